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
    let contested: [TieUse]
    let hostilePairs: [HostilePair]
    let hasFriendlyTies: Bool
    let ties: Int

    var parts: RankingParts {
      let survivals = independence.compactMap(\.value.number)
      let isUnknown = survivals.isEmpty && !independence.isEmpty
      let weights = hostilePairs.compactMap(\.weighted)
      return RankingParts(
        acceptability: acceptability,
        criticalActors: acceptability.number.map { _ in criticalActors.count },
        independence: isUnknown
          ? independence[0].value : .value(survivals.min() ?? 1),
        support: support.support, hostilePairs: hasFriendlyTies ? hostilePairs.count : nil,
        weightedPairs: !hasFriendlyTies
          ? .undefined(.noFriendlyTie)
          : weights.isEmpty && !hostilePairs.isEmpty
            ? .undefined(.unknownStrength) : .value(CompensatedSum(weights).value))
    }
  }

  private let drafts: [Draft]

  init(
    _ actors: [Actor], map: ActorMap, network: TrustNetwork, ends: [ConflictEnd],
    _ question: BridgeQuestion
  ) {
    let acceptability = Acceptability(network, between: ends, rule: question.rule)
    let supports = SupportAnalysis(map, options: question.view)
    let patrons = actors.map { supports.sponsorships(of: $0.id) }
    let indices = network.indices(actors.map(\.id))
    let independence = IndependenceAnalysis(
      acceptability, network: network, map: map, ends: ends, candidates: indices,
      patrons: patrons, options: question.view)
    let distrust = RecordedDistrust(map, options: question.view, ends: ends)
    let hostile = HostilePairsAnalysis(map, options: question.view)
    let activity = Activity(map, options: question.view)
    let hasTrust = acceptability.hasTrust
    drafts = actors.indices.map { place in
      let reaches = acceptability.reaches(of: indices[place])
      let value = reaches.compactMap(\.trust.number).min() ?? 0
      let critical =
        value > 0 ? acceptability.criticalActors(for: indices[place], reaches: reaches) : []
      return Draft(
        actor: actors[place], acceptability: hasTrust ? .value(value) : .undefined(.noTies),
        reaches: reaches, criticalActors: critical,
        independence: independence.independence(
          of: actors[place], at: place, acceptability: hasTrust ? value : nil, map: map,
          patrons: patrons[place]),
        support: supports.support(of: actors[place].id),
        distrust: distrust.ties(to: actors[place].id),
        contested: distrust.ties(beside: reaches.flatMap(\.paths), to: actors[place].id),
        hostilePairs: hostile.bridged(by: actors[place].id),
        hasFriendlyTies: hostile.hasFriendlyTies, ties: activity.ties(of: actors[place].id))
    }
  }

  /// In the order of their ranks.
  func ranked() -> [BridgeCandidate] {
    let parts = drafts.map(\.parts)
    let (order, ranks) = RankingParts.ranking(parts, ids: drafts.map(\.actor.id))
    return order.map { candidate(drafts[$0], parts[$0], rank: ranks[$0]) }
  }

  private func candidate(_ draft: Draft, _ parts: RankingParts, rank: Int?) -> BridgeCandidate {
    BridgeCandidate(
      actor: draft.actor.id, name: draft.actor.name, rank: rank,
      acceptability: draft.acceptability, reaches: draft.reaches,
      biases: pairs(draft.reaches).map { a, b in
        Bias(between: [a.end, b.end], value: Acceptability.bias(a, b))
      },
      criticalActors: draft.criticalActors, independence: draft.independence,
      support: draft.support, distrust: draft.distrust, contested: draft.contested,
      hostilePairs: draft.hostilePairs, ties: draft.ties, parts: parts)
  }
}
