// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

extension Legend {
  static func actors(_ plan: DrawingPlan) -> [Item] {
    let used = Set(plan.actors.map(\.glyph))
    return Glyph.allCases.filter(used.contains).flatMap { glyph -> [Item] in
      let title = glyph == .community ? communityTitle(plan) : glyph.title
      let other = glyph == .other ? plan.otherGlyphTitle : nil
      guard let text = other ?? title.map({ plan.wording.text($0) }) else { return [] }
      let actors = plan.actors.filter { $0.glyph == glyph }
      return [Item(sample: sample(glyph, paleness(of: actors)), text: text)]
    } + localities(plan) + modalities(plan)
  }

  /// A sample is pale where all actors are that it stands for.
  private static func paleness(of actors: [PlannedActor]) -> String {
    !actors.isEmpty && actors.allSatisfy(\.isPale) ? " pale" : ""
  }

  private static func sample(
    _ glyph: Glyph, _ more: String = "", letter: String = ""
  ) -> String {
    // A diamond reaches farther than other shapes of its size.
    let radius = glyph == .mediator ? 7.2 : 8
    let shape = ActorDrawing.outline(glyph, radius: radius, at: .zero, "outline")
    return "<g class=\"\(glyph.styleName)\(more)\">\(shape)"
      + ActorDrawing.letters(letter, radius: radius, at: .zero) + "</g>"
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
    let rural = plan.actors.filter(\.hasDashedBorder)
    guard !rural.isEmpty else { return [] }
    let letter = plan.wording.letter(.letterRural)
    return [
      Item(
        sample: sample(.community, " rural" + paleness(of: rural), letter: letter),
        text: plan.wording.text(.markRural))
    ]
  }

  private static func modalities(_ plan: DrawingPlan) -> [Item] {
    Modality.allCases.compactMap { modality in
      let actors = plan.actors.filter { $0.modality == modality }
      guard let glyph = glyph(of: actors) else { return nil }
      return Item(
        sample: sample(
          glyph, paleness(of: actors), letter: plan.wording.letter(modality.letter)),
        text: plan.wording.text(modality.title))
    }
  }

  /// A glyph on which actors have a sign: the mediator's if any, since it has most of them, else
  /// the first in the legend; `nil` without actors.
  private static func glyph(of actors: [PlannedActor]) -> Glyph? {
    let used = Set(actors.map(\.glyph))
    return used.contains(.mediator) ? .mediator : Glyph.allCases.first(where: used.contains)
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
    let largest = plan.sizeFactor * ActorScale.largest
    // The widest circle begins at the left edge of the samples.
    let x = largest - 16
    // About a quarter of the value has half the way between the radiuses; a count stays one.
    let (most, quarter) = (range.upperBound, range.upperBound / 4)
    let isWhole = most >= 4 && most == most.rounded()
    for value in [most, 0, isWhole ? quarter.rounded() : quarter] {
      let label = plan.wording.number(value)
      guard labels.insert(label).inserted else { continue }
      let radius = plan.sizeFactor * ActorScale.radius(for: value, in: range)
      let top = largest - 2 * radius
      let (line, end) = (SVGText.number(top), SVGText.number(x + largest + 4))
      sample +=
        SVGText.circle(Point(x, top + radius), radius, "class=\"sample\"")
        + "<path class=\"sample\" d=\"M\(SVGText.number(x)) \(line)L\(end) \(line)\"/>"
        + SVGText.line(label, at: Point(x + largest + 6, top + 4), "class=\"quiet\"")
    }
    let widest = labels.map(font.width).max() ?? 0
    return [
      Item(
        sample: sample, text: text, width: 2 * largest + 16 + widest, height: 2 * largest + 12)
    ]
  }

  // MARK: - Badges

  static func badges(_ plan: DrawingPlan, hasHulls: Bool) -> [Item] {
    var items: [Item] = []
    func add(_ isUsed: Bool, _ sample: @autoclosure () -> String, _ word: Word) {
      if isUsed { items.append(Item(sample: sample(), text: plan.wording.text(word))) }
    }
    let insiders = plan.actors.filter { $0.isInsider && !$0.isPartial }
    let partial = plan.actors.filter(\.isPartial)
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
    add(!insiders.isEmpty, insider(insiders, isPartial: false), .markInsider)
    add(!partial.isEmpty, insider(partial, isPartial: true), .markPartial)
    add(
      plan.actors.contains(where: \.isUs), ringed("second", radius: 9), .markUs)
    add(
      plan.actors.contains(where: \.isShadow), ringed("shade", radius: 9.2),
      .markShadow)
    return items
  }

  /// The inner line in a glyph on which it occurs.
  private static func insider(_ actors: [PlannedActor], isPartial: Bool) -> String {
    let glyph = glyph(of: actors) ?? .other
    return "<g class=\"\(glyph.styleName)\(paleness(of: actors))\">"
      + ActorDrawing.outline(glyph, radius: 8, at: .zero, "outline")
      + (isPartial ? ActorDrawing.halfBand(glyph, radius: 8, at: .zero) : "")
      + ActorDrawing.outline(glyph, radius: 8 * ActorDrawing.innerShare, at: .zero, "inner")
      + "</g>"
  }

  private static func ringed(_ ring: String, radius: Double) -> String {
    SVGText.circle(.zero, radius, "class=\"\(ring)\"") + "<g class=\"other\">"
      + ActorDrawing.outline(.other, radius: 5, at: .zero, "outline") + "</g>"
  }
}
