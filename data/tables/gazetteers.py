"""The Factbook and the Phoenix dictionaries, and which states they mean."""

import collections
import json
import re

from tables.spelling import fold
from tables.table_file import read_table


def phoenix_rows(data):
    with open(data / "gaz" / "phoenix_actors.jsonl", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def factbook_rows(data):
    with open(data / "gaz" / "factbook_countries.jsonl", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def state_index(out):
    """Folded name or alias -> canonical short name."""
    _, rows = read_table(out / "states.tsv")
    index = {}
    for row in rows:
        for name in [row[0]] + row[1].split("|"):
            if name:
                index.setdefault(fold(name), row[0])
                index.setdefault(fold(re.sub(r"^the ", "", name, flags=re.I)), row[0])
    return index


def cameo_states(data, out):
    """CAMEO three-letter country code -> canonical short name."""
    index = state_index(out)
    sovereign = {r[0] for r in read_table(out / "states.tsv")[1] if r[-1] == "sovereign"}
    votes = collections.defaultdict(collections.Counter)
    for row in phoenix_rows(data):
        if row["kind"] != "country_or_place_or_demonym":
            continue
        for code in row["codes"]:
            if re.fullmatch(r"[A-Z]{3}", code):
                for name in row["names"]:
                    if fold(name) in index:
                        state = index[fold(name)]
                        votes[code][state] += 100 if state in sovereign else 1
    votes["MDA"]["Moldova"] = 100  # the dictionary has Transnistria only
    return {code: max(sorted(v), key=lambda s: v[s]) for code, v in votes.items()}
