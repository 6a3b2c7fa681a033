// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// The sets of nodes with the highest score that a search has found so far, and what is known of
/// those that it has not looked at.
package struct BestSets: Sendable {
  /// The most sets that are listed.
  package static let limit = 1_000

  /// The score of the sets; −∞ before one was found.
  package private(set) var score = -Double.infinity
  /// The best sets, each in the order of its nodes.
  package private(set) var sets: [[Int]] = []
  /// The highest score that a set can have which was not looked at; −∞ where none is left.
  private var open = -Double.infinity
  /// Whether as many sets are listed as may be.
  private var isFull: Bool { sets.count >= Self.limit }
  private var isCut = false

  /// No set has a higher score.
  package var bound: Double { max(score, open) }
  /// Whether no set is better.
  package var isProven: Bool { open <= score + tolerance }
  /// Whether every best set is listed.
  package var isComplete: Bool { open < score - tolerance && !isCut }

  /// How far scores of equal sets are apart by rounding.
  private var tolerance: Double { 1e-11 * max(1, score.magnitude) }

  /// Whether a set of this score would be news: a better one, or one more that is as good.
  func wants(_ score: Double) -> Bool {
    score >= self.score - tolerance && (!isFull || score > self.score + tolerance)
  }

  /// What could have had `score` is not looked at.
  mutating func leave(_ score: Double) { open = max(open, score) }

  /// What has at most `score` is not looked at since it is no news; where the list is full, it may
  /// be as good as what is listed.
  mutating func pass(_ score: Double) {
    if score >= self.score - tolerance { isCut = true }
  }

  /// Takes a set where it is news.
  mutating func add(_ set: [Int], score: Double) {
    guard wants(score) else { return pass(score) }
    if sets.isEmpty || score > self.score + tolerance {
      self.score = score
      sets = []
      isCut = false
    }
    let sorted = set.sorted()
    if !sets.contains(sorted) { sets.append(sorted) }
  }
}
