# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: The ActorMap contributors
"""What NetworkX is asked."""
import math

import networkx as nx
from networkx.algorithms import community

import protocol
from protocol import actors, whole


def load(graph):
    own = nx.DiGraph() if graph.directed else nx.Graph()
    own.add_nodes_from(range(graph.actors))
    for a, b, value in graph.ties:
        own.add_edge(a, b, weight=value, distance=-math.log(value))
    return own


def undirected(own):
    """Without directions; of two ties the smaller value, as we merge them."""
    if not own.is_directed():
        return own
    plain = nx.Graph()
    plain.add_nodes_from(own)
    for a, b, value in own.edges(data="weight"):
        before = plain.get_edge_data(a, b, {"weight": value})["weight"]
        plain.add_edge(a, b, weight=min(value, before))
    return plain


def ties(values):
    return {f"{a}-{b}": value for (a, b), value in values.items()}


def marked(graph, chosen):
    return actors({actor: actor in chosen for actor in range(graph.actors)})


def marked_ties(own, chosen):
    pairs = {frozenset(pair) for pair in chosen}
    return ties({(a, b): frozenset((a, b)) in pairs for a, b in own.edges})


def sizes(parts):
    return actors({actor: len(part) for part in parts for actor in part})


def memberships(graph, blocks):
    counts = dict.fromkeys(range(graph.actors), 0)
    for block in blocks:
        for actor in block:
            counts[actor] += 1
    return actors(counts)


def groups_of(graph):
    names = sorted(set(graph.groups))
    return {name: [a for a, own in enumerate(graph.groups) if own == name] for name in names}


def of_groups(graph, measure):
    return {name: measure(members) for name, members in groups_of(graph).items()}


def sets(found):
    return {",".join(map(str, sorted(members))): len(members) for members in found}


def census(own):
    return {kind.lower(): count for kind, count in nx.triadic_census(own).items()}


def ordered_pairs(graph, value):
    return {f"{a}-{b}": value(a, b) for a in range(graph.actors) for b in range(graph.actors)
            if a != b}


def chains(own):
    """The largest product along a path: shortest paths by −ln of the values."""
    lengths = nx.all_pairs_dijkstra_path_length(own, weight="distance")
    return {f"{a}-{b}": math.exp(-length)
            for a, row in lengths for b, length in row.items() if a != b}


def weakest(graph, own):
    """The smallest value on the way through the tree of the largest values."""
    tree = nx.maximum_spanning_tree(own)

    def value(a, b):
        if not nx.has_path(tree, a, b):
            return 0
        path = nx.shortest_path(tree, a, b)
        return min(tree[u][v]["weight"] for u, v in zip(path, path[1:]))

    return ordered_pairs(graph, value)


def channels(graph, own, paths):
    def count(a, b):
        try:
            return len(list(paths(own, a, b)))
        except nx.NetworkXNoPath:
            return 0

    return ordered_pairs(graph, count)


def across(graph, own):
    """Paths from each group to all others; each pair of groups from both sides."""
    total = dict.fromkeys(range(graph.actors), 0)
    for members in groups_of(graph).values():
        others = [actor for actor in own if actor not in members]
        part = nx.betweenness_centrality_subset(own, members, others)
        total = {actor: total[actor] + value for actor, value in part.items()}
    return actors(total)


def personal(own):
    """All that restarts, also from those who pass nothing on, goes to the first actor."""
    first = {actor: float(actor == 0) for actor in own}
    return actors(nx.pagerank(own, personalization=first, dangling=first, weight="weight",
                              tol=1e-14, max_iter=10_000))


def best_louvain(own):
    """The modularity of the best division of fifty runs from seeds."""
    return whole(max(
        community.modularity(own, community.louvain_communities(own, seed=seed))
        for seed in range(50)))


def with_groups(graph, own):
    nx.set_node_attributes(own, dict(enumerate(graph.groups)), "group")
    return own


