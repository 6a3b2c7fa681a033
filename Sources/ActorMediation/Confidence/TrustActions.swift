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
    let signs = PairSigns(ground)
    let graph = ground.network.graph
    let isMutual = ground.options.undirected
    return (0..<graph.nodeCount).flatMap { from in
      (0..<graph.nodeCount).compactMap { to in
        guard isMutual ? from < to : from != to, graph.arc(from: from, to: to) == nil,
          !signs.strains(from, to)
        else { return nil }
        let ids = (ground.map.actors[from].id, ground.map.actors[to].id)
        return TrustAction(
          id: "\(ids.0)>\(ids.1):new", from: from, to: to, isMutual: isMutual, start: nil,
          distrust: signs.distrust(from, to))
      }
    }
  }
}

/// Which pairs are positive and which hostile: hostile where a conflict tie or negative trust is
/// recorded, else positive where positive trust, alliance or cooperation is.
struct PairSigns: Sendable {
  private var hostile: [Set<Int>]
  private var positive: [Set<Int>]
  private var distrusts: [[Int: Double]]

  init(_ ground: MediationGround) {
    let count = ground.map.actors.count
    hostile = [Set<Int>](repeating: [], count: count)
    positive = hostile
    distrusts = [[Int: Double]](repeating: [:], count: count)
    for tie in ground.ties {
      guard let a = ground.network.frozen.index(of: tie.from),
        let b = ground.network.frozen.index(of: tie.to), a != b
      else { continue }
      let trust = tie.trust?.value ?? 0
      if tie.kind == .conflict || trust < 0 {
        hostile[a].insert(b)
        hostile[b].insert(a)
      } else if trust > 0 || tie.kind == .alliance || tie.kind == .cooperation {
        positive[a].insert(b)
        positive[b].insert(a)
      }
      guard trust < 0 else { continue }
      for (from, to) in tie.directed ? [(a, b)] : [(a, b), (b, a)] {
        distrusts[from][to] = max(distrusts[from][to] ?? 0, -trust)
      }
    }
    for actor in 0..<count { positive[actor].subtract(hostile[actor]) }
  }

  /// How far one distrusts another, 0 or above.
  func distrust(_ from: Int, _ to: Int) -> Double { distrusts[from][to] ?? 0 }

  /// Whether some third is positive to one of the two and hostile to the other.
  func strains(_ a: Int, _ b: Int) -> Bool {
    positive[a].contains { $0 != b && hostile[b].contains($0) }
      || positive[b].contains { $0 != a && hostile[a].contains($0) }
  }
}
