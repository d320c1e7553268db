#!/usr/bin/env python3
"""Who is who within an article, against hand-made chains: the figures of docs/references.md must hold.

references.py PROGRAM SOURCE_DIR: precision of linked pronouns and offices on GUM >= 0.85; B-cubed F1 of
'entente chains' on its named persons, organizations and places >= 0.95 each; the sentences that bear the seed article's tie of
Antony Blinken and Sergey Lavrov: four, and two without pairs and pronouns.
"""
import json
import os
import re
import subprocess
import sys
import tempfile

program, source = os.path.abspath(sys.argv[1]), sys.argv[2]
shared = os.environ.get("ENTENTE_SHARED", os.path.join(source, "..", "shared"))
gum = os.path.join(shared, "data", "coref", "gum_coref.jsonl")
if not os.path.exists(gum):
    print("skipped: no ../shared/data/coref/gum_coref.jsonl")
    sys.exit(77)
failures = []


def bench(name, pattern):
    """What the bench prints, and the figure of the line that matches."""
    done = subprocess.run([sys.executable, os.path.join(source, "bench", name), program, gum], check=True,
                          capture_output=True, text=True)
    print(done.stdout, end="")
    return {m.group(1): float(m.group(2)) for m in re.finditer(pattern, done.stdout, re.M)}


for kind, value in bench("reference_gum.py", r"^(\S.*?) +\d+ of +\d+ +([\d.]+)$").items():
    if value < 0.85:
        failures.append("%s: precision %.3f" % (kind, value))
for row, value in bench("gum_chains.py", r"^(all named mentions +\w+) .*F1 ([\d.]+)$").items():
    if value < 0.95:
        failures.append("%s: B-cubed F1 %.3f" % (row, value))

seed = [os.path.join(shared, "corpora", f) for f in sorted(os.listdir(os.path.join(shared, "corpora")))
        if f.startswith("seed-000") and f.endswith(".txt")]
with tempfile.TemporaryDirectory() as folder:
    for options, expected in (([], 4), (["--without", "pairs,pronouns"], 2)):
        case = os.path.join(folder, "case%d.entente" % expected)
        subprocess.run([program, "build", seed[0], "-o", case, "-q", *options], check=True)
        done = subprocess.run([program, "evidence", case, "Antony Blinken", "Sergey Lavrov", "--json"], check=True,
                              capture_output=True, text=True)
        places = {row["place"] for row in json.loads(done.stdout)["rows"]}
        print("seed %s: %d sentences" % (" ".join(options) or "with every step", len(places)))
        if len(places) != expected:
            failures.append("the seed's tie has %d sentences, not %d" % (len(places), expected))
for failure in failures:
    print("FAIL", failure)
sys.exit(1 if failures else 0)
