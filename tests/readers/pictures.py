"""Readers of `entente render`; see graphs.py."""
import json
import os
import re
import xml.etree.ElementTree as ElementTree

from readers.graphs import dot_nodes, plain_text, skeleton
from readers.lists import by_rank
from readers.labels import Graph, check, cut, run, shown


def tooltip(label):
    """As docs/formats.md has it; Graphviz writes the second blank of two as U+00A0."""
    return cut(shown(label), 300).replace("\xa0", " ").strip(" ") or "unnamed"


SVG = "{http://www.w3.org/2000/svg}"


def same_svg(pair):
    """Kinds of elements and attributes; how many lines a name takes is its own."""
    hostile, plain = (ElementTree.fromstring(text) for text in pair)
    check(set(skeleton(hostile)) <= set(skeleton(plain)), "SVG that a label brought")
    nodes = [[g for g in root.iter(SVG + "g") if g.get("class") == "node"] for root in (hostile, plain)]
    check(len(nodes[0]) == len(nodes[1]), "SVG nodes that a label brought")
    return nodes[0]


def tooltip_of(node):
    return node.find(SVG + "title").text.rsplit(" - influence ", 1)[0].replace("\xa0", " ").strip(" ")


def read_svg(graph):
    nodes = same_svg(graph.write("render", ".svg"))
    return sorted(tooltip_of(node) for node in nodes), sorted(tooltip(label) for label in graph.labels)


def check_drawn_again(graph, dot):
    """Graphviz leaves the actors where they are, and one thread makes the same picture as many."""
    again = os.path.join(graph.folder, "again.dot")
    run(graph.program, "-q", "--threads", "1", "render", graph.hostile, "-o", again)
    with open(again, "rb") as file:
        check(file.read() == dot, "the same picture on one thread")
    drawn = {o["name"]: o["pos"] for o in json.loads(run("neato", "-n2", "-Tjson0", again))["objects"]}
    given = re.findall(r"^\tn(\d+)\t(?:.|\n)*?pos=\"([-.\d]+),([-.\d]+)!", dot.decode(), re.M)
    check(len(given) == len(graph.labels), "actors in the picture's DOT")
    shifts = []
    for node, x, y in given:
        now = [float(v) for v in drawn["n" + node].rstrip("!").split(",")]
        shifts.append((now[0] - float(x), now[1] - float(y)))
    for axis in (0, 1):  # the whole drawing may be moved
        moved = [shift[axis] for shift in shifts]
        check(max(moved) - min(moved) < 0.03, "neato -n2 leaves the actors where they are")


def read_picture_dot(graph):
    """Graphviz undoes the escapes of tooltips twice."""
    pair = graph.write("render", ".dot")
    check_drawn_again(graph, pair[0])
    texts = [plain_text(n["tooltip"].replace("\\\\", "\\")) for n in dot_nodes(pair)]
    return (sorted(text.rsplit(" - influence ", 1)[0].replace("\xa0", " ").strip(" ") for text in texts),
            sorted(tooltip(label) for label in graph.labels))


def by_influence(graph):
    """The order of a map's actors."""
    return [letters(label) for label in by_rank(graph)]


def letters(label):
    return re.sub(r"\s", "", shown(label)) or "unnamed"


def as_far_as_drawn(words, label):
    """The label if the words are it, but for what an ellipsis stands for at the end of lines."""
    pattern = ".*".join(re.escape(part) for part in letters(words).split("…"))
    return label if re.fullmatch(pattern, label) else words


def read_drawn_names(graph):
    """The words inside the shapes of small pictures, where names are broken into lines and shortened."""
    found, expected = [], []
    for at in range(0, len(graph.labels) - 1, 30):
        part = Graph(graph.program, graph.folder, f"part{at}", graph.labels[at:at + 30])
        whole = {tooltip(label): label for label in part.labels}
        for node in same_svg(part.write("render", ".svg", "--engine", "stress")):
            words = "".join(t.text or "" for t in node.iter(SVG + "text"))
            expected.append(letters(whole.get(tooltip_of(node), "")))
            found.append(as_far_as_drawn(words, expected[-1]))
    return found, expected


def read_plain_dot(graph):
    """For programs that read little DOT: labels alone."""
    nodes = dot_nodes(graph.write("render", ".dot", "--plain"))
    order = by_influence(graph)
    return [as_far_as_drawn(plain_text(n["label"]), label) for n, label in zip(nodes, order)], order


def chunks(png):
    """The kinds of a PNG's parts."""
    check(png.startswith(b"\x89PNG\r\n\x1a\n"), "no PNG")
    at, kinds = 8, set()
    while at < len(png):
        kinds.add(png[at + 4:at + 8])
        at += 12 + int.from_bytes(png[at:at + 4], "big")
    return kinds


def read_png(graph):
    """Names are points there; what may hold text is what any picture has."""
    hostile, plain = (chunks(png) for png in graph.write("render", ".png"))
    check(hostile == plain, "PNG chunks that a label brought")
    return [], []


def read_pdf(graph):
    """Names are shapes there; nothing that a reader of PDF acts on."""
    for pdf in graph.write("render", ".pdf"):
        check(pdf.startswith(b"%PDF"), "no PDF")
        for word in (b"/URI", b"/JavaScript", b"/JS", b"/Launch", b"/Annot", b"/EmbeddedFile", b"/OpenAction"):
            check(word not in pdf, f"PDF with {word}")
    return [], []
