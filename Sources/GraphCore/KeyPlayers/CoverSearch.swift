// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Which nodes together are nearest to all others (KPP-Pos).
///
/// The score of a set is the sum over all nodes of what the nearest member is worth to them: one
/// over the steps and 1 for a member, or 1 within so many steps. A further node adds less the more
/// are there (the score is submodular), so what each adds to a partial set bounds what it adds
/// later: a partial set is given up where its score and the largest additions stay below the best
/// set found. That is found first by the best addition at each turn, and by exchanges.
///
/// Nemhauser, G. L., Wolsey, L. A. & Fisher, M. L. (1978). An analysis of approximations for
/// maximizing submodular set functions. Mathematical Programming 14, 265–294.
/// doi:10.1007/BF01588971
package struct CoverSearch {
  /// What the nearest member is worth at so many steps.
  package enum Worth: Sendable {
    /// One over the steps, 1 for a member.
    case inverse
    /// 1 up to so many steps.
    case within(Int)

    func value(_ steps: Int) -> Double {
      switch self {
      case .inverse: steps == 0 ? 1 : 1 / Double(steps)
      case .within(let most): steps <= most ? 1 : 0
      }
    }
  }

  /// By candidate and node the steps between them; `none` where no path joins them.
  private let steps: [UInt16]
  /// By number of steps; 0 for `none`.
  private let worths: [Double]
  /// One more than the most steps between any two nodes.
  private let none: UInt16
  private let count: Int
  private let size: Int
  private let budget: Int
  private let control: KernelControl
  private var best = BestSets()
  private var work = 0
  private var calls = 0
  private var isOut = false

  /// The best sets of `size` nodes.
  ///
  /// - Parameters:
  ///   - steps: for a candidate, the steps between it and each node; −1 where no path joins them.
  ///   - budget: looks at a node after which the search gives up.
  /// - Precondition: there are at least `size` nodes, and `size` is above 0.
  /// - Complexity: two bytes a pair of nodes.
  package static func best(
    _ size: Int, of count: Int, worth: Worth, budget: Int, control: KernelControl,
    steps: (Int) -> [Int]
  ) throws(Cancellation) -> BestSets {
    var table: [UInt16] = []
    table.reserveCapacity(count * count)
    for candidate in 0..<count {
      try control.check()
      for number in steps(candidate) {
        table.append(number < 0 ? .max : UInt16(min(number, Int(UInt16.max) - 2)))
      }
    }
    let none = 1 + table.reduce(0) { $1 < .max ? max($0, $1) : $0 }
    // In place: a copy of the table would be as large again.
    for place in table.indices where table[place] > none { table[place] = none }
    var search = CoverSearch(table, none, count, size, worth, budget, control)
    search.start()
    let all = Array(0..<count)
    search.node([], all, nearest: search.nearest(of: []), score: 0)
    try control.check()
    return search.best
  }

  private init(
    _ steps: [UInt16], _ none: UInt16, _ count: Int, _ size: Int, _ worth: Worth, _ budget: Int,
    _ control: KernelControl
  ) {
    self.steps = steps
    worths = (0..<Int(none)).map { worth.value($0) } + [0]
    self.none = none
    self.count = count
    self.size = size
    self.budget = budget
    self.control = control
  }

  private mutating func gaveUp() -> Bool {
    calls += 1
    if calls & 63 == 0, control.isCancelled?() ?? false { isOut = true }
    if work > budget { isOut = true }
    return isOut
  }

  // MARK: - Scores

  /// How much more all nodes have with one candidate more.
  private mutating func addition(_ candidate: Int, to nearest: [UInt16]) -> Double {
    work += count
    return steps.withUnsafeBufferPointer { steps in
      nearest.withUnsafeBufferPointer { nearest in
        worths.withUnsafeBufferPointer { worths in
          var sum = 0.0
          let row = candidate * count
          for node in 0..<count where steps[row + node] < nearest[node] {
            sum += worths[Int(steps[row + node])] - worths[Int(nearest[node])]
          }
          return sum
        }
      }
    }
  }

  private func nearest(of set: [Int]) -> [UInt16] {
    (0..<count).map { node in set.map { steps[$0 * count + node] }.min() ?? none }
  }

  /// The score by the number of nodes at each distance, so that it depends on no order.
  private mutating func score(of set: [Int]) -> Double {
    var counts: [UInt16: Int] = [:]
    for number in nearest(of: set) { counts[number, default: 0] += 1 }
    work += count * set.count
    return counts.sorted { $0.key < $1.key }
      .reduce(0.0) { $0 + Double($1.value) * worths[Int($1.key)] }
  }

  // MARK: - A good set

  private mutating func start() {
    var set: [Int] = []
    while set.count < size { set.append(bestAddition(to: set)) }
    best.add(set, score: score(of: set))
    var (place, unchanged) = (0, 0)
    while unchanged < size, work < budget / 2 {
      let rest = set.filter { $0 != set[place] }
      let other = rest + [bestAddition(to: rest)]
      let before = best.score
      best.add(other, score: score(of: other))
      if best.score > before { set = other }
      unchanged = best.score > before ? 0 : unchanged + 1
      place = (place + 1) % size
    }
  }

  /// Who adds most; the first of equal ones.
  private mutating func bestAddition(to set: [Int]) -> Int {
    let nearest = nearest(of: set)
    var (found, most) = (0, -1.0)
    for candidate in 0..<count where !set.contains(candidate) {
      let added = addition(candidate, to: nearest)
      if added > most { (found, most) = (candidate, added) }
    }
    return found
  }

  // MARK: - All sets

  /// Looks at the sets that have `set` and further of `candidates`.
  private mutating func node(
    _ set: [Int], _ candidates: [Int], nearest: [UInt16], score: Double
  ) {
    let rest = size - set.count
    var added = [Double](repeating: 0, count: count)
    for candidate in candidates { added[candidate] = addition(candidate, to: nearest) }
    let order = candidates.sorted {
      added[$0] != added[$1] ? added[$0] > added[$1] : $0 < $1
    }
    for place in order.indices where place + rest <= order.count {
      let sum = order[place..<(place + rest)].reduce(score) { $0 + added[$1] }
      // Nobody has more than 1.
      let most = min(sum, Double(count))
      guard best.wants(most) else { return best.pass(most) }
      if gaveUp() { return best.leave(most) }
      let next = order[place]
      let whole = set + [next]
      if rest == 1 {
        best.add(whole, score: self.score(of: whole))
      } else {
        var nearer = nearest
        for node in 0..<count { nearer[node] = min(nearer[node], steps[next * count + node]) }
        self.node(
          whole, Array(order[(place + 1)...]), nearest: nearer, score: score + added[next])
      }
    }
  }
}
