"""Labelled sentences: reading, writing and the spans in them.

A sentence is (tokens, tags), tags in BIO2 with the types PER ORG LOC MISC;
None in a list of sentences opens a document.
"""

import os

TYPES = ("PER", "ORG", "LOC", "MISC")
DOCUMENT = "-DOCSTART-"


def coarse(tag):
    """The tag when its type is one of TYPES, else O (times and numbers are no names)."""
    return tag if tag[2:] in TYPES else "O"


def read(path):
    """Sentences of a file in the data folder's layout: token TAB tag [TAB ...]."""
    sentences, tokens, tags = [], [], []

    def close():
        if tokens:
            sentences.append((list(tokens), list(tags)))
            tokens.clear()
            tags.clear()

    with open(path, encoding="utf-8", newline="\n") as lines:
        for line in lines:
            cells = line.rstrip("\r\n").split("\t")
            if not cells[0].strip():
                close()
            elif cells[0] == DOCUMENT:
                close()
                sentences.append(None)
            else:
                tokens.append("_".join(cells[0].split()))
                tags.append(coarse(cells[1]))
    close()
    return sentences


def write(path, sentences):
    """Writes sentences as token TAB tag, an empty line after each; the file appears when whole."""
    with open(path + ".part", "w", encoding="utf-8", newline="\n") as out:
        for sentence in sentences:
            if sentence is None:
                out.write(DOCUMENT + "\tO\n\n")
                continue
            for token, tag in zip(*sentence):
                out.write(token + "\t" + tag + "\n")
            out.write("\n")
    os.replace(path + ".part", path)


def spans(tags):
    """Spans of BIO tags as [start, end, type]; an I- that continues nothing opens one."""
    found = []
    for i, tag in enumerate(tags):
        if tag == "O":
            continue
        kind = tag[2:]
        if tag[0] == "I" and found and found[-1][1] == i and found[-1][2] == kind:
            found[-1][1] = i + 1
        else:
            found.append([i, i + 1, kind])
    return found


def tags_of(length, found):
    """BIO2 tags of a sentence of so many tokens; empty spans are left out."""
    tags = ["O"] * length
    for start, end, kind in found:
        for i in range(start, end):
            tags[i] = ("B-" if i == start else "I-") + kind
    return tags


def documents(sentences):
    """Lists of sentences, one a document; what stands before the first bound is one too."""
    found = []
    for sentence in sentences:
        if sentence is None:
            found.append([])
        else:
            if not found:
                found.append([])
            found[-1].append(sentence)
    return [document for document in found if document]


def joined(document_list):
    """The inverse of documents(): one list of sentences with a bound before each document."""
    return [item for document in document_list for item in [None] + document]


def blocks(sentences, size):
    """Documents of size sentences each, for a text whose own bounds are lost."""
    plain = [sentence for sentence in sentences if sentence is not None]
    return [plain[i:i + size] for i in range(0, len(plain), size)]
