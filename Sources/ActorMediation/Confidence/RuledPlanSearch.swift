// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// Finds the changes that raise most the best acceptability of any candidate, whichever of those
/// who speak for an end count and however long chains may be.
///
/// `PlanSearch` is quicker where all of them have to be served and chains have no limit: several
/// principals then bound a plan together. Here one of them does. The search
/// goes through the candidates; where some principal's trust in the candidate does not suffice, one
/// of the changes has to lie on a chain from that principal, and only those that could still lift
/// the chain high enough are tried. So nothing that could be a best plan is passed over. Where the
/// largest or the mean of an end's principals counts, the chain may be one from any of them.
///
/// - Complexity: two searches over (changes + 1) layers of the map for each plan that is looked at,
///   where the largest or the mean counts one for each principal of an end, and each over every
///   number of ties where chains have a limit; what is looked at is counted, and a search that
///   gives up says so.
struct RuledPlanSearch: PlanSearching {
  let model: TrustActions
  /// By end those who speak for it.
  let principals: [[Int]]
  let candidates: [Int]
  private let rule: PrincipalRule
  /// The most ties of a chain; `nil` means any number.
  private let hops: Int?
  /// The most plans that are looked at.
  let limit: Int
  private(set) var steps = 0
  private(set) var gaveUp = false
  /// By actor the actions whose tie goes out of it, and whom it reaches; and the same backwards.
  private let outgoing: TieRows
  private let incoming: TieRows
  private var counts: [Int]
  /// By action what its tie carries under the plan that is in `counts`; 0 where there is none.
  private var trusts: [Double]
  /// Room for two searches at once.
  private var rooms: [LayerRoom]

  init(
    _ model: TrustActions, principals: [[Int]], candidates: [Int], rule: AcceptabilityRule,
    actors: Int, limit: Int
  ) {
    self.model = model
    self.principals = principals
    self.candidates = candidates
    self.rule = rule.principals
    // A chain that repeats no actor has fewer ties than there are actors.
    hops = rule.hops.map { min($0, actors) }
    self.limit = limit
    outgoing = TieRows(model.actions[...], actors: actors, reversed: false)
    incoming = TieRows(model.actions[...], actors: actors, reversed: true)
    counts = [Int](repeating: 0, count: model.actions.count)
    trusts = model.actions.map { $0.start.map { min(1, $0) } ?? 0 }
    rooms = [LayerRoom](repeating: LayerRoom(actors), count: 2)
  }

  private mutating func add(_ plan: [Int], _ sign: Int) {
    for action in plan {
      counts[action] += sign
      trusts[action] = model.trust(action, after: counts[action]) ?? 0
    }
  }

  // MARK: - What a plan does

  /// Acc of each candidate under a plan.
  mutating func acceptabilities(_ plan: [Int], floor: Double) -> [Double] {
    add(plan, 1)
    defer { add(plan, -1) }
    var least = [Double](repeating: principals.isEmpty ? 0 : .infinity, count: candidates.count)
    for end in principals {
      var trusts = [[Double]](repeating: [], count: candidates.count)
      for principal in end {
        fill(0, from: principal, isBackward: false, changes: 0, floor: 0)
        for (place, candidate) in candidates.enumerated() {
          trusts[place].append(rooms[0][0, candidate])
        }
      }
      for place in least.indices { least[place] = min(least[place], rule.combined(trusts[place])) }
    }
    return least
  }

  /// No `changes` further changes give more than this.
  mutating func mostBridgeTrust(_ plan: [Int], changes: Int) -> Double {
    add(plan, 1)
    defer { add(plan, -1) }
    var most = 0.0
    for candidate in candidates { most = max(most, self.most(candidate, changes)) }
    return most
  }

  private mutating func most(
    _ candidate: Int, _ changes: Int, _ floor: Double = 0
  ) -> Double {
    fill(0, from: candidate, isBackward: true, changes: changes, floor: floor)
    return least(0, changes)
  }

  /// The least that a layer of a room has at any end.
  private func least(_ room: Int, _ layer: Int) -> Double {
    principals.map { trust($0, room, layer) }.min() ?? 0
  }

  /// What a layer of a room has at an end.
  private func trust(_ end: [Int], _ room: Int, _ layer: Int) -> Double {
    rule.combined(end.map { rooms[room][layer, $0] })
  }

  // MARK: - The best plans

