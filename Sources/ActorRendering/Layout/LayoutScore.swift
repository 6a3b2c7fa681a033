// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// How hard an arrangement is to read, drawn with straight ties; less is better.
struct LayoutScore: Sendable {
  let crossings: Int
  /// Ties that run through actors which are not theirs.
  let covered: Int
  let intruders: Int
  let total: Double

  /// - Complexity: O(pairs² + pairs · n).
  init(_ places: [Point], _ problem: LayoutProblem, untangling: Untangling) {
    crossings = Self.crossings(places, problem)
    covered = Self.covered(places, problem)
    intruders = untangling.intruders(at: places)
    total =
      Double(crossings) + 2.5 * Double(covered) + 12 * Double(intruders)
      + Self.sprawl(places, problem)
  }

  private static func crossings(_ places: [Point], _ problem: LayoutProblem) -> Int {
    var count = 0
    for (index, first) in problem.pairs.enumerated() {
      for second in problem.pairs[(index + 1)...]
      where !first.contains(second[0]) && !first.contains(second[1]) {
        let isCrossing = Segment.cross(
          places[first[0]], places[first[1]], places[second[0]], places[second[1]])
        if isCrossing { count += 1 }
      }
    }
    return count
  }

  private static func covered(_ places: [Point], _ problem: LayoutProblem) -> Int {
    var count = 0
    for pair in problem.pairs {
      for actor in 0..<problem.count where !pair.contains(actor) {
        let radius = min(problem.sizes[actor].width, problem.sizes[actor].height) / 3
        if Segment.distance(of: places[actor], to: places[pair[0]], places[pair[1]]) < radius {
          count += 1
        }
      }
    }
    return count
  }

  /// Empty ground, and a sheet that is much taller or wider than a page.
  private static func sprawl(_ places: [Point], _ problem: LayoutProblem) -> Double {
    guard problem.count > 0 else { return 0 }
    let boxes = (0..<problem.count).map { problem.box($0, at: places) }
    let all = boxes.dropFirst().reduce(boxes[0]) { $0.union($1) }
    let used = boxes.reduce(0) { $0 + $1.width * $1.height }
    let shape = all.width / max(1, all.height)
    let unfit = max(shape / 1.6, 1 / max(shape, 0.01), 1) - 1
    return 1.2 * (all.width * all.height / max(1, used)) + 6 * unfit
  }
}

/// Straight lines between two points.
enum Segment {
  /// Whether two lines cross inside both.
  static func cross(_ a: Point, _ b: Point, _ c: Point, _ d: Point) -> Bool {
    let (first, second) = (b - a, d - c)
    let divisor = first.cross(second)
    guard divisor.magnitude > 1e-9 else { return false }
    let s = (c - a).cross(second) / divisor
    let t = (c - a).cross(first) / divisor
    return s > 0 && s < 1 && t > 0 && t < 1
  }

  static func distance(of point: Point, to a: Point, _ b: Point) -> Double {
    let chord = b - a
    let square = chord.dot(chord)
    guard square > 0 else { return point.distance(to: a) }
    let t = max(0, min(1, (point - a).dot(chord) / square))
    return point.distance(to: a + chord * t)
  }
}
