// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorAnalytics
public import ActorModel

/// A drawn actor map.
///
/// Roles are told by shape, trust by colour, kinds of ties by marks, strength by width, a measure
/// by size; sides are hulls. Roles, kinds, distrust and strong trust are never told by colour
/// alone. The same map with the same options gives the same bytes, with the same version of
/// ActorMap and, where it is asked for the places, of Graphviz.
///
/// - Complexity: O(n³ + pairs · (n + pairs)) for n up to 150 actors, which is where arrangements
///   are searched and ties are bent; beyond that what the layout engine takes and O(names · ties)
///   to place names.
public struct MapDrawing: Sendable {
  /// The pages of the drawing as SVG documents, each self-contained: no script, no link, nothing
  /// fetched. There is one, unless the legend stands apart or the drawing may go on on further
  /// sheets; the legend is the last.
  public let pages: [String]
  /// The drawing as an SVG document, or the first page of it.
  public var svg: String { pages[0] }
  /// The legend on a page of its own, where `DrawingOptions.legend` asks for that.
  public let legendPage: String?
  /// The size of names, legend and headings in points where the drawing is for paper; letters on
  /// signs are smaller.
  public let textSize: Double?
  /// Text smaller than this, in points, cannot be read on paper: a larger sheet, or a smaller part
  /// of the map, is called for.
  public static let smallestText = PageMaker.smallestText
  /// What the reader should know of how it was made, for example that Graphviz failed.
  public let notices: [String]
  /// The place of every actor in the drawing; put into the map's `layout` it keeps them there.
  public let layout: [FixedPosition]
  /// The title that stands above the drawing.
  public let title: String
  /// The date for which the drawing holds: asked for, or the map's own.
  public let asOf: CalendarDate?
  private let words: PageWords
  private let palette: Palette
  let panels: [Panel]
  /// Where the parts of its first page are.
  package let frames: DrawingFrames?

  /// The first map of the drawing in Graphviz's language: actors, ties and sides that are drawn,
  /// what the map says of them as attributes, and our places. Every text is quoted; none of it is
  /// active.
  public var dot: String { DOTWriter(panels[0], palette).text() }

  /// How well each of its maps can be read.
  package var measures: [DrawingMeasure] { panels.map { DrawingMeasure($0.plan, $0.geometry) } }
  /// How well it can be read.
  package var measure: DrawingMeasure { measures[0] }

  /// The same in words.
  package var outline: MapOutline {
    MapOutline(
      wording: panels[0].plan.wording, title: words.documentTitle, subtitle: words.subtitle,
      description: words.description,
      parts: panels.map { OutlineMaker($0.plan).part(titled: $0.title) }, notes: words.notes)
  }

  /// How well it can be read, in one line: crossings, stress and what overlaps.
  ///
  /// - Complexity: O(ties² + n · (n + ties)).
  public var readingWords: String { measure.words }

  /// Draws `map`.
  ///
  /// - Parameter source: who computes the layout; where it is `nil` or fails, our own layout is
  ///   used and a notice says why.
  /// - Precondition: `map.problems()` has no error.
  public init(
    _ map: ActorMap, options: DrawingOptions = DrawingOptions(),
    geometry source: (any GeometrySource)? = nil
  ) {
    let map = map.withReadableNames
    self.init(SceneMaker(map: map, options: options).whole, map, options, source)
  }

  /// Draws what answers `question`; `nil` asks for the whole map.
  ///
  /// Actors keep the places of the map's `layout`. Where it has none, the whole map, changes and
  /// panels are placed by all ties that there are, whatever date, kinds and layers, theme, sizes
  /// and candidates are drawn; changes since an older map have the places of the newer one, and
  /// who was lost is fitted in. The other questions are placed by what they show.
  ///
  /// - Parameter source: who computes the layout, as above.
  /// - Throws: `QuestionError` where the map has not what the question names.
  /// - Precondition: `map.problems()` has no error.
  public init(
    _ map: ActorMap, answering question: MapQuestion?,
    options: DrawingOptions = DrawingOptions(), geometry source: (any GeometrySource)? = nil
  ) throws(QuestionError) {
    let map = map.withReadableNames
    self.init(try SceneMaker(map: map, options: options).scene(for: question), map, options, source)
  }

