# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: The ActorMap contributors
"""NetworKit. Conventions that differ: undirected betweenness counts each pair from both ends
(halved here); closeness of graphs that are not connected is the variant of Wasserman and Faust;
KADABRA gives shares of all n(n − 1) ordered pairs, undirected twice
them (its bounds are set before it doubles them)"""
import networkit
import numpy

from protocol import Peer, Task, first_of_part, main, unit, without_few_ties

centrality, components = networkit.centrality, networkit.components


class NetworKit(Peer):
    name = "networkit"

    @staticmethod
    def version():
        return networkit.__version__

    def __init__(self, packed, threads):
        super().__init__(packed, threads)
        networkit.setNumberOfThreads(threads)

    def load(self, weights):
        values = self.packed.weights(weights)
        ends = (self.packed.sources.astype("uint64"), self.packed.targets.astype("uint64"))
        data = ends if values is None else (values, ends)
        self.graph = networkit.GraphFromCoo(
            data, n=self.packed.nodes, weighted=values is not None,
            directed=self.packed.directed)


def ran(algorithm):
    algorithm.run()
    return algorithm


def scores(peer, algorithm):
    return numpy.asarray(algorithm.scores())


def once_a_pair(peer, algorithm):
    return scores(peer, algorithm) / (1 if peer.packed.directed else 2)


def labels(peer, algorithm):
    return first_of_part(algorithm.getPartition().getVector())


def blocks(peer, algorithm):
    return [len(algorithm.getComponentsOfNode(node)) for node in range(peer.packed.nodes)]


def pagerank(peer):
    algorithm = centrality.PageRank(
        peer.graph, 0.85, peer.option("tolerance", 1e-9),
        distributeSinks=centrality.SinkHandling.DistributeSinks)
    algorithm.norm = centrality.Norm.l1norm
    algorithm.maxIterations = 1000
    return ran(algorithm)


def eigenvector(peer):
    return ran(centrality.EigenvectorCentrality(peer.graph, peer.option("tolerance", 1e-9)))


def sampled(peer):
    networkit.setSeed(peer.option("seed", 1), True)
    return ran(centrality.KadabraBetweenness(
        peer.graph, peer.option("epsilon", 0.01), peer.option("delta", 0.1)))


def sampled_values(peer, algorithm):
    values = numpy.zeros(peer.packed.nodes)
    values[algorithm.topkNodesList()] = algorithm.topkScoresList()
    return values if peer.packed.directed else values / 2


def read(peer):
    reader = networkit.graphio.EdgeListReader(
        " ", 0, "#", continuous=True, directed=peer.packed.directed)
    return reader.read(peer.packed.text)


def degrees(graph):
    return numpy.array([graph.degree(node) for node in range(graph.numberOfNodes())])


def first_look(peer):
    graph = read(peer)
    degree = ran(centrality.DegreeCentrality(graph))
    core = ran(centrality.CoreDecomposition(graph))
    ran(components.ParallelConnectedComponents(graph))
    ran(centrality.PageRank(graph, 0.85, 1e-10))
    return degree, core


NetworKit.tasks = {
    "betweenness-hops": Task(lambda p: ran(centrality.Betweenness(p.graph)), once_a_pair),
    "betweenness-trust": Task(
        lambda p: ran(centrality.Betweenness(p.graph)), once_a_pair, weights="distance"),
    "closeness": Task(
        lambda p: ran(centrality.Closeness(p.graph, True, True)), scores),
    "closeness-wasserman-faust": Task(
        lambda p: ran(centrality.Closeness(
            p.graph, True, centrality.ClosenessVariant.Generalized)), scores),
    "harmonic-closeness": Task(
        lambda p: ran(centrality.HarmonicCloseness(p.graph, normalized=False)), scores),
    "component": Task(lambda p: ran(components.ConnectedComponents(p.graph)), labels),
    "component.parallel": Task(
        lambda p: ran(components.ParallelConnectedComponents(p.graph)), labels),
    "strong-component": Task(
        lambda p: ran(components.StronglyConnectedComponents(p.graph)), labels),
    "blocks": Task(lambda p: ran(components.BiconnectedComponents(p.graph)), blocks),
    "core": Task(lambda p: ran(centrality.CoreDecomposition(p.graph)), scores),
    "core.buckets": Task(
        lambda p: ran(centrality.CoreDecomposition(p.graph, False, True)), scores),
    "clustering": Task(
        lambda p: ran(centrality.LocalClusteringCoefficient(p.graph)),
        lambda p, found: without_few_ties(p, found.scores())),
    "clustering.turbo": Task(
        lambda p: ran(centrality.LocalClusteringCoefficient(p.graph, True)),
        lambda p, found: without_few_ties(p, found.scores())),
    "pagerank": Task(pagerank, scores, weights="trust"),
    "eigenvector": Task(
        eigenvector, lambda p, found: unit(found.scores()), weights="trust"),
    "sampled-betweenness": Task(sampled, sampled_values),
    "load": Task(read, lambda p, graph: degrees(graph), loads=False),
    "first-look": Task(
        first_look,
        lambda p, found: numpy.concatenate([one.scores() for one in found]), loads=False),
}

if __name__ == "__main__":
    main(NetworKit)
