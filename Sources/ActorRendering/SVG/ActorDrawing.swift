// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// The shapes of actors, on the map and in the legend alike.
enum ActorDrawing {
  static func shapes(
    _ actor: PlannedActor, at center: Point, _ words: InterfaceWords
  ) -> String {
    var text = ""
    if let ring = actor.form.candidateRing {
      text += SVGText.circle(center, ring, "class=\"ring\"")
    }
    if let ring = actor.form.ownRing {
      text += SVGText.circle(center, ring, "class=\"second\"")
    }
    if let ring = actor.form.shadowRing {
      text += SVGText.circle(center, ring, "class=\"shade\"")
    }
    text += outline(actor.glyph, radius: actor.radius, at: center, "outline")
    if actor.isPartial { text += halfBand(actor.glyph, radius: actor.radius, at: center) }
    if actor.isInsider {
      text += outline(actor.glyph, radius: actor.radius * innerShare, at: center, "inner")
    }
    let letters = [actor.isRural ? .letterRural : nil, actor.modality?.letter]
      .compactMap { $0 }.map(words.letter)
    if actor.isInsider, !letters.isEmpty { text += patch(letters, at: center) }
    return text + self.letters(letters, radius: actor.radius, at: center)
  }

  /// How far the inner line of insiders reaches from the centre to the outline.
  static let innerShare = 0.62

  /// The left half of the band between the outline and the inner line: inside, and on a side.
  static func halfBand(_ glyph: Glyph, radius: Double, at center: Point) -> String {
    let halves = [radius, radius * innerShare].map { radius in
      SVGText.path(
        Self.left(of: glyph.outline(radius: radius)).map { center + $0 }, isClosed: true)
    }
    return "<path class=\"half\" fill-rule=\"evenodd\" d=\"\(halves.joined())\"/>"
  }

  /// What of a polygon lies to the left of its centre (Sutherland & Hodgman 1974).
  private static func left(of corners: [Point]) -> [Point] {
    corners.indices.flatMap { index -> [Point] in
      let (a, b) = (corners[index], corners[(index + 1) % corners.count])
      let cut = (a.x < 0) != (b.x < 0) ? [a + (b - a) * (a.x / (a.x - b.x))] : []
      return (a.x < 0 ? [a] : []) + cut
    }
  }

  /// Letters in the middle of a glyph; none where there are none.
  static func letters(_ letters: [String], radius: Double, at center: Point) -> String {
    guard !letters.isEmpty else { return "" }
    let (kind, drop) = radius < 12 || letters.count > 1 ? ("badge", 3.2) : ("letter", 3.9)
    return SVGText.line(
      letters.joined(separator: " "), at: center + Point(0, drop), "class=\"\(kind) middle\"")
  }

  /// Ground for letters where the inner line of an insider would run through them.
  private static func patch(_ letters: [String], at center: Point) -> String {
    let half = Point(TextMeasure(size: 11, isBold: true).width(of: letters.joined()) / 2 + 1.5, 5)
    let corners = [
      center - half, center + Point(half.x, -half.y), center + half,
      center + Point(-half.x, half.y),
    ]
    return "<path class=\"patch\" d=\"\(SVGText.path(corners, isClosed: true))\"/>"
  }

  /// The badges, and the brackets of who is in focus, which stand above the ties.
  static func badges(
    _ actor: PlannedActor, at center: Point, _ words: InterfaceWords
  ) -> String {
    let brackets =
      actor.form.bracketReach > 0
      ? SignDrawing.brackets(reach: actor.form.bracketReach, at: center) : ""
    return brackets
      + actor.form.badges.map { placed in
        switch placed.badge {
        case .veto: veto(words.letter(.letterVeto), at: center + placed.center)
        case .rank(let rank): star(rank, at: center + placed.center)
        case .change(let sign): SignDrawing.change(sign, at: center + placed.center)
        }
      }.joined()
  }

  /// The classes that decide the colours of an actor.
  static func classes(_ actor: PlannedActor) -> String {
    "actor \(actor.glyph.styleName)" + (actor.isShadow ? " shadow" : "")
      + (actor.hasDashedBorder ? " rural" : "")
      + (actor.isPale ? " pale" : "")
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
