// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorModel

/// How large actors are drawn: the area is in proportion to the value, and nobody becomes
/// invisible.
struct ActorScale {
  static let usualRadius = 14.0
  static let smallest = 9.0
  static let largest = 24.0

  /// Groups, which are drawn larger, have many merged ties: these need an outline to arrive at.
  private static func smallest(_ factor: Double) -> Double {
    factor > 1 ? 1.3 * factor * smallest : smallest
  }

  /// What the size says; `nil` where all actors have one size.
  let title: String?
  /// From 0 to the largest value.
  let range: ClosedRange<Double>?
  /// Whoever has this or less is drawn smallest; `nil` where nobody has so little.
  let least: Double?
  /// Whether some actor has no value.
  let hasUnsized: Bool
  private let values: [String: Double]
  /// How much larger than usual everybody is.
  let factor: Double

  init(_ map: ActorMap, _ options: DrawingOptions) {
    let powers = map.actors.compactMap { actor in actor.power.map { (actor.id, $0.value) } }
    let recorded =
      powers.isEmpty
      ? nil
      : SizeScale(
        title: options.words.text(.sizePower),
        values: Dictionary(powers, uniquingKeysWith: { first, _ in first }))
    let scale = options.size ?? recorded
    let known = map.actors.compactMap { scale?.values[$0.id] }
    values = scale?.values ?? [:]
    factor = options.sizeFactor
    title = scale?.title
    let most = max(0, known.max() ?? 0)
    range = scale.map { _ in 0...most }
    let share = Self.smallest(options.sizeFactor) / (options.sizeFactor * Self.largest)
    let least = most * share * share
    self.least = known.contains { $0 <= least } ? least : nil
    hasUnsized = scale != nil && known.count < map.actors.count
  }

  func value(of actor: String) -> Double? { values[actor] }

  func radius(of actor: String) -> Double {
    guard let range else { return factor * Self.usualRadius }
    return Self.radius(for: values[actor] ?? 0, in: range, factor: factor)
  }

  static func radius(
    for value: Double, in range: ClosedRange<Double>, factor: Double = 1
  ) -> Double {
    let smallest = smallest(factor)
    guard range.upperBound > 0 else { return smallest }
    let share = max(0, min(1, value / range.upperBound))
    return max(smallest, factor * largest * share.squareRoot())
  }
}
