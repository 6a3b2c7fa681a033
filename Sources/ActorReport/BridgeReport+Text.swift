// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorAnalytics
public import ActorMediation
internal import ActorModel

extension BridgeReport {
  /// The whole report in `format`.
  ///
  /// - Parameters:
  ///   - top: only the first candidates; `nil` means all.
  ///   - explained: the candidate whose numbers are told in sentences.
  public func text(
    as format: ReportFormat, top: Int? = nil, explaining explained: BridgeCandidate? = nil
  ) -> String {
    let shown = Array(candidates.prefix(top ?? candidates.count))
    switch format {
    case .table: return prose(shown, explained, .plain)
    case .markdown: return prose(shown, explained, .markdown)
    case .csv: return sheet(shown).csv()
    case .json: return JSONText.pretty(tree(of: shown, explaining: explained)) + "\n"
    case .jsonl: return shown.map { JSONText.line(tree(of: $0)) + "\n" }.joined()
    }
  }

  private func name(_ id: String) -> String { names[id] ?? id }
  private func endName(_ id: String) -> String { ends.first { $0.id == id }?.name ?? id }

  // MARK: - For people

  private func prose(
    _ shown: [BridgeCandidate], _ explained: BridgeCandidate?, _ form: Prose.Form
  ) -> String {
    var prose = Prose(form)
    prose.heading("Bridge-builder candidates between \(enumerated(ends.map(\.name)))")
    prose.lines(
      scopeNotes + ends.map(speakers)
        + ["Candidates: \(candidateRule).", question.rule.words, view.words])
    if shown.isEmpty {
      prose.lines(["No actor is a candidate; --candidates all looks at every other actor."])
    } else {
      prose.table(overview(shown))
      prose.lines(legend + verdict)
      addConfidence(of: shown, to: &prose)
      prose.heading("What decides between equals, and who is busy", level: 2)
      prose.table(parts(shown))
      prose.lines(partsLegend)
      addDetails(of: shown, to: &prose)
    }
    for channel in channels { add(channel, to: &prose) }
    if let explained {
      prose.heading("Explained: \(explained.name)", level: 2)
      prose.entries(Explanation(explained, in: self).sentences.filter { $0 != Explanation.limit })
    }
    prose.lines(["Limit: \(Explanation.limit)"])
    return prose.text
  }

  private func speakers(of end: ConflictEnd) -> String {
    let speakers = enumerated(end.principals.map(name))
    guard end.principals.count > 1 else {
      return end.name == speakers
        ? "\(end.name) speaks for itself." : "\(end.name) speaks through \(speakers)."
    }
    return "\(end.name) speaks through \(speakers); \(question.rule.principals.decision)."
  }

  private func overview(_ shown: [BridgeCandidate]) -> Table {
    var columns: [Table.Column] = [
      .number("rank"), .text("actor"), .text("name", shrinkableTo: 12), .number("acceptability"),
    ]
    if hasProbabilities { columns += [.number("5–95 %"), .number("first")] }
    columns += ends.map { .number(TextLine.cut(TextLine.printable($0.id), to: 16)) }
    if ends.count == 2 { columns.append(.number("bias")) }
    var table = Table(columns)
    for candidate in shown {
      var row = [candidate.rank.map(String.init) ?? "–", candidate.actor, candidate.name]
      row.append(cell(candidate.acceptability))
      if hasProbabilities { row += probabilities(candidate) }
      row += candidate.reaches.map { cell($0.trust) }
      if ends.count == 2 { row += candidate.biases.map { cell($0.value) } }
      table.rows.append(row)
    }
    return table
  }

  private func probabilities(_ candidate: BridgeCandidate) -> [String] {
    guard let place = confidence?.candidate(candidate.actor) else { return ["–", "–"] }
    let spread = place.acceptability
    let ends = [spread.low, spread.high].map { fourDecimals($0) }
    return [ends[0] == ends[1] ? ends[0] : "\(ends[0])–\(ends[1])", percent(place.first)]
  }