  private init(
    _ scene: Scene, _ map: ActorMap, _ options: DrawingOptions, _ source: (any GeometrySource)?
  ) {
    let (basis, places, failure) = Self.placed(scene, options, source)
    let slots = Self.slots(of: basis, at: places, options)
    let number = Dictionary(
      basis.actors.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    panels = scene.parts.map { part in
      let standing = part.plan.actors.map { number[$0.id] }
      let arrangement = Arrangement(
        standing.map { $0.map { places[$0] } ?? .zero },
        slots: standing.map { $0.map { slots[$0] } ?? 0 })
      let order = CanonicalOrder(part.plan)
      let found = Composer(order.plan, options).geometry(at: order.ordered(arrangement))
      return Panel(title: part.title, plan: part.plan, geometry: order.restored(found))
    }
    layout = zip(basis.actors, places).map {
      FixedPosition(actor: $0.id, x: $1.x, y: $1.y)
    }
    words = scene.words
    palette = options.theme.palette
    title = words.documentTitle
    asOf = options.view.asOf ?? map.asOf
    let set = PageMaker(words, panels, options).pages()
    let pages = set.pages.map { SVGWriter($0, options).text() }
    self.pages = pages
    legendPage = set.pages.last?.isLegend == true ? pages.last : nil
    textSize = set.textSize
    frames = set.pages.first?.frames
    notices =
      scene.notices
      + (failure.map { ["Graphviz could not be used: \($0); drawn with our own layout"] } ?? [])
      + (set.notice.map { [$0] } ?? [])
  }

  /// The last of the bases with everyone's place; whoever has a place in an earlier one keeps it.
  private static func placed(
    _ scene: Scene, _ options: DrawingOptions, _ source: (any GeometrySource)?
  ) -> (basis: DrawingPlan, places: [Point], failure: LayoutFailure?) {
    var (found, known): ([Point], [String: Point]) = ([], [:])
    var (last, failure): (DrawingPlan, LayoutFailure?) = (.together([]), nil)
    for var basis in scene.bases {
      basis.fixed = zip(basis.actors, basis.fixed).map { known[$0.id] ?? $1 }
      let answer = Arranger(basis, options).arrangements(from: source)
      let best = Composer(basis, options).best(of: answer.found)
      found = rounded(best.places, basis.fixed, scene.spread)
      known = Dictionary(
        zip(basis.actors.map(\.id), found), uniquingKeysWith: { first, _ in first })
      (last, failure) = (basis, failure ?? answer.failure)
    }
    return (last, found, failure)
  }

  /// On which side of each actor its name is thought of once all places are settled: what is found
  /// from places that were saved is then the same.
  private static func slots(
    of basis: DrawingPlan, at places: [Point], _ options: DrawingOptions
  ) -> [Int] {
    guard places.count <= Arranger.searchLimit else {
      return [Int](repeating: 0, count: places.count)
    }
    var (settled, options) = (basis, options)
    settled.fixed = places
    // Whoever found the places, names are our own search's.
    options.layout = .own
    let found = Arranger(settled, options).arrangements(from: nil).found
    return found.first?.slots ?? [Int](repeating: 0, count: places.count)
  }

  /// Places with one decimal, which a file can keep: the picture drawn from it is the same. Where
  /// the map fixes nobody, the page begins at 0.
  private static func rounded(
    _ places: [Point], _ fixed: [Point?], _ spread: Double
  ) -> [Point] {
    let isFree = fixed.allSatisfy { $0 == nil }
    let corner = isFree ? Box(around: places).map { Point($0.minX, $0.minY) } ?? .zero : .zero
    return zip(places, fixed).map { place, fixed in
      let moved = (place - corner) * (isFree ? spread : 1)
      return fixed ?? Point(tenth(moved.x), tenth(moved.y))
    }
  }

  /// Plain 0 rather than −0, which a file would show.
  private static func tenth(_ value: Double) -> Double { (value * 10).rounded() / 10 + 0 }
}

/// Gives ties and names their places in an arrangement of the actors.
private struct Composer {
  /// How many of the most promising arrangements are tried out in full, up to this many actors.
  private static let tries = 3
  private static let tryLimit = Arranger.draftLimit

  /// What a side without a hull costs; a name over another costs as much.
  private static let hullPrice = 1_000.0

  private let plan: DrawingPlan
  private let options: DrawingOptions

  init(_ plan: DrawingPlan, _ options: DrawingOptions) {
    self.plan = plan
    self.options = options
  }

