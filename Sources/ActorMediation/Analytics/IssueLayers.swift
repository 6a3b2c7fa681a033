// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

public import ActorAnalytics
internal import ActorModel
internal import GraphCore

/// D15: what the sides trust and fight each other about, issue by issue.
///
/// **Convention.** The cross-cutting index is the mean over *all* cross-side pairs, as the design
/// has it, so that sides with few ties do not look joined; a pair without a tie in an issue has no
/// tie that is not hostile there. Over the pairs with a tie only, it has a column of its own.
///
/// - Complexity: that of `TwoCamps` for each issue; O(issues² · m) for the linkage.
public struct IssueLayers: MediationAnalytic {
  /// The best two camps are searched for.
  public static let searches = true
  /// What the analytic is.
  public static let descriptor = MediationDescriptor(
    id: "issues", number: "D15", title: "Issues",
    question: "About which issue is there most trust and least hostility across the sides, and "
      + "who works across issues?",
    definition: "Each issue named by ties is looked at alone. Its balance is the trust between "
      + "actors of different sides less the hostility between them. The issue with the highest "
      + "balance is a candidate for the first item on an agenda; of equal ones the one whose "
      + "actors are less visible. Two issues are linked as far as the same pairs have ties in "
      + "both. A bridger works across issues evenly and is accepted by the sides.",
    formula: "Over unordered pairs of actors of two sides (all members): balance = Σ largest "
      + "trust above 0 − Σ largest hostility, where hostility is −trust or the strength of a "
      + "conflict. Density = friendly cross-side pairs / all cross-side pairs. E–I = (friendly "
      + "pairs across − within sides) / (both). Exposure = 1 − Π(1 − visibility) over the actors "
      + "of friendly cross-side pairs. Cross-cutting = mean, over all cross-side pairs, of the share "
      + "of issues in which they have a tie and none that is hostile; beside it the same over the "
      + "pairs with a tie in some issue only. Linkage = pairs tied in both issues / pairs tied in either. Participation of an actor = "
      + "M/(M−1) · (1 − Σ (k/o)²) over the M issues, k its partners without hostility in the "
      + "issue and o = Σ k; bridging = participation · Acc.",
    output: "Culture has the highest balance of trust and hostility across the sides (0.4, 1 "
      + "friendly pair): a candidate for the first item on an agenda.",
    caveat: "Only ties that name an issue are read; an issue that nobody recorded is missing, not "
      + "quiet. A high balance says where there is trust on the map, not what the parties are "
      + "willing to discuss.",
    literature: [
      Literature(
        "Coser, L. A. (1956). The Functions of Social Conflict. Free Press", isListedOnly: true),
      Literature(
        "Krackhardt, D. & Stern, R. N. (1988). Informal networks and organizational crises. "
          + "Social Psychology Quarterly 51, 123–140", doi: "10.2307/2786835"),
      Literature(
        "Battiston, F., Nicosia, V. & Latora, V. (2014). Structural measures for multiplex "
          + "networks. Physical Review E 89, 032804", doi: "10.1103/PhysRevE.89.032804"),
      Literature("Anderson, M. B. (1999). Do No Harm: How Aid Can Support Peace – or War. Rienner"),
    ],
    readsAcceptability: true,
    keyNumbers: [
      .choice("issues", .marked("entry"), "the entry issue"), .numbers("issues", "balance"),
      .numbers("issues", "agreement"), .numbers("cross-cutting", "cross-cutting"),
      .numbers("linkage", "linkage"), .numbers("bridgers", "bridging", ranked: true),
    ])

  /// There are no parameters.
  public init(_ arguments: MediationArguments) throws(MediationError) {}

  /// Answers for every issue, the candidates and the pairs of issues.
  public func findings(
    on ground: MediationGround, control: RunControl
  ) throws(MediationError) -> MediationFindings {
    let agenda = Agenda(ground)
    return MediationFindings(
      notices: agenda.notices, sentences: agenda.sentences,
      sections: [agenda.issues, agenda.crossCutting, agenda.linkage, agenda.bridgers])
  }
}

/// All issues of a map side by side.
private struct Agenda {
  private let ground: MediationGround
  private let members: EndMembers
  private let layers: [IssueLayer]
  private let masses: [IssueLayer.Mass]

