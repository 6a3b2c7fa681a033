# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: The ActorMap contributors
"""scikit-network: graphs are SciPy matrices; components are SciPy's."""
from importlib import metadata

import numpy
from scipy import sparse
from sknetwork.data import from_csv
from sknetwork.ranking import PageRank
from sknetwork.topology import get_connected_components, get_core_decomposition

from protocol import Peer, Task, first_of_part, main


class ScikitNetwork(Peer):
    name = "scikit-network"

    @staticmethod
    def version():
        return metadata.version("scikit-network")

    def load(self, weights):
        values = self.packed.weights(weights)
        values = numpy.ones(len(self.packed.sources)) if values is None else values
        count = self.packed.nodes
        matrix = sparse.coo_matrix(
            (values, (self.packed.sources.astype("int32"), self.packed.targets.astype("int32"))),
            shape=(count, count)).tocsr()
        self.graph = matrix if self.packed.directed else (matrix + matrix.T).tocsr()


def pagerank(peer):
    algorithm = PageRank(
        solver="piteration", n_iter=1000, tol=peer.option("tolerance", 1e-9))
    return algorithm.fit_predict(peer.graph)


def read(peer):
    return from_csv(
        peer.packed.text, delimiter=" ", directed=peer.packed.directed, weighted=True,
        reindex=False)


def degrees(peer, graph):
    graph = getattr(graph, "adjacency", graph)
    return numpy.diff(graph.indptr)


ScikitNetwork.tasks = {
    "component": Task(
        lambda p: get_connected_components(p.graph, connection="weak"),
        lambda p, found: first_of_part(found)),
    "strong-component": Task(
        lambda p: get_connected_components(p.graph, connection="strong"),
        lambda p, found: first_of_part(found)),
    "core": Task(lambda p: get_core_decomposition(p.graph)),
    "pagerank": Task(pagerank, weights="trust"),
    "load": Task(read, degrees, loads=False),
}

if __name__ == "__main__":
    main(ScikitNetwork)
