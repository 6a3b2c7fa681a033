// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorAnalytics
internal import ActorMediation
internal import ActorModel

extension BridgeReport {
  func tree(
    of shown: [BridgeCandidate], explaining explained: BridgeCandidate?
  ) -> AttributeValue {
    let several = ends.count > 2
    return .tree([
      ("between", .strings(ends.map(\.id))),
      (
        "ends",
        .list(
          ends.map {
            .tree([
              ("id", .string($0.id)), ("name", .string($0.name)),
              ("principals", .strings($0.principals)),
            ])
          })
      ),
      ("rule", .string(question.rule.principals.rawValue)),
      ("hops", question.rule.hops.map(AttributeValue.integer)),
      ("candidateRule", .string(candidateRule)),
      ("notices", scopeNotes.isEmpty ? nil : .strings(scopeNotes)),
      ("tieBreaks", tieBreaks.isEmpty ? nil : .strings(tieBreaks)),
      ("view", view.tree), ("rankedBy", .strings(RankingParts.names)),
      ("candidates", .list(shown.map(tree(of:)))), ("activityExplains", activityTree),
      ("uncertainty", uncertaintyTree),
      (
        "channels",
        several
          ? .list(channels.map { tree(of: $0, naming: true) })
          : channels.first.map { tree(of: $0, naming: false) }
      ),
      (
        "explanation",
        explained.map { candidate in
          .tree([
            ("actor", .string(candidate.actor)),
            ("sentences", .strings(Explanation(candidate, in: self).sentences)),
          ])
        }
      ), ("caveat", .string(Explanation.limit)),
    ])
  }

  private var activityTree: AttributeValue {
    let ranked = candidates.count { $0.rank != nil }
    var reason: String?
    if case .undefined(let why) = activityExplains { reason = why.rawValue }
    return .tree([
      ("value", activityExplains.tree), ("candidates", .integer(ranked)),
      ("reason", reason.map(AttributeValue.string)),
    ])
  }

  func tree(of candidate: BridgeCandidate) -> AttributeValue {
    let head: [(String, AttributeValue?)] = [
      ("actor", .string(candidate.actor)), ("name", .string(candidate.name)),
      ("rank", candidate.rank.map(AttributeValue.integer)),
      ("acceptability", candidate.acceptability.tree),
    ]
    return .tree(head + confidenceEntries(candidate) + further(candidate))
  }

  private func further(_ candidate: BridgeCandidate) -> [(String, AttributeValue?)] {
    [
      ("decidedBy", .strings(candidate.decisiveEnds)), ("bias", biasTree(candidate)),
      (
        "criticalActors",
        candidate.parts.criticalActors.map { _ in .strings(candidate.criticalActors) }
      ),
      ("independence", sponsorTree(candidate) { $0.value }),
      ("sponsorConstraint", sponsorTree(candidate) { $0.closeness.constraint }),
      ("stigma", sponsorTree(candidate) { $0.closeness.stigma }),
      ("support", candidate.support.support.tree),
      ("supportConcentration", candidate.support.concentration.tree),
      ("decisionSupport", candidate.support.decisionSupport?.tree),
      ("leastIndependence", candidate.parts.independence.tree),
      ("hostilePairs", hostileTree(candidate)), ("activity", .integer(candidate.ties)),
      ("reaches", .list(candidate.reaches.map(tree(of:)))),
      (
        "distrust",
        candidate.distrust.isEmpty ? nil : .list(candidate.distrust.map(tree(of:)))
      ),
      (
        "contested",
        candidate.contested.isEmpty ? nil : .list(candidate.contested.map(tree(of:)))
      ),
      ("ties", .list(tieTrees(candidate))), ("undefined", .list(undefined(candidate))),
    ]
  }

  private func sponsorTree(
    _ candidate: BridgeCandidate, _ cell: (SponsorIndependence) -> Cell
  ) -> AttributeValue {
    .list(
      candidate.independence.compactMap { entry in
        cell(entry).tree.map { .tree([("sponsor", .string(entry.sponsor)), ("value", $0)]) }
      })
  }

  private func hostileTree(_ candidate: BridgeCandidate) -> AttributeValue {
    .tree([
      ("count", candidate.parts.hostilePairs.map(AttributeValue.integer)),
      ("weighted", candidate.parts.weightedPairs.tree),
      (
        "pairs",
        .list(
          candidate.hostilePairs.map {
            .tree([
              ("actors", .strings($0.actors)), ("weighted", $0.weighted.map(AttributeValue.double)),
            ])
          })
      ),
    ])
  }

