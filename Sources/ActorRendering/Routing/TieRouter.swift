// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Leads ties from actor to actor: straight where the way is free, else in the gentlest bend that
/// is, because a single arc is followed by the eye more easily than a winding line.
struct TieRouter {
  /// The room between ties of one pair.
  private static let gap = 3.2
  /// Each with the share of the way at which the bend is strongest.
  private static let bends: [(bend: Double, at: Double)] =
    [0, 0.04, -0.04, 0.08, -0.08, 0.12, -0.12, 0.16, -0.16, 0.22, -0.22].map { ($0, 0.5) }
    + [0.14, -0.14].flatMap { [($0, 0.25), ($0, 0.75)] }
    + [0.3, -0.3, 0.4, -0.4].map { ($0, 0.5) }
  /// How far a line may leave the straight way: long ones go astray otherwise.
  private static let widestBend = 70.0

  private let plan: DrawingPlan
  private let places: [Point]
  private let bundles: [(pair: [Int], ties: [Int])]
  private let isStraight: Bool
  /// Whether weighing straight ties against each other would take longer than it is worth.
  private var isLarge: Bool { plan.actors.count > Arranger.searchLimit }

  init(_ plan: DrawingPlan, at places: [Point], isStraight: Bool) {
    self.plan = plan
    self.places = places
    self.isStraight = isStraight
    bundles = plan.bundles
  }

  /// The line of each tie from edge to edge of its actors, in the order of the plan.
  ///
  /// - Parameters:
  ///   - labels: where names stand, to be kept free; `nil` of an actor without.
  ///   - areLabelsFinal: whether names will not give way any more.
  /// - Complexity: O(pairs · (n + pairs)).
  func routes(around labels: [Box?], areLabelsFinal: Bool) -> Routes {
    var taken: [Outline] = []
    var ways = [Curve](repeating: Curve([]), count: bundles.count)
    var cost = 0.0
    // Short ties have the least choice, so they choose first.
    let order = bundles.indices.sorted { a, b in
      (reach(bundles[a].pair), a) < (reach(bundles[b].pair), b)
    }
    for index in order {
      let pair = bundles[index].pair
      if isStraight, isLarge {
        ways[index] = Curve(from: places[pair[0]], to: places[pair[1]], bend: 0)
        continue
      }
      let width = (offsets(of: bundles[index].ties).last ?? 0) + 3
      let judge = Judge(
        plan: plan, places: places, labels: labels, pair: pair, margin: width,
        ownLabelCost: areLabelsFinal ? 4 : 0.5, taken: taken)
      let (way, price) = best(for: pair, judge)
      cost += price
      taken.append(Outline(way, pair: pair))
      ways[index] = way
    }
    return Routes(lines: lines(along: ways), cost: cost)
  }

  private func reach(_ pair: [Int]) -> Double { places[pair[0]].distance(to: places[pair[1]]) }

  private func best(for pair: [Int], _ judge: Judge) -> (way: Curve, cost: Double) {
    let (start, end) = (places[pair[0]], places[pair[1]])
    var best: (curve: Curve, cost: Double)?
    let length = start.distance(to: end)
    for (bend, share) in isStraight ? [(0, 0.5)] : Self.bends {
      let aside = (bend * length).magnitude
      if aside > max(Self.widestBend, 0.13 * length) { continue }
      // Bends only cost more: none that follows can beat a good one.
      let least = 12 * bend.magnitude + 90 * bend * bend + 0.03 * aside + (share == 0.5 ? 0 : 1)
      if let best, best.cost <= least { continue }
      let curve = Curve(from: start, to: end, bend: bend, at: share)
      let cost = least + judge.cost(of: curve, below: (best?.cost ?? .infinity) - least)
      if best.map({ cost < $0.cost - 1e-9 }) ?? true { best = (curve, cost) }
    }
    return (best?.curve ?? Curve([]), best?.cost ?? 0)
  }

  /// Sets the ties of each pair side by side and cuts them at their actors.
  private func lines(along ways: [Curve]) -> [Curve] {
    var lines = [Curve](repeating: Curve([]), count: plan.ties.count)
    for (bundle, way) in zip(bundles, ways) {
      for (tie, offset) in zip(bundle.ties, offsets(of: bundle.ties)) {
        let line = way.shifted(left: offset)
        lines[tie] = cut(plan.ties[tie].from == bundle.pair[0] ? line : line.reversed, tie)
      }
    }
    return lines
  }

  /// How far to the left of the common way each tie of a pair runs, growing, 0 in the middle.
  private func offsets(of ties: [Int]) -> [Double] {
    var offsets: [Double] = []
    var way = 0.0
    for (index, tie) in ties.enumerated() {
      let breadth = plan.ties[tie].breadth
      if index > 0 { way += (plan.ties[ties[index - 1]].breadth + breadth) / 2 + Self.gap }
      offsets.append(way)
    }
    return offsets.map { $0 - way / 2 }
  }

