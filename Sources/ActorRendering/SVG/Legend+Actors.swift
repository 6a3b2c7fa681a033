// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

extension Legend {
  static func actors(_ plan: DrawingPlan) -> [Item] {
    let used = Set(plan.actors.map(\.glyph))
    return Glyph.allCases.filter(used.contains).flatMap { glyph -> [Item] in
      let title = glyph == .community ? communityTitle(plan) : glyph.title
      let other = glyph == .other ? plan.otherGlyphTitle : nil
      guard let text = other ?? title.map({ plan.wording.text($0) }) else { return [] }
      return [Item(sample: sample(glyph), text: text)]
    } + localities(plan) + modalities(plan)
  }

  private static func sample(
    _ glyph: Glyph, _ more: String = "", letter: String = ""
  ) -> String {
    let shape = ActorDrawing.outline(glyph, radius: 8, at: .zero, "outline")
    return "<g class=\"\(glyph.styleName)\(more)\">\(shape)"
      + ActorDrawing.letters(letter.isEmpty ? [] : [letter], radius: 8, at: .zero) + "</g>"
  }

  /// What a solid border says, which depends on whether anybody recorded where communities live;
  /// `nil` where all have a dashed one.
  private static func communityTitle(_ plan: DrawingPlan) -> Word? {
    let communities = plan.actors.filter { $0.glyph == .community }
    let solid = communities.filter { !$0.isRural }
    guard !solid.isEmpty else { return nil }
    if solid.allSatisfy(\.isUrban) { return .markUrban }
    let isToldApart = communities.contains { $0.isRural || $0.isUrban }
    guard isToldApart else { return Glyph.community.title }
    return solid.contains(where: \.isUrban) ? .markUrbanSome : .markUnplaced
  }

  private static func localities(_ plan: DrawingPlan) -> [Item] {
    let letter = plan.wording.letter(.letterRural)
    let communities = Item(
      sample: sample(.community, " rural", letter: letter), text: plan.wording.text(.markRural))
    let others = Item(
      sample: sample(.other, letter: letter), text: plan.wording.text(.markRuralActor))
    return (plan.actors.contains(where: \.hasDashedBorder) ? [communities] : [])
      + (plan.actors.contains { $0.isRural && !$0.hasDashedBorder } ? [others] : [])
  }

  private static func modalities(_ plan: DrawingPlan) -> [Item] {
    let used = Set(plan.actors.compactMap(\.modality))
    return Modality.allCases.filter(used.contains).map {
      Item(
        sample: sample(.mediator, letter: plan.wording.letter($0.letter)),
        text: plan.wording.text($0.title))
    }
  }

  // MARK: - Size

  /// Circles as large as actors with these values, one in the other on a common ground line.
  static func size(_ plan: DrawingPlan) -> [Item] {
    guard let title = plan.sizeTitle, let range = plan.sizeRange else { return [] }
    let text = plan.wording.text(
      plan.hasUnsized ? .markSizeSome : .markSize,
      ["measure": title, "value": plan.wording.number(range.upperBound)])
    var labels: Set<String> = []
    var sample = ""
    // A quarter of the value has half the way between the radiuses.
    for value in [range.upperBound, 0, range.upperBound / 4] {
      let label = plan.wording.number(value)
      guard labels.insert(label).inserted else { continue }
      let radius = ActorScale.radius(for: value, in: range)
      let top = ActorScale.largest - 2 * radius
      sample +=
        SVGText.circle(Point(8, top + radius), radius, "class=\"sample\"")
        + "<path class=\"sample\" d=\"M8 \(SVGText.number(top))L36 \(SVGText.number(top))\"/>"
        + SVGText.line(label, at: Point(38, top + 4), "class=\"quiet\"")
    }
    let widest = labels.map(font.width).max() ?? 0
    return [
      Item(
        sample: sample, text: text, width: 64 + widest, height: 2 * ActorScale.largest + 12)
    ]
  }

  // MARK: - Badges

  static func badges(_ plan: DrawingPlan, hasHulls: Bool) -> [Item] {
    var items: [Item] = []
    func add(_ isUsed: Bool, _ sample: @autoclosure () -> String, _ word: Word) {
      if isUsed { items.append(Item(sample: sample(), text: plan.wording.text(word))) }
    }
    let isInside = plan.actors.contains { $0.isInsider && !$0.isPartial }
    let inner = ActorDrawing.outline(
      .mediator, radius: 9 * ActorDrawing.innerShare, at: .zero, "inner")
    let insider =
      "<g class=\"mediator\">"
      + ActorDrawing.outline(.mediator, radius: 9, at: .zero, "outline") + inner
    add(
      plan.actors.contains { $0.rank != nil },
      SVGText.circle(Point(-5, 0), 8, "class=\"ring\"") + ActorDrawing.star(1, at: Point(8, 0)),
      .markCandidate)
    add(
      hasHulls,
      "<rect class=\"hull\" x=\"-16\" y=\"-8\" width=\"32\" height=\"16\" rx=\"6\"/>",
      .markSide)
    add(
      plan.actors.contains(where: \.hasVeto),
      ActorDrawing.veto(plan.wording.letter(.letterVeto), at: .zero),
      .markVeto)
    add(isInside, insider + "</g>", .markInsider)
    add(
      plan.actors.contains(where: \.isPartial),
      insider + ActorDrawing.halfBand(.mediator, radius: 9, at: .zero) + "</g>",
      .markPartial)
    add(
      plan.actors.contains(where: \.isUs), ringed("second", radius: 9), .markUs)
    add(
      plan.actors.contains(where: \.isShadow), ringed("shade", radius: 9.2),
      .markShadow)
    return items
  }

  private static func ringed(_ ring: String, radius: Double) -> String {
    SVGText.circle(.zero, radius, "class=\"\(ring)\"") + "<g class=\"other\">"
      + ActorDrawing.outline(.other, radius: 5, at: .zero, "outline") + "</g>"
  }
}
