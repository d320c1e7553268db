"""Compares every measure that networkx or igraph has with what `entente rank` prints, on the karate club and
Les Miserables, to 1e-9, and the modularity of `entente communities` with networkx's. Exit 77: no networkx."""
import csv, io, json, math, os, subprocess, sys, tempfile

def use_system_python():
    """Debian's Python has the peers even where another Python comes first in PATH."""
    system = "/usr/bin/python3"
    if os.path.realpath(sys.executable) != os.path.realpath(system) and os.path.exists(system):
        os.execv(system, [system] + sys.argv)
    print("skipped: python3-networkx is not installed")
    sys.exit(77)

try:
    import networkx as nx
    import numpy
except ImportError:
    use_system_python()
try:
    import igraph
except ImportError:
    igraph = None

PROGRAM = sys.argv[1]
TOLERANCE = 1e-9
failures = []
compared = 0


def run(*arguments):
    return subprocess.run([PROGRAM, *arguments], check=True, capture_output=True, text=True).stdout


def scores(path, measure, **settings):
    arguments = ["rank", path, "--by", measure, "--top", "0", "--csv"]
    if settings.pop("directed", False):
        arguments.append("--directed")
    if "for" in settings:
        arguments += ["--for", settings.pop("for")]
    for name, value in settings.items():
        arguments += ["--set", f"{name}={value!r}"]
    return {row["id"]: float(row[measure]) for row in csv.DictReader(io.StringIO(run(*arguments)))}


def tie(u, v):
    return " ".join(sorted((str(u), str(v))))


def bridges(path, *options):
    rows = csv.DictReader(io.StringIO(run("bridges", path, "--top", "0", "--csv", *options)))
    return {tie(row["source id"], row["target id"]): float(row["betweenness"]) for row in rows}


def compare(what, ours, theirs):
    global compared
    compared += 1
    assert len(ours) == len(theirs), what
    worst = max(abs(ours[str(node)] - value) / max(1, abs(value)) for node, value in theirs.items())
    if worst > TOLERANCE:
        failures.append(f"{what}: differs by {worst:.3g}")


def check_networkx(name, g, path):
    distance = lambda u, v, d: 1 / d["weight"]
    pagerank = lambda **k: nx.pagerank(g, tol=1e-14, max_iter=10000, **k)
    compare(f"{name} pagerank", scores(path, "pagerank"), pagerank())
    compare(f"{name} pagerank .5", scores(path, "pagerank", damping=0.5), pagerank(alpha=0.5))
    compare(f"{name} betweenness", scores(path, "betweenness"), nx.betweenness_centrality(g, normalized=False))
    compare(f"{name} betweenness normalized", scores(path, "betweenness", normalized=1), nx.betweenness_centrality(g))
    for u, v, d in g.edges(data=True):
        d["length"] = 1 / d["weight"]
    n = len(g) - 1
    compare(f"{name} harmonic", scores(path, "harmonic", normalized=0), nx.harmonic_centrality(g))
    compare(f"{name} harmonic weighted", scores(path, "harmonic", normalized=0, weighted=1), nx.harmonic_centrality(g, distance="length"))
    compare(f"{name} closeness", scores(path, "closeness"), nx.closeness_centrality(g))
    compare(f"{name} closeness weighted", scores(path, "closeness", weighted=1), nx.closeness_centrality(g, distance="length"))
    compare(f"{name} kcore", scores(path, "kcore"), nx.core_number(g))
    compare(f"{name} degree", scores(path, "degree"), dict(g.degree()))
    strength = dict(g.degree(weight="weight"))
    compare(f"{name} strength", scores(path, "strength"), strength)
    compare(f"{name} eigenvector", scores(path, "eigenvector"), nx.eigenvector_centrality_numpy(g, weight="weight"))
    katz = nx.katz_centrality_numpy(g, alpha=0.5 / max(strength.values()), normalized=False, weight="weight")
    compare(f"{name} katz", scores(path, "katz"), katz)
    for measure, theirs in (("hits", nx.hits(g, max_iter=10000, tol=1e-14)[1]),):
        ours = scores(path, measure)
        total = sum(ours.values())
        compare(f"{name} {measure}", {u: v / total for u, v in ours.items()}, theirs)
    near = lambda u: {"for": str(u)}
    for u in list(g)[:3]:
        compare(f"{name} pagerank for {u}", scores(path, "pagerank", **near(u)), pagerank(personalization={u: 1}))
    compare(f"{name} clustering", scores(path, "clustering"), nx.clustering(g))
    compare(f"{name} clustering weighted", scores(path, "clustering", weighted=1), nx.clustering(g, weight="weight"))
    compare(f"{name} constraint", scores(path, "constraint"), nx.constraint(g, weight="weight"))
    compare(f"{name} constraint plain", scores(path, "constraint", weighted=0), nx.constraint(g))
    compare(f"{name} effective size", scores(path, "effective_size"), nx.effective_size(g, weight="weight"))
    compare(f"{name} effective size plain", scores(path, "effective_size", weighted=0), nx.effective_size(g))
    share = {u: 2 * b / (len(g) * n) for u, b in nx.betweenness_centrality(g, normalized=False).items()}
    compare(f"{name} sampled betweenness, exact for so few", scores(path, "sampled_betweenness"), share)
    theirs = nx.edge_betweenness_centrality(g, normalized=False).items()
    compare(f"{name} edge betweenness", bridges(path), {tie(*edge): value for edge, value in theirs})
    cut = set(nx.articulation_points(g))
    pieces = {u: nx.number_connected_components(g.subgraph(set(g) - {u})) - 1 if u in cut else 0 for u in g}
    compare(f"{name} articulation", scores(path, "articulation"), pieces)


