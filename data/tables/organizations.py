"""Organizations: parties of the Factbook, armed groups of the dictionaries."""

import html
import re

from tables.gazetteers import cameo_states, factbook_rows, phoenix_rows, state_index
from tables.spelling import fold, natural_case
from tables.table_file import kept_rows, write_table

PARTY_WORD = r"\b(Party|Movement|Front|Union|Alliance|Coalition|Congress|League|Rally|Democrats|Forum|Bloc|Block|Force)\b"
ARMED_WORD = r"\b(ARMY|FRONT|BRIGADES?|MOVEMENT|LIBERATION|FORCES?|MILITIA|BATTALION|TIGERS|RESISTANCE|COMMANDOS?|JIHAD|LASHKAR.*|MUJAHI?DEEN|COUNCIL)\b"


def is_acronym(name):
    return len(name) <= 8 and " " not in name and all(len(part) <= (4 if "-" in name else 6) for part in name.split("-"))


def make(args):
    head, rows = kept_rows(args.out, "organizations")
    taken = set()
    for row in rows:
        taken |= {fold(x) for x in [row[0]] + row[1].split("|") if x}
    index = state_index(args.out)
    seen = {}
    for row in factbook_rows(args.data):
        names = [html.unescape(n) for n in row["names"].values() if n]
        state = next((index[fold(n)] for n in names if fold(n) in index), None)
        if not state:
            continue
        for party in row["parties"]:
            party = html.unescape(party)
            party = re.sub(r"\s*\[[^\]]*\]", "", party)
            for match in [re.fullmatch(r"([^();:]{4,60}?)(?: \(([^()]{2,40})\))?(?: or ([A-Z][A-Za-z/.-]{1,9}))?", party)]:
                if not match or re.search(r"\bor\b|,|coalition|alliance of|includes|independent|faction", match[1]):
                    continue
                name = match[1].strip()
                acronym = match[3] or (match[2] if match[2] and re.fullmatch(r"[A-ZÄÖÜ][A-Za-zÄÖÜ-]{1,7}", match[2]) and
                                       sum(c.isupper() for c in match[2]) >= 2 else "")
                if not re.search(PARTY_WORD, name) or fold(name) in taken or not name[0].isupper():
                    continue
                seen.setdefault(name, []).append((acronym or "", state))
    for name, found in seen.items():
        if len(found) == 1:
            rows.append([name, found[0][0], "party", found[0][1], "factbook"])
    taken |= {fold(n) for n in seen}
    codes = cameo_states(args.data, args.out)
    for row in phoenix_rows(args.data):
        if row["kind"] != "armed_group":
            continue
        names = [n for n in row["names"] if re.fullmatch(r"[A-Z][A-Z' -]+[A-Z]", n)]
        long = [n for n in names if len(n.split()) >= 2 and re.search(ARMED_WORD, n)]
        if not long:
            continue
        name = natural_case(long[0])
        if fold(name) in taken:
            continue
        state = next((codes[c[:3]] for c in row["codes"] if c[:3] in codes), "")
        others = [n if is_acronym(n) else natural_case(n) for n in names if n != long[0]]
        others = [n for n in dict.fromkeys(others) if fold(n) not in taken][:4]
        taken |= {fold(name)}
        rows.append([name, "|".join(others), "armed-group", state, "phoenix"])
    write_table(args.out / "organizations.tsv", head, rows)
