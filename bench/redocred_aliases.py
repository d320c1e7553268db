#!/usr/bin/env python3
"""B-cubed of `entente chains` on the alias clusters of Re-DocRED: given the marked names, which are one entity?

usage: redocred_aliases.py PROGRAM REDOCRED_DEV_JSONL [--errors]
Persons, organizations and places; times, numbers and other names are left out, as they are no actors.
B-cubed: Bagga & Baldwin 1998; a name that stands once in its document counts as well. Two base lines of the
same documents are printed beside it: every string its own, and every mention its own.
"""
import collections
import json
import os
import subprocess
import sys
import tempfile

TYPES = {"PER": "person", "ORG": "organization", "LOC": "place"}


def chains(program, documents):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "marked.jsonl")
        with open(path, "w", encoding="utf-8") as out:
            for number, d in enumerate(documents):
                marked = [{"begin": e["start"], "end": e["end"], "type": TYPES[e["type"]]} for e in d["named"]]
                out.write(json.dumps({"id": str(number), "text": d["text"], "mentions": marked}) + "\n")
        done = subprocess.run([program, "chains", "--mentions", path], check=True, capture_output=True, text=True)
    found = {r["id"]: r["chains"] for r in map(json.loads, done.stdout.splitlines())}
    return [found[str(number)] for number in range(len(documents))]


def b_cubed(system, gold):
    """(sum of precisions, sum of recalls, mentions) of one document."""
    of_system, of_gold = collections.defaultdict(set), collections.defaultdict(set)
    for i, (s, g) in enumerate(zip(system, gold)):
        of_system[s].add(i)
        of_gold[g].add(i)
    precision = sum(len(of_system[s] & of_gold[g]) / len(of_system[s]) for s, g in zip(system, gold))
    recall = sum(len(of_system[s] & of_gold[g]) / len(of_gold[g]) for s, g in zip(system, gold))
    return precision, recall, len(gold)


def row(label, documents, found):
    for kind in list(TYPES) + ["all"]:
        total = [0.0, 0.0, 0]
        for d, chain in zip(documents, found):
            kept = [(s, e["id"]) for s, e in zip(chain, d["named"]) if kind in (e["type"], "all")]
            for k, value in enumerate(b_cubed([s for s, _ in kept], [g for _, g in kept])):
                total[k] += value
        p, r = total[0] / total[2], total[1] / total[2]
        print("%-13s %-4s %6d mentions  P %.3f  R %.3f  B3 F1 %.3f" % (label, kind, total[2], p, r, 2 * p * r / (p + r)))


def show(documents, found):
    for d, chain in zip(documents, found):
        split, merged = collections.defaultdict(dict), collections.defaultdict(dict)
        for e, c in zip(d["named"], chain):
            split[e["id"]].setdefault(c, set()).add(e["mention"])
            merged[c].setdefault(e["id"], set()).add(e["mention"])
        for name, table in (("split", split), ("merged", merged)):
            for parts in table.values():
                if len(parts) > 1:
                    print(d["doc"], name, [sorted(p)[:4] for p in parts.values()], sep="\t")


def main(arguments):
    errors = "--errors" in arguments
    arguments = [a for a in arguments if a != "--errors"]
    with open(arguments[1], encoding="utf-8") as lines:
        documents = [json.loads(line) for line in lines]
    for d in documents:
        d["named"] = [e for e in d["entities"] if e["type"] in TYPES]
    found = chains(arguments[0], documents)
    if errors:
        show(documents, found)
    row("entente", documents, found)
    row("same string", documents, [[e["mention"].lower() for e in d["named"]] for d in documents])
    row("all apart", documents, [list(range(len(d["named"]))) for d in documents])


if __name__ == "__main__":
    main(sys.argv[1:])
