// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

public import ActorModel

/// A drawn actor map.
///
/// Roles are told by shape, trust by colour, kinds of ties by marks, strength by width, a measure
/// by size; sides are hulls. Roles, kinds, distrust and strong trust are never told by colour alone.
/// The same map with the same options
/// gives the same bytes, with the same version of ActorMap and of Graphviz.
///
/// - Complexity: O(n³ + pairs²) for n up to 150 actors, which is where arrangements are searched and
///   ties are bent; beyond that what the layout engine takes and O(names · ties) to place names.
public struct MapDrawing: Sendable {
  /// The drawing as an SVG document, self-contained: no script, no link, nothing fetched.
  public let svg: String
  /// What the reader should know of how it was made, for example that Graphviz failed.
  public let notices: [String]
  /// The place of every actor in the drawing; put into the map's `layout` it keeps them there.
  public let layout: [FixedPosition]
  private let panels: [Panel]

  /// How well each of its maps can be read.
  package var measures: [DrawingMeasure] { panels.map { DrawingMeasure($0.plan, $0.geometry) } }
  /// How well it can be read.
  package var measure: DrawingMeasure { measures[0] }

  /// Draws `map`.
  ///
  /// - Parameter source: who computes the layout; where it is `nil` or fails, our own layout is
  ///   used and a notice says why.
  /// - Precondition: `map.problems()` has no error.
  public init(
    _ map: ActorMap, options: DrawingOptions = DrawingOptions(),
    geometry source: (any GeometrySource)? = nil
  ) {
    self.init(SceneMaker(map: map, options: options).whole, options, source)
  }

  /// Draws what answers `question`; `nil` asks for the whole map.
  ///
  /// Actors keep the places of the map's `layout`. Where it has none, the whole map, changes and
  /// panels are placed by all ties that there are, whatever date, kinds and layers are drawn;
  /// the other questions are placed by what they show.
  ///
  /// - Parameter source: who computes the layout, as above.
  /// - Throws: `QuestionError` where the map has not what the question names.
  /// - Precondition: `map.problems()` has no error.
  public init(
    _ map: ActorMap, answering question: MapQuestion?,
    options: DrawingOptions = DrawingOptions(), geometry source: (any GeometrySource)? = nil
  ) throws(QuestionError) {
    self.init(try SceneMaker(map: map, options: options).scene(for: question), options, source)
  }

  private init(
    _ scene: Scene, _ options: DrawingOptions, _ source: (any GeometrySource)?
  ) {
    let (arrangements, failure) = Arranger(scene.basis, options).arrangements(from: source)
    let working = failure == nil ? source : nil
    let basis = Composer(scene.basis, options, source: working).best(of: arrangements)
    let places = Dictionary(
      zip(scene.basis.actors.map(\.id), Self.rounded(basis, scene.basis.fixed)),
      uniquingKeysWith: { first, _ in first })
    var routing: LayoutFailure?
    panels = scene.parts.map { part in
      let composer = Composer(part.plan, options, source: working)
      let (geometry, failure) = composer.geometry(
        at: part.plan.actors.map { places[$0.id] ?? .zero })
      routing = routing ?? failure
      return Panel(title: part.title, plan: part.plan, geometry: geometry)
    }
    layout = scene.basis.actors.map(\.id).map { id in
      FixedPosition(actor: id, x: places[id]?.x ?? 0, y: places[id]?.y ?? 0)
    }
    svg = SVGWriter(scene.words, panels, options.theme).text()
    notices =
      (failure.map { ["Graphviz could not be used: \($0); drawn with our own layout"] } ?? [])
      + (routing.map { ["Graphviz could not lead ties around actors: \($0); they are bent"] } ?? [])
  }

