#!/usr/bin/env python3
"""The parser of the program keeps its figures on GUM's development part.

syntax_scores.py PROGRAM SOURCE_DIR: skipped where the treebank is not there.
"""
import os
import sys

sys.dont_write_bytecode = True
program, source = sys.argv[1:3]
sys.path.insert(0, os.path.join(source, "bench"))

import syntax_scores  # noqa: E402

treebank = os.path.join(source, "..", "shared", "data", "ud", "gum_dev.conllu")
FLOORS = {"UPOS": 96.0, "XPOS": 95.8, "lemma": 98.2, "UAS": 82.3, "LAS": 78.6}

if not os.path.exists(treebank):
    print(f"no treebank at {os.path.normpath(treebank)}")
    sys.exit(77)
found = syntax_scores.measure(program, treebank)
low = [f"{name} {found[name]}, at least {floor} expected"
       for name, floor in FLOORS.items() if found[name] < floor]
for line in low:
    print(line)
print("; ".join(f"{name} {value}" for name, value in found.items()))
sys.exit(1 if low else 0)
