// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

public import ActorAnalytics
internal import ActorModel
internal import GraphCore

/// D19, how a team of mediators fits together: whether they trust each other, and whether they
/// reach the same parties or different ones. A description, not a score.
///
/// **Formula.** Mutual trust of two members is the smaller of the two recorded trusts, distrust
/// included; mean and lowest over the pairs of whom both are recorded. A member covers the parties
/// p with τ(p→m) ≥ θ. Overlap is the mean over all pairs of |common| / |either's| parties
/// (Jaccard), over pairs that cover any.
///
/// **Convention.** The team is named, else all candidates. Of parallel ties the largest trust
/// counts. What is recorded one way only is told, and is no mutual trust.
///
/// - Complexity: O((n + m) · log m) for each party, O(members²).
public struct TeamFit: MediationAnalytic {
  /// What the analytic is.
  public static let descriptor = MediationDescriptor(
    id: "team-fit", number: "D19", title: "Mediator team fit",
    question: "Do those who would mediate together trust each other, and which parties does each "
      + "of them reach?",
    definition: "Mutual trust of two members is the smaller of the trusts that they have in each "
      + "other, where both are recorded; distrust counts as it stands. A member covers the "
      + "parties whose trust reaches it, directly or over others, strongly enough. Overlap is how "
      + "far two members cover the same parties: 1 the same, 0 none in common.",
    formula: "mutual(x, y) = min(t(x→y), t(y→x)), t = the largest recorded trust of parallel ties, "
      + "−1 to 1; mean and lowest over the pairs with both recorded; covers(m) = {p: τ(p→m) ≥ θ}, "
      + "p those who speak for the ends, no limit of length; overlap = mean over the pairs that "
      + "cover any party of |covers(x) ∩ covers(y)| / |covers(x) ∪ covers(y)|; team = the ids "
      + "named, else all candidates.",
    output: "Mutual trust is recorded for 2 of 3 pairs: 0.1 on average, lowest between the envoy "
      + "and the network (−0.4).",
    caveat: "A description only: studies find that outcomes first rise and then fall with the "
      + "number of mediators and suffer from distrust among them, but no number here says which "
      + "team is best.",
    literature: [
      Literature(
        "Böhmelt, T. (2011). Disaggregating mediations: the impact of multiparty mediation. "
          + "British Journal of Political Science 41, 859–881",
        doi: "10.1017/S0007123411000135"),
      Literature(
        "Jaccard, P. (1912). The distribution of the flora in the alpine zone. New Phytologist 11, "
          + "37–50"),
    ],
    keyNumbers: [
      .numbers("team", "mutual-trust.mean"), .numbers("team", "mutual-trust.lowest"),
      .numbers("team", "covered"), .numbers("team", "overlap"),
    ],
    parameters: [
      MediationParameter(
        "team", .list, default: "", "the ids of the team's members (default: all candidates)"),
      .reachTrust,
    ])

  private let named: [String]
  private let threshold: Double

  /// Takes the parameters.
  public init(_ arguments: MediationArguments) throws(MediationError) {
    named = arguments.list("team")
    threshold = arguments.number("reach-trust")
  }

  /// Answers for the team.
  public func findings(
    on ground: MediationGround, control: RunControl
  ) throws(MediationError) -> MediationFindings {
    for id in named where ground.actor(id) == nil { throw .unknownActor(id) }
    let ids = named.isEmpty ? ground.candidates.map(\.id) : named
    let team = Team(ground.network.indices(ids).sorted(), on: ground, threshold: threshold)
    var notices: [String] = []
    if ids.isEmpty {
      notices.append("No actor is a candidate and no team is named, so there is no team.")
    } else if named.isEmpty {
      notices.append("No team is named; all \(ids.count) candidates are taken as one.")
    }
    if !ground.hasTrust {
      notices.append("No tie of this view carries trust above 0, so no party is covered.")
    }
    return MediationFindings(
      notices: notices,
      sentences: team.members.isEmpty ? [] : trustSentences(team) + coverSentences(team),
      sections: [summary(team), members(team), pairs(team), parties(team)])
  }
}

// MARK: - The team

extension TeamFit {
  /// Two members and what they record of each other.
  struct Couple {
    let first: Int
    let second: Int
    /// From the first to the second and back.
    let ways: [TieUse?]
    /// Common parties over all that either covers; `nil` where both cover none.
    let overlap: Double?

    /// The smaller of both, where both are recorded.
    var mutual: Double? { ways.contains { $0 == nil } ? nil : recorded.map(\.value).min() }
    var recorded: [TieUse] { ways.compactMap { $0 } }
  }

  /// Members, what they record of each other, and whom they cover.
  struct Team {
    let members: [Int]
    let parties: [Int]
    let couples: [Couple]
    /// For each member the parties that it covers.
    let covers: [[Int]]
    let ground: MediationGround

