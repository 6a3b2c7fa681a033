// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorAnalytics
internal import ActorModel

/// The tables of a what-if.
struct WhatIfTables {
  private let whatIf: WhatIf
  private let shifts: RankingShifts

  init(_ whatIf: WhatIf, _ shifts: RankingShifts) {
    self.whatIf = whatIf
    self.shifts = shifts
  }

  func sections(_ words: WhatIfWords) -> [MediationSection] {
    [changes(words), ranking, standing, beside, first, biases, channels, undefined, overview]
      .compactMap { $0 }
  }

  // MARK: - Cells

  private typealias Read = (BridgeCandidate) -> Cell

  private func cell(_ candidate: BridgeCandidate?, _ read: Read) -> MediationCell {
    candidate.map { MediationCell(read($0)) } ?? .undefined(.notOnBoth)
  }

  private func rise(_ old: MediationCell, _ new: MediationCell) -> MediationCell {
    if case .undefined(let reason) = old { return .undefined(reason) }
    if case .undefined(let reason) = new { return .undefined(reason) }
    guard let a = old.number, let b = new.number else { return .undefined(.notOnBoth) }
    return .number(TrustComparison.isSame(a, b) ? 0 : readableDifference(b, less: a))
  }

  private func countRise(_ old: MediationCell, _ new: MediationCell) -> MediationCell {
    if case .number(let rise) = rise(old, new) { return .count(Int(rise)) }
    return rise(old, new)
  }

  private func trio(_ shift: CandidateShift, _ read: Read) -> [MediationCell] {
    let (old, new) = (cell(shift.before, read), cell(shift.after, read))
    return [old, new, rise(old, new)]
  }

  private func columns(
    _ id: String, _ title: String, _ kind: MediationColumn.Kind, change: String? = nil
  ) -> [MediationColumn] {
    [
      MediationColumn("\(id).before", "\(title), before", kind),
      MediationColumn("\(id).after", "after", kind),
      MediationColumn("\(id).change", "change", kind, change),
    ]
  }

  private func named(_ shift: CandidateShift) -> [Named] {
    [Named(shift.id, shift.after?.name ?? shift.before?.name)]
  }

  // MARK: - Tables

  private func changes(_ words: WhatIfWords) -> MediationSection {
    MediationSection(
      id: "changes", title: "The changes, in their order", subject: "change",
      columns: [MediationColumn("written", "written as", .text), .init("effect", "effect", .text)],
      rows: whatIf.changed.effects.enumerated().map { place, effect in
        let text = whatIf.texts.indices.contains(place) ? whatIf.texts[place] : ""
        return MediationRow(
          [Named(String(place + 1))], [.text(text), .text(words.effect(effect))],
          ties: effect.tiesInOrder.map(\.id))
      })
  }

  private var ranking: MediationSection {
    MediationSection(
      id: "ranking", title: "The ranking before and after", subject: "actor",
      columns: [
        MediationColumn(
          "decided-by", "decided by", .items,
          "the parts of the ranking’s rule by which it passed others or was passed")
      ] + columns("rank", "rank", .count, change: "of rank: positive is towards the first place")
        + columns("acceptability", "acceptability", .number),
      rows: shifts.all.map(place))
  }

  private func place(_ shift: CandidateShift) -> MediationRow {
    func rank(_ candidate: BridgeCandidate?) -> MediationCell {
      guard let candidate else { return .undefined(.notOnBoth) }
      return candidate.rank.map { .count($0) } ?? .undefined(.noTies)
    }
    let (old, new) = (rank(shift.before), rank(shift.after))
    let parts = Set((shift.overtook + shift.fellBehind).map(\.part)).sorted()
    return MediationRow(
      named(shift),
      [.items(parts.map { Named(RankingParts.names[$0]) })]
        + [old, new, countRise(new, old)] + trio(shift, \.acceptability),
      ties: WhatIfWords.ties(shift.after))
  }

  private var standing: MediationSection {
    let hasBias = [whatIf.before, whatIf.after].allSatisfy { ($0?.ends.count ?? 2) == 2 }
    let reads: [(id: String, read: Read)] =
      (hasBias ? [("bias", { $0.biases.first?.value ?? .undefined(.noPath) })] : []) + [
        ("independence", { $0.parts.independence }), ("support", { $0.parts.support }),
      ]
    return MediationSection(
      id: "standing", title: "Bias, independence and support", subject: "actor",
      columns: reads.flatMap { columns($0.id, $0.id, .number) },
      rows: shifts.all.map { shift in
        MediationRow(named(shift), reads.flatMap { trio(shift, $0.read) })
      }, sentences: [MediationSentence(legend(hasBias))])
  }

