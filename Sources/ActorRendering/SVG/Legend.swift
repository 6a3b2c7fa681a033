// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorModel

/// The legend: everything that occurs in the drawing and nothing else.
struct Legend {
  /// A sample and what it means.
  struct Item {
    /// The sample in a box of `width` − 10 × `height` − 2 points, whose left edge is 17 points to
    /// the left of its origin and whose middle is as high as it.
    let sample: String
    let text: String
    /// From the left edge of the sample to the text.
    var width = 44.0
    var height = 20.0
  }

  /// Items under a heading.
  struct Section {
    let title: String
    /// The heading where the section goes on in another column.
    let continuedTitle: String
    let items: [Item]
  }

  static let lineHeight = 14.5
  static let font = TextMeasure(size: 12, isBold: false)
  let sections: [Section]

  init(sections: [Section]) { self.sections = sections }

  /// - Parameters:
  ///   - hasHulls: whether any side is drawn as a hull.
  ///   - drawn: the marks on ties that found room; all of the plan where it is left out.
  init(_ plan: DrawingPlan, hasHulls: Bool, drawn: Set<TieMark>? = nil) {
    let marks = drawn ?? Set(plan.ties.flatMap(\.marks))
    let hasGrades = plan.ties.contains { tie in
      if case .grade = tie.record.confidence { true } else { false }
    }
    sections = [
      (Word.legendActors, Self.actors(plan)), (.legendColours, Self.colours(plan, marks)),
      (.legendKinds, Self.kinds(plan)),
      (.legendMarks, Self.marks(plan, marks, hasHulls: hasHulls) + Self.views(plan)),
      (hasGrades ? .legendConfidenceGrades : .legendConfidence, Self.confidence(plan, marks)),
      (.legendIssues, Self.issues(plan, marks)),
    ].filter { !$0.1.isEmpty }.map { word, items in
      let title = plan.wording.text(word)
      return Section(
        title: title, continuedTitle: plan.wording.text(.legendContinued, ["heading": title]),
        items: items)
    }
  }

  // MARK: - Ties

  static let sampleLine = Curve([Point(-16, 0), Point(16, 0)])

  private static func colours(_ plan: DrawingPlan, _ marks: Set<TieMark>) -> [Item] {
    let used = Set(plan.ties.filter { !$0.isQuiet }.map(\.trust))
    let lines = TrustClass.allCases.filter(used.contains).map { trust in
      let mark = trust.mark.flatMap { mark in
        marks.contains(mark) || mark.onZigzag.map(marks.contains) ?? false ? mark : nil
      }
      return Item(sample: line(trust, with: mark, plan), text: plan.wording.text(trust.title))
    }
    let signs: [(TieMark, TrustClass, Word)] = [
      (.doublePlus, .strongTrust, .markDoublePlus),
      (.plus, .trust, .markPlus),
      (.unknownTrust, .unknown, .markUnknownTrust),
    ]
    return lines
      + signs.filter { marks.contains($0.0) }.map {
        Item(sample: line($0.1, with: $0.0, plan), text: plan.wording.text($0.2))
      }
  }

  private static func tie(_ trust: TrustClass, _ shapes: String) -> String {
    "<g class=\"\(trust.styleName)\">\(shapes)</g>"
  }

  /// A straight line with a mark in its middle.
  private static func line(
    _ trust: TrustClass, with mark: TieMark?, _ plan: DrawingPlan, width: Double = 2.4,
    isDotted: Bool = false
  ) -> String {
    let line = TieDrawing.line(.single, sampleLine, width: width, isDotted: isDotted)
    let marks = mark.map { [PlacedMark(mark: $0, center: .zero, direction: Point(1, 0))] } ?? []
    return tie(trust, line) + TieDrawing.marks(marks, trust.styleName, plan.wording)
  }

  private static func kinds(_ plan: DrawingPlan) -> [Item] {
    var seen: Set<TieKindStyle> = []
    let styles = plan.ties.map(\.kind).filter { seen.insert($0).inserted }
    let kinds = ["kinds": plan.wording.list(plan.unknownKinds)]
    let titles = styles.map { (style: $0, text: plan.wording.text($0.title, kinds)) }
    var items = titles.sorted { $0.text < $1.text }.map { style, text in
      Item(sample: sample(of: style, in: plan), text: oneLine(text))
    }
    let hasStrong = plan.ties.contains { tie in
      tie.head == .doubleChevron && (tie.isDirected || tie.kind.hasHeadsBothWays)
    }
    if hasStrong {
      let head = TieDrawing.head(.doubleChevron, at: sampleLine)
      let line = TieDrawing.line(.single, sampleLine, width: 2.4, isDotted: false)
      items.append(
        Item(
          sample: tie(.strongTrust, line + head), text: plan.wording.text(.kindDoubleHead)))
    }
    return items
  }

