// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

public import ActorAnalytics
internal import ActorModel

/// D21: two maps of the same conflict beside each other: two dates, or two people's views.
///
/// It is no analytic of the catalogue, because it asks of two maps; its answer has the same form.
///
/// - Complexity: that of `BridgeReport` on both maps.
public struct MapsBesideEachOther: Sendable {
  /// What it is.
  public static let descriptor = MediationDescriptor(
    id: "comparison", number: "D21", title: "Comparison of two maps",
    question: "Where do two maps of the same conflict differ, and does the ranking of the "
      + "bridge-builders move?",
    definition: "Actors are the same where their ids are, ties where their id and ends are, else "
      + "where ends, kind and direction are. Agreement is the share of all actors or ties of "
      + "either map that both have. The ranking is that of the bridge-builder report on each map. "
      + "The command compare asks it.",
    formula: "Agreement = |on both| / |on either|. Sign: −1 for conflict or trust below 0, else "
      + "1 for trust above 0, alliance or cooperation; same sign = share of ties with a sign on "
      + "both maps. Difference of trust = mean of |second − first| over ties with trust on both. "
      + "Ties in force on each map’s own date count, unless a date is given for both. Change of "
      + "rank: positive is towards the first place.",
    output: "Elders’ council is first on the first map, Women’s network on the second.",
    caveat: "A difference between two maps may be a change, another view or an omission: the maps "
      + "alone do not tell which. Where two people drew them, both are views.",
    literature: [
      Literature(
        "Fisher, S. et al. (2000). Working with Conflict: Skills and Strategies for Action. Zed "
          + "Books"),
      Literature(
        "Jaccard, P. (1912). The distribution of the flora in the alpine zone. New Phytologist "
          + "11, 37–50", doi: "10.1111/j.1469-8137.1912.tb05611.x"),
    ], needsEnds: false, readsAcceptability: true)

  private let first: MediationGround
  private let second: MediationGround
  private let comparison: MapComparison
  private let rankings: ComparedRankings
  /// Measures of actors on both maps, and how these were read for them.
  private let measures: [(first: MeasureResult, second: MeasureResult)]
  private let views: (first: ViewReport, second: ViewReport)?

  /// Compares two maps that were prepared with the same question.
  ///
  /// - Parameters:
  ///   - first: the older map, or one view.
  ///   - second: the newer map, or the other view.
  ///   - question: how the bridge-builders are ranked; its view should be that of the grounds.
  ///   - measures: the same measures of actors on both maps, whose rankings are compared.
  ///   - views: how the two maps were read for the measures; it need not be how they are read else.
  public init(
    _ first: MediationGround, _ second: MediationGround, question: BridgeQuestion,
    measures: [(first: MeasureResult, second: MeasureResult)] = [],
    views: (first: ViewReport, second: ViewReport)? = nil
  ) {
    self.measures = measures
    self.views = views
    self.first = first
    self.second = second
    comparison = MapComparison(from: first.map, to: second.map, view: question.view)
    rankings = ComparedRankings(first, second, question)
  }

  /// The differences, the largest first in the sentences.
  public var result: MediationResult {
    MediationResult(
      descriptor: Self.descriptor, parameters: [],
      findings: MediationFindings(
        notices: rankings.notices, sentences: sentences,
        sections: [overview, trustSection, actors, ties] + rankings.sections + correlations))
  }

  /// How alike each measure ranks the actors that both maps have.
  private var correlations: [MediationSection] {
    guard !measures.isEmpty else { return [] }
    return [
      MediationSection(
        id: "rank-correlations", title: "How alike measures rank the actors of both maps",
        subject: "measure",
        columns: [
          MediationColumn(
            "actors", "actors", .count, "how many have a value on both maps"),
          MediationColumn(
            "kendall", "Kendall", .number,
            "tau-b: 1 where they are in the same order, −1 where it is turned round"),
          MediationColumn("spearman", "Spearman", .number, "the correlation of ranks"),
        ],
        rows: measures.map { first, second in
          let found = RankCorrelation(first, second)
          return MediationRow(
            [Named(first.descriptor.id, first.descriptor.title)],
            [
              .count(found.count), MediationCell(found.kendall), MediationCell(found.spearman),
            ])
        }, sentences: reading + chosen)
    ]
  }

  /// How the maps were read for the measures.
  private var reading: [MediationSentence] {
    guard let (first, second) = views else { return [] }
    func ties(_ view: ViewReport) -> String {
      "\(view.ties) \(view.isDirected ? "directed" : "undirected") "
        + (view.ties == 1 ? "tie" : "ties")
    }
    let why =
      first.reading == self.first.view.reading
      ? "" : "; all else here reads \(self.first.view.reading.rawValue)"
    return [
      MediationSentence(
        "Measures read both maps as \(first.reading.rawValue): \(ties(first)) on the first, "
          + "\(ties(second)) on the second\(why).")
    ]
  }

