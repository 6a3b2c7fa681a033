// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorModel

/// A plan with what it does.
struct ConfidencePlan: Hashable, Sendable {
  /// Actions, ascending; one that stands twice is done twice.
  let actions: [Int]
  let before: Double
  let after: Double
  let cost: Double
  /// Positions of the candidates who have the best acceptability then.
  let through: [Int]

  var gain: Double { after - before }
  /// A change never costs nothing: a tie of trust 1 cannot be raised.
  var gainPerCost: Double { gain / cost }
}

/// Single changes, the stepwise order and the best plans on one map.
struct ConfidencePlanner: Sendable {
  /// The best plans with how sure it is.
  struct Best: Sendable {
    let plans: [ConfidencePlan]
    /// The largest β that was found.
    let reached: Double
    /// No plan of this many changes reaches more than this.
    let most: Double
    let isExact: Bool
  }

  /// The most plans that one question looks at.
  static let patience = 40_000
  /// Up to so many changes the best plans are found exactly.
  static let exactSteps = 3
  /// The most plans that are listed.
  static let listed = 1_000

  let ground: MediationGround
  let model: TrustActions
  let isPerCost: Bool
  /// β as the map stands.
  let now: Double
  /// By end those who speak for it.
  private let principals: [[Int]]
  private let candidates: [Int]

  init(_ ground: MediationGround, _ model: TrustActions, isPerCost: Bool) {
    self.ground = ground
    self.model = model
    self.isPerCost = isPerCost
    principals = ground.ends.map { ground.network.indices($0.principals) }
    candidates = ground.network.indices(ground.candidates.map(\.id))
    var search = PlanSearch(
      model, principals: principals, candidates: candidates, rule: ground.rule,
      actors: ground.map.actors.count, limit: 1)
    now = search.bridgeTrust([])
  }

  private var search: PlanSearch {
    PlanSearch(
      model, principals: principals, candidates: candidates, rule: ground.rule,
      actors: ground.map.actors.count, limit: Self.patience)
  }

  private func plan(
    _ actions: [Int], after base: [Int], from before: Double, _ search: inout PlanSearch
  ) -> ConfidencePlan {
    let values = search.acceptabilities((base + actions).sorted())
    let after = values.max() ?? 0
    return ConfidencePlan(
      actions: actions, before: before, after: after,
      cost: model.cost(of: base + actions) - model.cost(of: base),
      through: zip(candidates, values).filter {
        after > 0 && TrustComparison.isSame($1, after)
      }.map(\.0))
  }

  /// Most gain, or most gain per cost, first; then lower cost, then ids.
  private func precedes(_ a: ConfidencePlan, _ b: ConfidencePlan, perCost: Bool) -> Bool {
    let (x, y) = perCost ? (a.gainPerCost, b.gainPerCost) : (a.gain, b.gain)
    if !TrustComparison.isSame(x, y) { return x > y }
    if !TrustComparison.isSame(a.cost, b.cost) { return a.cost < b.cost }
    return a.actions.lexicographicallyPrecedes(b.actions)
  }

  // MARK: - Questions

  /// Every single change that helps.
  func singles() -> [ConfidencePlan] { helpful(1, after: [], from: now).plans }

  /// Every plan of `changes` changes that helps, where fewer do not, and each change is needed.
  private func helpful(
    _ changes: Int, after base: [Int], from before: Double
  ) -> (plans: [ConfidencePlan], isComplete: Bool) {
    var search = search
    let plans = search.plans(after: base, changes: changes, floor: before) {
      TrustComparison.isMore($0, than: before)
    }.map { plan($0, after: base, from: before, &search) }
    return (
      plans.sorted { precedes($0, $1, perCost: isPerCost) }, !search.gaveUp
    )
  }

  /// Stepwise: the best single change, where none helps the best pair, then the best triple.
  func order(_ steps: Int) -> [ConfidencePlan] {
    var stages: [ConfidencePlan] = []
    var base: [Int] = []
    var before = now
    while base.count < steps {
      let next = (1..<(min(Self.exactSteps, steps - base.count) + 1)).lazy.compactMap { changes in
        self.helpful(changes, after: base, from: before).plans.first
      }.first
      guard let next else { break }
      stages.append(next)
      base = (base + next.actions).sorted()
      before = next.after
    }
    return stages
  }

  /// The best plans of at most `steps` changes; of more than three, what the order reaches.
  func bestPlans(_ steps: Int, _ stages: [ConfidencePlan]) -> Best {
    var search = search
    let most = search.mostBridgeTrust([], changes: steps)
    guard steps <= Self.exactSteps else {
      let reached = stages.last?.after ?? now
      let all = stages.flatMap(\.actions).sorted()
      let plans = all.isEmpty ? [] : [plan(all, after: [], from: now, &search)]
      return Best(
        plans: plans, reached: reached, most: most,
        isExact: TrustComparison.isAtLeast(reached, most))
    }
    let found = search.largestBridgeTrust(after: [], changes: steps)
    let reached = max(found, stages.last?.after ?? now)
    guard TrustComparison.isMore(reached, than: now) else {
      return Best(
        plans: [], reached: now, most: search.gaveUp ? most : now, isExact: !search.gaveUp)
    }
    let isExact = !search.gaveUp
    search = self.search
    var plans = search.plans(after: [], changes: steps, floor: reached) {
      TrustComparison.isAtLeast($0, reached)
    }.map { plan($0, after: [], from: now, &search) }
    plans.sort { a, b in
      TrustComparison.isSame(a.cost, b.cost)
        ? a.actions.lexicographicallyPrecedes(b.actions) : a.cost < b.cost
    }
    return Best(
      plans: Array(plans.prefix(Self.listed)), reached: reached, most: isExact ? reached : most,
      isExact: isExact && !search.gaveUp && plans.count <= Self.listed)
  }
}
