// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorModel

/// The legend: everything that occurs in the drawing and nothing else.
struct Legend {
  /// A sample and what it means.
  struct Item {
    /// The sample in a box of 34 × 20 points around its centre.
    let sample: String
    let text: String
  }

  /// Items under a heading.
  struct Section {
    let title: String
    let items: [Item]
  }

  static let font = TextMeasure(size: 12, isBold: false)
  let sections: [Section]

  /// - Parameter hasHulls: whether any side is drawn as a hull.
  init(_ plan: DrawingPlan, hasHulls: Bool) {
    sections = [
      (Word.legendActors, Self.actors(plan)), (.legendColours, Self.colours(plan)),
      (.legendKinds, Self.kinds(plan)),
      (.legendMarks, Self.marks(plan, hasHulls: hasHulls) + Self.views(plan)),
    ].filter { !$0.1.isEmpty }.map { Section(title: plan.wording.text($0), items: $1) }
  }

  // MARK: - Sections

  private static func actors(_ plan: DrawingPlan) -> [Item] {
    let used = Set(plan.actors.map(\.glyph))
    return Glyph.allCases.filter(used.contains).map { glyph in
      let shape = ActorDrawing.outline(glyph, radius: 8, at: .zero, "outline")
      let title = plan.wording.text(glyph.title)
      return Item(
        sample: "<g class=\"\(glyph.styleName)\">\(shape)</g>",
        text: glyph == .other ? plan.otherGlyphTitle ?? title : title)
    }
  }

  private static let sampleLine = Curve([Point(-16, 0), Point(16, 0)])

  private static func colours(_ plan: DrawingPlan) -> [Item] {
    let used = Set(plan.ties.filter { !$0.isQuiet }.map(\.trust))
    let barred = Set(
      plan.ties.filter { $0.marks.contains(.bar) || $0.marks.contains(.doubleBar) }
        .map(\.trust))
    return TrustClass.allCases.filter(used.contains).map { trust in
      let bars: TieMark? = barred.contains(trust) ? (trust.bars > 1 ? .doubleBar : .bar) : nil
      let mark = bars.map {
        TieDrawing.mark(PlacedMark(mark: $0, center: .zero, direction: Point(1, 0)))
      }
      let line = TieDrawing.line(.single, sampleLine, width: 2.4, isDotted: false)
      return Item(sample: tie(trust, line + (mark ?? "")), text: plan.wording.text(trust.title))
    }
  }

  private static func tie(_ trust: TrustClass, _ shapes: String) -> String {
    "<g class=\"\(trust.styleName)\">\(shapes)</g>"
  }

  private static func kinds(_ plan: DrawingPlan) -> [Item] {
    var seen: Set<TieKindStyle> = []
    let styles = plan.ties.map(\.kind).filter { seen.insert($0).inserted }
    let kinds = ["kinds": plan.wording.list(plan.unknownKinds)]
    let titles = styles.map { (style: $0, text: plan.wording.text($0.title, kinds)) }
    var items = titles.sorted { $0.text < $1.text }.map { style, text in
      // Words of the user's own may be of any length; the names of the ties have them whole.
      let line = font.lines(of: DrawnText.plain(text), width: 420, limit: 1)[0]
      return Item(sample: sample(of: style, in: plan), text: line)
    }
    let hasStrong = plan.ties.contains { tie in
      tie.head == .doubleChevron && (tie.isDirected || tie.kind.hasHeadsBothWays)
    }
    if hasStrong {
      let head = TieDrawing.head(.doubleChevron, at: sampleLine)
      let line = TieDrawing.line(.single, sampleLine, width: 2.4, isDotted: false)
      items.append(
        Item(sample: tie(.strongTrust, line + head), text: plan.wording.text(.kindDoubleHead)))
    }
    return items
  }

