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
    case .table: return prose(shown, explained, isMarkdown: false)
    case .markdown: return prose(shown, explained, isMarkdown: true)
    case .csv: return table(shown, number: JSONText.number, missing: "", all: true).csv()
    case .json: return JSONText.pretty(tree(of: shown, explaining: explained)) + "\n"
    case .jsonl: return shown.map { JSONText.line(tree(of: $0)) + "\n" }.joined()
    }
  }

  // MARK: - For people

  private func prose(
    _ shown: [BridgeCandidate], _ explained: BridgeCandidate?, isMarkdown: Bool
  ) -> String {
    let heading = "Bridge-builder candidates between " + ends.map(\.name).joined(separator: ", ")
    var text = (isMarkdown ? "# \(Table.printable(heading))\n\n" : heading + "\n") + view.words
    text += "\nCandidates: \(candidateRule).\n"
    for end in ends {
      text += "\(end.name) speaks through \(end.principals.map(name).joined(separator: ", ")): "
      text += "the least trusting of them decides.\n"
    }
    let table = table(shown, number: fourDecimals, missing: "–", all: false)
    text += "\n" + (isMarkdown ? table.markdown() : table.text()) + "\n"
    text += notes(shown)
    for channel in channels { text += sentences(on: channel) }
    if let explained {
      let lines = Explanation(explained, in: self).sentences
      text += (isMarkdown ? "\n## " : "\n") + "Explained: \(explained.name)\n\n"
      text += lines.map { "- \($0)\n" }.joined()
    }
    return text
  }

  private func name(_ id: String) -> String { names[id].map { "\($0) (\(id))" } ?? id }

  private func notes(_ shown: [BridgeCandidate]) -> String {
    var notes: [String] = []
    for candidate in shown {
      if case .undefined(let reason) = candidate.acceptability {
        notes.append("\(candidate.name): acceptability undefined (\(reason.words)).")
      }
      let unknown = candidate.support.sponsorships.filter { $0.strength == nil }
      if !unknown.isEmpty {
        notes.append(
          "\(candidate.name): strength not recorded for "
            + unknown.map(\.tie).joined(separator: ", ") + ".")
      }
    }
    return notes.isEmpty ? "" : notes.joined(separator: "\n") + "\n\n"
  }

  private func sentences(on channels: EntryChannels) -> String {
    let between = channels.between.joined(separator: " and ")
    let allowed = channels.roles?.map(\.rawValue).joined(separator: " or ") ?? "any actor"
    var text =
      "Channels between \(between) at trust ≥ \(fourDecimals(channels.threshold)) over "
      + "\(allowed): \(channels.count)\n"
    for path in channels.paths {
      text += "  \(path.actors.joined(separator: " – ")) (weakest tie "
      text += "\(fourDecimals(path.weakest)), product \(fourDecimals(path.trust)))\n"
    }
    if !channels.singlePointsOfFailure.isEmpty {
      let names = channels.singlePointsOfFailure.map(name).joined(separator: ", ")
      text += "  Depends on \(names) alone: worth protecting or backing up.\n"
    } else if channels.count > 1 {
      let cuts = channels.minimumCuts.prefix(10).map { "{\($0.joined(separator: ", "))}" }
      text += "  Lost only if all of one of these were lost: \(cuts.joined(separator: " "))\n"
    }
    if let best = channels.strongest, channels.paths != [best] {
      text += "  Best by trust: \(best.actors.joined(separator: " – ")) "
      text += "(\(fourDecimals(best.trust)))\n"
    }
    for tie in channels.direct {
      text += "  Direct, not counted: \(tie.from) trusts \(tie.to) at \(fourDecimals(tie.value))\n"
    }
    return text
  }

  // MARK: - For spreadsheets

  private func table(
    _ shown: [BridgeCandidate], number: (Double) -> String, missing: String, all: Bool
  ) -> Table {
    let several = ends.count > 2
    let ways = ends.map { Table.Column.number("trust from \($0.id)") }
    let biases = (shown.first?.biases ?? []).map {
      Table.Column.number(several ? "bias \($0.between.joined(separator: "/"))" : "bias")
    }
    var columns: [Table.Column] = [.number("rank"), .text("actor"), .text("name")]
    columns += [.number("acceptability")] + ways + biases
    columns += [.text("critical actors"), .text("independence"), .number("support")]
    if all { columns.append(.number("support concentration")) }
    var table = Table(columns)
    for candidate in shown {
      let independence = candidate.independence.map { entry in
        "\(entry.sponsor) \(entry.value.number.map(number) ?? "–")"
      }
      var row = [
        candidate.rank.map(String.init) ?? missing, candidate.actor, candidate.name,
        candidate.acceptability.number.map(number) ?? missing,
      ]
      row += candidate.reaches.map { number($0.trust) }
      row += candidate.biases.map { $0.value.number.map(number) ?? missing }
      row += [candidate.criticalActors.joined(separator: all ? ";" : ", ")]
      row += [independence.joined(separator: all ? ";" : ", ")]
      row += [candidate.support.support.number.map(number) ?? missing]
      if all { row.append(candidate.support.concentration.number.map(number) ?? missing) }
      table.rows.append(row)
    }
    return table
  }
}
