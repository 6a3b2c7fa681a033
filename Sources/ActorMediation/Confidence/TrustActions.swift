// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorAnalytics
internal import ActorModel
internal import GraphCore

/// A tie whose trust can be raised step by step, or that can be created.
struct TrustAction: Sendable {
  /// The id of the tie; `nil` where it would be new.
  let tie: String?
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
  /// Raises, then new ties in the order of their ends.
  let actions: [TrustAction]
  /// How many of the actions are raises.
  let raises: Int
  let creates: Bool
  let delta: Double
  let initialTrust: Double
  let kappa: Double
  private let ids: [String]
  /// By the two ends, one row after the other, the action that creates a tie; -1 where none may.
  private let creations: [Int32]

  init(
    _ ground: MediationGround, delta: Double, initialTrust: Double, kappa: Double, creates: Bool
  ) {
    self.delta = delta
    self.initialTrust = initialTrust
    self.kappa = kappa
    self.creates = creates
    ids = ground.map.actors.map(\.id)
    let raises = Self.raises(ground)
    let news = creates ? Self.creations(ground) : []
    self.raises = raises.count
    actions = raises + news
    var creations = [Int32](repeating: -1, count: creates ? ids.count * ids.count : 0)
    for (place, action) in news.enumerated() {
      creations[action.from * ids.count + action.to] = Int32(raises.count + place)
      if action.isMutual {
        creations[action.to * ids.count + action.from] = Int32(raises.count + place)
      }
    }
    self.creations = creations
  }

  /// The id of an action's tie; made from the ends where it would be new.
  func id(_ action: Int) -> String {
    let action = actions[action]
    return action.tie ?? "\(ids[action.from])>\(ids[action.to]):new"
  }

  /// The action that creates a tie from one actor to another; `nil` where none may.
  func creation(from: Int, to: Int) -> Int? {
    let action = Int(creations[from * ids.count + to])
    return action >= 0 ? action : nil
  }

  /// The trust of a new tie after `count` changes, the first of which creates it.
  func newTrust(after count: Int) -> Double {
    min(1, initialTrust + Double(count - 1) * delta)
  }

  /// The trust of an action's tie after `count` changes; `nil` where there is none yet.
  func trust(_ action: Int, after count: Int) -> Double? {
    let action = actions[action]
    if let start = action.start { return min(1, start + Double(count) * delta) }
    return count == 0 ? nil : newTrust(after: count)
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
            tie: frozen.tieID(ofArc: arc), from: source, to: target, isMutual: true,
            start: graph.values[arc], distrust: 0)
        }
      }
    }
    return ground.ties.compactMap { tie in
      guard let trust = tie.trust?.value, trust > 0, tie.from != tie.to,
        let from = frozen.index(of: tie.from), let to = frozen.index(of: tie.to)
      else { return nil }
      return TrustAction(
        tie: tie.id ?? "", from: from, to: to, isMutual: !tie.directed, start: trust, distrust: 0)
    }
  }

  private static func creations(_ ground: MediationGround) -> [TrustAction] {
    let strains = strains(ground)
    let recorded = distrusts(ground)
    let graph = ground.network.graph
    let isMutual = ground.options.undirected
    let count = graph.nodeCount
    return (0..<count).flatMap { from in
      (0..<count).compactMap { to in
        guard isMutual ? from < to : from != to, !strains[from * count + to],
          graph.arc(from: from, to: to) == nil
        else { return nil }
        return TrustAction(
          tie: nil, from: from, to: to, isMutual: isMutual, start: nil,
          distrust: recorded[from][to] ?? 0)
      }
    }
  }

  /// By two positions, one row after the other, whether some third is friendly to one of the two
  /// and hostile to the other.
  ///
  /// - Complexity: O(n² + Σ friends · foes).
  private static func strains(_ ground: MediationGround) -> [Bool] {
    let count = ground.map.actors.count
    var friends = [[Int]](repeating: [], count: count)
    var foes = friends
    for (pair, sign) in PairSigns(ground.ties).pairs {
      guard let a = ground.network.frozen.index(of: pair.first),
        let b = ground.network.frozen.index(of: pair.second)
      else { continue }
      for (one, other) in [(a, b), (b, a)] {
        if sign.isHostile { foes[one].append(other) } else { friends[one].append(other) }
      }
    }
    var strains = [Bool](repeating: false, count: count * count)
    for third in 0..<count {
      for friend in friends[third] {
        for foe in foes[third] {
          strains[friend * count + foe] = true
          strains[foe * count + friend] = true
        }
      }
    }
    return strains
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
