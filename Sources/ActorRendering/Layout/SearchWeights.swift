// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// What each fault of a drawing costs in `LayoutSearch`. The numbers were found by trying on sampled
/// maps of 30 to 150 actors; what matters is their order: overlaps and strangers in hulls first,
/// then ties through actors, then crossings, names crossed, distances.
enum SearchWeights {
  /// Two ties that cross; twice that at a flat angle, at which the eye loses a line.
  static let crossing = 4.0
  /// A tie through, or close to, an actor that is not its own, and for each point too close.
  static let covering = (any: 12.0, point: 0.08)
  /// A tie through a name of its own actors, and of others.
  static let name = (own: 1.7, other: 2.3)
  /// Two ties of an actor that leave it in the same direction.
  static let fan = 0.8
  /// A line without any length.
  static let shortness = 24.0
  /// The line that heads and marks need at least, in points.
  static let leastLine = 40.0
  /// All distances twice as long as they should be.
  static let distance = 40.0
  /// Two blocks that touch, and for each point of overlap.
  static let overlap = (any: 10.0, point: 0.8)
  /// A stranger in a hull or two hulls that overlap, and for each point.
  static let intrusion = (any: 60.0, point: 1.0)
  /// The name of a stranger in a hull, and for each point.
  static let intrudingName = (any: 2.0, point: 0.1)
  /// A side of one actor that reaches twice as far as it need.
  static let sprawl = 5.0
  /// Each point beyond the sheet.
  static let sheet = 0.25
  /// Each point that a shadow actor stands away from the rim.
  static let rim = 0.1
}
