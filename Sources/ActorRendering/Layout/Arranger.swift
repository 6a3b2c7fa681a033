// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Finds a place for every actor.
///
/// Graphviz is asked for several arrangements; each is turned so that the sides stand beside each
/// other, cleared of overlaps and of strangers in hulls, and the one that is easiest to read is
/// taken. Without Graphviz our own layout goes the same way alone.
struct Arranger {
  /// Above this number of actors there is one arrangement and no search.
  static let searchLimit = 150
  /// How many arrangements are asked for.
  static let tries = 6
  /// Above this number of actors sfdp takes over from neato.
  static let neatoLimit = 300

  private let problem: LayoutProblem
  private let options: DrawingOptions
  private let untangling: Untangling

  init(_ plan: DrawingPlan, _ options: DrawingOptions) {
    problem = LayoutProblem(plan)
    self.options = options
    untangling = Untangling(problem)
  }

  /// Arrangements, the most promising first, and what went wrong with Graphviz, if it did.
  func arrangements(
    from geometry: (any GeometrySource)?
  ) -> (places: [[Point]], failure: LayoutFailure?) {
    let fixed = problem.fixed.compactMap { $0 }
    if problem.count == 0 || fixed.count == problem.count { return ([fixed], nil) }
    guard options.layout != .own else { return (own(), nil) }
    let outcome = Result { () throws(LayoutFailure) in try answers(from: geometry) }
    switch outcome {
    case .success(let answers): return (choice(among: answers.map { pinned($0.positions) }), nil)
    case .failure(let failure): return (own(), failure)
    }
  }

  // MARK: - Graphviz

  private var isSearching: Bool {
    options.layout == .auto && problem.count <= Self.searchLimit
  }

  private var engine: LayoutEngine {
    options.layout.engine ?? (problem.count <= Self.neatoLimit ? .neato : .sfdp)
  }

  private func answers(
    from geometry: (any GeometrySource)?
  ) throws(LayoutFailure) -> [LayoutAnswer] {
    guard let geometry else { throw LayoutFailure("the worker actormap-draw was not found") }
    let nodes = problem.sizes.indices.map { actor in
      LayoutRequest.Node(
        width: problem.sizes[actor].width, height: problem.sizes[actor].height,
        position: problem.fixed[actor], isFixed: problem.fixed[actor] != nil)
    }
    let requests = (0..<(isSearching ? Self.tries : 1)).map { attempt in
      LayoutRequest(
        engine: engine, seed: options.seed &+ attempt, separation: Untangling.separation,
        nodes: nodes, ties: ties())
    }
    return try geometry.answers(to: requests)
  }

  /// Graphviz moves a drawing as a whole to where it likes; fixed actors go back to their place.
  private func pinned(_ places: [Point]) -> [Point] {
    let held = problem.fixed.indices.compactMap { actor in
      problem.fixed[actor].map { $0 - places[actor] }
    }
    guard let move = held.first else { return places }
    return places.indices.map { problem.fixed[$0] ?? places[$0] + move }
  }

  private func ties() -> [LayoutRequest.Tie] {
    problem.pairs.map {
      LayoutRequest.Tie(from: $0[0], to: $0[1], length: problem.length($0[0], $0[1]))
    }
  }

  // MARK: - Choice

  private func choice(among candidates: [[Point]]) -> [[Point]] {
    // Layers mean something: they are left as they are, and so are rings and circles but for what
    // would overlap.
    if options.layout == .dot { return candidates }
    guard problem.count <= Self.searchLimit, [.auto, .neato, .fdp].contains(options.layout) else {
      return candidates.map(separated)
    }
    return sorted(candidates + (isSearching ? [StressModel.circle(problem)] : []))
  }

  /// Large maps are only cleared of overlaps.
  private func separated(_ start: [Point]) -> [Point] {
    var places = turned(start)
    for _ in 0..<200 where !untangling.separate(&places) { break }
    return places
  }

  private func own() -> [[Point]] {
    guard problem.count <= Self.searchLimit else { return [Rows(problem).places()] }
    return sorted([StressModel.circle(problem)])
  }

  private func sorted(_ starts: [[Point]]) -> [[Point]] {
    let model = StressModel(problem)
    let arranged = starts.map { refined($0, model) }
    let scores = arranged.map { LayoutScore($0, problem, untangling: untangling).total }
    return scores.indices.sorted { (scores[$0], $0) < (scores[$1], $1) }.map { arranged[$0] }
  }

