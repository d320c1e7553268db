#!/usr/bin/env python3
"""Reprints count once: 100 Wikinews articles, each added five times more with a tenth of its words replaced.

reprints.py PROGRAM SOURCE_DIR: every tie keeps its weight to the bit, pairs of copies are found with precision and recall >= 0.98,
and building at once, in pieces and in another order, or removing the copies again, gives the same digest.
"""
import collections
import json
import os
import random
import re
import sqlite3
import subprocess
import sys
import tempfile

program, source = os.path.abspath(sys.argv[1]), sys.argv[2]
news = os.path.join(os.environ.get("ENTENTE_SHARED", os.path.join(source, "..", "shared")), "data", "corpora", "wikinews_2019_2020.jsonl")
if os.environ.get("ENTENTE_SLOW_BUILD"):
    print("skipped: measures what is found, which an instrumented build does not change")
    sys.exit(77)
if not os.path.exists(news):
    print("skipped: no ../shared/data/corpora/wikinews_2019_2020.jsonl")
    sys.exit(77)
articles = [json.loads(line) for line in open(news)]
failures = []


def copies(chance):
    """Words of a copy are replaced by words that occur anywhere in the corpus, as often as they occur there."""
    vocabulary = [word for article in articles for word in article["body"].split()]
    out = []
    for article in chance.sample(articles, 100):
        for number in range(5):
            parts = re.split(r"(\s+)", article["body"])
            words = [i for i, part in enumerate(parts) if part.strip()]
            for i in chance.sample(words, round(len(words) / 10)):
                parts[i] = chance.choice(vocabulary)
            out.append(dict(article, id="%s copy %d" % (article["id"], number), body="".join(parts)))
    return out


def run(*arguments):
    return subprocess.run([program, *arguments], check=True, capture_output=True, text=True).stdout


def write(path, rows):
    with open(path, "w") as file:
        file.writelines(json.dumps(row) + "\n" for row in rows)


def digest(case):
    return re.search(r"\b[0-9a-f]{64}\b", run("verify", case))[0]


with tempfile.TemporaryDirectory() as folder:
    def at(name):
        return os.path.join(folder, name)

    added = copies(random.Random(6))
    write(at("articles.jsonl"), articles)
    write(at("copies.jsonl"), added)
    run("build", at("articles.jsonl"), "-o", at("case.entente"), "-q")
    before, digest_before = run("export", at("case.entente"), "--to", "csv", "-o", "-"), digest(at("case.entente"))
    run("build", at("copies.jsonl"), "-o", at("case.entente"), "-q", "--report", at("report.json"))
    if run("export", at("case.entente"), "--to", "csv", "-o", "-") != before:
        failures.append("ties changed when copies were added")

    report = json.load(open(at("report.json")))
    with sqlite3.connect(at("case.entente")) as database:
        names = dict(database.execute("SELECT id, source_id FROM documents"))
        story = {names[d]: names[s] for d, s in database.execute("SELECT document, story FROM reprints")}
    original = {name: name.split(" copy")[0] for name in names.values()}
    found, true = collections.defaultdict(list), collections.Counter(original.values())
    for name in names.values():
        found[story.get(name, name)].append(name)
    pairs = lambda n: n * (n - 1) // 2
    right = sum(pairs(n) for group in found.values() for n in collections.Counter(original[name] for name in group).values())
    precision, recall = right / sum(pairs(len(g)) for g in found.values()), right / sum(pairs(n) for n in true.values())
    print("%d documents, %d reprints of %d articles: precision of pairs %.4f, recall %.4f"
          % (len(names), report["reprints"], report["reprinted"], precision, recall))
    if precision < 0.98 or recall < 0.98:
        failures.append("precision %.4f, recall %.4f" % (precision, recall))

    everything = articles + added
    random.Random(7).shuffle(everything)
    write(at("shuffled.jsonl"), everything)
    run("build", at("shuffled.jsonl"), "-o", at("at_once.entente"), "-q", "--threads", "1")
    if digest(at("at_once.entente")) != digest(at("case.entente")):
        failures.append("the digest depends on order or on pieces")
    run("remove", at("case.entente"), *[row["id"] for row in added])
    if digest(at("case.entente")) != digest_before:
        failures.append("removing the copies does not give the store back")

for failure in failures:
    print("FAILED", failure)
sys.exit(1 if failures else 0)
