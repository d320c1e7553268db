"""Tables as files: comment lines, then rows of cells divided by tabs."""

# Tables whose rows are grouped by what they mean: they keep the order in which they are written,
# and a key may stand in several rows.
GROUPED = {"clause_words", "event_modes", "event_rules", "name_words", "transcription", "name_variants", "role_fields",
           "generic_bodies"}


def read_table(path):
    """Return (comment lines, rows) of one table."""
    head, rows = [], []
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.startswith("#"):
            head.append(line)
        elif line:
            rows.append(line.split("\t"))
    return head, rows


def columns_of(head):
    """Column names, from the last comment line ('# columns: a, b, c')."""
    for line in reversed(head):
        if line.startswith("# columns:"):
            return [c.strip() for c in line[len("# columns:"):].split(",")]
    raise ValueError("no '# columns:' line")


def write_table(path, head, rows):
    text = "\n".join(head) + "\n"
    text += "".join("\t".join(r) + "\n" for r in sorted(rows, key=lambda r: (r[0], r)))
    path.write_text(text, encoding="utf-8", newline="\n")
    print(f"{path.name}: {len(rows)} rows, {len(text.encode())} bytes")


def kept_rows(out, name):
    """Comment lines and hand-written rows of a mixed table."""
    head, rows = read_table(out / f"{name}.tsv")
    return head, [r for r in rows if r[-1] == "hand"]
