"""The inputs of the preparation: where each is and whether it is the version named."""

import hashlib
import os

import tables


class InputError(Exception):
    """An input that is missing or is not the version that inputs.tsv names."""


def digest(path):
    """SHA-256 of a file as hexadecimal digits."""
    state = hashlib.sha256()
    with open(path, "rb") as data:
        for part in iter(lambda: data.read(1 << 20), b""):
            state.update(part)
    return state.hexdigest()


class Inputs:
    """Paths of the inputs named in inputs.tsv, each checked when it is first asked for."""

    def __init__(self, table, data_folder, archives):
        self.expected = {row[0]: row[2] for row in tables.rows(table)}
        self.data_folder = data_folder
        self.archives = archives
        self._checked = {}

    def __call__(self, name):
        """The path of the input of that name ("ner/btc.dev.tsv", "embeddings", "cities")."""
        if name not in self._checked:
            path = self.archives.get(name) or os.path.join(self.data_folder, name)
            self._check(name, path)
            self._checked[name] = path
        return self._checked[name]

    def _check(self, name, path):
        if name not in self.expected:
            raise InputError("%s: not listed in inputs.tsv" % name)
        try:
            found = digest(path)
        except OSError as error:
            raise InputError("%s: cannot be read (%s)" % (path, error.strerror)) from error
        if found != self.expected[name]:
            raise InputError(
                "%s: SHA-256 is %s, expected %s; get the version that tools/names/inputs.tsv names"
                % (path, found, self.expected[name]))
