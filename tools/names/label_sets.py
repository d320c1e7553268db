"""The labelled sets of DIR/ner in the trainer's layout: OUT/sets/NAME.tsv and OUT/sets.tsv."""

import hashlib
import os

import spans
import tables

# Documents whose texts are used to judge the whole program and so stay out of training:
# first 16 digits of the SHA-256 of the first sentence's letters and digits in lower case.
JUDGED = frozenset((
    "3f57a5cd1d5ee308", "495e9acfe221adaa", "702c1cc8bf5e80a6", "898fb29d051b176f",
    "64faa5c1c3270761"))

BLOCK = 12

UNITED = {"States": "LOC", "Kingdom": "LOC", "Nations": "ORG"}


class Lists:
    """The closed lists that one scheme of labels needs."""

    def __init__(self, table):
        self.peoples = tables.peoples(table)
        self.states = set(table.names("states")) - self.peoples
        self.personal = {row[0] for name in ("given_names", "surnames") for row in table[name]}


def fingerprint(tokens):
    """What JUDGED lists, of a document's first sentence: free of spacing and tokenisation."""
    text = "".join(c for c in "".join(tokens).lower() if c.isalnum())
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:16]


def without_judged(document_list):
    """The documents that do not open with a sentence of a judged article."""
    return [document for document in document_list if fingerprint(document[0][0]) not in JUDGED]


def made_whole(tokens, found):
    """Spans to which a "United" before them is added, where the source cut it off.

    GUM's spans come from trees in which "United" is an adjective: it marks "States",
    "Nations" and "Kingdom" alone.
    """
    whole = []
    for start, end, kind in found:
        if start and tokens[start - 1].title() == "United" and tokens[start].title() in UNITED:
            start, kind = start - 1, UNITED[tokens[start].title()] if end == start + 1 else kind
        whole.append([start, end, kind])
    return whole


def retyped(text, kind, lists):
    """The type of a name in the scheme of all sets: peoples are MISC, states LOC."""
    if text in lists.peoples and (kind in ("LOC", "ORG") or text not in lists.personal):
        return "MISC"
    return "LOC" if kind == "ORG" and text in lists.states else kind


def cleaned(tokens, tags, lists):
    """Tags of a training sentence in one scheme for all sets.

    A nationality word is MISC, a state LOC also where its team is meant; "the" does
    not belong to a name; a MISC without a capital letter or digit (a field of study,
    a product kind) and what is left of a title ("of Basel") is no name.
    """
    found = []
    for start, end, kind in made_whole(tokens, spans.spans(tags)):
        if end - start > 1 and tokens[start] == "the":
            start += 1
        text = " ".join(tokens[start:end])
        kind = retyped(text, kind, lists)
        if kind == "MISC" and not any(c.isupper() or c.isdigit() for c in text):
            continue
        if tokens[start] != "of":
            found.append([start, end, kind])
    return spans.tags_of(len(tokens), found)


def prepared(sentences, role, bounds, lists):
    """One set as it is written; sets to measure on keep their labels."""
    if bounds == "sentence":
        document_list = [[sentence] for sentence in sentences if sentence is not None]
    else:
        document_list = spans.documents(sentences)
    document_list = without_judged(document_list)
    out = []
    for document in document_list:
        out.append(None)
        for tokens, tags in document:
            fixed = (cleaned(tokens, tags, lists) if role == "train"
                     else spans.tags_of(len(tokens), spans.spans(tags)))
            out.append((tokens, fixed))
    return out


def text_only(sentence_lists):
    """The sentences of several files with the tag O, in documents of BLOCK sentences."""
    every = [sentence for sentences in sentence_lists for sentence in sentences
             if sentence is not None]
    blank = [(tokens, ["O"] * len(tokens)) for tokens, _ in every]
    return spans.joined(spans.blocks(blank, BLOCK))


def set_rows(path):
    """Rows of sets.tsv: name, role, weight, partial, share_alike, bounds, licence."""
    return [row for row in tables.rows(path) if len(row) == 7]


def write_index(path, listed):
    """OUT/sets.tsv: name, role, weight, partial, share_alike, licence."""
    with open(path, "w", encoding="utf-8", newline="\n") as out:
        for name, role, weight, partial, share_alike, _, licence in listed:
            out.write("\t".join((name, role, weight, partial, share_alike, licence)) + "\n")


def summary(name, sentences):
    """One line about a set: documents, sentences, tokens, names of each type."""
    plain = [sentence for sentence in sentences if sentence is not None]
    kinds = dict.fromkeys(spans.TYPES, 0)
    for _, tags in plain:
        for _, _, kind in spans.spans(tags):
            kinds[kind] += 1
    return "%-26s %6d documents %6d sentences %8d tokens  %s" % (
        name, sum(sentence is None for sentence in sentences), len(plain),
        sum(len(tokens) for tokens, _ in plain),
        " ".join("%s %d" % item for item in kinds.items()))


def write_sets(inputs, out_folder, listed, lists):
    """Writes every listed set; inputs(name) gives the path of DIR/ner/name.tsv, checked."""
    os.makedirs(out_folder, exist_ok=True)
    for name, role, _, _, _, bounds, _ in listed:
        if role == "text" or name == "gmb_silver":
            continue
        sentences = prepared(spans.read(inputs(name)), role, bounds, lists)
        spans.write(os.path.join(out_folder, name + ".tsv"), sentences)
        print(summary(name, sentences), flush=True)
