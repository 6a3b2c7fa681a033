// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorAnalytics
internal import ActorModel

/// Tables in words and rows, for all analytics that convene one.
struct TableWords {
  let convening: Convening
  private var ground: MediationGround { convening.ground }

  init(_ convening: Convening) { self.convening = convening }

  // MARK: - Sentences

  func contradiction(_ found: TableContradiction) -> [MediationSentence] {
    let words = found.first.map(convening.requirements.words)
    guard words.count > 1 else {
      return [
        MediationSentence(
          "No table is possible, because nobody on the map meets this: \(words.first ?? "")"
            + "; change the requirement, or add to the map whoever meets it.")
      ] + further(found)
    }
    return [
      MediationSentence(
        "No table is possible, because these requirements contradict each other on this map: "
          + numbered(found.first, from: 1) + ". " + advice(found))
    ] + further(found)
  }

  private func numbered(_ requirements: [TableRequirement], from first: Int) -> String {
    requirements.enumerated().map {
      "(\(first + $0.offset)) \(convening.requirements.words($0.element))"
    }.joined(separator: "; ")
  }

  /// Which single requirement is enough to give up.
  private func advice(_ found: TableContradiction) -> String {
    let numbers = { (answer: Bool?) in
      found.suffices.indices.filter { found.suffices[$0] == answer }.map { "(\($0 + 1))" }
    }
    let (enough, others, open) = (numbers(true), numbers(false), numbers(nil))
    if others.isEmpty, open.isEmpty {
      return "They contradict only together: giving up any one of them is enough."
    }
    let alone = others.count == found.first.count ? "any one of them" : enumerated(others, "or")
    let sentences = [
      enough.isEmpty ? nil : "Giving up \(enumerated(enough, "or")) alone is enough.",
      others.isEmpty
        ? nil
        : "Giving up \(alone) alone is not enough, because further requirements contradict too.",
      open.isEmpty
        ? nil
        : "Whether giving up \(enumerated(open, "or")) alone is enough was not decided, because the "
          + "map is too large.",
    ]
    return sentences.compactMap { $0 }.joined(separator: " ")
  }

  /// Sets that contradict themselves besides the first.
  private func further(_ found: TableContradiction) -> [MediationSentence] {
    var next = found.first.count + 1
    return found.sets.dropFirst().map { set in
      defer { next += set.count }
      return MediationSentence(
        set.count == 1
          ? "Besides, nobody on the map meets this: \(convening.requirements.words(set[0]))."
          : "Besides, these contradict each other: \(numbered(set, from: next)). One of them has "
            + "to be given up as well.")
    }
  }

  /// The same as rows, for spreadsheets and programs that read no sentences.
  func contradictionRows(_ found: TableContradiction) -> MediationSection {
    MediationSection(
      id: "contradiction", title: "Requirements that no table meets", subject: "requirement",
      columns: [
        MediationColumn("requirement", "what it asks", .text),
        MediationColumn(
          "contradiction", "contradiction", .count,
          "requirements with the same number contradict each other"),
        MediationColumn(
          "suffices", "enough to give up alone", .truth,
          "whether some table meets everything else that is asked"),
      ],
      rows: found.sets.enumerated().flatMap { number, set in
        set.enumerated().map { place, requirement in
          let suffices = number == 0 ? found.suffices[place] : false
          return MediationRow(
            [Named(convening.requirements.id(requirement))],
            [
              .text(convening.requirements.words(requirement)), .count(number + 1),
              suffices.map(MediationCell.truth) ?? .undefined(.searchLimit),
            ])
        }
      })
  }

  func undecided(_ size: Int) -> String {
    "The map is too large to decide within the limit of the search: there is no table with fewer "
      + "than \(size) seats, and none was found. Fewer roles or a higher trust make the question "
      + "smaller."
  }

  var incomplete: String {
    "There are more smallest tables than can be listed or searched; those listed are the best "
      + "connected that were found."
  }

  /// Where nobody trusts anybody.
  var trustNotice: [String] {
    ground.hasTrust ? [] : ["No tie of this view carries trust."]
  }

