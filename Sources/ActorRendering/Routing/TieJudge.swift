// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// A way in a few pieces, to see what it crosses.
struct WayOutline {
  let pair: [Int]
  let halfWidth: Double
  let isConflict: Bool
  let points: [Point]
  let pieces: [(Point, Point)]
  let frame: Box

  init(_ curve: Curve, pair: [Int], halfWidth: Double, isConflict: Bool) {
    self.pair = pair
    self.halfWidth = halfWidth
    self.isConflict = isConflict
    let points = curve.points
    let count = min(12, max(1, points.count - 1))
    self.points =
      points.count < 2
      ? points : (0...count).map { points[$0 * (points.count - 1) / count] }
    pieces = Array(zip(self.points, self.points.dropFirst()))
    frame = (Box(around: self.points) ?? Box(center: .zero, width: 0, height: 0))
      .grown(by: halfWidth + 5)
  }
}

extension WayOutline {
  /// Where the way leads, seen from one of its actors, a little way off.
  func direction(from actor: Int) -> Point {
    guard points.count > 3 else { return Point(1, 0) }
    return actor == pair[0]
      ? (points[2] - points[0]).unit
      : (points[points.count - 3] - points[points.count - 1]).unit
  }
}

/// Tells what a way costs: actors and names that it covers, ties that it crosses.
struct TieJudge {
  /// What it costs to run through an actor.
  static let blocked = 100.0

  let plan: DrawingPlan
  let places: [Point]
  let labels: [Box?]
  let pair: [Int]
  let margin: Double
  /// Whether the way holds a conflict, which is to be seen along its whole length.
  let isConflict: Bool
  /// What it costs to run through a name of the tie's own actors.
  let ownLabelCost: Double
  let taken: [WayOutline]

  /// The cost, or anything above `limit` where it is more.
  func cost(of curve: Curve, below limit: Double) -> Double {
    var cost = 0.0
    guard let frame = Box(around: curve.points) else { return 0 }
    for actor in plan.actors.indices where cost < limit {
      if !pair.contains(actor) { cost += actorCost(of: curve, in: frame, actor) }
      if let label = labels[actor] { cost += labelCost(of: curve, in: frame, label, actor) }
    }
    return cost < limit
      ? cost
        + crossings(
          of: WayOutline(curve, pair: pair, halfWidth: margin, isConflict: isConflict)) : cost
  }

  private func actorCost(of curve: Curve, in frame: Box, _ actor: Int) -> Double {
    let form = plan.actors[actor].form
    let needed = max(form.width, form.height) + margin + 3
    guard frame.grown(by: needed + 12).contains(places[actor]) else { return 0 }
    let nearest = curve.distance(to: places[actor])
    return (nearest < needed ? Self.blocked + 2 * (needed - nearest) : 0)
      + badgeCost(of: curve, form, actor)
  }

  /// Badges stand beside the glyph, where a line that keeps clear of it may still run over them.
  private func badgeCost(of curve: Curve, _ form: ActorForm, _ actor: Int) -> Double {
    form.badges.reduce(0) { sum, placed in
      let room = placed.badge.radius + margin
      return curve.distance(to: places[actor] + placed.center) < room ? sum + Self.blocked : sum
    }
  }

  private func labelCost(of curve: Curve, in frame: Box, _ label: Box, _ actor: Int) -> Double {
    let box = label.grown(by: margin - 1)
    guard frame.intersects(box) || frame.width < 1 || frame.height < 1 else { return 0 }
    let covered = curve.points.count { box.contains($0) }
    guard covered > 0 else { return 0 }
    let factor = isConflict ? 2.0 : 1
    return factor * (pair.contains(actor) ? ownLabelCost : 12 + Double(covered))
  }

  private func crossings(of outline: WayOutline) -> Double {
    var cost = 0.0
    for other in taken where outline.frame.intersects(other.frame) {
      let isNeighbour = pair.contains(other.pair[0]) || pair.contains(other.pair[1])
      cost += crossings(outline, other, isNeighbour: isNeighbour)
      cost += closeness(outline, other, isNeighbour: isNeighbour)
      if isNeighbour { cost += crowding(outline, other) }
    }
    return cost
  }

  /// Crossings at a flat angle are the ones at which the eye loses a line.
  private func crossings(_ a: WayOutline, _ b: WayOutline, isNeighbour: Bool) -> Double {
    var cost = 0.0
    for (start, end) in a.pieces {
      for (from, to) in b.pieces where Segment.cross(start, end, from, to) {
        let sharp = (end - start).unit.cross((to - from).unit).magnitude
        cost += (isNeighbour ? 3 : 2) + (sharp < 0.4 ? 3 : 0)
      }
    }
    return cost
  }

  /// Lines that meet a common actor from nearly the same direction, where heads pile up.
  private func crowding(_ a: WayOutline, _ b: WayOutline) -> Double {
    pair.filter(b.pair.contains).reduce(0) { sum, actor in
      let sine = a.direction(from: actor).cross(b.direction(from: actor)).magnitude
      let isSameWay = a.direction(from: actor).dot(b.direction(from: actor)) > 0
      return sum + (isSameWay && sine < 0.16 ? 4 - 12 * sine : 0)
    }
  }

  /// Lines that run beside each other too closely; near a common actor they have to.
  private func closeness(_ a: WayOutline, _ b: WayOutline, isNeighbour: Bool) -> Double {
    let isConflict = isConflict || b.isConflict
    let ends = isNeighbour ? (isConflict ? 2 : 3) : 0
    let points = a.points.dropFirst(ends).dropLast(ends)
    let room = margin + b.halfWidth + 2
    let near = points.count { point in
      b.pieces.contains { Segment.distance(of: point, to: $0.0, $0.1) < room }
    }
    return near > 1 ? Double(near - 1) * (isConflict ? 3 : 1.2) : 0
  }
}
