// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Finds tables: connected sets of actors of a given size that have a member of each group and no
/// two who will not sit together.
///
/// Grows connected sets from each member of the smallest group in turn; a set is looked at once,
/// because an actor that was passed over is closed to what follows. A branch is left when the
/// seats that remain cannot reach the missing groups, or cannot cover enough. What is looked at is
/// counted, never timed, so that a search that gives up gives up at the same place everywhere.
struct TableSearch {
  /// The sets that were looked at, over all questions.
  private(set) var steps = 0
  /// Whether a question was given up because `limit` was reached.
  private(set) var gaveUp = false
  /// The most sets that are looked at.
  let limit: Int

  let problem: TableProblem
  private let adjacency: [[Int]]
  private let bound: SeatBound
  private let memberships: [Int]
  private let covers: CoverBits
  private let root: [Int]
  private let all: Int

  /// - Parameter threshold: ties below this trust join nobody; `nil` means the problem's own.
  init(_ problem: TableProblem, threshold: Double? = nil, limit: Int) {
    self.problem = problem
    self.limit = limit
    let least = threshold ?? problem.threshold
    var isEligible = [Bool](repeating: false, count: problem.links.count)
    for actor in problem.eligible { isEligible[actor] = true }
    adjacency = problem.links.indices.map { actor in
      isEligible[actor]
        ? problem.links[actor].filter { isEligible[$0.actor] && $0.trust >= least }.map(\.actor)
        : []
    }
    covers = CoverBits(problem)
    let groups = problem.groups.map { $0.filter { isEligible[$0] } }
    bound = SeatBound(groups: groups, adjacency: adjacency)
    var memberships = [Int](repeating: 0, count: problem.links.count)
    for (group, members) in groups.enumerated() {
      for member in members { memberships[member] |= 1 << group }
    }
    self.memberships = memberships
    all = groups.isEmpty ? 0 : (1 << groups.count) - 1
    root = groups.min { $0.count < $1.count } ?? problem.eligible
  }

  /// No table has fewer seats than this; `nil` where no table has all groups.
  var fewestSeats: Int? {
    let least = root.map { 1 + bound.needed(bound.reach(of: $0), met: memberships[$0]) }.min()
    return least.flatMap { $0 < SeatBound.never ? $0 : nil }
  }

  /// Every table of `size` that covers `cover` or more, at most `most` of them, ascending.
  mutating func tables(size: Int, covering cover: Double = 0, most: Int = .max) -> [[Int]] {
    var found: [[Int]] = []
    let isEnough: ((Double) -> Bool)? =
      cover > 0 ? { TrustComparison.isAtLeast($0, cover) } : nil
    search(size: size, isEnough: isEnough) { table in
      found.append(table)
      return found.count < most
    }
    return found.sorted { $0.lexicographicallyPrecedes($1) }
  }

  /// The largest share that a table of `size` covers; `nil` where there is no such table.
  mutating func largestCover(size: Int) -> Double? {
    var best: Double?
    let problem = problem
    search(
      size: size,
      isEnough: { value in best.map { TrustComparison.isMore(value, than: $0) } ?? true },
      found: { table in
        best = max(best ?? 0, problem.cover(table))
        return true
      })
    return best
  }

  // MARK: - The search

  private struct Branch {
    var members: [Int]
    var met: Int
    var reach: SeatBound.Reach
    var isClosed: [Bool]
    /// The constituencies that some member covers.
    var covered: [UInt64]
    var cover: Double
  }

  /// Tells `found` each table of which `isEnough` holds for the share that it covers, until it
  /// answers `false`.
  private mutating func search(
    size: Int, isEnough: ((Double) -> Bool)?, found: ([Int]) -> Bool
  ) {
    var isClosed = [Bool](repeating: true, count: problem.links.count)
    for actor in problem.eligible { isClosed[actor] = false }
    for start in root where !isClosed[start] {
      var branch = Branch(
        members: [start], met: memberships[start], reach: bound.reach(of: start),
        isClosed: isClosed, covered: covers.none, cover: problem.cover([start]))
      covers.add(start, to: &branch.covered)
      branch.isClosed[start] = true
      for other in problem.clashes[start] { branch.isClosed[other] = true }
      guard grow(branch, size: size, isEnough, found) else { return }
      isClosed[start] = true
    }
  }

