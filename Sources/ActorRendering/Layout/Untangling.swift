// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Moves boxes off each other and out of hulls to which they do not belong.
struct Untangling {
  /// The room kept free around boxes.
  static let separation = 7.0
  /// The room between a hull and what does not belong into it.
  static let hullMargin = 16.0

  private let problem: LayoutProblem
  private let members: [[Int]]

  init(_ problem: LayoutProblem) {
    self.problem = problem
    members = problem.sideMembers.filter { !$0.isEmpty }
  }

  /// One round; whether anything had to move.
  ///
  /// - Complexity: O(n log n + overlaps + sides · n · log n).
  func round(_ places: inout [Point], strength: Double = 1) -> Bool {
    let left = leaveHulls(&places, strength: strength)
    return separate(&places) || left
  }

  /// Rounds until nothing has to move, or the limit is reached.
  func run(_ places: inout [Point], limit: Int = 300) {
    for _ in 0..<limit where !round(&places) { return }
  }

  /// Pushes each overlapping pair apart along the shorter way; whether there was one.
  ///
  /// Boxes are met from left to right, so only those that may overlap are compared.
  func separate(_ places: inout [Point]) -> Bool {
    let left = (0..<problem.count).map { places[$0].x - problem.sizes[$0].width / 2 }
    let order = left.indices.sorted { (left[$0], $0) < (left[$1], $1) }
    var hasMoved = false
    for (index, a) in order.enumerated() {
      let right = places[a].x + problem.sizes[a].width / 2 + Self.separation
      for b in order[(index + 1)...] {
        if left[b] > right { break }
        hasMoved = separate(min(a, b), max(a, b), &places) || hasMoved
      }
    }
    return hasMoved
  }

  private func separate(_ a: Int, _ b: Int, _ places: inout [Point]) -> Bool {
    let width = (problem.sizes[a].width + problem.sizes[b].width) / 2 + Self.separation
    let height = (problem.sizes[a].height + problem.sizes[b].height) / 2 + Self.separation
    let away = places[b] - places[a]
    let (dx, dy) = (width - away.x.magnitude, height - away.y.magnitude)
    guard dx > 1e-6, dy > 1e-6 else { return false }
    let move = dx < dy ? Point(away.x < 0 ? -dx : dx, 0) : Point(0, away.y < 0 ? -dy : dy)
    return push(a, b, by: move, &places)
  }

  private func push(_ a: Int, _ b: Int, by move: Point, _ places: inout [Point]) -> Bool {
    switch (problem.fixed[a] != nil, problem.fixed[b] != nil) {
    case (true, true): return false
    case (true, false): places[b] += move * 1.001
    case (false, true): places[a] += move * -1.001
    case (false, false):
      places[a] += move * -0.5005
      places[b] += move * 0.5005
    }
    return true
  }

  /// Pushes strangers out of the hulls of sides; whether there was one.
  func leaveHulls(_ places: inout [Point], strength: Double) -> Bool {
    var hasMoved = false
    for side in members {
      let hull = hull(of: side, at: places)
      for actor in 0..<problem.count where !side.contains(actor) {
        guard problem.fixed[actor] == nil,
          let escape = hull.escape(of: problem.box(actor, at: places))
        else { continue }
        places[actor] += escape * (strength * 1.02)
        hasMoved = true
      }
    }
    return hasMoved
  }

  func hull(of side: [Int], at places: [Point]) -> Hull {
    Hull(
      around: side.flatMap {
        problem.box($0, at: places).grown(by: Self.hullMargin).corners
      })
  }
}
