// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Best paths from eight sources at once, one in each lane, by one sweep up and one down a
/// hierarchy, and Brandes' sums by the same sweeps backwards (PHAST: Delling, Goldberg, Nowatzyk
/// & Werneck 2013, doi:10.1016/j.jpdc.2012.02.007).
///
/// **Exact, because** when the sweep comes to a node all higher ones are final: the best product is
/// the largest over the arcs from them and the climb from the source; the arcs that reach it within
/// the tolerance with the fewest steps share what flows through the node in proportion to the
/// number of paths they bring.
struct CountingSweep {
  private let n: Int
  private let room: UnsafeMutablePointer<Lanes>
  // On the whole paths.
  private let products: UnsafeMutablePointer<Lanes>
  private let steps: UnsafeMutablePointer<Lanes>
  private let counts: UnsafeMutablePointer<Lanes>
  private let passing: UnsafeMutablePointer<Lanes>
  // On climbs alone.
  private let climbs: UnsafeMutablePointer<Lanes>
  private let climbSteps: UnsafeMutablePointer<Lanes>
  private let climbCounts: UnsafeMutablePointer<Lanes>
  private let climbing: UnsafeMutablePointer<Lanes>
  private let isClimbed: UnsafeMutablePointer<Bool>
  private var closure: [UInt32] = []

  init(nodeCount: Int) {
    n = nodeCount
    room = .allocate(capacity: 8 * n + 1)
    room.initialize(repeating: .zero, count: 8 * n + 1)
    products = room
    steps = room + n
    counts = room + 2 * n
    passing = room + 3 * n
    climbs = room + 4 * n
    climbSteps = room + 5 * n
    climbCounts = room + 6 * n
    climbing = room + 7 * n
    isClimbed = .allocate(capacity: n + 1)
    isClimbed.initialize(repeating: false, count: n + 1)
  }

  /// Gives the memory back; whoever made it calls this once.
  func deallocate() {
    room.deallocate()
    isClimbed.deallocate()
  }

  private static let least = 1 - TrustProducts.tolerance

  /// Adds what paths from `sources` give to the sums of `part`.
  mutating func add(
    _ sources: ArraySlice<UInt32>, in rows: HierarchyView, to part: inout SweepSums
  ) {
    climb(from: sources, rows)
    descend(rows, &part)
    let shares = SourceShares(sources, weights: rows.weights)
    flowDown(shares, rows, &part)
    flowBack(shares, rows, &part)
    for place in closure { isClimbed[Int(place)] = false }
  }

  /// The best climbs to all that lie above the sources, lowest first: products, steps, counts.
  private mutating func climb(from sources: ArraySlice<UInt32>, _ rows: HierarchyView) {
    closure.removeAll(keepingCapacity: true)
    let up = rows.up
    for source in sources { isClimbed[Int(source)] = true }
    for place in stride(from: Int(sources.max() ?? 0), through: 0, by: -1) where isClimbed[place] {
      closure.append(UInt32(place))
      climbs[place] = .zero
      climbSteps[place] = Lanes(repeating: .infinity)
      climbCounts[place] = .zero
      climbing[place] = .zero
      for arc in up.row(place) { isClimbed[Int(up.links[arc].other)] = true }
    }
    for (lane, source) in sources.enumerated() {
      climbs[Int(source)][lane] = 1
      climbSteps[Int(source)][lane] = 0
      climbCounts[Int(source)][lane] = 1
    }
    for place in closure {
      let product = climbs[Int(place)]
      for arc in up.row(Int(place)) {
        let other = Int(up.links[arc].other)
        climbs[other] = climbs[other].larger(product * up.links[arc].value)
      }
    }
    for place in closure {
      for arc in up.row(Int(place)) {
        let other = Int(up.links[arc].other)
        let step = climbSteps[Int(place)] + up.extents[arc].steps
        let isTight = climbs[Int(place)] * up.links[arc].value .>= climbs[other] * Self.least
        climbSteps[other].replace(with: climbSteps[other].smaller(step), where: isTight)
      }
    }
    for place in closure {
      for arc in up.row(Int(place)) {
        let other = Int(up.links[arc].other)
        climbCounts[other] += climbCount(Int(place), arc, other, up)
      }
    }
  }

