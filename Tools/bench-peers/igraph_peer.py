# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: The ActorMap contributors
"""igraph for Python. Conventions that differ: eigenvector is scaled to a largest entry of 1."""
import igraph
import numpy

from protocol import (Peer, Task, blocks_each, first_of_part, indicator, main, unit)


class Igraph(Peer):
    name = "igraph"

    @staticmethod
    def version():
        return igraph.__version__

    def load(self, weights):
        ties = numpy.column_stack((self.packed.sources, self.packed.targets)).astype("int64")
        self.graph = igraph.Graph(n=self.packed.nodes, edges=ties, directed=self.packed.directed)
        values = self.packed.weights(weights)
        if values is not None:
            self.graph.es["w"] = values.tolist()

    @property
    def sources_of_sample(self):
        count = self.option("sources", 0)
        return list(range(0, self.packed.nodes, max(1, self.packed.nodes // count)))[:count]


def mode(peer):
    return "in" if peer.packed.directed else "all"


def cuts(peer):
    return peer.graph.articulation_points(), peer.graph.bridges()


def cut_values(peer, output):
    points, bridges = output
    pairs = [peer.graph.es[tie].tuple for tie in bridges]
    return numpy.concatenate(
        (indicator(peer.packed.nodes, points), peer.packed.pair_codes(pairs)))


def read(peer):
    return igraph.Graph.Read_Ncol(
        peer.packed.text, names=True, weights=True, directed=peer.packed.directed)


def degrees(peer, graph):
    values = numpy.zeros(graph.vcount())
    values[[int(name) for name in graph.vs["name"]]] = graph.degree()
    return values


def first_look(peer):
    graph = read(peer)
    degree, core = graph.degree(), graph.coreness()
    graph.connected_components(mode="weak")
    graph.pagerank(weights="weight")
    return graph, degree, core


def first_look_values(peer, output):
    graph, degree, core = output
    order = numpy.array([int(name) for name in graph.vs["name"]])
    values = numpy.zeros((2, graph.vcount()))
    values[0, order], values[1, order] = degree, core
    return values.ravel()


Igraph.tasks = {
    "betweenness-hops": Task(lambda p: p.graph.betweenness(directed=p.packed.directed)),
    "betweenness-some-sources": Task(
        lambda p: p.graph.betweenness(
            directed=p.packed.directed, sources=p.sources_of_sample,
            targets=list(range(p.packed.nodes)))),
    "betweenness-trust": Task(
        lambda p: p.graph.betweenness(directed=p.packed.directed, weights="w"),
        weights="distance"),
    "closeness": Task(lambda p: p.graph.closeness(mode=mode(p))),
    "harmonic-closeness": Task(
        lambda p: p.graph.harmonic_centrality(mode=mode(p), normalized=False)),
    "component": Task(
        lambda p: p.graph.connected_components(mode="weak"),
        lambda p, found: first_of_part(found.membership)),
    "strong-component": Task(
        lambda p: p.graph.connected_components(mode="strong"),
        lambda p, found: first_of_part(found.membership)),
    "blocks": Task(
        lambda p: p.graph.biconnected_components(),
        lambda p, found: blocks_each(p.packed.nodes, found)),
    "articulation-and-bridges": Task(cuts, cut_values),
    "core": Task(lambda p: p.graph.coreness()),
    "clustering": Task(lambda p: p.graph.transitivity_local_undirected(mode="nan")),
    "constraint": Task(lambda p: p.graph.constraint(weights="w"), weights="trust"),
    "pagerank": Task(
        lambda p: p.graph.pagerank(weights="w", implementation="prpack"), weights="trust"),
    "eigenvector": Task(
        lambda p: p.graph.eigenvector_centrality(weights="w"),
        lambda p, found: unit(found), weights="trust"),
    "load": Task(read, degrees, loads=False),
    "first-look": Task(first_look, first_look_values, loads=False),
}

if __name__ == "__main__":
    main(Igraph)