  /// What decides after the acceptability, in the order in which it does.
  private func parts(_ shown: [BridgeCandidate]) -> Table {
    var table = Table(
      [.number("rank"), .text("actor"), .text("name", shrinkableTo: 12)]
        + ["critical", "independence", "support", "hostile", "weighted", "ties"]
        .map(Table.Column.number))
    for candidate in shown {
      let parts = candidate.parts
      table.rows.append([
        candidate.rank.map(String.init) ?? "–", candidate.actor, candidate.name,
        count(parts.criticalActors), cell(parts.independence), cell(parts.support),
        count(parts.hostilePairs), cell(parts.weightedPairs), String(candidate.ties),
      ])
    }
    return table
  }

  private func count(_ value: Int?) -> String { value.map(String.init) ?? "–" }

  private func cell(_ cell: Cell) -> String {
    cell.number.map { fourDecimals($0, minus: "−") } ?? "–"
  }

  private var legend: [String] {
    let sides = enumerated(ends.map(\.id))
    var lines = [
      "acceptability: the least of \(sides), the trust that reaches the actor from each, 0 to 1."
    ]
    if hasProbabilities {
      lines += [
        "5–95 %: where the acceptability lies in nine of ten cases, counting in that ties may not "
          + "exist.",
        "first: the probability that nobody's acceptability is larger; equal ones are all first.",
      ]
    }
    if ends.count == 2 {
      lines.append(
        "bias: above 0 towards \(ends[0].id), below 0 towards \(ends[1].id), −1 to 1.")
    }
    return lines
  }

  private var partsLegend: [String] {
    [
      "The ranks go by acceptability; among equals by these numbers from left to right, without the "
        + "ties.",
      "critical: the number of other actors whose absence alone would make the acceptability 0, "
        + "an end’s only speaker not counted; of several who speak for an end the others then do; the "
        + "fewer come first.",
      "independence: the share of the acceptability that would be left without the sponsor on whom "
        + "most hangs, 0 to 1.",
      "support: what the sponsors give together, 0 to 1.",
      "hostile: the number of pairs who are hostile to each other and both positive to the actor; "
        + "weighted: the sum of hostility times the lesser trust, where recorded.",
      "ties: how busy the actor is: all its ties in this view. " + activityWords,
    ]
  }

  private var activityWords: String {
    switch activityExplains {
    case .value(let value):
      "How far that alone explains the ranks: \(fourDecimals(value, minus: "−")) (Spearman's rank correlation "
        + "over \(candidates.count { $0.rank != nil }) candidates; 1: the busiest come first, 0: no "
        + "relation, −1: they come last)."
    case .undefined(let reason):
      "How far that alone explains the ranks is undefined: \(reason.words)."
    }
  }

  private var verdict: [String] {
    let values = candidates.map(\.acceptability.number)
    if values.allSatisfy({ $0 == nil }) {
      return ["No tie of this view carries trust, so there is nothing to rank by."]
    }
    return values.allSatisfy { ($0 ?? 0) == 0 }
      ? ["No candidate is reached by trust from every end, so nobody is placed best."] : tieBreaks
  }

  private func addDetails(of shown: [BridgeCandidate], to prose: inout Prose) {
    if ends.count > 2 {
      prose.list(
        "Bias (above 0 towards the first)",
        shown.map { candidate in
          let pairs = candidate.biases.map {
            "\($0.between.joined(separator: "/")) \(cell($0.value))"
          }
          return "\(candidate.name): \(pairs.joined(separator: ", "))"
        })
    }
    prose.list(
      "Distrust that those who speak for an end record themselves (acceptability reads trust only)",
      shown.flatMap { candidate in
        candidate.distrust.map {
          "\(name($0.from)) distrusts \(candidate.name): \(fourDecimals($0.value, minus: "−"))"
        }
      })
    prose.list(
      "Distrust recorded beside the trust of a chain (of ties between the same two the one of most "
        + "trust counts)",
      shown.flatMap { candidate in
        candidate.contested.map {
          "on a chain to \(candidate.name): \(name($0.from)) distrusts \(name($0.to)): "
            + fourDecimals($0.value, minus: "−")
        }
      })
    prose.list(
      "Critical actors",
      shown.filter { !$0.criticalActors.isEmpty }.map {
        "\($0.name): \(enumerated($0.criticalActors.map(name)))"
      })
    prose.list(
      "Independence from sponsors (1: the acceptability would stay the same without the sponsor)",
      independence(shown))
    prose.list(
      "How tied up in the closest sponsor (local constraint, 0 to 1; 1: nobody else to turn to)",
      shown.compactMap(closest))
    prose.list(
      "Distrust of a sponsor that could fall on the actor (stigma, 0 to 1)", stigmas(shown))
    prose.list("Not known", unknowns(shown))
  }