  /// How many best climbs to `other` an arc brings.
  @inline(__always)
  private func climbCount(
    _ place: Int, _ arc: Int, _ other: Int, _ up: HierarchyView.Arcs
  ) -> Lanes {
    let isBest =
      (climbs[place] * up.links[arc].value .>= climbs[other] * Self.least)
      .& (climbSteps[place] + up.extents[arc].steps .== climbSteps[other])
    return (climbCounts[place] * up.extents[arc].count).replacing(with: 0, where: .!isBest)
  }

  /// Products, steps and counts of whole paths, highest nodes first.
  private func descend(_ rows: HierarchyView, _ part: inout SweepSums) {
    let down = rows.down
    var (most, weakest) = (Lanes(repeating: 1), Lanes(repeating: 1))
    for place in 0..<n {
      let isClimbed = isClimbed[place]
      var product = isClimbed ? climbs[place] : .zero
      for arc in down.row(place) {
        product = product.larger(products[Int(down.links[arc].other)] * down.links[arc].value)
      }
      let floor = product * Self.least
      var step = Lanes(repeating: .infinity)
      var count = Lanes.zero
      if isClimbed {
        let isTight = (climbs[place] .>= floor)
        step.replace(with: climbSteps[place], where: isTight)
        count.replace(with: climbCounts[place], where: isTight)
      }
      for arc in down.row(place) {
        let other = Int(down.links[arc].other)
        let isTight = products[other] * down.links[arc].value .>= floor
        let through = steps[other] + down.extents[arc].steps
        let brought = counts[other] * down.extents[arc].count
        let isFewer = isTight .& (through .< step)
        count.replace(with: count + brought, where: isTight .& (through .== step))
        count.replace(with: brought, where: isFewer)
        step.replace(with: through, where: isFewer)
      }
      let isReached = product .> 0
      weakest = weakest.smaller(product.replacing(with: 1, where: .!isReached))
      count.replace(with: 0, where: .!isReached)
      products[place] = product
      steps[place] = step
      counts[place] = count
      passing[place] = .zero
      most = most.larger(count)
    }
    part.mostPaths = max(part.mostPaths, most.max())
    part.weakest = min(part.weakest, weakest.min())
  }

  /// What flows from all nodes back to their best arcs, lowest nodes first.
  private func flowDown(
    _ shares: SourceShares, _ rows: HierarchyView, _ part: inout SweepSums
  ) {
    let down = rows.down
    for place in stride(from: n - 1, through: 0, by: -1) {
      let weights = shares.weights(passing: place)
      part.totals[Int(rows.nodes[place])] += (passing[place] * weights).sum()
      let count = counts[place]
      let flow = ((passing[place] + rows.weights[place]) / count)
        .replacing(with: 0, where: count .<= 0)
      let floor = products[place] * Self.least
      if isClimbed[place] {
        let isBest = (climbs[place] .>= floor) .& (climbSteps[place] .== steps[place])
        climbing[place] = (flow * climbCounts[place]).replacing(with: 0, where: .!isBest)
      }
      for arc in down.row(place) {
        let other = Int(down.links[arc].other)
        let isBest =
          (products[other] * down.links[arc].value .>= floor)
          .& (steps[other] + down.extents[arc].steps .== steps[place])
        let share = (counts[other] * down.extents[arc].count * flow).replacing(
          with: 0, where: .!isBest)
        passing[other] += share
        part.flows[rows.downFlows + arc] += (share * shares.all).sum()
      }
    }
  }

  /// What flows on from the ends of climbs back to the sources, highest nodes first.
  private func flowBack(
    _ shares: SourceShares, _ rows: HierarchyView, _ part: inout SweepSums
  ) {
    let up = rows.up
    for place in closure.reversed() {
      let node = Int(place)
      var through = Lanes.zero
      for arc in up.row(node) {
        let other = Int(up.links[arc].other)
        // Until here `climbing` of higher nodes is what flows for each of their climbs.
        let share = climbCount(node, arc, other, up) * climbing[other]
        through += share
        part.flows[arc] += (share * shares.all).sum()
      }
      part.totals[Int(rows.nodes[node])] += (through * shares.weights(passing: node)).sum()
      let count = climbCounts[node]
      climbing[node] = ((climbing[node] + through) / count).replacing(with: 0, where: count .<= 0)
    }
  }
}