  /// The parameters of those measures that have some.
  private var chosen: [MediationSentence] {
    measures.filter { !$0.first.parameters.isEmpty }.map { result, _ in
      let words = result.parameters.map { "\($0.name) \($0.value.isEmpty ? "any" : $0.value)" }
      return MediationSentence("\(result.descriptor.id): \(words.joined(separator: ", ")).")
    }
  }

  // MARK: - Names

  private func name(_ id: String) -> String {
    second.actor(id)?.name ?? first.name(id)
  }

  private func ends(of change: TieChange) -> (from: String, to: String) {
    let tie = tie(of: change)
    return (tie.from, tie.to)
  }

  private func tie(of change: TieChange) -> Relationship {
    change.newIndex.map { second.map.relationships[$0] }
      ?? first.map.relationships[change.oldIndex ?? 0]
  }

  private func words(_ change: TieChange) -> String {
    let tie = tie(of: change)
    return "\(name(tie.from)) \(tie.directed ? "to" : "and") \(name(tie.to))"
      + (tie.kind.map { " (\($0))" } ?? "")
  }
}

// MARK: - Tables

extension MapsBesideEachOther {
  private var overview: MediationSection {
    func row(_ what: String, _ both: Int, _ lost: Int, _ added: Int) -> MediationRow {
      let all = both + lost + added
      return MediationRow(
        [Named(what)],
        [
          .count(both), .count(lost), .count(added),
          all > 0 ? .number(Double(both) / Double(all)) : .undefined(.notOnBoth),
        ])
    }
    let tiesOnBoth = comparison.ties.count { $0.presence == .kept }
    return MediationSection(
      id: "overview", title: "What both maps have", subject: "what",
      columns: [
        MediationColumn("both", "on both", .count),
        MediationColumn("first-only", "only on the first", .count),
        MediationColumn("second-only", "only on the second", .count),
        MediationColumn("agreement", "agreement", .number, "on both of all on either"),
      ],
      rows: [
        row(
          "actors", comparison.count(Presence.kept), comparison.count(Presence.lost),
          comparison.count(Presence.added)),
        row(
          "ties", tiesOnBoth, comparison.count(TieCourse.lost), comparison.count(TieCourse.added)),
      ])
  }

  /// The signs of the ties that have one on both maps.
  private var signs: [(change: TieChange, isSame: Bool)] {
    comparison.ties.compactMap { change in
      guard let old = change.oldIndex, let new = change.newIndex,
        let before = first.map.relationships[old].sign,
        let after = second.map.relationships[new].sign
      else { return nil }
      return (change, before == after)
    }
  }

  private var trustSection: MediationSection {
    let rises = comparison.ties.compactMap(\.trustRise).map(\.magnitude).sorted()
    let signs = signs
    return MediationSection(
      id: "trust", title: "Trust and signs of the ties on both maps", subject: "what",
      columns: [
        MediationColumn("trust.ties", "with trust on both", .count),
        MediationColumn(
          "trust.difference", "mean difference", .number, "of trust, whichever way"),
        MediationColumn("sign.ties", "with a sign on both", .count),
        MediationColumn("sign.same", "same sign", .number, "the share of them"),
      ],
      rows: [
        MediationRow(
          [Named("ties")],
          [
            .count(rises.count),
            rises.isEmpty
              ? .undefined(.notOnBoth) : .number(rises.reduce(0, +) / Double(rises.count)),
            .count(signs.count),
            signs.isEmpty
              ? .undefined(.notOnBoth)
              : .number(Double(signs.count { $0.isSame }) / Double(signs.count)),
          ])
      ])
  }

  private var actors: MediationSection {
    let changed = comparison.actors.filter { $0.presence != .kept || !$0.altered.isEmpty }
      .sorted { idPrecedes($0.actor, $1.actor) }
    return MediationSection(
      id: "actors", title: "Actors that differ", subject: "actor",
      columns: [
        MediationColumn("where", "where", .text), MediationColumn("fields", "differs in", .items),
      ],
      rows: changed.map { change in
        MediationRow(
          [Named(change.actor, name(change.actor))],
          [.text(Self.place(change.presence)), .items(change.altered.map { Named($0) })])
      })
  }

  private static func place(_ presence: Presence) -> String {
    switch presence {
    case .added: "second only"
    case .lost: "first only"
    case .kept: "both"
    }
  }

  private var differing: [TieChange] {
    comparison.ties.filter { $0.course != .steady || !$0.altered.isEmpty }.sorted { a, b in
      let (x, y) = (ends(of: a), ends(of: b))
      if x.from != y.from { return idPrecedes(x.from, y.from) }
      if x.to != y.to { return idPrecedes(x.to, y.to) }
      return idPrecedes(tie(of: a).id ?? "", tie(of: b).id ?? "")
    }
  }

