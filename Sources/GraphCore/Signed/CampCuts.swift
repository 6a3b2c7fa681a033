// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// From one split of a part of a map to all best ones: who has to change camp.
///
/// Pairs that the given split does not strain are strained by a change that separates them; pairs
/// that it strains are relieved by one. With a decision for every actor of a strained pair the
/// rest is a smallest cut between those who stay and those who change; all smallest cuts together
/// tell which pairs are in some and which in every one (Picard and Queyranne 1980).
///
/// A decision is given up where the strained pairs that it keeps, its smallest cut and the cycles
/// that no split can satisfy among what both leave over are more than the best split strains. One
/// more decision leaves the flow of the others as it is, so it is only added to.
struct CampCuts {
  private enum Decision { case open, stays, changes }

  private let pairs: [TwoCamps.Pair]
  private let links: CampLinks
  private let isStrained: [Bool]
  /// The actors of the strained pairs in the order of the search.
  private let terminals: [Int]
  private let strainedPairs: [Int]
  private var decisions: [Decision]
  /// By pair: 1 where a unit runs from its first to its second actor, −1 the other way.
  private var flow: [Int8]
  private var room: Room
  private let control: KernelControl
  private var calls = 0

  private(set) var budget: Int
  private(set) var least: Int
  private(set) var isSettled = true
  private(set) var isInSome: [Bool]
  private(set) var isInAll: [Bool]
  /// By actor: whether it changes camp in one best split.
  private(set) var changes: [Bool]

  init(
    pairs: [TwoCamps.Pair], links: CampLinks, isStrained: [Bool], budget: Int,
    control: KernelControl
  ) {
    self.pairs = pairs
    self.links = links
    self.isStrained = isStrained
    self.budget = budget
    self.control = control
    strainedPairs = pairs.indices.filter { isStrained[$0] }
    var seen: Set<Int> = []
    terminals = strainedPairs.flatMap { [pairs[$0].first, pairs[$0].second] }
      .filter { seen.insert($0).inserted }
    decisions = [Decision](repeating: .open, count: links.count)
    flow = [Int8](repeating: 0, count: pairs.count)
    room = Room(links.count)
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
    decide(1, size: 0)
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
    copy.decisions = [Decision](repeating: .open, count: links.count)
    copy.flow = [Int8](repeating: 0, count: pairs.count)
    return copy.freeCycles(limit: .max)
  }

  // MARK: - Branch and bound

  /// - Parameter size: how much flows as yet.
  private mutating func decide(_ place: Int, size: Int) {
    calls += 1
    if calls & 255 == 0, control.isCancelled?() ?? false { budget = 0 }
    guard budget > 0 else {
      isSettled = false
      return
    }
    let kept = strainedPairs.count { pair in
      let (a, b) = (decisions[pairs[pair].first], decisions[pairs[pair].second])
      return a != .open && a == b
    }
    guard kept <= least, let cut = smallestCut(from: size, limit: least - kept) else { return }
    if place == terminals.count {
      take(kept + cut)
      return
    }
    let left = least - kept - cut
    guard freeCycles(limit: left) <= left else { return }
    let before = flow
    for decision in [Decision.stays, .changes] {
      decisions[terminals[place]] = decision
      decide(place + 1, size: cut)
      flow = before
    }
    decisions[terminals[place]] = .open
  }

  /// How many cycles with one strained pair that is not decided and pairs without flow were found,
  /// no two with a common pair; no more are looked for than one above `limit`.
  private mutating func freeCycles(limit: Int) -> Int {
    var isUsed = flow.indices.map { isStrained[$0] || flow[$0] != 0 }
    var count = 0
    for pair in strainedPairs {
      let (first, second) = (pairs[pair].first, pairs[pair].second)
      guard decisions[first] == .open || decisions[second] == .open,
        leads(from: first, to: second, avoiding: isUsed)
      else { continue }
      var actor = second
      while actor != first {
        let step = room.cameBy[actor]
        isUsed[step] = true
        actor = pairs[step].first == actor ? pairs[step].second : pairs[step].first
      }
      count += 1
      if count > limit { break }
    }
    return count
  }

