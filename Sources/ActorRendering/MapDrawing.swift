// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

public import ActorModel

/// A drawn actor map.
///
/// Roles are told by shape, trust by colour, kinds of ties by marks, strength by width, a measure
/// by size; sides are hulls. No meaning rests on colour alone. The same map with the same options
/// gives the same bytes, with the same version of ActorMap and of Graphviz.
///
/// - Complexity: O(n³) for up to 150 actors, which is where arrangements are searched; beyond that
///   what the layout engine takes.
public struct MapDrawing: Sendable {
  /// The drawing as an SVG document, self-contained: no script, no link, nothing fetched.
  public let svg: String
  /// What the reader should know of how it was made, for example that Graphviz failed.
  public let notices: [String]
  /// How well it can be read.
  package let measure: DrawingMeasure

  /// Draws `map`.
  ///
  /// - Parameter geometry: who computes the layout; where it is `nil` or fails, our own layout is
  ///   used and a notice says why.
  /// - Precondition: `map.problems()` has no error.
  public init(
    _ map: ActorMap, options: DrawingOptions = DrawingOptions(),
    geometry: (any GeometrySource)? = nil
  ) {
    let plan = PlanMaker(map, options).plan()
    let (places, failure) = Arranger(plan, options).places(from: geometry)
    let placed = Self.geometry(plan, at: places, options, failure == nil ? geometry : nil)
    svg = SVGWriter(plan, placed, options.theme).text()
    notices = failure.map { ["Graphviz could not be used: \($0); drawn with our own layout"] } ?? []
    measure = DrawingMeasure(plan, placed)
  }

  // MARK: - Steps

  /// Ties and names give way to each other in turns: ties first, names to where they are least
  /// crossed, then ties around the names.
  private static func geometry(
    _ plan: DrawingPlan, at places: [Point], _ options: DrawingOptions,
    _ source: (any GeometrySource)?
  ) -> DrawingGeometry {
    let isStraight =
      options.routing == .straight || plan.actors.count > Arranger.searchLimit
    let router = TieRouter(plan, at: places, isStraight: isStraight)
    let placement = LabelPlacement(plan, at: places)
    let first = router.routes(around: placement.usual())
    let detours =
      isStraight || options.layout == .own
      ? [:] : Detours(plan, options, places).curves(for: first.blocked, from: source)
    let names = placement.places(among: first.lines)
    let second = router.routes(around: names, detours: detours)
    let labels = placement.places(among: second.lines)
    return DrawingGeometry(
      places: places, lines: second.lines, labels: labels,
      sides: PlacedSide.sides(of: plan, at: places, labels: labels),
      marks: marks(plan, on: second.lines, at: places, labels))
  }

  private static func marks(
    _ plan: DrawingPlan, on lines: [Curve], at places: [Point], _ labels: [Box?]
  ) -> [[PlacedMark]] {
    let glyphs = plan.actors.indices.map { plan.actors[$0].boxes(at: places[$0]) }
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
  func curves(for pairs: [[Int]], from source: (any GeometrySource)?) -> [[Int]: Curve] {
    guard let source, !pairs.isEmpty, plan.actors.count <= Self.limit else { return [:] }
    let nodes = plan.actors.indices.map { actor in
      let reach = plan.actors[actor].reach
      return LayoutRequest.Node(
        width: 2 * reach.x + 8, height: 2 * reach.y + 8, position: places[actor], isFixed: true)
    }
    let request = LayoutRequest(
      engine: .neato, seed: options.seed, separation: 4, isRouting: true, nodes: nodes,
      ties: pairs.map { LayoutRequest.Tie(from: $0[0], to: $0[1], length: 72) })
    guard let answer = try? source.answers(to: [request]).first,
      answer.routes.count == pairs.count, answer.positions.count == places.count
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
