// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Arrangements from which a search may begin: distances first, then a turn and a size that make
/// them fill a sheet.
struct Starts {
  private let problem: LayoutProblem
  private let model: StressModel?

  init(_ problem: LayoutProblem, _ model: StressModel? = nil) {
    self.problem = problem
    self.model = model
  }

  /// - Complexity: O(n²), 70 times.
  func arrangement(
    seed: Int, on ground: SearchGround
  ) -> (start: Arrangement, sheet: (width: Double, height: Double)) {
    var places = StressModel.scattered(problem, seed: seed)
    let untangling = Untangling(problem)
    for round in 0..<70 {
      model?.step(&places)
      // First the large distances find their order, then strangers are pushed out of hulls.
      if round >= 30 { _ = untangling.leaveHulls(&places, strength: 0.5) }
    }
    return fitted(turned(places), to: ground)
  }

  /// `places` enlarged to the size of a sheet; as they are where the map fixes some of them.
  func fitted(
    _ places: [Point], to ground: SearchGround
  ) -> (start: Arrangement, sheet: (width: Double, height: Double)) {
    let loose = Set(problem.loose)
    let standing = places.indices.filter { !loose.contains($0) }
    guard !isHeld, standing.count > 2, let box = Box(around: standing.map { places[$0] }),
      box.width > 1, box.height > 1
    else { return (Arrangement(places), ground.sheet(shape: 1.4)) }
    let sheet = ground.sheet(shape: box.width / box.height)
    // Actors reach beyond their places. All distances grow alike, so that they stay true.
    let factor = 0.85 * (sheet.width * sheet.height / box.width / box.height).squareRoot()
    let start = places.map { ($0 - box.center) * factor }
    return (Arrangement(start), sheet)
  }

  private var isHeld: Bool { problem.fixed.contains { $0 != nil } }

  /// Turned so that the first side lies left of the second or, without two sides, so that the
  /// drawing is wider than tall.
  func turned(_ places: [Point]) -> [Point] {
    guard !isHeld, !places.isEmpty else { return places }
    let members = problem.sideMembers.filter { !$0.isEmpty }
    let axis =
      members.count >= 2
      ? center(of: members[1], at: places) - center(of: members[0], at: places)
      : principalAxis(of: places)
    let direction = axis.unit
    return places.map { Point($0.dot(direction), direction.cross($0)) }
  }

  private func center(of actors: [Int], at places: [Point]) -> Point {
    actors.reduce(Point.zero) { $0 + places[$1] } * (1 / Double(actors.count))
  }

  private func principalAxis(of places: [Point]) -> Point {
    let loose = Set(problem.loose)
    let standing = places.indices.filter { !loose.contains($0) }
    guard !standing.isEmpty else { return Point(1, 0) }
    let middle = center(of: standing, at: places)
    var (xx, xy, yy) = (0.0, 0.0, 0.0)
    for place in standing.map({ places[$0] - middle }) {
      xx += place.x * place.x
      xy += place.x * place.y
      yy += place.y * place.y
    }
    // Half the angle of (xx − yy, 2 xy), by the half-angle formula.
    let double = Point(xx - yy, 2 * xy)
    let axis = Point(double.length + double.x, double.y)
    return axis.length > 1e-9 * double.length ? axis : Point(0, 1)
  }
}
