// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Leads ties from actor to actor: straight where the way is free, else in the gentlest bend that
/// is, because a single arc is followed by the eye more easily than a winding line.
struct TieRouter {
  /// Each with the share of the way at which the bend is strongest.
  private static let bends: [(bend: Double, at: Double)] =
    [0, 0.04, -0.04, 0.08, -0.08, 0.12, -0.12, 0.16, -0.16, 0.22, -0.22].map { ($0, 0.5) }
    + [0.14, -0.14].flatMap { [($0, 0.25), ($0, 0.75)] }
    + [0.3, -0.3, 0.4, -0.4].map { ($0, 0.5) }
  /// How far a line may leave the straight way: long ones go astray otherwise.
  private static let widestBend = 70.0
  /// The same where every gentler way runs through an actor.
  private static let widestDetour = 160.0

  private let plan: DrawingPlan
  private let places: [Point]
  private let bundles: [(pair: [Int], ties: [Int])]
  private let braids: [Braid]
  /// Whether there is a conflict in the pair.
  private let isConflict: [Bool]
  private let isStraight: Bool
  /// Whether there are so many ties that nothing is gained by looking for long for their ways.
  private var isDense: Bool { bundles.count > Arranger.manyPairs }
  /// Whether weighing straight ties against each other would take longer than it is worth.
  private var isLarge: Bool { plan.actors.count > Arranger.searchLimit }

  init(_ plan: DrawingPlan, at places: [Point], isStraight: Bool) {
    self.plan = plan
    self.places = places
    self.isStraight = isStraight
    bundles = plan.bundles
    braids = bundles.map { bundle in
      Braid(
        bundle.ties.map { plan.ties[$0] },
        along: (places[bundle.pair[1]] - places[bundle.pair[0]]).unit,
        radius: bundle.pair.map { plan.actors[$0].form.width }.min() ?? 0)
    }
    isConflict = bundles.map { $0.ties.contains { plan.ties[$0].kind.line == .zigzag } }
  }

  /// The line of each tie from edge to edge of its actors, in the order of the plan.
  ///
  /// - Parameters:
  ///   - labels: where names stand, to be kept free; `nil` of an actor without.
  ///   - areLabelsFinal: whether names will not give way any more.
  /// - Complexity: O(pairs · (n + pairs)).
  func routes(around labels: [Box?], areLabelsFinal: Bool) -> Routes {
    var ways = bundles.map { bundle in
      Curve(from: places[bundle.pair[0]], to: places[bundle.pair[1]], bend: 0)
    }
    guard !isStraight || !isLarge else { return Routes(lines: lines(along: ways), cost: 0) }
    // Conflicts are what is looked for first. Short ties have the least choice.
    let order = bundles.indices.sorted { a, b in
      (isConflict[a] ? 0 : 1, reach(a), a) < (isConflict[b] ? 0 : 1, reach(b), b)
    }
    var margins = braids.map { $0.halfWidth + 1 }
    var cost = 0.0
    var taken: [WayOutline] = []
    func lay(_ index: Int) {
      let judge = TieJudge(
        plan: plan, places: places, labels: labels, pair: bundles[index].pair,
        margin: margins[index], isConflict: isConflict[index],
        ownLabelCost: areLabelsFinal ? 4 : 0.5, taken: taken)
      let (way, price) = best(for: bundles[index].pair, judge)
      cost += price
      ways[index] = way
      taken.append(
        WayOutline(
          way, pair: bundles[index].pair, halfWidth: margins[index],
          isConflict: isConflict[index]))
    }
    for index in order { lay(index) }
    var lines = lines(along: ways)
    // The ends are spread after the ways are chosen, which may lead a tie into a stranger.
    for _ in 0..<(isStraight ? 0 : isDense ? 1 : 3) {
      let stray = order.filter { runsIntoStranger(bundles[$0], lines) }
      if stray.isEmpty { break }
      for index in stray {
        taken.removeAll { $0.pair == bundles[index].pair }
        margins[index] += 6
        lay(index)
      }
      lines = self.lines(along: ways)
    }
    return Routes(lines: lines, cost: cost)
  }

  private func lines(along ways: [Curve]) -> [Curve] {
    let strands = bundles.indices.map { index in
      Strand(
        pair: bundles[index].pair, ties: bundles[index].ties, way: ways[index],
        braid: braids[index])
    }
    return TieEnds(plan, at: places, strands).lines
  }

  private func runsIntoStranger(
    _ bundle: (pair: [Int], ties: [Int]), _ lines: [Curve]
  ) -> Bool {
    bundle.ties.contains { tie in
      guard let frame = Box(around: lines[tie].points)?.grown(by: 1) else { return false }
      return plan.actors.indices.contains { actor in
        let form = plan.actors[actor].form
        return !bundle.pair.contains(actor)
          && frame.intersects(form.frame.moved(by: places[actor]))
          && lines[tie].points.contains { form.contains($0 - places[actor], margin: 2) }
      }
    }
  }

  private func reach(_ index: Int) -> Double {
    let pair = bundles[index].pair
    return places[pair[0]].distance(to: places[pair[1]])
  }

  private func best(for pair: [Int], _ judge: TieJudge) -> (way: Curve, cost: Double) {
    let (start, end) = (places[pair[0]], places[pair[1]])
    var best: (curve: Curve, cost: Double)?
    let length = start.distance(to: end)
    func look(from narrowest: Double, to widest: Double) {
      for (bend, share) in isStraight ? [(0, 0.5)] : Self.bends {
        let aside = (bend * length).magnitude
        guard aside >= narrowest, aside <= max(widest, 0.13 * length) else { continue }
        // Bends only cost more: none that follows can beat a good one.
        let least = 12 * bend.magnitude + 90 * bend * bend + 0.03 * aside + (share == 0.5 ? 0 : 1)
        if let best, best.cost <= least { continue }
        let curve = Curve(from: start, to: end, bend: bend, at: share)
        let cost = least + judge.cost(of: curve, below: (best?.cost ?? .infinity) - least)
        if best.map({ cost < $0.cost - 1e-9 }) ?? true { best = (curve, cost) }
      }
    }
    look(from: 0, to: Self.widestBend)
    // Rather far aside than through an actor.
    if !isStraight, !isDense, let found = best, found.cost >= TieJudge.blocked {
      look(from: Self.widestBend, to: Self.widestDetour)
    }
    return (best?.curve ?? Curve([]), best?.cost ?? 0)
  }
}

/// The lines of ties.
struct Routes {
  /// One for each tie; without points where its actors touch.
  let lines: [Curve]
  /// How hard they are to follow; less is better.
  let cost: Double
}
