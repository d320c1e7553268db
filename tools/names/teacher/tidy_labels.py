"""Makes a teacher's labels consistent: boundary rules, the project's closed tables, and the majority of the whole text.

The gold sets disagree with each other (one leaves "United" out of "United States", one makes "Americans" persons, most
tag nationalities by taste); the student should not learn that. A span list is [(first, end, kind)] in order.
"""
import collections
import os

DAYS = set("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())
MONTHS = set("January February March April May June July August September October November December".split())
PARTICLES = set("al el bin ibn ben abu de del della di da dos du la le van von der den ter ould zu y e i".split())
DERIVED = ("-led", "-based", "-backed", "-born", "-funded", "-held", "-controlled", "-occupied", "-brokered", "-run",
           "-sponsored", "-style", "-supported", "-made", "-owned", "-allied", "-trained", "-dominated", "-linked",
           "-inspired", "-speaking", "-ruled", "-organized", "-assisted", "-mediated", "-ordered", "-imposed")
KEPT_TITLES = set(  # read as part of the name
    "Agha Amir Haji Imam Lady Lord Mullah Pak Prophet Qari Santa Sayed Sayyed Shaikh Sheikh Speaker Syed".split())
SURE_TITLES = set("Mr. Mrs. Ms. Dr. Gen. Lt. Col. Sen. Rep. Minister Premier Senator Ayatollah".split())
LEAST_SEEN, LEAST_SHARE = 5, 0.7


def small(word):
    """True for a word of small letters only."""
    return word.isalpha() and word.islower()


def rows(folder, name):
    """Cells of a table of the project's data folder."""
    with open(os.path.join(folder, name + ".tsv"), encoding="utf-8") as lines:
        return [line.rstrip("\n").split("\t") for line in lines if not line.startswith("#")]


def names_of(row):
    """A row's key without its bracket, and its aliases."""
    return [row[0].split(" (")[0]] + [x for x in row[1].split("|") if x]


class Tables:
    """Closed classes: kind of a name by its words, titles, and words that are also names of persons."""

    def __init__(self, folder):
        self.kinds, self.titles = {}, set()
        self.persons = {r[0] for r in rows(folder, "given_names")} | {r[0] for r in rows(folder, "surnames")}
        for r in rows(folder, "titles"):
            if r[2] in ("before", "both") and r[1] != "role" and r[0][0].isupper():
                if r[0] not in KEPT_TITLES:
                    self.titles.add(tuple(r[0].split()))
        for r in rows(folder, "organizations"):
            self.add("ORG", [n for n in names_of(r) if " " in n or n.isupper() and len(n) > 2])
        for r in rows(folder, "media"):
            self.add("ORG", [n for n in names_of(r) if " " in n or n.isupper() or r[2] == "agency"])
        for r in rows(folder, "groups"):
            kind = {"ethnic": "MISC", "religious": "MISC"}.get(r[2])
            if kind:
                self.add(kind, names_of(r))
        self.add("ORG", "Taliban Taleban Hamas Hezbollah Fatah al-Qaida al-Qaeda Al-Qaida U.N. Kremlin".split())
        self.add("MISC", "Islamic Islam Jewish Christian Muslim Sunni Shi'ite Shiite Democrats Republicans".split())
        for r in rows(folder, "states"):
            self.add("LOC", names_of(r) + r[3].split("|"))
            self.add("MISC", r[2].split("|"))
        self.add("LOC", ["U.S.", "U.S.A.", "U.K."])
        self.longest = max(len(k) for k in self.kinds)

    def add(self, kind, names):
        for name in names:
            words = tuple(name.split())
            if len(name) > 1 and words[0] != "The" and not small(words[0]) and not small(words[-1]):
                self.kinds[words] = kind

    def match(self, words, i):
        """End of the longest name of a table at word i, or i."""
        for end in range(min(len(words), i + self.longest), i, -1):
            if tuple(words[i:end]) in self.kinds:
                return end
        return i

    def office_end(self, words, i):
        """End of a title of several words, or of one that hardly stands before anything but a name, at word i; or i."""
        for end in range(min(len(words), i + 6), i + 1, -1):
            if tuple(words[i:end]) in self.titles:
                return end
        return i + 1 if words[i] in SURE_TITLES else i

    def title_end(self, words, first, end):
        """End of the longest title at the beginning of a span that leaves at least one word of name."""
        for cut in range(end - 1, first, -1):
            if tuple(words[first:cut]) in self.titles:
                return cut
        return first


def trim(words, spans, tables):
    """Boundary rules: articles, weekdays, small words at the edges and titles are no part of a name."""
    kept = []
    for first, end, kind in spans:
        if not any(c.isupper() or c.isdigit() for w in words[first:end] for c in w):
            continue
        if kind != "MISC":
            article = words[first] == "the" or words[first] == "The" and not first  # elsewhere The is part of the name
            if article and end - first > 1 and words[first + 1] != "Hague":
                first += 1
            while end - first > 1 and (words[end - 1] in DAYS or words[end - 1] == "'s" or small(words[end - 1])):
                end -= 1
            while end - first > 1 and (words[first] in DAYS or small(words[first]) and words[first] not in PARTICLES):
                first += 1
        if kind == "PER" and end - first > 1:
            led = tables.kinds.get((words[first],))
            if led and tables.title_end(words, first + 1, end) > first + 1:
                kept.append((first, first + 1, led))
                first += 1
            first = tables.title_end(words, first, end)
            if words[first] in ("of", "for"):  # the field of an office: the name is at the end
                first = max(first, end - 2)
        if end - first == 1 and words[first].endswith(DERIVED):
            kind = "MISC"
        kept.append((first, end, kind))
    return kept


def split_possessives(words, spans, tables):
    """Owner and owned apart where the tables know the owner; of a person that owns something only the person stays."""
    kept = []
    for first, end, kind in spans:
        at = next((i for i in range(first + 1, end - 1) if words[i] in ("'s", "'")), None)
        owner = tables.kinds.get(tuple(words[first:at])) if at else None
        if at and kind in ("PER", "LOC") and (owner or kind == "PER"):
            kept.append((first, at, owner or kind))
            owned = tables.kinds.get(tuple(words[at + 1 : end]), kind if owner else None)
            if owned:
                kept.append((at + 1, end, owned))
        else:
            kept.append((first, end, kind))
    return kept


def add_titled(words, spans, tables):
    """Persons that no span names although a title of an office stands before their name."""
    covered = {i for first, end, _ in spans for i in range(first, end)}
    added, i = [], 0
    while i < len(words):
        first = tables.office_end(words, i)
        end = first
        while first > i and end < len(words) and end - first < 4 and end not in covered and name_like(words[end]):
            end += 1
        known = end > first and (end - first > 1 or words[first] in tables.persons)
        if known and not any(j in covered for j in range(i, end)) and (end == len(words) or end not in covered):
            added.append((tables.title_end(words, first, end), end, "PER"))
        i = max(i + 1, end)
    return sorted(spans + added)


def name_like(word):
    """A capitalised word, or one with an Arabic article, that is neither a weekday, a month nor in capitals."""
    arabic = word.startswith(("al-", "el-"))
    return (arabic or word[:1].isupper() and word[1:2].islower()) and word not in DAYS and word not in MONTHS


def apply_tables(words, spans, tables):
    """Names of the closed tables: right kind, whole, and never missed; words that also name persons only when tagged."""
    spans, i = list(spans), 0
    while i < len(words):
        end = tables.match(words, i)
        if end == i:
            i += 1
            continue
        name, kind = tuple(words[i:end]), tables.kinds[tuple(words[i:end])]
        over = [s for s in spans if s[0] < end and i < s[1]]
        inside = all(i <= s[0] and s[1] <= end for s in over)
        personal = len(name) == 1 and name[0] in tables.persons
        next_is_name = end < len(words) and words[end][:1].isupper() and not over
        unsure = personal and (not over or over[0][2] == "PER") or next_is_name and kind != "MISC"
        if inside and not unsure and (over or kind != "ORG" or len(name) > 1):
            spans = [s for s in spans if s not in over] + [(i, end, kind)]
        i = end
    return sorted(spans)


def corpus_majority(texts, tables):
    """Kind of each string that the text as a whole tags often and nearly always alike, over [(words, spans)]."""
    seen = collections.defaultdict(collections.Counter)
    for words, spans in texts:
        for first, end, kind in spans:
            seen[tuple(words[first:end])][kind] += 1
    wanted = {n: c.most_common(1)[0] for n, c in seen.items() if sum(c.values()) >= LEAST_SEEN and n not in tables.kinds}
    wanted = {n: k for n, (k, count) in wanted.items() if count >= LEAST_SHARE * sum(seen[n].values())}
    by_first = collections.defaultdict(list)
    for name in sorted(wanted, key=lambda n: (-len(n), n)):
        by_first[name[0]].append(name)
    missed = collections.Counter()
    for words, spans in texts:
        covered = {i for first, end, _ in spans for i in range(first, end)}
        for i, name in untagged(words, covered, by_first):
            missed[name] += 1
    sure = {n for n in wanted if missed[n] <= 0.35 * sum(seen[n].values())}
    return wanted, {w: [n for n in names if n in sure] for w, names in by_first.items()}


def untagged(words, covered, by_first):
    """Places of known names none of whose words is in a span and that no capitalised word continues."""
    taken = set()
    for i, word in enumerate(words):
        for name in by_first.get(word, ()):
            end = i + len(name)
            if tuple(words[i:end]) != name or any(j in covered or j in taken for j in range(i, end)):
                continue
            taken.update(range(i, end))
            yield i, name
            break


def apply_majority(words, spans, wanted, by_first):
    """Spans with the majority's kind, and the missed names added."""
    spans = [(b, e, wanted.get(tuple(words[b:e]), k)) for b, e, k in spans]
    covered = {i for first, end, _ in spans for i in range(first, end)}
    added = [(i, i + len(name), wanted[name]) for i, name in untagged(words, covered, by_first)]
    return sorted(spans + added)


def tidy(texts, tables, majority=True):
    """Tidied spans of every (words, spans) of a text collection."""
    texts = [(w, trim(w, split_possessives(w, s, tables), tables)) for w, s in texts]
    texts = [(w, add_titled(w, apply_tables(w, s, tables), tables)) for w, s in texts]
    if majority:
        wanted, by_first = corpus_majority(texts, tables)
        texts = [(w, apply_majority(w, s, wanted, by_first)) for w, s in texts]
    return [s for _, s in texts]
