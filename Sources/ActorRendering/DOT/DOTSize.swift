// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// How large Graphviz draws actors, who have their names inside, and how far apart they have to
/// stand for that.
enum DOTSize {
  private static let font = TextMeasure(size: 12, isBold: false)
  private static let lineHeight = 14.4
  /// What Graphviz leaves free around a label.
  private static let margin = Point(16, 8)
  /// Between two actors, where ties have to be seen.
  private static let gap = 14.0
  /// Names inside shapes are larger than shapes with names below.
  private static let least = 1.6

  /// The smallest factor for the distances at which no two actors touch.
  ///
  /// - Complexity: O(actors²).
  static func spread(of actors: [PlannedActor], at places: [Point]) -> Double {
    let sizes = actors.map(size)
    var spread = least
    for a in actors.indices {
      for b in actors.indices.dropFirst(a + 1) {
        let away = places[a] - places[b]
        let room = (sizes[a] + sizes[b]) * 0.5 + Point(gap, gap)
        // Apart beside each other or one below the other, whichever needs less.
        let needed = min(
          room.x / max(away.x.magnitude, 1e-9), room.y / max(away.y.magnitude, 1e-9))
        if needed.isFinite, needed < 1e3 { spread = max(spread, needed) }
      }
    }
    return spread
  }

  /// A shape around its name: what a label needs inside an ellipse, and that inside a polygon.
  static func size(of actor: PlannedActor) -> Point {
    let lines = DOTStyle.lines(of: actor)
    let text =
      Point(
        lines.map(font.width).max() ?? 0, Double(lines.count) * lineHeight) + margin
    let least = 2 * actor.radius
    let size: Point =
      switch actor.glyph {
      case .party, .representative: Point(1, 1) * (1.4143 * max(text.x, text.y))
      case .state, .other: Point(1, 1) * max(text.x, text.y)
      case .community: text
      case .mediator: text * 2
      case .sponsor: text * (1.4143 / 0.809)
      case .armedGroup: text * (1.4143 / 0.866)
      case .internationalOrganisation: text * (1.4143 / 0.9238)
      }
    return Point(max(size.x, least), max(size.y, least))
  }
}