    init(_ members: [Int], on ground: MediationGround, threshold: Double) {
      self.members = members
      self.ground = ground
      let parties = ground.network.indices(ground.principals).sorted()
      let reach = parties.map { ground.network.products(from: $0) }
      let covers = members.map { member in
        parties.indices.filter {
          reach[$0][member] > 0 && TrustComparison.isAtLeast(reach[$0][member], threshold)
        }.map { parties[$0] }
      }
      let trusts = Self.trusts(ground)
      couples = ActorMediation.pairs(Array(members.indices)).map { a, b in
        let (x, y) = (ground.network.id(members[a]), ground.network.id(members[b]))
        let all = Set(covers[a]).union(covers[b]).count
        let common = Set(covers[a]).intersection(covers[b]).count
        return Couple(
          first: members[a], second: members[b], ways: [trusts[[x, y]], trusts[[y, x]]],
          overlap: all > 0 ? Double(common) / Double(all) : nil)
      }
      self.parties = parties
      self.covers = covers
    }

    /// By the two ids the largest recorded trust, distrust included.
    private static func trusts(_ ground: MediationGround) -> [[String]: TieUse] {
      var found: [[String]: TieUse] = [:]
      for tie in ground.ties where tie.from != tie.to {
        guard let value = tie.trust?.value else { continue }
        for (from, to) in ground.ways(of: tie) where (found[[from, to]]?.value ?? -2) < value {
          found[[from, to]] = TieUse(id: tie.id ?? "", from: from, to: to, value: value)
        }
      }
      return found
    }

    var mutual: [Double] { couples.compactMap(\.mutual).sorted() }
    var covered: [Int] { parties.filter { party in covers.contains { $0.contains(party) } } }

    func membersCovering(_ party: Int) -> [Int] {
      members.indices.filter { covers[$0].contains(party) }.map { members[$0] }
    }

    var overlap: Cell {
      if members.count < 2 { return .undefined(.noTeam) }
      if !ground.hasTrust { return .undefined(.noTies) }
      let known = couples.compactMap(\.overlap).sorted()
      return known.isEmpty
        ? .undefined(.noPartyCovered) : .value(known.reduce(0, +) / Double(known.count))
    }

    func named(_ actor: Int) -> Named { ground.named(ground.network.id(actor)) }
    func items(_ actors: [Int]) -> MediationCell { .items(actors.map(named)) }
    func names(_ actors: [Int], _ joint: String = "and") -> String {
      enumerated(actors.map(ground.name(at:)), joint)
    }
  }
}

// MARK: - Tables

extension TeamFit {
  private func summary(_ team: Team) -> MediationSection {
    let isTeam = team.members.count > 1
    let missing: UndefinedReason = isTeam ? .noMutualTrust : .noTeam
    let mutual = team.mutual
    func trust(_ value: Double?) -> MediationCell {
      value.map { .number($0) } ?? .undefined(missing)
    }
    let unknown: UndefinedReason? =
      team.members.isEmpty ? .noTeam : team.ground.hasTrust ? nil : .noTies
    return MediationSection(
      id: "team", title: "The team", subject: "team",
      columns: [
        MediationColumn("size", "members", .count),
        MediationColumn("mutual-trust.mean", "mean mutual trust", .number),
        MediationColumn("mutual-trust.lowest", "lowest", .number),
        MediationColumn("pairs.known", "pairs known", .count, "with trust recorded both ways"),
        MediationColumn("pairs", "pairs", .count),
        MediationColumn("covered", "parties covered", .count),
        MediationColumn("parties", "parties", .count),
        MediationColumn("overlap", "overlap", .number, "1 all cover the same parties"),
      ],
      rows: [
        MediationRow(
          [Named("team")],
          [
            .count(team.members.count),
            trust(mutual.isEmpty ? nil : mutual.reduce(0, +) / Double(mutual.count)),
            trust(mutual.first), isTeam ? .count(mutual.count) : .undefined(.noTeam),
            isTeam ? .count(team.couples.count) : .undefined(.noTeam),
            unknown.map(MediationCell.undefined) ?? .count(team.covered.count),
            .count(team.parties.count), MediationCell(team.overlap),
          ])
      ])
  }

  private func members(_ team: Team) -> MediationSection {
    MediationSection(
      id: "members", title: "The parties that each member covers", subject: "actor",
      columns: [
        MediationColumn("covered", "covered", .count),
        MediationColumn("covered-parties", "parties", .items),
      ],
      rows: zip(team.members, team.covers).map { member, parties in
        team.ground.hasTrust
          ? MediationRow([team.named(member)], [.count(parties.count), team.items(parties)])
          : MediationRow([team.named(member)], [.undefined(.noTies), .undefined(.noTies)])
      })
  }