  /// The room that ties side by side take across their direction.
  static func breadth(of ties: [PlannedTie]) -> Double {
    ties.reduce(0) { $0 + $1.breadth } + gap * Double(max(0, ties.count - 1))
  }

  private func cut(_ line: Curve, _ tie: Int) -> Curve {
    let (from, to) = (plan.ties[tie].from, plan.ties[tie].to)
    let (start, end) = (plan.actors[from], plan.actors[to])
    let head = line.leaving(within: Self.reach(of: start)) {
      start.form.contains($0 - places[from], margin: 2.5)
    }
    let tail = line.reversed.leaving(within: Self.reach(of: end)) {
      end.form.contains($0 - places[to], margin: 2.5)
    }
    return line.cut(head: head, tail: tail)
  }
}

extension TieRouter {
  private static func reach(of actor: PlannedActor) -> Double {
    1.5 * max(actor.form.width, actor.form.height) + 30
  }
}

/// The lines of ties.
struct Routes {
  /// One for each tie; without points where its actors touch.
  let lines: [Curve]
  /// How hard they are to follow; less is better.
  let cost: Double
}

/// A way in a few pieces, to see what it crosses.
private struct Outline {
  let pair: [Int]
  let points: [Point]
  let pieces: [(Point, Point)]
  let frame: Box

  init(_ curve: Curve, pair: [Int]) {
    self.pair = pair
    let points = curve.points
    let count = min(12, max(1, points.count - 1))
    self.points =
      points.count < 2
      ? points : (0...count).map { points[$0 * (points.count - 1) / count] }
    pieces = Array(zip(self.points, self.points.dropFirst()))
    frame = (Box(around: self.points) ?? Box(center: .zero, width: 0, height: 0)).grown(by: 8)
  }
}

extension Outline {
  /// Where the way leads, seen from one of its actors, a little way off.
  fileprivate func direction(from actor: Int) -> Point {
    guard points.count > 3 else { return Point(1, 0) }
    return actor == pair[0]
      ? (points[2] - points[0]).unit
      : (points[points.count - 3] - points[points.count - 1]).unit
  }
}

/// Tells what a way costs: actors and names that it covers, ties that it crosses.
private struct Judge {
  /// What it costs to run through an actor.
  private static let blocked = 100.0

  let plan: DrawingPlan
  let places: [Point]
  let labels: [Box?]
  let pair: [Int]
  let margin: Double
  /// What it costs to run through a name of the tie's own actors.
  let ownLabelCost: Double
  let taken: [Outline]

  /// The cost, or anything above `limit` where it is more.
  func cost(of curve: Curve, below limit: Double) -> Double {
    var cost = 0.0
    guard let frame = Box(around: curve.points) else { return 0 }
    for actor in plan.actors.indices where cost < limit {
      if !pair.contains(actor) { cost += actorCost(of: curve, in: frame, actor) }
      if let label = labels[actor] { cost += labelCost(of: curve, in: frame, label, actor) }
    }
    return cost < limit ? cost + crossings(of: Outline(curve, pair: pair)) : cost
  }

  private func actorCost(of curve: Curve, in frame: Box, _ actor: Int) -> Double {
    let form = plan.actors[actor].form
    let needed = max(form.width, form.height) + margin + 3
    guard frame.grown(by: needed).contains(places[actor]) else { return 0 }
    let nearest = curve.distance(to: places[actor])
    return nearest < needed ? Self.blocked + 2 * (needed - nearest) : 0
  }

  private func labelCost(of curve: Curve, in frame: Box, _ label: Box, _ actor: Int) -> Double {
    let box = label.grown(by: margin - 1)
    guard frame.intersects(box) || frame.width < 1 || frame.height < 1 else { return 0 }
    let covered = curve.points.count { box.contains($0) }
    guard covered > 0 else { return 0 }
    return pair.contains(actor) ? ownLabelCost : 12 + Double(covered)
  }

  private func crossings(of outline: Outline) -> Double {
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
  private func crossings(_ a: Outline, _ b: Outline, isNeighbour: Bool) -> Double {
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
  private func crowding(_ a: Outline, _ b: Outline) -> Double {
    pair.filter(b.pair.contains).reduce(0) { sum, actor in
      let sine = a.direction(from: actor).cross(b.direction(from: actor)).magnitude
      let isSameWay = a.direction(from: actor).dot(b.direction(from: actor)) > 0
      return sum + (isSameWay && sine < 0.16 ? 4 - 12 * sine : 0)
    }
  }

  /// Lines that run beside each other too closely; near a common actor they have to.
  private func closeness(_ a: Outline, _ b: Outline, isNeighbour: Bool) -> Double {
    let points = isNeighbour ? a.points.dropFirst(3).dropLast(3) : a.points[...]
    let near = points.count { point in
      b.pieces.contains { Segment.distance(of: point, to: $0.0, $0.1) < margin + 5 }
    }
    return near > 1 ? Double(near - 1) * 1.2 : 0
  }
}
