# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: The ActorMap contributors
"""NetworkX: pure Python, here for those who come from it; small graphs only, little patience."""
import networkx
import numpy

from protocol import (Peer, Task, blocks_each, first_of_part, indicator, labels_of_sets, main,
                      unit, without_few_ties)


class NetworkX(Peer):
    name = "networkx"

    @staticmethod
    def version():
        return networkx.__version__

    def load(self, weights):
        graph = networkx.DiGraph() if self.packed.directed else networkx.Graph()
        graph.add_nodes_from(range(self.packed.nodes))
        values = self.packed.weights(weights)
        columns = [self.packed.sources.tolist(), self.packed.targets.tolist()]
        if values is None:
            graph.add_edges_from(zip(*columns))
        else:
            graph.add_weighted_edges_from(zip(*columns, values.tolist()))
        self.graph = graph


def by_node(peer, found):
    return [found[node] for node in range(peer.packed.nodes)]


def cuts(peer):
    return list(networkx.articulation_points(peer.graph)), list(networkx.bridges(peer.graph))


def cut_values(peer, output):
    points, bridges = output
    return numpy.concatenate(
        (indicator(peer.packed.nodes, points), peer.packed.pair_codes(bridges)))


def parts(peer, found):
    return first_of_part(labels_of_sets(peer.packed.nodes, found))


NetworkX.tasks = {
    "betweenness-hops": Task(
        lambda p: networkx.betweenness_centrality(p.graph, normalized=False), by_node),
    "closeness": Task(
        lambda p: networkx.closeness_centrality(p.graph, wf_improved=False), by_node),
    "closeness-wasserman-faust": Task(
        lambda p: networkx.closeness_centrality(p.graph), by_node),
    "harmonic-closeness": Task(lambda p: networkx.harmonic_centrality(p.graph), by_node),
    "articulation-and-bridges": Task(cuts, cut_values),
    "blocks": Task(
        lambda p: list(networkx.biconnected_components(p.graph)),
        lambda p, found: blocks_each(p.packed.nodes, found)),
    "core": Task(lambda p: networkx.core_number(p.graph), by_node),
    "clustering": Task(
        lambda p: networkx.clustering(p.graph),
        lambda p, found: without_few_ties(p, by_node(p, found))),
    "component": Task(lambda p: list(networkx.connected_components(p.graph)), parts),
    "strong-component": Task(
        lambda p: list(networkx.strongly_connected_components(p.graph)), parts),
    "constraint": Task(
        lambda p: networkx.constraint(p.graph, weight="weight"), by_node, weights="trust"),
    "eigenvector": Task(
        lambda p: networkx.eigenvector_centrality_numpy(p.graph, weight="weight"),
        lambda p, found: unit(by_node(p, found)), weights="trust"),
}

if __name__ == "__main__":
    main(NetworkX)
