// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorModel

@testable import ActorMediation

/// D8 read literally: every choice of changes is made and β is worked out anew. It shares no code
/// with the search.
struct PlanOracle {
  /// What a change adds and costs.
  struct Rules {
    var delta = 0.1
    var initialTrust = 0.3
    var kappa = 1.0
    var creates = false
    var isPerCost = false
    /// Whose trust counts of several, and how long chains may be.
    var reading = AcceptabilityRule()
  }

  struct Change {
    let name: String
    let from: Int
    let to: Int
    let isMutual: Bool
    /// `nil` where the tie would be new.
    let trust: Double?
    let distrust: Double
  }

  /// How often each change is made, with what that gives.
  struct Plan {
    let raises: [Int]
    let value: Double
    let cost: Double
    /// The changes by place, one that is made twice standing twice.
    var places: [Int] {
      raises.indices.flatMap { [Int](repeating: $0, count: raises[$0]) }
    }
  }

  let ids: [String]
  let rules: Rules
  /// Raises in the order of the ties' ids, then new ties in the order of their ends.
  let changes: [Change]
  let mediators: [Int]
  /// By end.
  private let principals: [[Int]]

  /// - Parameter speakers: by end who has to trust.
  init(_ map: ActorMap, speakers: [[String]], _ rules: Rules) {
    let ids = map.actors.map(\.id).sorted()
    self.ids = ids
    self.rules = rules
    let raises = map.relationships.compactMap { tie -> Change? in
      guard let trust = tie.trust?.value, trust > 0, tie.from != tie.to,
        let from = ids.firstIndex(of: tie.from), let to = ids.firstIndex(of: tie.to)
      else { return nil }
      return Change(
        name: tie.id ?? "", from: from, to: to, isMutual: !tie.directed, trust: trust,
        distrust: 0)
    }
    changes =
      raises.sorted { $0.name < $1.name } + (rules.creates ? Self.creations(map, ids) : [])
    principals = speakers.map { $0.compactMap(ids.firstIndex(of:)) }
    let mediating = map.actors.filter { $0.has(.mediator) }.map(\.id)
    mediators = ids.indices.filter { mediating.contains(ids[$0]) }
  }

  /// Each tie of trust that is not there, unless a third is positive to one end and hostile to the
  /// other.
  private static func creations(_ map: ActorMap, _ ids: [String]) -> [Change] {
    func ties(_ a: String, _ b: String) -> [Relationship] {
      map.relationships.filter { [$0.from, $0.to] == [a, b] || [$0.from, $0.to] == [b, a] }
    }
    func isHostile(_ a: String, _ b: String) -> Bool {
      ties(a, b).contains { $0.kind == .conflict || ($0.trust?.value ?? 0) < 0 }
    }
    func isPositive(_ a: String, _ b: String) -> Bool {
      !isHostile(a, b)
        && ties(a, b).contains { ($0.trust?.value ?? 0) > 0 || $0.kind == .alliance }
    }
    func reading(_ a: String, _ b: String) -> [Double] {
      ties(a, b).filter { $0.from == a || !$0.directed }.compactMap { $0.trust?.value }
    }
    return ids.indices.flatMap { from in
      ids.indices.compactMap { to -> Change? in
        let (x, y) = (ids[from], ids[to])
        guard x != y, !reading(x, y).contains(where: { $0 > 0 }) else { return nil }
        let isStrained = ids.contains { z in
          z != x && z != y
            && ((isPositive(z, x) && isHostile(z, y)) || (isPositive(z, y) && isHostile(z, x)))
        }
        let distrust = max(0, -(reading(x, y).min() ?? 0))
        return isStrained
          ? nil
          : Change(
            name: "\(x)>\(y):new", from: from, to: to, isMutual: false, trust: nil,
            distrust: distrust)
      }
    }
  }

  // MARK: - What a plan does

  func trust(_ change: Int, _ times: Int) -> Double {
    if let trust = changes[change].trust { return min(1, trust + rules.delta * Double(times)) }
    return times == 0 ? 0 : min(1, rules.initialTrust + rules.delta * Double(times - 1))
  }