  private func legend(_ hasBias: Bool) -> String {
    let ends = (whatIf.after ?? whatIf.before)?.ends ?? []
    let bias =
      hasBias && ends.count == 2
      ? "Bias: above 0 towards \(ends[0].name), below 0 towards \(ends[1].name). " : ""
    return bias
      + "Independence: the share of the acceptability that would be left without the sponsor on "
      + "whom most hangs. Support: what the sponsors give together."
  }

  /// The counts of the ranking's rule, and how busy a candidate is.
  private var beside: MediationSection {
    MediationSection(
      id: "counts", title: "Critical actors, hostile pairs and ties", subject: "actor",
      columns: Self.counts.flatMap { columns($0.id, $0.title, .count).prefix(2) },
      rows: shifts.all.map { shift in
        MediationRow(
          named(shift),
          Self.counts.flatMap { count in
            [shift.before, shift.after].map { candidate in
              guard let candidate else { return .undefined(.notOnBoth) }
              return count.read(candidate).map { .count($0) } ?? .undefined(.noTies)
            }
          })
      },
      sentences: [
        MediationSentence(
          "Critical: other actors whose absence alone would make the acceptability 0, an end’s "
            + "only speaker not counted; of several who speak for an end the others then do. Hostile: "
            + "pairs who are hostile to each other and both positive to the actor. Ties: how busy "
            + "the actor is.")
      ])
  }

  private static let counts:
    [(id: String, title: String, read: @Sendable (BridgeCandidate) -> Int?)] = [
      ("critical", "critical", { $0.parts.criticalActors }),
      ("hostile-pairs", "hostile", { $0.parts.hostilePairs }), ("activity", "ties", { $0.ties }),
    ]

  /// P(first), where either ranking has probabilities.
  private var first: MediationSection? {
    guard shifts.all.contains(where: { $0.firstBefore != nil || $0.firstAfter != nil }) else {
      return nil
    }
    return MediationSection(
      id: "first", title: "The probability of being first by acceptability", subject: "actor",
      columns: columns("first", "first", .number),
      rows: shifts.all.map { shift in
        MediationRow(named(shift), shares(shift.firstBefore, shift.firstAfter))
      } + [
        MediationRow(
          [Named("nobody", "nobody is reached by trust from every end")],
          shares(nobody(whatIf.before), nobody(whatIf.after)))
      ], sentences: account)
  }

  private func shares(_ before: Double?, _ after: Double?) -> [MediationCell] {
    func cell(_ value: Double?) -> MediationCell {
      value.map { .number($0) } ?? .undefined(.notOnBoth)
    }
    return [cell(before), cell(after), rise(cell(before), cell(after))]
  }

  private func nobody(_ report: BridgeReport?) -> Double? {
    guard let confidence = report?.confidence, confidence.account.hasProbabilities else {
      return nil
    }
    return confidence.nobody
  }

  private var account: [MediationSentence] {
    [("Before", whatIf.before), ("After", whatIf.after)].compactMap { when, report in
      report?.confidence.map { MediationSentence("\(when): \(words($0.account)).") }
    }
  }

  private func words(_ account: UncertaintyAccount) -> String {
    switch account.method {
    case .noTies: "no tie of the view carries trust"
    case .noConfidence:
      "no tie that the ranking reads has a recorded confidence, so no probability is given"
    case .exact: "exact over \(account.drawnTies) doubtful \(noun(account.drawnTies))"
    case .draws:
      "from \(account.draws) draws of \(account.drawnTies) doubtful \(noun(account.drawnTies)), "
        + "seed \(account.options.seed), standard error at most "
        + fourDecimals(account.standardError)
    }
  }

  private func noun(_ count: Int) -> String { count == 1 ? "tie" : "ties" }

  /// One row for each candidate and pair of ends; with two ends the bias stands elsewhere.
  private var biases: MediationSection? {
    guard max(whatIf.before?.ends.count ?? 0, whatIf.after?.ends.count ?? 0) > 2 else { return nil }
    let rows = shifts.all.flatMap { shift in
      pairsOfEnds.map { pair -> MediationRow in
        func bias(_ candidate: BridgeCandidate?) -> MediationCell {
          candidate?.biases.first { $0.between == pair }.map { MediationCell($0.value) }
            ?? .undefined(.notOnBoth)
        }
        let (old, new) = (bias(shift.before), bias(shift.after))
        return MediationRow(
          named(shift) + pair.map { Named($0, whatIf.end($0)) }, [old, new, rise(old, new)])
      }
    }
    return MediationSection(
      id: "bias", title: "Bias between each two ends (above 0 towards the first)",
      subject: "actors", columns: columns("bias", "bias", .number), rows: rows)
  }

