"""Compares the program with networkx and igraph on 300 random graphs of many kinds and on five classics:
every measure that one of the two has, ties' betweenness, modularity, k best paths, common neighbours, what
`compare` and `diff` say. Direct measures must agree to 1e-9 of each score, iterative ones to 1e-8.
Exit 77: networkx or igraph is not there.

usage: measures_against_peers.py ENTENTE SOURCE_DIR
"""
import csv, io, itertools, json, math, os, random, subprocess, sys, tempfile

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from peers import BEST, PROGRAM, SOURCE, classics, igraph, nx, peer_of, run, scaled, weighted_club, write
import numpy
from scipy.stats import kendalltau

GRAPHS = 12 if os.environ.get("ENTENTE_SLOW_BUILD") else 300
DIRECT, ITERATIVE = 1e-9, 1e-8
METHODS = ("leiden", "louvain", "label_propagation", "greedy", "spectral", "infomap", "leiden_cpm")

failures, compared = [], 0
worst = {DIRECT: 0.0, ITERATIVE: 0.0}  # the greatest error by what is allowed


def near(what, found, expected, tolerance, floor):
    """`floor`: scores below this share of the largest are held to an absolute error."""
    global compared
    compared += 1
    if set(found) != set(expected):
        failures.append(f"{what}: other actors")
        return
    largest = max(map(abs, expected.values()), default=0)
    error = max((abs(found[u] - v) / max(abs(v), floor * largest, 1e-300) for u, v in expected.items()), default=0)
    worst[tolerance] = max(worst[tolerance], error)
    if not error <= tolerance:
        failures.append(f"{what}: differs by {error:.3g}")


def direct(what, found, expected):
    """The peers' rounding leaves 1e-17 where a sum is 0."""
    near(what, found, expected, DIRECT, 1e-4)


def iterative(what, found, expected):
    near(what, found, expected, ITERATIVE, 0)


def vector(what, found, expected):
    """Scores without a lower bound: an eigenvector falls by powers away from its centre, and no iteration,
    the peers' neither, keeps the digits of what it falls to. Errors are shares of the largest score."""
    near(what, found, expected, ITERATIVE, 1)


# --- graphs ---------------------------------------------------------------------------------------

