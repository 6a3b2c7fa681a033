// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// What each fault of a drawing costs in `LayoutSearch`. The numbers were found by trying on
/// sampled maps of 30 to 150 actors and on those of real conflicts; what matters is their order:
/// strangers in hulls and overlaps first, then ties through actors, then crossings, names crossed,
/// distances.
enum SearchWeights {
  /// Two ties that cross; twice that at a flat angle, at which the eye loses a line.
  static let crossing = 8.0
  /// A tie through, or close to, an actor that is not its own, and for each point too close.
  static let covering = (any: 20.0, point: 0.08)
  /// A tie through a name of its own actors, and of others.
  static let name = (own: 7.0, other: 8.0)
  /// How many times worse it is for a conflict: a zigzag under a name cannot be seen.
  static let conflictName = 3.0
  /// What a habit of `LabelPlacement` counts.
  static let habit = 0.2
  /// Two ties of an actor that leave it in the same direction.
  static let fan = 2.5
  /// A line without any length.
  static let shortness = 24.0
  /// The line that heads and marks need at least, in points.
  static let leastLine = 40.0
  /// The same of a conflict: less of a zigzag beside its marks is not seen as one.
  static let leastConflict = 110.0
  /// All distances twice as long as they should be.
  static let distance = 120.0
  /// Two blocks that touch, and for each point of overlap.
  static let overlap = (any: 10.0, point: 0.8)
  /// A stranger in a hull or two hulls that overlap, and for each point.
  static let intrusion = (any: 150.0, point: 1.0)
  /// The name of a stranger in a hull, and for each point.
  static let intrudingName = (any: 2.0, point: 0.1)
  /// A side of one actor that reaches twice as far as it need.
  static let sprawl = 6.0
  /// Each point beyond the sheet.
  static let sheet = 0.25
  /// Each point that a shadow actor stands away from the rim.
  static let rim = 0.15
}
