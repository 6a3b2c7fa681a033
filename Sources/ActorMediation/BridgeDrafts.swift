// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorAnalytics
internal import ActorModel
internal import GraphCore

/// The candidates' numbers before they are ranked.
struct BridgeDrafts {
  private struct Draft {
    let actor: Actor
    let acceptability: Cell
    let reaches: [EndReach]
    let criticalActors: [String]
    let independence: [SponsorIndependence]
    let support: SponsorSupport
    let distrust: [TieUse]
  }

  private let drafts: [Draft]

  init(
    _ actors: [Actor], map: ActorMap, network: TrustNetwork, ends: [ConflictEnd],
    _ question: BridgeQuestion
  ) {
    let acceptability = Acceptability(network, between: ends)
    let supports = SupportAnalysis(map, options: question.view)
    let patrons = actors.map { supports.sponsorships(of: $0.id) }
    let indices = network.indices(actors.map(\.id))
    let independence = IndependenceAnalysis(
      acceptability, network: network, map: map, ends: ends, candidates: indices,
      patrons: patrons)
    let distrust = RecordedDistrust(map, options: question.view, ends: ends)
    let hasTrust = network.graph.arcCount > 0
    drafts = actors.indices.map { place in
      let reaches = acceptability.reaches(of: indices[place])
      let value = reaches.map(\.trust).min() ?? 0
      let critical =
        value > 0 ? acceptability.criticalActors(for: indices[place], reaches: reaches) : []
      return Draft(
        actor: actors[place], acceptability: hasTrust ? .value(value) : .undefined(.noTies),
        reaches: reaches, criticalActors: critical,
        independence: independence.independence(
          of: actors[place], at: place, acceptability: value, map: map,
          patrons: patrons[place]),
        support: supports.support(of: actors[place].id),
        distrust: distrust.ties(to: actors[place].id))
    }
  }

  /// By acceptability, then by fewer critical actors; equal in both shares a rank, and the id
  /// only orders.
  func ranked() -> [BridgeCandidate] {
    let ranking = Ranking(drafts.map(\.acceptability.number), ids: drafts.map(\.actor.id))
    var result: [BridgeCandidate] = []
    var place = 0
    while place < ranking.order.count {
      let rank = ranking.ranks[ranking.order[place]]
      let group = ranking.order[place...].prefix { ranking.ranks[$0] == rank }
      let sorted = group.sorted { a, b in
        let (x, y) = (drafts[a].criticalActors.count, drafts[b].criticalActors.count)
        return x != y ? x < y : idPrecedes(drafts[a].actor.id, drafts[b].actor.id)
      }
      for position in sorted {
        let fewer = sorted.count {
          drafts[$0].criticalActors.count < drafts[position].criticalActors.count
        }
        result.append(candidate(drafts[position], rank: rank.map { $0 + fewer }))
      }
      place += group.count
    }
    return result
  }

  private func candidate(_ draft: Draft, rank: Int?) -> BridgeCandidate {
    BridgeCandidate(
      actor: draft.actor.id, name: draft.actor.name, rank: rank,
      acceptability: draft.acceptability, reaches: draft.reaches,
      biases: pairs(draft.reaches).map { a, b in
        Bias(between: [a.end, b.end], value: Acceptability.bias(a, b))
      },
      criticalActors: draft.criticalActors, independence: draft.independence,
      support: draft.support, distrust: draft.distrust)
  }
}
