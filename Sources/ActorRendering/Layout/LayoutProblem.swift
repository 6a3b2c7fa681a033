// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// What has to be placed: a box for each actor, pairs that are tied, sides that belong together.
struct LayoutProblem: Sendable {
  /// Wide enough for the glyph and the name; as much room above the glyph as the name needs below,
  /// so that the name may stand on either side.
  let sizes: [(width: Double, height: Double)]
  /// Each tied pair once, lower position first.
  let pairs: [[Int]]
  /// The side of each actor.
  let sides: [Int?]
  let fixed: [Point?]

  var count: Int { sizes.count }

  init(_ plan: DrawingPlan) {
    sizes = plan.actors.map { actor in
      let measure = actor.isBold ? PlanMaker.boldLabel : PlanMaker.label
      let text = actor.label.map(measure.width).max() ?? 0
      let lines = Double(actor.label.count) * LabelPlacement.lineHeight
      return (max(2 * actor.form.width, text) + 6, 2 * (actor.form.height + lines) + 8)
    }
    pairs = plan.bundles.map(\.pair)
    sides = plan.actors.map(\.side)
    fixed = plan.fixed
  }

  func box(_ actor: Int, at places: [Point]) -> Box {
    Box(center: places[actor], width: sizes[actor].width, height: sizes[actor].height)
  }

  /// Actors of each side that has any, in the order of the sides.
  var sideMembers: [[Int]] {
    let count = (sides.compactMap { $0 }.max() ?? -1) + 1
    var members = [[Int]](repeating: [], count: count)
    for (actor, side) in sides.enumerated() {
      if let side { members[side].append(actor) }
    }
    return members
  }

  /// Actors that nothing ties to the others and no side holds: they stand in rows below the rest.
  var loose: [Int] {
    let tied = Set(pairs.flatMap { $0 })
    return (0..<count).filter { !tied.contains($0) && sides[$0] == nil && fixed[$0] == nil }
  }

  func isSameSide(_ a: Int, _ b: Int) -> Bool { sides[a] != nil && sides[a] == sides[b] }

  /// How long the tie between two actors should become: shorter inside a side.
  func length(_ a: Int, _ b: Int) -> Double {
    let size = { (actor: Int) in (self.sizes[actor].width + self.sizes[actor].height) / 4 }
    return (isSameSide(a, b) ? 56 : 150) + size(a) + size(b)
  }
}
