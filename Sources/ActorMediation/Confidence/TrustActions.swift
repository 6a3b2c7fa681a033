// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorAnalytics
internal import ActorModel
internal import GraphCore

/// A tie whose trust can be raised step by step, or that can be created.
struct TrustAction: Sendable {
  /// The id of the tie; made from the ends where it would be new.
  let id: String
  let from: Int
  let to: Int
  /// Whether it holds both ways.
  let isMutual: Bool
  /// The trust as recorded; `nil` where the tie would be new.
  let start: Double?
  /// How far the one who would trust distrusts now, 0 or above: it makes a new tie dearer.
  let distrust: Double
}

/// What can be changed on a map, what a change does and what it costs.
///
/// **Rules.** A raise adds δ, cut at 1, and costs 1 − t before it; a new tie has t₀ and costs
/// 1 + κ · max(0, −t(x→y)), and may be raised afterwards. A new tie x–y is not proposed where some
/// z is positive to one of the two and hostile to the other: it would add a strained triangle.
struct TrustActions: Sendable {
  let actions: [TrustAction]
  let delta: Double
  let initialTrust: Double
  let kappa: Double

  init(
    _ ground: MediationGround, delta: Double, initialTrust: Double, kappa: Double, creates: Bool
  ) {
    self.delta = delta
    self.initialTrust = initialTrust
    self.kappa = kappa
    actions =
      Self.raises(ground) + (creates ? Self.creations(ground) : [])
  }

  /// The trust of an action's tie after `count` changes; `nil` where there is none yet.
  func trust(_ action: Int, after count: Int) -> Double? {
    let action = actions[action]
    if let start = action.start { return min(1, start + Double(count) * delta) }
    return count == 0 ? nil : min(1, initialTrust + Double(count - 1) * delta)
  }

  /// What the change number `count` + 1 of an action costs; `nil` where nothing is left to change.
  func cost(_ action: Int, after count: Int) -> Double? {
    guard let trust = trust(action, after: count) else {
      return 1 + kappa * actions[action].distrust
    }
    return trust < 1 ? 1 - trust : nil
  }

  /// The cost of a plan, its changes in order.
  func cost(of plan: [Int]) -> Double {
    var counts: [Int: Int] = [:]
    return plan.reduce(0) { total, action in
      let count = counts[action] ?? 0
      counts[action] = count + 1
      return total + (cost(action, after: count) ?? 0)
    }
  }

  // MARK: - What there is

  private static func raises(_ ground: MediationGround) -> [TrustAction] {
    let frozen = ground.network.frozen
    let graph = ground.network.graph
    guard !ground.options.undirected else {
      // Asked to read ties both ways, what counts is what the view made of each pair.
      return (0..<graph.nodeCount).flatMap { source in
        graph.outRow(source).compactMap { arc in
          let target = Int(graph.targets[arc])
          guard source < target else { return nil }
          return TrustAction(
            id: frozen.tieID(ofArc: arc), from: source, to: target, isMutual: true,
            start: graph.values[arc], distrust: 0)
        }
      }
    }
    return ground.ties.compactMap { tie in
      guard let trust = tie.trust?.value, trust > 0, tie.from != tie.to,
        let from = frozen.index(of: tie.from), let to = frozen.index(of: tie.to)
      else { return nil }
      return TrustAction(
        id: tie.id ?? "", from: from, to: to, isMutual: !tie.directed, start: trust, distrust: 0)
    }
  }

  private static func creations(_ ground: MediationGround) -> [TrustAction] {
    let signs = PairSigns(ground.ties)
    let recorded = distrusts(ground)
    let ids = ground.map.actors.map(\.id)
    let graph = ground.network.graph
    let isMutual = ground.options.undirected
    return (0..<graph.nodeCount).flatMap { from in
      (0..<graph.nodeCount).compactMap { to in
        guard isMutual ? from < to : from != to, graph.arc(from: from, to: to) == nil,
          !signs.strains(ids[from], ids[to])
        else { return nil }
        return TrustAction(
          id: "\(ids[from])>\(ids[to]):new", from: from, to: to, isMutual: isMutual, start: nil,
          distrust: recorded[from][to] ?? 0)
      }
    }
  }

  /// By position how far each actor distrusts others, above 0.
  private static func distrusts(_ ground: MediationGround) -> [[Int: Double]] {
    var distrusts = [[Int: Double]](repeating: [:], count: ground.map.actors.count)
    for tie in ground.ties {
      guard let trust = tie.trust?.value, trust < 0,
        let a = ground.network.frozen.index(of: tie.from),
        let b = ground.network.frozen.index(of: tie.to), a != b
      else { continue }
      for (from, to) in tie.directed ? [(a, b)] : [(a, b), (b, a)] {
        distrusts[from][to] = max(distrusts[from][to] ?? 0, -trust)
      }
    }
    return distrusts
  }
}
