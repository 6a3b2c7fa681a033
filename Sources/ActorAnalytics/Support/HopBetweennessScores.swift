// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// Raw betweenness on hops: unordered pairs of an undirected graph, ordered ones of a directed one.
/// `nil` where there are more best paths than can be counted.
func hopBetweenness(
  of graph: FrozenGraph, control: KernelControl
) throws(Cancellation) -> [Double]? {
  let pairs = try HopBetweenness.dependencies(
    of: graph, weights: PathWeights(count: graph.nodeCount), control: control)
  // From every source, an undirected pair is seen from both of its ends.
  return graph.isDirected ? pairs : pairs?.map { $0 / 2 }
}
