#!/usr/bin/env python3
"""Hostile labels in everything that the program writes. READERS has a reader for each form: it
gives back every label, as docs/formats.md says that it stands there, and finds nothing in the file
that a file of harmless labels has not. The labels stand in a store by somebody else, which may hold
any: also those that an edge list may not bring (empty, blank, 100,000 bytes).

usage: labels_read_back.py ENTENTE SOURCE_DIR; exit 77: skipped
"""
import json
import os
import re
import shutil
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from readers import documents, graphs, lists, pages, pictures  # noqa: E402
from readers.labels import HOSTILE, Graph, check, kit_labels, run  # noqa: E402

if os.environ.get("ENTENTE_SLOW_BUILD"):
    print("skipped: the fast build reads every label back; exports_read_back does so in this one")
    sys.exit(77)
if not shutil.which("dot"):
    print("skipped: Graphviz's dot is not installed")
    sys.exit(77)

PROGRAM, SOURCE = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])

READERS = {
    "export graphml": graphs.read_graphml,
    "export gexf": graphs.read_gexf(".gexf"),
    "export gexf-1.3": graphs.read_gexf(".gexf13"),
    "export json": graphs.read_json,
    "export jgf": graphs.read_jgf,
    "export csv": graphs.read_csv,
    "export csv-nodes": graphs.read_nodes_csv,
    "export net": graphs.read_pajek,
    "export dot": graphs.read_dot,
    "export records": documents.read_records,
    "export annotations": documents.read_annotations,
    "list table": lists.read_list_table,
    "list json": lists.read_list_json,
    "list jsonl": lists.read_list_jsonl,
    "list csv": lists.read_list_csv,
    "list tsv": lists.read_list_tsv,
    "list md": lists.read_list_markdown,
    "list latex": lists.read_list_latex,
    "render svg": pictures.read_svg,
    "render svg, names in shapes": pictures.read_drawn_names,
    "render dot": pictures.read_picture_dot,
    "render dot --plain": pictures.read_plain_dot,
    "render png": pictures.read_png,
    "render pdf": pictures.read_pdf,
    "explore": pages.read_explorer,
    "report": pages.read_report,
    "actors rename, the file of corrections": documents.read_corrections,
}
STORES = {"build", "import"}  # write evidence, not a form of it
MODELS = {"train"}


def check_that_all_are_here():
    """Every form that the help or docs/formats.md lists is in READERS."""
    root = json.loads(run(PROGRAM, "help", "--json"))["rows"][0]
    forms = set()
    for command in root["forms"]:
        options = {name: option["text"] for option in command["options"] for name in option["names"]}
        if "--to" in options:
            forms |= {f"{command['name']} {form}" for form in options["--to"].split(": ")[-1].split(", ")}
        elif options.keys() & {"--output", "--out"} and command["name"] not in STORES | MODELS:
            forms.add(command["name"])
    lists_of = next(option["text"] for option in root["options"] if "--format" in option["names"])
    forms |= {"list " + form for form in lists_of.split(": ")[-1].split(", ")}
    with open(os.path.join(SOURCE, "docs", "formats.md"), encoding="utf-8") as page:
        forms |= {"export " + form for form in re.findall(r"^\| `([a-z][a-z0-9.-]*)` \|", page.read(), re.M)}
    check(len(forms) > 20 and forms <= READERS.keys(), f"forms without a reader: {sorted(forms - READERS.keys())}")


def told(name, found, expected):
    """Prints how many of the labels are read back, and the first that is not; whether all are."""
    if not expected:
        print(f"{name}: holds no names as text, and nothing new")
        return not found
    if isinstance(found, dict):
        found, expected = sorted(found.items()), sorted(expected.items())
    print(f"{name}: {sum(f == e for f, e in zip(found, expected))}/{len(expected)}")
    if found != expected:
        print("  " + next((f"{str(f)[:200]!r} instead of {str(e)[:200]!r}" for f, e in zip(found, expected) if f != e),
                          f"{len(found)} instead of {len(expected)}"))
    return found == expected


def main():
    check_that_all_are_here()
    kit = list(kit_labels(SOURCE).values())
    labels = kit + [label for label in HOSTILE if label not in kit]
    good = True
    with tempfile.TemporaryDirectory() as folder:
        graph = Graph(PROGRAM, folder, "labels", labels)
        for name, reader in READERS.items():
            good &= told(name, *reader(graph))
    print(f"{len(kit)} labels of the kit, {len(labels) - len(kit)} others, a hub")
    sys.exit(0 if good else 1)


main()
