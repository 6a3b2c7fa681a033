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
  private let covers: Skeleton
  private let coveredBy: Skeleton
  private let count: Int
  private let budget: Int
  private let control: KernelControl

  private var best = BestSets()
  private var set: [Int] = []
  /// By node how many of the set cover it.
  private var hits: [Int32]
  /// By candidate how many uncovered nodes it covers.
  private var gains: [Int32]
  private var isBarred: [Bool]
  private var uncovered: Int
  private var parts: [Double] = []
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
    let rows = Self.rows(covers)
    self.covers = rows
    coveredBy = Self.turned(rows)
    self.budget = budget
    self.control = control
    count = covers.count
    hits = [Int32](repeating: 0, count: covers.count)
    gains = covers.map { Int32($0.count) }
    isBarred = [Bool](repeating: false, count: covers.count)
    uncovered = covers.count
  }

  private static func rows(_ lists: [[UInt32]]) -> Skeleton {
    var offsets: [UInt32] = [0]
    for list in lists { offsets.append(offsets[offsets.count - 1] + UInt32(list.count)) }
    var targets: [UInt32] = []
    targets.reserveCapacity(Int(offsets[lists.count]))
    for list in lists { targets += list }
    return Skeleton(offsets: offsets, targets: targets)
  }

  /// By node the candidates that cover it, in their order.
  private static func turned(_ rows: Skeleton) -> Skeleton {
    var offsets = [UInt32](repeating: 0, count: rows.offsets.count)
    for node in rows.targets { offsets[Int(node) + 1] += 1 }
    for node in 1..<offsets.count { offsets[node] += offsets[node - 1] }
    var (free, targets) = (offsets, [UInt32](repeating: 0, count: rows.targets.count))
    for candidate in 0..<(rows.offsets.count - 1) {
      for place in rows.row(candidate) {
        let node = Int(rows.targets[place])
        targets[Int(free[node])] = UInt32(candidate)
        free[node] += 1
      }
    }
    return Skeleton(offsets: offsets, targets: targets)
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
    for place in covers.row(candidate) {
      let node = Int(covers.targets[place])
      if hits[node] == 0 { change(node, by: -1) }
      hits[node] += 1
    }
  }

  private mutating func putBack() {
    guard let candidate = set.popLast() else { return }
    for place in covers.row(candidate) {
      let node = Int(covers.targets[place])
      hits[node] -= 1
      if hits[node] == 0 { change(node, by: 1) }
    }
  }

  /// The node was covered, or is covered no more.
  private mutating func change(_ node: Int, by number: Int) {
    uncovered += number
    let row = coveredBy.row(node)
    work += row.count
    for place in row { gains[Int(coveredBy.targets[place])] += Int32(number) }
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
      let need = covers.row(candidate).count { hits[Int(covers.targets[$0])] == 1 }
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
    let candidates = coveredBy.row(branch).map { Int(coveredBy.targets[$0]) }
      .filter { !isBarred[$0] }
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
    parts.removeAll(keepingCapacity: true)
    for node in 0..<count where hits[node] == 0 {
      let (open, most) = candidates(of: node)
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

  /// How many candidates may still cover the node, and the most that one of them would gain.
  private mutating func candidates(of node: Int) -> (open: Int, most: Int32) {
    let row = coveredBy.row(node)
    work += row.count
    return coveredBy.targets.withUnsafeBufferPointer { targets in
      gains.withUnsafeBufferPointer { gains in
        isBarred.withUnsafeBufferPointer { isBarred in
          var (open, most) = (0, Int32(0))
          for place in row where !isBarred[Int(targets[place])] {
            open += 1
            most = max(most, gains[Int(targets[place])])
          }
          return (open, most)
        }
      }
    }
  }
}

extension Skeleton {
  fileprivate func row(_ node: Int) -> Range<Int> {
    Int(offsets[node])..<Int(offsets[node + 1])
  }
}
