// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// From one split of a part of a map to all best ones: who has to change camp.
///
/// Pairs that the given split does not strain are strained by a change that separates them; pairs
/// that it strains are relieved by one. With a decision for every actor of a strained pair the
/// rest is a smallest cut between those who stay and those who change; all smallest cuts together
/// tell which pairs are in some and which in every one (Picard and Queyranne 1980).
struct CampCuts {
  private enum Decision { case open, stays, changes }

  private let pairs: [TwoCamps.Pair]
  private let links: [[(other: Int, pair: Int)]]
  private let isStrained: [Bool]
  /// The actors of the strained pairs in the order of the search.
  private let terminals: [Int]
  private let strainedPairs: [Int]
  private var decisions: [Decision]
  /// By pair: 1 where a unit runs from its first to its second actor, −1 the other way.
  private var flow: [Int]

  private(set) var budget: Int
  private(set) var least: Int
  private(set) var isSettled = true
  private(set) var isInSome: [Bool]
  private(set) var isInAll: [Bool]
  /// By actor: whether it changes camp in one best split.
  private(set) var changes: [Bool]

  init(
    pairs: [TwoCamps.Pair], links: [[(other: Int, pair: Int)]], isStrained: [Bool],
    members: [Int], budget: Int
  ) {
    self.pairs = pairs
    self.links = links
    self.isStrained = isStrained
    self.budget = budget
    strainedPairs = pairs.indices.filter { isStrained[$0] }
    var seen: Set<Int> = []
    terminals = strainedPairs.flatMap { [pairs[$0].first, pairs[$0].second] }
      .filter { seen.insert($0).inserted }
    decisions = [Decision](repeating: .open, count: links.count)
    flow = [Int](repeating: 0, count: pairs.count)
    least = strainedPairs.count
    isInSome = isStrained
    isInAll = isStrained
    changes = [Bool](repeating: false, count: links.count)
  }

  /// Looks at all decisions that may be best.
  mutating func run() {
    guard let first = terminals.first else { return }
    decisions[first] = .stays
    isInAll = [Bool](repeating: true, count: pairs.count)
    isInSome = [Bool](repeating: false, count: pairs.count)
    decide(1)
    if !isSettled {
      isInSome = pairs.indices.map { isStrainedNow($0) }
      isInAll = isInSome
    }
  }

  /// How many cycles that no split can satisfy were found without a common pair: each strains one.
  ///
  /// - Complexity: O(L · (n + m)).
  func packedCycles() -> Int {
    var copy = self
    var used = [Bool](repeating: false, count: pairs.count)
    return strainedPairs.count { pair in
      copy.decisions = [Decision](repeating: .open, count: links.count)
      copy.flow = [Int](repeating: 0, count: pairs.count)
      copy.decisions[pairs[pair].first] = .stays
      copy.decisions[pairs[pair].second] = .changes
      guard let way = copy.way(avoiding: used) else { return false }
      for step in way { used[step] = true }
      return true
    }
  }

  // MARK: - Branch and bound

  private mutating func decide(_ place: Int) {
    guard budget > 0 else {
      isSettled = false
      return
    }
    let kept = strainedPairs.count { pair in
      let (a, b) = (decisions[pairs[pair].first], decisions[pairs[pair].second])
      return a != .open && a == b
    }
    guard kept <= least, let cut = smallestCut(limit: least - kept) else { return }
    if place == terminals.count {
      take(kept + cut)
      return
    }
    for decision in [Decision.stays, .changes] {
      decisions[terminals[place]] = decision
      decide(place + 1)
    }
    decisions[terminals[place]] = .open
  }

