"""The commonest words, counted in lower-case tokens."""

import collections
import json
import re

from tables.table_file import write_table

FREQUENT_HEAD = """\
# The commonest English lower-case words in news and general text.
# Counted in lower-case tokens only: public-domain news (Groningen Meaning Bank,
# VOA blocks), Wikinews 2019-2020 (CC BY 2.5) and the outside-name tokens of the
# training sets GMB, WikiGold, GUM, CrossNER, Re-DocRED.  Facts (words and sizes)
# only.  Made by make_tables.py.  size = floor(log2(count)), 2 .. 17.
# columns: word, size""".split("\n")


def make(args):
    counts = collections.Counter()
    token = re.compile(r"(?<![\w'’.-])[a-z][a-z'’-]*[a-z](?![\w-])|(?<![\w'’.-])[ai](?![\w'’.-])")
    for name in ("gmb_voa_blocks", "wikinews_2019_2020"):
        with open(args.data / "corpora" / f"{name}.jsonl", encoding="utf-8") as lines:
            for line in lines:
                text = json.loads(line)["body"]
                counts.update(t.replace("’", "'") for t in token.findall(text))
    for path in sorted((args.data / "ner").glob("*.train.tsv")):
        if path.name.startswith(("btc", "wnut")):
            continue
        with open(path, encoding="utf-8") as lines:
            for line in lines:
                cells = line.rstrip("\n").split("\t")
                if len(cells) >= 2 and cells[1] == "O" and re.fullmatch(r"[a-z][a-z'-]*[a-z]|a|i", cells[0]):
                    counts[cells[0]] += 1
    counts = {w: c for w, c in counts.items() if not re.search(r"'(s|t|re|ve|ll|d|m)$|--|^x+$", w) and c >= 4}
    best = sorted(counts, key=lambda w: (-counts[w], w))[:12000]
    rows = [[w, str(counts[w].bit_length() - 1)] for w in best]
    write_table(args.out / "frequent_words.tsv", FREQUENT_HEAD, rows)