def largest_one(values):
    return {u: v / max(values.values()) for u, v in values.items()}


def check_directed(path):
    """HITS on arcs, which neither classic has: 60 nodes, weights 1 .. 9, from one seed."""
    import random
    draw = random.Random(5)
    g = nx.DiGraph()
    g.add_nodes_from(range(60))
    while g.number_of_edges() < 300:
        u, v = draw.randrange(60), draw.randrange(60)
        if u != v:
            g.add_edge(u, v, weight=draw.randrange(1, 10))
    with open(path, "w", newline="") as f:
        out = csv.writer(f)
        out.writerow(["source", "target", "weight"])
        out.writerows((u, v, d["weight"]) for u, v, d in g.edges(data=True))
    a = nx.to_numpy_array(g)
    left, _, right = numpy.linalg.svd(a)
    for what, setting, vector in (("authority", 0, right[0]), ("hub", 1, left[:, 0])):
        ours = scores(path, "hits", hub=setting, directed=True)
        compare(f"directed hits {what}", ours, dict(zip(g, map(abs, vector))))
    hubs, authorities = nx.hits(g, max_iter=10000, tol=1e-14)
    ours = scores(path, "hits", directed=True)
    compare("directed hits, networkx", {u: v / sum(ours.values()) for u, v in ours.items()}, authorities)
    constraint = nx.constraint(g, weight="weight")
    compare("directed constraint", scores(path, "constraint", directed=True), constraint)


def check_igraph(name, g, path):
    nodes = list(g)
    index = {u: i for i, u in enumerate(nodes)}
    peer = igraph.Graph([(index[u], index[v]) for u, v in g.edges()])
    peer.es["weight"] = [d["weight"] for _, _, d in g.edges(data=True)]
    named = lambda values: dict(zip(nodes, values))
    compare(f"{name} igraph pagerank", scores(path, "pagerank"), named(peer.pagerank(weights="weight")))
    compare(f"{name} igraph betweenness", scores(path, "betweenness"), named(peer.betweenness()))
    lengths = [1 / w for w in peer.es["weight"]]
    compare(f"{name} igraph betweenness weighted", scores(path, "betweenness", weighted=1), named(peer.betweenness(weights=lengths)))
    # networkx takes two sums of lengths for different that differ by rounding; igraph does not.
    theirs = zip(peer.get_edgelist(), peer.edge_betweenness(weights=lengths))
    theirs = {tie(nodes[u], nodes[v]): value for (u, v), value in theirs}
    compare(f"{name} igraph edge betweenness weighted", bridges(path, "--weighted"), theirs)
    compare(f"{name} igraph harmonic", scores(path, "harmonic"), named(peer.harmonic_centrality()))
    compare(f"{name} igraph kcore", scores(path, "kcore"), named(peer.coreness()))
    compare(f"{name} igraph constraint", scores(path, "constraint"), named(peer.constraint(weights="weight")))
    compare(f"{name} igraph clustering", scores(path, "clustering"), named(peer.transitivity_local_undirected(mode="zero")))
    compare(f"{name} igraph hits", largest_one(scores(path, "hits")), named(peer.authority_score(weights="weight")))


def membership(path, method, *options):
    rows = csv.DictReader(io.StringIO(run("communities", path, "--method", method, "--members", "--csv", *options)))
    return {row["id"]: int(row["community"]) for row in rows}


