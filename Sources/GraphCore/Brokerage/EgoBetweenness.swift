// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// How far each node stands between its own neighbours: its betweenness in the network of itself
/// and them, read without directions (Everett & Borgatti 2005, doi:10.1016/j.socnet.2004.11.007).
///
/// There every path has at most two steps: two neighbours that are not tied are joined over the
/// node and over each neighbour that both share, each path alike.
package enum EgoBetweenness {
  /// Σ over pairs of neighbours that are not tied of 1 / (1 + neighbours that both share).
  ///
  /// - Complexity: O(Σ over neighbours j of v of the shared neighbours' shared neighbours) a node
  ///   v; O(nodes) space a thread.
  package static func scores(
    of graph: FrozenGraph, control: KernelControl = KernelControl()
  ) throws(Cancellation) -> [Double] {
    let graph = graph.undirected()
    return try ParallelChunks.fold(
      graph.nodeCount, chunks: 1 + graph.nodeCount / 64, control: control, into: [Double]()
    ) {
      EgoRoom(nodeCount: graph.nodeCount)
    } body: { room, nodes throws(Cancellation) in
      try nodes.map { node throws(Cancellation) in
        if graph.outRow(node).count > 256 { try control.check() }
        return room.score(node, in: graph)
      }
    } combine: { scores, part in
      scores += part
    }
  }
}

/// The network around one node, which a thread makes anew for each.
private struct EgoRoom {
  /// The place among the neighbours, −1 elsewhere; all −1 between nodes.
  private var places: [Int32]
  /// Paths over shared neighbours to each neighbour, 0 between searches.
  private var shared: [Int32] = []

  init(nodeCount: Int) { places = [Int32](repeating: -1, count: nodeCount) }

  mutating func score(_ node: Int, in graph: FrozenGraph) -> Double {
    let contacts = graph.neighbors(of: node).map { Int($0) }
    guard contacts.count > 1 else { return 0 }
    for (place, contact) in contacts.enumerated() { places[contact] = Int32(place) }
    let ties = contacts.map { contact in
      graph.targets[graph.outRow(contact)].compactMap { other -> Int? in
        let place = Int(places[Int(other)])
        return place < 0 ? nil : place
      }
    }
    for contact in contacts { places[contact] = -1 }
    if shared.count < contacts.count { shared = [Int32](repeating: 0, count: contacts.count) }
    // Pairs are met from both of their ends.
    return contacts.indices.reduce(0.0) { $0 + pairs(from: $1, ties) } / 2
  }

  /// The shares of the pairs of one neighbour with the others.
  private mutating func pairs(from start: Int, _ ties: [[Int]]) -> Double {
    var met: [Int] = []
    for middle in ties[start] {
      for end in ties[middle] {
        if shared[end] == 0 { met.append(end) }
        shared[end] += 1
      }
    }
    // To be tied is to have no share, and the start has none with itself.
    for tied in ties[start] + [start] where shared[tied] > 0 { shared[tied] = -1 }
    var (sum, count) = (0.0, 0)
    for end in met {
      if shared[end] > 0 {
        sum += 1 / Double(1 + shared[end])
        count += 1
      }
      shared[end] = 0
    }
    let alone = ties.count - 1 - ties[start].count - count
    return sum + Double(alone)
  }
}
