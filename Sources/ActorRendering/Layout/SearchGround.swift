// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// What `LayoutSearch` weighs, as plain numbers in flat lists, because it looks at them millions
/// of times.
struct SearchGround: Sendable {
  /// How many places around an actor are thought of for its name: the first of
  /// `LabelPlacement.slots`.
  static let slots = 12
  /// The room between a glyph and the ties of others.
  static let clearance = 8.0
  /// Free ground for each actor, more where there are many, and for each tie it has, as shares of
  /// what it covers itself; and for each actor at least this share of a square as wide as the lines
  /// of ties have to be long.
  private static let spread = (least: 0.4, usual: 2.3, each: 0.06, tie: 0.22, lines: 1.0)
  /// How many times wider than tall a drawing is: pages in landscape, and those in portrait once
  /// title and legend stand above and below.
  private static let shapes = 1.2...1.5

  let count: Int
  /// Half the width and height of glyph and badges, and their middle seen from the actor.
  let glyphs: [Box]
  /// How near a tie of others may come to the middle of the glyph.
  let radii: [Double]
  /// The name in each slot, seen from the actor; `slots` of them for each actor.
  let labels: [Box]
  let hasLabel: [Bool]
  /// The two ends of each tied pair.
  let ends: [(a: Int, b: Int)]
  /// Half the room that the ties of each pair take across.
  let halfWidths: [Double]
  let widest: Double
  /// How long the line of each pair has to be for heads and marks to be seen.
  let leasts: [Double]
  /// How much worse it is for the line of each pair to run through a name than for others.
  let namePrices: [Double]
  /// The pairs of each actor.
  let pairs: [[Int]]
  let side: [Int]
  let members: [[Int]]
  let isFixed: [Bool]
  let isShadow: [Bool]
  /// Loose actors take no part in the search.
  let isLoose: [Bool]
  let wishes: [Double]
  /// The ground that the drawing should not outgrow.
  private let area: Double
  /// The width that each side would have at best, on average over all directions.
  let breadths: [Double]

  init(_ problem: LayoutProblem, _ model: StressModel) {
    count = problem.count
    glyphs = problem.forms.map(\.frame)
    radii = problem.forms.map { max($0.width, $0.height) }
    hasLabel = problem.labelSizes.map { $0.height > 0 }
    labels = problem.forms.indices.flatMap { actor in
      LabelPlacement.slots(problem.forms[actor], problem.labelSizes[actor]).prefix(Self.slots)
    }
    ends = problem.pairs.map { ($0[0], $0[1]) }
    halfWidths = problem.breadths.map { $0 / 2 }
    let radii = radii
    leasts = problem.pairs.indices.map { pair in
      let least =
        problem.areConflicts[pair] ? SearchWeights.leastConflict : SearchWeights.leastLine
      return problem.pairs[pair].reduce(max(least, problem.rows[pair])) { $0 + radii[$1] }
        + 1.2 * problem.breadths[pair]
    }
    namePrices = problem.areConflicts.map { $0 ? SearchWeights.conflictName : 1 }
    widest = halfWidths.max() ?? 0
    var pairs = [[Int]](repeating: [], count: problem.count)
    for (pair, ends) in problem.pairs.enumerated() {
      for actor in ends { pairs[actor].append(pair) }
    }
    self.pairs = pairs
    side = problem.sides.map { $0 ?? -1 }
    members = problem.sideMembers
    isFixed = problem.fixed.map { $0 != nil }
    isShadow = problem.isShadow
    let loose = Set(problem.loose)
    isLoose = (0..<problem.count).map(loose.contains)
    wishes = model.distances
    let standing = (0..<problem.count).filter { !loose.contains($0) }
    let ground = standing.reduce(0) { $0 + problem.ground(of: $1) }
    let ties = Double(problem.pairs.count) / Double(max(1, standing.count))
    let usual = min(
      Self.spread.usual, Self.spread.least + Self.spread.each * Double(standing.count))
    // A few actors cover less than their ties need to be told.
    let longest = problem.pairs.map { problem.length($0[0], $0[1]) }.max() ?? 0
    let mean = leasts.reduce(0, +) / Double(max(1, leasts.count))
    area = max(
      1.5 * longest * longest, ground * (1 + usual + Self.spread.tie * ties),
      Self.spread.lines * mean * mean * Double(standing.count))
    breadths = members.map { members in
      (1.9 * members.reduce(0) { $0 + problem.ground(of: $1) }).squareRoot() * 1.13
    }
  }
  /// The sheet that the drawing should not outgrow, as nearly `shape` times as wide as tall as
  /// pages allow.
  func sheet(shape: Double) -> (width: Double, height: Double) {
    let shape = max(Self.shapes.lowerBound, min(Self.shapes.upperBound, shape))
    let height = max(1, area / shape).squareRoot()
    return (shape * height, height)
  }
}
