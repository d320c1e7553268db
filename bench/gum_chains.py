#!/usr/bin/env python3
"""B-cubed of `entente chains` on the named mentions of GUM: given the marked names, which are one actor?

usage: gum_chains.py PROGRAM GUM_COREF_JSONL [--errors]
A named mention is a person, organization or place whose head words (GUM's minimal span) are capitalised, are
no pronoun, and for a person no mere title ("the President") nor two names ("A and B"). Two
rows: all named mentions, and those of chains that are linked to Wikipedia (the named entities of GUM's
entity-linking layer). B-cubed: Bagga & Baldwin 1998; every chain counts, also those of one mention.
"""
import collections
import json
import os
import subprocess
import sys
import tempfile

TYPES = ("person", "organization", "place")
CLOSED = set("I He She They We You It His Her Their My Our Its Who This That These Those Your Me Him Them Us Whom "
             "Himself Herself Themselves Myself Yours Mine One Some All Both Each Many Most Several Any".split())


def roles():
    """Words that are titles or roles: "the President", "Professor of Music" name nobody by themselves."""
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "data", "titles.tsv")
    with open(path, encoding="utf-8") as rows:
        return {row.split("\t")[0].lower() for row in rows if not row.startswith("#")}


ROLES = roles() | set("christian protestant catholic appellants".split())


def is_named(entity):
    if entity["type"] not in TYPES:
        return False
    words = entity["mention"].split()
    places = [int(p) for p in entity["minspan"].split(",") if p.isdigit()]
    heads = [words[p - 1] for p in places if 0 < p <= len(words)]
    if not heads or not all(w[:1].isupper() for w in heads) or heads[0] in CLOSED:
        return False
    if any(w in ("and", "or", "&") for w in words[min(places) - 1:max(places)]) and entity["type"] == "person":
        return False  # "A and B" are two
    return not (entity["type"] == "person" and (heads[0].lower() in ROLES and len(places) == 1 or
                                                "of" in words[places[0] - 1:places[-1]] and heads[0].lower() in ROLES))


def chains(program, documents):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "marked.jsonl")
        with open(path, "w", encoding="utf-8") as out:
            for d in documents:
                marked = [{"begin": e["start"], "end": e["end"], "type": e["type"]} for e in d["named"]]
                out.write(json.dumps({"id": d["doc"], "text": d["text"], "mentions": marked}) + "\n")
        done = subprocess.run([program, "chains", "--mentions", path], check=True, capture_output=True, text=True)
    return {r["id"]: r["chains"] for r in map(json.loads, done.stdout.splitlines())}


def b_cubed(system, gold):
    """(sum of precisions, sum of recalls, mentions) of one document."""
    of_system, of_gold = collections.defaultdict(set), collections.defaultdict(set)
    for i, (s, g) in enumerate(zip(system, gold)):
        of_system[s].add(i)
        of_gold[g].add(i)
    precision = recall = 0.0
    for i, (s, g) in enumerate(zip(system, gold)):
        common = len(of_system[s] & of_gold[g])
        precision += common / len(of_system[s])
        recall += common / len(of_gold[g])
    return precision, recall, len(gold)


def show(documents, found):
    for d in documents:
        names = collections.defaultdict(collections.Counter)
        merged = collections.defaultdict(set)
        for e, chain in zip(d["named"], found[d["doc"]]):
            names[e["id"]][chain] += 1
            merged[chain].add(e["id"])
        surface = collections.defaultdict(set)
        for e, chain in zip(d["named"], found[d["doc"]]):
            surface[(e["id"], chain)].add(e["mention"][:50])
        for gold, split in names.items():
            if len(split) > 1:
                print(d["doc"], "split", [sorted(surface[(gold, c)])[:5] for c in split], sep="\t")
        for chain, golds in merged.items():
            if len(golds) > 1:
                print(d["doc"], "merged", [sorted(surface[(g, chain)])[:5] for g in golds], sep="\t")


def main(arguments):
    errors = "--errors" in arguments
    arguments = [a for a in arguments if a != "--errors"]
    with open(arguments[1], encoding="utf-8") as lines:
        documents = [json.loads(line) for line in lines]
    for d in documents:
        d["named"] = [e for e in d["entities"] if is_named(e)]
    for label, linked in (("all named mentions", False), ("linked to Wikipedia", True)):
        for d in documents:
            d["named"] = [e for e in d["named"] if not linked or e["link"]]
        found = chains(arguments[0], documents)
        for kind in TYPES + ("all",):
            total = [0.0, 0.0, 0]
            for d in documents:
                kept = [(s, e["id"]) for s, e in zip(found[d["doc"]], d["named"]) if kind in (e["type"], "all")]
                for k, value in enumerate(b_cubed([s for s, _ in kept], [g for _, g in kept])):
                    total[k] += value
            p, r = total[0] / total[2], total[1] / total[2]
            print("%-20s %-13s %5d mentions  P %.3f  R %.3f  B3 F1 %.3f" % (label, kind, total[2], p, r, 2 * p * r / (p + r)))
        if errors and not linked:
            show(documents, found)


if __name__ == "__main__":
    main(sys.argv[1:])
