"""Reading the name sets: documents of sentences with tags, and the constraints that each set's scheme puts on them."""
import hashlib
import random
from dataclasses import dataclass

KINDS = ("PER", "ORG", "LOC", "MISC")
LABELS = ("O",) + tuple(f"{p}-{k}" for k in KINDS for p in "BIES")
MISC = tuple(i for i, name in enumerate(LABELS) if name.endswith("MISC"))

# set: (scheme, has MISC, share of its documents used in an epoch, one document). Sentences of a set that is not
# in documents are read one by one. More than 1.0 means repeated.
TRAINING_SETS = {
    "wikigold": ("wikigold", True, 2.0, True),
    "gum_newsish": ("gum", True, 2.0, True),
    "gum_other_open": ("gum", True, 0.7, True),
    "wnut17": ("wnut", True, 0.5, False),
    "btc": ("btc", False, 0.4, False),
    "crossner_politics": ("crossner", True, 3.0, False),
    "crossner_ai": ("crossner", True, 0.7, False),
    "crossner_literature": ("crossner", True, 1.0, False),
    "crossner_music": ("crossner", True, 0.7, False),
    "crossner_science": ("crossner", True, 0.7, False),
    "redocred_from_dev": ("redocred", True, 0.8, True),
}
# What --open leaves out: schemes, and beginnings of document names.
SHARE_ALIKE = ("crossner", "redocred", "GUM_bio", "GUM_voyage")
SCHEMES = ("any", "wikigold", "gum", "wnut", "btc", "crossner", "redocred")
# Sets that leave adjectives of nationality untagged: there an O on a demonym says nothing.
UNTAGGED_DEMONYMS = ("gum", "wnut", "btc")
# Articles of the project's own gold networks are kept out of training.
HELD_OUT = tuple(f"GUM_news_{n}" for n in ("asylum", "flag", "korea", "sensitive", "taxes"))


@dataclass
class Sentence:
    words: list
    spans: list  # (first, end, kind), half open
    free: list  # per word: True where O may also be MISC


@dataclass
class Document:
    scheme: str
    share: float
    sentences: list


def spans_of(tags):
    """Half-open (first, end, kind) of BIO tags; an I- after another kind or O opens a name, as conlleval counts."""
    found, start, kind = [], None, None
    for i, tag in enumerate(list(tags) + ["O"]):
        prefix, _, name = tag.partition("-")
        if start is not None and (prefix != "I" or name != kind):
            found.append((start, i, kind))
            start = None
        if prefix in ("B", "I") and start is None:
            start, kind = i, name
    return found


def read_blocks(path):
    """Yields (document name, [[(word, tag)]]) of a `token TAB tag` file."""
    name, sentences, sentence = "", [], []
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            parts = line.rstrip("\n").split("\t")
            if parts[0] == "-DOCSTART-" or not parts[0]:
                if sentence:
                    sentences.append(sentence)
                    sentence = []
                if parts[0]:
                    if sentences:
                        yield name, sentences
                    name, sentences = parts[-1], []
                continue
            sentence.append((parts[0], parts[1] if len(parts) > 1 else "O"))
    if sentence:
        sentences.append(sentence)
    if sentences:
        yield name, sentences


def read_demonyms(path):
    """Adjectives and nouns of nationality of the project's table of states."""
    found = set()
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            if not line.startswith("#"):
                found.update(x for x in line.split("\t")[2].split("|") if x)
    return found | {"European", "Europeans", "African", "Africans", "Asian", "Asians", "Arab", "Arabs", "Soviet"}


def mend(words, span, demonyms):
    """A span of a set whose names begin at the first proper noun (so "United" is cut off) and whose peoples are persons."""
    first, end, kind = span
    if first and words[first - 1] == "United" and words[first] in ("States", "Nations", "Kingdom"):
        first -= 1
    if kind == "PER" and all(w in demonyms for w in words[first:end]):
        kind = "MISC"
    return first, end, kind


def read_set(path, scheme, has_misc, share, in_documents, demonyms, without=()):
    """The documents of one training set, but for those whose names begin as one of without does."""
    documents = []
    for name, sentences in read_blocks(path):
        if name in HELD_OUT or name.startswith(tuple(without)):
            continue
        read = []
        for sentence in sentences:
            words = [w for w, _ in sentence]
            spans = spans_of([t for _, t in sentence])
            if scheme == "redocred":  # nationality words are LOC there, MISC in the other sets
                spans = [(b, e, "MISC" if k == "LOC" and " ".join(words[b:e]) in demonyms else k) for b, e, k in spans]
            if scheme in UNTAGGED_DEMONYMS:
                spans = [mend(words, span, demonyms) for span in spans]
            skip_demonyms = scheme in UNTAGGED_DEMONYMS
            free = [not has_misc or (skip_demonyms and w in demonyms) for w in words]
            read.append(Sentence(words, spans, free))
        groups = [read] if in_documents else [[s] for s in read]
        documents += [Document(scheme, share, g) for g in groups]
    return documents


