// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Where each actor's name stands: below the glyph if it can, else where it covers least.
///
/// The room above and below is kept free of other actors by the layout, so a place without
/// overlap exists; which one is taken depends on the ties.
struct LabelPlacement {
  /// The height of a line of text.
  static let lineHeight = 14.5
  private static let distance = 3.0
  /// The room between a side's hull and its members.
  private static let hullMargin = 12.0

  private let plan: DrawingPlan
  private let places: [Point]
  private let sizes: [(width: Double, height: Double)]
  /// What each actor covers at most, badges included.
  private let outer: [Box]

  init(_ plan: DrawingPlan, at places: [Point]) {
    self.plan = plan
    self.places = places
    sizes = plan.actors.map(Self.size)
    outer = plan.actors.indices.map { actor in
      plan.actors[actor].form.frame.moved(by: places[actor]).grown(by: 1)
    }
  }

  /// The size of the actor's name; 0 without one.
  static func size(of actor: PlannedActor) -> (width: Double, height: Double) {
    guard !actor.label.isEmpty else { return (0, 0) }
    let measure = actor.isBold ? PlanMaker.boldLabel : PlanMaker.label
    return (
      (actor.label.map(measure.width).max() ?? 0) + 4,
      Double(actor.label.count) * lineHeight
    )
  }

  /// Every name in the slot that is thought of for it.
  func boxes(in slots: [Int]) -> [Box?] {
    plan.actors.indices.map { actor in
      plan.actors[actor].label.isEmpty ? nil : candidates(for: actor)[slots[actor]]
    }
  }

  /// Places with the least overlap with glyphs, other names and ties.
  ///
  /// - Complexity: O(n² + n · (ties + points of ties nearby)).
  func places(
    among lines: [Curve], from slots: [Int]
  ) -> (boxes: [Box?], cost: Double) {
    let choices = plan.actors.indices.map {
      plan.actors[$0].label.isEmpty ? [] : candidates(for: $0)
    }
    let ground = NameGround(
      ties: plan.ties, lines: lines, glyphs: outer, hulls: sides)
    let costs = choices.indices.map { actor in
      self.costs(of: choices[actor], actor, ground.near(choices[actor]))
    }
    let choice = NameChoice(choices, costs, from: slots)
    let boxes = choices.indices.map { actor in
      choice.chosen[actor] < 0 ? nil : choices[actor][choice.chosen[actor]]
    }
    return (boxes, choice.cost)
  }

  private func candidates(for actor: Int) -> [Box] {
    Self.slots(plan.actors[actor].form, sizes[actor]).map { $0.moved(by: places[actor]) }
  }

  /// Below, above, right, left; at the four corners; below and above a little aside; beside, a
  /// little up and down; below and above far aside; all four a little farther. Seen from the actor.
  static func slots(
    _ form: ActorForm, _ size: (width: Double, height: Double)
  ) -> [Box] {
    let (width, height) = size
    let (x, y) = (form.width + distance + width / 2, form.height + distance + height / 2)
    let slant = (x: form.width * 0.8 + width / 2, y: form.height * 0.8 + height / 2)
    let lift = min(form.height, height) * 0.6
    let straight = [Point(0, y), Point(0, -y), Point(x, 0), Point(-x, 0)]
    let corners = [
      Point(slant.x, slant.y), Point(-slant.x, slant.y), Point(slant.x, -slant.y),
      Point(-slant.x, -slant.y),
    ]
    let aside = [0.28, 0.42].map { share in
      [y, -y].flatMap { [Point(share * width, $0), Point(-share * width, $0)] }
    }
    let lifted = [x, -x].flatMap { [Point($0, lift), Point($0, -lift)] }
    let far = [Point(0, y + 6), Point(0, -y - 6), Point(x + 6, 0), Point(-x - 6, 0)]
    return (straight + corners + aside[0] + lifted + aside[1] + far).map {
      Box(center: $0, width: width, height: height)
    }
  }

  /// Names are looked for below first, then above, then beside.
  static let habits = [
    0, 1.5, 3, 3, 4, 4, 4.5, 4.5, 2, 2, 3, 3, 4, 4, 4, 4, 3, 3, 4, 4, 6, 6.5, 8, 8,
  ]

  /// What each place costs but for other names: glyphs, ties, hulls of other sides and habit.
  private func costs(of boxes: [Box], _ actor: Int, _ ground: NameGround) -> [Double] {
    boxes.indices.map { index in
      Self.habits[index] + glyphCost(of: boxes[index], actor, ground)
        + 150 * Double(ground.heads.count(where: boxes[index].grown(by: 3).contains))
        + tieCost(of: boxes[index], actor, ground)
        + hullCost(of: boxes[index], actor, ground)
    }
  }