  /// Where all is 1 one line says so.
  private func independence(_ shown: [BridgeCandidate]) -> [String] {
    var notes = shown.compactMap { candidate -> String? in
      let borrowed = candidate.independence.compactMap { entry in
        entry.value.number.flatMap { $0 < 1 ? "\(name(entry.sponsor)) \(fourDecimals($0))" : nil }
      }
      return borrowed.isEmpty ? nil : "\(candidate.name): \(borrowed.joined(separator: ", "))"
    }
    let all = shown.flatMap(\.independence).map(\.value)
    for reason in [UndefinedReason.sponsorIsPrincipal, .nothingToSurvive, .noTies]
    where all.contains(.undefined(reason)) {
      notes.append("undefined where \(reason.words)")
    }
    if all.contains(where: { $0.number == 1 }) {
      notes.append(notes.isEmpty ? "1 for every candidate and sponsor" : "1 in every other case")
    }
    return notes
  }

  private func closest(_ candidate: BridgeCandidate) -> String? {
    let known = candidate.independence.compactMap { entry in
      entry.closeness.constraint.number.map { (entry.sponsor, $0) }
    }
    guard let most = known.max(by: { $0.1 < $1.1 }), most.1 > 0 else { return nil }
    return "\(candidate.name): \(name(most.0)) \(fourDecimals(most.1))"
  }

  /// Where nothing is above 0 one line says so, and what nobody recorded is told.
  private func stigmas(_ shown: [BridgeCandidate]) -> [String] {
    let all = shown.flatMap { candidate in candidate.independence.map { (candidate, $0) } }
    var notes = all.compactMap { candidate, entry -> String? in
      guard let value = entry.closeness.stigma.number, value > 0 else { return nil }
      let party = entry.closeness.distrustedBy.map { ", distrusted by \(name($0))" } ?? ""
      return "\(candidate.name): \(name(entry.sponsor)) \(fourDecimals(value))\(party)"
    }
    let cells = all.map(\.1.closeness.stigma)
    if cells.contains(.value(0)) {
      notes.append(notes.isEmpty ? "0 wherever it is known" : "0 wherever else it is known")
    }
    let unheard = all.filter { $0.1.closeness.stigma == .undefined(.noRecordedTrust) }
    let names = Set(unheard.map(\.1.sponsor)).sorted(by: idPrecedes).map(name)
    if !names.isEmpty {
      notes.append("unknown for \(enumerated(names)): no party’s trust in it is recorded")
    }
    return notes
  }

  private func unknowns(_ shown: [BridgeCandidate]) -> [String] {
    shown.flatMap { candidate in
      var notes: [String] = []
      let ties = candidate.support.sponsorships.filter { $0.strength == nil }.map(\.tie)
      if !ties.isEmpty {
        notes.append("\(candidate.name): the strength of \(enumerated(ties))")
      }
      return notes
    }
  }

  private func add(_ channels: EntryChannels, to prose: inout Prose) {
    let allowed = channels.roles.map { enumerated($0.map(\.rawValue), "or") } ?? "any actor"
    prose.lines([
      "Channels between \(enumerated(channels.between.map(endName))) that share no actor, at "
        + "trust ≥ \(fourDecimals(channels.threshold)) over \(allowed): "
        + (channels.count.map(String.init) ?? "unknown, for no tie of this view carries trust")
    ])
    guard channels.hasTrust else { return }
    prose.entries(channels.paths.map(words) + remarks(on: channels))
  }

