"""What the scripts share that compare the program with networkx and igraph."""
import csv
import os
import subprocess
import sys

try:
    import igraph
    import networkx as nx
except ImportError:
    # Debian's Python has the peers even where another Python comes first in PATH.
    if sys.executable != "/usr/bin/python3" and os.path.exists("/usr/bin/python3"):
        os.execv("/usr/bin/python3", ["/usr/bin/python3"] + sys.argv)
    print("skipped: python3-networkx and python3-igraph are not installed")
    sys.exit(77)

PROGRAM, SOURCE = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
# Modularity, without weights but for lesmis. Four are optima proven by Aloise et al. 2010,
# doi:10.1103/PhysRevE.82.046112; lesmis is the best of 200 runs of networkx 2.8.8 louvain_communities.
BEST = {"karate": 0.41979, "lesmis": 0.56669, "polbooks": 0.52724, "football": 0.60457, "dolphins": 0.52852}


def run(*arguments):
    return subprocess.run([PROGRAM, *arguments, "--quiet"], check=True, capture_output=True, text=True).stdout


def write(g, path):
    """A loop is no tie, but makes its actor known: so isolated ones come in."""
    with open(path, "w", newline="") as file:
        out = csv.writer(file)
        out.writerow(["source", "target", "weight"])
        out.writerows((u, u, 1) for u in g)
        out.writerows((u, v, repr(d["weight"])) for u, v, d in g.edges(data=True))


def classics():
    """The five networks that everybody tries: name to graph, nodes "0", "1", ..."""
    graphs = {name: nx.Graph() for name in BEST}
    with open(os.path.join(SOURCE, "tests", "corpora", "classics.tsv")) as file:
        for row in csv.DictReader(file, delimiter="\t"):
            graphs[row["graph"]].add_edge(row["source"], row["target"], weight=float(row["weight"]))
    return graphs


def weighted_club():
    """The karate club with the weights that networkx gives it."""
    return nx.relabel_nodes(nx.karate_club_graph(), str)


def peer_of(g, nodes):
    """The graph for igraph, its nodes in that order."""
    index = {u: i for i, u in enumerate(nodes)}
    peer = igraph.Graph(len(nodes), [(index[u], index[v]) for u, v in g.edges()], directed=g.is_directed())
    peer.es["weight"] = [d["weight"] for _, _, d in g.edges(data=True)]
    return peer


def scaled(g):
    """Weights over the greatest: the peers' squares do not overflow then."""
    greatest = max((d["weight"] for *_, d in g.edges(data=True)), default=1)
    out = g.__class__()
    out.add_nodes_from(g)
    out.add_edges_from((u, v, {"weight": d["weight"] / greatest}) for u, v, d in g.edges(data=True))
    return out
