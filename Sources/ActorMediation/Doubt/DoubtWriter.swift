// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorAnalytics
internal import ActorModel

/// What the draws of an analytic say, in sentences and tables; every clause follows from a number.
struct DoubtWriter {
  let ground: MediationGround
  let plain: MediationFindings
  let keys: [KeyNumber]
  let whole: DoubtReading
  let tally: DoubtTally
  let lottery: TieLottery
  /// What comes out where one doubtful tie alone does not exist.
  let removals: [(tie: Int, reading: DoubtReading)]

  /// Answers told for each question, and ties told for each answer.
  static let told = 5

  var sections: [MediationSection] {
    (numberSections + [answerSection, tippingSection]).filter { !$0.rows.isEmpty }
  }

  var notices: [String] {
    let doubtful = lottery.tickets.count { $0.confidence < 1 }
    return removals.count < doubtful
      ? [
        "There are \(doubtful) doubtful ties; only the \(removals.count) least sure of them were "
          + "taken away one by one to see what hangs on them."
      ] : []
  }

  // MARK: - Ties

  func id(ofTie place: Int) -> String { tie(place).id ?? "" }

  private func tie(_ place: Int) -> Relationship {
    ground.map.relationships[lottery.tickets[place].position]
  }

  /// `a trusts b`, or the kind of the tie between the two.
  private func words(ofTie place: Int) -> String {
    let tie = tie(place)
    let (from, to) = (ground.name(tie.from), ground.name(tie.to))
    if (tie.trust?.value ?? 0) > 0, tie.kind == nil || tie.kind == .trust {
      return tie.directed ? "\(from) trusts \(to)" : "\(from) and \(to) trust each other"
    }
    let kind = tie.kind?.rawValue ?? "relationship"
    return tie.directed ? "the \(kind) from \(from) to \(to)" : "the \(kind) of \(from) and \(to)"
  }

  private func confidence(_ place: Int) -> String {
    "confidence \(fourDecimals(lottery.tickets[place].confidence))"
  }

  // MARK: - Numbers

  private var numberSections: [MediationSection] {
    var sections: [MediationSection] = []
    var place = 0
    for key in keys {
      guard case .numbers(_, let column, let isRanked, _) = key else { continue }
      if let section = plain.section(key.section) {
        sections.append(numbers(section, column, isRanked: isRanked, at: place))
      }
      place += 1
    }
    return sections
  }

  private func numbers(
    _ section: MediationSection, _ column: String, isRanked: Bool, at place: Int
  ) -> MediationSection {
    let title = section.columns.first { $0.id == column }?.title ?? column
    let rows = whole.numbers[place].rows
    let moving = rows.filter { moves($0, at: place) }
    let still = rows.count - moving.count
    let sentence =
      still == 0 || moving.isEmpty
      ? []
      : [
        MediationSentence(
          still == 1
            ? "One further value is the same in every case."
            : "\(still) further values are the same in every case.")
      ]
    return MediationSection(
      id: "doubt.\(section.id).\(column)", title: "How sure “\(title)” is (\(section.title))",
      subject: section.subject, columns: Self.columns(isRanked: isRanked),
      rows: moving.map { numberRow($0, at: place, isRanked: isRanked) }, sentences: sentence)
  }

  private static func columns(isRanked: Bool) -> [MediationColumn] {
    [
      MediationColumn("on-map", "on the map", .number, "with every recorded tie"),
      MediationColumn("mean", "mean", .number),
      MediationColumn("low", "5 %", .number, "the smallest value with 5 % of the cases up to it"),
      MediationColumn(
        "high", "95 %", .number, "the smallest value with 95 % of the cases up to it"),
    ]
      + (isRanked
        ? [
          MediationColumn(
            "first", "P(first)", .number, "how often it has the largest value; equal ones all do")
        ] : [])
      + [
        MediationColumn(
          "undefined-share", "undefined", .number, "the share of cases without value"),
        MediationColumn(
          "moved-by", "hangs most on", .items,
          "the doubtful tie whose absence alone changes the value most"),
        MediationColumn("without", "without it", .number),
      ]
  }

  private func moves(_ row: DoubtReading.Row, at place: Int) -> Bool {
    guard let number = tally.numbers[place][row] else { return false }
    let value = whole.numbers[place].cells[row]?.number
    let spread = number.values.spread
    if spread.map({ $0.low != $0.high || !isSame($0.mean, value) }) ?? (value != nil) {
      return true
    }
    let shares = [tally.defined(number), tally.share(number.first)]
    return shares.contains { $0 > 0 && $0 < 1 } || mover(row, at: place) != nil
  }

