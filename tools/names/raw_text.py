"""Running news text into sentences and tokens in the manner of the labelled sets."""

import html
import json
import re
import tarfile

# Words whose full stop does not end a sentence.
KEEPS_STOP = frozenset(
    "mr mrs ms dr prof gen col lt sgt capt maj adm gov sen rep rev hon st jr sr vs etc inc ltd co corp "
    "jan feb mar apr jun jul aug sep sept oct nov dec no dept".split())
TOKEN = re.compile(
    r"[A-Za-z]\.(?:[A-Za-z]\.)+"            # U.S.
    r"|\d+(?:[.,:]\d+)*"                    # 1,300.5
    r"|\w+(?:[-\u2019'.&]\w+)*"             # Ki-moon, O'Neill, AT&T
    r"|\.\.\.|--+|\S")
CLITIC = re.compile(r"(?i)^(.+?)(n't|['\u2019](?:s|re|ve|ll|d|m))$")
TAG = re.compile(r"<[^>]*>")
YEAR = re.compile(r"/(\d{4})_[^/]*$")
END = re.compile(r"([.!?]+[\"'\u201d\u2019)\]]*)\s+(?=[\"'\u201c\u2018(\[]?[A-Z0-9])")


def sentences(paragraph):
    """The sentences of one paragraph."""
    start, found = 0, []
    for end in END.finditer(paragraph):
        before = paragraph[start:end.start() + 1].rsplit(None, 1)
        word = before[-1].strip("\"'([").rstrip(".") if before else ""
        if end.group(1) == "." and (word.lower() in KEEPS_STOP or len(word) == 1 or "." in word):
            continue
        found.append(paragraph[start:end.end(1)])
        start = end.end()
    return [s for s in found + [paragraph[start:]] if s.strip()]


def tokens(sentence):
    """The tokens of one sentence; clitics apart, abbreviations with their full stop."""
    out = []
    pieces = TOKEN.findall(sentence)
    for i, piece in enumerate(pieces):
        clitic = CLITIC.match(piece)
        if clitic:
            out += [clitic.group(1), clitic.group(2)]
        elif piece == "." and out and i + 1 < len(pieces) and (
                out[-1].lower() in KEEPS_STOP or (len(out[-1]) == 1 and out[-1].isupper())):
            out[-1] += "."
        else:
            out.append(piece)
    return out


def documents(path):
    """Documents of a JSON-lines corpus: lists of (tokens, tags) with the tag O."""
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            paragraphs = [article["title"]] + article["body"].split("\n")
            found = [tokens(s) for p in paragraphs for s in sentences(p.strip())]
            yield [(words, ["O"] * len(words)) for words in found if words]


def _paragraphs_as_document(paragraphs):
    found = [tokens(s) for p in paragraphs for s in sentences(" ".join(p.split()))]
    return [(words, ["O"] * len(words)) for words in found if words]


def _texts_in(value):
    """All strings of a JSON value, in its order."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _texts_in(part)
    elif isinstance(value, list):
        for part in value:
            yield from _texts_in(part)


def _members(archive, ending):
    """(name, text) of the files of a .tgz whose names end so, by name."""
    with tarfile.open(archive) as packed:
        for member in sorted(packed.getmembers(), key=lambda m: m.name):
            if member.isfile() and member.name.endswith(ending):
                yield member.name, packed.extractfile(member).read().decode("utf-8", "replace")


def factbook(archive, least_words=15):
    """The prose of the World Factbook, one document a country."""
    for name, text in _members(archive, ".json"):
        if "/package.json" in name:
            continue
        prose = [html.unescape(TAG.sub(" ", t)) for t in _texts_in(json.loads(text))]
        yield _paragraphs_as_document([p for p in prose if len(p.split()) >= least_words])


def speeches(archive, since=1946, block=12):
    """Presidents' addresses since a year, in documents of some sentences."""
    for name, text in _members(archive, ".txt"):
        year = YEAR.search(name)
        if year and int(year.group(1)) >= since:
            whole = _paragraphs_as_document(re.split(r"\n\s*\n", text))
            for i in range(0, len(whole), block):
                yield whole[i:i + block]