def ties_of_kind(draw, kind, n):
    """Pairs of nodes 0 .. n-1, each once."""
    pairs = list(itertools.combinations(range(n), 2))
    if kind == "sparse":
        return [p for p in pairs if draw.random() < 1.5 / n]
    if kind == "dense":
        return [p for p in pairs if draw.random() < 0.4]
    if kind == "tree":
        return [(draw.randrange(v), v) for v in range(1, n)]
    if kind == "preferential":
        ends, ties = [0], []
        for v in range(1, n):
            known = {draw.choice(ends) for _ in range(min(v, 3))}
            ties += [(u, v) for u in known]
            ends += [*known, v, v]
        return ties
    if kind == "parts":
        return [(u, v) for u, v in pairs if u % 4 == v % 4 and draw.random() < 0.5]
    if kind == "grid":
        return [(u, v) for u, v in pairs if v == u + 6 or (v == u + 1 and v % 6)]
    return [(u, v) for u, v in pairs if draw.random() < (0.6 if u * 4 // n == v * 4 // n else 0.03)]  # groups


KINDS = ("sparse", "dense", "tree", "preferential", "parts", "grid", "groups")
WEIGHTS = {"one": lambda draw: 1.0,
           "counts": lambda draw: float(draw.randrange(1, 10)),
           "real": lambda draw: draw.uniform(0.1, 3),
           "powers": lambda draw: 2.0 ** draw.randrange(-12, 13),  # lengths whose sums are exact
           "tiny": lambda draw: draw.uniform(1, 9) * 1e-140,
           "huge": lambda draw: draw.uniform(1, 9) * 1e140}


def random_graph(seed):
    """Every kind with every weight, every fifth directed, a tenth with more isolated actors."""
    draw = random.Random(seed)
    kind, weights = KINDS[seed % len(KINDS)], list(WEIGHTS)[seed // len(KINDS) % len(WEIGHTS)]
    n = draw.choice((1, 2, 3, 4, 5, 6, 8, 10, 14, 20, 28, 36))
    directed = seed % 5 == 4
    ties = ties_of_kind(draw, kind, n)
    g = (nx.DiGraph if directed else nx.Graph)()
    g.add_nodes_from(map(str, range(n + (3 if seed % 10 == 3 else 0))))
    for u, v in ties:
        if directed and draw.random() < 0.3:
            g.add_edge(str(v), str(u), weight=WEIGHTS[weights](draw))
        if directed and draw.random() < 0.5:
            u, v = v, u
        g.add_edge(str(u), str(v), weight=WEIGHTS[weights](draw))
    return f"{seed} {kind} {weights}" + (" directed" if directed else ""), g


# --- what the peers say ---------------------------------------------------------------------------

def columns(path, measures, *options):
    rows = list(csv.DictReader(io.StringIO(run("rank", path, "--compare", ",".join(measures), "--top", "0", "--csv", *options))))
    return {m: {row["id"]: float(row[m]) for row in rows} for m in measures}


def without_directions(g):
    """Arcs both ways are one tie with the sum of their weights."""
    u = nx.Graph()
    u.add_nodes_from(g)
    for a, b, d in g.edges(data=True):
        u.add_edge(a, b, weight=d["weight"] + (u[a][b]["weight"] if u.has_edge(a, b) else 0))
    return u


def pieces(g):
    """How many more parts there are without each actor."""
    cut = set(nx.articulation_points(g))
    parts = nx.number_connected_components(g)
    return {u: nx.number_connected_components(nx.restricted_view(g, [u], [])) - parts if u in cut else 0 for u in g}


def eigenvector(g):
    """networkx's on each part by itself, all with the same mean square; None if a part's first two
    eigenvalues are so near that the vector turns with the rounding."""
    parts = [p for p in nx.connected_components(g) if len(p) > 1]
    tied = sum(map(len, parts))
    scores = dict.fromkeys(g, 0.0)
    for part in parts:
        if len(part) == 2:
            scores.update(dict.fromkeys(part, math.sqrt(1 / tied)))
            continue
        whole = scaled(g.subgraph(part))
        values = numpy.linalg.eigvalsh(nx.to_numpy_array(whole))
        if values[-2] > 0.9999 * values[-1]:
            return None
        found = nx.eigenvector_centrality_numpy(whole, weight="weight")
        scores.update({u: abs(v) * math.sqrt(len(part) / tied) for u, v in found.items()})
    return scores


def check_counts(name, g, flat, ours):
    direct(f"{name}: degree", ours["degree"], dict(g.out_degree() if g.is_directed() else g.degree()))
    strength = dict(g.out_degree(weight="weight") if g.is_directed() else g.degree(weight="weight"))
    direct(f"{name}: strength", ours["strength"], strength)
    direct(f"{name}: kcore", ours["kcore"], nx.core_number(flat))
    if all(d["weight"] == 1 for *_, d in flat.edges(data=True)):
        direct(f"{name}: s_core", ours["s_core"], nx.core_number(flat))
    direct(f"{name}: articulation", ours["articulation"], pieces(flat))
    direct(f"{name}: clustering", ours["clustering"], nx.clustering(flat))


def check_walks(name, path, g, peer, nodes, ours, other):
    named = lambda values: dict(zip(nodes, values))
    pagerank = lambda **k: nx.pagerank(scaled(g), tol=1e-15, max_iter=100000, **k)
    iterative(f"{name}: pagerank", ours["pagerank"], pagerank())
    iterative(f"{name}: pagerank .5", other["pagerank"], pagerank(alpha=0.5))
    iterative(f"{name}: igraph pagerank", ours["pagerank"], named(peer.pagerank(weights="weight")))
    chosen = nodes[len(nodes) // 2]
    rows = csv.DictReader(io.StringIO(run("rank", path, "--for", chosen, "--top", "0", "--csv", *(["--directed"] if g.is_directed() else []))))
    vector(f"{name}: pagerank for one", {r["id"]: float(r["pagerank"]) for r in rows}, pagerank(personalization={chosen: 1}))
    incoming = g.in_degree(weight="weight") if g.is_directed() else g.degree(weight="weight")
    greatest = max((s for _, s in incoming), default=0)
    if greatest:
        theirs = nx.katz_centrality_numpy(g, alpha=0.5 / greatest, normalized=False, weight="weight")
        iterative(f"{name}: katz", ours["katz"], theirs)
    if not g.is_directed():
        theirs = eigenvector(g)
        if theirs:
            vector(f"{name}: eigenvector", ours["eigenvector"], theirs)
            vector(f"{name}: hits without directions", ours["hits"], theirs)
    elif len(g) > 2 and nx.is_strongly_connected(g):
        found = nx.eigenvector_centrality_numpy(scaled(g), weight="weight")
        vector(f"{name}: eigenvector", ours["eigenvector"], {u: abs(v) for u, v in found.items()})
    if g.is_directed() and g.number_of_edges():
        a = nx.to_numpy_array(scaled(g), nodelist=nodes)
        left, values, right = numpy.linalg.svd(a)
        if len(values) == 1 or values[1] < 0.999 * values[0]:  # else there is no single answer
            vector(f"{name}: hits", ours["hits"], named(map(abs, right[0])))
            hubs = columns(path, ["hits"], "--directed", "--set", "hub=yes")["hits"]
            vector(f"{name}: hits hubs", hubs, named(map(abs, left[:, 0])))


def check_ways(name, path, g, peer, nodes, ours, weighted, other):
    named = lambda values: dict(zip(nodes, values))
    n = len(g)
    back = g.reverse() if g.is_directed() else g  # networkx measures ways that lead to an actor
    between = nx.betweenness_centrality(g, normalized=False)
    direct(f"{name}: betweenness", ours["betweenness"], between)
    direct(f"{name}: igraph betweenness", ours["betweenness"], named(peer.betweenness(directed=True)))
    direct(f"{name}: betweenness normalized", other["betweenness"], nx.betweenness_centrality(g))
    # networkx takes two sums of lengths for different that differ by rounding; igraph does not.
    lengths = peer.es["length"]
    direct(f"{name}: betweenness weighted", weighted["betweenness"], named(peer.betweenness(directed=True, weights=lengths)))
    if n > 2:
        share = {u: v * (1 if g.is_directed() else 2) / (n * (n - 1)) for u, v in between.items()}
        direct(f"{name}: sampled betweenness, exact for so few", ours["sampled_betweenness"], share)
    direct(f"{name}: harmonic", other["harmonic"], {u: v / max(1, n - 1) for u, v in nx.harmonic_centrality(back).items()})
    direct(f"{name}: harmonic weighted", weighted["harmonic"], nx.harmonic_centrality(back, distance="length"))
    if n > 1:
        direct(f"{name}: igraph harmonic", ours["harmonic"], named(peer.harmonic_centrality(mode="out")))
    direct(f"{name}: closeness", ours["closeness"], nx.closeness_centrality(back))
    direct(f"{name}: closeness weighted", weighted["closeness"],
           nx.closeness_centrality(back, distance="length", wf_improved=False))
    tie = (lambda u, v: (u, v)) if g.is_directed() else (lambda u, v: tuple(sorted((u, v))))
    for what, options, values in (("ties", [], peer.edge_betweenness(directed=True)),
                                  ("ties weighted", ["--weighted"], peer.edge_betweenness(directed=True, weights=lengths))):
        if not lengths:
            continue
        options = options + (["--directed"] if g.is_directed() else [])
        rows = csv.DictReader(io.StringIO(run("bridges", path, "--top", "0", "--csv", *options)))
        theirs = {tie(nodes[e.source], nodes[e.target]): value for e, value in zip(peer.es, values)}
        direct(f"{name}: betweenness of {what}", {tie(r["source id"], r["target id"]): float(r["betweenness"]) for r in rows}, theirs)


def check_holes(name, g, flat, ours, weighted, other):
    tied = lambda values: {u: v for u, v in values.items() if not math.isnan(v)}
    only = lambda values, keys: {u: values[u] for u in keys}
    small = scaled(g)
    for what, found, theirs in (("constraint", ours, nx.constraint(small, weight="weight")),
                                ("constraint", other, nx.constraint(flat)),
                                ("effective_size", ours, nx.effective_size(small, weight="weight")),
                                ("effective_size", other, nx.effective_size(flat))):
        theirs = tied(theirs)
        kind = what + (" plain" if found is other else "")
        direct(f"{name}: {kind}", only(found[what], theirs), theirs)
    direct(f"{name}: clustering weighted", weighted["clustering"], nx.clustering(scaled(flat), weight="weight"))


def check_communities(name, path, flat, method):
    answer = json.loads(run("communities", path, "--method", method, "--members", "--runs", "5", "--json"))
    groups = {}
    for row in answer["rows"]:
        groups.setdefault(row["community"], set()).add(row["id"])
    if flat.number_of_edges() and "modularity" in answer["meta"]:
        theirs = nx.algorithms.community.modularity(scaled(flat), groups.values(), weight="weight")
        if abs(theirs) > 1e-9:
            direct(f"{name}: modularity", {"Q": answer["meta"]["modularity"]}, {"Q": theirs})
    for group in groups.values():
        if not nx.is_connected(flat.subgraph(group)):
            failures.append(f"{name}: {method}: a community is not connected")


def check_paths(name, path, g, nodes, draw):
    case = path + ".entente"
    run("import", path, "-o", case)
    for by in ("evidence", "hops"):
        a, b = draw.sample(nodes, 2)
        answer = subprocess.run([PROGRAM, "path", case, a, b, "--k", "6", "--by", by, "--json"], capture_output=True, text=True)
        rows = json.loads(answer.stdout)["rows"] if answer.stdout else []
        ours = {}
        for row in rows:
            ours[row["path"] - 1] = row["length"] if by == "evidence" else row["step"]
        length = "length" if by == "evidence" else None
        theirs = {}
        if nx.has_path(g, a, b):
            for i, way in enumerate(itertools.islice(nx.shortest_simple_paths(g, a, b, weight=length), 6)):
                theirs[i] = nx.path_weight(g, way, "length") if length else len(way) - 1
        direct(f"{name}: k best paths", ours, theirs)
        answer = subprocess.run([PROGRAM, "mutual", case, a, b, "--json"], capture_output=True, text=True).stdout
        ours = {row["id"]: row["strength"] for row in json.loads(answer)["rows"]}
        theirs = {u: min(g[a][u]["weight"], g[b][u]["weight"]) for u in nx.common_neighbors(g, a, b)}
        direct(f"{name}: common neighbours", ours, theirs)
    os.remove(case)


def check_compare(name, path, ours):
    """The measures' own scores as the program printed them, in scipy's hands."""
    rows = json.loads(run("compare", path, "--by", "degree,kcore,harmonic,betweenness", "--json"))["rows"]
    found, theirs = {}, {}
    for row in rows:
        pair = f"{row['measure']} {row['other']}"
        # Scores that differ by rounding alone are equal, to compare as to a reader.
        one, two = ([float(f"{ours[m][u]:.8g}") for u in ours[m]] for m in (row["measure"], row["other"]))
        tau = kendalltau(one, two)[0]
        if not math.isnan(tau):
            found[pair], theirs[pair] = row["tau_b"], tau
    direct(f"{name}: compare", found, theirs)


def check_diff(name, folder, g, h):
    """What networkx's difference() of two graphs is, both ways."""
    paths = [os.path.join(folder, f) for f in ("before.csv", "after.csv")]
    for graph, path in zip((g, h), paths):
        write(graph, path)
    answer = subprocess.run([PROGRAM, "diff", *paths, "--top", "0", "--json"], capture_output=True, text=True)
    rows = json.loads(answer.stdout)["rows"]
    told = lambda change: {tuple(sorted((r["actor"], r["with"]))) for r in rows if r["change"] == change}
    for graph, other in ((g, h), (h, g)):
        graph.add_nodes_from(other)
    ties = lambda graph: {tuple(sorted(edge)) for edge in graph.edges()}
    changed = {t for t in ties(g) & ties(h) if abs(g.edges[t]["weight"] - h.edges[t]["weight"]) > 1e-9 * g.edges[t]["weight"]}
    for change, theirs in (("tie gained", ties(nx.difference(h, g))), ("tie lost", ties(nx.difference(g, h))), ("tie changed", changed)):
        if told(change) != theirs:
            failures.append(f"{name}: diff, {change}: {sorted(told(change) ^ theirs)}")


def check(name, g, path, method):
    write(g, path)
    nodes = list(g)
    for _, _, d in g.edges(data=True):
        d["length"] = 1 / d["weight"]
    flat = without_directions(g) if g.is_directed() else g
    peer = peer_of(g, nodes)
    weights = peer.es["weight"]
    peer.es["length"] = [max(weights) / w for w in weights]  # igraph's tolerance is absolute
    arcs = ["--directed"] if g.is_directed() else []
    ours = columns(path, ["degree", "strength", "kcore", "s_core", "articulation", "clustering", "pagerank", "katz", "eigenvector", "hits", "betweenness",
                          "sampled_betweenness", "harmonic", "closeness", "constraint", "effective_size"], *arcs)
    weighted = columns(path, ["betweenness", "harmonic", "closeness", "clustering"], "--set", "weighted=yes", "--set", "normalized=no", *arcs)
    other = columns(path, ["betweenness", "harmonic", "constraint", "effective_size", "pagerank"],
                    "--set", "weighted=no", "--set", "normalized=yes", "--set", "damping=0.5", *arcs)
    check_counts(name, g, flat, ours)
    check_walks(name, path, g, peer, nodes, ours, other)
    check_ways(name, path, g, peer, nodes, ours, weighted, other)
    check_holes(name, g, flat, ours, weighted, other)
    if not g.is_directed():
        check_communities(name, path, flat, method)
        check_compare(name, path, ours)
    return ours, weighted


def check_reference(name, reference, ours, weighted):
    """What was computed once and kept beside the project: networkx 2.8.8 on the same five graphs."""
    for measure, key, scores in (("pagerank", "pagerank", ours), ("strength", "strength", ours), ("betweenness", "betweenness", ours),
                                 ("closeness", "closeness", ours), ("kcore", "core", ours), ("clustering", "clustering", ours),
                                 ("betweenness", "betweenness_inverse_weight", weighted)):
        judge = iterative if measure == "pagerank" else direct
        judge(f"{name}: reference {key}", scores[measure], {str(u): v for u, v in enumerate(reference[key])})


def check_classics(folder):
    kept = os.path.join(os.environ.get("ENTENTE_SHARED", os.path.join(SOURCE, "..", "shared")), "peers", "small_reference.json")
    reference = json.load(open(kept)) if os.path.exists(kept) else {}
    for name, g in classics().items():
        path = os.path.join(folder, name + ".csv")
        ours, weighted = check(name, g, path, "spectral")
        if name in reference:
            check_reference(name, reference[name], ours, weighted)
        for method, starts in (("leiden", "100"), ("louvain", "1000")):
            answer = run("communities", path, "--method", method, "--runs", starts, "--json")
            reached = json.loads(answer)["meta"]["modularity"]
            if reached < BEST[name] - 5e-6:
                failures.append(f"{name}: {method} reaches modularity {reached}, the best known is {BEST[name]}")
    check("club", weighted_club(), os.path.join(folder, "club.csv"), "leiden")


with tempfile.TemporaryDirectory() as folder:
    for seed in range(GRAPHS):
        name, g = random_graph(seed)
        path = os.path.join(folder, f"{seed}.csv")
        check(name, g, path, METHODS[seed // 2 % len(METHODS)])
        if seed % 5 == 0 and len(g) > 1:
            check_paths(name, path, g, list(g), random.Random(seed))
            check_diff(name, folder, g, random_graph(seed + len(KINDS) * 10)[1])
    check_classics(folder)
for failure in failures[:60]:
    print(failure)
print(f"{GRAPHS} random graphs and {len(BEST)} classics: {compared} comparisons with networkx {nx.__version__} and igraph "
      f"{igraph.__version__}, {len(failures)} differ; greatest error {worst[DIRECT]:.1e}, of iterative measures {worst[ITERATIVE]:.1e}")
sys.exit(1 if failures else 0)
