"""What the program tells of sentences whose names are given: shared by the benches of meetings and events."""
import json
import os
import subprocess
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))


def state_forms(capitals=True):
    """Surface form -> name of the state, from data/states.tsv: names, aliases, demonyms and, if wished, capitals."""
    forms = {}
    with open(os.path.join(HERE, "..", "data", "states.tsv"), encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("#"):
                continue
            name, aliases, demonyms, towns = line.rstrip("\n").split("\t")[:4]
            for part in [name, aliases, demonyms] + ([towns] if capitals else []):
                for form in filter(None, part.split("|")):
                    forms.setdefault(form, name)
    return forms


def ties_of(program, documents):
    """{id: [tie]}; documents are {id, date, text, mentions: [{begin, end, type, entity}]} with code points.

    A tie is {kind, status, polarity, modality, said_by, who: [(entity, role)]}; said_by is None or an entity."""
    with tempfile.TemporaryDirectory() as folder:
        given, store, told = (os.path.join(folder, name) for name in ("given.jsonl", "given.entente", "told.jsonl"))
        with open(given, "w", encoding="utf-8") as out:
            for d in documents:
                record = {"schema": "entente.records/1", "offsets": "codepoints", **d}
                out.write(json.dumps(record) + "\n")
        quiet = {"check": True, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        subprocess.run([program, "build", "--mentions", given, "-o", store], **quiet)
        subprocess.run([program, "export", store, "--to", "records", "-o", told], **quiet)
        with open(told, encoding="utf-8") as lines:
            records = [json.loads(line) for line in lines]
    key_at = {d["id"]: {m["begin"]: m["entity"] for m in d["mentions"]} for d in documents}
    return {r["id"]: [plain(t, entity_keys(r, key_at[r["id"]])) for t in r.get("ties", [])] for r in records}


def entity_keys(record, key_at):
    """The record's entity numbers -> the keys that were given, by where their mentions begin."""
    text = record["text"].encode()
    keys = {}
    for m in record["mentions"]:
        key = key_at.get(len(text[: m["begin"]].decode()))
        if key is not None:
            keys[m["entity"]] = key
    return keys


def plain(tie, keys):
    return {
        "kind": tie["kind"],
        "status": tie.get("status", "occurred"),
        "polarity": tie.get("polarity", "affirmed"),
        "modality": tie.get("modality", "asserted"),
        "said_by": keys.get(tie.get("attribution")),
        "who": [(keys.get(p["entity"]), p.get("role", "attendee")) for p in tie["participants"]],
    }


def is_told(tie):
    """Whether the tie is told as something that is, was or will be."""
    return (tie["polarity"] == "affirmed" and tie["modality"] != "conditional"
            and tie["status"] in ("occurred", "ongoing", "planned"))