  /// What is assumed about members because the map does not say.
  func notices(_ tables: [FoundTable]) -> [String] {
    let actors = ground.map.actors
    let seated = Set(tables.flatMap(\.members))
    let speakers = Set(ground.ends.indices.flatMap(convening.requirements.speakers))
    let silent = seated.intersection(speakers).sorted().filter { actors[$0].mandate == nil }
    var notices = trustNotice
    if !silent.isEmpty {
      notices.append(
        "Whether \(convening.names(silent)) may speak for a side is not recorded; it is assumed.")
    }
    let unseen = convening.requirements.unknownVisibilities.filter { id in
      ground.network.frozen.index(of: id).map(seated.contains) ?? false
    }
    if !unseen.isEmpty {
      notices.append(
        "The visibility of \(enumerated(unseen.map(ground.name))) is not recorded; they are "
          + "admitted.")
    }
    return notices
  }

  /// What the tables are, and what the first is for.
  func opening(_ tables: [FoundTable], isComplete: Bool) -> [MediationSentence] {
    guard let first = tables.first else { return [] }
    let number =
      tables.count == 1
      ? "There is one such table"
      : "There are \(isComplete ? "" : "at least ")\(tables.count) such tables"
    let rivals = tables.contains { $0 != first && $0.weakestLink == first.weakestLink }
    let best = rivals ? "; among the best connected are" : "; best connected are"
    let link = convening.ties(of: first)
    return [
      MediationSentence(
        "The smallest table has \(first.members.count) "
          + "\(first.members.count == 1 ? "seat" : "seats"). \(number)"
          + (tables.count == 1 ? ": " : best + " ") + "\(convening.names(first.members))"
          + (first.members.count > 1
            ? ", whose weakest tie is \(fourDecimals(first.weakestLink))" : "") + ".", ties: link)
    ] + absences(first)
  }

  func absences(_ table: FoundTable) -> [MediationSentence] {
    var sentences: [MediationSentence] = []
    let principals = convening.principals(without: table)
    if !principals.isEmpty {
      sentences.append(
        MediationSentence(
          "\(enumerated(principals.map(\.name))) \(principals.count == 1 ? "has" : "have") no "
            + "seat at it and would be spoken for by others of their side."))
    }
    let vetoes = convening.vetoes(without: table)
    if !vetoes.isEmpty {
      sentences.append(
        MediationSentence(
          "\(enumerated(vetoes.map(\.name))), recorded as able to block an agreement, "
            + "\(vetoes.count == 1 ? "has" : "have") no seat at it."))
    }
    return sentences
  }

  // MARK: - Rows

  private var hasVetoes: Bool { ground.map.actors.contains { $0.veto == true } }

  /// All tables with their weakest link and who is not there.
  func tables(_ tables: [FoundTable]) -> MediationSection {
    var columns = [
      MediationColumn("seats", "seats", .count),
      MediationColumn(
        "weakest-link", "weakest tie", .number,
        "the largest trust at which the table still holds together"),
      MediationColumn(
        "principals-missing", "principals without a seat", .items,
        "those through whom a side or end speaks"),
    ]
    if hasVetoes {
      columns.append(
        MediationColumn(
          "vetoes-missing", "able to block, without a seat", .items,
          "those recorded as able to block an agreement"))
    }
    return MediationSection(
      id: "tables", title: "The smallest tables", subject: "actors", columns: columns,
      rows: tables.map { table in
        MediationRow(
          convening.named(table.members),
          [
            .count(table.members.count), .number(table.weakestLink),
            .items(convening.principals(without: table)),
          ] + (hasVetoes ? [.items(convening.vetoes(without: table))] : []),
          ties: convening.ties(of: table))
      })
  }

  /// Why each member of the first tables is needed.
  func members(_ tables: [FoundTable], coverage: Coverage? = nil) -> MediationSection {
    let shown = tables.prefix(5)
    let rows = shown.flatMap { table in
      table.members.map { member in
        let reasons = convening.need(of: member, at: table, coverage: coverage)
        return MediationRow(
          convening.named([member]),
          [
            .items(convening.named(table.members)),
            .text(reasons.isEmpty ? "not needed: it adds a seat" : enumerated(reasons)),
          ])
      }
    }
    let more = tables.count > shown.count ? " (the first \(shown.count) tables)" : ""
    return MediationSection(
      id: "members", title: "What each seat is for" + more, subject: "actor",
      columns: [
        MediationColumn("table", "at the table of", .items),
        MediationColumn("needed-because", "needed because", .text),
      ], rows: rows)
  }
}