  /// The largest β that at most `changes` changes after `base` give, and a plan that gives it;
  /// `known` and no plan where none was found that gives more.
  mutating func largestBridgeTrust(
    after base: [Int], changes: Int, atLeast known: Double
  ) -> (value: Double, plan: [Int]?) {
    var best = known
    var found: [Int]?
    for candidate in byPromise(base, changes, floor: best) {
      var seen: Set<[Int]> = []
      walk(
        candidate, base, left: changes, &seen, floor: { best },
        isEnough: { TrustComparison.isMore($0, than: best) },
        reached: { plan, value in
          if value > best { (best, found) = (value, plan) }
          return true
        })
    }
    return (best, found.map { Self.difference($0, base) })
  }

  /// Every plan of at most `changes` changes after `base` that reaches what is enough and in which
  /// every change is needed for it; the changes after `base` only.
  ///
  /// - Parameter floor: nothing below it is enough.
  mutating func plans(
    after base: [Int], changes: Int, floor: Double, isEnough: (Double) -> Bool
  ) -> [[Int]] {
    var found: Set<[Int]> = []
    for candidate in byPromise(base, changes, floor: floor) {
      var seen: Set<[Int]> = []
      walk(
        candidate, base, left: changes, &seen, floor: { floor }, isEnough: isEnough,
        reached: { plan, _ in
          found.insert(plan)
          return false
        })
    }
    return found.map { Self.difference($0, base) }.filter { !$0.isEmpty }.filter { plan in
      Set(plan).allSatisfy { action in
        var less = plan
        if let place = less.firstIndex(of: action) { less.remove(at: place) }
        return !isEnough(bridgeTrust((base + less).sorted()))
      }
    }.sorted { $0.lexicographicallyPrecedes($1) }
  }

  /// Candidates for whom most can be reached first.
  private mutating func byPromise(_ base: [Int], _ changes: Int, floor: Double) -> [Int] {
    add(base, 1)
    defer { add(base, -1) }
    var promise: [Double] = []
    for candidate in candidates { promise.append(most(candidate, changes, floor)) }
    return candidates.indices.sorted { a, b in
      promise[a] != promise[b] ? promise[a] > promise[b] : candidates[a] < candidates[b]
    }.map { candidates[$0] }
  }

  private static func difference(_ plan: [Int], _ base: [Int]) -> [Int] {
    var rest = plan
    for action in base {
      if let place = rest.firstIndex(of: action) { rest.remove(at: place) }
    }
    return rest
  }

  /// - Parameter reached: told each plan that is enough, with the candidate's acceptability;
  ///   answers whether to go on with it, for something better.
  private mutating func walk(
    _ candidate: Int, _ plan: [Int], left: Int, _ seen: inout Set<[Int]>,
    floor: () -> Double, isEnough: (Double) -> Bool, reached: ([Int], Double) -> Bool
  ) {
    guard !gaveUp, seen.insert(plan).inserted else { return }
    steps += 1
    if steps > limit {
      gaveUp = true
      return
    }
    add(plan, 1)
    let next = actions(candidate, left, floor(), isEnough) { value in reached(plan, value) }
    add(plan, -1)
    for action in next {
      walk(
        candidate, (plan + [action]).sorted(), left: left - 1, &seen, floor: floor,
        isEnough: isEnough, reached: reached)
    }
  }

  /// What may be changed next for the candidate, the plan so far being in `counts`.
  private mutating func actions(
    _ candidate: Int, _ left: Int, _ floor: Double, _ isEnough: (Double) -> Bool,
    _ reached: (Double) -> Bool
  ) -> [Int] {
    fill(0, from: candidate, isBackward: true, changes: left, floor: floor)
    let value = least(0, 0)
    if isEnough(value), !reached(value) { return [] }
    guard left > 0, isEnough(least(0, left)) else { return [] }
    let weakest = reluctant(left)
    var isNext = [Bool](repeating: false, count: model.actions.count)
    for principal in weakest {
      fill(1, from: principal, isBackward: false, changes: left, floor: floor)
      // The most that the others of the end give, where theirs counts too.
      let others = weakest.filter { rule == .mean && $0 != principal }.map { rooms[0][left, $0] }
      for action in isNext.indices where !isNext[action] {
        isNext[action] =
          through(action, left).map { isEnough(rule.combined([$0] + others)) } ?? false
      }
    }
    return isNext.indices.filter { isNext[$0] }
  }