  private func words(_ path: TrustPath) -> String {
    path.actors.map(name).joined(separator: " – ") + " (weakest tie "
      + "\(fourDecimals(path.weakest)), all multiplied \(fourDecimals(path.trust)))"
  }

  private func remarks(on channels: EntryChannels) -> [String] {
    var remarks: [String] = []
    if !channels.singlePointsOfFailure.isEmpty {
      let names = enumerated(channels.singlePointsOfFailure.map(name), "or")
      remarks.append(
        "If \(names) were absent, no channel would be left: worth protecting or backing up.")
    } else if channels.paths.count > 1 {
      let cuts = channels.minimumCuts.prefix(10).map { enumerated($0.map(name)) }
      let more = channels.minimumCuts.count > 10 ? "; and others" : ""
      remarks.append(
        (cuts.count == 1
          ? "If all of these were absent" : "If all of one of these groups were absent")
          + ", no channel would be left: " + cuts.joined(separator: "; ") + more)
    }
    if let shortest = channels.shortest, !channels.paths.contains(shortest) {
      remarks.append("Shortest single chain: \(words(shortest))")
    }
    if let strongest = channels.strongest, channels.paths != [strongest] {
      remarks.append("Strongest single chain: \(words(strongest))")
    }
    if channels.paths.isEmpty, channels.roles != nil {
      remarks.append("With --roles any, chains over every actor count.")
    }
    return remarks
      + channels.direct.map {
        "Direct, not counted: \(name($0.from)) trusts \(name($0.to)) at \(fourDecimals($0.value))"
      }
  }

  // MARK: - For spreadsheets

  /// Every sponsor that concerns some candidate has a column; undefined is empty.
  private func sheet(_ shown: [BridgeCandidate]) -> Table {
    var sponsors: [String] = []
    for entry in shown.flatMap(\.independence) where !sponsors.contains(entry.sponsor) {
      sponsors.append(entry.sponsor)
    }
    sponsors.sort(by: idPrecedes)
    let biases = channels.map {
      ends.count > 2 ? "bias.\($0.between.joined(separator: "/"))" : "bias"
    }
    let numbers =
      ["rank", "acceptability"] + ends.map { "acceptability.\($0.id)" } + biases
      + ["critical", "support", "support.concentration", "support.decision"]
      + sponsors.map { "independence.\($0)" } + sponsors.map { "constraint.\($0)" }
      + sponsors.map { "stigma.\($0)" } + [
        "independence.least", "hostile-pairs", "hostile-pairs.weighted", "activity",
      ]
      + (shown.first.map { confidenceCells($0).map(\.0) } ?? [])
    var table = Table(
      [.text("actor"), .text("name")] + numbers.map(Table.Column.number)
        + [.text("critical.actors")])
    for candidate in shown {
      table.rows.append(
        [candidate.actor, candidate.name] + cells(candidate, sponsors)
          + [candidate.criticalActors.joined(separator: ";")])
    }
    return table
  }

  private func cells(_ candidate: BridgeCandidate, _ sponsors: [String]) -> [String] {
    func number(_ count: Int?) -> String { count.map(String.init) ?? "" }
    func digits(_ cell: Cell?) -> String { cell?.number.map(JSONText.number) ?? "" }
    let support = candidate.support
    let entries = sponsors.map { sponsor in
      candidate.independence.first { $0.sponsor == sponsor }
    }
    return [candidate.rank.map(String.init) ?? "", digits(candidate.acceptability)]
      + candidate.reaches.map { digits($0.trust) }
      + candidate.biases.map { digits($0.value) }
      + [
        number(candidate.parts.criticalActors), digits(support.support),
        digits(support.concentration), digits(support.decisionSupport),
      ]
      + entries.map { digits($0?.value) } + entries.map { digits($0?.closeness.constraint) }
      + entries.map { digits($0?.closeness.stigma) }
      + [
        digits(candidate.parts.independence), number(candidate.parts.hostilePairs),
        digits(candidate.parts.weightedPairs), String(candidate.ties),
      ] + confidenceCells(candidate).map(\.1)
  }
}
