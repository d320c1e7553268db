#!/usr/bin/env python3
"""Every stand-in (pronoun, pair, office, body noun) that the program links in a set of texts, by kind
and with its sentence, so that a reader can judge each.

usage: reference_kinds.py PROGRAM FOLDER_OR_FILES... [--kind KIND]
FOLDER holds *.txt, such as ../shared/gold/dev/text. One line each:
kind, document, actor, confidence, reason, the sentence with [the words].
"""
import collections
import glob
import json
import os
import subprocess
import sys
import tempfile

KINDS = ("pair", "pronoun", "office", "body noun")


def records(program, paths):
    with tempfile.TemporaryDirectory() as folder:
        case, out = os.path.join(folder, "case.entente"), os.path.join(folder, "records.jsonl")
        subprocess.run([program, "build", *paths, "-o", case, "-q"], check=True)
        subprocess.run([program, "export", case, "--to", "records", "-o", out, "-q"], check=True)
        with open(out, encoding="utf-8") as lines:
            return [json.loads(line) for line in lines]


def around(text, begin, end):
    left = max(text.rfind(b"\n", 0, begin), text.rfind(b". ", 0, begin - 1), begin - 220) + 1
    right = min([p for p in (text.find(b"\n", end), text.find(b". ", end)) if p >= 0] + [end + 160])
    whole = text[left:begin] + b"[" + text[begin:end] + b"]" + text[end:right]
    return " ".join(whole.decode("utf-8", "replace").split())


def main(arguments):
    kind = None
    if "--kind" in arguments:
        at = arguments.index("--kind")
        kind = arguments[at + 1]
        del arguments[at:at + 2]
    program, paths = arguments[0], []
    for path in arguments[1:]:
        paths += sorted(glob.glob(os.path.join(path, "*.txt"))) if os.path.isdir(path) else [path]
    count = collections.Counter()
    for record in records(program, paths):
        text = record["text"].encode()
        names = {e["id"]: e["name"] for e in record["entities"]}
        for m in record["mentions"]:
            if m.get("source") not in KINDS:
                continue
            count[m["source"]] += 1
            if kind in (None, m["source"]):
                print(m["source"], record["id"], names[m["entity"]], "%.2f" % m.get("confidence", 1),
                      m["reason"], around(text, m["begin"], m["end"]), sep="\t")
    for source in KINDS:
        print("%-10s %d" % (source, count[source]), file=sys.stderr)


if __name__ == "__main__":
    main(sys.argv[1:])
