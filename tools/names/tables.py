"""The project's own word tables (data/*.tsv) as Python values."""

import os


def rows(path):
    """Rows of a table of data/: lists of cells; comment and empty lines left out."""
    found = []
    with open(path, encoding="utf-8", newline="\n") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if line and not line.startswith("#"):
                found.append(line.split("\t"))
    return found


def cell(row, index):
    """The cell at index, empty where the row is shorter."""
    return row[index] if index < len(row) else ""


def alternatives(text):
    """The parts of a cell divided by '|'."""
    return [part for part in text.split("|") if part]


class Tables:
    """Reads tables of one folder by name, each once."""

    def __init__(self, folder):
        self.folder = folder
        self._read = {}

    def __getitem__(self, name):
        if name not in self._read:
            self._read[name] = rows(os.path.join(self.folder, name + ".tsv"))
        return self._read[name]

    def names(self, name, extra=(1,)):
        """First cells of a table and the alternatives of the columns in extra."""
        found = []
        for row in self[name]:
            found.append(row[0])
            for index in extra:
                found.extend(alternatives(cell(row, index)))
        return found


def without_bracket(name):
    """A key without the bracket that tells namesakes apart: "Times (London)" -> "Times"."""
    cut = name.find(" (")
    return name[:cut] if cut > 0 and name.endswith(")") else name


def peoples(tables):
    """Nationality and people words (adjectives and nouns) that name no state and no place."""
    words = set()
    for row in tables["states"]:
        words.update(alternatives(cell(row, 2)))
    for row in tables["places"]:
        words.update(alternatives(cell(row, 4)))
    for row in tables["groups"]:
        if cell(row, 2) in ("ethnic", "religious"):
            words.add(without_bracket(row[0]))
            words.update(alternatives(cell(row, 1)))
    return words - set(tables.names("states")) - set(tables.names("places"))


def locations(tables):
    """States, capitals and places: names that are locations whatever else they stand for.

    Seats of government (Kremlin, White House) are not among them.
    """
    words = set(tables.names("states", (1, 3))) | set(tables.names("places"))
    return {without_bracket(word) for word in words} - peoples(tables)
