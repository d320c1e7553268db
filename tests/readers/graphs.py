"""Readers of `entente export`: what a file says that the labels are and what they should be, in one
order; a check fails where the file holds what the same graph with harmless labels does not."""
import csv
import io
import json
import os
import re
import tempfile
import xml.etree.ElementTree as ElementTree

from readers.labels import by_id, check, cut, exported, run, unguarded


def skeleton(root):
    """Elements with the names of their attributes, sorted: what labels must not change."""
    return sorted((e.tag, *sorted(e.attrib)) for e in root.iter())


def same_xml(pair):
    hostile, plain = (ElementTree.fromstring(text) for text in pair)
    check(skeleton(hostile) == skeleton(plain), "elements and attributes that a label brought")
    return hostile


def read_graphml(graph):
    root = same_xml(graph.write("export", ".graphml"))
    found = {e.get("id"): d.text for e in root.findall(".//{*}node") for d in e if d.get("key") == "label"}
    return found, by_id(graph.labels)


def read_gexf(ending):
    def read(graph):
        root = same_xml(graph.write("export", ending))
        return {e.get("id"): e.get("label") for e in root.findall(".//{*}node")}, by_id(graph.labels)
    return read


def same_json(pair):
    """Fields and lengths of lists, without the texts in them."""
    def shape(value):
        if isinstance(value, dict):
            return {key: shape(inner) for key, inner in value.items()}
        return [shape(inner) for inner in value] if isinstance(value, list) else type(value).__name__
    hostile, plain = (json.loads(text) for text in pair)
    check(shape(hostile) == shape(plain), "JSON fields that a label brought")
    return hostile


def read_json(graph):
    data = same_json(graph.write("export", ".json"))
    return [n["label"] for n in data["nodes"]], graph.labels


def read_jgf(graph):
    data = same_json(graph.write("export", ".jgf"))["graph"]
    return [n["label"] for n in data["nodes"].values()], graph.labels


def rows_of(pair):
    """CSV by its rules, with blanks and line ends as they are; no cell that a spreadsheet runs."""
    hostile, plain = (list(csv.reader(io.StringIO(text.decode(), newline=""))) for text in pair)
    check([len(row) for row in hostile] == [len(row) for row in plain], "CSV cells that a label brought")
    for row in hostile:
        for cell in row:
            check(not cell.lstrip().startswith(("=", "+", "-", "@", "\uff1d", "\t", "\r")), f"a formula: {cell!r}")
    return hostile


def read_nodes_csv(graph):
    rows = rows_of(graph.write("export", ".nodes.csv"))
    return ({row[0]: unguarded(row[1]) for row in rows[1:]},
            {key: unguarded(label) for key, label in by_id(graph.labels).items()})


def read_csv(graph):
    """The ties name the actors of the file beside by their ids."""
    rows = rows_of(graph.write("export", ".csv"))
    check({row[1] for row in rows[1:]} == {f"n{len(graph.labels) - 1}"}, "ties to the hub")
    with open(os.path.join(graph.folder, "out.nodes.csv"), encoding="utf-8", newline="") as file:
        check(len(list(csv.reader(file))) == len(graph.labels) + 1, "actors beside the ties")
    return sorted(row[0] for row in rows[1:]), sorted(f"n{i}" for i in range(len(graph.labels) - 1))


def read_pajek(graph):
    hostile, plain = (text.decode().split("\r\n") for text in graph.write("export", ".net"))
    check(len(hostile) == len(plain), "Pajek lines that a label brought")
    expected = []
    for i, label in enumerate(graph.labels):
        text = exported(label).replace('"', "'").replace("\\", "/") or "-"
        expected.append(f"{text} ({i + 1})" if text in expected else text)
    found = [re.fullmatch(r'(\d+) "([^"]*)"', line) for line in hostile[1:len(expected) + 1]]
    return [match and match[2] for match in found], expected


def dot_objects(text):
    """Nodes as Graphviz reads them; no edge or attribute of a kind that harmless labels lack."""
    with tempfile.NamedTemporaryFile(suffix=".dot") as file:
        file.write(text)
        file.flush()
        return json.loads(run("dot", "-Tdot_json", file.name))


def dot_nodes(pair):
    """The actors; a picture has further nodes for its legend and for names where there is room."""
    found = []
    for graph in (dot_objects(text) for text in pair):
        actor = [re.fullmatch(r"n\d+", one["name"]) for one in graph["objects"]]
        edges = [one for one in graph["edges"] if actor[one["tail"]] and actor[one["head"]]]
        keys = [sorted({key for one in graph[part] for key in one}) for part in ("objects", "edges")]
        found.append(([one for one, is_actor in zip(graph["objects"], actor) if is_actor], len(edges), keys))
    (nodes, edges, keys), (harmless, harmless_edges, harmless_keys) = found
    check(len(nodes) == len(harmless) and edges == harmless_edges > 0, "DOT nodes or edges that a label brought")
    check(keys == harmless_keys, "DOT attributes that a label brought")
    return nodes


def plain_text(escaped):
    """DOT's escapes for text undone."""
    return escaped.replace("\\\\", "\\").replace("&amp;", "&")


def read_dot(graph):
    nodes = dot_nodes(graph.write("export", ".dot"))
    return ({n["name"]: plain_text(n["label"]) for n in nodes},
            {key: cut(label, 1024) for key, label in by_id(graph.labels).items()})
