// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// The places that an engine of Graphviz gives, turned so that sides stand beside each other and
/// cleared of overlaps and of strangers in hulls.
struct GraphvizPlaces {
  private let problem: LayoutProblem
  private let options: DrawingOptions
  private let untangling: Untangling

  init(_ problem: LayoutProblem, _ options: DrawingOptions) {
    self.problem = problem
    self.options = options
    untangling = Untangling(problem)
  }

  func places(
    engine: LayoutEngine, from geometry: (any GeometrySource)?
  ) throws(LayoutFailure) -> [Point] {
    guard let geometry else { throw LayoutFailure("the worker actormap-draw was not found") }
    let answers = try geometry.answers(to: [request(engine)])
    guard let answer = answers.first else { throw LayoutFailure("there was no answer") }
    return cleared(pinned(answer.positions.map(\.rounded)), engine)
  }

  private func request(_ engine: LayoutEngine) -> LayoutRequest {
    let nodes = problem.sizes.indices.map { actor in
      LayoutRequest.Node(
        width: problem.sizes[actor].width, height: problem.sizes[actor].height,
        position: problem.fixed[actor], isFixed: problem.fixed[actor] != nil)
    }
    let ties = problem.pairs.map {
      LayoutRequest.Tie(from: $0[0], to: $0[1], length: problem.length($0[0], $0[1]))
    }
    return LayoutRequest(
      engine: engine, seed: options.seed, separation: Untangling.separation, nodes: nodes,
      ties: ties)
  }

  /// Graphviz moves a drawing as a whole to where it likes; fixed actors go back to their place.
  private func pinned(_ places: [Point]) -> [Point] {
    let held = problem.fixed.indices.compactMap { actor in
      problem.fixed[actor].map { $0 - places[actor] }
    }
    guard let move = held.first else { return places }
    return places.indices.map { problem.fixed[$0] ?? places[$0] + move }
  }

  private func cleared(_ start: [Point], _ engine: LayoutEngine) -> [Point] {
    // Layers mean something: they are left as they are, and so are rings and circles but for what
    // would overlap.
    if engine == .dot { return start }
    var places = Starts(problem).turned(start)
    if [.neato, .fdp].contains(engine), problem.count <= Arranger.searchLimit {
      untangling.run(&places)
    } else {
      for _ in 0..<200 where !untangling.separate(&places) { break }
    }
    return places
  }
}

extension Point {
  /// Rounded to 1/64 point: far finer than can be seen, and coarse enough that the last bits, in
  /// which processors may differ, are gone.
  var rounded: Point { Point((x * 64).rounded() / 64, (y * 64).rounded() / 64) }
}
