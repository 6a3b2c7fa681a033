# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: The ActorMap contributors
"""What graph-tool is asked."""
import graph_tool
from graph_tool import centrality, clustering, correlations, topology

import protocol
from protocol import actors, whole


def load(graph):
    own = graph_tool.Graph(directed=graph.directed)
    own.add_vertex(graph.actors)
    own.ep["value"] = own.new_ep("double")
    for a, b, value in graph.ties:
        own.ep["value"][own.add_edge(a, b)] = value
    return own


def plain(own):
    return graph_tool.GraphView(own, directed=False)


def is_simple(graph):
    """graph-tool keeps a→b and b→a as two edges where it reads without directions."""
    pairs = {frozenset((a, b)) for a, b, _ in graph.ties}
    return len(pairs) == len(graph.ties)


def column(values):
    return actors(list(values.a))


def ties(own, values):
    return {f"{int(e.source())}-{int(e.target())}": values[e] for e in own.edges()}


def trust_pairs(own):
    """Of what each actor, the row, trusts each other one."""
    values = centrality.trust_transitivity(own, own.ep["value"])
    return {f"{a}-{b}": values[own.vertex(a)][b]
            for a in range(own.num_vertices()) for b in range(own.num_vertices()) if a != b}


def personal(own):
    """All that restarts goes to the first actor."""
    first = own.new_vp("double", 0.0)
    first[own.vertex(0)] = 1
    return first


# Its iterations would not end where they only come near to their accuracy.
STEPS = 10_000

CALLS = {
    "betweenness":
        lambda g, o: column(centrality.betweenness(o, norm=False)[0]),
    "edge-betweenness": lambda g, o: ties(o, centrality.betweenness(o, norm=False)[1]),
    "closeness": lambda g, o: None if g.directed else column(centrality.closeness(o)),
    "harmonic-closeness-normalised":
        lambda g, o: None if g.directed else column(centrality.closeness(o, harmonic=True)),
    "pagerank": lambda g, o: column(
        centrality.pagerank(o, weight=o.ep["value"], epsilon=1e-14, max_iter=STEPS)),
    "pagerank-personal": lambda g, o: column(
        centrality.pagerank(o, pers=personal(o), weight=o.ep["value"], epsilon=1e-14,
                            max_iter=STEPS)) if g.valued else None,
    "eigenvector": lambda g, o: column(
        centrality.eigenvector(o, weight=o.ep["value"], epsilon=1e-14, max_iter=STEPS)[1]),
    "katz": lambda g, o: column(
        centrality.katz(o, alpha=0.1, weight=o.ep["value"], epsilon=1e-14, max_iter=STEPS)),
    "authority": lambda g, o: column(centrality.hits(o, epsilon=1e-14, max_iter=STEPS)[1]),
    "hub": lambda g, o: column(centrality.hits(o, epsilon=1e-14, max_iter=STEPS)[2]),
    "pervasive-trust": lambda g, o: trust_pairs(o) if g.valued and g.directed else None,
    "clustering": lambda g, o: column(
        clustering.local_clustering(plain(o))) if is_simple(g) else None,
    "transitivity":
        lambda g, o: whole(clustering.global_clustering(plain(o))[0]) if is_simple(g) else None,
    "core": lambda g, o: column(topology.kcore_decomposition(plain(o)))
        if is_simple(g) else None,
    "cliques": lambda g, o: {
        ",".join(map(str, sorted(clique))): len(clique)
        for clique in topology.max_cliques(plain(o)) if len(clique) > 2}
        if is_simple(g) else None,
    "articulation-points":
        lambda g, o: column(topology.label_biconnected_components(plain(o))[1]),
    "reciprocity": lambda g, o: whole(topology.edge_reciprocity(o)) if g.directed else None,
    "assortativity":
        lambda g, o: None if g.directed else whole(
            correlations.scalar_assortativity(o, "total")[0]),
}

if __name__ == "__main__":
    protocol.run("graph-tool", graph_tool.__version__.split()[0], load, CALLS)
