#!/usr/bin/env python3
"""Names of actors in the seed article survive renaming: usage seed_renamed.py PROGRAM SOURCE_DIR.

Every actor, place and day of the article is renamed consistently, five ways, in the text and in the
gold standard; the actors' F1 of each may be at most 0.05 below that of the article itself, which must
be at least 0.90. Exit 77 without ../shared.
"""

import json
import pathlib
import re
import subprocess
import sys

sys.dont_write_bytecode = True  # the scorer is not ours to touch

# What is renamed, in the order of the replacements below. The article's own forms are only here.
OLD = ["Antony Blinken", "Sergey Lavrov", "Joe Biden", "Dmitry Peskov", "Wendy Sherman", "Sergey Ryabkov",
       "Annalena Baerbock", "Robert Habeck", "Volodymyr Zelenskyy",
       "Russian", "Russia", "Ukrainian", "Ukraine", "German", "Germany", "Spain", "Romania", "Bulgaria",
       "United States", "US", "Moscow", "Kyiv", "Washington", "Berlin", "Geneva", "Kremlin", "Crimean",
       "Hotel President Wilson", "NATO", "Organization for Security and Cooperation in Europe", "OSCE",
       "CBS News", "CBS", "Der Spiegel", "Friday", "Thursday", "Wednesday", "January 10"]
WAYS = [
    ["Peter Hollis", "Kenji Morita", "Alan Pryce", "Takeshi Onoda", "Laura Finch", "Hiroshi Tanabe",
     "Clara Moreau", "Luc Fontaine", "Min-jun Park",
     "Japanese", "Japan", "South Korean", "South Korea", "French", "France", "Portugal", "Laos", "Cambodia",
     "Canada", "Canada", "Tokyo", "Seoul", "Ottawa", "Paris", "Vienna", "Kantei", "Okinawan",
     "Hotel President Marlow", "ASEAN", "Council for Trade and Reconciliation in Asia", "CTRA",
     "Northern Post", "Northern Post", "Le Courrier du Soir", "Monday", "Sunday", "Saturday", "March 14"],
    ["Carlos Benitez", "Rajesh Malhotra", "Diego Salinas", "Anil Kapadia", "Lucia Ferrer", "Vikram Sethi",
     "Ingrid Solberg", "Lars Nygaard", "Imran Qureshi",
     "Indian", "India", "Pakistani", "Pakistan", "Norwegian", "Norway", "Denmark", "Nepal", "Bangladesh",
     "Brazil", "Brazil", "New Delhi", "Islamabad", "Brasilia", "Oslo", "Stockholm", "South Block", "Kashmiri",
     "Hotel Chancellor Dunmore", "SAARC", "Union of Maritime and Border States in Asia", "UMBSA",
     "Globo Channel", "Globo", "Aftenbladet", "Tuesday", "Monday", "Sunday", "June 3"],
    ["James Whitlock", "Mehmet Aydogan", "Edward Carr", "Kemal Ozturk", "Helen Marsh", "Selim Karaca",
     "Giulia Bianchi", "Marco Ferrante", "Nikos Papadakis",
     "Turkish", "Turkey", "Greek", "Greece", "Italian", "Italy", "Austria", "Albania", "Croatia",
     "United Kingdom", "UK", "Ankara", "Athens", "London", "Rome", "Zurich", "Presidential Palace", "Cretan",
     "Hotel President Ashdown", "BSEC", "Conference for Arbitration and Mutual Assistance in the Balkans",
     "CAMAB", "Channel Nine News", "Channel Nine", "La Gazzetta", "Thursday", "Wednesday", "Tuesday",
     "April 22"],
    ["Thabo Nkosi", "Li Weimin", "Sipho Dube", "Zhang Guoqiang", "Naledi Khumalo", "Chen Daming",
     "Eva Kowalczyk", "Piotr Zielinski", "Ferdinand Aquino",
     "Chinese", "China", "Philippine", "Philippines", "Polish", "Poland", "Hungary", "Vietnam", "Malaysia",
     "South Africa", "South Africa", "Beijing", "Manila", "Pretoria", "Warsaw", "Doha", "Zhongnanhai",
     "Mindanaoan", "Hotel Senator Holloway", "APEC", "League for Order and Navigation in the Pacific",
     "LONP", "Cape Herald", "Herald", "Gazeta Polska", "Saturday", "Friday", "Thursday", "May 30"],
    ["Michel Lefort", "Reza Hosseini", "Yves Garnier", "Ali Moradi", "Sophie Delmas", "Hamid Jalili",
     "Johan Lindqvist", "Erik Sandberg", "Barham Aziz",
     "Iranian", "Iran", "Iraqi", "Iraq", "Swedish", "Sweden", "Finland", "Jordan", "Kuwait",
     "Belgium", "Belgium", "Tehran", "Baghdad", "Brussels", "Stockholm", "Muscat", "Pasteur Street",
     "Basran", "Hotel Marshal Brandt", "OPEC", "Forum for Energy and Stability in the Gulf", "FESG",
     "RTL Info", "RTL", "Svensk Dagblad", "Sunday", "Saturday", "Friday", "August 7"],
]


def renamer(new):
    pairs = dict(zip(OLD, new))
    for full, other in zip(OLD[:9], new[:9]):  # surnames and given names
        # Family name first where the new name is East Asian in order.
        last = other.split()[0] if other.split()[0] in ("Li", "Zhang", "Chen") else other.split()[-1]
        pairs[full.split()[-1]] = last
    pattern = re.compile(r"\b(" + "|".join(sorted(map(re.escape, pairs), key=len, reverse=True)) + r")\b")
    return lambda text: pattern.sub(lambda m: pairs[m.group()], text)


def actors(program, text):
    body = re.sub(r"^\s*date \d{4}-\d\d-\d\d ", "", text)
    out = subprocess.run([program, "tag", "-"], input=body.encode(), capture_output=True, check=True).stdout
    found = {}
    for line in out.decode().splitlines():
        m = json.loads(line)
        a = found.setdefault(m["actor"], {"name": m["name"], "type": m["type"], "aliases": []})
        a["aliases"].append(m["text"])
    return list(found.values())


def main():
    program, source = sys.argv[1], pathlib.Path(sys.argv[2])
    shared = source.resolve().parent / "shared"
    for candidate in (shared, source.resolve().parent.parent / "shared"):
        if (candidate / "gold" / "seed.json").exists():
            shared = candidate
    if not (shared / "gold" / "seed.json").exists():
        print("skipped: no ../shared/gold/seed.json")
        return 77
    sys.path.insert(0, str(shared / "score"))
    import score_network
    text = next((shared / "corpora").glob("seed-000*.txt")).read_text(encoding="utf-8")
    gold = json.loads((shared / "gold" / "seed.json").read_text(encoding="utf-8"))

    def f1(rename, show):
        g = json.loads(rename(json.dumps(gold, ensure_ascii=False)))
        system = {"id": g["document"], "actors": actors(program, rename(text)), "ties": []}
        rows, detail = score_network.score_document(g, system)
        true, said, wanted = rows["actors"]
        if show:
            for kind in ("missed", "wrong"):
                for item in detail[kind]:
                    if item[0] == "actor":
                        print("  ", kind, *item[1:])
        return 2 * true / (said + wanted) if said + wanted else 0.0

    plain = f1(lambda s: s, False)
    print(f"seed {plain:.3f}")
    good = plain >= 0.90
    for number, new in enumerate(WAYS, 1):
        value = f1(renamer(new), True)
        print(f"way {number} {value:.3f}")
        good = good and value >= plain - 0.05
    return 0 if good else 1


sys.exit(main())