  /// - Returns: whether to go on.
  private mutating func grow(
    _ branch: Branch, size: Int, _ isEnough: ((Double) -> Bool)?, _ found: ([Int]) -> Bool
  ) -> Bool {
    steps += 1
    if steps > limit {
      gaveUp = true
      return false
    }
    let left = size - branch.members.count
    guard bound.needed(branch.reach, met: branch.met) <= left else { return true }
    guard left > 0 else {
      guard branch.met == all, isEnough?(branch.cover) ?? true else { return true }
      return found(branch.members.sorted())
    }
    if let isEnough, !isEnough(mostCover(branch, seats: left)) { return true }
    var branch = branch
    for next in frontier(of: branch) {
      guard !branch.isClosed[next] else { continue }
      branch.isClosed[next] = true
      guard grow(adding(next, to: branch), size: size, isEnough, found) else { return false }
    }
    return true
  }

  private func frontier(of branch: Branch) -> [Int] {
    var isSeen = branch.isClosed
    var open: [Int] = []
    for member in branch.members {
      for actor in adjacency[member] where !isSeen[actor] {
        isSeen[actor] = true
        open.append(actor)
      }
    }
    // Who covers most comes first, so that what covers less is left early.
    let gains = open.map { covers.gain(of: $0, beyond: branch.covered) }
    return open.indices.sorted { a, b in
      gains[a] != gains[b] ? gains[a] > gains[b] : open[a] < open[b]
    }.map { open[$0] }
  }

  private func adding(_ actor: Int, to branch: Branch) -> Branch {
    var grown = branch
    grown.members.append(actor)
    grown.met |= memberships[actor]
    grown.reach = bound.adding(actor, to: branch.reach)
    for other in problem.clashes[actor] { grown.isClosed[other] = true }
    // The sum is taken anew in the order of the places, so that equal tables have equal sums.
    if covers.add(actor, to: &grown.covered) { grown.cover = covers.share(of: grown.covered) }
    return grown
  }

  /// No table that grows from here with this many further seats covers more.
  private func mostCover(_ branch: Branch, seats: Int) -> Double {
    // The largest gains, the largest first; few enough that putting each in its place is quick.
    var largest = [Double](repeating: 0, count: seats)
    var open = covers.none
    for actor in problem.eligible where !branch.isClosed[actor] {
      let gain = covers.gain(of: actor, beyond: branch.covered)
      covers.add(actor, to: &open)
      guard gain > largest[seats - 1] else { continue }
      var place = seats - 1
      while place > 0, largest[place - 1] < gain {
        largest[place] = largest[place - 1]
        place -= 1
      }
      largest[place] = gain
    }
    for word in open.indices { open[word] &= ~branch.covered[word] }
    return branch.cover + min(largest.reduce(0, +), covers.share(of: open))
  }
}

/// Which constituencies each actor covers, as bits, so that a search tells quickly what an actor
/// would add.
private struct CoverBits {
  /// No constituency.
  let none: [UInt64]
  private let words: Int
  private let shares: [Double]
  /// By actor its words, one after the other.
  private var bits: [UInt64]

  init(_ problem: TableProblem) {
    words = (problem.shares.count + 63) / 64
    shares = problem.shares
    none = [UInt64](repeating: 0, count: words)
    bits = [UInt64](repeating: 0, count: words * problem.covers.count)
    for (actor, places) in problem.covers.enumerated() {
      for place in places { bits[actor * words + place / 64] |= 1 << UInt64(place % 64) }
    }
  }

  /// Adds what the actor covers; tells whether anything was new.
  @discardableResult
  func add(_ actor: Int, to covered: inout [UInt64]) -> Bool {
    var isNew = false
    for word in 0..<words {
      let all = covered[word] | bits[actor * words + word]
      if all != covered[word] { isNew = true }
      covered[word] = all
    }
    return isNew
  }

  /// The share that the actor covers beyond what is covered.
  func gain(of actor: Int, beyond covered: [UInt64]) -> Double {
    var sum = 0.0
    for word in 0..<words {
      sum = share(bits[actor * words + word] & ~covered[word], word, after: sum)
    }
    return sum
  }

  /// The share of a set of constituencies, added up in their order.
  func share(of set: [UInt64]) -> Double {
    var sum = 0.0
    for word in 0..<words { sum = share(set[word], word, after: sum) }
    return sum
  }

  private func share(_ set: UInt64, _ word: Int, after sum: Double) -> Double {
    var (sum, left) = (sum, set)
    while left != 0 {
      sum += shares[word * 64 + left.trailingZeroBitCount]
      left &= left - 1
    }
    return sum
  }
}
