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
  /// The ranking of the map with the doubt in it, where acceptability is among the keys.
  let ranking: RankingConfidence?
  /// What comes out where one doubtful tie alone does not exist.
  let removals: [(tie: Int, reading: DoubtReading)]

  /// Answers told for each question, and ties told for each answer.
  static let told = 5

  var sections: [MediationSection] {
    (numberSections + [answerSection, tippingSection]).filter { !$0.rows.isEmpty }
  }

  var notices: [String] {
    let doubtful = lottery.tickets.count { $0.confidence < 1 }
    return removals.count < doubtful && !removals.isEmpty
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

  private func words(ofTie place: Int) -> String { ground.words(of: tie(place)) }

  private func confidence(_ place: Int) -> String {
    "confidence \(fourDecimals(lottery.tickets[place].confidence))"
  }

  // MARK: - Numbers

  private var numberSections: [MediationSection] {
    var sections: [MediationSection] = []
    var place = 0
    for key in keys {
      guard let asked = key.numbers else { continue }
      if let section = plain.section(key.section) {
        sections.append(numbers(section, key, asked.column, isRanked: asked.isRanked, at: place))
      }
      place += 1
    }
    return sections
  }

  private func numbers(
    _ section: MediationSection, _ key: KeyNumber, _ column: String, isRanked: Bool, at place: Int
  ) -> MediationSection {
    let title = section.columns.first { $0.id == column }?.title ?? column
    let rows = whole.numbers[place].rows
    let moving = rows.filter { moves($0, key, at: place) }
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
      rows: moving.map { numberRow($0, key, at: place, isRanked: isRanked) },
      sentences: origin(of: key) + sentence)
  }

  /// Where numbers come from that were not read from this analytic's own draws.
  private func origin(of key: KeyNumber) -> [MediationSentence] {
    guard case .acceptability = key, let account = ranking?.account, account.hasProbabilities
    else { return [] }
    let cases = account.method == .exact ? "combinations of doubtful ties" : "draws"
    return [
      MediationSentence(
        "Mean, interval and P(first) are those of the bridge-builder ranking, from its "
          + "\(account.draws) \(cases).")
    ]
  }

  /// What the cases say of one number.
  private struct Figures {
    let spread: Spread?
    let first: Double
    let undefined: Double
  }

  private func figures(_ row: DoubtReading.Row, _ key: KeyNumber, at place: Int) -> Figures {
    if case .acceptability = key, let known = row.first.flatMap({ ranking?.candidate($0.id) }) {
      return Figures(spread: known.acceptability, first: known.first, undefined: 0)
    }
    let number = tally.numbers[place][row] ?? DoubtTally.Number()
    let spread = number.values.spread.map {
      Spread(mean: tally.digits($0.mean), low: $0.low, high: $0.high)
    }
    return Figures(
      spread: spread, first: tally.share(number.first),
      undefined: tally.digits(max(0, 1 - tally.defined(number))))
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

  private func moves(_ row: DoubtReading.Row, _ key: KeyNumber, at place: Int) -> Bool {
    guard tally.numbers[place][row] != nil else { return false }
    let value = whole.numbers[place].cells[row]?.number
    let figures = figures(row, key, at: place)
    if figures.spread.map({ $0.low != $0.high || !isSame($0.mean, value) }) ?? (value != nil) {
      return true
    }
    return [figures.undefined, figures.first].contains { $0 > 0 && $0 < 1 }
      || mover(row, at: place) != nil
  }

  private func numberRow(
    _ row: DoubtReading.Row, _ key: KeyNumber, at place: Int, isRanked: Bool
  ) -> MediationRow {
    let figures = figures(row, key, at: place)
    let spread = figures.spread
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
        value, cell(spread?.mean), cell(spread?.low), cell(spread?.high),
      ] + (isRanked ? [.number(figures.first)] : [])
        + [
          .number(figures.undefined),
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

  private func words(_ answers: DoubtReading.Answers) -> String { ground.words(of: answers) }

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
    keys.filter { $0.numbers == nil }
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
