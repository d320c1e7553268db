#!/usr/bin/env python3
"""Is anything tuned to the seed article? Every actor, place and date of it is renamed
consistently, five ways, and the scores must hold: actors and meet F1 >= 0.90 on the
original, and no renaming may cost more than 0.05.
"""
import copy
import json
import os
import re
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
import network_run  # noqa: E402

SEED = "seed-000_d82e88cdb17e9d4b"
FLOOR = 0.90
MOST_LOST = 0.05

# What is renamed. States in the order of ROLES: name, adjective, capital, seat ("" where
# the article uses none).
ROLES = [("Russia", "Russian", "Moscow", "Kremlin"), ("Ukraine", "Ukrainian", "Kyiv", ""),
         ("Germany", "German", "Berlin", ""), ("Spain", "Spanish", "Madrid", ""),
         ("Romania", "Romanian", "Bucharest", ""), ("Bulgaria", "Bulgarian", "Sofia", "")]
PERSONS = ["Antony Blinken", "Sergey Lavrov", "Joe Biden", "Dmitry Peskov", "Wendy Sherman",
           "Sergey Ryabkov", "Annalena Baerbock", "Robert Habeck", "Volodymyr Zelenskyy"]
NAMES = ["NATO", "Organization for Security and Cooperation in Europe", "OSCE", "CBS News", "CBS",
         "Der Spiegel", "Hotel President Wilson", "Geneva", "Crimean Peninsula", "West", "Western",
         "Europe"]

# Each renaming: the six states; the fourth power (noun, adjective, capital, full name); nine
# persons; the names above in order; header date, weekdays, day, year.
RENAMINGS = [
    {"states": [("France", "French", "Paris", "Elysee"), ("Algeria", "Algerian", "Algiers", ""),
                ("Italy", "Italian", "Rome", ""), ("Portugal", "Portuguese", "Lisbon", ""),
                ("Tunisia", "Tunisian", "Tunis", ""), ("Libya", "Libyan", "Tripoli", "")],
     "power": ("UK", "UK", "London", "United Kingdom"),
     "persons": ["Martin Hollis", "Etienne Carrel", "Peter Langford", "Marc Delorme", "Judith Farrow",
                 "Olivier Santerre", "Chiara Bellandi", "Paolo Verduzzi", "Karim Benhalla"],
     "names": ["African Union", "League for Trade and Navigation in Africa", "LTNA", "Sky News",
               "Sky News", "La Repubblica", "Hotel Miramar", "Valletta", "Kabylian Peninsula",
               "South", "Southern", "Africa"],
     "dates": ("2011-10-04", {"Friday": "Monday", "Thursday": "Sunday", "Wednesday": "Saturday"},
               "March 14", "2008")},
    {"states": [("China", "Chinese", "Beijing", "Zhongnanhai"), ("Vietnam", "Vietnamese", "Hanoi", ""),
                ("Japan", "Japanese", "Tokyo", ""), ("Thailand", "Thai", "Bangkok", ""),
                ("Malaysia", "Malaysian", "Kuala Lumpur", ""), ("Laos", "Laotian", "Vientiane", "")],
     "power": ("Australia", "Australian", "Canberra", "Australia"),
     "persons": ["Thomas Whitlock", "Zhao Minghui", "Colin Hargrave", "Sun Weiguo", "Margaret Dunmore",
                 "Huang Jinbao", "Keiko Tanabe", "Hiroshi Murakoshi", "Nguyen Van Thanh"],
     "names": ["ASEAN", "Council for Dialogue and Development in Asia", "CDDA", "ABC News", "ABC",
               "Asahi Shimbun", "Hotel Okura", "Singapore City", "Shandong Peninsula", "East",
               "Eastern", "Asia"],
     "dates": ("2005-02-17", {"Friday": "Tuesday", "Thursday": "Monday", "Wednesday": "Sunday"},
               "August 22", "1979")},
    {"states": [("Brazil", "Brazilian", "Brasilia", "Planalto"), ("Uruguay", "Uruguayan", "Montevideo", ""),
                ("Chile", "Chilean", "Santiago", ""), ("Peru", "Peruvian", "Lima", ""),
                ("Bolivia", "Bolivian", "La Paz", ""), ("Paraguay", "Paraguayan", "Asuncion", "")],
     "power": ("Canada", "Canadian", "Ottawa", "Canada"),
     "persons": ["Gordon Mackellar", "Rogerio Tavares", "Stephen Lachance", "Caio Bittencourt",
                 "Helen Prudhomme", "Fabio Quintela", "Camila Errazuriz", "Tomas Villagran",
                 "Joaquin Larranaga"],
     "names": ["Mercosur", "Union for Commerce and Partnership in America", "UCPA", "CTV News", "CTV",
               "El Mercurio", "Hotel Libertad", "Panama City", "Colonia Peninsula", "North",
               "Northern", "America"],
     "dates": ("2019-06-06", {"Friday": "Wednesday", "Thursday": "Tuesday", "Wednesday": "Monday"},
               "April 2", "2016")},
    {"states": [("India", "Indian", "New Delhi", "South Block"), ("Nepal", "Nepali", "Kathmandu", ""),
                ("Sweden", "Swedish", "Stockholm", ""), ("Norway", "Norwegian", "Oslo", ""),
                ("Bangladesh", "Bangladeshi", "Dhaka", ""), ("Bhutan", "Bhutanese", "Thimphu", "")],
     "power": ("UK", "UK", "London", "United Kingdom"),
     "persons": ["Adrian Colbourne", "Rajesh Malhotra", "Oliver Stanhope", "Vikram Saxena",
                 "Fiona Merrick", "Anil Deshpande", "Astrid Lindqvist", "Henrik Sandstrom",
                 "Prakash Thapa"],
     "names": ["ECOWAS", "Forum for Stability and Prosperity in Asia", "FSPA", "ITV News", "ITV",
               "Dagens Nyheter", "Hotel Bristol", "Helsinki", "Terai Peninsula", "West", "Western",
               "Asia"],
     "dates": ("2014-12-02", {"Friday": "Thursday", "Thursday": "Wednesday", "Wednesday": "Tuesday"},
               "November 5", "2003")},
    {"states": [("South Korea", "South Korean", "Seoul", "Blue House"),
                ("Mongolia", "Mongolian", "Ulaanbaatar", ""), ("Turkey", "Turkish", "Ankara", ""),
                ("Greece", "Greek", "Athens", ""), ("Georgia", "Georgian", "Tbilisi", ""),
                ("Armenia", "Armenian", "Yerevan", "")],
     "power": ("Mexico", "Mexican", "Mexico City", "Mexico"),
     "persons": ["Alejandro Villasenor", "Kim Dae-hyun", "Ricardo Montalvo", "Park Sung-min",
                 "Beatriz Carranza", "Choi Young-ho", "Elif Karadeniz", "Mehmet Aydogan",
                 "Batbayar Ganbold"],
     "names": ["OPEC", "Association for Peace and Partnership in Eurasia", "APPE", "NBC News", "NBC",
               "Hurriyet", "Hotel Intercontinental", "Vienna", "Altai Peninsula", "East", "Eastern",
               "Eurasia"],
     "dates": ("2009-09-16", {"Friday": "Saturday", "Thursday": "Friday", "Wednesday": "Thursday"},
               "May 19", "1998")},
]


