#!/usr/bin/env python3
"""How well 'entente parse' finds tags, lemmas and heads, against a treebank in CoNLL-U.

syntax_scores.py PROGRAM TREEBANK [--genre WORD] [--model FILE] [--json]

Gold words, predicted tags. UAS: words with the right head; LAS: with the right relation too,
subtypes included ("LAS plain": without them). Punctuation counts, except in the second pair.
--genre: only documents whose id has that word ("news"). Speed: words a second of one thread,
all work of the program counted but its start.
"""
import argparse
import json
import os
import subprocess
import tempfile
import time


def sentences_of(lines, genre=""):
    """Lists of columns, one a word, of the sentences of documents of that genre."""
    taken, sentence = not genre, []
    for line in lines:
        line = line.rstrip("\r\n")
        if line.startswith("# newdoc id") and genre:
            taken = genre in line
        elif not line:
            if sentence and taken:
                yield sentence
            sentence = []
        elif not line.startswith("# "):
            fields = line.split("\t")
            if fields[0].isdigit():
                sentence.append(fields)
    if sentence and taken:
        yield sentence


def run(program, path, model):
    command = [program, "--threads", "1", "parse", "--pretokenized", path]
    if model:
        command += ["--model", model]
    begin = time.perf_counter()
    out = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return out, time.perf_counter() - begin


def scores(gold, found):
    """Percentages by name."""
    count = {name: 0 for name in ("words", "UPOS", "XPOS", "lemma", "UAS", "LAS", "LAS plain",
                                  "marks", "UAS without punctuation", "LAS without punctuation")}
    assert len(gold) == len(found), f"{len(gold)} sentences, {len(found)} parsed"
    for right, ours in zip(gold, found):
        assert [w[1] for w in right] == [w[1] for w in ours], "other words than the treebank's"
        for a, b in zip(right, ours):
            head = a[6] == b[6]
            label = head and a[7] == b[7]
            count["words"] += 1
            count["UPOS"] += a[3] == b[3]
            count["XPOS"] += a[4] == b[4]
            count["lemma"] += a[2] == b[2]
            count["UAS"] += head
            count["LAS"] += label
            count["LAS plain"] += head and a[7].split(":")[0] == b[7].split(":")[0]
            if a[3] == "PUNCT":
                count["marks"] += 1
            else:
                count["UAS without punctuation"] += head
                count["LAS without punctuation"] += label
    words = count.pop("words")
    rest = words - count.pop("marks")
    return {"words": words, **{name: round(100 * n / (rest if "without" in name else words), 2)
                               for name, n in count.items()}}


def measure(program, treebank, genre="", model=""):
    with open(treebank, encoding="utf-8") as lines:
        gold = list(sentences_of(lines, genre))
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "words.tsv")
        text = "".join("".join(w[1] + "\n" for w in s) + "\n" for s in gold)
        with open(path, "w", encoding="utf-8") as out:
            out.write(text)
        parsed, _ = run(program, path, model)
        result = scores(gold, list(sentences_of(parsed.splitlines())))
        # The time of sixteen copies less that of one: the start does not count.
        _, once = run(program, path, model)
        with open(path, "w", encoding="utf-8") as out:
            out.write(text * 16)
        _, often = run(program, path, model)
    result["words a second"] = round(15 * result["words"] / max(often - once, 1e-3))
    return result


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program")
    parser.add_argument("treebank")
    parser.add_argument("--genre", default="")
    parser.add_argument("--model", default="")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    result = measure(options.program, options.treebank, options.genre, options.model)
    if options.json:
        print(json.dumps(result))
        return
    for name, value in result.items():
        print(f"{name:26} {value}")


if __name__ == "__main__":
    main()
