// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Leads ties from actor to actor: straight where the way is free, else in the gentlest bend that
/// is, because a single arc is followed by the eye more easily than a winding line.
struct TieRouter {
  /// The room between ties of one pair.
  static let gap = 7.0
  private static let bends = [
    0, 0.08, -0.08, 0.16, -0.16, 0.25, -0.25, 0.36, -0.36, 0.5, -0.5,
  ]

  private let plan: DrawingPlan
  private let places: [Point]
  private let bundles: [(pair: [Int], ties: [Int])]
  private let isStraight: Bool

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
  ///   - detours: ways that Graphviz found for some pairs.
  /// - Complexity: O(pairs · (n + pairs)).
  func routes(around labels: [Box?], detours: [[Int]: Curve] = [:]) -> Routes {
    var taken: [Outline] = []
    var ways = [Curve](repeating: Curve([]), count: bundles.count)
    var blocked: [[Int]] = []
    // Short ties have the least choice, so they choose first.
    let order = bundles.indices.sorted { a, b in
      (reach(bundles[a].pair), a) < (reach(bundles[b].pair), b)
    }
    for index in order {
      let pair = bundles[index].pair
      let width = Double(bundles[index].ties.count - 1) * Self.gap / 2 + 3
      let judge = Judge(
        plan: plan, places: places, labels: labels, pair: pair, margin: width, taken: taken)
      let (way, isClear) = best(for: pair, judge, detour: detours[pair])
      if !isClear { blocked.append(pair) }
      taken.append(Outline(way, pair: pair))
      ways[index] = way
    }
    return Routes(lines: lines(along: ways), blocked: blocked)
  }

  private func reach(_ pair: [Int]) -> Double { places[pair[0]].distance(to: places[pair[1]]) }

  private func best(
    for pair: [Int], _ judge: Judge, detour: Curve?
  ) -> (way: Curve, isClear: Bool) {
    let (start, end) = (places[pair[0]], places[pair[1]])
    let choices = isStraight ? [0] : Self.bends
    var best: (curve: Curve, cost: Double)?
    for bend in choices {
      let curve = Curve(from: start, to: end, bend: bend)
      // Bends only cost more: none that follows can beat a good one.
      let least = 14 * bend.magnitude
      if let best, best.cost <= least { break }
      let cost = least + judge.cost(of: curve)
      if best.map({ cost < $0.cost - 1e-9 }) ?? true { best = (curve, cost) }
    }
    if let detour, !isStraight {
      let cost = 8 + judge.cost(of: detour)
      if best.map({ cost < $0.cost }) ?? true { best = (detour, cost) }
    }
    return (best?.curve ?? Curve([]), (best?.cost ?? 0) < Judge.blocked)
  }

  /// Sets the ties of each pair side by side and cuts them at their actors.
  private func lines(along ways: [Curve]) -> [Curve] {
    var lines = [Curve](repeating: Curve([]), count: plan.ties.count)
    for (bundle, way) in zip(bundles, ways) {
      for (place, tie) in bundle.ties.enumerated() {
        let offset = (Double(place) - Double(bundle.ties.count - 1) / 2) * Self.gap
        let line = way.shifted(left: offset)
        lines[tie] = cut(plan.ties[tie].from == bundle.pair[0] ? line : line.reversed, tie)
      }
    }
    return lines
  }

  private func cut(_ line: Curve, _ tie: Int) -> Curve {
    let (from, to) = (plan.ties[tie].from, plan.ties[tie].to)
    let head = line.leaving { plan.actors[from].contains($0 - places[from], margin: 2.5) }
    let tail = line.reversed.leaving { plan.actors[to].contains($0 - places[to], margin: 2.5) }
    return line.cut(head: head, tail: tail)
  }
}

/// The lines of ties and the pairs for which no free way was found.
struct Routes {
  /// One for each tie; without points where its actors touch.
  let lines: [Curve]
  let blocked: [[Int]]
}

/// A way in a few pieces, to see what it crosses.
private struct Outline {
  let pair: [Int]
  let points: [Point]

  init(_ curve: Curve, pair: [Int]) {
    self.pair = pair
    let points = curve.points
    let count = min(6, max(1, points.count - 1))
    self.points =
      points.count < 2
      ? points : (0...count).map { points[$0 * (points.count - 1) / count] }
  }
}

/// Tells what a way costs: actors and names that it covers, ties that it crosses.
private struct Judge {
  /// Ways that cost this much run through an actor.
  static let blocked = 100.0

  let plan: DrawingPlan
  let places: [Point]
  let labels: [Box?]
  let pair: [Int]
  let margin: Double
  let taken: [Outline]

  func cost(of curve: Curve) -> Double {
    var cost = 0.0
    guard let frame = Box(around: curve.points)?.grown(by: 60) else { return 0 }
    for actor in plan.actors.indices {
      let near = frame.contains(places[actor])
      if near, !pair.contains(actor) { cost += actorCost(of: curve, actor) }
      if near, let label = labels[actor] { cost += labelCost(of: curve, label, actor) }
    }
    return cost + crossings(of: Outline(curve, pair: pair))
  }

  private func actorCost(of curve: Curve, _ actor: Int) -> Double {
    let reach = plan.actors[actor].reach
    let needed = max(reach.x, reach.y) + margin + 3
    var nearest = Double.infinity
    for (a, b) in curve.pieces {
      nearest = min(nearest, Segment.distance(of: places[actor], to: a, b))
    }
    return nearest < needed ? Self.blocked + 2 * (needed - nearest) : 0
  }

  private func labelCost(of curve: Curve, _ label: Box, _ actor: Int) -> Double {
    let box = label.grown(by: margin - 1)
    let covered = curve.points.count { box.contains($0) }
    guard covered > 0 else { return 0 }
    // Its own name may be moved to another side later.
    return pair.contains(actor) ? 1.5 : 12 + Double(covered)
  }

  private func crossings(of outline: Outline) -> Double {
    var cost = 0.0
    for other in taken {
      let isNeighbour = !Set(pair).isDisjoint(with: other.pair)
      for (a, b) in zip(outline.points, outline.points.dropFirst()) {
        for (c, d) in zip(other.points, other.points.dropFirst()) {
          if Segment.cross(a, b, c, d) {
            let sharp = (b - a).unit.cross((d - c).unit).magnitude
            // Crossings at a flat angle are the ones that the eye loses.
            cost += isNeighbour ? 0.8 : 1.2 + (sharp < 0.35 ? 2.5 : 0)
          }
        }
      }
    }
    return cost
  }
}