  /// Those of whom one has to trust more for anything to be better: where the least counts the one
  /// who trusts least, else all who speak for the end that trusts least.
  private func reluctant(_ left: Int) -> [Int] {
    let groups = rule == .min ? principals.flatMap { $0.map { [$0] } } : principals
    return groups.min { a, b in
      let (x, y) = (trust(a, 0, 0), trust(b, 0, 0))
      return x != y ? x < y : trust(a, 0, left) < trust(b, 0, left)
    } ?? []
  }

  /// The best chain through an action's tie with `left` changes, one of them on the tie, where one
  /// room has the chains up to it and the other those behind it; `nil` where nothing is left to
  /// change on it.
  private func through(_ index: Int, _ left: Int) -> Double? {
    guard model.cost(index, after: counts[index]) != nil else { return nil }
    let action = model.actions[index]
    var best = 0.0
    for own in 1..<(left + 1) {
      guard let trust = model.trust(index, after: counts[index] + own) else { continue }
      for before in 0..<(left - own + 1) {
        let after = left - own - before
        best = max(best, joined(action.from, before, trust, action.to, after))
        if action.isMutual {
          best = max(best, joined(action.to, before, trust, action.from, after))
        }
      }
    }
    return best
  }

  /// The best chain over a tie, of which the one room has what leads up to it and the other what
  /// leads on; together no longer than a chain may be.
  private func joined(
    _ from: Int, _ before: Int, _ trust: Double, _ to: Int, _ after: Int
  ) -> Double {
    guard let hops else { return rooms[1][before, from] * trust * rooms[0][after, to] }
    var best = 0.0
    for ties in 0..<hops {
      best = max(
        best,
        rooms[1].value(over: ties, before, from) * trust
          * rooms[0].value(over: hops - 1 - ties, after, to))
    }
    return best
  }

  /// Fills a room: by number of further changes and actor the best product of a chain from
  /// `source`, or to it, with at most so many changes on it.
  ///
  /// - Parameter floor: a chain whose product is below it is left out, for a longer one is no
  ///   better and none of the two is enough.
  private mutating func fill(
    _ place: Int, from source: Int, isBackward: Bool, changes: Int, floor: Double
  ) {
    let rows = isBackward ? incoming : outgoing
    rooms[place].begin(layers: changes + 1, lengths: (hops ?? 0) + 1, floor: chainFloor(floor))
    if let hops { return fill(place, from: source, rows, changes, hops) }
    for layer in 0..<(changes + 1) {
      rooms[place].start(layer, source)
      rooms[place].spread(layer, rows, trusts)
      guard layer < changes else { break }
      for actor in 0..<rows.actors where rooms[place][layer, actor] > 0 {
        let value = rooms[place][layer, actor]
        for entry in rows.row(actor) {
          let action = rows.actions[entry]
          for own in 1..<(changes - layer + 1) {
            guard let trust = model.trust(action, after: counts[action] + own) else { continue }
            rooms[place].raise(layer + own, rows.others[entry], to: value * trust)
          }
        }
      }
    }
  }

  /// The same over chains of at most `hops` ties, by every number of ties up to it.
  private mutating func fill(
    _ place: Int, from source: Int, _ rows: TieRows, _ changes: Int, _ hops: Int
  ) {
    for layer in 0..<(changes + 1) { rooms[place].start(layer, source) }
    for ties in 0..<hops {
      rooms[place].lengthen()
      for layer in 0..<(changes + 1) {
        for actor in 0..<rows.actors {
          let value = rooms[place].value(over: ties, layer, actor)
          guard value > 0 else { continue }
          for entry in rows.row(actor) {
            let action = rows.actions[entry]
            rooms[place].raise(layer, rows.others[entry], to: value * trusts[action])
            for own in 1..<(changes - layer + 1) {
              guard let trust = model.trust(action, after: counts[action] + own) else { continue }
              rooms[place].raise(layer + own, rows.others[entry], to: value * trust)
            }
          }
        }
      }
    }
  }

  /// What a chain needs for an end to come to `floor`: where the mean counts, the others of the end
  /// may give all that is missing.
  private func chainFloor(_ floor: Double) -> Double {
    let most = Double(principals.map(\.count).max() ?? 1)
    // The room's own margin is for one; the mean of several needs as much for each.
    return rule == .mean ? most * floor - (most - 1) * (1 + 1e-9) : floor
  }
}