  private func numberRow(
    _ row: DoubtReading.Row, at place: Int, isRanked: Bool
  ) -> MediationRow {
    let number = tally.numbers[place][row] ?? DoubtTally.Number()
    let spread = number.values.spread
    func cell(_ value: Double?) -> MediationCell {
      value.map { .number($0) } ?? .undefined(.neverDefined)
    }
    let mover = mover(row, at: place)
    let value: MediationCell =
      switch whole.numbers[place].cells[row] {
      case .count(let count)?: .number(Double(count))
      case let other?: other
      case nil: .undefined(.neverDefined)
      }
    return MediationRow(
      row,
      [
        value, cell(spread.map { tally.digits($0.mean) }), cell(spread?.low), cell(spread?.high),
      ] + (isRanked ? [.number(tally.share(number.first))] : [])
        + [
          .number(tally.digits(max(0, 1 - tally.defined(number)))),
          .items(mover.map { [Named(id(ofTie: $0.tie))] } ?? []),
          mover.map(\.cell) ?? .undefined(.noTieMatters),
        ], ties: mover.map { [id(ofTie: $0.tie)] } ?? [])
  }

  /// The doubtful tie whose absence alone changes a number most, and the number without it.
  private func mover(
    _ row: DoubtReading.Row, at place: Int
  ) -> (tie: Int, cell: MediationCell)? {
    let before = whole.numbers[place].cells[row]?.number
    var best: (tie: Int, cell: MediationCell, size: Double)?
    for (tie, reading) in removals {
      let cell = reading.numbers[place].cells[row] ?? .undefined(.neverDefined)
      let after = cell.number
      guard (before == nil) != (after == nil) || !isSame(before, after) else { continue }
      // Whether there is a value at all outweighs how large it is.
      let size = before.flatMap { x in after.map { ($0 - x).magnitude } } ?? .infinity
      if size > best?.size ?? 0 {
        best = (tie, after.map { .number($0) } ?? cell, size)
      }
    }
    return best.map { ($0.tie, $0.cell) }
  }

  private func isSame(_ a: Double?, _ b: Double?) -> Bool {
    guard let a, let b else { return a == nil && b == nil }
    return TrustComparison.isSame(a, b)
  }

  // MARK: - Answers

  /// Every question with its place among the keys.
  private var asked: [(place: Int, question: DoubtQuestion, tally: DoubtTally.Question)] {
    whole.questions.indices.flatMap { place in
      whole.questions[place].compactMap { question in
        tally.questions[place][question].map { (place, question, $0) }
      }
    }
  }

  /// The answers to a question, those of the map first, then the most frequent.
  private func ranked(
    _ place: Int, _ question: DoubtQuestion, _ found: DoubtTally.Question
  ) -> [(answer: DoubtReading.Row, isOnMap: Bool, share: Double)] {
    let onMap = whole.answers[place][question] ?? []
    let others = found.shares.filter { !onMap.contains($0.key) }
      .map { (answer: $0.key, isOnMap: false, share: tally.share($0.value)) }
      .sorted { a, b in
        a.share != b.share
          ? a.share > b.share
          : a.answer.map(\.id).lexicographicallyPrecedes(b.answer.map(\.id), by: idPrecedes)
      }
    return onMap.map { ($0, true, found.shares[$0].map(tally.share) ?? 0) }
      + others.prefix(Self.told).filter { $0.share > 0 }
  }

  private func isSettled(_ found: DoubtTally.Question) -> Bool {
    found.same.value >= tally.total.value * (1 - 1e-12)
  }

  private var answerSection: MediationSection {
    let rows = asked.filter { !isSettled($0.tally) }.flatMap { place, question, found in
      ranked(place, question, found).map { answer, isOnMap, share in
        MediationRow(
          answer, [.text(question.words), .truth(isOnMap), .number(share)])
      }
        + (tally.share(found.none) > 0
          ? [
            MediationRow(
              [Named("none")],
              [
                .text(question.words), .truth((whole.answers[place][question] ?? []).isEmpty),
                .number(tally.share(found.none)),
              ])
          ] : [])
    }
    let settled = asked.count { isSettled($0.tally) }
    return MediationSection(
      id: "doubt.answers", title: "How often the same answer comes out", subject: "answer",
      columns: [
        MediationColumn("question", "question", .text),
        MediationColumn("on-map", "on the map", .truth, "whether it is so with every recorded tie"),
        MediationColumn("share", "share", .number, "of the cases in which it comes out"),
      ], rows: rows,
      sentences: settled == 0 || rows.isEmpty
        ? []
        : [
          MediationSentence(
            settled == 1
              ? "One further answer is the same in every case."
              : "\(settled) further answers are the same in every case.")
        ])
  }

  // MARK: - Tipping ties

  private struct Tipping {
    let tie: Int
    let without: DoubtReading.Answers
    let present: Double
    let absent: Double
  }