  /// A name may cover no glyph and should be nearer to its own than to any other.
  private func glyphCost(of box: Box, _ actor: Int, _ ground: NameGround) -> Double {
    var cost = 0.0
    let own = plan.actors[actor].form.boxes[0].moved(by: places[actor]).gap(to: box)
    for other in ground.actors {
      let glyph = outer[other]
      if glyph.intersects(box),
        plan.actors[other].form.touches(box.moved(by: places[other] * -1), margin: 1)
      {
        cost += 1_000
      } else if other != actor {
        let gap = glyph.gap(to: box)
        cost += gap < NameGround.room ? 6 * (1 - max(0, gap) / NameGround.room) : 0
        // A name that is as near to another actor is read as that one's.
        cost += 18 * max(0, min(1, (own + 4 - gap) / 4))
      }
    }
    return cost
  }

  /// Ties that run through the name, and how much of them.
  private func tieCost(of box: Box, _ actor: Int, _ ground: NameGround) -> Double {
    let inner = box.grown(by: -1.5)
    var cost = 0.0
    for (tie, pieces) in ground.ways {
      // A zigzag swings beside its line.
      let isZigzag = plan.ties[tie].kind.line == .zigzag
      let core = isZigzag ? inner.grown(by: TieDrawing.amplitude) : inner
      let isOwn = plan.ties[tie].from == actor || plan.ties[tie].to == actor
      var inside = 0.0
      var isCrossed = false
      for (a, b) in pieces where Segment.meets(core, a, b) {
        isCrossed = true
        inside += a.distance(to: b)
      }
      guard isCrossed else { continue }
      let price = (isOwn ? 12 : 15) + 0.2 * min(inside, box.width)
      cost += isZigzag ? SearchWeights.conflictName * price : price
    }
    return cost
  }

  /// Whose name stands in a hull is read as a member; and a name at which the hull of the actor's
  /// own side would have to end, because strangers stand beside it, hangs over the edge.
  private func hullCost(of box: Box, _ actor: Int, _ ground: NameGround) -> Double {
    ground.hulls.reduce(0) { sum, side in
      if side.number != plan.actors[actor].side {
        return side.hull.escape(of: box) == nil ? sum : sum + 9
      }
      let corners = box.grown(by: Self.hullMargin).corners
      let wider = Hull(around: side.hull.corners + corners)
      guard wider.corners != side.hull.corners else { return sum }
      return side.strangers.contains { wider.escape(of: outer[$0]) != nil } ? sum + 6 : sum
    }
  }

  /// The hulls of sides as they are without names.
  private var sides: [NameGround.Side] {
    plan.sides.indices.map { side in
      let members = Set(plan.sides[side].members)
      let corners = plan.sides[side].members.flatMap {
        outer[$0].grown(by: Self.hullMargin - 1).corners
      }
      let hull = Hull(around: corners)
      let strangers = plan.actors.indices.filter {
        !members.contains($0) && hull.escape(of: outer[$0]) == nil
      }
      return NameGround.Side(number: side, hull: hull, strangers: strangers)
    }
  }
}

/// What names should keep clear of.
struct NameGround {
  /// The hull of a side without names, and who stands outside.
  struct Side {
    let number: Int
    let hull: Hull
    let strangers: [Int]
  }

  /// How far from the glyphs of others a name should stay.
  static let room = 10.0

  /// Pieces of the line of each tie.
  private(set) var ways: [(tie: Int, pieces: [(Point, Point)])]
  private(set) var heads: [Point]
  private(set) var actors: [Int]
  private(set) var hulls: [Side]
  private let frames: [Box]
  private let glyphs: [Box]

  init(
    ties: [PlannedTie], lines: [Curve], glyphs: [Box], hulls: [Side]
  ) {
    ways = lines.enumerated().map { ($0, $1.pieces) }
    heads = zip(ties, lines).flatMap { $0.heads(on: $1) }
    actors = Array(glyphs.indices)
    self.hulls = hulls
    self.glyphs = glyphs
    frames = lines.map { line in
      (Box(around: line.points) ?? Box(center: .zero, width: -9, height: -9)).grown(by: 1)
    }
  }

  /// Only what lies near `boxes`.
  func near(_ boxes: [Box]) -> NameGround {
    guard let first = boxes.first else { return self }
    let reach = boxes.dropFirst().reduce(first) { $0.union($1) }.grown(by: Self.room + 1)
    var near = self
    near.ways = ways.filter { frames[$0.tie].intersects(reach) }.map { tie, pieces in
      (tie, pieces.filter { Segment.meets(reach, $0.0, $0.1) })
    }
    near.heads = heads.filter(reach.contains)
    near.actors = actors.filter { glyphs[$0].intersects(reach) }
    return near
  }
}
