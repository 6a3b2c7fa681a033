// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorModel

/// What would change an answer: the single ties without which it would be another, in sentences.
/// Nothing is drawn and no confidence is needed.
struct ChangeWriter {
  let ground: MediationGround
  let plain: MediationFindings
  let keys: [KeyNumber]
  let whole: DoubtReading
  /// What comes out without one tie alone, by the tie's position.
  let removals: [(position: Int, reading: DoubtReading)]
  /// Whether every tie that the analytic reads was taken away.
  let isComplete: Bool

  /// Ties told for each answer.
  private static let told = 3

  private struct Change {
    let tie: Relationship
    let becomes: String
  }

  /// At most one sentence a question; numbers only where there is no question or where no answer
  /// would be another.
  var sentences: [MediationSentence] {
    guard !removals.isEmpty else { return [] }
    let answers = whole.questions.indices.flatMap { place in
      isSet(place) ? [set(place)].compactMap { $0 } : changed(place)
    }
    let numbers = keys.filter { $0.numbers != nil }.indices.compactMap(largest)
    let stays = answers.isEmpty && numbers.isEmpty ? [unmoved] : []
    return Array((answers + (answers.isEmpty ? Array(numbers.prefix(1)) : [])).prefix(3)) + stays
  }

  private var unmoved: MediationSentence {
    MediationSentence(
      isComplete
        ? "What would change this: no single tie’s absence would."
        : "What would change this: the absence of none of the \(removals.count) ties on which "
          + "the answer rests most would, alone.")
  }

  // MARK: - Answers

  private var questionKeys: [KeyNumber] { keys.filter { $0.numbers == nil } }

  private func isSet(_ place: Int) -> Bool {
    if case .rows = questionKeys[place] { true } else { false }
  }

  private func changed(_ place: Int) -> [MediationSentence] {
    let found = whole.questions[place].compactMap { question -> MediationSentence? in
      let onMap = whole.answers[place][question] ?? []
      guard !onMap.isEmpty else { return nil }
      let changes = removals.compactMap { position, reading -> Change? in
        let without = reading.answers[place][question] ?? []
        guard without != onMap else { return nil }
        return Change(
          tie: ground.map.relationships[position],
          becomes: without.isEmpty
            ? "there would be none" : "it would be \(ground.words(of: without))")
      }
      return changes.isEmpty ? nil : sentence(words(of: question), ground.words(of: onMap), changes)
    }
    // Of one question for each row, such as a group for each candidate, the first rows only.
    return Array(found.prefix(1))
  }

  /// A column is named by its title, and whose it is unless it is the whole map's.
  private func words(of question: DoubtQuestion) -> String {
    guard !question.row.isEmpty else { return question.what }
    let names = question.row.map(\.name)
    return "“\(question.what)”" + (names == ["map"] ? "" : " of \(enumerated(names))")
  }

  private func sentence(
    _ what: String, _ now: String, _ changes: [Change]
  ) -> MediationSentence {
    let told = changes.prefix(Self.told)
    let rest = changes.count - told.count
    let list = told.map { "without the tie “\(ground.words(of: $0.tie))” \($0.becomes)" }
    return MediationSentence(
      "What would change \(what) (\(now)): \(list.joined(separator: "; "))"
        + (rest == 0
          ? "." : "; \(rest) further \(rest == 1 ? "tie" : "ties") would change it too."),
      ties: told.map { $0.tie.id ?? "" })
  }

  /// How many rows there would be.
  private func set(_ place: Int) -> MediationSentence? {
    guard let question = whole.questions[place].first else { return nil }
    let onMap = whole.answers[place][question] ?? []
    let changes = removals.compactMap { position, reading -> (Relationship, Int)? in
      let without = (reading.answers[place][question] ?? []).count
      return without == onMap.count ? nil : (ground.map.relationships[position], without)
    }
    guard
      let most = changes.max(by: {
        ($0.1 - onMap.count).magnitude < ($1.1 - onMap.count).magnitude
      })
    else { return nil }
    return MediationSentence(
      "What would change \(question.words) (\(onMap.count) in all): without the tie "
        + "“\(ground.words(of: most.0))” there would be \(most.1).", ties: [most.0.id ?? ""])
  }

  // MARK: - Numbers

  /// The largest change that the absence of one tie makes in a column of numbers.
  private func largest(_ place: Int) -> MediationSentence? {
    let key = keys.filter { $0.numbers != nil }[place]
    guard let column = key.numbers?.column, let section = plain.section(key.section),
      let title = section.columns.first(where: { $0.id == column })?.title
    else { return nil }
    var best: (position: Int, row: DoubtReading.Row, from: Double, to: Double?)?
    for row in whole.numbers[place].rows {
      guard let before = whole.numbers[place].cells[row]?.number else { continue }
      for (position, reading) in removals {
        let after = reading.numbers[place].cells[row]?.number
        guard after.map({ !TrustComparison.isSame($0, before) }) ?? true else { continue }
        if size(before, after) > best.map({ size($0.from, $0.to) }) ?? 0 {
          best = (position, row, before, after)
        }
      }
    }
    return best.map { change in
      let tie = ground.map.relationships[change.position]
      let then = change.to.map { "\(rounded($0)) instead of \(rounded(change.from))" }
      return MediationSentence(
        "What would change “\(title)” most: without the tie “\(ground.words(of: tie))” that of "
          + "\(enumerated(change.row.map(ground.words(of:)))) would be "
          + (then ?? "gone, now \(rounded(change.from))") + ".", ties: [tie.id ?? ""])
    }
  }

  /// Whether there is a value at all outweighs how large it is.
  private func size(_ before: Double, _ after: Double?) -> Double {
    after.map { ($0 - before).magnitude } ?? .infinity
  }
}
