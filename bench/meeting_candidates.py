#!/usr/bin/env python3
"""Who met whom in 300 sentences of news, their names given: precision and recall of `entente build --mentions`.

usage: meeting_candidates.py PROGRAM DATA [--errors]
DATA/rel/meeting_candidates_gmb.jsonl has the sentences, tests/corpora/meeting_labels.tsv who met whom in them.
Planned meetings count; a pair told plainly although its meeting is cancelled is an error. Pairs marked "?" count
neither for nor against. The names' marks are silver: see actors() for what becomes of them. Capitals are given
as their states unless a word of place stands before them.
"""
import collections
import itertools
import json
import os
import re
import sys

from given_ties import HERE, is_told, state_forms, ties_of

LABELS = os.path.join(HERE, "..", "tests", "corpora", "meeting_labels.tsv")
KINDS = {"PER": "person", "ORG": "organization", "state": "state"}
PLACE_WORDS = {"in", "at", "to", "from", "near", "of", "outside", "around", "through", "into", "visit", "visited"}


def labels():
    """[(document, required: [set of pairs], optional: set of pairs, off: set of pairs, {number: type})]"""
    out = []
    with open(LABELS, encoding="utf-8") as lines:
        for line in lines:
            if line.startswith(("#", "doc\t")):
                continue
            doc, pairs, types = line.rstrip("\n").split("\t")
            required, optional, off = [], set(), set()
            for item in pairs.split() if pairs != "-" else []:
                ends, status = item.lstrip("?").split(":")
                either = {frozenset(map(int, p)) for p in itertools.product(*(e.split("/") for e in ends.split("-")))}
                if status in ("cancelled", "denied"):
                    off |= either
                elif item.startswith("?"):
                    optional |= either
                else:
                    required.append(either)
            types = dict(t.split(":") for t in types.split(",")) if types != "-" else {}
            out.append((doc, required, optional, off, {int(number): kind for number, kind in types.items()}))
    return out


def actors(line, types, names, capitals):
    """[(begin, end, type, key)] for each marked name, None for one that is no actor.

    "Korean" takes in a "North" before it; the last name of a person named before is that person; a place
    that is no state is nobody."""
    text, out = line["text"], []
    for number, e in enumerate(line["entities"]):
        begin, end = e["start"], e["end"]
        form = text[begin:end]
        before = re.search(r"\b(North|South) $", text[:begin])
        if before and before.group(0) + form in names:
            begin, form = before.start(), before.group(0) + form
        word_before = re.findall(r"[\w.]+", text[:begin])[-1:] or [""]
        is_capital = form in capitals and form not in names and word_before[0].lower() not in PLACE_WORDS
        kind = types.get(number) or ("state" if form in names or is_capital else KINDS.get(e["type"]))
        if kind not in KINDS.values() or not (form[0].isupper() or number in types):
            out.append(None)
            continue
        same = [a[3] for a in out if a and a[2] == kind == "person" and (" " + a[3]).endswith(" " + form)]
        state = names.get(form) or capitals.get(form) if kind == "state" else None
        out.append((begin, end, kind, same[0] if same else state or form))
    return out


def given(line, found):
    mentions, end = [], 0
    for begin, after, kind, key in sorted(filter(None, found), key=lambda a: (a[0], -a[1])):
        if begin >= end:
            mentions.append({"begin": begin, "end": after, "type": kind, "entity": key})
            end = after
    return {"id": line["doc"], "text": line["text"], "mentions": mentions}


def told_pairs(ties):
    out = set()
    for tie in ties:
        if tie["kind"] == "meet" and is_told(tie):
            out |= {frozenset(p) for p in itertools.combinations(sorted({str(k) for k, _ in tie["who"]}), 2)}
    return out


def keyed(pairs, found):
    """Pairs of numbers as pairs of keys; names that are no actors fall out."""
    out = set()
    for pair in pairs:
        keys = {found[n][3] if found[n] else None for n in pair}
        if len(keys) == 2 and None not in keys:
            out.add(frozenset(keys))
    return out


def judge(text, label, found, told, errors):
    """Counts of one sentence: pairs right, missed, wrong, and whether it tells and should tell a meeting."""
    doc, required, optional, off, _ = label
    count = collections.Counter()
    neutral = keyed(optional, found)
    for either in required:
        keys = keyed(either, found)
        hit = keys & told
        count["right" if hit else "missed"] += 1
        if not hit and errors:
            names = [" / ".join(sorted(k)) for k in keys] or ["(a name that is not given)"]
            print("missed  %s  %s\n    %s" % (doc, " or ".join(names), text))
        neutral |= keys
    count["open"] = len(told & (neutral - set().union(*(keyed(r, found) for r in required))))
    for pair in sorted(told - neutral, key=sorted):
        count["wrong"] += 1
        if errors:
            why = "off or denied" if pair in keyed(off, found) else "wrong"
            print("%s  %s  %s\n    %s" % (why, doc, " / ".join(sorted(pair)), text))
    tells, should = bool(told - (neutral if not required else set())), bool(required)
    count["sentence right"] = tells and should
    count["sentence wrong"] = tells and not should
    count["sentence missed"] = should and not tells
    return count


def figures(label, right, wrong, missed):
    precision, recall = right / max(1, right + wrong), right / max(1, right + missed)
    print("%-9s right %3d  wrong %3d  missed %3d  precision %.3f  recall %.3f" % (label, right, wrong, missed, precision, recall))


def main(arguments):
    errors = "--errors" in arguments
    program, data = [a for a in arguments if a != "--errors"]
    names, capitals = state_forms(capitals=False), state_forms()
    with open(os.path.join(data, "rel", "meeting_candidates_gmb.jsonl"), encoding="utf-8") as lines:
        line_of = {line["doc"]: line for line in map(json.loads, lines)}
    judged = [(label, line_of[label[0]], actors(line_of[label[0]], label[4], names, capitals)) for label in labels()]
    ties = ties_of(program, [given(line, found) for _, line, found in judged])
    total = collections.Counter()
    for label, line, found in judged:
        total.update(judge(line["text"], label, found, told_pairs(ties.get(label[0], [])), errors))
    print("%d sentences, %d meetings of pairs; told of the pairs marked '?': %d" %
          (len(judged), total["right"] + total["missed"], total["open"]))
    figures("pairs", total["right"], total["wrong"], total["missed"])
    figures("sentences", total["sentence right"], total["sentence wrong"], total["sentence missed"])


if __name__ == "__main__":
    main(sys.argv[1:])
