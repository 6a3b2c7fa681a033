// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// The shapes of actors, on the map and in the legend alike.
enum ActorDrawing {
  static func shapes(_ actor: PlannedActor, at center: Point) -> String {
    var text = ""
    if let ring = actor.form.candidateRing {
      text += SVGText.circle(center, ring, "class=\"ring\"")
    }
    if let ring = actor.form.ownRing {
      text += SVGText.circle(center, ring, "class=\"second\"")
    }
    text += outline(actor.glyph, radius: actor.radius, at: center, "outline")
    if actor.isInsider {
      text += outline(actor.glyph, radius: actor.radius * 0.62, at: center, "inner")
    }
    if actor.form.bracketReach > 0 {
      text += SignDrawing.brackets(reach: actor.form.bracketReach, at: center)
    }
    return text
  }

  /// The badges, which stand above the ties.
  static func badges(
    _ actor: PlannedActor, at center: Point, _ words: InterfaceWords
  ) -> String {
    actor.form.badges.map { placed in
      switch placed.badge {
      case .veto: veto(words.text(.letterVeto), at: center + placed.center)
      case .rank(let rank): star(rank, at: center + placed.center)
      case .change(let sign): SignDrawing.change(sign, at: center + placed.center)
      }
    }.joined()
  }

  /// The classes that decide the colours of an actor.
  static func classes(_ actor: PlannedActor) -> String {
    "actor \(actor.glyph.styleName)" + (actor.isShadow ? " shadow" : "")
      + (actor.isQuiet || actor.change == .lost ? " pale" : "")
  }

  static func outline(
    _ glyph: Glyph, radius: Double, at center: Point, _ kind: String
  ) -> String {
    guard let corners = glyph.corners(radius: radius)?.map({ center + $0 }) else {
      return SVGText.circle(center, radius, "class=\"\(kind)\"")
    }
    let rounding = glyph.rounding(radius: radius)
    let path =
      rounding > 0
      ? SVGText.rounded(corners, radius: rounding) : SVGText.path(corners, isClosed: true)
    return "<path class=\"\(kind)\" d=\"\(path)\"/>"
  }

  static func veto(_ letter: String, at center: Point) -> String {
    SVGText.circle(center, 6.5, "class=\"badge-ground\"")
      + SVGText.line(letter, at: center + Point(0, 3.3), "class=\"badge middle\"")
  }

  /// A star with the candidate's rank on it.
  static func star(_ rank: Int, at center: Point) -> String {
    let corners = (0..<10).map { index in
      let angle = (Double(index) / 10 - 0.25) * 2 * Double.pi
      let radius = index % 2 == 0 ? 12.0 : 6.6
      return center
        + Point(radius * Trigonometry.cosine(angle), radius * Trigonometry.sine(angle))
    }
    return "<path class=\"star\" d=\"\(SVGText.path(corners, isClosed: true))\"/>"
      + SVGText.line("\(rank)", at: center + Point(0, 3.4), "class=\"badge middle on-star\"")
  }
}
