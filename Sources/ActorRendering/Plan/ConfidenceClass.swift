// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorModel

/// How sure it is that a tie exists, in the classes that a drawing tells apart.
enum ConfidenceClass: String, Hashable, Sendable, CaseIterable {
  case high = "a"
  case middle = "b"
  case low = "c"
  case unknown = "u"

  /// Where `high` and `middle` begin.
  static let thresholds = (high: 0.8, middle: 0.5)

  init(_ confidence: Confidence?) {
    switch confidence?.value {
    case nil: self = .unknown
    case let value? where value >= Self.thresholds.high: self = .high
    case let value? where value >= Self.thresholds.middle: self = .middle
    default: self = .low
    }
  }

  /// The letter at the tie.
  var letter: String { rawValue }

  /// What is left of the width that strength gives: less sure is lighter.
  var widthShare: Double {
    switch self {
    case .high, .unknown: 1
    case .middle: 0.8
    case .low: 0.6
    }
  }

  /// The class in words, for the legend.
  var title: String {
    switch self {
    case .high: "0.8 and above"
    case .middle: "0.5 to 0.8, line thinner"
    case .low: "Below 0.5, line thinner still"
    case .unknown: "Not recorded"
    }
  }

  /// The class that has no letter on drawings of `map`; `nil` where no tie has a confidence.
  ///
  /// High confidence is never to be mistaken for what nobody recorded. So only one of the two goes
  /// without a letter: the one that occurs more often, high where both do alike. All ties of the
  /// map count, so that its views agree.
  static func unmarked(in map: ActorMap) -> ConfidenceClass? {
    let classes = map.relationships.map { ConfidenceClass($0.confidence.flatMap(map.confidence)) }
    guard classes.contains(where: { $0 != .unknown }) else { return nil }
    return classes.count { $0 == .unknown } > classes.count { $0 == .high } ? .unknown : .high
  }
}