  /// A split with all decisions made; `flow` is the largest one.
  private mutating func take(_ strained: Int) {
    let reached = reach(from: deciders(.stays))
    if strained < least {
      least = strained
      isInSome = [Bool](repeating: false, count: pairs.count)
      isInAll = [Bool](repeating: true, count: pairs.count)
    }
    if !isInSome.contains(true) { changes = links.indices.map { !reached[$0] } }
    let reaching = reach(from: deciders(.changes), isBackward: true)
    for index in pairs.indices {
      let (first, second) = (pairs[index].first, pairs[index].second)
      if isStrained[index] {
        let isKept = decisions[first] == decisions[second]
        isInSome[index] = isInSome[index] || isKept
        isInAll[index] = isInAll[index] && isKept
        continue
      }
      let (from, to) = flow[index] > 0 ? (first, second) : (second, first)
      guard flow[index] != 0 else {
        isInAll[index] = false
        continue
      }
      isInAll[index] = isInAll[index] && reached[from] && reaching[to]
      isInSome[index] = isInSome[index] || isCuttable(from, to)
    }
  }

  /// Whether some smallest cut has `from` with those who stay and `to` with those who change.
  private mutating func isCuttable(_ from: Int, _ to: Int) -> Bool {
    let reached = reach(from: deciders(.stays) + [from])
    return !reached[to] && !deciders(.changes).contains { reached[$0] }
  }

  private func isStrainedNow(_ index: Int) -> Bool {
    let (a, b) = (changes[pairs[index].first], changes[pairs[index].second])
    return isStrained[index] == (a == b)
  }

  // MARK: - Flow

  private func deciders(_ decision: Decision) -> [Int] {
    terminals.filter { decisions[$0] == decision }
  }

  /// The size of a smallest cut; `nil` where it is above `limit`.
  private mutating func smallestCut(limit: Int) -> Int? {
    for index in flow.indices { flow[index] = 0 }
    var size = 0
    while way(avoiding: nil) != nil {
      size += 1
      if size > limit { return nil }
    }
    return size
  }

  private func isPassable(_ link: (other: Int, pair: Int), from actor: Int) -> Bool {
    guard !isStrained[link.pair] else { return false }
    return pairs[link.pair].first == actor ? flow[link.pair] < 1 : flow[link.pair] > -1
  }

  /// The pairs of a shortest way along which one more unit can run, which then runs there.
  private mutating func way(avoiding used: [Bool]?) -> [Int]? {
    var cameBy = [Int](repeating: -1, count: links.count)
    var isSeen = [Bool](repeating: false, count: links.count)
    var queue = links.indices.filter { decisions[$0] == .stays }
    for actor in queue { isSeen[actor] = true }
    var head = 0
    while head < queue.count {
      let actor = queue[head]
      head += 1
      if decisions[actor] == .changes { return turn(endingAt: actor, cameBy) }
      budget -= links[actor].count
      for link in links[actor] where !isSeen[link.other] && isPassable(link, from: actor) {
        if let used, used[link.pair] { continue }
        isSeen[link.other] = true
        cameBy[link.other] = link.pair
        queue.append(link.other)
      }
    }
    return nil
  }

  private mutating func turn(endingAt last: Int, _ cameBy: [Int]) -> [Int] {
    var way: [Int] = []
    var actor = last
    while cameBy[actor] >= 0 {
      let pair = cameBy[actor]
      let isForward = pairs[pair].second == actor
      flow[pair] += isForward ? 1 : -1
      way.append(pair)
      actor = isForward ? pairs[pair].first : pairs[pair].second
    }
    return way
  }

  /// Whom one more unit could reach, or from whom it could come.
  private mutating func reach(from starts: [Int], isBackward: Bool = false) -> [Bool] {
    var isSeen = [Bool](repeating: false, count: links.count)
    for actor in starts { isSeen[actor] = true }
    var queue = starts
    var head = 0
    while head < queue.count {
      let actor = queue[head]
      head += 1
      budget -= links[actor].count
      for link in links[actor] where !isSeen[link.other] {
        let isOpen =
          isBackward
          ? isPassable((actor, link.pair), from: link.other) : isPassable(link, from: actor)
        guard isOpen else { continue }
        isSeen[link.other] = true
        queue.append(link.other)
      }
    }
    return isSeen
  }
}