  private static func sample(of style: TieKindStyle, in plan: DrawingPlan) -> String {
    let ties = plan.ties.filter { $0.kind == style }
    let isDirected = ties.contains(where: \.isDirected)
    let marks = (style.mark.map { [$0] } ?? []).map {
      PlacedMark(mark: $0, center: Point(-3, 0), direction: Point(1, 0))
    }
    let tie = PlannedTie(
      id: "", from: 0, to: 1, isDirected: isDirected, trust: .unknown, kind: style, width: 2,
      hasStrength: false, isDotted: false, marks: [], accessibleName: "")
    return self.tie(
      .unknown, TieDrawing.shapes(tie, on: sampleLine) + marks.map(TieDrawing.mark).joined())
  }

  // MARK: - Marks

  private static func marks(_ plan: DrawingPlan, hasHulls: Bool) -> [Item] {
    size(plan) + strength(plan) + status(plan) + badges(plan, hasHulls: hasHulls)
  }

  private static func size(_ plan: DrawingPlan) -> [Item] {
    guard let title = plan.sizeTitle, let range = plan.sizeRange else { return [] }
    let circles =
      SVGText.circle(Point(-11, 0), 4, "class=\"sample\"")
      + SVGText.circle(Point(4, 0), 9, "class=\"sample\"")
    let text = plan.wording.text(
      plan.hasUnsized ? .markSizeSome : .markSize,
      ["measure": title, "value": plan.wording.number(range.upperBound)])
    return [Item(sample: circles, text: text)]
  }

  private static func strength(_ plan: DrawingPlan) -> [Item] {
    guard plan.ties.contains(where: \.hasStrength) else { return [] }
    let isWhole = plan.ties.allSatisfy(\.hasStrength)
    let wedge =
      "<path class=\"sample\" stroke-width=\"0.8\" d=\"M-16 0L-5 0\"/>"
      + "<path class=\"sample\" stroke-width=\"2.4\" d=\"M-5 0L5 0\"/>"
      + "<path class=\"sample\" stroke-width=\"4\" d=\"M5 0L16 0\"/>"
    return [Item(sample: wedge, text: plan.wording.text(isWhole ? .markWidth : .markWidthSome))]
  }

  private static func status(_ plan: DrawingPlan) -> [Item] {
    var items: [Item] = []
    let trust = TrustClass.unknown
    func add(_ mark: TieMark, _ word: Word) {
      guard plan.ties.contains(where: { $0.marks.contains(mark) }) else { return }
      let line = TieDrawing.line(.single, sampleLine, width: 2, isDotted: false)
      let shape = TieDrawing.mark(PlacedMark(mark: mark, center: .zero, direction: Point(1, 0)))
      items.append(Item(sample: tie(trust, line + shape), text: plan.wording.text(word)))
    }
    if plan.ties.contains(where: \.isDotted) {
      let line = TieDrawing.line(.single, sampleLine, width: 2, isDotted: true)
      items.append(Item(sample: tie(trust, line), text: plan.wording.text(.markIntermittent)))
    }
    add(.broken, .markBroken)
    add(.contested, .markContested)
    add(.unknownTrust, .markUnknownTrust)
    return items
  }

  private static func badges(_ plan: DrawingPlan, hasHulls: Bool) -> [Item] {
    var items: [Item] = []
    func add(_ isUsed: Bool, _ sample: @autoclosure () -> String, _ word: Word) {
      if isUsed { items.append(Item(sample: sample(), text: plan.wording.text(word))) }
    }
    let shape = ActorDrawing.outline(.other, radius: 8, at: .zero, "outline")
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
      ActorDrawing.veto(plan.wording.text(.letterVeto), at: .zero),
      .markVeto)
    add(
      plan.actors.contains(where: \.isInsider),
      "<g class=\"other\">\(shape)</g>"
        + ActorDrawing.outline(.other, radius: 5, at: .zero, "inner"),
      .markInsider)
    add(
      plan.actors.contains(where: \.isUs),
      SVGText.circle(.zero, 9, "class=\"second\"")
        + "<g class=\"other\">" + ActorDrawing.outline(.other, radius: 5, at: .zero, "outline")
        + "</g>", .markUs)
    add(
      plan.actors.contains(where: \.isShadow), "<g class=\"other shadow\">\(shape)</g>",
      .markShadow)
    return items
  }
}