  private func refined(_ start: [Point], _ model: StressModel) -> [Point] {
    var places = turned(start)
    let loose = LooseRows(problem)
    loose.takeAway(&places)
    for round in 0..<80 {
      model.step(&places)
      // First the large distances find their order, then strangers are pushed out harder.
      if round >= 20 { _ = untangling.round(&places, strength: 0.4) }
    }
    untangling.run(&places)
    loose.putBelow(&places)
    return places
  }

  /// Turned so that the first side lies left of the second or, without two sides, so that the
  /// drawing is wider than tall.
  private func turned(_ places: [Point]) -> [Point] {
    guard !problem.fixed.contains(where: { $0 != nil }) else { return places }
    let members = problem.sideMembers.filter { !$0.isEmpty }
    let axis: Point
    if members.count >= 2 {
      axis = center(of: members[1], at: places) - center(of: members[0], at: places)
    } else {
      axis = principalAxis(of: places)
    }
    let direction = axis.unit
    return places.map { Point($0.dot(direction), direction.cross($0)) }
  }

  private func center(of actors: [Int], at places: [Point]) -> Point {
    actors.reduce(Point.zero) { $0 + places[$1] } * (1 / Double(actors.count))
  }

  private func principalAxis(of places: [Point]) -> Point {
    let middle = center(of: Array(places.indices), at: places)
    var (xx, xy, yy) = (0.0, 0.0, 0.0)
    for place in places.map({ $0 - middle }) {
      xx += place.x * place.x
      xy += place.x * place.y
      yy += place.y * place.y
    }
    let angle = Trigonometry.angle(of: Point(xx - yy, 2 * xy)) / 2
    return Point(Trigonometry.cosine(angle), Trigonometry.sine(angle))
  }
}

/// Keeps loose actors out of the way while the others find their places.
private struct LooseRows {
  private let problem: LayoutProblem
  private let loose: [Int]

  init(_ problem: LayoutProblem) {
    self.problem = problem
    loose = problem.loose
  }

  /// Far away, where they touch nothing.
  func takeAway(_ places: inout [Point]) {
    for (index, actor) in loose.enumerated() { places[actor] = Point(1e6, 1e4 * Double(index)) }
  }

  /// In rows below the others, not much wider than those.
  func putBelow(_ places: inout [Point]) {
    guard !loose.isEmpty else { return }
    let others = (0..<problem.count).filter { !loose.contains($0) }
    let boxes = others.map { problem.box($0, at: places) }
    let frame = boxes.dropFirst().reduce(boxes.first) { $0?.union($1) }
    let room = loose.reduce(0) { $0 + problem.sizes[$1].width + 24 }
    let width = max(frame?.width ?? 0, (room * 80).squareRoot())
    let left = frame?.minX ?? 0
    var corner = Point(left, (frame?.maxY ?? 0) + 10)
    var rowHeight = 0.0
    for actor in loose {
      let size = problem.sizes[actor]
      if corner.x > left, corner.x + size.width > left + width {
        corner = Point(left, corner.y + rowHeight + 12)
        rowHeight = 0
      }
      places[actor] = corner + Point(size.width / 2, size.height / 2)
      corner.x += size.width + 24
      rowHeight = max(rowHeight, size.height)
    }
  }
}

/// Rows of actors, side by side: what remains where there is no Graphviz and too many actors for
/// our own layout.
private struct Rows {
  private let problem: LayoutProblem

  init(_ problem: LayoutProblem) { self.problem = problem }

  func places() -> [Point] {
    let order = (0..<problem.count).sorted { a, b in
      (problem.sides[a] ?? Int.max, a) < (problem.sides[b] ?? Int.max, b)
    }
    let columns = max(1, Int(Double(problem.count).squareRoot().rounded(.up)))
    let width = (problem.sizes.map(\.width).max() ?? 0) + 30
    let height = (problem.sizes.map(\.height).max() ?? 0) + 30
    var places = [Point](repeating: .zero, count: problem.count)
    for (index, actor) in order.enumerated() {
      let (row, column) = index.quotientAndRemainder(dividingBy: columns)
      places[actor] = Point(Double(column) * width, Double(row) * height)
    }
    return places
  }
}