  /// Places with one decimal, which a file can keep: the picture drawn from it is the same. Where
  /// the map fixes nobody, the page begins at 0.
  private static func rounded(_ places: [Point], _ fixed: [Point?]) -> [Point] {
    let isFree = fixed.allSatisfy { $0 == nil }
    let corner = isFree ? Box(around: places).map { Point($0.minX, $0.minY) } ?? .zero : .zero
    return zip(places, fixed).map { place, fixed in
      let moved = place - corner
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
  private static let tryLimit = 60

  /// What a side without a hull costs; a name over another costs as much.
  private static let hullPrice = 1_000.0

  private let plan: DrawingPlan
  private let options: DrawingOptions
  private let source: (any GeometrySource)?

  init(_ plan: DrawingPlan, _ options: DrawingOptions, source: (any GeometrySource)?) {
    self.plan = plan
    self.options = options
    self.source = source
  }

  /// The places of the arrangement that is easiest to read.
  func best(of arrangements: [[Point]]) -> [Point] {
    let count = plan.actors.count <= Self.tryLimit ? Self.tries : 1
    let tried = arrangements.prefix(count)
    guard tried.count > 1 else { return tried.first ?? [] }
    var costs = tried.map { draft($0).cost }
    // The others are looked at only where none of the first is good.
    if costs.allSatisfy({ $0 >= Self.hullPrice }) {
      costs += arrangements.dropFirst(count).map { draft($0).cost }
    }
    let best = costs.indices.min { (costs[$0], $0) < (costs[$1], $1) } ?? 0
    return arrangements[best]
  }

  /// Ties and names around actors that have their places.
  func geometry(at places: [Point]) -> (DrawingGeometry, failure: LayoutFailure?) {
    finished(draft(places))
  }

  private struct Draft {
    let places: [Point]
    let routes: Routes
    let labels: [Box?]
    let cost: Double
  }

  /// Ties first, then names where they are least crossed.
  private func draft(_ places: [Point]) -> Draft {
    let placement = LabelPlacement(plan, at: places)
    let routes = router(places).routes(
      around: placement.usual(), areLabelsFinal: false)
    let names = placement.places(among: routes.lines)
    let hulls = PlacedSide.sides(of: plan, at: places, labels: names.boxes, lines: routes.lines)
    let lost = Double(plan.sides.count - hulls.count) * Self.hullPrice
    return Draft(
      places: places, routes: routes, labels: names.boxes,
      cost: routes.cost + names.cost + lost)
  }

  /// Ties once more, around the names and with the help of Graphviz, then the names once more.
  private func finished(_ draft: Draft) -> (DrawingGeometry, failure: LayoutFailure?) {
    let places = draft.places
    let wanted = isStraight || options.layout == .own ? [] : draft.routes.blocked
    let (detours, failure) = Detours(plan, options, places).curves(for: wanted, from: source)
    let lines = router(places).routes(
      around: draft.labels, areLabelsFinal: true, detours: detours
    ).lines
    let labels = LabelPlacement(plan, at: places).places(among: lines).boxes
    let geometry = DrawingGeometry(
      places: places, lines: lines, labels: labels,
      sides: PlacedSide.sides(of: plan, at: places, labels: labels, lines: lines),
      marks: marks(on: lines, at: places, labels))
    return (geometry, failure)
  }

  private var isStraight: Bool {
    options.routing == .straight || plan.actors.count > Arranger.searchLimit
  }

  private func router(_ places: [Point]) -> TieRouter {
    TieRouter(plan, at: places, isStraight: isStraight)
  }

  private func marks(
    on lines: [Curve], at places: [Point], _ labels: [Box?]
  ) -> [[PlacedMark]] {
    let glyphs = plan.actors.indices.map { actor in
      plan.actors[actor].form.boxes.map { $0.moved(by: places[actor]) }
    }
    var placement = MarkPlacement(avoiding: glyphs.flatMap { $0 } + labels.compactMap { $0 })
    return plan.ties.indices.map { placement.marks(plan.ties[$0].marks, on: lines[$0]) }
  }
}

/// Asks Graphviz for ways around the actors where no single bend is free.
private struct Detours {
  /// Above this number of actors Graphviz takes too long for it.
  static let limit = 60
  private let plan: DrawingPlan
  private let options: DrawingOptions
  private let places: [Point]

  init(_ plan: DrawingPlan, _ options: DrawingOptions, _ places: [Point]) {
    self.plan = plan
    self.options = options
    self.places = places
  }

  /// Nothing where Graphviz has no better way or fails: the bends are there already.
  func curves(
    for pairs: [[Int]], from source: (any GeometrySource)?
  ) -> ([[Int]: Curve], failure: LayoutFailure?) {
    guard let source, !pairs.isEmpty, plan.actors.count <= Self.limit else { return ([:], nil) }
    let nodes = plan.actors.indices.map { actor in
      let form = plan.actors[actor].form
      return LayoutRequest.Node(
        width: 2 * form.width + 8, height: 2 * form.height + 8, position: places[actor],
        isFixed: true)
    }
    let request = LayoutRequest(
      engine: .neato, seed: options.seed, separation: 4, isRouting: true, nodes: nodes,
      ties: pairs.map { LayoutRequest.Tie(from: $0[0], to: $0[1], length: 72) })
    let outcome = Result { () throws(LayoutFailure) in try source.answers(to: [request]) }
    switch outcome {
    case .success(let answers):
      return (answers.first.map { curves($0, pairs) } ?? [:], nil)
    case .failure(let failure): return ([:], failure)
    }
  }

  private func curves(_ answer: LayoutAnswer, _ pairs: [[Int]]) -> [[Int]: Curve] {
    guard answer.routes.count == pairs.count, answer.positions.count == places.count
    else { return [:] }
    // Graphviz moves the drawing as a whole to where it likes.
    let move = places[0] - answer.positions[0]
    var curves: [[Int]: Curve] = [:]
    for (pair, route) in zip(pairs, answer.routes) where route.count >= 4 {
      curves[pair] = Curve(cubic: route.map { $0 + move })
    }
    return curves
  }
}