  private var ties: MediationSection {
    MediationSection(
      id: "ties", title: "Ties that differ", subject: "actors",
      columns: [
        MediationColumn("where", "where", .text), MediationColumn("kind", "kind", .text),
        MediationColumn("trust.first", "trust, first", .number),
        MediationColumn("trust.second", "second", .number),
        MediationColumn("trust.change", "change", .number),
        MediationColumn("strength.change", "strength, change", .number),
        MediationColumn("fields", "differs in", .items),
      ], rows: differing.map(row))
  }

  private func row(_ change: TieChange) -> MediationRow {
    let tie = tie(of: change)
    func cell(_ value: Double?, _ isThere: Bool) -> MediationCell {
      value.map { .number($0) } ?? .undefined(isThere ? .unknownTrust : .notOnBoth)
    }
    let isOnBoth = change.presence == .kept
    let rise = change.strengthRise.map { MediationCell.number($0) }
    let moved = [("trust", change.trustRise), ("strength", change.strengthRise)]
      .filter { ($0.1 ?? 0) != 0 }.map(\.0)
    let fields = (moved + change.altered).map { Named($0) }
    return MediationRow(
      [Named(tie.from, name(tie.from)), Named(tie.to, name(tie.to))],
      [
        .text(Self.place(change.presence)), .text(tie.kind?.rawValue ?? "none"),
        cell(change.oldTrust?.value, change.oldIndex != nil),
        cell(change.newTrust?.value, change.newIndex != nil),
        cell(change.trustRise, isOnBoth),
        rise ?? .undefined(isOnBoth ? .noStrength : .notOnBoth),
        isOnBoth ? .items(fields) : .undefined(.notOnBoth),
      ], ties: [tie.id].compactMap { $0 })
  }
}

// MARK: - Words

extension MapsBesideEachOther {
  private var sentences: [MediationSentence] {
    let hasDifference =
      comparison.actors.contains { $0.presence != .kept || !$0.altered.isEmpty }
      || !differing.isEmpty
    guard hasDifference else {
      return [
        MediationSentence("The two maps have the same actors and ties and say the same of them.")
      ] + rankings.sentences(name)
    }
    return [agreement] + missing + opposed + moved + rankings.sentences(name)
  }

  private var agreement: MediationSentence {
    let both = comparison.count(Presence.kept)
    let ties = comparison.ties.count { $0.presence == .kept }
    return MediationSentence(
      "Both maps have \(both) of the \(comparison.actors.count) actors and \(ties) of the "
        + "\(comparison.ties.count) ties that either has.")
  }

  private var missing: [MediationSentence] {
    [(Presence.lost, "first"), (.added, "second")].compactMap { presence, which in
      let names = comparison.actors.filter { $0.presence == presence }.map(\.actor)
        .sorted(by: idPrecedes).map(name)
      guard !names.isEmpty else { return nil }
      return MediationSentence("Only the \(which) map has \(enumerated(names)).")
    }
  }

  /// Ties that are hostile on one map and friendly on the other.
  private var opposed: [MediationSentence] {
    let opposed = signs.filter { !$0.isSame }.map(\.change)
    guard !opposed.isEmpty else { return [] }
    return [
      MediationSentence(
        "Hostile on one map and friendly on the other: "
          + "\(opposed.map(words).joined(separator: "; ")).",
        ties: opposed.compactMap { tie(of: $0).id })
    ]
  }

  /// The largest differences of trust.
  private var moved: [MediationSentence] {
    let rises = comparison.ties.filter { ($0.trustRise ?? 0) != 0 }
    guard let largest = rises.compactMap({ $0.trustRise?.magnitude }).max() else { return [] }
    let most = rises.filter { TrustComparison.isSame($0.trustRise?.magnitude ?? 0, largest) }
    let told = most.prefix(5).map { change in
      "\(words(change)), \(value(change.oldTrust)) on the first map and "
        + "\(value(change.newTrust)) on the second"
    }
    let rest = most.count > 5 ? "; and \(most.count - 5) more" : ""
    return [
      MediationSentence(
        "Trust differs in \(rises.count) \(rises.count == 1 ? "tie" : "ties"), most in: "
          + "\(told.joined(separator: "; "))\(rest).",
        ties: most.compactMap { tie(of: $0).id })
    ]
  }

  private func value(_ trust: Trust?) -> String {
    trust.map { fourDecimals($0.value, minus: "−") } ?? "unknown"
  }
}

extension Relationship {
  /// Whether it is friendly; `nil` where it has no sign.
  fileprivate var sign: Bool? { isHostile ? false : isFriendly ? true : nil }
}