CALLS = {
    "degree": lambda g, o: actors(dict(o.degree())),
    "in-degree": lambda g, o: actors(dict(o.in_degree())) if g.directed else None,
    "out-degree": lambda g, o: actors(dict(o.out_degree())) if g.directed else None,
    "strength": lambda g, o: actors(dict(o.degree(weight="weight"))),
    "in-strength":
        lambda g, o: actors(dict(o.in_degree(weight="weight"))) if g.directed else None,
    "out-strength":
        lambda g, o: actors(dict(o.out_degree(weight="weight"))) if g.directed else None,
    "betweenness-across": across,
    "betweenness": lambda g, o: actors(nx.betweenness_centrality(o, normalized=False)),
    "betweenness-trust":
        lambda g, o: actors(nx.betweenness_centrality(o, normalized=False, weight="distance")),
    "betweenness-normalised": lambda g, o: actors(nx.betweenness_centrality(o)),
    "edge-betweenness":
        lambda g, o: ties(nx.edge_betweenness_centrality(o, normalized=False)),
    "edge-betweenness-normalised": lambda g, o: ties(nx.edge_betweenness_centrality(o)),
    "closeness": lambda g, o: actors(nx.closeness_centrality(o, wf_improved=False)),
    "closeness-wasserman-faust": lambda g, o: actors(nx.closeness_centrality(o)),
    "closeness-neg-log":
        lambda g, o: actors(nx.closeness_centrality(o, distance="distance", wf_improved=False)),
    "harmonic-closeness": lambda g, o: actors(nx.harmonic_centrality(o)),
    "eccentricity": lambda g, o: actors(nx.eccentricity(o.reverse() if g.directed else o)),
    "eigenvector": lambda g, o: actors(nx.eigenvector_centrality_numpy(o, weight="weight")),
    "katz": lambda g, o: actors(nx.katz_centrality_numpy(o, alpha=0.1, weight="weight")),
    "pagerank":
        lambda g, o: actors(nx.pagerank(o, weight="weight", tol=1e-14, max_iter=10_000)),
    "pagerank-personal": lambda g, o: personal(o) if g.valued else None,
    "trust-path": lambda g, o: chains(o) if g.valued else None,
    "weakest": lambda g, o: weakest(g, o) if g.valued and not g.directed else None,
    "channels-actors":
        lambda g, o: channels(g, o, nx.node_disjoint_paths) if g.valued else None,
    "channels-ties":
        lambda g, o: channels(g, o, nx.edge_disjoint_paths) if g.valued else None,
    # igraph has those without directions, on some of which NetworkX 3.6.1 never ends.
    "louvain": lambda g, o: best_louvain(o) if g.directed else None,
    "authority": lambda g, o: actors(nx.hits(o, tol=1e-13, max_iter=100_000)[1]),
    "hub": lambda g, o: actors(nx.hits(o, tol=1e-13, max_iter=100_000)[0]),
    "information":
        lambda g, o: actors(nx.information_centrality(undirected(o), weight="weight")),
    "current-flow-betweenness": lambda g, o: actors(
        nx.current_flow_betweenness_centrality(
            undirected(o), normalized=True, weight="weight", solver="full")),
    "subgraph-centrality": lambda g, o: None if g.directed else actors(nx.subgraph_centrality(o)),
    "triangles": lambda g, o: actors(nx.triangles(undirected(o))),
    "clustering": lambda g, o: actors(nx.clustering(undirected(o))),
    "core": lambda g, o: actors(nx.core_number(undirected(o))),
    "component": lambda g, o: sizes(nx.connected_components(undirected(o))),
    "strong-component":
        lambda g, o: sizes(nx.strongly_connected_components(o)) if g.directed else None,
    "diameter": lambda g, o: whole(nx.diameter(o)),
    "articulation-points": lambda g, o: marked(g, set(nx.articulation_points(undirected(o)))),
    "bridges": lambda g, o: marked_ties(undirected(o), nx.bridges(undirected(o))),
    "blocks": lambda g, o: memberships(g, nx.biconnected_components(undirected(o))),
    "constraint": lambda g, o: actors(nx.constraint(o, weight="weight")),
    # With nodes named: without them 3.6.1 takes a matrix form that differs from its own formula.
    "effective-size":
        lambda g, o: actors(nx.effective_size(o, nodes=list(o), weight="weight")),
    "density": lambda g, o: whole(nx.density(o)),
    "reciprocity": lambda g, o: whole(nx.overall_reciprocity(o)) if g.directed else None,
    "transitivity": lambda g, o: whole(nx.transitivity(undirected(o))),
    "mean-clustering": lambda g, o: whole(nx.average_clustering(undirected(o))),
    "assortativity": lambda g, o: whole(nx.degree_assortativity_coefficient(o)),
    "attribute-assortativity":
        lambda g, o: whole(nx.attribute_assortativity_coefficient(with_groups(g, o), "group")),
    "efficiency": lambda g, o: None if g.directed else whole(nx.global_efficiency(o)),
    "triad-census": lambda g, o: census(o) if g.directed else None,
    "modularity":
        lambda g, o: whole(community.modularity(o, groups_of(g).values(), weight="weight")),
    "cliques": lambda g, o: sets(c for c in nx.find_cliques(undirected(o)) if len(c) > 2),
    "group-degree": lambda g, o: of_groups(
        g, lambda s: nx.group_in_degree_centrality(o, s) if g.directed
        else nx.group_degree_centrality(o, s)),
    "group-closeness": lambda g, o: of_groups(g, lambda s: nx.group_closeness_centrality(o, s)),
    "group-betweenness": lambda g, o: of_groups(
        g, lambda s: nx.group_betweenness_centrality(o, s, normalized=False)),
    "rich-club":
        lambda g, o: None if g.directed else whole(
            nx.rich_club_coefficient(o, normalized=False)[2]),
}

if __name__ == "__main__":
    protocol.run("networkx", nx.__version__, load, CALLS)
