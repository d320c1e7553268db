#!/usr/bin/env python3
"""Who is who across names and documents: the figures of docs/actors.md must hold.

corpus_actors.py PROGRAM SOURCE_DIR: B-cubed F1 of 'entente chains' on the alias clusters of Re-DocRED >= 0.95
for persons, organizations and places each;
in the Wikinews corpus every form of "United States" is one actor, and no two of the 200 most mentioned actors
have a form of their names in common that is longer than a word.
"""
import collections
import json
import os
import re
import subprocess
import sys
import tempfile

program, source = os.path.abspath(sys.argv[1]), sys.argv[2]
data = os.path.join(os.environ.get("ENTENTE_SHARED", os.path.join(source, "..", "shared")), "data")
aliases = os.path.join(data, "rel", "redocred.dev.jsonl")
news = os.path.join(data, "corpora", "wikinews_2019_2020.jsonl")
if not os.path.exists(aliases) or not os.path.exists(news):
    print("skipped: no ../shared/data/rel/redocred.dev.jsonl or corpora/wikinews_2019_2020.jsonl")
    sys.exit(77)
failures = []

done = subprocess.run([sys.executable, os.path.join(source, "bench", "redocred_aliases.py"), program, aliases], check=True,
                      capture_output=True, text=True)
print(done.stdout, end="")
for kind, figure in re.findall(r"^entente +(PER|ORG|LOC) .*F1 ([\d.]+)$", done.stdout, re.M):
    if float(figure) < 0.95:
        failures.append("Re-DocRED, %s: B-cubed F1 %s" % (kind, figure))

with tempfile.TemporaryDirectory() as folder:
    case = os.path.join(folder, "news.entente")
    subprocess.run([program, "build", news, "-o", case, "-q"], check=True, stderr=subprocess.DEVNULL)
    done = subprocess.run([program, "actors", case, "--json"], check=True, capture_output=True, text=True)
bearers = collections.defaultdict(set)
for place, row in enumerate(json.loads(done.stdout)["rows"]):
    for form in [row["label"]] + [f.strip() for f in row["also"].split(";")]:
        if form in ("United States", "United States of America", "US", "U.S.", "USA", "America"):
            bearers["United States"].add(row["id"])
        if place < 200 and " " in form:
            bearers[form].add(row["id"])
for form, actors in sorted(bearers.items()):
    if len(actors) > 1:
        failures.append("%s: %s" % (form, ", ".join(sorted(actors))))
if not bearers["United States"]:
    failures.append("nobody is the United States")
for failure in failures:
    print("FAIL", failure)
sys.exit(1 if failures else 0)
