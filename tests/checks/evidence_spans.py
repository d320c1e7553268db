#!/usr/bin/env python3
"""Every edge leads to sentences whose marked words name both actors.

evidence_spans.py PROGRAM SOURCE_DIR: builds the Wikinews corpus of ../shared, asks
for the evidence of every edge ('evidence --all'), and checks each record against
the articles themselves: the sentences stand in the article, each span cuts out the
words that are printed, and for every edge some record marks a known form of both
names. Checks the same for the example corpus, and the meetings of the seed article.
"""
import json
import os
import re
import subprocess
import sys
import tempfile

program, source = os.path.abspath(sys.argv[1]), sys.argv[2]
shared = os.environ.get("ENTENTE_SHARED", os.path.join(source, "..", "shared"))
corpus = os.path.join(shared, "data", "corpora", "wikinews_2019_2020.jsonl")
if not os.path.exists(corpus):
    print("skipped: no ../shared/data/corpora/wikinews_2019_2020.jsonl")
    sys.exit(77)
failures = []


def run(*arguments):
    return subprocess.run([program, *arguments], check=True, capture_output=True, text=True).stdout


def rows(*arguments):
    return json.loads(run(*arguments, "--json"))["rows"]


def flat(text):
    return re.sub(r"\s+", " ", text.replace("\ufeff", "")).strip()


def fail(edge, message):
    failures.append(f"{edge}: {message}")


def check_record(edge, record, articles, forms):
    """True if the record marks a form of both names."""
    text = record["text"].encode()
    article = articles.get(record["document"])
    if article is None:
        fail(edge, f"{record['place']}: no such document")
    elif flat(record["text"]) not in article:
        fail(edge, f"{record['place']}: the sentence is not in the article")
    named = {"a": False, "b": False}
    for mark in record["marks"]:
        if text[mark["begin"]:mark["end"]].decode(errors="replace") != mark["words"] or not mark["words"].strip():
            fail(edge, f"{record['place']}: span {mark['begin']}-{mark['end']} is not '{mark['words']}'")
        for side in named:
            label, known = forms[record[side]]
            words = flat(mark["words"]).casefold()  # "prime minister" is part of an unnamed one's label
            if mark["actor"] == label and (words in known or words in label.casefold()):
                named[side] = True
    return all(named.values())


def check_store(path, articles_by_source):
    articles = {}
    for document in rows("documents", path):
        text = articles_by_source(document)
        articles[document["document"]] = flat(text)
    forms = {}
    for actor in rows("actors", path):
        known = {flat(form).casefold() for form in [actor["label"], *actor["also"].split("; ")] if form}
        forms[actor["id"]] = (actor["label"], known)
    edges, records = {}, 0
    for line in run("evidence", path, "--all").splitlines():
        record = json.loads(line)
        edge = (record["a"], record["b"])
        edges[edge] = check_record(edge, record, articles, forms) or edges.get(edge, False)
        records += 1
    for edge, named in edges.items():
        if not named:
            fail(edge, "no record marks a form of both names")
    return edges, records


with tempfile.TemporaryDirectory() as folder:
    store = os.path.join(folder, "wikinews.entente")
    run("build", corpus, "-o", store)
    with open(corpus, encoding="utf-8") as file:
        articles = {a["id"]: a for a in map(json.loads, file)}
    edges, records = check_store(store, lambda d: articles[d["id"]]["title"] + " \n" + articles[d["id"]]["body"])
    ties = next(r["value"] for r in rows("stats", store) if r["name"] == "ties")
    print(f"Wikinews: {len(edges)} edges, {records} records")
    if not edges or len(edges) < ties:
        failures.append(f"the store has {ties} ties, but evidence of {len(edges)} edges was printed")

    crisis = os.path.join(source, "examples", "crisis")
    store = os.path.join(folder, "crisis.entente")
    run("build", crisis, "-o", store)
    edges, records = check_store(store, lambda d: open(os.path.join(crisis, d["id"] + ".txt"), encoding="utf-8").read())
    print(f"example: {len(edges)} edges, {records} records")

    # The seed article tells of five meetings between named sides; the sentences printed for each
    # must say when and where it was, as the annotators noted.
    seed = os.path.join(folder, "seed.entente")
    with open(os.path.join(shared, "gold", "seed.json"), encoding="utf-8") as file:
        gold = json.load(file)
    article = next(p for p in sorted(os.listdir(os.path.join(shared, "corpora"))) if p.endswith(".txt"))
    run("build", os.path.join(shared, "corpora", article), "-o", seed)
    document = (gold.get("documents") or [gold])[0]
    meetings = [t for t in document["ties"] if t["type"] == "meet"]
    names = {actor["id"] if "id" in actor else actor["name"]: actor for actor in document["actors"]}
    found = 0
    for meeting in meetings:
        sides = [meeting["a"], meeting["b"]] if "a" in meeting else [meeting["source"], meeting["target"]]
        done = subprocess.run([program, "evidence", seed, *[names.get(s, {"name": s})["name"] for s in sides],
                               "--kind", "meeting", "--json"], capture_output=True, text=True)
        if done.returncode != 0:
            fail(tuple(sides), f"no evidence of the meeting: {done.stderr.splitlines()[:1]}")
            continue
        told = [flat(r["text"]) for r in json.loads(done.stdout)["rows"]]
        for words in (meeting.get("when"), meeting.get("place")):
            if words and not any(words.casefold() in sentence.casefold() for sentence in told):
                fail(tuple(sides), f"no sentence printed says '{words}'")
        found += 1
    print(f"seed: evidence for {found} of {len(meetings)} meetings")

for line in failures[:30]:
    print("FAIL", line)
print(f"{len(failures)} failures")
sys.exit(1 if failures else 0)
