// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// How far apart each two actors should be, and a way to get nearer to it.
///
/// The wish is the length of the shortest way along the ties; members of a side stay within reach
/// of each other, and those of different sides keep their distance. Each step moves every actor to
/// where the others want it on average, a wish counting for 1 / distance² (stress majorization:
/// Gansner, Koren & North 2005, doi:10.1007/978-3-540-31843-9_25, one actor at a time).
struct StressModel {
  private let count: Int
  /// How far apart two actors should be by the ties alone; 0 where it does not matter.
  let distances: [Double]
  /// The same with regard to sides.
  let wishes: [Double]
  private let isFixed: [Bool]

  /// - Complexity: O(n³) for n actors.
  init(_ problem: LayoutProblem) {
    count = problem.count
    isFixed = problem.fixed.map { $0 != nil }
    var ways = Self.ways(problem)
    let longest = ways.lazy.filter(\.isFinite).max() ?? 0
    let radii = problem.sideMembers.map { members in
      (members.reduce(0) { $0 + problem.ground(of: $1) } * 0.7).squareRoot()
    }
    // Unconnected parts lie side by side, not far away.
    for place in ways.indices where !ways[place].isFinite {
      ways[place] = max(200, 0.55 * longest)
    }
    for actor in problem.loose {
      for other in 0..<count {
        ways[actor * count + other] = 0
        ways[other * count + actor] = 0
      }
    }
    distances = ways
    for a in 0..<count {
      for b in 0..<count where a != b {
        let place = a * count + b
        guard let side = problem.sides[a], let other = problem.sides[b] else { continue }
        ways[place] =
          side == other
          ? min(ways[place], 60 + 1.3 * radii[side])
          : max(ways[place], 60 + radii[side] + radii[other])
      }
    }
    wishes = ways
  }

  /// The lengths of the shortest ways where all ties are equally long: with a length of its own for
  /// each tie, distances in the drawing would say less of the steps between two actors.
  private static func ways(_ problem: LayoutProblem) -> [Double] {
    let n = problem.count
    let sum = problem.pairs.reduce(0) { $0 + problem.length($1[0], $1[1]) }
    let length = sum / Double(max(1, problem.pairs.count))
    var ways = [Double](repeating: .infinity, count: n * n)
    for node in 0..<n { ways[node * n + node] = 0 }
    for pair in problem.pairs {
      ways[pair[0] * n + pair[1]] = length
      ways[pair[1] * n + pair[0]] = length
    }
    for middle in 0..<n {
      for a in 0..<n where ways[a * n + middle].isFinite {
        let first = ways[a * n + middle]
        for b in 0..<n {
          ways[a * n + b] = min(ways[a * n + b], first + ways[middle * n + b])
        }
      }
    }
    return ways
  }

  /// Moves every actor that is neither fixed nor loose once, in order.
  ///
  /// - Complexity: O(n²).
  func step(_ places: inout [Point]) {
    for actor in 0..<count where !isFixed[actor] {
      var (sum, weights) = (Point.zero, 0.0)
      for other in 0..<count where other != actor {
        let wish = wishes[actor * count + other]
        guard wish > 0 else { continue }
        let weight = 1 / (wish * wish)
        let away = places[actor] - places[other]
        sum += (places[other] + away.unit * wish) * weight
        weights += weight
      }
      if weights > 0 { places[actor] = sum * (1 / weights) }
    }
  }

  /// Actors scattered, those of a side near each other, to begin with.
  static func scattered(_ problem: LayoutProblem, seed: Int) -> [Point] {
    var lots = Lots(seed: seed)
    let radius = 60 * Double(problem.count).squareRoot()
    let middles = problem.sideMembers.map { _ in lots.way(within: radius) }
    return (0..<problem.count).map { actor in
      let middle = problem.sides[actor].map { middles[$0] } ?? .zero
      let way = lots.way(within: problem.sides[actor] == nil ? radius : radius / 2)
      return problem.fixed[actor] ?? middle + way
    }
  }
}