def codelength(g, group):
    """The map equation with two levels; igraph's own figure counts jumps of the walker, too."""
    f = lambda x: x * math.log2(x) if x > 0 else 0
    total = 2 * sum(d["weight"] for _, _, d in g.edges(data=True))
    visits, exits = {}, {}
    for u, strength in g.degree(weight="weight"):
        visits[group[u]] = visits.get(group[u], 0) + strength / total
    for u, v, d in g.edges(data=True):
        if group[u] != group[v]:
            for c in (group[u], group[v]):
                exits[c] = exits.get(c, 0) + d["weight"] / total
    return (f(sum(exits.values())) - 2 * sum(map(f, exits.values()))
            - sum(f(s / total) for _, s in g.degree(weight="weight"))
            + sum(f(visits[c] + exits.get(c, 0)) for c in visits))


def check_other_methods(name, g, path):
    """What igraph finds for the same aim must not be better."""
    meta = lambda method, *options: json.loads(run("communities", path, "--method", method, "--json", *options))["meta"]
    nodes = list(g)
    index = {u: i for i, u in enumerate(nodes)}
    peer = igraph.Graph([(index[u], index[v]) for u, v in g.edges()])
    weights = peer.es["weight"] = [d["weight"] for _, _, d in g.edges(data=True)]
    ours = {u: membership(path, "infomap")[str(u)] for u in nodes}
    compare(f"{name} codelength", {"L": meta("infomap")["codelength"]}, {"L": codelength(g, ours)})
    theirs = codelength(g, dict(zip(nodes, peer.community_infomap(edge_weights=weights, trials=50).membership)))
    if meta("infomap")["codelength"] > theirs + TOLERANCE:
        failures.append(f"{name} infomap: {meta('infomap')['codelength']} bits, igraph {theirs}")
    pairs = len(g) * (len(g) - 1) / 2
    for resolution in (1, 3):
        gamma = resolution * sum(weights) / pairs
        def potts(group):
            inside = sum(d["weight"] for u, v, d in g.edges(data=True) if group[u] == group[v])
            sizes = [list(group.values()).count(c) for c in set(group.values())]
            return (inside - gamma * sum(s * (s - 1) / 2 for s in sizes)) / sum(weights)
        found = {u: c for u, c in membership(path, "leiden_cpm", "--resolution", str(resolution)).items()}
        found = {u: found[str(u)] for u in nodes}
        reached = meta("leiden_cpm", "--resolution", str(resolution))["potts"]
        compare(f"{name} potts {resolution}", {"H": reached}, {"H": potts(found)})
        best = max(potts(dict(zip(nodes, peer.community_leiden("CPM", "weight", gamma, n_iterations=-1).membership)))
                   for _ in range(20))
        if reached < best - TOLERANCE:
            failures.append(f"{name} leiden_cpm at {resolution}: {reached}, igraph {best}")
    for method, least in (("greedy", peer.community_fastgreedy(weights="weight").as_clustering().modularity),
                          ("spectral", peer.community_leading_eigenvector(weights="weight").modularity),
                          ("label_propagation", 0.9 * meta("leiden")["modularity"])):
        reached = meta(method)["modularity"]
        if reached < least - 0.01:
            failures.append(f"{name} {method}: modularity {reached}, igraph {least}")


def check_communities(name, g, path):
    for method in ("leiden", "louvain"):
        rows = csv.DictReader(io.StringIO(run("communities", path, "--method", method, "--members", "--csv")))
        groups = {}
        for row in rows:
            groups.setdefault(row["community"], set()).add(row["id"])
        relabelled = nx.relabel_nodes(g, str)
        theirs = nx.algorithms.community.modularity(relabelled, groups.values(), weight="weight")
        ours = json.loads(run("communities", path, "--method", method, "--json"))["meta"]["modularity"]
        compare(f"{name} {method} modularity", {"q": ours}, {"q": theirs})
        if name == "karate" and theirs < 0.44490:
            failures.append(f"karate {method}: modularity {theirs} < 0.44490")
        for group in groups.values():
            if not nx.is_connected(relabelled.subgraph(group)):
                failures.append(f"{name} {method}: a community is not connected")


with tempfile.TemporaryDirectory() as folder:
    for name, g in (("karate", nx.karate_club_graph()), ("lesmis", nx.les_miserables_graph())):
        path = os.path.join(folder, name + ".csv")
        with open(path, "w", newline="") as f:
            out = csv.writer(f)
            out.writerow(["source", "target", "weight"])
            out.writerows((u, v, d["weight"]) for u, v, d in g.edges(data=True))
        check_networkx(name, g, path)
        if igraph:
            check_igraph(name, g, path)
        check_communities(name, g, path)
        if igraph:
            check_other_methods(name, g, path)
    check_directed(os.path.join(folder, "directed.csv"))
for failure in failures:
    print(failure)
print(f"{compared} comparisons with networkx {nx.__version__}" + (f" and igraph {igraph.__version__}" if igraph else "") + f", {len(failures)} differ")
sys.exit(1 if failures else 0)
