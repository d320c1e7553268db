#!/usr/bin/env python3
"""kills.py PROGRAM CORPUS [--rounds N]: builds are killed at random moments.

Each round starts a build of many small documents, kills it, and then demands: the
store, if there is one, verifies; it holds some of the documents, each complete; and
the same build again ends in the digest of an undisturbed one. Fails if fewer than a
quarter of the kills fell inside the build.
"""
import argparse
import glob
import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

parser = argparse.ArgumentParser()
parser.add_argument("program")
parser.add_argument("corpus")
parser.add_argument("--rounds", type=int, default=200)
arguments = parser.parse_args()
program = os.path.abspath(arguments.program)
chance = random.Random(1)


def run(*words):
    return subprocess.run([program, *words], capture_output=True, text=True)


def digest(store):
    done = run("verify", store)
    found = re.search(r"digest ([0-9a-f]{16,})", done.stdout)
    return done.returncode, found.group(1) if found else None


inside, violations = 0, []
with tempfile.TemporaryDirectory() as folder:
    corpus = os.path.join(folder, "corpus.jsonl")
    texts = [open(path, encoding="utf-8").read() for path in sorted(glob.glob(os.path.join(arguments.corpus, "*.txt")))]
    with open(corpus, "w", encoding="utf-8") as file:
        for i in range(600):
            text = texts[i % len(texts)]
            file.write(json.dumps({"id": f"k{i}", "date": "2031-03-04", "text": f"Note {i}. {text}"}) + "\n")
    whole = os.path.join(folder, "whole.entente")
    begin = time.monotonic()
    done = run("build", corpus, "-o", whole)
    seconds = time.monotonic() - begin
    if done.returncode != 0:
        sys.exit(done.stderr)
    code, expected = digest(whole)
    if code != 0 or not expected:
        sys.exit("an undisturbed build does not verify")
    for turn in range(arguments.rounds):
        store = os.path.join(folder, "store.entente")
        for path in glob.glob(store + "*"):
            os.remove(path)
        if turn % 3 == 2:  # a build that adds to a store
            shutil.copy(whole, store)
            run("remove", store, *[f"k{i}" for i in range(turn % 50, 600, 7)])
        process = subprocess.Popen([program, "-q", "build", corpus, "-o", store],
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(chance.uniform(0, seconds * 1.05))
        inside += process.poll() is None
        process.send_signal(signal.SIGKILL)
        process.wait()
        if os.path.exists(store) and os.path.getsize(store) > 0:
            done = run("verify", store)
            if done.returncode != 0:
                violations.append(f"round {turn}: {done.stdout.strip()} {done.stderr.strip()}")
        done = run("-q", "build", corpus, "-o", store)
        if done.returncode != 0 or digest(store) != (0, expected):
            violations.append(f"round {turn}: building again does not complete it: {done.stderr.strip()}")
for line in violations[:20]:
    print(line)
print(f"{arguments.rounds} kills, {inside} inside the build of {seconds:.2f} s, {len(violations)} violations")
sys.exit(1 if violations or inside * 4 < arguments.rounds else 0)
