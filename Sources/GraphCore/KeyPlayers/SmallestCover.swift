// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// The smallest sets of nodes that cover all nodes, or as many as are asked for.
///
/// A node that is not covered, and that fewest candidates cover, is looked at first: each of its
/// candidates is tried, then, where some may stay uncovered, to leave it. A partial set is given up
/// where a fractional packing shows that it cannot be completed: no candidate covers more than its
/// share of nodes each of which counts one over the most that any of its candidates covers.
package struct SmallestCover {
  /// By candidate whom it covers, and by node who covers it.
  private let covers: [[UInt32]]
  private let coveredBy: [[UInt32]]
  private let count: Int
  private let budget: Int
  private let control: KernelControl

  private var best = BestSets()
  private var set: [Int] = []
  /// By node how many of the set cover it.
  private var hits: [Int32]
  /// By candidate how many uncovered nodes it covers.
  private var gains: [Int]
  private var isBarred: [Bool]
  private var uncovered: Int
  private var work = 0
  private var calls = 0
  private var isOut = false

  /// The smallest sets; the score is the number of nodes, below 0.
  ///
  /// - Parameters:
  ///   - covers: by candidate whom it covers, itself among them.
  ///   - slack: how many nodes may stay uncovered.
  ///   - budget: looks at a node after which the search gives up.
  package static func best(
    _ covers: [[UInt32]], leaving slack: Int, budget: Int, control: KernelControl
  ) throws(Cancellation) -> BestSets {
    var search = SmallestCover(covers, budget, control)
    try control.check()
    search.start(slack)
    search.node(slack)
    try control.check()
    return search.best
  }

  private init(_ covers: [[UInt32]], _ budget: Int, _ control: KernelControl) {
    self.covers = covers
    self.budget = budget
    self.control = control
    count = covers.count
    var coveredBy = [[UInt32]](repeating: [], count: covers.count)
    for (candidate, nodes) in covers.enumerated() {
      for node in nodes { coveredBy[Int(node)].append(UInt32(candidate)) }
    }
    self.coveredBy = coveredBy
    hits = [Int32](repeating: 0, count: covers.count)
    gains = covers.map(\.count)
    isBarred = [Bool](repeating: false, count: covers.count)
    uncovered = covers.count
  }

  private mutating func gaveUp() -> Bool {
    calls += 1
    if calls & 63 == 0, control.isCancelled?() ?? false { isOut = true }
    if work > budget { isOut = true }
    return isOut
  }

  // MARK: - The set

  private mutating func take(_ candidate: Int) {
    set.append(candidate)
    for node in covers[candidate] {
      if hits[Int(node)] == 0 { change(Int(node), by: -1) }
      hits[Int(node)] += 1
    }
  }

  private mutating func putBack() {
    guard let candidate = set.popLast() else { return }
    for node in covers[candidate] {
      hits[Int(node)] -= 1
      if hits[Int(node)] == 0 { change(Int(node), by: 1) }
    }
  }

  /// The node was covered, or is covered no more.
  private mutating func change(_ node: Int, by number: Int) {
    uncovered += number
    work += coveredBy[node].count
    for candidate in coveredBy[node] { gains[Int(candidate)] += number }
  }

  // MARK: - A good set

  /// Whoever covers most at each turn; who is not needed in the end is left out.
  private mutating func start(_ slack: Int) {
    while uncovered > slack {
      guard let next = gains.indices.max(by: { gains[$0] < gains[$1] }) else { break }
      work += count
      take(next)
    }
    let found = set
    for candidate in found {
      let need = covers[candidate].count { hits[Int($0)] == 1 }
      guard uncovered + need <= slack, let place = set.firstIndex(of: candidate) else { continue }
      set.append(set.remove(at: place))
      putBack()
    }
    best.add(set, score: -Double(set.count))
    while !set.isEmpty { putBack() }
  }

  // MARK: - All sets

  private mutating func node(_ slack: Int) {
    guard uncovered > slack else { return best.add(set, score: -Double(set.count)) }
    let (least, branch) = look(slack)
    guard let least else { return }
    let score = -Double(set.count + least)
    guard best.wants(score) else { return best.pass(score) }
    if gaveUp() { return best.leave(score) }
    let candidates = coveredBy[branch].map { Int($0) }.filter { !isBarred[$0] }
      .sorted { gains[$0] != gains[$1] ? gains[$0] > gains[$1] : $0 < $1 }
    for candidate in candidates {
      take(candidate)
      node(slack)
      putBack()
      isBarred[candidate] = true
    }
    // With all its candidates barred the node cannot be covered any more.
    if slack > 0 { node(slack) }
    for candidate in candidates { isBarred[candidate] = false }
  }

  /// How many more are needed at least, `nil` where nothing helps; and the uncovered node with
  /// fewest candidates.
  private mutating func look(_ slack: Int) -> (least: Int?, branch: Int) {
    var (branch, fewest) = (0, Int.max)
    var lost = 0
    var parts: [Double] = []
    for node in 0..<count where hits[node] == 0 {
      var (open, most) = (0, 0)
      for candidate in coveredBy[node] where !isBarred[Int(candidate)] {
        open += 1
        most = max(most, gains[Int(candidate)])
      }
      work += coveredBy[node].count
      if open == 0 {
        lost += 1
        continue
      }
      parts.append(1 / Double(most))
      if open < fewest { (branch, fewest) = (node, open) }
    }
    guard lost <= slack else { return (nil, branch) }
    let spare = slack - lost
    if spare > 0 { parts.sort() }
    let sum = parts.dropLast(spare).reduce(0, +)
    return (max(1, Int((sum - 1e-9).rounded(.up))), branch)
  }
}
