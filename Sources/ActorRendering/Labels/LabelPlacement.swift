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

  private let plan: DrawingPlan
  private let places: [Point]
  private let sizes: [(width: Double, height: Double)]
  /// What each actor covers at most, badges included.
  private let outer: [Box]

  init(_ plan: DrawingPlan, at places: [Point]) {
    self.plan = plan
    self.places = places
    sizes = plan.actors.map { actor in
      let measure = actor.isBold ? PlanMaker.boldLabel : PlanMaker.label
      return (
        (actor.label.map(measure.width).max() ?? 0) + 4,
        Double(actor.label.count) * Self.lineHeight
      )
    }
    outer = plan.actors.indices.map { actor in
      plan.actors[actor].form.frame.moved(by: places[actor]).grown(by: 1)
    }
  }

  /// Every name below its glyph.
  func usual() -> [Box?] {
    plan.actors.indices.map { actor in
      plan.actors[actor].label.isEmpty ? nil : candidates(for: actor)[0]
    }
  }

  /// Places with the least overlap with glyphs, other names and ties.
  ///
  /// - Complexity: O(n² + n · ties) a round, three rounds.
  func places(among lines: [Curve]) -> (boxes: [Box?], cost: Double) {
    var chosen = usual()
    var prices = [Double](repeating: 0, count: chosen.count)
    let frames = lines.map { line in
      (Box(around: line.points) ?? Box(center: .zero, width: -9, height: -9)).grown(by: 1)
    }
    let heads = zip(plan.ties, lines).flatMap { $0.heads(on: $1) }
    let choices = plan.actors.indices.map { chosen[$0] == nil ? [] : candidates(for: $0) }
    let costs = choices.enumerated().map { actor, boxes in
      boxes.indices.map { fixedCost(of: boxes[$0], at: $0, actor, lines, frames, heads) }
    }
    for _ in 0..<3 {
      for actor in plan.actors.indices where chosen[actor] != nil {
        let boxes = choices[actor]
        let total = boxes.indices.map { index in
          costs[actor][index] + overlaps(of: boxes[index], actor, chosen)
        }
        if let best = total.indices.min(by: { (total[$0], $0) < (total[$1], $1) }) {
          chosen[actor] = boxes[best]
          prices[actor] = total[best]
        }
      }
    }
    return (chosen, prices.reduce(0, +))
  }

  /// Below, above, right, left, and at the four corners.
  private func candidates(for actor: Int) -> [Box] {
    let (width, height) = sizes[actor]
    let form = plan.actors[actor].form
    let (x, y) = (form.width + Self.distance + width / 2, form.height + Self.distance + height / 2)
    let slant = (x: form.width * 0.8 + width / 2, y: form.height * 0.8 + height / 2)
    let offsets = [
      Point(0, y), Point(0, -y), Point(x, 0), Point(-x, 0), Point(slant.x, slant.y),
      Point(-slant.x, slant.y), Point(slant.x, -slant.y), Point(-slant.x, -slant.y),
    ]
    return offsets.map { Box(center: places[actor] + $0, width: width, height: height) }
  }

  private static let preference = [0, 1.5, 3, 3, 4, 4, 4.5, 4.5]

  /// What does not depend on other names: glyphs, ties and habit.
  private func fixedCost(
    of box: Box, at index: Int, _ actor: Int, _ lines: [Curve], _ frames: [Box],
    _ heads: [Point]
  ) -> Double {
    var cost = Self.preference[index]
    for other in plan.actors.indices where outer[other].intersects(box) {
      let seen = box.moved(by: places[other] * -1)
      if plan.actors[other].form.touches(seen, margin: 1) { cost += 1_000 }
    }
    let room = box.grown(by: 3)
    cost += 120 * Double(heads.count(where: room.contains))
    for (tie, line) in lines.enumerated() {
      let isOwn = plan.ties[tie].from == actor || plan.ties[tie].to == actor
      cost += crossing(box, line, in: frames[tie]) * (isOwn ? 0.5 : 0.7)
    }
    return cost
  }

  /// How much of a line runs through the box, in points of its length.
  private func crossing(_ box: Box, _ line: Curve, in frame: Box) -> Double {
    guard frame.intersects(box) else { return 0 }
    var inside = 0.0
    for (a, b) in line.pieces {
      let steps = max(1, Int(a.distance(to: b) / 4))
      for step in 0..<steps {
        let point = a + (b - a) * ((Double(step) + 0.5) / Double(steps))
        if box.contains(point) { inside += a.distance(to: b) / Double(steps) }
      }
    }
    return inside > 0 ? 3 + inside : 0
  }

  private func overlaps(of box: Box, _ actor: Int, _ chosen: [Box?]) -> Double {
    var cost = 0.0
    for (other, label) in chosen.enumerated() where other != actor {
      if let label, label.grown(by: 1).intersects(box) { cost += 1_000 }
    }
    return cost
  }
}