  /// Words of the user's own may be of any length; the names of the ties have them whole.
  private static func oneLine(_ text: String) -> String {
    font.lines(of: DrawnText.plain(text), width: 420, limit: 1)[0]
  }

  private static func sample(of style: TieKindStyle, in plan: DrawingPlan) -> String {
    let ties = plan.ties.filter { $0.kind == style }
    let isDirected = ties.contains(where: \.isDirected)
    let marks = (style.mark.map { [$0] } ?? []).map {
      PlacedMark(mark: $0, center: Point(-3, 0), direction: Point(1, 0))
    }
    let tie = PlannedTie(
      id: "", record: Relationship(from: "", to: ""), from: 0, to: 1, isDirected: isDirected,
      trust: .unknown, kind: style, width: 2, hasStrength: false, isDotted: false,
      confidence: .unknown, marks: [], accessibleName: "")
    return self.tie(
      .unknown,
      TieDrawing.shapes(tie, on: sampleLine)
        + marks.map { TieDrawing.mark($0, plan.wording) }.joined())
  }

  private static func confidence(_ plan: DrawingPlan, _ marks: Set<TieMark>) -> [Item] {
    let used = Set(plan.ties.map(\.confidence))
    guard let unmarked = plan.unmarkedConfidence, used != [.unknown] else { return [] }
    return ConfidenceClass.allCases.filter(used.contains).compactMap { confidence in
      let mark = TieMark.confidence(confidence)
      let isUnmarked = confidence == unmarked
      guard isUnmarked || marks.contains(mark) else { return nil }
      let (title, width) = (plan.wording.text(confidence.title), 2.4 * confidence.widthShare)
      return Item(
        sample: line(.unknown, with: isUnmarked ? nil : mark, plan, width: width),
        text: isUnmarked
          ? plan.wording.text(.confidenceUnmarked, ["confidence": title]) : title)
    }
  }

  private static func issues(_ plan: DrawingPlan, _ marks: Set<TieMark>) -> [Item] {
    let tabs = marks.compactMap { mark in if case .issues(let tab) = mark { tab } else { nil } }
    let signs = Set(tabs.flatMap(\.shown)).sorted { $0.order < $1.order }
    var items = signs.compactMap { sign in
      IssueTab([sign]).map {
        Item(sample: sample(of: $0, plan), text: oneLine(name(of: sign, plan)))
      }
    }
    if tabs.contains(where: { $0.more > 0 }) {
      items.append(Item(sample: sample(of: .rest, plan), text: plan.wording.text(.issuesMore)))
    }
    return items
  }

  private static func name(of sign: IssueSign, _ plan: DrawingPlan) -> String {
    plan.wording.capitalised(plan.wording.spoken(sign.name))
  }

  private static func sample(of tab: IssueTab, _ plan: DrawingPlan) -> String {
    TieDrawing.mark(
      PlacedMark(mark: .issues(tab), center: .zero, direction: Point(1, 0)), plan.wording)
  }

  // MARK: - Marks

  private static func marks(
    _ plan: DrawingPlan, _ marks: Set<TieMark>, hasHulls: Bool
  ) -> [Item] {
    size(plan) + strength(plan) + status(plan, marks) + badges(plan, hasHulls: hasHulls)
  }

  private static func strength(_ plan: DrawingPlan) -> [Item] {
    guard plan.ties.contains(where: \.hasStrength) else { return [] }
    let isWhole = plan.ties.allSatisfy(\.hasStrength)
    let (least, most) = (plan.tieWidths.lowerBound, plan.tieWidths.upperBound)
    let wedge = [(least, -16, -5), ((least + most) / 2, -5, 5), (most, 5, 16)].map {
      "<path class=\"sample\" stroke-width=\"\(SVGText.number($0))\" d=\"M\($1) 0L\($2) 0\"/>"
    }.joined()
    return [Item(sample: wedge, text: plan.wording.text(isWhole ? .markWidth : .markWidthSome))]
  }

  private static func status(_ plan: DrawingPlan, _ marks: Set<TieMark>) -> [Item] {
    let dotted = line(.unknown, with: nil, plan, width: 2, isDotted: true)
    let isDotted = plan.ties.contains(where: \.isDotted)
    let signs: [(TieMark, Word)] = [(.broken, .markBroken), (.contested, .markContested)]
    return (isDotted ? [Item(sample: dotted, text: plan.wording.text(.markIntermittent))] : [])
      + signs.filter { marks.contains($0.0) }.map {
        Item(sample: line(.unknown, with: $0.0, plan, width: 2), text: plan.wording.text($0.1))
      }
  }
}