  init(_ ground: MediationGround) {
    self.ground = ground
    let members = EndMembers(of: ground)
    self.members = members
    layers = IssueLayer.all(on: ground)
    masses = layers.map { $0.mass(across: members) }
  }

  // MARK: - Issues

  var issues: MediationSection {
    MediationSection(
      id: "issues", title: "Issues across the sides", subject: "issue",
      columns: [
        MediationColumn(
          "entry", "entry", .truth, "the highest balance, of equal ones the least exposed"),
        MediationColumn("ties", "ties", .count, "all ties that name the issue"),
        MediationColumn("friendly", "friendly", .count, "cross-side pairs"),
        MediationColumn("hostile", "hostile", .count, "cross-side pairs"),
        MediationColumn("density", "density", .number, "friendly of all cross-side pairs"),
        MediationColumn(
          "balance", "balance", .number, "trust less hostility across the sides, summed"),
        MediationColumn(
          "external-internal", "E–I", .number,
          "1 where all friendly pairs within or between sides lie between them, −1 where none do"),
        MediationColumn("agreement", "agreement", .number, "of two camps with the issue’s signs"),
        MediationColumn(
          "exposure", "exposure", .number, "how visible those are who keep the friendly pairs"),
      ],
      rows: layers.indices.map(row))
  }

  private func row(_ place: Int) -> MediationRow {
    let layer = layers[place]
    let balance = masses[place].balance
    let camps = TwoCamps(layer.signed, on: ground, share: layers.count)
    return MediationRow(
      [Named(layer.id)],
      [
        .truth(entries.contains(place)),
        .count(Set(layer.pairs.flatMap(\.ties).compactMap(\.id)).count),
        .count(crossing(layer, hostile: false).count),
        .count(crossing(layer, hostile: true).count),
        members.crossPairCount > 0
          ? .number(
            Double(crossing(layer, hostile: false).count) / Double(members.crossPairCount))
          : .undefined(.noCrossTie),
        MediationCell(balance), MediationCell(externalInternal(layer)),
        MediationCell(camps.agreement(of: layer.signed.count)),
        MediationCell(exposure(layer)),
      ], ties: masses[place].ties)
  }

  private func crossing(_ layer: IssueLayer, hostile: Bool) -> [SignedPair] {
    layer.signed.filter { $0.isHostile == hostile && members.isAcross($0.actors) }
  }

  private func externalInternal(_ layer: IssueLayer) -> Cell {
    let external = crossing(layer, hostile: false).count
    let inside = layer.signed.count { !$0.isHostile && members.isWithin($0.actors) }
    guard external + inside > 0 else { return .undefined(.noSidedPair) }
    return .value(Double(external - inside) / Double(external + inside))
  }

  private func exposure(_ layer: IssueLayer) -> Cell {
    let carriers = Set(crossing(layer, hostile: false).flatMap { [$0.first, $0.second] }).sorted()
    guard !carriers.isEmpty else { return .undefined(.noFriendlyPair) }
    let visibilities = carriers.map { ground.map.actors[$0].visibility?.value }
    guard visibilities.allSatisfy({ $0 != nil }) else { return .undefined(.unknownVisibility) }
    // Sorted, so that the order of the ids does not move the last digit.
    let product = visibilities.compactMap { $0 }.sorted().reduce(1) { $0 * (1 - $1) }
    return .value(1 - product)
  }

  /// The issues with the highest balance, of which the least exposed where all are known.
  private var entries: [Int] {
    let known = layers.indices.filter { masses[$0].balance.number != nil }
    guard let best = known.compactMap({ masses[$0].balance.number }).max() else { return [] }
    let equal = known.filter {
      TrustComparison.isSame(masses[$0].balance.number ?? 0, best)
    }
    let exposures = equal.map { exposure(layers[$0]).number }
    guard let least = exposures.compactMap({ $0 }).min(), !exposures.contains(nil) else {
      return equal
    }
    return zip(equal, exposures).filter { TrustComparison.isSame($0.1 ?? 0, least) }.map(\.0)
  }

  // MARK: - Across issues