  /// The arrangement that is easiest to read.
  func best(of arrangements: [Arrangement]) -> Arrangement {
    let count = plan.actors.count <= Self.tryLimit ? Self.tries : 1
    let tried = arrangements.prefix(count)
    guard tried.count > 1 else { return tried.first ?? Arrangement([]) }
    var costs = tried.map { draft($0).cost }
    // The others are looked at only where none of the first is good.
    if costs.allSatisfy({ $0 >= Self.hullPrice }) {
      costs += arrangements.dropFirst(count).map { draft($0).cost }
    }
    let best = costs.indices.min { (costs[$0], $0) < (costs[$1], $1) } ?? 0
    return arrangements[best]
  }

  /// Ties and names around actors that have their places.
  func geometry(at arrangement: Arrangement) -> DrawingGeometry {
    finished(draft(arrangement))
  }

  private struct Draft {
    let arrangement: Arrangement
    let routes: Routes
    let labels: [Box?]
    let cost: Double
  }

  /// Ties first, then names where they are least crossed.
  private func draft(_ arrangement: Arrangement) -> Draft {
    let places = arrangement.places
    let placement = LabelPlacement(plan, at: places)
    let routes = router(places).routes(
      around: placement.boxes(in: arrangement.slots), areLabelsFinal: false)
    let names = placement.places(among: routes.lines, from: arrangement.slots)
    let hulls = PlacedSide.sides(of: plan, at: places, labels: names.boxes, lines: routes.lines)
    let lost = Double(plan.sides.count - hulls.count) * Self.hullPrice
    return Draft(
      arrangement: arrangement, routes: routes, labels: names.boxes,
      cost: routes.cost + names.cost + lost)
  }

  /// Ties around the names and names between the ties in turn, until no round is better.
  private func finished(_ draft: Draft) -> DrawingGeometry {
    let places = draft.arrangement.places
    let (routed, labels) = settled(draft)
    let lines = zip(plan.ties, routed).map { $0.line($1, before: labels) }
    let sides = PlacedSide.sides(of: plan, at: places, labels: labels, lines: lines)
    // A letter that touches a name is read as a part of it.
    let names = (labels.compactMap { $0 } + sides.map(\.label)).map { $0.grown(by: 1.5) }
    let marks = marks(on: lines, at: places, names)
    return DrawingGeometry(
      places: places, lines: lines, labels: labels, sides: sides, marks: marks.placed,
      omittedMarks: marks.omitted)
  }

  private func settled(_ draft: Draft) -> (lines: [Curve], labels: [Box?]) {
    let router = router(draft.arrangement.places)
    let placement = LabelPlacement(plan, at: draft.arrangement.places)
    var best: (lines: [Curve], labels: [Box?], cost: Double)?
    var labels = draft.labels
    for _ in 0..<rounds {
      let routes = router.routes(around: labels, areLabelsFinal: true)
      let names = placement.places(among: routes.lines, from: draft.arrangement.slots)
      let cost = routes.cost + names.cost
      if let best, best.cost <= cost { break }
      best = (routes.lines, names.boxes, cost)
      labels = names.boxes
    }
    return (best?.lines ?? draft.routes.lines, best?.labels ?? draft.labels)
  }

  /// Straight ties are the same whatever names do.
  private var rounds: Int {
    if isStraight || plan.bundles.count > Arranger.manyPairs { return 1 }
    return plan.actors.count <= Self.roundLimit ? 4 : 2
  }
  /// Up to this number of actors ties and names have more rounds.
  private static let roundLimit = 60

  private var isStraight: Bool {
    options.routing == .straight || plan.actors.count > Arranger.searchLimit
  }

  private func router(_ places: [Point]) -> TieRouter {
    TieRouter(plan, at: places, isStraight: isStraight)
  }

  /// Marks after everything else has its place, for they can stand anywhere along their lines.
  private func marks(
    on lines: [Curve], at places: [Point], _ names: [Box]
  ) -> (placed: [[PlacedMark]], omitted: Int) {
    let glyphs = plan.actors.indices.flatMap { actor in
      plan.actors[actor].form.boxes.map { $0.moved(by: places[actor]) }
    }
    let heads = zip(plan.ties, lines).flatMap { $0.heads(on: $1) }
      .map { Box(center: $0, width: 9, height: 9) }
    var placement = MarkPlacement(
      avoiding: glyphs + heads + names, among: lines,
      swings: plan.ties.map { $0.kind.line == .zigzag ? TieDrawing.amplitude : 0 })
    let placed = plan.ties.indices.map { tie in
      placement.marks(plan.ties[tie].marks, of: tie, on: lines[tie])
    }
    return (placed, placement.omitted)
  }
}
