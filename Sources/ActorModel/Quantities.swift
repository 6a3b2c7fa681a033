// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// A number with a meaning and a legal range. Quantities of different types never mix: there is
/// no untyped weight in ActorMap.
public protocol Quantity: Hashable, Comparable, Sendable {
  /// The smallest and the largest legal value.
  static var range: ClosedRange<Double> { get }
  /// The number itself.
  var value: Double { get }
  /// Wraps `value`, or gives `nil` when it is not a number inside `range`.
  init?(_ value: Double)
}

extension Quantity {
  /// Orders by the number.
  public static func < (a: Self, b: Self) -> Bool { a.value < b.value }
}

/// How far one actor trusts another, −1…1. Negative is distrust. Absent is unknown, not 0.
public struct Trust: Quantity {
  /// From full distrust, −1, to full trust, 1.
  public static let range = -1.0...1.0
  /// The number, always inside `range`.
  public let value: Double
  /// Wraps `value`, or gives `nil` for what is not a number inside `range`.
  public init?(_ value: Double) {
    guard Self.range.contains(value) else { return nil }
    self.value = value
  }
}

/// How intense a tie is in its own kind, 0…1: support given, influence, hostility of a conflict.
public struct Strength: Quantity {
  /// From nothing, 0, to the most that the kind knows, 1.
  public static let range = 0.0...1.0
  /// The number, always inside `range`.
  public let value: Double
  /// Wraps `value`, or gives `nil` for what is not a number inside `range`.
  public init?(_ value: Double) {
    guard Self.range.contains(value) else { return nil }
    self.value = value
  }
}

/// The probability, 0…1, that a tie exists as it was recorded.
public struct Confidence: Quantity {
  /// From certainly not, 0, to certainly, 1.
  public static let range = 0.0...1.0
  /// The number, always inside `range`.
  public let value: Double
  /// Wraps `value`, or gives `nil` for what is not a number inside `range`.
  public init?(_ value: Double) {
    guard Self.range.contains(value) else { return nil }
    self.value = value
  }
}

/// A share of a whole, 0…1: population share, visibility, power.
public struct Fraction: Quantity {
  /// From nothing, 0, to all of it, 1.
  public static let range = 0.0...1.0
  /// The number, always inside `range`.
  public let value: Double
  /// Wraps `value`, or gives `nil` for what is not a number inside `range`.
  public init?(_ value: Double) {
    guard Self.range.contains(value) else { return nil }
    self.value = value
  }
}

/// Confidence as it stands in the file: a probability, or a grade that the map's own table
/// explains.
public enum RecordedConfidence: Hashable, Sendable {
  /// A probability.
  case probability(Confidence)
  /// A grade such as `B2` or `likely`; `ActorMap.confidenceGrades` gives its probability.
  case grade(String)
}
