# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: The ActorMap contributors
"""What igraph is asked."""
import math
import random

import igraph

import protocol
from protocol import actors, whole


def load(graph):
    own = igraph.Graph(
        graph.actors, [(a, b) for a, b, _ in graph.ties], directed=graph.directed)
    own.es["value"] = [value for *_, value in graph.ties]
    own.es["distance"] = [-math.log(value) if value < 1 else 0 for *_, value in graph.ties]
    return own


def plain(own):
    return own.as_undirected(combine_edges="min")


def ties(own, values):
    return {f"{edge.source}-{edge.target}": value for edge, value in zip(own.es, values)}


def marked(graph, chosen):
    return actors([actor in chosen for actor in range(graph.actors)])


def sizes(clusters):
    return actors([len(clusters[number]) for number in clusters.membership])


def memberships(graph, cover):
    counts = [0] * graph.actors
    for block in cover:
        for actor in block:
            counts[actor] += 1
    return actors(counts)


def numbers(graph):
    names = sorted(set(graph.groups))
    return [names.index(name) for name in graph.groups]


def best_of_fifty(own, divide):
    """The modularity of the best division of fifty runs from seeds."""
    found = []
    for seed in range(50):
        random.seed(seed)
        found.append(own.modularity(divide(own), weights="value", directed=True))
    return whole(max(found))


def leiden(own):
    return own.community_leiden("modularity", weights="value", n_iterations=-1).membership


def louvain(own):
    return own.community_multilevel(weights="value").membership


def chains(own):
    """The largest product along a path: shortest paths by −ln of the values."""
    steps = own.distances(weights="distance", mode="out")
    return {f"{a}-{b}": math.exp(-length) for a, row in enumerate(steps)
            for b, length in enumerate(row) if a != b and length < math.inf}


def channels(own):
    """How many paths lead from one to another that share no tie."""
    count = own.vcount()
    return {f"{a}-{b}": own.edge_connectivity(a, b)
            for a in range(count) for b in range(count) if a != b}


CENSUS = ("003 012 102 021d 021u 021c 111d 111u 030t 030c 201 120d 120u 120c 210 300").split()

CALLS = {
    "degree": lambda g, o: actors(o.degree()),
    "strength": lambda g, o: actors(o.strength(weights="value")),
    "betweenness": lambda g, o: actors(o.betweenness(directed=True)),
    "betweenness-trust":
        lambda g, o: actors(o.betweenness(directed=True, weights="distance"))
        if g.valued else None,
    "edge-betweenness": lambda g, o: ties(o, o.edge_betweenness(directed=True)),
    "closeness": lambda g, o: actors(o.closeness(mode="in", normalized=True)),
    "harmonic-closeness-normalised":
        lambda g, o: actors(o.harmonic_centrality(mode="in", normalized=True)),
    "eccentricity": lambda g, o: actors(o.eccentricity(mode="in")),
    "eigenvector": lambda g, o: actors(o.eigenvector_centrality(weights="value", scale=True)),
    "pagerank": lambda g, o: actors(o.pagerank(weights="value")),
    "authority": lambda g, o: actors(o.authority_score(scale=True)),
    "hub": lambda g, o: actors(o.hub_score(scale=True)),
    "clustering": lambda g, o: actors(plain(o).transitivity_local_undirected()),
    "transitivity": lambda g, o: whole(o.transitivity_undirected()),
    "core": lambda g, o: actors(plain(o).coreness()),
    "component": lambda g, o: sizes(o.connected_components(mode="weak")),
    "strong-component": lambda g, o: sizes(o.connected_components(mode="strong")),
    "diameter": lambda g, o: whole(o.diameter(directed=True, unconn=True)),
    "articulation-points": lambda g, o: marked(g, set(plain(o).articulation_points())),
    "bridges": lambda g, o: ties(
        plain(o), [edge in set(plain(o).bridges()) for edge in range(plain(o).ecount())]),
    "blocks": lambda g, o: memberships(g, plain(o).biconnected_components()),
    "constraint": lambda g, o: actors(o.constraint(weights="value")),
    "density": lambda g, o: whole(o.density()),
    "reciprocity": lambda g, o: whole(o.reciprocity()) if g.directed else None,
    "assortativity": lambda g, o: whole(o.assortativity_degree(directed=True)),
    "attribute-assortativity":
        lambda g, o: whole(o.assortativity_nominal(numbers(g), directed=True)),
    "triad-census":
        lambda g, o: dict(zip(CENSUS, list(o.triad_census()))) if g.directed else None,
    "modularity":
        lambda g, o: whole(o.modularity(numbers(g), weights="value", directed=True)),
    # igraph reads no directions here.
    "leiden": lambda g, o: None if g.directed else best_of_fifty(o, leiden),
    "louvain": lambda g, o: None if g.directed else best_of_fifty(o, louvain),
    "trust-path": lambda g, o: chains(o) if g.valued else None,
    "channels-ties": lambda g, o: channels(o) if g.valued else None,
    "cliques": lambda g, o: {
        ",".join(map(str, sorted(clique))): len(clique)
        for clique in plain(o).maximal_cliques(min=3)},
    "mean-distance": lambda g, o: whole(o.average_path_length(directed=True, unconn=True)),
}

if __name__ == "__main__":
    protocol.run("igraph", igraph.__version__, load, CALLS)