def surname(person, full):
    """Chinese, Korean and Vietnamese names start with the family name."""
    first = full.split()[0]
    return first if first in {"Zhao", "Sun", "Huang", "Nguyen", "Kim", "Park", "Choi"} else full.split()[-1]


def substitutions(renaming):
    """[(pattern, replacement)], the longest original first."""
    pairs = []
    for (name, adjective, capital, seat), new in zip(ROLES, renaming["states"]):
        pairs += [(name, new[0]), (adjective, new[1]), (capital, new[2])]
        if seat:
            pairs.append((seat, new[3]))
    for old, new in zip(PERSONS, renaming["persons"]):
        pairs += [(old, new), (old.split()[-1], surname(old, new))]
    pairs += list(zip(NAMES, renaming["names"]))
    _, weekdays, day, year = renaming["dates"]
    pairs += list(weekdays.items()) + [("January 10", day), ("2014", year)]
    noun, adjective, capital, full = renaming["power"]
    pairs += [("United States", full), ("Washington", capital)]
    pairs.sort(key=lambda pair: -len(pair[0]))
    out = [(r"\b%s\b" % re.escape(old), new) for old, new in pairs]
    # "US" stands for the noun after "the" and at a line's start, else for the adjective.
    article = "the " if noun == "UK" else ""
    power = [(r"\bthe US\b(?= for|\.)", article + noun), (r"^US,", noun + ","),
             (r"^US$", noun), (r"\bUS\b", adjective)]
    return power + out


def renamed(text, renaming):
    """All substitutions in one pass, so that no replacement is replaced again."""
    rules = substitutions(renaming)
    pattern = re.compile("|".join("(%s)" % old for old, _ in rules), re.M)

    def new(match):
        return rules[match.lastindex - 1][1]
    return pattern.sub(new, text)


def renamed_gold(gold, renaming):
    out = copy.deepcopy(gold)
    for actor in out["actors"]:
        for key in ("name", "accept_as"):
            if key in actor:
                actor[key] = renamed(actor[key], renaming)
        actor["aliases"] = [renamed(alias, renaming) for alias in actor["aliases"]]
        if "United States" in actor["name"] or actor["name"] == renaming["power"][3]:
            actor["aliases"] += list(renaming["power"])
    for tie in out["ties"]:
        for key in ("a", "b", "source", "target"):
            if key in tie:
                tie[key] = renamed(tie[key], renaming)
    return out


def main(program, source):
    shared = network_run.shared_folder(source)
    score_network = network_run.scorer(shared)
    with open(os.path.join(shared, "gold", "seed.json"), encoding="utf-8") as read:
        gold = json.load(read)
    with open(os.path.join(shared, "corpora", SEED + ".txt"), encoding="utf-8") as read:
        text = read.read()
    golds, texts = [gold], {SEED: text}
    for number, renaming in enumerate(RENAMINGS, 1):
        changed = renamed_gold(gold, renaming)
        changed["document"] = "renamed-%d" % number
        golds.append(changed)
        body = renamed(text, renaming)
        texts[changed["document"]] = body.replace("2017-07-11", renaming["dates"][0])
    failed = 0
    original = None
    for gold_of_one in golds:
        name = gold_of_one["document"]
        system = network_run.annotations(program, {name: texts[name]})
        scores, result = network_run.f1(score_network, [gold_of_one], system)
        print("%-30s actors %.3f  meet %.3f" % (name, scores["actors"], scores["meet"]))
        original = original or scores
        for row in ("actors", "meet"):
            floor = FLOOR if scores is original else original[row] - MOST_LOST
            if scores[row] < floor - 1e-9:
                failed += 1
                print("  %s is below %.3f" % (row, floor))
        if failed or os.environ.get("SEED_RENAME_ERRORS"):
            for kind in ("missed", "wrong"):
                for item in result["details"][name][kind]:
                    if item[0] in ("actor", "meet"):
                        print("  %s %s" % (kind, " | ".join(str(part) for part in item)))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2]))
