#!/usr/bin/env python3
"""Who did what to whom in the unit tests of the event coder PETRARCH, their names given.

usage: petrarch_events.py PROGRAM DATA [--errors]
DATA/rel/petrarch_events.jsonl has the sentences and codes; petrarch_names.tsv says which actor a name stands for.
Actors are compared on the first three letters of their codes. A meeting has no direction; `meet` and `consult` are
one class. A sentence with one event of nothing must give none; one with an empty list was never coded and is left
out. Events with an end that is no actor ("---") and with codes made up for a test (345, 802, 9xx, 1010, 1717, 174K)
count neither for nor against, nor do ties between the same two.

Most codes are not CAMEO's, whatever the field is called, but those of its forerunner WEIS (122 = denounce,
223 = military engagement), so they are read as WEIS; a second line reads every root as CAMEO.
"""
import collections
import itertools
import json
import os
import re
import sys

from given_ties import HERE, is_told, ties_of

# WEIS roots -> PLOVER. Two classes where PLOVER's manual and the code's old sense allow both: restoring ties (06)
# is SUPPORT by the manual and material cooperation by number; 03 is consult in WEIS, intent to cooperate in CAMEO.
WEIS = {
    "01": {"concede", "retreat"}, "03": {"consult", "agree"}, "04": {"support"}, "05": {"agree"},
    "06": {"support", "cooperate"}, "07": {"aid"}, "08": {"agree"}, "09": {"request"}, "10": {"request"},
    "11": {"reject"}, "12": {"accuse"}, "13": {"accuse", "protest"}, "14": {"reject"}, "15": {"request"},
    "16": {"threaten"}, "17": {"threaten"}, "18": {"protest", "mobilize"}, "19": {"reject", "sanction", "called off"},
    "20": {"coerce"}, "21": {"coerce"}, "22": {"assault"},
}
# Codes that only CAMEO has, added to the tests later: holy days kept together (043-046, consult), a truce kept
# (065, 066), wiretaps and roadblocks (1711, 1721), artillery (194).
LATER = {"043": {"consult"}, "044": {"consult"}, "045": {"consult"}, "046": {"consult"}, "065": {"concede", "retreat"},
         "066": {"concede", "retreat"}, "1711": {"coerce"}, "1721": {"coerce"}, "194": {"assault"}}
CAMEO = {
    "02": {"request"}, "03": {"agree"}, "04": {"consult"}, "05": {"support", "agree"}, "06": {"cooperate"}, "07": {"aid"},
    "08": {"concede", "retreat"}, "09": {"accuse"}, "10": {"request"}, "11": {"accuse"}, "12": {"reject"},
    "13": {"threaten"}, "14": {"protest"}, "15": {"mobilize"}, "16": {"sanction", "called off"}, "17": {"coerce"},
    "18": {"assault"}, "19": {"assault"}, "20": {"assault"},
}
MADE_UP = re.compile(r"(100|10\d\d|103|1717|174[KL]|345|[89]\d\d)$")
QUADS = {"verbal cooperation": "agree consult support concede", "material cooperation": "cooperate aid retreat",
         "verbal conflict": "request accuse reject threaten called_off",
         "material conflict": "protest sanction mobilize coerce assault"}
QUAD_OF = {kind.replace("_", " "): quad for quad, kinds in QUADS.items() for kind in kinds.split()}
SYMMETRIC = {"consult", "agree", "cooperate", "called off"}


def names():
    with open(os.path.join(HERE, "petrarch_names.tsv"), encoding="utf-8") as lines:
        rows = [line.rstrip("\n").split("\t") for line in lines if not line.startswith("#")]
    return {form: (kind, codes) for form, kind, codes in rows[1:]}


def given(number, line, table):
    """The record of one sentence: the longest names first; states of one code are one actor, a person is himself."""
    taken, mentions = set(), []
    for form in sorted(table, key=len, reverse=True):
        kind, codes = table[form]
        for found in re.finditer(r"(?<!\w)" + re.escape(form) + r"(?![^\W_])", line["text"]):
            if taken.isdisjoint(range(*found.span())):
                taken.update(range(*found.span()))
                key = codes if kind == "state" else codes + " " + form
                mentions.append({"begin": found.start(), "end": found.end(), "type": kind, "entity": key})
    date = line.get("date") or ""
    record = {"id": str(number), "text": line["text"], "mentions": sorted(mentions, key=lambda m: m["begin"])}
    return dict(record, date="%s-%s-%s" % (date[:4], date[4:6], date[6:8])) if len(date) == 8 else record


