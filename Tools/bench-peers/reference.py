# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: The ActorMap contributors
"""A PageRank and an eigenvector as exact as doubles allow, for measuring true errors.

    python reference.py pagerank|eigenvector FOLDER FILE [--directed]
"""
import sys

import numpy
from scipy import sparse
from scipy.sparse.linalg import eigsh

from protocol import PackedGraph, unit


def matrix(packed):
    count = packed.nodes
    ties = sparse.coo_matrix(
        (packed.trust, (packed.sources.astype("int64"), packed.targets.astype("int64"))),
        shape=(count, count)).tocsr()
    return ties if packed.directed else (ties + ties.T).tocsr()


def pagerank(packed, damping=0.85):
    """Power iteration until rounding alone moves it, then as many steps again."""
    ties = matrix(packed)
    strength = numpy.asarray(ties.sum(axis=1)).ravel()
    stuck = strength == 0
    share = sparse.diags(numpy.divide(1, strength, where=~stuck, out=numpy.zeros(len(stuck))))
    flow = (share @ ties).T.tocsr()
    values = numpy.full(packed.nodes, 1 / packed.nodes)
    for _ in range(260):
        spread = (1 - damping + damping * values[stuck].sum()) / packed.nodes
        values = spread + damping * (flow @ values)
        values /= values.sum()
    return values


def eigenvector(packed):
    ties = matrix(packed)
    _, vectors = eigsh(ties, k=1, which="LA", tol=0, ncv=60)
    values = unit(vectors[:, 0])
    for _ in range(30):
        values = unit(ties @ values + values)
    return values


if __name__ == "__main__":
    graph = PackedGraph(sys.argv[2], "--directed" in sys.argv)
    found = pagerank(graph) if sys.argv[1] == "pagerank" else eigenvector(graph)
    found.astype("<f8").tofile(sys.argv[3])
