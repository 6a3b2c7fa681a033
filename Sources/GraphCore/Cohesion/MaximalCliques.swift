// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// All maximal cliques: sets of nodes that are all tied to each other and to which no other node
/// can be added.
///
/// From each node, in an order in which everyone has few neighbours behind it, those cliques are
/// looked for of which it is the first; a pivot with most neighbours among the candidates spares
/// the branches that lead to no other clique.
///
/// Bron, C. & Kerbosch, J. (1973). Algorithm 457: finding all cliques of an undirected graph.
/// Communications of the ACM 16, 575–577. doi:10.1145/362342.362367. Eppstein, D., Löffler, M. &
/// Strash, D. (2013). Listing all maximal cliques in large sparse real-world graphs. ACM Journal of
/// Experimental Algorithmics 18. doi:10.1145/2543629
public enum MaximalCliques {
  /// The maximal cliques of at least `least` nodes of `graph`, read without directions; the nodes
  /// of each ascend. `nil` where more than `limit` branches would have to be looked at.
  ///
  /// - Complexity: O(d · n · 3^(d/3)) for the largest core number d.
  public static func of(
    _ graph: FrozenGraph, least: Int, limit: Int, control: KernelControl = KernelControl()
  ) throws(Cancellation) -> [[UInt32]]? {
    let rows = NeighbourLists(graph)
    let order = DegeneracyOrder(rows)
    var search = CliqueSearch(least: least, limit: limit)
    for node in order.nodes {
      let near = rows.of(node)
      let behind = near.filter { order.precedes(node, $0) }
      guard behind.count + 1 >= least else { continue }
      let local = LocalGraph(behind + near.filter { order.precedes($0, node) }, of: rows)
      try search.extend(
        [node], NodeSet(0..<behind.count, of: near.count),
        NodeSet(behind.count..<near.count, of: near.count), in: local, control)
      if search.steps > limit { return nil }
    }
    return search.found
  }
}

/// The search behind one node after the other.
private struct CliqueSearch {
  let least: Int
  let limit: Int
  var steps = 0
  var found: [[UInt32]] = []

  init(least: Int, limit: Int) {
    self.least = least
    self.limit = limit
  }

  /// Finds the maximal cliques that hold `clique`, else only candidates, and nobody excluded.
  mutating func extend(
    _ clique: [UInt32], _ candidates: NodeSet, _ excluded: NodeSet, in graph: LocalGraph,
    _ control: KernelControl
  ) throws(Cancellation) {
    steps += 1
    if steps & 1_023 == 1 { try control.check() }
    guard !candidates.isEmpty else {
      if excluded.isEmpty, clique.count >= least { found.append(clique.sorted()) }
      return
    }
    guard steps <= limit, clique.count + candidates.count >= least else { return }
    var (candidates, excluded) = (candidates, excluded)
    for node in candidates.without(graph.rows[Self.pivot(candidates, excluded, graph)]) {
      let row = graph.rows[node]
      try extend(
        clique + [graph.nodes[node]], candidates.within(row), excluded.within(row), in: graph,
        control)
      candidates.remove(node)
      excluded.insert(node)
    }
  }

  /// The node with most candidates for neighbours.
  private static func pivot(
    _ candidates: NodeSet, _ excluded: NodeSet, _ graph: LocalGraph
  ) -> Int {
    var (pivot, most) = (0, -1)
    for node in candidates.united(with: excluded) {
      let count = graph.rows[node].countShared(with: candidates)
      if count > most { (pivot, most) = (node, count) }
    }
    return pivot
  }
}