  /// The ties whose absence alone changes the answer, those that matter most first.
  private func tipping(
    _ place: Int, _ question: DoubtQuestion, _ found: DoubtTally.Question
  ) -> [Tipping] {
    let onMap = whole.answers[place][question]
    return removals.compactMap { tie, reading -> Tipping? in
      let without = reading.answers[place][question] ?? []
      guard without != onMap, let (present, absent) = tally.sameness(found, tie: tie)
      else { return nil }
      return Tipping(tie: tie, without: without, present: present, absent: absent)
    }.sorted { a, b in
      let (x, y) = (a.present - a.absent, b.present - b.absent)
      return TrustComparison.isSame(x, y)
        ? idPrecedes(id(ofTie: a.tie), id(ofTie: b.tie)) : x > y
    }
  }

  private var tippingSection: MediationSection {
    let rows = asked.filter { !isSet($0.place) }.flatMap { place, question, found in
      tipping(place, question, found).prefix(Self.told).map { tipping in
        MediationRow(
          [Named(id(ofTie: tipping.tie), words(ofTie: tipping.tie))],
          [
            .text(question.words), .number(lottery.tickets[tipping.tie].confidence),
            .number(tipping.present), .number(tipping.absent), .text(words(tipping.without)),
          ], ties: [id(ofTie: tipping.tie)])
      }
    }
    return MediationSection(
      id: "doubt.tipping", title: "The ties on which the answers hang", subject: "tie",
      columns: [
        MediationColumn("question", "question", .text),
        MediationColumn("confidence", "confidence", .number),
        MediationColumn("same-if-present", "same with it", .number),
        MediationColumn(
          "same-if-absent", "same without", .number,
          "how often the answer of the map comes out where the tie exists, and where it does not"),
        MediationColumn("without", "without it alone", .text),
      ], rows: rows)
  }

  // MARK: - Sentences

  private func words(_ answers: DoubtReading.Answers) -> String {
    answers.isEmpty
      ? "none" : answers.map { enumerated($0.map(words(of:))) }.joined(separator: "; ")
  }

  /// A tie's id alone tells a reader little.
  private func words(of named: Named) -> String {
    guard named.id == named.name,
      let tie = ground.map.relationships.first(where: { $0.id == named.id })
    else { return named.name }
    return "\(ground.name(tie.from)) → \(ground.name(tie.to))"
  }

  var sentences: [MediationSentence] {
    guard !lottery.tickets.isEmpty else { return [] }
    guard !sections.isEmpty else {
      return [
        MediationSentence(
          "No doubtful tie changes any of these answers: as far as the recorded confidences go, "
            + "they are settled.")
      ]
    }
    return asked.filter { isChoice($0.place) }
      .flatMap { sentences($0.place, $0.question, $0.tally) }
  }

  /// The keys that are no columns of numbers.
  private var questionKeys: [KeyNumber] {
    keys.filter { if case .numbers = $0 { false } else { true } }
  }

  private func isChoice(_ place: Int) -> Bool {
    if case .choice = questionKeys[place] { true } else { false }
  }

  /// Whether every row is an answer of its own, so that few ties leave all of them as they are.
  private func isSet(_ place: Int) -> Bool {
    if case .rows = questionKeys[place] { true } else { false }
  }

  private func sentences(
    _ place: Int, _ question: DoubtQuestion, _ found: DoubtTally.Question
  ) -> [MediationSentence] {
    let onMap = whole.answers[place][question] ?? []
    let lead = question.words.prefix(1).uppercased() + question.words.dropFirst()
    guard !isSettled(found) else {
      return [
        MediationSentence("\(lead) (\(words(onMap))) is the same whichever doubtful ties exist.")
      ]
    }
    let rival = ranked(place, question, found).first { !$0.isOnMap }
    let other = rival.map { "; next is \(words([$0.answer])) (\(percent($0.share)))" } ?? ""
    let none =
      tally.share(found.none) > 0 && !onMap.isEmpty
      ? "; in \(percent(tally.share(found.none))) there is none" : ""
    let first = MediationSentence(
      "\(lead): with the recorded confidences counted in, the answer of the map (\(words(onMap))) "
        + "comes out in \(percent(tally.share(found.same))) of the cases\(other)\(none).")
    guard let tie = tipping(place, question, found).first else { return [first] }
    return [
      first,
      MediationSentence(
        "The tie that it hangs on most: \(words(ofTie: tie.tie)) (\(confidence(tie.tie))). If so, "
          + "the answer is the same in \(percent(tie.present)) of the cases, if not, in "
          + "\(percent(tie.absent)); without this tie alone it would be \(words(tie.without)).",
        ties: [id(ofTie: tie.tie)]),
    ]
  }
}
