#!/usr/bin/env python3
"""Precision of each kind of reference against hand-made coreference chains.

usage: reference_gum.py PROGRAM GUM_COREF_JSONL [--errors]
The program reads the texts alone and finds names and stand-ins itself. A stand-in is judged if the
gold marks its words (or a mention that ends with them) and if the gold has a chain for the actor's
names; it is right if the two chains are one.
"""
import collections
import json
import os
import subprocess
import sys
import tempfile

KINDS = ("pair", "pronoun", "office", "body noun")


def run(program, documents):
    with tempfile.TemporaryDirectory() as folder:
        texts, case = os.path.join(folder, "texts.jsonl"), os.path.join(folder, "case.entente")
        out = os.path.join(folder, "records.jsonl")
        with open(texts, "w", encoding="utf-8") as lines:
            for d in documents:
                lines.write(json.dumps({"id": d["doc"], "text": d["text"]}) + "\n")
        subprocess.run([program, "build", texts, "-o", case, "-q"], check=True)
        subprocess.run([program, "export", case, "--to", "records", "-o", out, "-q"], check=True)
        with open(out, encoding="utf-8") as lines:
            return {r["id"]: r for r in map(json.loads, lines)}


def judge(document, record, errors):
    """{kind: [right, judged]}"""
    text = record["text"]
    data = text.encode()
    shift = document["text"].find(text[:40])
    position = {}  # byte -> code point
    at = 0
    for i, c in enumerate(text):
        position[at] = i
        at += len(c.encode())
    position[at] = len(text)
    gold_by_end, gold_by_span = collections.defaultdict(list), {}
    for e in document["entities"]:
        gold_by_end[e["end"]].append((e["end"] - e["start"], e["id"]))
        gold_by_span[(e["start"], e["end"])] = e["id"]

    def chain(m):
        begin, end = position[m["begin"]] + shift, position[m["end"]] + shift
        if (begin, end) in gold_by_span:
            return gold_by_span[(begin, end)]
        for stop in (end, end + 2, end + 3):  # "X 's" is part of the gold's span
            for size, name in sorted(gold_by_end.get(stop, [])):
                if size >= end - begin:
                    return name
        return None
    chains = collections.defaultdict(collections.Counter)
    for m in record["mentions"]:
        if m.get("source") not in KINDS and chain(m):
            chains[m["entity"]][chain(m)] += 1
    result = {kind: [0, 0] for kind in KINDS}
    names = {e["id"]: e["name"] for e in record["entities"]}
    for m in record["mentions"]:
        kind = m.get("source")
        if kind not in KINDS or kind == "pair" or not chain(m) or not chains[m["entity"]]:
            continue
        right = chain(m) == chains[m["entity"]].most_common(1)[0][0]
        result[kind][0] += right
        result[kind][1] += 1
        if errors and not right:
            print(kind, document["doc"], names[m["entity"]], m["reason"],
                  " ".join((data[max(0, m["begin"] - 200):m["begin"]] + b"[" + data[m["begin"]:m["end"]] + b"]" +
                            data[m["end"]:m["end"] + 60]).decode("utf-8", "replace").split()), sep="\t")
    return result


def main(arguments):
    errors = "--errors" in arguments
    arguments = [a for a in arguments if a != "--errors"]
    with open(arguments[1], encoding="utf-8") as lines:
        documents = [json.loads(line) for line in lines]
    records = run(arguments[0], documents)
    total = {kind: [0, 0] for kind in KINDS}
    by_genre = collections.defaultdict(lambda: [0, 0])
    for d in documents:
        for kind, (right, judged) in judge(d, records[d["doc"]], errors).items():
            total[kind][0] += right
            total[kind][1] += judged
            if kind == "pronoun":
                by_genre[d["genre"]][0] += right
                by_genre[d["genre"]][1] += judged
    for kind, (right, judged) in total.items():
        if judged:
            print("%-10s %4d of %4d  %.3f" % (kind, right, judged, right / judged))
    for genre, (right, judged) in sorted(by_genre.items()):
        print("  pronoun in %-10s %4d of %4d  %.3f" % (genre, right, judged, right / max(1, judged)))


if __name__ == "__main__":
    main(sys.argv[1:])
