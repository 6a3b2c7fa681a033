// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Finds the changes that raise most the best acceptability of any candidate, where all who speak
/// for an end have to be served and chains have no limit of ties.
///
/// A plan is a list of actions, ascending; an action that stands twice is done twice. The search
/// goes through the candidates. Where a principal's trust in the candidate does not suffice, some
/// change has to be the first on a chain from that principal: the chain up to it is as it is now,
/// and behind it lie at most the changes that are left. Only those that can lift the chain high
/// enough that way are tried, of the principal who has the fewest. Where more principals than
/// changes are left have no such change in common, the branch is given up. So nothing that could
/// be a best plan is passed over.
///
/// - Complexity: one search over (changes + 1) layers of the map, and one of the map for each
///   principal, for each plan that is looked at; what is looked at is counted, and a search that
///   gives up says so.
struct PlanSearch: PlanSearching {
  let model: TrustActions
  let principals: [Int]
  let candidates: [Int]
  /// The most plans that are looked at.
  let limit: Int
  private(set) var steps = 0
  private(set) var gaveUp = false
  private var ties: PlannedTies
  /// The chains to the candidate, by the number of changes on them.
  private var toCandidate: ChainRoom
  /// By principal the chains from it, without further changes.
  private var fromPrincipal: [ChainRoom]
  private var marks: Marks

  init(
    _ model: TrustActions, principals: [Int], candidates: [Int], actors: Int, limit: Int
  ) {
    self.model = model
    self.principals = Set(principals).sorted()
    self.candidates = candidates
    self.limit = limit
    ties = PlannedTies(model, actors: actors)
    toCandidate = ChainRoom(actors)
    fromPrincipal = self.principals.map { _ in ChainRoom(actors) }
    marks = Marks(model.actions.count)
  }

  // MARK: - What a plan does

  /// Acc of each candidate under a plan; 0 where it is below `floor`.
  mutating func acceptabilities(_ plan: [Int], floor: Double) -> [Double] {
    ties.make(plan)
    defer { ties.make(plan, -1) }
    var least = [Double](repeating: principals.isEmpty ? 0 : .infinity, count: candidates.count)
    for (place, principal) in principals.enumerated() {
      fromPrincipal[place].fill(ties, from: principal, isBackward: false, floor: floor)
      for (index, candidate) in candidates.enumerated() {
        least[index] = min(least[index], fromPrincipal[place][0, candidate])
      }
    }
    return least
  }

  /// No `changes` further changes give more than this.
  mutating func mostBridgeTrust(_ plan: [Int], changes: Int) -> Double {
    ties.make(plan)
    defer { ties.make(plan, -1) }
    var most = 0.0
    for candidate in candidates { most = max(most, self.most(candidate, changes, 0)) }
    return most
  }

  private mutating func most(_ candidate: Int, _ changes: Int, _ floor: Double) -> Double {
    toCandidate.fill(ties, from: candidate, isBackward: true, changes: changes, floor: floor)
    return principals.map { toCandidate[changes, $0] }.min() ?? 0
  }

  // MARK: - The best plans

  /// The largest β that at most `changes` changes after `base` give, and a plan that gives it;
  /// `known` and no plan where none was found that gives more.
  mutating func largestBridgeTrust(
    after base: [Int], changes: Int, atLeast known: Double
  ) -> (value: Double, plan: [Int]?) {
    ties.make(base)
    defer { ties.make(base, -1) }
    var best = known
    var found: [Int]?
    for candidate in byPromise(changes, floor: best) {
      var seen: Set<[Int]> = []
      walk(
        candidate, [], left: changes, &seen, floor: { best },
        isEnough: { TrustComparison.isMore($0, than: best) },
        reached: { plan, value in
          guard value > best else { return true }
          (best, found) = (value, plan)
          return true
        })
    }
    return (best, found)
  }

  /// Every plan of at most `changes` changes after `base` that reaches what is enough and in which
  /// every change is needed for it; where the search gave up, those that were found.
  ///
  /// - Parameter floor: nothing below it is enough.
  mutating func plans(
    after base: [Int], changes: Int, floor: Double, isEnough: (Double) -> Bool
  ) -> [[Int]] {
    ties.make(base)
    defer { ties.make(base, -1) }
    var found: Set<[Int]> = []
    for candidate in byPromise(changes, floor: floor) {
      var seen: Set<[Int]> = []
      walk(
        candidate, [], left: changes, &seen, floor: { floor }, isEnough: isEnough,
        reached: { plan, _ in
          if !plan.isEmpty { found.insert(plan) }
          return false
        }, isFixed: true)
    }
    // More changes never give less, and every plan of which no part is enough was found: so one
    // that has no other in it needs all its changes.
    let least = found.map(\.count).min() ?? 0
    return found.filter { plan in
      plan.count == least || !Self.parts(of: plan).contains(where: found.contains)
    }.sorted { $0.lexicographicallyPrecedes($1) }
  }

