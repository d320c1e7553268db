#!/usr/bin/env python3
"""How often does 'trends' see a change where there is none?

trends_calibration.py PROGRAM wikinews.jsonl [SHUFFLES] [WINDOW ...]: Wikinews with the dates dealt out at random, many times, so that
no window differs from another but by chance. For each --window: how many 90 % intervals leave out no change, and how many tables
call any change a rise or a fall.
"""
import json
import os
import random
import subprocess
import sys
import tempfile

program, news = sys.argv[1], sys.argv[2]
shuffles = int(sys.argv[3]) if len(sys.argv) > 3 else 20
steps = sys.argv[4:] or ["2", "year", "quarter"]
articles = [json.loads(line) for line in open(news)]
changes, outside, called, false = ({step: 0 for step in steps} for _ in range(4))

with tempfile.TemporaryDirectory() as folder:
    for number in range(shuffles):
        dates = [row["date"] for row in articles]
        random.Random(number).shuffle(dates)
        path = os.path.join(folder, "case%d.entente" % number)
        with open(path + ".jsonl", "w") as file:
            file.writelines(json.dumps(dict(row, date=date)) + "\n" for row, date in zip(articles, dates))
        subprocess.run([program, "build", path + ".jsonl", "-o", path, "-q"], check=True, stderr=subprocess.DEVNULL)
        for step in steps:
            done = subprocess.run([program, "trends", path, "--window", step, "--json", "-q"], check=True, capture_output=True, text=True)
            rows = json.loads(done.stdout)["rows"]
            changes[step] += len(rows)
            outside[step] += sum(row["change_low"] > 0 or row["change_high"] < 0 for row in rows)
            verdicts = sum(row["verdict"] != "" for row in rows)
            false[step] += verdicts
            called[step] += verdicts > 0

for step in steps:
    print("--window %s, %d shuffles: %d of %d intervals leave out no change (%.1f %%); %d calls, in %d tables"
          % (step, shuffles, outside[step], changes[step], 100 * outside[step] / changes[step], false[step], called[step]))
