"""What every table must be: form, order, keys, links to states."""

import unicodedata

from tables.table_file import GROUPED, columns_of, read_table

# Keys that may repeat, and the column that then tells the rows apart.
UNIQUE_WITH = {"ministries": ("class",), "cities": ("country",), "leaders": ("state",), "titles": ("class",), "places": ("class", "country")}
MOST_SHOWN = 60
MOST_BYTES = 3 * 1024 * 1024


def faults_of_text(raw):
    """Faults of the file as a whole: (text or None, list of faults)."""
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return None, [(0, f"not UTF-8: {error}")]
    faults = []
    if "\r" in text or "\ufeff" in text or "\ufffd" in text or not text.endswith("\n"):
        faults.append((0, "carriage return, byte-order mark, U+FFFD or no final newline"))
    if unicodedata.normalize("NFC", text) != text:
        faults.append((0, "not in Unicode normal form C"))
    return text, faults


def faults_of_cell(cell):
    if cell != cell.strip() or "  " in cell or any(unicodedata.category(c) in ("Cc", "Cf", "Zl", "Zp") for c in cell):
        yield f"stray space or control character in {cell!r}"
    alternatives = cell.split("|")
    if cell and ("" in alternatives or any(a != a.strip() for a in alternatives)):
        yield f"empty or untrimmed alternative in {cell!r}"
    twice = sorted({a for a in alternatives if alternatives.count(a) > 1})
    if twice:
        yield f"repeated alternative: {', '.join(twice)}"


def faults_of_order(table, rows, columns):
    """Keys stand once and ascend; tables that are grouped by sense keep the order they have."""
    if table in GROUPED:
        return
    seen, last = set(), None
    for number, cells in rows:
        key = (cells[0],) + tuple(cells[columns.index(c)] for c in UNIQUE_WITH.get(table, ()))
        if key in seen:
            yield number, f"duplicate key {key}"
        seen.add(key)
        if last is not None and cells[0] < last:
            yield number, f"out of order: {cells[0]!r} after {last!r}"
        last = cells[0]


def faults_of_states(table, rows, columns, states):
    for column in ("state", "country"):
        if column not in columns or table == "states":
            continue
        for number, cells in rows:
            for value in cells[columns.index(column)].split("|"):
                if value and value not in states:
                    yield number, f"{column} {value!r} is not in states.tsv"


def faults_of_table(path, states):
    """All faults of one table as (line, what is wrong)."""
    text, faults = faults_of_text(path.read_bytes())
    if text is None:
        return faults
    head, _ = read_table(path)
    if not any(h.startswith("# columns:") for h in head):
        return faults + [(1, "no '# columns:' line")]
    columns = columns_of(head)
    rows, body = [], False
    for number, line in enumerate(text[:-1].split("\n"), 1):
        if line.startswith("#"):
            if body:
                faults.append((number, "comment after the first row"))
            continue
        body = True
        cells = line.split("\t")
        if len(cells) != len(columns):
            faults.append((number, f"{len(cells)} cells, {len(columns)} columns"))
            continue
        if not cells[0]:
            faults.append((number, "empty key"))
        faults += [(number, what) for cell in cells for what in faults_of_cell(cell)]
        rows.append((number, cells))
    faults += faults_of_order(path.stem, rows, columns)
    faults += faults_of_states(path.stem, rows, columns, states)
    return sorted(faults)


def check(out):
    """Return the number of faults found in all tables."""
    states = {r[0] for r in read_table(out / "states.tsv")[1]} if (out / "states.tsv").exists() else set()
    paths = sorted(out.glob("*.tsv"))
    faults = [f"{path.name}:{number}: {what}" for path in paths for number, what in faults_of_table(path, states)]
    for fault in faults[:MOST_SHOWN]:
        print(fault)
    total = sum(path.stat().st_size for path in paths)
    count = len(faults)
    if total > MOST_BYTES:
        print(f"tables are {total} bytes, more than 3 MB")
        count += 1
    print(f"{len(paths)} tables, {total} bytes, {count} faults")
    return count
