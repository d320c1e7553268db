#!/usr/bin/env python3
"""What `entente export` writes is read back by the programs it is meant for:
Graphviz, xmllint, NetworkX, igraph and Python's csv and json. Nodes, edges and
weights must be equal in all of them, also for hostile names (labels_read_back.py has all writers).

usage: exports_read_back.py ENTENTE SOURCE_DIR; exit 77: skipped
"""
import csv
import json
import os
import shutil
import subprocess
import sys
import tempfile

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

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from readers.labels import HOSTILE, check, edge_list, exported, kit_labels, run, unguarded  # noqa: E402

PROGRAM, SOURCE = os.path.abspath(sys.argv[1]), sys.argv[2]


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


def refused(label, folder):
    """Whether an edge list with this label is refused, with its place."""
    path = edge_list(os.path.join(folder, "one.csv"), [label])
    done = subprocess.run([PROGRAM, "export", path, "--to", "json", "-o", "-"],
                          capture_output=True, text=True)
    check(done.returncode == 0 or (done.returncode == 2 and "one.csv:2: " in done.stderr),
          f"an edge list with {label[:40]!r}: {done.stderr}")
    return done.returncode != 0


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
    read_back(ties, folder, [], labels=labels + ["hub"], reduced=exported)
    print(f"kit: {len(kept)} of {len(kit)} labels from an edge list, {len(kit) - len(kept)} refused; "
          f"others: {len(labels) - len(kept)}")
print("ok")