  /// A split with all decisions made; `flow` is the largest one.
  private mutating func take(_ strained: Int) {
    let reached = reach(from: deciders(.stays))
    if strained < least {
      least = strained
      isInSome = [Bool](repeating: false, count: pairs.count)
      isInAll = [Bool](repeating: true, count: pairs.count)
    }
    if !isInSome.contains(true) { changes = reached.map { !$0 } }
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

  /// The size of a smallest cut, `size` of it flowing already; `nil` where it is above `limit`.
  private mutating func smallestCut(from size: Int, limit: Int) -> Int? {
    var size = size
    guard size <= limit else { return nil }
    while let last = nextSink() {
      turn(endingAt: last)
      size += 1
      if size > limit { return nil }
    }
    return size
  }

  private func isPassable(_ pair: Int, from actor: Int) -> Bool {
    guard !isStrained[pair] else { return false }
    return pairs[pair].first == actor ? flow[pair] < 1 : flow[pair] > -1
  }

  /// The end of a shortest way along which one more unit can run, told by `room.cameBy`.
  private mutating func nextSink() -> Int? {
    room.begin()
    for actor in terminals where decisions[actor] == .stays { room.see(actor, by: -1) }
    var head = 0
    while head < room.queue.count {
      let actor = room.queue[head]
      head += 1
      if decisions[actor] == .changes { return actor }
      budget -= links.row(actor).count
      for link in links.row(actor) {
        let (other, pair) = (links.others[link], links.pairs[link])
        if !room.isSeen(other), isPassable(pair, from: actor) { room.see(other, by: pair) }
      }
    }
    return nil
  }

  /// Whether pairs that are not used lead from one actor to another, told by `room.cameBy`.
  private mutating func leads(from start: Int, to end: Int, avoiding isUsed: [Bool]) -> Bool {
    room.begin()
    room.see(start, by: -1)
    var head = 0
    while head < room.queue.count {
      let actor = room.queue[head]
      head += 1
      budget -= links.row(actor).count
      for link in links.row(actor) {
        let (other, pair) = (links.others[link], links.pairs[link])
        guard !room.isSeen(other), !isUsed[pair] else { continue }
        room.see(other, by: pair)
        if other == end { return true }
      }
    }
    return false
  }

  private mutating func turn(endingAt last: Int) {
    var actor = last
    while room.cameBy[actor] >= 0 {
      let pair = room.cameBy[actor]
      let isForward = pairs[pair].second == actor
      flow[pair] += isForward ? 1 : -1
      actor = isForward ? pairs[pair].first : pairs[pair].second
    }
  }

  /// Whom one more unit could reach, or from whom it could come.
  private mutating func reach(from starts: [Int], isBackward: Bool = false) -> [Bool] {
    room.begin()
    for actor in starts { room.see(actor, by: -1) }
    var head = 0
    while head < room.queue.count {
      let actor = room.queue[head]
      head += 1
      budget -= links.row(actor).count
      for link in links.row(actor) {
        let (other, pair) = (links.others[link], links.pairs[link])
        guard !room.isSeen(other), isPassable(pair, from: isBackward ? other : actor)
        else { continue }
        room.see(other, by: pair)
      }
    }
    return (0..<links.count).map { room.isSeen($0) }
  }

  /// Room for one search after the other.
  private struct Room {
    private var round = 0
    private var seenIn: [Int]
    /// The pair by which an actor was reached.
    private(set) var cameBy: [Int]
    private(set) var queue: [Int] = []

    init(_ count: Int) {
      seenIn = [Int](repeating: 0, count: count)
      cameBy = seenIn
    }

    mutating func begin() {
      round += 1
      queue.removeAll(keepingCapacity: true)
    }

    func isSeen(_ actor: Int) -> Bool { seenIn[actor] == round }

    mutating func see(_ actor: Int, by pair: Int) {
      guard seenIn[actor] != round else { return }
      seenIn[actor] = round
      cameBy[actor] = pair
      queue.append(actor)
    }
  }
}

/// Who is in a pair with whom, one row for each actor.
struct CampLinks {
  private let offsets: [Int]
  let others: [Int]
  let pairs: [Int]
  var count: Int { offsets.count - 1 }

  init(_ pairs: [TwoCamps.Pair], actorCount: Int) {
    var rows = [[(other: Int, pair: Int)]](repeating: [], count: actorCount)
    for (index, pair) in pairs.enumerated() {
      rows[pair.first].append((pair.second, index))
      rows[pair.second].append((pair.first, index))
    }
    var offsets = [0]
    for row in rows { offsets.append((offsets.last ?? 0) + row.count) }
    self.offsets = offsets
    others = rows.flatMap { $0.map(\.other) }
    self.pairs = rows.flatMap { $0.map(\.pair) }
  }

  func row(_ actor: Int) -> Range<Int> { offsets[actor]..<offsets[actor + 1] }
}