  var crossCutting: MediationSection {
    let shares = crossShares
    return MediationSection(
      id: "cross-cutting", title: "Whether the issues divide the same pairs", subject: "what",
      columns: [
        MediationColumn("cross-pairs", "cross-side pairs", .count),
        MediationColumn("tied", "with a tie in some issue", .count),
        MediationColumn(
          "cross-cutting", "cross-cutting", .number,
          "1 where all cross-side pairs are tied without hostility in every issue, 0 where none "
            + "is in any"),
        MediationColumn(
          "tied-without-hostility", "among the tied", .number,
          "the same, over the pairs with a tie in some issue only"),
      ],
      rows: [
        MediationRow(
          [Named("map")],
          [
            .count(members.crossPairCount), .count(shares.count),
            MediationCell(mean(shares, over: members.crossPairCount)),
            MediationCell(mean(shares, over: shares.count)),
          ])
      ])
  }

  /// By cross-side pair with a tie in some issue: the share of issues without hostility. That of
  /// any other pair is 0: it has no tie that could be without.
  private var crossShares: [Double] {
    let tied = Set(layers.flatMap { $0.pairs.map(\.pair) }).filter(members.isAcross)
    let open = layers.map { Set($0.unhostilePairs) }
    return tied.sorted().map { pair in
      Double(open.count { $0.contains(pair) }) / Double(layers.count)
    }
  }

  private func mean(_ shares: [Double], over pairs: Int) -> Cell {
    guard !layers.isEmpty else { return .undefined(.noLayer) }
    guard pairs > 0 else { return .undefined(.noCrossTie) }
    return .value(shares.sorted().reduce(0, +) / Double(pairs))
  }

  var linkage: MediationSection {
    let sets = layers.map { Set($0.pairs.map(\.pair)) }
    let rows = pairs(Array(layers.indices)).compactMap { a, b -> MediationRow? in
      let common = sets[a].intersection(sets[b]).count
      guard common > 0 else { return nil }
      return MediationRow(
        [Named(layers[a].id), Named(layers[b].id)],
        [
          .count(common),
          .number(Double(common) / Double(sets[a].union(sets[b]).count)),
        ])
    }
    return MediationSection(
      id: "linkage", title: "Issues with ties of the same pairs; others share none",
      subject: "issues",
      columns: [
        MediationColumn("common", "pairs in both", .count),
        MediationColumn(
          "linkage", "linkage", .number, "the share of pairs that have ties in both issues"),
      ], rows: rows)
  }

  var bridgers: MediationSection {
    let partners = layers.map { layer in
      layer.unhostilePairs.reduce(into: [Int: Int]()) {
        $0[$1.first, default: 0] += 1
        $0[$1.second, default: 0] += 1
      }
    }
    let standing = ground.acceptabilities()
    let candidates = layers.isEmpty ? [] : ground.candidates
    let rows = candidates.map { actor -> MediationRow in
      let position = ground.network.frozen.index(of: actor.id) ?? 0
      let counts = partners.map { $0[position] ?? 0 }
      let participation = Self.participation(counts)
      let trust: Cell = ground.hasTrust ? .value(standing[position]) : .undefined(.noTies)
      return MediationRow(
        [ground.named(actor.id)],
        [
          .count(counts.count { $0 > 0 }), MediationCell(participation), MediationCell(trust),
          MediationCell(Self.product(participation, trust)),
        ])
    }
    return MediationSection(
      id: "bridgers", title: "Candidates across issues", subject: "actor",
      columns: [
        MediationColumn("issues", "issues", .count),
        MediationColumn(
          "participation", "participation", .number, "1 where spread evenly over all issues"),
        MediationColumn("acceptability", "acceptability", .number),
        MediationColumn("bridging", "bridging", .number, "participation · acceptability"),
      ], rows: rows)
  }

  private static func participation(_ counts: [Int]) -> Cell {
    let total = Double(counts.reduce(0, +))
    guard counts.count > 1 else { return .undefined(.tooFewIssues) }
    guard total > 0 else { return .undefined(.noLayer) }
    let squares = counts.sorted().reduce(0.0) { $0 + (Double($1) / total) * (Double($1) / total) }
    return .value(Double(counts.count) / Double(counts.count - 1) * (1 - squares))
  }

  private static func product(_ a: Cell, _ b: Cell) -> Cell {
    switch (a, b) {
    case (.value(let x), .value(let y)): .value(x * y)
    case (.undefined(let reason), _), (_, .undefined(let reason)): .undefined(reason)
    }
  }

