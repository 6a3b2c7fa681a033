// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// All maximal k-plexes of some size: sets of nodes of which each is tied to all others but k − 1
/// at most, and to which no other node can be added.
///
/// A k-plex of at least 2k − 1 nodes hangs together and is at most two steps wide, so from each
/// node only those two steps away are looked at, and of them those with enough common neighbours.
/// The node with most non-neighbours leads the branches.
///
/// Zhou, Y., Xu, J., Guo, Z., Xiao, M. & Jin, Y. (2020). Enumerating maximal k-plexes with
/// worst-case time guarantee. AAAI 2020, 2442–2449. doi:10.1609/aaai.v34i03.5625. Conte, A., De
/// Matteis, T., De Sensi, D., Grossi, R., Marino, A. & Versari, L. (2018). D2K: scalable community
/// detection in massive networks via small-diameter k-plexes. KDD '18, 1272–1281.
/// doi:10.1145/3219819.3220093
public enum MaximalPlexes {
  /// The maximal k-plexes of at least `least` and at least 2k − 1 nodes of `graph`, read without
  /// directions; the nodes of each ascend. `nil` where more than `limit` branches would have to be
  /// looked at.
  ///
  /// - Precondition: `k` is at least 1.
  public static func of(
    _ graph: FrozenGraph, k: Int, least: Int, limit: Int, control: KernelControl = KernelControl()
  ) throws(Cancellation) -> [[UInt32]]? {
    let least = max(1, least, 2 * k - 1)
    let rows = NeighbourLists(graph)
    let order = DegeneracyOrder(rows)
    // Everyone in it is tied to as many of it.
    let isDense = CoreNumbers.of(graph).map { Int($0) >= least - k }
    var search = PlexSearch(k: k, least: least, limit: limit)
    for node in order.nodes where isDense[Int(node)] {
      let near = nearby(node, rows, k, least).filter { isDense[Int($0)] }
      let behind = near.filter { order.precedes(node, $0) }
      guard behind.count + 1 >= least else { continue }
      let before = near.filter { order.precedes($0, node) }
      let local = LocalGraph([node] + behind + before, of: rows)
      let count = local.nodes.count
      let start = PlexBranch(
        NodeSet(1..<(behind.count + 1), of: count), NodeSet((behind.count + 1)..<count, of: count),
        count)
      try search.extend(start.adding(0, local, k), local, control)
      if search.steps > limit { return nil }
    }
    return search.found
  }

  /// Who is within two steps of `node` and shares as many neighbours with it as two of a k-plex do.
  private static func nearby(
    _ node: UInt32, _ rows: NeighbourLists, _ k: Int, _ least: Int
  ) -> [UInt32] {
    var shared: [UInt32: Int] = [:]
    let own = Set(rows.of(node))
    for middle in own {
      for other in rows.of(middle) where other != node { shared[other, default: 0] += 1 }
    }
    for other in own where shared[other] == nil { shared[other] = 0 }
    return shared.filter { other, count in
      count >= least - 2 * k + (own.contains(other) ? 0 : 2)
    }.map(\.key).sorted()
  }
}

/// A set that grows, who may still be added, and who may not although it fits.
private struct PlexBranch {
  var plex: NodeSet
  var candidates: NodeSet
  var excluded: NodeSet
  /// How many of the set each node is not tied to.
  var missing: [Int]

  init(_ candidates: NodeSet, _ excluded: NodeSet, _ count: Int) {
    plex = NodeSet(of: count)
    self.candidates = candidates
    self.excluded = excluded
    missing = [Int](repeating: 0, count: count)
  }

  /// With one node more, and without those who then do not fit any more.
  func adding(_ node: Int, _ graph: LocalGraph, _ k: Int) -> PlexBranch {
    var next = self
    next.plex.insert(node)
    next.candidates.remove(node)
    for other in missing.indices where other != node && !graph.rows[node].contains(other) {
      next.missing[other] += 1
    }
    for full in next.plex where next.missing[full] == k - 1 {
      next.candidates = next.candidates.within(graph.rows[full])
      next.excluded = next.excluded.within(graph.rows[full])
    }
    for other in next.candidates where next.missing[other] > k - 1 { next.candidates.remove(other) }
    for other in next.excluded where next.missing[other] > k - 1 { next.excluded.remove(other) }
    return next
  }

  /// Without one of the candidates.
  func leaving(_ node: Int) -> PlexBranch {
    var next = self
    next.candidates.remove(node)
    next.excluded.insert(node)
    return next
  }
}

private struct PlexSearch {
  let k: Int
  let least: Int
  let limit: Int
  var steps = 0
  var found: [[UInt32]] = []

  init(k: Int, least: Int, limit: Int) {
    self.k = k
    self.least = least
    self.limit = limit
  }

  /// Finds the maximal k-plexes of a branch.
  mutating func extend(
    _ branch: PlexBranch, _ graph: LocalGraph, _ control: KernelControl
  ) throws(Cancellation) {
    steps += 1
    if steps & 255 == 1 { try control.check() }
    let all = branch.plex.united(with: branch.candidates)
    let size = all.count
    guard steps <= limit, size >= least else { return }
    var (pivot, most) = (0, -1)
    for node in all {
      let missing = size - 1 - graph.rows[node].countShared(with: all)
      let isIn = branch.plex.contains(node)
      // Who is in already allows for k − 1 more at most than its neighbours.
      if isIn, size - missing + k - 1 < least { return }
      if missing > most || (missing == most && isIn) { (pivot, most) = (node, missing) }
    }
    if most < k { return report(all, branch.excluded, graph) }
    guard branch.plex.contains(pivot) else {
      try extend(branch.adding(pivot, graph, k), graph, control)
      return try extend(branch.leaving(pivot), graph, control)
    }
    // Of those that the pivot is not tied to only so many can be added.
    var (rest, room) = (branch, k - 1 - branch.missing[pivot])
    for node in branch.candidates.without(graph.rows[pivot]) {
      guard room > 0 else { break }
      guard rest.candidates.contains(node) else { continue }
      try extend(rest.leaving(node), graph, control)
      rest = rest.adding(node, graph, k)
      room -= 1
    }
    try extend(rest, graph, control)
  }

  /// Notes a k-plex unless one of the excluded fits in.
  private mutating func report(_ all: NodeSet, _ excluded: NodeSet, _ graph: LocalGraph) {
    let size = all.count
    let full = all.filter { size - 1 - graph.rows[$0].countShared(with: all) == k - 1 }
    let isMaximal = excluded.allSatisfy { other in
      let missing = size - graph.rows[other].countShared(with: all)
      return missing > k - 1 || full.contains { !graph.rows[other].contains($0) }
    }
    if isMaximal { found.append(all.map { graph.nodes[$0] }.sorted()) }
  }
}