  private func biasTree(_ candidate: BridgeCandidate) -> AttributeValue? {
    guard ends.count > 2 else { return candidate.biases.first?.value.tree }
    return .list(
      candidate.biases.compactMap { bias in
        bias.value.tree.map { .tree([("between", .strings(bias.between)), ("value", $0)]) }
      })
  }

  private func tree(of reach: EndReach) -> AttributeValue {
    .tree([
      ("end", .string(reach.end)), ("trust", reach.trust.tree),
      ("paths", .list(reach.paths.map(tree(of:)))),
      ("unreached", reach.unreached.isEmpty ? nil : .strings(reach.unreached)),
    ])
  }

  private func tree(of tie: TieUse) -> AttributeValue {
    .tree([
      ("tie", .string(tie.id)), ("from", .string(tie.from)), ("to", .string(tie.to)),
      ("trust", .double(tie.value)),
    ])
  }

  private func tree(of path: TrustPath) -> AttributeValue {
    .tree([
      ("actors", .strings(path.actors)), ("ties", .strings(path.ties.map(\.id))),
      ("hops", .integer(path.hops)), ("trust", .double(path.trust)),
      ("weakest", .double(path.weakest)),
    ])
  }

  /// Each tie once, with the number that it served first.
  private func tieTrees(_ candidate: BridgeCandidate) -> [AttributeValue] {
    var seen: Set<String> = []
    let trust = candidate.reaches.flatMap(\.paths).flatMap(\.ties)
      .filter { seen.insert($0.id).inserted }
      .map { use in
        AttributeValue.tree([
          ("tie", .string(use.id)), ("from", .string(use.from)), ("to", .string(use.to)),
          ("trust", .double(use.value)), ("serves", .string("acceptability")),
        ])
      }
    let support = candidate.support.sponsorships.map { use in
      AttributeValue.tree([
        ("tie", .string(use.tie)), ("from", .string(use.sponsor)),
        ("to", .string(candidate.actor)),
        ("strength", use.strength.map(AttributeValue.double)), ("serves", .string("support")),
      ])
    }
    return trust + support
  }

  private func undefined(_ candidate: BridgeCandidate) -> [AttributeValue] {
    func entry(
      _ column: String, _ cell: Cell?, _ further: [(String, AttributeValue?)] = []
    ) -> AttributeValue? {
      guard case .undefined(let reason) = cell else { return nil }
      return .tree(
        [("column", .string(column))] + further + [("reason", .string(reason.rawValue))])
    }
    var entries = [entry("acceptability", candidate.acceptability)]
    entries += candidate.biases.map {
      entry("bias", $0.value, [("between", .strings($0.between))])
    }
    if candidate.parts.criticalActors == nil {
      entries.append(entry("criticalActors", .undefined(.noTies)))
    }
    for sponsor in candidate.independence {
      let name: [(String, AttributeValue?)] = [("sponsor", .string(sponsor.sponsor))]
      entries += [
        entry("independence", sponsor.value, name),
        entry("sponsorConstraint", sponsor.closeness.constraint, name),
        entry("stigma", sponsor.closeness.stigma, name),
      ]
    }
    let support = candidate.support
    entries.append(entry("hostilePairs", candidate.parts.weightedPairs))
    entries += [
      entry("support", support.support), entry("supportConcentration", support.concentration),
      entry("decisionSupport", support.decisionSupport),
    ]
    entries += support.sponsorships.filter { $0.strength == nil }.map {
      entry("support", .undefined(.unknownStrength), [("tie", .string($0.tie))])
    }
    return entries.compactMap { $0 }
  }

  private func tree(of channels: EntryChannels, naming: Bool) -> AttributeValue {
    .tree([
      ("between", naming ? .strings(channels.between) : nil),
      ("threshold", .double(channels.threshold)),
      ("roles", channels.roles.map { .strings($0.map(\.rawValue)) }),
      ("count", channels.count.map(AttributeValue.integer)),
      ("reason", channels.hasTrust ? nil : .string(UndefinedReason.noTies.rawValue)),
      ("paths", .list(channels.paths.map(tree(of:)))),
      ("singlePointsOfFailure", .strings(channels.singlePointsOfFailure)),
      ("minimumCuts", .list(channels.minimumCuts.map(AttributeValue.strings))),
      ("moreCuts", channels.hasMoreCuts ? .boolean(true) : nil),
      ("shortest", channels.shortest.map(tree(of:))),
      ("strongest", channels.strongest.map(tree(of:))),
      (
        "direct",
        .list(
          channels.direct.map {
            .tree([
              ("tie", .string($0.id)), ("from", .string($0.from)), ("to", .string($0.to)),
              ("trust", .double($0.value)),
            ])
          })
      ),
    ])
  }
}

extension Cell {
  var tree: AttributeValue? { number.map(AttributeValue.double) }
}
