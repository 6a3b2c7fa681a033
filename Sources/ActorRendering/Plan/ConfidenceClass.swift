// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorModel

/// How sure it is that a tie exists, in the classes that a drawing tells apart.
enum ConfidenceClass: Hashable, Sendable, CaseIterable {
  case high
  case middle
  case low
  case unknown

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
  var letter: Word {
    switch self {
    case .high: .letterConfidenceHigh
    case .middle: .letterConfidenceMiddle
    case .low: .letterConfidenceLow
    case .unknown: .letterConfidenceUnknown
    }
  }

  /// What is left of the width that strength gives: less sure is lighter.
  var widthShare: Double {
    switch self {
    case .high, .unknown: 1
    case .middle: 0.8
    case .low: 0.6
    }
  }

  /// The class in words, for the legend.
  var title: Word {
    switch self {
    case .high: .confidenceHigh
    case .middle: .confidenceMiddle
    case .low: .confidenceLow
    case .unknown: .confidenceUnknown
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
