#!/usr/bin/env python3
"""How fast `entente build` turns news into a store, on one thread and on two, and how much memory it takes.

usage: extraction_speed.py PROGRAM DATA [--runs N]
DATA/corpora/gmb_voa_blocks.jsonl, read by a build of the preset release. MB = 1,000,000 bytes of text (its field,
not its JSON). The best of N runs [3] is printed: by wall clock, and per core as text / (user + system time).
What the program itself says of its work (--verbose) is printed as well.
"""
import json
import os
import subprocess
import sys
import tempfile
import time


def one_run(program, corpus, threads):
    """(seconds by the clock, seconds of processor, peak memory in MB, what it said)."""
    with tempfile.TemporaryDirectory() as folder:
        command = [program, "build", corpus, "-o", os.path.join(folder, "case.entente"), "--threads", str(threads), "-v"]
        begin = time.monotonic()
        with open(os.path.join(folder, "said"), "w+b") as said:
            child = subprocess.Popen(command, stdout=said, stderr=said)
            _, status, used = os.wait4(child.pid, 0)
            child.returncode = os.waitstatus_to_exitcode(status)
            clock = time.monotonic() - begin
            said.seek(0)
            words = said.read().decode(errors="replace")
    if child.returncode:
        sys.exit("build failed:\n" + words)
    return clock, used.ru_utime + used.ru_stime, used.ru_maxrss / 1e3, words


def main(arguments):
    runs = int(arguments[arguments.index("--runs") + 1]) if "--runs" in arguments else 3
    program, data = arguments[:2]
    corpus = os.path.join(data, "corpora", "gmb_voa_blocks.jsonl")
    with open(corpus, encoding="utf-8") as lines:
        documents = [json.loads(line) for line in lines]
    text = sum(len((d.get("text") or d["body"]).encode()) for d in documents) / 1e6
    print("%d documents, %.2f MB of text" % (len(documents), text))
    for threads in (1, 2):
        clock, processor, memory, words = min(one_run(program, corpus, threads) for _ in range(runs))
        print("%d thread%s: %.3f MB/s by the clock, %.3f MB/s per core (%.2f s, %.2f s of processor), %.0f MB at most"
              % (threads, "s" if threads > 1 else " ", text / clock, text / processor, clock, processor, memory))
    print("\n".join("    " + line for line in words.replace("\r", "\n").splitlines() if line.strip() and "eta" not in line))


if __name__ == "__main__":
    main(sys.argv[1:])
