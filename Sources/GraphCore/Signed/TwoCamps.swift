// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// The split of actors into two camps that the signs of their pairs contradict least.
///
/// **Formula.** A pair is strained in a split when it is hostile within a camp or friendly across
/// the camps. The frustration index L is the least number of strained pairs of any split.
///
/// Where the signs are connected by several parts of the map, each part is split for itself.
///
/// - Complexity: exact, exponential in L in the worst case (the problem is hard); the work is
///   limited, and where the limit is met `leastPossible` says how far from proven the answer is.
package struct TwoCamps: Sendable {
  /// A pair of positions with its sign.
  package struct Pair: Sendable {
    package let first: Int
    package let second: Int
    package let isHostile: Bool

    package init(first: Int, second: Int, isHostile: Bool) {
      self.first = first
      self.second = second
      self.isHostile = isHostile
    }
  }

  /// The number of strained pairs in `isInFirst`: L, where it equals `leastPossible`.
  package private(set) var strained = 0
  /// No split has fewer.
  package private(set) var leastPossible = 0
  /// Whether every best split was looked at, so that the next two are known.
  package private(set) var isSettled = true
  /// By pair: whether some best split strains it.
  package private(set) var isStrainedInSome: [Bool]
  /// By pair: whether every best split strains it.
  package private(set) var isStrainedInAll: [Bool]
  /// By actor: the camp in one best split; means nothing across parts.
  package private(set) var isInFirst: [Bool]
  /// By actor: the part of the map; −1 for an actor in no pair.
  package private(set) var part: [Int]

  /// Whether L is proven.
  package var isExact: Bool { strained == leastPossible }
  /// Whether all best splits strain the same pairs; `nil` where that was not settled.
  package var isUnique: Bool? {
    isSettled ? isStrainedInSome == isStrainedInAll : nil
  }

  /// About a second of work.
  package static let usualBudget = 150_000_000
  /// Of many draws each gets a small part of that.
  package static let budgetOfDraw = usualBudget / 20

  /// - Parameter budget: steps along ties after which the search gives up.
  package init(_ pairs: [Pair], actorCount: Int, budget: Int = usualBudget) {
    self.init(pairs, actorCount: actorCount, budget: budget, control: KernelControl())
  }

  /// The same search, which can be cancelled.
  package init(
    _ pairs: [Pair], actorCount: Int, budget: Int, checking control: KernelControl
  ) throws(Cancellation) {
    self.init(pairs, actorCount: actorCount, budget: budget, control: control)
    // A search that was cancelled ends as one whose steps are used up.
    try control.check()
  }

  private init(_ pairs: [Pair], actorCount: Int, budget: Int, control: KernelControl) {
    isStrainedInSome = [Bool](repeating: false, count: pairs.count)
    isStrainedInAll = isStrainedInSome
    isInFirst = [Bool](repeating: true, count: actorCount)
    var search = CampSearch(
      pairs, actorCount: actorCount, budget: budget, control: control)
    part = search.part
    for number in 0..<search.partCount { add(search.best(ofPart: number), pairs, number) }
  }

  private mutating func add(_ found: CampSearch.Outcome, _ pairs: [Pair], _ number: Int) {
    strained += found.strained
    leastPossible += found.leastPossible
    isSettled = isSettled && found.isSettled
    for actor in isInFirst.indices where part[actor] == number {
      isInFirst[actor] = found.isInFirst[actor]
    }
    for (index, pair) in pairs.enumerated() where part[pair.first] == number {
      isStrainedInSome[index] = found.isStrainedInSome[index]
      isStrainedInAll[index] = found.isStrainedInAll[index]
    }
  }
}
