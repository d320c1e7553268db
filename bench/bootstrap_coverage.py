#!/usr/bin/env python3
"""Do the rank intervals of 'rank --bootstrap' cover as often as they say?

bootstrap_coverage.py PROGRAM wikinews.jsonl [SPLITS]: (1) Wikinews in two random halves, many times: the 90 % intervals of one half,
widened by the square root of 2 (both halves err), against the ranks of the other, for the 50 first of the whole corpus. (2) A made-up
corpus of known ranks: plain intervals against the truth. (3) How long 200 samples of the Wikinews case take.
"""
import json
import math
import os
import random
import subprocess
import sys
import tempfile
import time

program, news = sys.argv[1], sys.argv[2]
splits = int(sys.argv[3]) if len(sys.argv) > 3 else 20
articles = [json.loads(line) for line in open(news)]


def case_of(rows, path):
    with open(path + ".jsonl", "w") as file:
        file.writelines(json.dumps(row) + "\n" for row in rows)
    subprocess.run([program, "build", path + ".jsonl", "-o", path, "-q"], check=True, stderr=subprocess.DEVNULL)
    return path


def ranks(case, *options):
    done = subprocess.run([program, "rank", case, "--json", "--top", "0", *options], check=True, capture_output=True, text=True)
    return {row["id"]: row for row in json.loads(done.stdout)["rows"]}


def widened(row, factor):
    """On the scale of the intervals: factors."""
    middle = row["rank"]
    return middle * (row["rank_low"] / middle) ** factor, middle * (row["rank_high"] / middle) ** factor


def made_up(chance, people, documents):
    """Documents name two to four people, each as often as its known weight says."""
    weights = [1.0 / (i + 2) ** 0.9 for i in range(people)]
    names = [chance.choice(FIRST) + " " + last for last in chance.sample(LAST, people)]
    rows = []
    for d in range(documents):
        named = []
        while len(named) < 3:
            one = chance.choices(range(people), weights)[0]
            if one not in named:
                named.append(one)
        text = " ".join("%s and %s spoke about %s." % (names[a], names[b], chance.choice(TOPICS)) for a, b in
                        [(named[0], named[1]), (named[1], named[2]), (named[0], named[2])])
        rows.append({"id": "d%d" % d, "date": "2020-01-01", "title": "", "body": text})
    return names, rows


FIRST = "Anna Karl Peter Maria John Laura Martin Helen Robert Susan".split()
LAST = [a + b for a in "Bar Dor Fen Gal Hol Kar Lin Mor Nor Pel Ros Sol Tal Ver Wen".split() for b in "berg sen ini ova ler mann stad".split()]
TOPICS = "trade water energy roads schools fishing taxes housing railways farming".split()

with tempfile.TemporaryDirectory() as folder:
    whole = case_of(articles, os.path.join(folder, "whole.entente"))
    begin = time.perf_counter()
    ranks(whole, "--bootstrap", "200")
    print("200 samples of the Wikinews case: %.2f s with opening, listing and JSON" % (time.perf_counter() - begin))
    first = [key for key, row in sorted(ranks(whole).items(), key=lambda item: item[1]["rank"])[:50]]
    covered = plain = seen = absent = 0
    for number in range(splits):
        order = list(articles)
        random.Random(number).shuffle(order)
        one = ranks(case_of(order[::2], os.path.join(folder, "a%d.entente" % number)), "--bootstrap", "200")
        other = ranks(case_of(order[1::2], os.path.join(folder, "b%d.entente" % number)))
        for key in first:
            if key not in one or key not in other:
                absent += 1
                continue
            low, high = widened(one[key], math.sqrt(2))
            seen += 1
            covered += low <= other[key]["rank"] <= high
            plain += one[key]["rank_low"] <= other[key]["rank"] <= one[key]["rank_high"]
    print("Wikinews, %d splits: %d of %d covered (%.1f %%), unwidened %.1f %%; %d not named in both halves"
          % (splits, covered, seen, 100 * covered / seen, 100 * plain / seen, absent))

    covered = seen = 0
    names, many = made_up(random.Random(1), 40, 20000)
    true = {row["label"]: row["rank"] for row in ranks(case_of(many, os.path.join(folder, "truth.entente"))).values()}
    for number in range(splits):
        sample = random.Random(100 + number).sample(many, 400)
        for row in ranks(case_of(sample, os.path.join(folder, "s%d.entente" % number)), "--bootstrap", "200").values():
            if row["label"] in true:
                seen += 1
                covered += row["rank_low"] <= true[row["label"]] <= row["rank_high"]
    print("made-up corpus, %d samples of 400 of 20,000 documents: %d of %d covered (%.1f %%)"
          % (splits, covered, seen, 100 * covered / max(seen, 1)))