def read_training(folder, demonyms, without=()):
    """All documents of the training parts under folder, but for the schemes and documents in without."""
    documents = []
    for name, (scheme, has_misc, share, in_documents) in TRAINING_SETS.items():
        if scheme not in without:
            documents += read_set(f"{folder}/{name}.train.tsv", scheme, has_misc, share, in_documents, demonyms, without)
    return documents


def read_raw(paths, block=12):
    """Sentences without tags, in blocks of consecutive ones that stand for documents whose bounds are lost."""
    sentences = []
    for path in paths:
        for _, group in read_blocks(path):
            sentences += [Sentence([w for w, _ in s], [], [False] * len(s)) for s in group]
    return [Document("any", 1.0, sentences[i : i + block]) for i in range(0, len(sentences), block)]


def sentence_key(words):
    """16 hex digits that name a sentence: the start of the SHA-256 of its words joined by one space."""
    return hashlib.sha256(" ".join(words).encode()).hexdigest()[:16]


def read_silver(label_path, documents, least, share):
    """Documents again, with the spans of a label file; sentences below the confidence are left out."""
    labels = []
    with open(label_path, encoding="utf-8") as lines:
        for line in lines:
            key, confidence, spans = line.rstrip("\n").split("\t")
            labels.append((key, float(confidence), spans))
    rows, out = iter(labels), []
    for document in documents:
        group = []
        for s in document.sentences:
            key, confidence, text = next(rows)
            if key != sentence_key(s.words):
                raise SystemExit(f"{label_path}: labels of another text at {key}")
            if confidence >= least:
                group.append(Sentence(s.words, parse_spans(text), [False] * len(s.words)))
        if group:
            out.append(Document("any", share, group))
    return out


def parse_spans(text):
    """'0-2:PER 5-6:LOC' as [(0, 2, 'PER'), (5, 6, 'LOC')]; '-' is none."""
    found = []
    for item in text.split() if text != "-" else []:
        bounds, kind = item.split(":")
        first, end = bounds.split("-")
        found.append((int(first), int(end), kind))
    return found


def format_spans(spans):
    """The inverse of parse_spans."""
    return " ".join(f"{b}-{e}:{k}" for b, e, k in spans) or "-"


def label_ids(sentence):
    """BIOES label of each word."""
    ids = [0] * len(sentence.words)
    for first, end, kind in sentence.spans:
        base = 1 + 4 * KINDS.index(kind)
        if end - first == 1:
            ids[first] = base + 3
            continue
        ids[first], ids[end - 1] = base, base + 2
        for i in range(first + 1, end - 1):
            ids[i] = base + 1
    return ids


def spans_of_ids(ids):
    """Spans of a well-formed BIOES sequence."""
    found, start = [], None
    for i, label in enumerate(ids):
        place = (label - 1) % 4 if label else None
        if place in (0, 3):
            start = i
        if place in (2, 3) and start is not None:
            found.append((start, i + 1, KINDS[(label - 1) // 4]))
            start = None
    return found


def recase(words, how):
    """Words in capitals, in small letters or, as headlines write, each with a capital."""
    if how == "upper":
        return [w.upper() for w in words]
    if how == "lower":
        return [w.lower() for w in words]
    return [w[:1].upper() + w[1:] for w in words]


def draw_case(rng):
    """How a text is recased in training: 8 % capitals, 8 % small letters, 5 % headline."""
    x = rng.random()
    return "upper" if x < 0.08 else "lower" if x < 0.16 else "title" if x < 0.21 else None


def epoch_documents(documents, seed):
    """The documents of one epoch, each as often as its share says (the fraction by chance), recased by chance."""
    rng, drawn = random.Random(seed), []
    for d in documents:
        times = int(d.share) + (rng.random() < d.share % 1.0)
        for _ in range(times):
            whole = draw_case(rng) if rng.random() < 0.5 else ""
            sentences = []
            for s in d.sentences:
                how = draw_case(rng) if whole == "" else whole
                sentences.append(Sentence(recase(s.words, how), s.spans, s.free) if how else s)
            drawn.append(Document(d.scheme, d.share, sentences))
    rng.shuffle(drawn)
    return drawn
