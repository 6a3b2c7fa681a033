# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: The ActorMap contributors
"""rustworkx. Threads by RAYON_NUM_THREADS, which the driver sets. PageRank and loading R-MAT take a
Python object for each tie and are left out."""
import numpy
import rustworkx

from protocol import Peer, Task, first_of_part, indicator, labels_of_sets, main, unit


class Rustworkx(Peer):
    name = "rustworkx"

    @staticmethod
    def version():
        return rustworkx.__version__

    def load(self, weights):
        kind = rustworkx.PyDiGraph if self.packed.directed else rustworkx.PyGraph
        graph = kind(multigraph=True)
        graph.add_nodes_from(range(self.packed.nodes))
        values = self.packed.weights(weights)
        columns = [self.packed.sources.tolist(), self.packed.targets.tolist()]
        if values is None:
            graph.add_edges_from_no_data(list(zip(*columns)))
        else:
            graph.add_edges_from(list(zip(*columns, values.tolist())))
        self.graph = graph


def by_node(peer, found):
    return [found[node] for node in range(peer.packed.nodes)]


def cuts(peer):
    return rustworkx.articulation_points(peer.graph), rustworkx.bridges(peer.graph)


def cut_values(peer, output):
    points, bridges = output
    return numpy.concatenate(
        (indicator(peer.packed.nodes, points), peer.packed.pair_codes(bridges)))


def parts(peer, found):
    return first_of_part(labels_of_sets(peer.packed.nodes, found))


def blocks(peer, found):
    """In how many blocks each actor is, from the block of each tie."""
    members = {(node, block) for pair, block in found.items() for node in pair}
    return numpy.bincount([node for node, _ in members], minlength=peer.packed.nodes)


Rustworkx.tasks = {
    "betweenness-hops": Task(
        lambda p: rustworkx.betweenness_centrality(p.graph, normalized=False), by_node),
    "closeness": Task(
        lambda p: rustworkx.closeness_centrality(p.graph, wf_improved=False), by_node),
    "closeness-wasserman-faust": Task(
        lambda p: rustworkx.closeness_centrality(p.graph, wf_improved=True), by_node),
    "component": Task(lambda p: rustworkx.connected_components(p.graph), parts),
    "strong-component": Task(lambda p: rustworkx.strongly_connected_components(p.graph), parts),
    "blocks": Task(lambda p: rustworkx.biconnected_components(p.graph), blocks),
    "articulation-and-bridges": Task(cuts, cut_values),
    "core": Task(lambda p: rustworkx.core_number(p.graph), by_node),
    "eigenvector": Task(
        lambda p: rustworkx.eigenvector_centrality(
            p.graph, weight_fn=float, max_iter=10_000, tol=p.option("tolerance", 1e-9)),
        lambda p, found: unit(by_node(p, found)), weights="trust"),
}

if __name__ == "__main__":
    main(Rustworkx)