def told(ties):
    """[(source codes, target codes, class, tie)]: one for each pair, both ways round where a kind has no direction."""
    out = []
    for number, tie in enumerate(ties):
        kind = "consult" if tie["kind"] == "meet" else tie["kind"]
        if kind in ("quote", "affiliation"):
            continue
        if tie["kind"] == "meet" and tie["status"] == "cancelled":
            kind = "called off"
        elif not is_told(tie):
            continue
        who = [(key.split(" ")[0].split("|") if key else [], role) for key, role in tie["who"]]
        for (a, a_role), (b, b_role) in itertools.permutations(who, 2):
            if (a_role == "subject" and b_role != "subject") or kind in SYMMETRIC or all(r == "subject" for _, r in tie["who"]):
                out.append((a, b, kind, (number, frozenset([tuple(a), tuple(b)]))))
    return out


def gold(line, reading):
    """[(source, target, classes)] that count, and what counts neither for nor against: pairs of codes, None = anybody."""
    events, neutral = [], []
    for e in line["events"]:
        ends = [end if end and not end.startswith(("---", "###")) else None for end in (e["source"], e["target"])]
        ends = [end and end[:3] for end in ends]
        if e["cameo"] is None:
            continue
        classes = LATER.get(e["cameo"]) if reading is WEIS else None
        classes = classes or reading.get(e["cameo"][:2])
        if None in ends or MADE_UP.match(e["cameo"]) or not classes:
            neutral.append(ends)
        else:
            events.append((ends[0], ends[1], classes))
    return events, neutral


def judge(line, system, reading, count, by_class, errors):
    events, neutral = gold(line, reading)
    used = set()
    for source, target, classes in events:
        between = [s for s in system if source in s[0] and target in s[1]]
        right = [s for s in between if s[2] in classes]
        quads = {QUAD_OF[c] for c in classes}
        name = "/".join(sorted(classes))
        by_class[name]["gold"] += 1
        count["gold"] += 1
        count["ends"] += bool(between)
        count["quad"] += any(QUAD_OF[s[2]] in quads for s in between)
        if right:
            count["exact"] += 1
            by_class[name]["found"] += 1
            used.update(s[3] for s in right)
        elif errors:
            other = ", ".join(sorted({s[2] for s in between})) or "nothing"
            print("missed  %s %s %s, told: %s\n    %s" % (source, name, target, other, line["text"]))
    pairs = {}
    for s in system:
        pairs.setdefault((s[3], s[2]), []).append(s)
    for (key, kind), sides in pairs.items():
        if any(n[0] in s[0] + [None] and n[1] in s[1] + [None] for n in neutral for s in sides):
            continue
        count["told"] += 1
        count["good"] += key in used
        if key not in used:
            by_class[kind]["false"] += 1
            if errors:
                print("wrong   %s %s %s\n    %s" % ("|".join(sides[0][0]), kind, "|".join(sides[0][1]), line["text"]))


def report(label, count):
    share = lambda a, b: 100.0 * count[a] / max(1, count[b])
    print("%-15s %d events: source, target and class %.1f %%, quad class %.1f %%, both ends in some tie %.1f %%; precision %.1f %% of %d"
          % (label, count["gold"], share("exact", "gold"), share("quad", "gold"), share("ends", "gold"), share("good", "told"), count["told"]))


def main(arguments):
    errors = "--errors" in arguments
    program, data = [a for a in arguments if a != "--errors"]
    with open(os.path.join(data, "rel", "petrarch_events.jsonl"), encoding="utf-8") as lines:
        sentences = [line for line in map(json.loads, lines) if line["events"] and line["text"].strip()]
    table = names()
    found = ties_of(program, [given(n, line, table) for n, line in enumerate(sentences)])
    systems = [told(found.get(str(n), [])) for n in range(len(sentences))]
    for label, reading in (("read as WEIS", WEIS), ("read as CAMEO", CAMEO)):
        count, by_class = collections.Counter(), collections.defaultdict(collections.Counter)
        for line, system in zip(sentences, systems):
            judge(line, system, reading, count, by_class, errors and reading is WEIS)
        report(label, count)
        for name in sorted(by_class) if reading is WEIS else []:
            print("    %-28s gold %3d  found %3d  false %3d" % (name, *(by_class[name][k] for k in ("gold", "found", "false"))))


if __name__ == "__main__":
    main(sys.argv[1:])
