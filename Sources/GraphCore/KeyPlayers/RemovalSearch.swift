// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Which nodes leave least joined when they are taken away together (KPP-Neg).
///
/// Sets are built node by node, first of those that can cost most. A partial set is given up where
/// what is joined without it, less the most that further nodes can cost (`Removal.costs`), is more
/// than what the best set found leaves. A good set is found first: the best node at each turn, then
/// exchanges of one node for another as long as they help.
///
/// Borgatti, S. P. (2006). Identifying sets of key players in a social network. Computational and
/// Mathematical Organization Theory 12, 21–34. doi:10.1007/s10588-006-7084-x
package struct RemovalSearch {
  private var removal: Removal
  private let size: Int
  private let budget: Int
  private let control: KernelControl
  private var best = BestSets()
  private var isOut = false
  private var calls = 0

  /// The best sets of `size` nodes of `graph`, read without directions; the score is what is
  /// joined, below 0.
  ///
  /// - Parameters:
  ///   - countsSteps: whether a joined pair counts one over its steps, or 1.
  ///   - budget: steps along ties after which the search gives up.
  /// - Precondition: the graph has more than `size` nodes, and `size` is above 0.
  package static func best(
    _ size: Int, of graph: FrozenGraph, countsSteps: Bool, budget: Int, control: KernelControl
  ) throws(Cancellation) -> BestSets {
    var search = RemovalSearch(graph, size, countsSteps, budget, control)
    try control.check()
    let order = search.start()
    try control.check()
    search.node([], order.nodes[...], order.joined, order.costs)
    try control.check()
    return search.best
  }

  /// What is joined in the whole graph.
  package static func joined(in graph: FrozenGraph, countsSteps: Bool) -> Double {
    var removal = Removal(graph, countsSteps: countsSteps)
    return removal.joined()
  }

  private init(
    _ graph: FrozenGraph, _ size: Int, _ countsSteps: Bool, _ budget: Int, _ control: KernelControl
  ) {
    removal = Removal(graph, countsSteps: countsSteps)
    self.size = size
    self.budget = budget
    self.control = control
  }

  /// Whether the search has to end.
  private mutating func gaveUp() -> Bool {
    calls += 1
    if calls & 63 == 0, control.isCancelled?() ?? false { isOut = true }
    if removal.work > budget { isOut = true }
    return isOut
  }

  // MARK: - A good set

  /// Takes a good set, and gives the nodes by what they can cost, most first.
  private mutating func start() -> (nodes: [Int], joined: Double, costs: [Double]) {
    let (joined, costs) = bounds()
    let nodes = Self.order(Array(0..<removal.count), costs)
    var set: [Int] = []
    while set.count < size {
      guard let next = bestNode(nodes) else { break }
      set.append(next)
      removal.take(next)
    }
    best.add(set, score: -removal.joined())
    improve(&set, nodes)
    for node in set { removal.putBack(node) }
    return (nodes, joined, costs)
  }

  /// What is joined and what nodes can cost; on graphs on which that takes too long only that no
  /// node costs more than all, which still orders them by their ties.
  private mutating func bounds() -> (joined: Double, most: [Double]) {
    let rows = removal.rows
    guard removal.count.multipliedReportingOverflow(by: rows.targets.count).partialValue > budget
    else { return removal.costs() }
    let joined = removal.joined()
    let most = rows.targets.count + 1
    return (
      joined,
      (0..<removal.count).map { node in
        let degree = rows.offsets[node + 1] - rows.offsets[node]
        return joined * (1 + Double(degree) / Double(most))
      }
    )
  }

  /// Exchanges one node for another as long as that helps.
  private mutating func improve(_ set: inout [Int], _ nodes: [Int]) {
    var place = 0
    var unchanged = 0
    while unchanged < size, removal.work < budget / 2 {
      let old = set[place]
      removal.putBack(old)
      let next = bestNode(nodes) ?? old
      removal.take(next)
      set[place] = next
      let before = best.score
      best.add(set, score: -removal.joined())
      if best.score > before {
        unchanged = 0
      } else {
        removal.putBack(next)
        removal.take(old)
        set[place] = old
        unchanged += 1
      }
      place = (place + 1) % size
    }
  }

  /// The node whose loss leaves least joined; of equal ones the first in the order of `nodes`.
  private mutating func bestNode(_ nodes: [Int]) -> Int? {
    let open = nodes.filter { !removal.isGone[$0] }
    guard removal.countsSteps else {
      let left = removal.joinedWithoutEach()
      return open.min { left[$0] < left[$1] }
    }
    // Those that can cost most come first; the rest is looked at as far as steps allow.
    var (found, least) = (open.first, Double.infinity)
    let limit = removal.work + max(1, budget / (8 * size))
    for node in open where least == .infinity || removal.work < limit {
      removal.take(node)
      let left = removal.joined()
      removal.putBack(node)
      if left < least { (found, least) = (node, left) }
    }
    return found
  }

  private static func order(_ nodes: [Int], _ costs: [Double]) -> [Int] {
    nodes.sorted { costs[$0] != costs[$1] ? costs[$0] > costs[$1] : $0 < $1 }
  }

  // MARK: - All sets

  /// Looks at the sets that have `set`, which is taken away, and further of `nodes`, which come by
  /// falling cost; no less than `joined` is joined without `set`.
  private mutating func node(
    _ set: [Int], _ nodes: ArraySlice<Int>, _ joined: Double, _ costs: [Double]
  ) {
    let rest = size - set.count
    for place in nodes.indices where place + rest <= nodes.endIndex {
      let top = nodes[place..<(place + rest)].reduce(0) { $0 + costs[$1] }
      let score = min(0, top - joined)
      guard best.wants(score) else { return best.pass(score) }
      if gaveUp() { return best.leave(score) }
      let next = nodes[place]
      removal.take(next)
      if rest == 1 {
        take(set, next, score: -removal.joined())
      } else {
        deepen(set + [next], nodes[(place + 1)...], joined - costs[next], costs, atMost: score)
      }
      removal.putBack(next)
    }
  }

  private mutating func take(_ set: [Int], _ last: Int, score: Double) {
    if best.wants(score) { best.add(set + [last], score: score) } else { best.pass(score) }
  }

  /// - Parameter score: no set that follows has more.
  private mutating func deepen(
    _ set: [Int], _ later: ArraySlice<Int>, _ joined: Double, _ costs: [Double],
    atMost score: Double
  ) {
    let rest = size - set.count
    if rest == 1, !removal.countsSteps {
      let left = removal.joinedWithoutEach()
      for node in later { take(set, node, score: -left[node]) }
    } else if rest == 1 {
      node(set, later, joined, costs)
    } else if rest == 2, !removal.countsSteps {
      // Bounds of its own would take longer than to look at what follows.
      for place in later.indices.dropLast() {
        if gaveUp() { return best.leave(score) }
        removal.take(later[place])
        deepen(set + [later[place]], later[(place + 1)...], 0, costs, atMost: score)
        removal.putBack(later[place])
      }
    } else {
      let (joined, costs) = removal.costs()
      node(set, Self.order(Array(later), costs)[...], joined, costs)
    }
  }
}
