"""Readers of the pages: `entente explore` and `entente report`; see graphs.py."""
import base64
import html.parser
import json

from readers.labels import check, cut, shown
from readers.pictures import same_svg


class Page(html.parser.HTMLParser):
    """Elements with the names of their attributes, and the text of what is asked for."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.elements, self.cells, self.images, self.scripts, self.open = [], [], [], [], []
        self.feed(text.decode())
        self.close()

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, *sorted(name for name, _ in attrs)))
        self.open.append(tag)
        if tag == "tr":
            self.cells.append([])
        if tag in ("td", "th"):
            self.cells[-1].append("")
        if tag == "script":
            self.scripts.append("")
        self.images += [value for name, value in attrs if tag == "img" and name == "src"]

    def handle_endtag(self, tag):
        while self.open and self.open.pop() != tag:
            pass

    def handle_data(self, data):
        if self.open and self.open[-1] in ("td", "th"):
            self.cells[-1][-1] += data
        if self.open and self.open[-1] == "script":
            self.scripts[-1] += data


def same_pages(pair):
    hostile, plain = (Page(text) for text in pair)
    check(hostile.elements == plain.elements, "HTML that a label brought")
    return hostile, plain


def read_explorer(graph):
    hostile, plain = same_pages(graph.write("explore", ".html"))
    check(len(hostile.scripts) == 2 and hostile.scripts[1] == plain.scripts[1], "a script that a label brought")
    check("<" not in hostile.scripts[0], "markup in the explorer's data")
    data = json.loads(hostile.scripts[0])["actors"]
    return sorted(data["label"]), sorted(cut(shown(label), 600) for label in graph.labels)


def read_report(graph):
    hostile, plain = same_pages(graph.write("report", ".report.html", "--top", "1000"))
    pictures = [[base64.b64decode(src.split(",", 1)[1]) for src in page.images] for page in (hostile, plain)]
    check(pictures[0] and len(pictures[0]) == len(pictures[1]), "pictures in the report")
    for pair in zip(*pictures):
        same_svg(pair)
    first = next(i for i, row in enumerate(hostile.cells) if row[:2] == ["rank", "actor"]) + 1
    rows = hostile.cells[first:first + len(graph.labels)]
    return sorted(row[1] for row in rows), sorted(cut(shown(label), 2000) for label in graph.labels)
