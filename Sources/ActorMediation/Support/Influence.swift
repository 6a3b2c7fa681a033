// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorAnalytics
internal import ActorModel
internal import GraphCore

/// Who can move whom.
struct Influence {
  /// Ties of influence without a strength.
  let unknown: [String]
  private let known: TieGraph
  private let possible: TieGraph
  private let limit: Int

  init(_ ground: MediationGround, limit: Int) {
    let ties = ground.ties.filter { $0.kind == .influence && $0.from != $0.to }
    let uses = ties.flatMap { tie in
      ground.ways(of: tie).map { way in
        TieUse(id: tie.id ?? "", from: way.from, to: way.to, value: tie.strength?.value ?? 1)
      }
    }
    let silent = Set(ties.filter { $0.strength == nil }.compactMap(\.id))
    unknown = silent.sorted(by: idPrecedes)
    known = TieGraph(uses.filter { !silent.contains($0.id) }, on: ground.network)
    possible = TieGraph(uses, on: ground.network)
    self.limit = limit
  }

  /// L: the least influence on any party.
  func leverage(of actor: Int, on parties: [Int]) -> Cell {
    guard possible.graph.arcCount > 0 else { return .undefined(.noInfluence) }
    let least = self.least(known, actor, parties)
    if least == 0, self.least(possible, actor, parties) > 0 { return .undefined(.unknownInfluence) }
    return .value(least)
  }

  func reaches(_ party: Int, from actor: Int) -> Bool {
    LimitedReach(from: actor, in: possible.graph, limit: limit).product(to: party) > 0
  }

  private func least(_ graph: TieGraph, _ actor: Int, _ parties: [Int]) -> Double {
    let reach = LimitedReach(from: actor, in: graph.graph, limit: limit)
    return parties.map { $0 == actor ? 1 : reach.product(to: $0) }.min() ?? 0
  }
}
