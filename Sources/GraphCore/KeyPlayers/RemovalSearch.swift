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
    search.node([], order.nodes[...], order.costs)
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
  private mutating func start() -> (nodes: [Int], costs: Removal.Costs) {
    let costs = bounds()
    let nodes = Self.order(Array(0..<removal.count), costs.most)
    var set: [Int] = []
    while set.count < size {
      guard let next = bestNode(nodes) else { break }
      set.append(next)
      removal.take(next)
    }
    best.add(set, score: -removal.joined())
    improve(&set, nodes)
    for node in set { removal.putBack(node) }
    return (nodes, costs)
  }

  /// What is joined and what nodes can cost; on graphs on which that takes too long only that no
  /// node costs more than all, which still orders them by their ties.
  private mutating func bounds() -> Removal.Costs {
    let rows = removal.rows
    let (pairs, arcs) = (removal.count * removal.count, rows.targets.count)
    if pairs <= 1 << 20, size > 1, pairs * arcs * (size + 1) <= budget {
      removal.keepWorths(afterLossOf: size)
    }
    guard removal.count * arcs > budget else { return removal.costs() }
    let joined = removal.joined()
    return Removal.Costs(
      joined: joined,
      most: (0..<removal.count).map { node in
        let degree = rows.offsets[node + 1] - rows.offsets[node]
        return joined * (1 + Double(degree) / Double(arcs + 1))
      })
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
  /// falling cost.
  private mutating func node(_ set: [Int], _ nodes: ArraySlice<Int>, _ costs: Removal.Costs) {
    let rest = size - set.count
    let shared = Double(rest * (rest - 1)) * costs.shared
    for place in nodes.indices where place + rest <= nodes.endIndex {
      let top = nodes[place..<(place + rest)].reduce(0) { $0 + costs.most[$1] }
      let score = min(0, top - shared - costs.joined)
      guard best.wants(score) else { return best.pass(score) }
      if gaveUp() { return best.leave(score) }
      let next = nodes[place]
      removal.take(next)
      if rest == 1 {
        take(set, next, score: -removal.joined())
      } else {
        var left = costs
        left.joined += 2 * Double(rest - 1) * costs.shared - costs.most[next]
        deepen(set + [next], nodes[(place + 1)...], left)
      }
      removal.putBack(next)
    }
  }

  private mutating func take(_ set: [Int], _ last: Int, score: Double) {
    if best.wants(score) { best.add(set + [last], score: score) } else { best.pass(score) }
  }

  /// - Parameter costs: of the graph with the last node of `set`, what is joined less its cost.
  private mutating func deepen(
    _ set: [Int], _ later: ArraySlice<Int>, _ costs: Removal.Costs
  ) {
    switch size - set.count {
    case 1 where !removal.countsSteps:
      let left = removal.joinedWithoutEach()
      for node in later { take(set, node, score: -left[node]) }
    case 1: node(set, later, costs)
    // Other bounds would take longer than to look at what follows.
    case 2 where !removal.countsSteps: node(set, later, costs)
    default:
      let costs = removal.costs()
      node(set, Self.order(Array(later), costs.most)[...], costs)
    }
  }
}
