// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

public import ActorModel

/// A drawn actor map.
///
/// Roles are told by shape, trust by colour, kinds of ties by marks, strength by width, a measure
/// by size; sides are hulls. Roles, kinds, distrust and strong trust are never told by colour alone.
/// The same map with the same options
/// gives the same bytes, with the same version of ActorMap and, where it is asked for the places,
/// of Graphviz.
///
/// - Complexity: O(n³ + pairs · (n + pairs)) for n up to 150 actors, which is where arrangements are
///   searched and ties are bent; beyond that what the layout engine takes and O(names · ties) to
///   place names.
public struct MapDrawing: Sendable {
  /// The drawing as an SVG document, self-contained: no script, no link, nothing fetched.
  public let svg: String
  /// What the reader should know of how it was made, for example that Graphviz failed.
  public let notices: [String]
  private let panel: Panel

  /// How well it can be read.
  package var measure: DrawingMeasure { DrawingMeasure(panel.plan, panel.geometry) }

  /// Where each actor stands, in reading order: what `layout` of a map takes to keep the places.
  public var positions: [FixedPosition] {
    zip(panel.plan.actors, panel.geometry.places).map {
      FixedPosition(actor: $0.id, x: $1.x, y: $1.y)
    }
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
    let plan = PlanMaker(map, options).plan()
    let (arrangements, failure) = Arranger(plan, options).arrangements(from: source)
    let geometry = Composer(plan, options).best(of: arrangements)
    panel = Panel(title: nil, plan: plan, geometry: geometry)
    svg = SVGWriter(plan.words, [panel], options.theme).text()
    notices =
      failure.map { ["Graphviz could not be used: \($0); drawn with our own layout"] } ?? []
  }
}

/// Gives ties and names their places in an arrangement of the actors.
private struct Composer {
  /// How many of the most promising arrangements are tried out in full, up to this many actors.
  private static let tries = 3
  private static let tryLimit = Arranger.draftLimit

  private let plan: DrawingPlan
  private let options: DrawingOptions

  init(_ plan: DrawingPlan, _ options: DrawingOptions) {
    self.plan = plan
    self.options = options
  }

  /// The drawing that is easiest to read.
  func best(of arrangements: [Arrangement]) -> DrawingGeometry {
    let count = plan.actors.count <= Self.tryLimit ? Self.tries : 1
    let drafts = arrangements.prefix(count).map(draft)
    let best = drafts.indices.min { (drafts[$0].cost, $0) < (drafts[$1].cost, $1) }
    return finished(best.map { drafts[$0] } ?? draft(Arrangement([])))
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
    return Draft(
      arrangement: arrangement, routes: routes, labels: names.boxes,
      cost: routes.cost + names.cost)
  }

  /// Ties once more, around the names, then the names once more.
  private func finished(_ draft: Draft) -> DrawingGeometry {
    let places = draft.arrangement.places
    let lines = router(places).routes(around: draft.labels, areLabelsFinal: true).lines
    let labels = LabelPlacement(plan, at: places).places(
      among: lines, from: draft.arrangement.slots
    ).boxes
    let sides = PlacedSide.sides(of: plan, at: places, labels: labels, lines: lines)
    return DrawingGeometry(
      places: places, lines: lines, labels: labels, sides: sides,
      marks: marks(on: lines, at: places, labels + sides.map(\.label)))
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
