#!/usr/bin/env python3
"""Who met whom and who did what to whom, in sentences with given names: not worse than it was.

told_floors.py PROGRAM SOURCE_DIR: runs bench/meeting_candidates.py and bench/petrarch_events.py. The goals are
0.80 and 0.60 for meetings, 55 % and 70 % for events.
"""
import os
import re
import subprocess
import sys

PROGRAM, SOURCE = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
DATA = os.path.join(os.environ.get("ENTENTE_SHARED", os.path.join(SOURCE, "..", "shared")), "data")
FLOORS = {"precision of meetings": 0.85, "recall of meetings": 0.65, "events exact": 66.0, "quad class": 69.0}

if not os.path.exists(os.path.join(DATA, "rel", "petrarch_events.jsonl")):
    print("skipped: no ../shared/data/rel")
    sys.exit(77)


def printed(name):
    command = [sys.executable, os.path.join(SOURCE, "bench", name), PROGRAM, DATA]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


meetings, events = printed("meeting_candidates.py"), printed("petrarch_events.py")
print(meetings, events, sep="", end="")
pairs = re.search(r"^pairs .*precision ([\d.]+)  recall ([\d.]+)", meetings, re.M)
coded = re.search(r"^read as WEIS .*class ([\d.]+) %, quad class ([\d.]+) %", events, re.M)
reached = dict(zip(FLOORS, map(float, pairs.groups() + coded.groups())))
below = [name for name in FLOORS if reached[name] < FLOORS[name]]
for name in below:
    print(f"{name}: {reached[name]}, below the floor {FLOORS[name]}")
sys.exit(1 if below else 0)
