#!/usr/bin/env python3
"""docs/methods.md says of every measure, method and command with a number which value from outside holds it, and
in which test: none is missing there, and every test named exists and speaks of it.

usage: outside_values.py ENTENTE SOURCE_DIR
"""
import json
import os
import re
import subprocess
import sys

PROGRAM, SOURCE = sys.argv[1:3]
PAGE = os.path.join(SOURCE, "docs", "methods.md")
# Commands that work a number out of a graph; rank and communities stand there with each measure and method.
COMMANDS = {"bridges", "brokers", "camps", "backbone", "compare", "diff", "mutual", "path", "trends"}
failures = []


def rows(command):
    done = subprocess.run([PROGRAM, *command, "--json"], check=True, capture_output=True, text=True)
    return json.loads(done.stdout)["rows"]


def table():
    """Name to the tests of its row; several names share a row."""
    page = open(PAGE, encoding="utf-8").read()
    part = page[page.index("## What holds the numbers"):]
    found = {}
    for line in part.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if not line.startswith("|") or len(cells) != 3 or set(cells[0]) <= set("-") or cells[0].startswith("measure,"):
            continue
        if not cells[1]:
            failures.append(f"{cells[0]}: no value from outside")
        for name in cells[0].split(", "):
            found[name.strip("`")] = re.findall(r"`([^`]+)`", cells[2])
    return found


def text_of(test):
    for path in (f"tests/{test}.cpp", f"tests/checks/{test}.py", f"tests/cli/{test}.sh"):
        if os.path.exists(os.path.join(SOURCE, path)):
            return open(os.path.join(SOURCE, path), encoding="utf-8").read()
    return None


held = table()
commands = {form["name"] for form in rows(["help"])[0]["forms"]} & COMMANDS
for name in sorted({row["name"] for row in rows(["measures"])} | commands):
    if name not in held:
        failures.append(f"{name}: no row in docs/methods.md, 'What holds the numbers'")
for name, tests in held.items():
    if not tests:
        failures.append(f"{name}: no test is named")
    # "rank --for" is looked up by its last word.
    word = name.split()[-1].lstrip("-")
    texts = {test: text_of(test) for test in tests}
    failures += [f"{name}: there is no test {test}" for test, text in texts.items() if text is None]
    if not any(re.search(rf"\b{word}", text or "", re.IGNORECASE) for text in texts.values()):
        failures.append(f"{name}: none of {', '.join(tests)} speaks of it")
print("\n".join(failures) or f"{len(held)} measures, methods and commands with a value from outside")
sys.exit(1 if failures else 0)
