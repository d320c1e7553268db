"""GMB's own labels, cleaned: an optional source, noisy, without a written licence.

What is mended is systematic: nationalities and countries labelled as organizations,
punctuation and titles inside names, names whose type varies from sentence to sentence.
"""

import collections

import spans
from tables import alternatives, cell, locations, peoples, without_bracket

EDGE = {'"', "'", "''", "``", "'s", ",", ";", ":", ".", "-", "--", "(", ")"}
PARTICLES = set("al bin ibn bint abu ul ud de del della da das do dos di du van von der den el la le "
                "ter ten af av zu y e".split())
SMALL = {"of", "for", "and"}  # a title before one of these is part of a longer name or title
TITLE_TOKENS = 5  # longest title looked for

# A name seen this often, with this share of one type, has that type everywhere.
COMMON = 8
SHARE = 0.85


def tokens_of(phrase):
    """A table's name as GMB writes it: "'s" apart, blanks between tokens."""
    return tuple(phrase.replace("'s", " 's").replace("’s", " 's").split())


class Knowledge:
    """Closed word lists that the repairs look names up in (names joined by blanks)."""

    def __init__(self, tables):
        self.people = peoples(tables)
        self.places = locations(tables)
        self.states = set(tables.names("states")) - self.people
        self.cities = set(tables.names("cities")) - self.people
        self.organizations = {
            " ".join(tokens_of(without_bracket(name)))
            for name in tables.names("organizations") + tables.names("media")} - self.places
        self.titles = set()
        for row in tables["titles"]:
            if cell(row, 2) == "before" and cell(row, 1) != "modifier":
                for title in [row[0]] + alternatives(cell(row, 1)):
                    self.titles.add(tokens_of(title))
        self.given = {row[0] for row in tables["given_names"]}
        leaders = [row[0].split() for row in tables["leaders"]]
        self.surnames = {row[0] for row in tables["surnames"] if not cell(row, 2)}
        self.surnames |= {words[-1] for words in leaders if len(words) > 1}
        self.ends = {row[0] for row in tables["ministries"] if cell(row, 2).startswith("end-")}

    def of_person(self, tokens):
        """Whether words after a title are a person's name, not "Motors" after "General"."""
        if not tokens or not tokens[0][:1].isupper() or any(t in self.ends for t in tokens):
            return False
        if any(t in SMALL or not t[:1].isalpha() for t in tokens):
            return False
        return tokens[-1] in self.surnames or (len(tokens) > 1 and tokens[0] in self.given)


def is_edge(token):
    """Whether a name neither begins nor ends with the token: a mark or a common word."""
    return token in EDGE or (token.isalpha() and token.islower() and token not in PARTICLES)


def trimmed(tokens, start, end):
    """The span without punctuation, "'s" and lower-case words at its edges."""
    while start < end and is_edge(tokens[start]):
        start += 1
    while start < end and (is_edge(tokens[end - 1]) or tokens[end - 1] in PARTICLES):
        end -= 1
    return start, end


def title_at(tokens, i, titles):
    """Length of the longest title that starts at token i, 0 where none does."""
    for size in range(min(TITLE_TOKENS, len(tokens) - i), 0, -1):
        if tuple(tokens[i:i + size]) in titles:
            return size
    return 0


def split_at_title(tokens, span, known):
    """The parts of a span that holds a title or begins inside one.

    "U.N. Secretary-General Ban Ki-moon" is an organization and a person,
    "State Condoleezza Rice" after "Secretary of" a person.  A title that no
    name of a person follows is left as it is ("General Motors").
    """
    start, end, kind = span
    for i in range(max(0, start - TITLE_TOKENS + 1), end):
        size = title_at(tokens, i, known.titles)
        rest = i + size
        if not size or rest <= start or (i < start and size == 1):
            continue
        bearer = size > 1 and (tokens[i] in known.organizations or tokens[i] in known.states)
        before = [start, max(start, i + bearer), kind]
        if rest == end and (size > 1 or end - start > 1):
            return [before] if size > 1 or not before[1] == before[0] else [span]
        if rest < end and known.of_person(tokens[rest:end]):
            return [before, [rest, end, "PER"]]
    return [span]


def retyped(text, kind, known):
    """The type of a name by the closed lists, kind where they say nothing."""
    if text in known.people and text not in known.surnames:
        return "MISC"
    if text in known.places and (kind == "ORG" or (kind == "PER" and text in known.states)):
        return "LOC"
    if kind == "LOC" and text in known.organizations and text not in known.cities:
        return "ORG"
    return kind


def mend_spans(sentence, known):
    """Edges, titles and the closed lists, one sentence."""
    tokens, tags = sentence
    found = []
    for span in spans.spans(tags):
        for start, end, kind in split_at_title(tokens, span, known):
            start, end = trimmed(tokens, start, end)
            if start == end:
                continue
            middle = [i for i in range(start, end) if tokens[i] == "and"]
            if len(middle) == 1 and kind == "ORG":
                sides = [[start, middle[0]], [middle[0] + 1, end]]
                if all(" ".join(tokens[a:b]) in known.states for a, b in sides):
                    found.extend([a, b, "LOC"] for a, b in sides)
                    continue
            found.append([start, end, retyped(" ".join(tokens[start:end]), kind, known)])
    return tokens, spans.tags_of(len(tokens), found)


def settle_types(sentences, known):
    """The type that a common name has nearly always, everywhere; cities and persons by majority."""
    seen = collections.defaultdict(collections.Counter)
    for tokens, tags in sentences:
        for start, end, kind in spans.spans(tags):
            seen[" ".join(tokens[start:end])][kind] += 1
    settled = {}
    for text, kinds in seen.items():
        kind, count = max(kinds.items(), key=lambda item: (item[1], item[0]))
        total = sum(kinds.values())
        sure = total >= COMMON and count >= SHARE * total
        listed = (text in known.cities if kind == "LOC"
                  else kind == "PER" and text.split()[-1] in known.surnames)
        if sure or listed:
            settled[text] = kind
    out = []
    for tokens, tags in sentences:
        found = [[a, b, settled.get(" ".join(tokens[a:b]), kind)]
                 for a, b, kind in spans.spans(tags)]
        out.append((tokens, spans.tags_of(len(tokens), found)))
    return out


def cleaned(sentence_lists, tables, block):
    """The labelled sentences of several files, mended, in documents of block sentences."""
    sentences = [s for sentences in sentence_lists for s in sentences if s is not None]
    known = Knowledge(tables)
    mended = [mend_spans(sentence, known) for sentence in sentences]
    return spans.joined(spans.blocks(settle_types(mended, known), block))
