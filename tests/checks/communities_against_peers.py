"""Compares the community methods with what igraph finds for the same aim, on the karate club with weights and
on Les Miserables, and what each says it reached with the formula. Exit 77: networkx or igraph is not there.

usage: communities_against_peers.py ENTENTE SOURCE_DIR
"""
import json, math, os, random, sys, tempfile

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from peers import classics, nx, peer_of, run, weighted_club, write

TOLERANCE = 1e-9
failures = []


def found(path, method, *options):
    """What the method reached, and each actor's community."""
    answer = json.loads(run("communities", path, "--method", method, "--members", "--json", *options))
    return answer["meta"], {row["id"]: row["community"] for row in answer["rows"]}


def check(what, held):
    if not held:
        failures.append(what)


def same(what, reached, formula):
    check(f"{what}: says {reached}, the formula gives {formula}", abs(reached - formula) <= TOLERANCE * abs(formula))


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


def potts(g, group, gamma):
    inside = sum(d["weight"] for u, v, d in g.edges(data=True) if group[u] == group[v])
    sizes = [list(group.values()).count(c) for c in set(group.values())]
    return (inside - gamma * sum(s * (s - 1) / 2 for s in sizes)) / g.size(weight="weight")


def check_infomap(name, g, path, peer):
    meta, group = found(path, "infomap")
    same(f"{name} infomap", meta["codelength"], codelength(g, group))
    theirs = peer.community_infomap(edge_weights="weight", trials=50).membership
    theirs = codelength(g, dict(zip(g, theirs)))
    check(f"{name} infomap: {meta['codelength']} bits, igraph {theirs}", meta["codelength"] <= theirs + TOLERANCE)


def check_potts(name, g, path, peer):
    pairs = len(g) * (len(g) - 1) / 2
    for resolution in (1, 3):
        gamma = resolution * g.size(weight="weight") / pairs
        meta, group = found(path, "leiden_cpm", "--resolution", str(resolution))
        same(f"{name} leiden_cpm", meta["potts"], potts(g, group, gamma))
        theirs = [peer.community_leiden("CPM", "weight", gamma, n_iterations=-1).membership for _ in range(20)]
        best = max(potts(g, dict(zip(g, membership)), gamma) for membership in theirs)
        check(f"{name} leiden_cpm at {resolution}: {meta['potts']}, igraph {best}", meta["potts"] >= best - TOLERANCE)


def check_modularity(name, g, path, peer):
    best = found(path, "leiden")[0]["modularity"]
    fast = peer.community_fastgreedy(weights="weight").as_clustering().modularity
    vectors = peer.community_leading_eigenvector(weights="weight").modularity
    multilevel = max(peer.community_multilevel(weights="weight").modularity for _ in range(20))
    for method, least in (("leiden", multilevel), ("louvain", multilevel), ("greedy", fast - 0.01),
                          ("spectral", vectors - 0.01), ("label_propagation", 0.9 * best - 0.01)):
        meta, group = found(path, method)
        groups = [[u for u in g if group[u] == c] for c in set(group.values())]
        same(f"{name} {method}", meta["modularity"], nx.algorithms.community.modularity(g, groups, weight="weight"))
        check(f"{name} {method}: modularity {meta['modularity']}, igraph {least}", meta["modularity"] >= least - TOLERANCE)
        for members in groups:
            check(f"{name} {method}: a community is not connected", nx.is_connected(g.subgraph(members)))


random.seed(1)  # igraph draws from it
with tempfile.TemporaryDirectory() as folder:
    for name, g in (("club", weighted_club()), ("lesmis", classics()["lesmis"])):
        path = os.path.join(folder, name + ".csv")
        write(g, path)
        peer = peer_of(g, list(g))
        check_infomap(name, g, path, peer)
        check_potts(name, g, path, peer)
        check_modularity(name, g, path, peer)
for failure in failures:
    print(failure)
print(f"communities of 7 methods on 2 networks: {len(failures)} differ from the formulas or fall behind igraph")
sys.exit(1 if failures else 0)
