// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorAnalytics
internal import ActorModel
internal import GraphCore

/// The part of a trust view that can move somebody's acceptability, with the doubtful ties in it.
///
/// A tie cannot matter where no chain of trust from a principal to a candidate passes it, or where
/// the best chain that passes it is never better than one of certain ties. With a limit, chains are
/// those of so many ties.
struct DrawnNetwork: Sendable {
  /// Which relationship carries trust from one actor to another.
  private struct Carrier: Sendable {
    let position: Int
    let from: Int
    let to: Int
    let trust: Double
    let holdsBothWays: Bool
  }

  /// One arc of the reduced graph with those that carry it; in an undirected view also with those
  /// that carry it the other way, of which the smaller counts.
  private struct Arc: Sendable {
    let source: Int
    let target: Int
    var carriers: [Int] = []
    var reverse: [Int] = []
  }

  let lottery: TieLottery
  private let carriers: [Carrier]
  private let ticketOfCarrier: [Int?]
  private let arcs: [Arc]
  private let search: ProductSearch
  /// By end those who speak for it.
  private let principals: [[Int]]
  private let candidates: [Int]
  private let rule: AcceptabilityRule

  /// - Parameter principals: by end those who speak for it.
  init(
    _ map: ActorMap, network: TrustNetwork, principals: [[Int]], candidates: [Int],
    rule: AcceptabilityRule, options: UncertaintyOptions
  ) {
    let graph = network.frozen
    var carriers = Self.carriers(of: map, in: graph)
    var lottery = TieLottery(
      map, at: carriers.map(\.position), readsTrust: true, options: options)
    let relevance = Relevance(
      nodeCount: graph.actorCount, principals: principals.flatMap { $0 },
      candidates: candidates, hops: rule.hops, lottery: lottery,
      canCompare: graph.graph.isDirected && !lottery.drawsTrust)
    let matters = relevance.matters(
      carriers.map {
        Relevance.Tie(
          position: $0.position, from: $0.from, to: $0.to, trust: $0.trust,
          holdsBothWays: $0.holdsBothWays || !graph.graph.isDirected)
      })
    carriers = zip(carriers, matters).filter(\.1).map(\.0)
    let kept = Set(carriers.map(\.position))
    lottery.keep { kept.contains($0.position) }
    let places = Dictionary(
      lottery.tickets.enumerated().map { ($1.position, $0) }, uniquingKeysWith: { a, _ in a })
    self.lottery = lottery
    self.carriers = carriers
    ticketOfCarrier = carriers.map { places[$0.position] }
    arcs = Self.arcs(of: carriers, isDirected: graph.graph.isDirected)
    search = ProductSearch(
      nodeCount: graph.actorCount, sources: arcs.map(\.source), targets: arcs.map(\.target))
    self.principals = principals
    self.candidates = candidates
    self.rule = rule
  }

  // MARK: - Draws

  /// Room for the draws of one thread.
  struct Workspace {
    fileprivate var trusts: [Double]
    fileprivate var values: [Double]
    fileprivate var search: ProductSearch
    /// By candidate, one after the other, the trust of each who speaks for an end.
    fileprivate var reached: [Double]
  }

  func workspace() -> Workspace {
    Workspace(
      trusts: [Double](repeating: 0, count: carriers.count),
      values: [Double](repeating: 0, count: arcs.count), search: search, reached: [])
  }

  /// Adds the acceptability of every candidate in the draw to `result`.
  ///
  /// - Complexity: one trust search in the reduced graph for each principal.
  func acceptability(
    in outcome: Scenarios.Outcome, _ room: inout Workspace, result: inout [Double]
  ) {
    for (place, carrier) in carriers.enumerated() {
      room.trusts[place] = ticketOfCarrier[place].map { outcome.trust[$0] } ?? carrier.trust
    }
    for (place, arc) in arcs.enumerated() {
      var value = 0.0
      for carrier in arc.carriers { value = max(value, room.trusts[carrier]) }
      if !arc.reverse.isEmpty {
        var other = 0.0
        for carrier in arc.reverse { other = max(other, room.trusts[carrier]) }
        value = value > 0 && other > 0 ? min(value, other) : max(value, other)
      }
      room.values[place] = value
    }
    let start = result.count
    for _ in candidates { result.append(.infinity) }
    for end in principals {
      search(from: end, &room)
      for place in candidates.indices {
        result[start + place] = min(result[start + place], room.reached[place])
      }
    }
  }

  /// What an end's trust in every candidate is, in the room.
  private func search(from end: [Int], _ room: inout Workspace) {
    room.reached.removeAll(keepingCapacity: true)
    for (number, principal) in end.enumerated() {
      room.search.run(from: principal, values: room.values, hops: rule.hops)
      for (place, candidate) in candidates.enumerated() {
        let product = room.search.products[candidate]
        guard number > 0 else {
          room.reached.append(product)
          continue
        }
        let before = room.reached[place]
        switch rule.principals {
        case .min: room.reached[place] = min(before, product)
        case .max: room.reached[place] = max(before, product)
        case .mean: room.reached[place] = before + product
        }
      }
    }
    guard rule.principals == .mean, end.count > 1 else { return }
    for place in candidates.indices { room.reached[place] /= Double(end.count) }
  }

  // MARK: - Steps

  private static func carriers(of map: ActorMap, in graph: ActorGraph) -> [Carrier] {
    let options = ViewOptions(
      kinds: graph.view.kinds, layers: graph.view.layers, asOf: graph.view.asOf)
    return TieSelection(of: map, options: options).indices.compactMap { position in
      let tie = map.relationships[position]
      guard let trust = tie.trust?.value, trust > 0, tie.from != tie.to,
        let from = graph.index(of: tie.from), let to = graph.index(of: tie.to)
      else { return nil }
      return Carrier(
        position: position, from: from, to: to, trust: trust, holdsBothWays: !tie.directed)
    }
  }

  private static func arcs(of carriers: [Carrier], isDirected: Bool) -> [Arc] {
    var found: [[Int]: Arc] = [:]
    func with(_ source: Int, _ target: Int, _ change: (inout Arc) -> Void) {
      change(&found[[source, target], default: Arc(source: source, target: target)])
    }
    for (place, carrier) in carriers.enumerated() {
      with(carrier.from, carrier.to) { $0.carriers.append(place) }
      if carrier.holdsBothWays { with(carrier.to, carrier.from) { $0.carriers.append(place) } }
      guard !isDirected else { continue }
      with(carrier.to, carrier.from) { $0.reverse.append(place) }
      if carrier.holdsBothWays { with(carrier.from, carrier.to) { $0.reverse.append(place) } }
    }
    return found.values.sorted { ($0.source, $0.target) < ($1.source, $1.target) }
  }
}