  private var pairsOfEnds: [[String]] {
    var found: [[String]] = []
    for channels in (whatIf.before?.channels ?? []) + (whatIf.after?.channels ?? [])
    where !found.contains(channels.between) { found.append(channels.between) }
    return found
  }

  private var channels: MediationSection {
    let threshold = (whatIf.after ?? whatIf.before)?.question.threshold ?? 0
    return MediationSection(
      id: "channels", title: "Channels at trust ≥ \(fourDecimals(threshold))", subject: "ends",
      columns: [
        MediationColumn(
          "single.before", "hangs on, before", .items,
          "the actors on whom the only channel depends"),
        MediationColumn("single.after", "hangs on, after", .items),
      ] + columns("channels", "channels", .count) + [
        MediationColumn(
          "strongest.before", "strongest, before", .number,
          "the product of trusts along the strongest channel"),
        MediationColumn("strongest.after", "after", .number),
      ], rows: pairsOfEnds.map { channels(between: $0) })
  }

  private func channels(between pair: [String]) -> MediationRow {
    func found(_ report: BridgeReport?) -> EntryChannels? {
      report?.channels.first { $0.between == pair }
    }
    let both = [found(whatIf.before), found(whatIf.after)]
    let counts = both.map { channels -> MediationCell in
      guard let channels else { return .undefined(.notOnBoth) }
      return channels.count.map { .count($0) } ?? .undefined(.noTies)
    }
    let single = both.map { channels -> MediationCell in
      guard let channels else { return .undefined(.notOnBoth) }
      return channels.hasTrust
        ? .items(channels.singlePointsOfFailure.map { Named($0, whatIf.name($0)) })
        : .undefined(.noTies)
    }
    let strongest = both.map { channels -> MediationCell in
      guard let channels else { return .undefined(.notOnBoth) }
      return channels.strongest.map { .number($0.trust) }
        ?? .undefined(channels.hasTrust ? .noChannel : .noTies)
    }
    return MediationRow(
      pair.map { Named($0, whatIf.end($0)) },
      single + counts + [countRise(counts[0], counts[1])] + strongest)
  }

  /// What became undefined, or defined, and why.
  private var undefined: MediationSection? {
    let rows = shifts.all.flatMap { shift -> [MediationRow] in
      guard let before = shift.before, let after = shift.after else { return [] }
      return zip(Self.numbers(before), Self.numbers(after)).compactMap { old, new in
        guard (old.cell.number == nil) != (new.cell.number == nil) else { return nil }
        return MediationRow(
          named(shift), [.text(old.what), .text(Self.words(old.cell)), .text(Self.words(new.cell))])
      }
    }
    guard !rows.isEmpty else { return nil }
    return MediationSection(
      id: "undefined", title: "What became undefined, or defined", subject: "actor",
      columns: [
        MediationColumn("number", "number", .text), MediationColumn("before", "before", .text),
        MediationColumn("after", "after", .text),
      ], rows: rows)
  }

  static func numbers(_ candidate: BridgeCandidate) -> [(what: String, cell: Cell)] {
    [
      ("acceptability", candidate.acceptability),
      ("bias", candidate.biases.first?.value ?? .undefined(.noPath)),
      ("independence", candidate.parts.independence), ("support", candidate.parts.support),
      ("weighted hostile pairs", candidate.parts.weightedPairs),
    ]
  }

  private static func words(_ cell: Cell) -> String {
    switch cell {
    case .value(let number): fourDecimals(number, minus: "−")
    case .undefined(let reason): "undefined: \(reason.words)"
    }
  }

  private var overview: MediationSection {
    MediationSection(
      id: "overview", title: "The map before and after", subject: "what",
      columns: columns("value", "value", .number),
      rows: [
        row(
          "bridge-trust", "largest acceptability of any candidate", shifts.bridgeTrust(\.before),
          shifts.bridgeTrust(\.after), missing: .noTies),
        row(
          "actors", "actors", whatIf.changed.original.actors.count, whatIf.changed.map.actors.count),
        row(
          "ties", "ties", whatIf.changed.original.relationships.count,
          whatIf.changed.map.relationships.count),
        row(
          "ties-read", "ties that the ranking reads", whatIf.before?.view.ties,
          whatIf.after?.view.ties),
      ])
  }

  private func row(_ id: String, _ name: String, _ old: Int?, _ new: Int?) -> MediationRow {
    row(id, name, old.map(Double.init), new.map(Double.init), missing: .notOnBoth)
  }

  private func row(
    _ id: String, _ name: String, _ old: Double?, _ new: Double?, missing: UndefinedReason
  ) -> MediationRow {
    let cells = [old, new].map { $0.map { MediationCell.number($0) } ?? .undefined(missing) }
    return MediationRow([Named(id, name)], cells + [rise(cells[0], cells[1])])
  }
}