  // MARK: - Words

  var notices: [String] {
    guard !layers.isEmpty else { return [] }
    var notices: [String] = []
    let silent = ground.ties.count { $0.layers.isEmpty }
    if silent > 0 {
      notices.append("\(silent) of \(ground.ties.count) ties name no issue and are not read here.")
    }
    let unknown = Set(masses.flatMap(\.unknown)).sorted(by: idPrecedes)
    if !unknown.isEmpty {
      notices.append("Nobody recorded how strong this hostility is: \(enumerated(unknown)).")
    }
    if ground.candidates.isEmpty { notices.append(MediationGround.nobody) }
    return notices
  }

  var sentences: [MediationSentence] {
    guard !layers.isEmpty else {
      return [
        MediationSentence("No tie of this view names an issue, so no issue can be compared.")
      ]
    }
    guard masses.contains(where: { !$0.ties.isEmpty }) else {
      return [
        MediationSentence(
          "No tie that names an issue joins two sides, so no entry issue can be read.")
      ]
    }
    return entrySentences + unknownSentences + crossSentences + linkSentences
  }

  private var entrySentences: [MediationSentence] {
    guard let first = entries.first, let value = masses[first].balance.number else { return [] }
    let names = enumerated(entries.map { "“\(layers[$0].id)”" })
    let ties = entries.flatMap { masses[$0].ties }
    let friendly = Set(entries.flatMap { crossing(layers[$0], hostile: false) }.map(\.actors))
    let who = friendly.sorted().map(ground.words)
    let verb = entries.count > 1 ? "have" : "has"
    let lead = "\(names) \(verb) the highest balance of trust and hostility across the sides "
    guard !friendly.isEmpty else {
      return [
        MediationSentence(
          lead + "(\(fourDecimals(value, minus: "−"))), but no friendly pair across the sides: the "
            + "map shows no entry issue.", ties: ties)
      ]
    }
    let pairs =
      who.count > 4 ? "\(who.count) friendly pairs" : "friendly: \(who.joined(separator: "; "))"
    let rest =
      TrustComparison.isMore(value, than: 0)
      ? ": \(entries.count > 1 ? "candidates" : "a candidate") for the first item on an agenda."
      : ", yet no more trust than hostility is recorded across the sides even there."
    return [
      MediationSentence(lead + "(\(fourDecimals(value, minus: "−")); \(pairs))" + rest, ties: ties)
    ]
  }

  private var unknownSentences: [MediationSentence] {
    layers.indices.filter { masses[$0].balance == .undefined(.unknownHostility) }.map { place in
      MediationSentence(
        "“\(layers[place].id)” cannot be compared: the strength of the hostility in "
          + "\(enumerated(masses[place].unknown)) is not recorded.", ties: masses[place].unknown)
    }
  }

  private var crossSentences: [MediationSentence] {
    let shares = crossShares
    let count = members.crossPairCount
    guard layers.count > 1, let all = mean(shares, over: count).number,
      let tied = mean(shares, over: shares.count).number
    else { return [] }
    let whole = shares.count { $0 == 1 }
    return [
      MediationSentence(
        "On average a cross-side pair is tied without hostility in \(percent(all)) of the "
          + "\(layers.count) issues (cross-cutting \(fourDecimals(all))). Of \(count) such pairs "
          + "\(shares.count == 1 ? "1 has" : "\(shares.count) have") a tie in some issue; among "
          + "these it is \(percent(tied)), and \(whole == 0 ? "none" : String(whole)) of them "
          + "\(whole == 1 ? "is" : "are") tied so in every issue.")
    ]
  }

  private var linkSentences: [MediationSentence] {
    let rows = linkage.rows
    guard let best = rows.compactMap({ $0.cells[1].number }).max(), best >= 0.5 else { return [] }
    return rows.filter { $0.cells[1].number == best }.map { row in
      MediationSentence(
        "“\(row.subject[0].id)” and “\(row.subject[1].id)” are linked most: \(percent(best)) of "
          + "the pairs with a tie in either have one in both, so they may have to be settled "
          + "together.")
    }
  }
}

extension SignedPair {
  /// The two actors.
  var actors: ActorPair { ActorPair(first, second) }
}
