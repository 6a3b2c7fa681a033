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
      + ActorDrawing.letters(letter.isEmpty ? [] : [letter], radius: radius, at: .zero) + "</g>"
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
    let rural = plan.actors.filter(\.isRural)
    let (communities, others) = (
      rural.filter(\.hasDashedBorder), rural.filter { !$0.hasDashedBorder }
    )
    var items: [Item] = []
    if !communities.isEmpty {
      let sample = sample(.community, " rural" + paleness(of: communities), letter: letter)
      items.append(Item(sample: sample, text: plan.wording.text(.markRural)))
    }
    if !others.isEmpty {
      let sample = sample(.other, paleness(of: others), letter: letter)
      items.append(Item(sample: sample, text: plan.wording.text(.markRuralActor)))
    }
    return items
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

  /// A value with the words for it.
  private struct SizeStep {
    let value: Double
    let label: String
  }

  /// The most, a quarter of it, which has half the radius, and what is drawn smallest.
  private static func sizeSteps(_ plan: DrawingPlan, _ most: Double) -> [SizeStep] {
    let (quarter, isWhole) = (most / 4, most >= 4 && most == most.rounded())
    var values = [most, isWhole ? quarter.rounded() : quarter]
    // Nobody has a part of a member, and what is drawn smallest has a line of its own.
    let isCount = plan.sizeFactor > 1
    values =
      [most]
      + values.dropFirst().filter { value in
        (!isCount || isWhole) && plan.sizeLeast.map { value > $0 } ?? true
      }
    var steps = values.map { SizeStep(value: $0, label: plan.wording.number($0)) }
    if let least = plan.sizeLeast {
      // The last is smaller than a quarter, unless all are alike.
      steps.append(SizeStep(value: least, label: leastLabel(plan, least, isWhole: isWhole)))
    }
    var labels: Set<String> = []
    return steps.filter { labels.insert($0.label).inserted }
  }

  private static func leastLabel(_ plan: DrawingPlan, _ least: Double, isWhole: Bool) -> String {
    // A count stays one.
    let value = plan.wording.number(isWhole ? least.rounded(.down) : least)
    return plan.wording.text(.sizeAtMost, ["value": value])
  }

  private static func sizeTitle(_ plan: DrawingPlan, _ title: String, _ most: Double) -> String {
    var values = ["measure": title, "value": plan.wording.number(most)]
    guard let least = plan.sizeLeast else {
      return plan.wording.text(plan.hasUnsized ? .markSizeSome : .markSize, values)
    }
    let isWhole = most >= 4 && most == most.rounded()
    values["least"] = plan.wording.number(isWhole ? least.rounded(.down) : least)
    return plan.wording.text(plan.hasUnsized ? .markSizeLeastSome : .markSizeLeast, values)
  }

  /// How far apart the labels of circles stand at least.
  private static let sizeRow = 13.0

  /// Circles as large as actors with these values, one in the other on a common ground line.
  static func size(_ plan: DrawingPlan) -> [Item] {
    guard let title = plan.sizeTitle, let range = plan.sizeRange else { return [] }
    let (steps, largest) = (
      sizeSteps(plan, range.upperBound), plan.sizeFactor * ActorScale.largest
    )
    // The widest circle begins at the left edge of the samples.
    let x = largest - 16
    var sample = ""
    // Labels of circles that are nearly as large stand one line below the other.
    var lowest = -Double.infinity
    for step in steps {
      let radius = ActorScale.radius(for: step.value, in: range, factor: plan.sizeFactor)
      let top = largest - 2 * radius
      let (y, end) = (max(top, lowest + sizeRow), x + largest + 4)
      lowest = y
      let line = SVGText.path([Point(x, top), Point(end - 6, top), Point(end, y)])
      sample +=
        SVGText.circle(Point(x, top + radius), radius, "class=\"sample\"")
        + "<path class=\"sample\" d=\"\(line)\"/>"
        + SVGText.line(step.label, at: Point(end + 2, y + 4), "class=\"quiet\"")
    }
    let widest = steps.map { font.width(of: $0.label) }.max() ?? 0
    return [
      Item(
        sample: sample, text: sizeTitle(plan, title, range.upperBound),
        width: 2 * largest + 16 + widest, height: 2 * largest + 12)
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
