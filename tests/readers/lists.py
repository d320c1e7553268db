"""Readers of the forms of lists, by `entente rank`; see graphs.py."""
import json
import re

from readers.graphs import rows_of, same_json
from readers.labels import check, run, shown, unguarded


def by_rank(graph):
    return [row["label"] for row in json.loads(graph.list("json")[0])["rows"]]


def read_list_json(graph):
    same_json(graph.list("json"))
    return sorted(by_rank(graph)), sorted(graph.labels)


def read_list_jsonl(graph):
    hostile, plain = (text.split("\n") for text in graph.list("jsonl"))
    check(len(hostile) == len(plain), "lines that a label brought")
    return [json.loads(line)["label"] for line in hostile if line], by_rank(graph)


def read_list_csv(graph):
    texts = [run(graph.program, "rank", store, "--top", "0", "--csv", "--csv-safe") for store in (graph.hostile, graph.plain)]
    rows = rows_of([text.encode() for text in texts])
    at = rows[0].index("label")
    return [unguarded(row[at]) for row in rows[1:]], [unguarded(shown(label)) for label in by_rank(graph)]


def read_list_tsv(graph):
    hostile, plain = ([line.split("\t") for line in text.split("\n")] for text in graph.list("tsv"))
    check([len(row) for row in hostile] == [len(row) for row in plain], "TSV cells that a label brought")
    at = hostile[0].index("label")
    return [row[at] for row in hostile[1:-1]], [shown(label) for label in by_rank(graph)]


def read_list_table(graph):
    hostile, plain = (text.split("\n") for text in graph.list("table"))
    check(len(hostile) == len(plain), "lines that a label brought")
    check(all(shown(line) == line for line in hostile), "control characters in a table")
    row = re.compile(r" *\d+  (.*)  +\d+\.\d{3}  +\d+\.\d{3}  +\d+(?:  [█▏▎▍▌▋▊▉]*)?")
    found = [row.fullmatch(line) for line in hostile[1:len(graph.labels) + 1]]
    return [match and match[1].rstrip(" ") for match in found], [shown(label).rstrip(" ") for label in by_rank(graph)]


def read_list_markdown(graph):
    """By the rules of GitHub's Markdown: a backslash takes its meaning from a mark behind it."""
    hostile, plain = (text.split("\n") for text in graph.list("md"))
    check(len(hostile) == len(plain), "lines that a label brought")
    found = []
    for line, harmless in zip(hostile, plain):
        bare = re.sub(r"\\[!-/:-@\[-`{-~]", "x", line)
        check(bare.count("|") == harmless.count("|"), "Markdown cells that a label brought")
        check(not re.search(r"[<>`*_\[\]&~\\]|://|www\.", bare), "Markdown marks in " + line[:200])
        if line.startswith("|"):
            found.append(re.sub(r"\\(.)", r"\1", re.split(r"(?<!\\)(?:\\\\)*\|", line)[2]).strip(" "))
    return found[2:], [shown(label).strip(" ") for label in by_rank(graph)]


LATEX = {"\\textbackslash{}": "\\", "\\textasciitilde{}": "~", "\\textasciicircum{}": "^", "\\textquotedbl{}": '"',
         "\\textless{}": "<", "\\textgreater{}": ">", "\\textbar{}": "|", "{[}": "[", "{]}": "]", "{*}": "*", "{}": "",
         **{"\\" + c: c for c in "{}$&#_%"}}


def latex_cells(line):
    """The cells of a row as TeX sets them, or nothing where it would do something else."""
    cells = [""]
    body = line[:-len(" \\\\")]
    while body:
        known = next((mark for mark in LATEX if body.startswith(mark)), None)
        if known:
            cells[-1] += LATEX[known]
        elif re.match(r"--|''|``|[?!]`|,,|[\\{}$#_%~^\"<>|*\[\]]", body):
            return None  # a command, a ligature
        elif body[0] == "&":
            cells.append("")
        else:
            cells[-1] += body[0]
        body = body[len(known or " "):]
    return [cell.strip(" ") for cell in cells]


def read_list_latex(graph):
    hostile, plain = (text.split("\n") for text in graph.list("latex"))
    check(len(hostile) == len(plain), "lines that a label brought")
    first = plain.index("\\midrule") + 1
    rows = [latex_cells(line) for line in hostile[first:first + len(graph.labels)]]
    check(all(rows) and len({len(row) for row in rows}) == 1, "LaTeX that a label brought")
    return [row[1] for row in rows], [shown(label).strip(" ") for label in by_rank(graph)]