  private func pairs(_ team: Team) -> MediationSection {
    MediationSection(
      id: "pairs", title: "Members of whom some trust in each other is recorded", subject: "actors",
      columns: [
        MediationColumn(
          "mutual-trust", "mutual trust", .number, "the smaller of both, where both are recorded"),
        MediationColumn("highest-trust", "highest", .number, "the larger of what is recorded"),
        MediationColumn("overlap", "overlap", .number, "of the parties that they cover"),
      ],
      rows: team.couples.filter { !$0.recorded.isEmpty }.map { couple in
        func number(_ value: Double?, _ reason: UndefinedReason) -> MediationCell {
          value.map { .number($0) } ?? .undefined(reason)
        }
        return MediationRow(
          [couple.first, couple.second].map(team.named),
          [
            number(couple.mutual, .noRecordedTrust),
            number(couple.recorded.map(\.value).max(), .noRecordedTrust),
            number(couple.overlap, team.ground.hasTrust ? .noPartyCovered : .noTies),
          ], ties: Set(couple.recorded.map(\.id)).sorted(by: idPrecedes))
      })
  }

  private func parties(_ team: Team) -> MediationSection {
    MediationSection(
      id: "parties", title: "The members that cover each party", subject: "party",
      columns: [
        MediationColumn("covering", "members", .count),
        MediationColumn("members", "who", .items),
      ],
      rows: team.parties.map { party in
        let covering = team.membersCovering(party)
        return team.ground.hasTrust && !team.members.isEmpty
          ? MediationRow([team.named(party)], [.count(covering.count), team.items(covering)])
          : MediationRow(
            [team.named(party)],
            [MediationCell](
              repeating: .undefined(team.members.isEmpty ? .noTeam : .noTies), count: 2))
      })
  }
}

// MARK: - Sentences

extension TeamFit {
  private func trustSentences(_ team: Team) -> [MediationSentence] {
    guard team.members.count > 1 else {
      return [
        MediationSentence(
          "\(team.names(team.members)) would mediate alone: there is no mutual trust to compare.")
      ]
    }
    let known = team.couples.filter { $0.mutual != nil }
    let all = team.couples.count
    guard let lowest = known.compactMap(\.mutual).min() else {
      return [
        MediationSentence(
          "Mutual trust is undefined: "
            + (all == 1
              ? "trust is not recorded both ways."
              : "for none of the \(all) pairs is trust recorded both ways."))
      ] + oneWay(team) + change(team)
    }
    let mean = team.mutual.reduce(0, +) / Double(known.count)
    let weakest = known.filter { $0.mutual == lowest }
    let names = weakest.map { team.names([$0.first, $0.second]) }
    return [
      MediationSentence(
        "Mutual trust is recorded for \(known.count) of \(all) pairs: "
          + "\(fourDecimals(mean, minus: "−")) on average, lowest between "
          + "\(names.joined(separator: "; between ")) (\(fourDecimals(lowest, minus: "−"))).",
        ties: ids(known))
    ] + oneWay(team) + change(team)
  }

  private func ids(_ couples: [Couple]) -> [String] {
    Set(couples.flatMap { $0.recorded.map(\.id) }).sorted(by: idPrecedes)
  }

  /// Distrust, whoever has it, and what is recorded one way only.
  private func oneWay(_ team: Team) -> [MediationSentence] {
    let told = team.couples.flatMap { couple in
      couple.recorded.filter { $0.value < 0 || couple.mutual == nil }.map { ($0, couple) }
    }
    return told.map { use, couple in
      let (from, to) = (team.ground.name(use.from), team.ground.name(use.to))
      let verb =
        use.value < 0 ? "distrusts" : use.value > 0 ? "trusts" : "neither trusts nor distrusts"
      let rest = couple.mutual == nil ? "; nothing is recorded the other way" : ""
      return MediationSentence(
        "\(from) \(verb) \(to) (\(fourDecimals(use.value, minus: "−")))\(rest).", ties: [use.id])
    }
  }

  private func change(_ team: Team) -> [MediationSentence] {
    let open = team.couples.filter { $0.mutual == nil }.count
    guard open > 0 else { return [] }
    return [
      MediationSentence(
        "What would change this: for \(open == 1 ? "1 pair" : "\(open) pairs") trust is not "
          + "recorded both ways; asking the members about each other comes first.")
    ]
  }

  private func coverSentences(_ team: Team) -> [MediationSentence] {
    guard team.ground.hasTrust else { return [] }
    let (limit, all) = (fourDecimals(threshold), team.parties.count)
    let missed = team.parties.filter { !team.covered.contains($0) }
    var text =
      "Together the team is trusted at \(limit) or more, directly or over others, by "
      + "\(team.covered.count) of \(all) parties"
    if !missed.isEmpty { text += "; nobody covers \(team.names(missed, "or"))" }
    var sentences = [MediationSentence(text + ".")]
    let single = team.covered.filter { team.membersCovering($0).count == 1 }
    if team.members.count > 1, !single.isEmpty {
      let words = single.map {
        "\(team.ground.name(at: $0)) by \(team.names(team.membersCovering($0)))"
      }
      sentences.append(MediationSentence("Covered by one member only: \(enumerated(words))."))
    }
    if let overlap = team.overlap.number {
      sentences.append(
        MediationSentence(
          "Of the parties that either of two members covers, both cover \(percent(overlap)) on "
            + "average."))
    }
    return sentences
  }
}
