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
  /// Plans that help, with whether all were looked at.
  struct Found: Sendable {
    var plans: [ConfidencePlan]
    var isComplete: Bool
    /// How many there are, where not all are listed.
    var count = 0
  }

  /// The best plans with how sure it is.
  struct Best: Sendable {
    let plans: [ConfidencePlan]
    /// The largest β that was found.
    let reached: Double
    /// No plan of this many changes reaches more than this.
    let most: Double
    /// Whether no plan reaches more.
    let isExact: Bool
    /// Whether all plans that reach it are listed.
    var isComplete = true
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
  private let candidates: [Int]
  /// A search that has not looked at anything yet.
  private let search: any PlanSearching

  init(
    _ ground: MediationGround, _ model: TrustActions, isPerCost: Bool,
    patience: Int = ConfidencePlanner.patience
  ) {
    self.ground = ground
    self.model = model
    self.isPerCost = isPerCost
    candidates = ground.network.indices(ground.candidates.map(\.id))
    let (rule, actors) = (ground.rule, ground.map.actors.count)
    search =
      rule.principals == .min && rule.hops == nil
      ? PlanSearch(
        model, principals: ground.network.indices(ground.principals), candidates: candidates,
        actors: actors, limit: patience)
      : RuledPlanSearch(
        model, principals: ground.ends.map { ground.network.indices($0.principals) },
        candidates: candidates, rule: rule, actors: actors, limit: patience)
    var first = search
    now = first.bridgeTrust([])
  }

  private func plan(
    _ actions: [Int], after base: [Int], from before: Double, _ search: inout any PlanSearching,
    floor: Double = 0
  ) -> ConfidencePlan {
    let values = search.acceptabilities(base + actions, floor: floor)
    let after = values.max() ?? 0
    return ConfidencePlan(
      actions: actions, before: before, after: after,
      cost: cost(actions, after: base),
      through: zip(candidates, values).filter {
        after > 0 && TrustComparison.isSame($1, after)
      }.map(\.0))
  }

  private func cost(_ actions: [Int], after base: [Int]) -> Double {
    model.cost(of: base + actions) - model.cost(of: base)
  }

  /// Most gain, or most gain per cost, first; then lower cost, then ids.
  private func precedes(_ a: ConfidencePlan, _ b: ConfidencePlan) -> Bool {
    let (x, y) = isPerCost ? (a.gainPerCost, b.gainPerCost) : (a.gain, b.gain)
    if !TrustComparison.isSame(x, y) { return x > y }
    if !TrustComparison.isSame(a.cost, b.cost) { return a.cost < b.cost }
    return a.actions.lexicographicallyPrecedes(b.actions)
  }

  // MARK: - Questions

  /// Every single change that helps.
  func singles() -> Found { helpful(1, after: [], from: now) }

  /// Every plan of `changes` changes that helps, where fewer do not, and each change is needed.
  private func helpful(_ changes: Int, after base: [Int], from before: Double) -> Found {
    var search = search
    let plans = search.plans(after: base, changes: changes, floor: before) {
      TrustComparison.isMore($0, than: before)
    }.map { plan($0, after: base, from: before, &search, floor: before) }
    return Found(
      plans: plans.sorted(by: precedes), isComplete: !search.gaveUp)
  }

  /// Those of the same that gain most, the cheapest first: fewer need a look than of all that
  /// help.
  private func gainingMost(_ changes: Int, after base: [Int], from before: Double) -> Found {
    var search = search
    let most = search.largestBridgeTrust(after: base, changes: changes, atLeast: before)
    guard let plan = most.plan else { return Found(plans: [], isComplete: !search.gaveUp) }
    var found = cheapest(changes, after: base, from: before, reaching: most.value, or: plan)
    if search.gaveUp { found.isComplete = false }
    return found
  }

  /// Those of the same that gain most for their cost, first. No plan gains more than the cheapest
  /// of those that gain most, so only cheaper ones need a look besides.
  private func gainingMostPerCost(
    _ changes: Int, after base: [Int], from before: Double
  ) -> Found {
    var found = gainingMost(changes, after: base, from: before)
    guard let first = found.plans.first else { return found }
    var search = search
    let cheaper = search.plans(after: base, changes: changes, floor: before) {
      TrustComparison.isMore($0, than: before)
    }.filter { TrustComparison.isMore(first.cost, than: cost($0, after: base)) }
    found.plans = cheaper.map { plan($0, after: base, from: before, &search, floor: before) }
    found.plans.append(first)
    found.plans.sort(by: precedes)
    if search.gaveUp { found.isComplete = false }
    return found
  }

  /// The plans that reach a β, the cheapest first, then by ids; not more than are listed.
  ///
  /// - Parameter known: a plan that does, where the search finds none in time.
  private func cheapest(
    _ changes: Int, after base: [Int], from before: Double, reaching value: Double, or known: [Int]
  ) -> Found {
    var search = search
    var all = search.plans(after: base, changes: changes, floor: value) {
      TrustComparison.isAtLeast($0, value)
    }
    if all.isEmpty { all = [known] }
    let priced = all.map { (actions: $0, cost: cost($0, after: base)) }.sorted { a, b in
      TrustComparison.isSame(a.cost, b.cost)
        ? a.actions.lexicographicallyPrecedes(b.actions) : a.cost < b.cost
    }
    // Of a map that was drawn only the first is read.
    let listed = priced.prefix(ground.isDrawn ? 1 : Self.listed)
    return Found(
      plans: listed.map {
        plan($0.actions, after: base, from: before, &search, floor: value)
      }, isComplete: !search.gaveUp, count: priced.count)
  }

  /// Stepwise: the best single change, where none helps the best pair, then the best triple.
  ///
  /// - Parameter singles: the single changes that help as the map stands.
  func order(_ steps: Int, _ singles: Found) -> Found {
    var order = Found(plans: [], isComplete: true)
    var base: [Int] = []
    var before = now
    while base.count < steps {
      let next = (1..<(min(Self.exactSteps, steps - base.count) + 1)).lazy.compactMap { changes in
        let found =
          changes == 1 && base.isEmpty
          ? singles
          : isPerCost
            ? self.gainingMostPerCost(changes, after: base, from: before)
            : self.gainingMost(changes, after: base, from: before)
        if !found.isComplete { order.isComplete = false }
        return found.plans.first
      }.first
      guard let next else { break }
      order.plans.append(next)
      base = (base + next.actions).sorted()
      before = next.after
    }
    return order
  }

  /// The best plans of at most `steps` changes; of more than three, what the order reaches.
  func bestPlans(_ steps: Int, _ stages: [ConfidencePlan]) -> Best {
    var search = search
    let most = search.mostBridgeTrust([], changes: steps)
    let ordered = stages.last?.after ?? now
    guard steps <= Self.exactSteps else {
      let all = stages.flatMap(\.actions).sorted()
      let plans = all.isEmpty ? [] : [plan(all, after: [], from: now, &search)]
      return Best(
        plans: plans, reached: ordered, most: most,
        isExact: TrustComparison.isAtLeast(ordered, most))
    }
    let found = search.largestBridgeTrust(after: [], changes: steps, atLeast: ordered)
    let isExact = !search.gaveUp
    let known = found.plan ?? stages.flatMap(\.actions).sorted()
    guard TrustComparison.isMore(found.value, than: now) else {
      return Best(
        plans: [], reached: now, most: isExact ? now : most, isExact: isExact, isComplete: isExact)
    }
    let cheapest = cheapest(steps, after: [], from: now, reaching: found.value, or: known)
    return Best(
      plans: cheapest.plans, reached: found.value, most: isExact ? found.value : most,
      isExact: isExact,
      isComplete: cheapest.isComplete && cheapest.count <= Self.listed)
  }
}
