"""Surnames: the census and the last words of leaders' names."""

import collections
import re

from tables.table_file import read_table, write_table

SURNAMES_HEAD = """\
# Surnames: the commonest of the United States and those of world leaders.
# Source: US Census Bureau 1990 surname list (public domain, through the PyPI
# package names 0.3.0), The World Factbook (public domain / CC0), Phoenix actor
# dictionaries 2014 (MIT).  Made by make_tables.py.
# class: c = census, l = leaders, cl = both.  word = also an ordinary English word.
# columns: name, class, note""".split("\n")


def title_surname(name):
    name = name.capitalize()
    if re.match(r"Mc[a-z]{3}", name):
        return "Mc" + name[2:].capitalize()
    return name


def make(args):
    names = collections.defaultdict(set)
    with open(args.packages / "names-0.3.0" / "names" / "dist.all.last", encoding="ascii") as lines:
        for i, line in enumerate(lines):
            if i >= 9000:
                break
            if len(line.split()[0]) > 2:
                names[title_surname(line.split()[0])].add("c")
    counts = collections.Counter()
    for leader in read_table(args.out / "leaders.tsv")[1]:
        last = leader[0].split()[-1]
        if len(last) > 2 and last[0].isupper() and not re.search(r"[IVX]{2,}|\.", last):
            counts[last] += 1
    for last in counts:
        names[last].add("l")
    _, frequent = read_table(args.out / "frequent_words.tsv")
    words = {r[0] for r in frequent}
    rows = [[n, "".join(sorted(c)), "word" if n.lower() in words else ""] for n, c in names.items()]
    write_table(args.out / "surnames.tsv", SURNAMES_HEAD, rows)
