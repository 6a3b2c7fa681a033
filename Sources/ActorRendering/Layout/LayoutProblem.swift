// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// What has to be placed: a box for each actor, pairs that are tied, sides that belong together.
struct LayoutProblem: Sendable {
  /// Wide enough for the glyph and the name; as much room above the glyph as the name needs below,
  /// so that the name may stand on either side.
  let sizes: [(width: Double, height: Double)]
  /// What each actor covers besides its name.
  let forms: [ActorForm]
  /// The size of each name; 0 without one.
  let labelSizes: [(width: Double, height: Double)]
  /// Each tied pair once, lower position first.
  let pairs: [[Int]]
  /// The room that the ties of each pair take across their direction.
  let breadths: [Double]
  /// How long the line of each pair has to be, between the outlines of its actors, for the heads
  /// and marks of each of its ties to stand on it.
  let rows: [Double]
  /// Whether a conflict is among the ties of each pair.
  let areConflicts: [Bool]
  /// The side of each actor.
  let sides: [Int?]
  let isShadow: [Bool]
  let fixed: [Point?]

  var count: Int { sizes.count }

  init(_ plan: DrawingPlan) {
    forms = plan.actors.map(\.form)
    labelSizes = plan.actors.map(LabelPlacement.size)
    sizes = zip(forms, labelSizes).map { form, label in
      (max(2 * form.width, label.width) + 2, 2 * (form.height + label.height) + 8)
    }
    let bundles = plan.bundles
    pairs = bundles.map(\.pair)
    breadths = bundles.map { bundle in Braid.breadth(of: bundle.ties.map { plan.ties[$0] }) }
    rows = bundles.map { bundle in bundle.ties.map { plan.ties[$0].row }.max() ?? 0 }
    areConflicts = bundles.map { bundle in
      bundle.ties.contains { plan.ties[$0].kind.line == .zigzag }
    }
    sides = plan.actors.map(\.side)
    isShadow = plan.actors.map(\.isShadow)
    fixed = plan.fixed
  }

  /// What an actor covers with its name and a little room around both.
  func ground(of actor: Int) -> Double {
    let (frame, label) = (forms[actor].frame, labelSizes[actor])
    return (max(frame.width, label.width) + 16) * (frame.height + label.height + 18)
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

  /// Actors that nothing ties to the others and no side holds: they stand together in a free
  /// corner.
  var loose: [Int] {
    let tied = Set(pairs.flatMap { $0 })
    return (0..<count).filter { !tied.contains($0) && sides[$0] == nil && fixed[$0] == nil }
  }

  func isSameSide(_ a: Int, _ b: Int) -> Bool { sides[a] != nil && sides[a] == sides[b] }

  /// How long the tie between two actors should become: shorter inside a side.
  func length(_ a: Int, _ b: Int) -> Double {
    let size = { (actor: Int) in (self.sizes[actor].width + self.sizes[actor].height) / 4 }
    return (isSameSide(a, b) ? 50 : 90) + size(a) + size(b)
  }
}
