"""Leaders: heads of state and government, and persons with years of office."""

import html
import re

from tables.gazetteers import cameo_states, factbook_rows, phoenix_rows, state_index
from tables.spelling import fold, natural_case
from tables.table_file import kept_rows, read_table, write_table

BAD_NAME = re.compile(
    r"\b(council|president|minister|governor|king|queen|republic|ministers|commander|national|presidential|taliban|"
    r"caretaker|acting|interim|prefect|lord|lady|prince|princess|both|reside|government|affairs|commission|confederation|"
    r"gnu|cnsp|chair|chairperson|secretary|ambassador|forces|army|army's|officials?|leader|general)\b", re.I)

KINGDOMS = {
    "Bahrain", "Belgium", "Bhutan", "Cambodia", "Denmark", "Eswatini", "Jordan", "Lesotho", "Malaysia", "Morocco", "Netherlands",
    "Norway", "Saudi Arabia", "Spain", "Sweden", "Thailand", "Tonga", "United Kingdom"}


def first_last(name):
    words = fold(name).split()
    return words[0], words[-1]


def factbook_title(raw):
    raw = re.sub(r"\s+", " ", raw).strip(" ,")
    raw = re.sub(r"( (Gen|Col|Capt|Maj|Lt|Brig|Dr|Sir|Dame|Sultan|Grand Chief|Sheikh)\.?)+$", "", raw)
    return raw if raw and not re.search(r"\b(of|of the|and)$", raw) else ""


def factbook_leaders(args):
    """(name, state, title, since) of those in office."""
    index = state_index(args.out)
    months = {m: f"{i:02d}" for i, m in enumerate(
        "January February March April May June July August September October November December".split(), 1)}
    for row in factbook_rows(args.data):
        names = [html.unescape(n) for n in row["names"].values() if n]
        state = next((index[fold(n)] for n in names if fold(n) in index), None)
        if not state:
            continue
        for post in row["chief_of_state"] + row["head_of_government"]:
            name = html.unescape(post["name"]).strip()
            name = re.sub(r"(?<=[a-z]-)([A-Z]{2,})|\b([A-Z]{3,})\b", lambda m: m.group().capitalize(), name)
            name = re.sub(r"\b(Ii|Iii|Iv|Vi|Xiv|Xvi|Vii|Viii)\b", lambda m: m.group().upper(), name)
            title = factbook_title(html.unescape(post["title"]))
            if not title or BAD_NAME.search(name) or len(name.split()) < 2 or not name[0].isupper():
                continue
            if re.search(r"[\d,()&;]| of ", name) or title.startswith(("Vice", "Lieutenant")) or \
                    (title in ("King", "Queen") and state not in KINGDOMS) or title == "Governor General":
                continue
            date = re.match(r"(\d{1,2}) ([A-Z][a-z]+) (\d{4})", post["since"])
            since = f"{date[3]}-{months[date[2]]}-{int(date[1]):02d}" if date and date[2] in months else \
                (re.search(r"\d{4}", post["since"]) or [""])[0]
            yield name, state, title, since


def years_in_office(codes_of_row, states):
    """([(first year, last year)], state) of a dictionary entry's codes; '' for a year that is open."""
    spans, state = [], None
    for code in codes_of_row:
        match = re.fullmatch(r"([A-Z]{3})GOV([A-Z]*) (\d{6}|\d{8})-(\d{6}|\d{8})|([A-Z]{3})GOV([A-Z]*) ([<>])(\d{6,8})", code)
        if not match:
            continue
        state = state or states.get(match[1] or match[5])
        first = match[3] or (match[8] if match[7] == ">" else None)
        spans.append((year(first), year(match[4])) if first else ("", year(match[8])))
    return spans, state


def phoenix_leaders(args):
    """(names, state, first year, last year) of persons of the dictionaries."""
    states = cameo_states(args.data, args.out)
    words = {r[0] for r in read_table(args.out / "frequent_words.tsv")[1]}
    for row in phoenix_rows(args.data):
        if row["kind"] != "person_or_dated":
            continue
        spans, state = years_in_office(row["codes"], states)
        names = list(dict.fromkeys(natural_case(n) for n in row["names"] if plausible_person(n, words)))
        if not state or not spans or not names:
            continue
        starts = [s for s, _ in spans if s]
        ends = [e for _, e in spans if e]
        start = min(starts) if starts else ""
        end = max(ends) if len(ends) == len(spans) else ""
        if not (start and end and end < start) and wanted_leader(row, spans):
            yield names, state, start, end


def make(args):
    head, rows = kept_rows(args.out, "leaders")
    have = {(fold(r[0]), r[1]) for r in rows}
    people = {fold(n) for r in rows for n in [r[0]] + r[5].split("|") if n}
    ends_of = {first_last(r[0]) + (r[1],) for r in rows}
    for name, state, title, since in factbook_leaders(args):
        if (fold(name), state) in have or first_last(name) + (state,) in ends_of:
            continue
        have.add((fold(name), state))
        people.add(fold(name))
        rows.append([name, state, title, since, "", "", "factbook"])
    for names, state, start, end in phoenix_leaders(args):
        if any(fold(n) in people or first_last(n) + (state,) in ends_of for n in names):
            continue
        people.add(fold(names[0]))
        # "2003" is where the CIA chiefs list behind the dictionary begins, "2010" to "2011" where it ends.
        rows.append([names[0], state, "", start if start != "2003" else "", end, "|".join(names[1:4]), "phoenix"])
    write_table(args.out / "leaders.tsv", head, rows)


def year(stamp):
    """YYMMDD or YYYYMMDD -> 'YYYY' (two-digit years run from 1931 to 2030)."""
    if not stamp:
        return ""
    if len(stamp) >= 8:
        return stamp[:4]
    return ("19" if int(stamp[:2]) > 30 else "20") + stamp[:2]


def plausible_person(name, words):
    parts = name.split()
    if not 2 <= len(parts) <= 5 or not re.fullmatch(r"[A-Z][A-Z' -]+", name) or BAD_NAME.search(name):
        return False
    if any(len(p) == 1 for p in parts) or len(parts[0]) < 2 or len(parts[-1]) < 3:
        return False
    if sum(p.lower() in words for p in parts) >= len(parts):
        return False
    return not re.search(r"\b(PARTY|MINISTRY|OFFICIAL|STATE|CABINET|AGENCY|BANK|COURT|REGIME|SPOKES|ADMINISTRATION|DR|MR|SIR)\b", name)


def wanted_leader(row, spans):
    """Long enough in office, or known under several names, or before 2003 (heads of state and government)."""
    if len(row["names"]) > 1:
        return True
    starts = [int(s) for s, _ in spans if s]
    ends = [int(e) for _, e in spans if e]
    if starts and min(starts) < 2003:
        return True
    return bool(starts) and (max(ends) if len(ends) == len(spans) and ends else 2014) - min(starts) >= 4