  /// The plans that leave out some changes of a plan, but not all.
  private static func parts(of plan: [Int]) -> [[Int]] {
    guard plan.count > 1 else { return [] }
    return (1..<((1 << plan.count) - 1)).map { part in
      plan.indices.filter { part >> $0 & 1 == 1 }.map { plan[$0] }
    }
  }

  /// Candidates for whom most can be reached first.
  private mutating func byPromise(_ changes: Int, floor: Double) -> [Int] {
    var promise: [Double] = []
    for candidate in candidates { promise.append(most(candidate, changes, floor)) }
    return candidates.indices.sorted { a, b in
      promise[a] != promise[b] ? promise[a] > promise[b] : candidates[a] < candidates[b]
    }.map { candidates[$0] }
  }

  /// - Parameters:
  ///   - plan: the changes so far, which the ties carry already.
  ///   - reached: told each plan that is enough, with the candidate's acceptability; answers
  ///     whether to go on with it, for something better.
  ///   - isFixed: whether what is enough stays so and nothing better is looked for; then no
  ///     acceptability is told where the last change of a plan was chosen for all principals.
  private mutating func walk(
    _ candidate: Int, _ plan: [Int], left: Int, _ seen: inout Set<[Int]>,
    floor: () -> Double, isEnough: (Double) -> Bool, reached: ([Int], Double) -> Bool,
    isFixed: Bool = false
  ) {
    guard seen.insert(plan).inserted, mayGoOn() else { return }
    let most = most(candidate, left, floor())
    let value = principals.map { toCandidate[0, $0] }.min() ?? 0
    if isEnough(value), !reached(plan, value) { return }
    guard left > 0, isEnough(most) else { return }
    for choice in choices(left, floor(), isEnough) {
      // What is enough may have become more.
      guard !gaveUp, isEnough(choice.most) else { break }
      let next = (plan + [choice.action]).sorted()
      if isFixed, left == 1 {
        guard mayGoOn() else { break }
        _ = reached(next, 0)
        continue
      }
      ties.make([choice.action])
      walk(
        candidate, next, left: left - 1, &seen, floor: floor, isEnough: isEnough,
        reached: reached, isFixed: isFixed)
      ties.make([choice.action], -1)
    }
  }

  /// Counts a plan that is looked at.
  private mutating func mayGoOn() -> Bool {
    steps += 1
    if steps > limit { gaveUp = true }
    return !gaveUp
  }

  // MARK: - What may be changed next

  /// What may be changed next for the candidate, the most promising first.
  private mutating func choices(
    _ left: Int, _ floor: Double, _ isEnough: (Double) -> Bool
  ) -> [Choice] {
    let lacking = principals.indices.filter { !isEnough(toCandidate[0, principals[$0]]) }
    let worth = ChangeWorth(ties, toCandidate, left: left)
    let chosen =
      left == 1
      ? common(lacking, worth, floor, isEnough) : shared(lacking, worth, left, floor, isEnough)
    return chosen.sorted { a, b in a.most != b.most ? a.most > b.most : a.action < b.action }
  }

  /// Chains from a principal over ties as they are.
  private mutating func leave(_ principal: Int, _ floor: Double) {
    fromPrincipal[principal].fill(
      ties, from: principals[principal], isBackward: false, floor: floor)
  }

  /// The one change that is left has to serve every principal.
  private mutating func common(
    _ lacking: [Int], _ worth: ChangeWorth, _ floor: Double, _ isEnough: (Double) -> Bool
  ) -> [Choice] {
    let promise = principals.map { toCandidate[1, $0] }
    let order = lacking.sorted { a, b in
      promise[a] != promise[b] ? promise[a] < promise[b] : a < b
    }
    var chosen: [Choice] = []
    for (place, principal) in order.enumerated() {
      leave(principal, floor)
      let room = fromPrincipal[principal]
      chosen =
        place == 0
        ? worth.choices(from: room, ties, isEnough)
        : chosen.compactMap { $0.limited(to: $0.most(from: room), isEnough) }
      if chosen.isEmpty { break }
    }
    return chosen
  }

  /// The changes of the principal who has the fewest, unless what is left cannot serve all.
  private mutating func shared(
    _ lacking: [Int], _ worth: ChangeWorth, _ left: Int, _ floor: Double,
    _ isEnough: (Double) -> Bool
  ) -> [Choice] {
    for principal in lacking { leave(principal, floor) }
    let sizes = lacking.map {
      (principal: $0, size: worth.count(from: fromPrincipal[$0], isEnough))
    }
    .sorted { a, b in a.size != b.size ? a.size < b.size : a.principal < b.principal }
    guard let fewest = sizes.first else { return [] }
    let chosen = worth.choices(from: fromPrincipal[fewest.principal], ties, isEnough)
    return canShare(sizes, chosen, worth, left, isEnough) ? chosen : []
  }

  /// Of how many changes at most a principal is asked whether it shares them with others.
  private static let compared = 2_000

