// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorAnalytics

/// What the draws of an analytic add up to.
struct DoubtTally {
  /// One number of one row.
  struct Number {
    var values = WeightedValues()
    var first = CompensatedSum()
  }

  /// One question: how often each answer came out, and how often none did.
  struct Question {
    var shares: [DoubtReading.Row: CompensatedSum] = [:]
    var none = CompensatedSum()
    /// The draws with the same answer as on the map, and by tie those in which the tie exists too.
    var same = CompensatedSum()
    var sameWithTie: [CompensatedSum]
  }

  private let plain: DoubtReading
  private(set) var total = CompensatedSum()
  /// By tie, the draws in which it exists.
  private(set) var existing: [CompensatedSum]
  private(set) var numbers: [[DoubtReading.Row: Number]]
  private(set) var questions: [[DoubtQuestion: Question]]
  private let isExact: Bool

  init(_ plain: DoubtReading, ties: Int, isExact: Bool) {
    self.plain = plain
    self.isExact = isExact
    let none = [CompensatedSum](repeating: CompensatedSum(), count: ties)
    existing = none
    numbers = plain.numbers.map { numbers in
      Dictionary(numbers.rows.map { ($0, Number()) }, uniquingKeysWith: { first, _ in first })
    }
    questions = plain.questions.map { questions in
      Dictionary(
        questions.map { ($0, Question(sameWithTie: none)) }, uniquingKeysWith: { a, _ in a })
    }
  }

  mutating func add(_ reading: DoubtReading, present: [Bool], weight: Double) {
    guard weight > 0 else { return }
    total += weight
    let there = present.indices.filter { present[$0] }
    for tie in there { existing[tie] += weight }
    for place in numbers.indices { addNumbers(reading.numbers[place], at: place, weight) }
    for place in questions.indices {
      for question in plain.questions[place] {
        let answers = reading.answers[place][question] ?? []
        let isSame = answers == plain.answers[place][question]
        questions[place][question]?.add(answers, isSame: isSame, there, weight)
      }
    }
  }

  private mutating func addNumbers(
    _ found: DoubtReading.Numbers, at place: Int, _ weight: Double
  ) {
    for row in plain.numbers[place].rows {
      if let value = found.cells[row]?.number {
        numbers[place][row]?.values.add(value, weight: weight)
      }
      if found.leaders.contains(row) { numbers[place][row]?.first += weight }
    }
  }

  // MARK: - Results

  /// What is printed: a sum of probabilities is sure of fourteen digits.
  func digits(_ value: Double) -> Double { isExact ? fourteenDigits(value) : value }

  /// A weight as a share of all draws; sums of weights may miss 1 by rounding.
  func share(_ weight: CompensatedSum) -> Double { share(weight.value) }

  /// The share of the draws in which a number is defined.
  func defined(_ number: Number) -> Double { share(number.values.total) }

  private func share(_ weight: Double) -> Double {
    total.value > 0 ? digits(min(1, weight / total.value)) : 0
  }

  /// How often the same answer comes out where a tie exists, and where it does not; `nil` where
  /// one of the two was never seen.
  func sameness(_ question: Question, tie: Int) -> (present: Double, absent: Double)? {
    let (with, without) = (existing[tie].value, total.value - existing[tie].value)
    guard with > 1e-12 * total.value, without > 1e-12 * total.value else { return nil }
    let rest = question.same.value - question.sameWithTie[tie].value
    return (
      digits(min(1, question.sameWithTie[tie].value / with)),
      rest < 1e-13 * without ? 0 : digits(min(1, rest / without))
    )
  }

  /// The largest standard error of a probability.
  func standardError(draws: Int) -> Double {
    var largest = 0.0
    func look(_ share: Double) {
      largest = max(largest, standardErrorOfShare(share, draws: draws))
    }
    for number in numbers.flatMap(\.values) {
      look(share(number.first))
      look(defined(number))
    }
    for question in questions.flatMap(\.values) {
      look(share(question.same))
      for weight in question.shares.values { look(share(weight)) }
    }
    return largest
  }
}

extension DoubtTally.Question {
  fileprivate mutating func add(
    _ answers: DoubtReading.Answers, isSame: Bool, _ there: [Int], _ weight: Double
  ) {
    for answer in answers { shares[answer, default: CompensatedSum()] += weight }
    if answers.isEmpty { none += weight }
    guard isSame else { return }
    same += weight
    for tie in there { sameWithTie[tie] += weight }
  }
}
