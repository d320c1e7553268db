"""Readers of what a store of documents alone can write, and of the file of corrections; see graphs.py.

The names come as records of somebody else (`entente build --mentions`), one document each; a name
without any character is refused there, with file and line.
"""
import json
import os
import subprocess
import tomllib

from readers.labels import check, run


def given_store(graph, name, labels):
    """A store of documents in which somebody of each name meets somebody else."""
    base = os.path.join(graph.folder, name)
    with open(base + ".jsonl", "w", encoding="utf-8") as texts, open(base + ".records", "w", encoding="utf-8") as records:
        for i, label in enumerate(labels):
            text = f"Somebody met Nobody{i} in Geneva on Friday."
            mention = {"type": "person", "confidence": 1, "source": "test", "reason": "given"}
            document = {"id": f"d{i:04}", "date": "2031-05-02", "text": text}
            texts.write(json.dumps(document) + "\n")
            records.write(json.dumps({
                "schema": "entente.records/1", **document,
                "entities": [{"id": "a", "type": "person", "name": label}, {"id": "b", "type": "person", "name": f"Agent {i}"}],
                "mentions": [{**mention, "begin": 0, "end": 8, "entity": "a"},
                             {**mention, "begin": 13, "end": 19 + len(str(i)), "entity": "b"}]}) + "\n")
    done = subprocess.run([graph.program, "-q", "build", base + ".jsonl", "--mentions", base + ".records", "-o", base + ".entente"],
                          capture_output=True, text=True)
    return base + ".entente", done


def named_labels(graph):
    """All but the empty one, after a check that it is refused."""
    for i, label in enumerate(graph.labels):
        if label == "":
            done = given_store(graph, "empty", [label])[1]
            check(done.returncode == 2 and "empty.records:1: " in done.stderr, f"an entity without a name: {done.stderr}")
    return [label for label in graph.labels if label]


def exported_documents(graph, form):
    labels = named_labels(graph)
    out = []
    for name, names in ((form, labels), (form + "-plain", [f"Person {i}" for i in range(len(labels))])):
        store, done = given_store(graph, name, names)
        check(done.returncode == 0, done.stderr)
        out.append(run(graph.program, "export", store, "--to", form, "-o", "-"))
    return out, labels


def read_records(graph):
    texts, labels = exported_documents(graph, "records")
    check(texts[0].count("\n") == texts[1].count("\n"), "lines that a label brought")
    entities = [json.loads(line)["entities"] for line in texts[0].split("\n") if line]
    return sorted(e["name"] for one in entities for e in one if not e["name"].startswith("Agent ")), sorted(labels)


def read_annotations(graph):
    """The names are those of the store's actors, for which blanks and spellings of one sign are joined."""
    texts, _ = exported_documents(graph, "annotations")
    actors, harmless = ([actor for document in json.loads(text)["documents"] for actor in document["actors"]]
                        for text in texts)
    check(len(actors) == len(harmless), "actors that a label brought")
    store = os.path.join(graph.folder, "annotations.entente")
    listed = json.loads(run(graph.program, "actors", "list", store, "--top", "0", "--json"))["rows"]
    return sorted({actor["name"] for actor in actors}), sorted({row["label"] for row in listed})


def read_corrections(graph):
    """A rename to each of the names that a command line can hold, in one file of TOML."""
    labels = [label for label in graph.labels if label.strip() and "\0" not in label]
    store, done = given_store(graph, "renamed", ["Somebody"] * len(labels))
    check(done.returncode == 0, done.stderr)
    for i, label in enumerate(labels):
        run(graph.program, "-q", "actors", "rename", store, f"Agent {i}", "--", label)
    with open(store.replace(".entente", ".corrections.toml"), "rb") as file:
        data = tomllib.load(file)
    check(list(data) == ["rename"], "tables that a label brought")
    return [one["name"] for one in data["rename"]], labels
