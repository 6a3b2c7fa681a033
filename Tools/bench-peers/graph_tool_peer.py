# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: The ActorMap contributors
"""graph-tool, from Debian, with the system's Python. Conventions that differ: eigenvector is scaled
by its own norm; clustering of actors with fewer than two ties is 0 (undefined with us)."""
import warnings

warnings.filterwarnings("ignore")

import graph_tool  # noqa: E402
import graph_tool.centrality  # noqa: E402
import graph_tool.clustering  # noqa: E402
import graph_tool.topology  # noqa: E402
import numpy  # noqa: E402

from protocol import Peer, Task, first_of_part, main, unit, without_few_ties  # noqa: E402

centrality, topology = graph_tool.centrality, graph_tool.topology


class GraphTool(Peer):
    name = "graph-tool"

    @staticmethod
    def version():
        return graph_tool.__version__.split()[0]

    def __init__(self, packed, threads):
        super().__init__(packed, threads)
        graph_tool.openmp_set_num_threads(threads)

    def load(self, weights):
        graph = graph_tool.Graph(directed=self.packed.directed)
        graph.add_vertex(self.packed.nodes)
        ends = (self.packed.sources, self.packed.targets)
        values = self.packed.weights(weights)
        if values is None:
            graph.add_edge_list(numpy.column_stack(ends))
            self.weights = None
        else:
            self.weights = graph.new_edge_property("double")
            graph.add_edge_list(numpy.column_stack((*ends, values)), eprops=[self.weights])
        self.graph = graph


def betweenness(peer, **options):
    return centrality.betweenness(peer.graph, norm=False, **options)[0]


def some_sources(peer):
    count = peer.option("sources", 1)
    step = max(1, peer.packed.nodes // count)
    return betweenness(peer, pivots=numpy.arange(0, peer.packed.nodes, step)[:count])


def array(peer, values):
    return numpy.asarray(values.a, dtype=float)


def blocks(peer, found):
    """In how many blocks each actor is, from the block of each tie."""
    label = found[0].a[:peer.graph.num_edges()].astype("int64")
    ends = numpy.concatenate((peer.packed.sources, peer.packed.targets)).astype("int64")
    pairs = numpy.unique(numpy.column_stack((ends, numpy.concatenate((label, label)))), axis=0)
    return numpy.bincount(pairs[:, 0], minlength=peer.packed.nodes)


def read(peer, hashed=False):
    return graph_tool.load_graph_from_csv(
        peer.packed.text, directed=peer.packed.directed, eprop_types=["double"], hashed=hashed,
        csv_options={"delimiter": " ", "quotechar": '"'})


def degrees(peer, graph):
    return numpy.asarray(graph.get_total_degrees(graph.get_vertices()))


def read_texts(peer):
    return read(peer, hashed=True)


def degrees_by_name(peer, graph):
    values = numpy.zeros(graph.num_vertices())
    names = [int(graph.vp.name[node]) for node in graph.vertices()]
    values[names] = degrees(peer, graph)
    return values


def first_look(peer):
    graph = read(peer)
    degree = graph.get_total_degrees(graph.get_vertices())
    core = topology.kcore_decomposition(graph)
    topology.label_components(graph)
    centrality.pagerank(graph, weight=graph.ep.c0, epsilon=1e-10)
    # The core numbers are of the graph, and gone with it.
    return degree, core, graph


GraphTool.tasks = {
    "betweenness-hops": Task(betweenness, array),
    "betweenness-some-sources": Task(some_sources, array),
    "betweenness-trust": Task(
        lambda p: betweenness(p, weight=p.weights), array, weights="distance"),
    "closeness": Task(lambda p: centrality.closeness(p.graph), array),
    "harmonic-closeness": Task(
        lambda p: centrality.closeness(p.graph, harmonic=True, norm=False), array),
    "component": Task(
        lambda p: topology.label_components(p.graph, directed=False),
        lambda p, found: first_of_part(found[0].a)),
    "strong-component": Task(
        lambda p: topology.label_components(p.graph, directed=True),
        lambda p, found: first_of_part(found[0].a)),
    "blocks": Task(lambda p: topology.label_biconnected_components(p.graph), blocks),
    "core": Task(lambda p: topology.kcore_decomposition(p.graph), array),
    "clustering": Task(
        lambda p: graph_tool.clustering.local_clustering(p.graph),
        lambda p, found: without_few_ties(p, found.a)),
    "pagerank": Task(
        lambda p: centrality.pagerank(
            p.graph, weight=p.weights, epsilon=p.option("tolerance", 1e-9)),
        lambda p, found: array(p, found) / array(p, found).sum(), weights="trust"),
    "eigenvector": Task(
        lambda p: centrality.eigenvector(
            p.graph, weight=p.weights, epsilon=p.option("tolerance", 1e-9)),
        lambda p, found: unit(found[1].a), weights="trust"),
    "load": Task(read, degrees, loads=False),
    "load.ids-as-text": Task(read_texts, degrees_by_name, loads=False),
    "first-look": Task(
        first_look, lambda p, found: numpy.concatenate((found[0], found[1].a)), loads=False),
}

if __name__ == "__main__":
    main(GraphTool)