  /// Acc of each mediator when each change was made so many times.
  func acceptabilities(_ raises: [Int]) -> [Double] {
    var arcs: [(from: Int, to: Int, trust: Double)] = []
    for (place, change) in changes.enumerated() {
      let value = trust(place, raises[place])
      guard value > 0 else { continue }
      arcs.append((change.from, change.to, value))
      if change.isMutual { arcs.append((change.to, change.from, value)) }
    }
    var least = [Double](repeating: 1, count: mediators.count)
    for end in principals {
      let reaches = end.map { reach(from: $0, arcs) }
      for place in least.indices {
        let each = reaches.map { $0[mediators[place]] }
        least[place] = min(least[place], NaiveOracle.trust(each, rules.reading.principals))
      }
    }
    return least
  }

  /// By actor the best product, one tie more in each round, until nothing moves or no more ties are
  /// allowed.
  private func reach(
    from source: Int, _ arcs: [(from: Int, to: Int, trust: Double)]
  ) -> [Double] {
    var best = [Double](repeating: 0, count: ids.count)
    best[source] = 1
    for _ in 0..<min(rules.reading.hops ?? .max, ids.count) {
      var next = best
      for arc in arcs { next[arc.to] = max(next[arc.to], best[arc.from] * arc.trust) }
      best = next
    }
    return best
  }

  func bridgeTrust(_ raises: [Int]) -> Double { acceptabilities(raises).max() ?? 0 }

  /// `nil` where a tie is full before its last raise.
  func cost(_ raises: [Int]) -> Double? {
    var total = 0.0
    for place in changes.indices {
      for time in 0..<raises[place] {
        let now = trust(place, time)
        guard now < 1 else { return nil }
        total += now == 0 ? 1 + rules.kappa * changes[place].distrust : 1 - now
      }
    }
    return total
  }

  /// All ways to make `least` to `most` further changes after `base`.
  func plans(_ least: Int, _ most: Int, after base: [Int]) -> [Plan] {
    var all: [Plan] = []
    let before = cost(base) ?? 0
    func add(_ place: Int, _ left: Int, _ more: [Int]) {
      guard place < changes.count else {
        let raises = zip(base, more).map { $0 + $1 }
        if most - left >= least, let cost = cost(raises) {
          all.append(Plan(raises: more, value: bridgeTrust(raises), cost: cost - before))
        }
        return
      }
      for times in 0..<(left + 1) { add(place + 1, left - times, more + [times]) }
    }
    add(0, most, [])
    return all
  }

  /// Those of `plans` of whose changes none can be left out without `isEnough` failing.
  func needed(_ plans: [Plan], after base: [Int], _ isEnough: (Double) -> Bool) -> [Plan] {
    plans.filter { plan in
      isEnough(plan.value)
        && plan.raises.indices.allSatisfy { place in
          guard plan.raises[place] > 0 else { return true }
          var less = zip(base, plan.raises).map { $0 + $1 }
          less[place] -= 1
          return !isEnough(bridgeTrust(less))
        }
    }
  }

  // MARK: - The order in which they are told

  /// Most gain, or most gain per cost, first; then the lower cost; then ids.
  func ranked(_ plans: [Plan], from before: Double) -> [Plan] {
    func promise(_ plan: Plan) -> Double {
      rules.isPerCost ? (plan.value - before) / plan.cost : plan.value
    }
    return plans.sorted { a, b in
      if abs(promise(a) - promise(b)) > 1e-9 { return promise(a) > promise(b) }
      if abs(a.cost - b.cost) > 1e-9 { return a.cost < b.cost }
      return a.places.lexicographicallyPrecedes(b.places)
    }
  }

  /// The best single change, where none helps the best pair, then the best triple; and so on.
  func order(_ steps: Int) -> [Plan] {
    var base = [Int](repeating: 0, count: changes.count)
    var stages: [Plan] = []
    var left = steps
    while left > 0 {
      let before = bridgeTrust(base)
      let isMore = { (value: Double) in value > before + 1e-9 }
      let helpful = (1..<(min(3, left) + 1)).lazy.map { count in
        self.needed(self.plans(count, count, after: base), after: base, isMore)
      }.first { !$0.isEmpty }
      guard let stage = helpful.flatMap({ ranked($0, from: before).first }) else { break }
      stages.append(stage)
      base = zip(base, stage.raises).map { $0 + $1 }
      left -= stage.places.count
    }
    return stages
  }

  /// The names of a plan's changes, one that is made twice standing twice.
  func names(_ plan: Plan) -> [String] { plan.places.map { changes[$0].name } }

  /// How often each change is made where these names are.
  func raises(_ names: [String]) -> [Int] {
    changes.map { change in names.count { $0 == change.name } }
  }
}
