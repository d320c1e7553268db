#!/usr/bin/env python3
"""Every command, option, measure, method, format and reason is documented.

docs.py PROGRAM SOURCE_DIR: asks the program what it has ('entente help --json',
'entente measures --json') and the sources which reasons they give, and looks
each one up in the help and in docs/.
"""
import glob
import json
import os
import re
import subprocess
import sys

program, source = sys.argv[1:3]
missing = []


def run(*arguments):
    return subprocess.run([program, *arguments], check=True, capture_output=True, text=True).stdout


def page(name):
    path = os.path.join(source, "docs", name)
    if not os.path.exists(path):
        missing.append(f"docs/{name}: no such page")
        return ""
    return open(path, encoding="utf-8").read()


def need(condition, message):
    if not condition:
        missing.append(message)


def check_command(command, words):
    name = " ".join(words)
    need(command["purpose"], f"{name}: no purpose")
    examples = [e for e in command["examples"] if e.startswith(("entente", "source <(entente")) or " entente " in f" {e}"]
    need(examples, f"{name}: no example in its help")
    for example in examples:
        need(f"entente {words[-1] if len(words) == 1 else ' '.join(words)}" in example,
             f"{name}: the example is of another command: {example}")
    for option in command["options"]:
        need(len(option["text"]) > 3, f"{name} {option['heading']}: no help text")
    for form in command["forms"]:
        check_command(form, words + [form["name"]])


root = json.loads(run("help", "--json"))["rows"][0]
need(root["examples"], "entente -h: no example")
for option in root["options"]:
    need(len(option["text"]) > 3, f"entente {option['heading']}: no help text")
for command in root["forms"]:
    check_command(command, [command["name"]])

# The generated reference names every command and every option of it.
reference = page("cli.md")
for command in root["forms"]:
    need(f"## entente {command['name']}\n" in reference, f"docs/cli.md: no section 'entente {command['name']}'")

# Measures and community methods: by name, with a source.
methods = page("methods.md")
rows = json.loads(run("measures", "--json"))["rows"]
need(len(rows) >= 7, "entente measures: lists fewer than seven")
for row in rows:
    name = row.get("measure") or row.get("name")
    need(name and re.search(rf"\b{re.escape(name)}\b", methods), f"docs/methods.md: nothing about '{name}'")
    need(row.get("source"), f"entente measures: no source for '{name}'")
    need(row.get("what it says"), f"entente measures: no summary of '{name}'")
for path in glob.glob(os.path.join(source, "algorithms", "*", "*.cpp")):
    if os.path.basename(os.path.dirname(path)) in ("centrality", "community"):
        name = os.path.basename(path)[:-4]
        need(any(name in (row.get("measure"), row.get("name")) for row in rows), f"entente measures: '{name}' is not listed")

# Formats: every word that 'export --to' takes.
formats = page("formats.md")
export = next((c for c in root["forms"] if c["name"] == "export"), None)
need(export, "no command export")
if export:
    to = next((o for o in export["options"] if "--to" in o["names"]), None)
    need(to, "export: no option --to")
    words = re.findall(r"[a-z][a-z.-]+", to["text"].split(": ")[-1]) if to else []
    for word in words:
        if word not in ("name", "from", "the", "of", "by", "default"):
            need(word in formats, f"docs/formats.md: nothing about '{word}'")

# Reasons: every dotted code in the sources, and the words without a dot.
reasons = page("reasons.md")
families = ("archive csv date edges encoding gazetteer graph html id json language limit mentions names records "
            "store text warc").split()
endings = "txt|tsv|csv|json|jsonl|html|sql|gz|zst|zip|tar|inc|md|h|cpp|bin|entente|edges|dot|svg|png|pdf"
codes = {"empty", "not_text", "unreadable"}
for folder in ("extract", "graph"):
    for path in glob.glob(os.path.join(source, folder, "**", "*.cpp"), recursive=True):
        text = open(path, encoding="utf-8").read()
        for code in re.findall(r'"([a-z]+\.[a-z_0-9]+)"', text):
            if code.split(".")[0] in families and not re.search(rf"\.({endings})$", code):
                codes.add(code)
need(len(codes) > 5, "no reason codes found in the sources: the pattern is wrong")
for code in sorted(codes):
    need(f"`{code}`" in reasons, f"docs/reasons.md: nothing about '{code}'")

for line in missing:
    print(line)
print(f"{len(root['forms'])} commands, {len(rows)} methods, {len(codes)} reasons; {len(missing)} missing")
sys.exit(1 if missing else 0)