  /// Whether `left` changes could serve all principals: not where more of them have no change in
  /// common.
  private mutating func canShare(
    _ lacking: [(principal: Int, size: Int)], _ first: [Choice], _ worth: ChangeWorth,
    _ left: Int, _ isEnough: (Double) -> Bool
  ) -> Bool {
    marks.begin()
    marks.add(first)
    var apart = 1
    for (principal, size) in lacking.dropFirst() where size <= Self.compared {
      let own = worth.choices(from: fromPrincipal[principal], ties, isEnough)
      guard !marks.hasAny(own) else { continue }
      marks.add(own)
      apart += 1
      if apart > left { return false }
    }
    return true
  }
}

/// A change that may be the first on a chain from some principal.
struct Choice {
  let action: Int
  /// No chain over it that begins so is worth more.
  let most: Double
  fileprivate let from: Int
  fileprivate let to: Int
  /// What the change is worth to whoever reaches its first end, and its second.
  fileprivate let there: Double
  fileprivate let back: Double

  /// The same from another principal.
  fileprivate func most(from room: ChainRoom) -> Double {
    max(room[0, from] * there, room[0, to] * back)
  }

  fileprivate func limited(to value: Double, _ isEnough: (Double) -> Bool) -> Choice? {
    guard isEnough(value) else { return nil }
    return Choice(
      action: action, most: min(most, value), from: from, to: to, there: there, back: back)
  }
}

/// What a change is worth at most to whoever reaches the tie: its trust then times the best chain
/// behind it with the changes that are left.
private struct ChangeWorth {
  private let actors: Int
  private let isMutual: Bool
  /// Ties that are there or were created, as choices of a principal who reaches both ends fully.
  private var there: [Choice] = []
  /// By actor the worth of a new tie to it.
  private var new: [Double] = []
  /// The actors to whom a new tie is worth most, first.
  private var ranked: [Int] = []

  init(_ ties: PlannedTies, _ room: ChainRoom, left: Int) {
    let model = ties.model
    actors = ties.actors
    isMutual = model.actions.last?.isMutual ?? false
    for index in Array(0..<model.raises) + ties.made where ties.trusts[index] < 1 {
      let action = model.actions[index]
      var (there, back) = (0.0, 0.0)
      for own in 1..<(left + 1) {
        let trust = ties.trust(index, own)
        there = max(there, trust * room[left - own, action.to])
        if action.isMutual { back = max(back, trust * room[left - own, action.from]) }
      }
      guard there > 0 || back > 0 else { continue }
      self.there.append(
        Choice(
          action: index, most: 1, from: action.from, to: action.to, there: there, back: back))
    }
    guard model.creates else { return }
    let new = (0..<actors).map { actor in
      (1..<(left + 1)).reduce(0) { most, own in
        max(most, model.newTrust(after: own) * room[left - own, actor])
      }
    }
    ranked = (0..<actors).filter { new[$0] > 0 }.sorted { a, b in
      new[a] != new[b] ? new[a] > new[b] : a < b
    }
    self.new = new
  }

  /// About how many choices a principal has, whose chains are in the room.
  func count(from room: ChainRoom, _ isEnough: (Double) -> Bool) -> Int {
    var count = there.count { isEnough($0.most(from: room)) }
    for actor in 0..<actors where room[0, actor] > 0 && !ranked.isEmpty {
      var (low, high) = (0, ranked.count)
      while low < high {
        let middle = (low + high) / 2
        if isEnough(room[0, actor] * new[ranked[middle]]) {
          low = middle + 1
        } else {
          high = middle
        }
      }
      count += low
    }
    return count
  }

  /// All choices of a principal, whose chains are in the room.
  func choices(
    from room: ChainRoom, _ ties: PlannedTies, _ isEnough: (Double) -> Bool
  ) -> [Choice] {
    var found = there.compactMap { $0.limited(to: $0.most(from: room), isEnough) }
    for from in 0..<actors where room[0, from] > 0 {
      for to in ranked {
        guard isEnough(room[0, from] * new[to]) else { break }
        guard let action = ties.creation(from: from, to: to) else { continue }
        let (there, back) = (new[to], isMutual ? new[from] : 0)
        let most = max(room[0, from] * there, room[0, to] * back)
        found.append(
          Choice(action: action, most: most, from: from, to: to, there: there, back: back))
      }
    }
    guard isMutual else { return found }
    var seen: Set<Int> = []
    return found.filter { seen.insert($0.action).inserted }
  }
}

/// Which actions were met before, forgotten at once.
private struct Marks {
  private var stamps: [Int]
  private var now = 0

  init(_ count: Int) { stamps = [Int](repeating: 0, count: count) }

  mutating func begin() { now += 1 }
  mutating func add(_ choices: [Choice]) { for choice in choices { stamps[choice.action] = now } }
  func hasAny(_ choices: [Choice]) -> Bool { choices.contains { stamps[$0.action] == now } }
}
