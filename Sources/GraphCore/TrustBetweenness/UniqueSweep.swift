// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Best paths from eight sources at once where each is the only one, as trust measured finely has
/// it: each node then has one arc over which all that flows through it comes.
///
/// **Exact, because** a lane in which two arcs reach nearly the same product is noticed and the
/// whole batch left to `CountingSweep`; where none does, every share is 1, and steps and numbers
/// of paths are not needed.
struct UniqueSweep {
  private typealias Choice = SIMD8<Int64>

  private let n: Int
  private let room: UnsafeMutablePointer<Lanes>
  private let products: UnsafeMutablePointer<Lanes>
  private let passing: UnsafeMutablePointer<Lanes>
  private let climbing: UnsafeMutablePointer<Lanes>
  /// The arc over which each climb comes; −1 where it starts or there is none.
  private let climbArcs: UnsafeMutablePointer<Choice>
  /// The arc over which each path comes; −1 where that is a climb or nothing.
  private let arcs: UnsafeMutablePointer<Choice>
  private let isClimbed: UnsafeMutablePointer<Bool>
  private var closure: [UInt32] = []

  /// Wider than the tolerance, so that what it lets through is beyond doubt.
  private static let near = 1 - 4 * TrustProducts.tolerance

  init(nodeCount: Int) {
    n = nodeCount
    room = .allocate(capacity: 3 * n + 1)
    room.initialize(repeating: .zero, count: 3 * n + 1)
    products = room
    passing = room + n
    climbing = room + 2 * n
    arcs = .allocate(capacity: 2 * n + 1)
    arcs.initialize(repeating: Choice(repeating: -1), count: 2 * n + 1)
    climbArcs = arcs + n
    isClimbed = .allocate(capacity: n + 1)
    isClimbed.initialize(repeating: false, count: n + 1)
  }

  /// Gives the memory back; whoever made it calls this once.
  func deallocate() {
    room.deallocate()
    arcs.deallocate()
    isClimbed.deallocate()
  }

  /// Adds what paths from `sources` give to the sums of `part`; answers `false`, and adds nothing,
  /// where some paths may not be the only ones.
  mutating func add(
    _ sources: ArraySlice<UInt32>, in rows: HierarchyView, to part: inout SweepSums
  ) -> Bool {
    let isUnique = climb(from: sources, rows) && descend(rows, &part)
    if isUnique {
      let shares = SourceShares(sources, weights: rows.weights)
      flowDown(shares, rows, &part)
      flowBack(shares, rows, &part)
    }
    for place in closure { isClimbed[Int(place)] = false }
    return isUnique
  }

  private mutating func climb(from sources: ArraySlice<UInt32>, _ rows: HierarchyView) -> Bool {
    closure.removeAll(keepingCapacity: true)
    let up = rows.up
    for source in sources { isClimbed[Int(source)] = true }
    for place in stride(from: Int(sources.max() ?? 0), through: 0, by: -1) where isClimbed[place] {
      closure.append(UInt32(place))
      products[place] = .zero
      climbing[place] = .zero
      climbArcs[place] = Choice(repeating: -1)
      for arc in up.row(place) { isClimbed[Int(up.links[arc].other)] = true }
    }
    for (lane, source) in sources.enumerated() { products[Int(source)][lane] = 1 }
    var isDoubtful = SIMDMask<SIMD8<Int64>>(repeating: false)
    for place in closure {
      let product = products[Int(place)]
      for arc in up.row(Int(place)) {
        let other = Int(up.links[arc].other)
        let (old, new) = (products[other], product * up.links[arc].value)
        let isMore = new .> old
        climbArcs[other].replace(with: Int64(truncatingIfNeeded: arc), where: isMore)
        let most = old.replacing(with: new, where: isMore)
        let less = new.replacing(with: old, where: isMore)
        isDoubtful = isDoubtful .| (less .> most * Self.near)
        products[other] = most
      }
    }
    return !any(isDoubtful)
  }

  private func descend(_ rows: HierarchyView, _ part: inout SweepSums) -> Bool {
    let down = rows.down
    var weakest = Lanes(repeating: 1)
    for place in 0..<n {
      var best = isClimbed[place] ? products[place] : .zero
      var second = Lanes.zero
      var choice = Choice(repeating: -1)
      for arc in down.row(place) {
        let product = products[Int(down.links[arc].other)] * down.links[arc].value
        let isMore = product .> best
        second = second.larger(product.replacing(with: best, where: isMore))
        choice.replace(with: Int64(truncatingIfNeeded: arc), where: isMore)
        best.replace(with: product, where: isMore)
      }
      if any(second .> best * Self.near) { return false }
      products[place] = best
      passing[place] = .zero
      arcs[place] = choice
      weakest = weakest.smaller(best.replacing(with: 1, where: best .<= 0))
    }
    part.weakest = min(part.weakest, weakest.min())
    return true
  }

  private func flowDown(_ shares: SourceShares, _ rows: HierarchyView, _ part: inout SweepSums) {
    let down = rows.down
    // Lanes one by one from here on: each has its own arc.
    let passingLanes = UnsafeMutableRawPointer(passing).assumingMemoryBound(to: Double.self)
    part.flows.withUnsafeMutableBufferPointer { flows in
      part.totals.withUnsafeMutableBufferPointer { totals in
        for place in stride(from: n - 1, through: 0, by: -1) {
          let through = passing[place]
          totals[Int(rows.nodes[place])] += (through * shares.weights(passing: place)).sum()
          let flow = (through + rows.weights[place])
            .replacing(with: 0, where: products[place] .<= 0)
          let weighted = flow * shares.all
          let choice = arcs[place]
          if isClimbed[place] {
            climbing[place] = flow.replacing(with: 0, where: choice .>= 0)
          }
          for lane in 0..<8 where choice[lane] >= 0 {
            let arc = Int(choice[lane])
            passingLanes[8 * Int(down.links[arc].other) + lane] += flow[lane]
            flows[rows.downFlows + arc] += weighted[lane]
          }
        }
      }
    }
  }

  private func flowBack(_ shares: SourceShares, _ rows: HierarchyView, _ part: inout SweepSums) {
    for place in closure.reversed() {
      let flow = climbing[Int(place)]
      let choice = climbArcs[Int(place)]
      for lane in 0..<8 where choice[lane] >= 0 && flow[lane] > 0 {
        let arc = Int(choice[lane])
        let owner = Int(rows.up.owners[arc])
        climbing[owner][lane] += flow[lane]
        part.flows[arc] += flow[lane] * shares.all[lane]
        part.totals[Int(rows.nodes[owner])] += flow[lane] * shares.weights(passing: owner)[lane]
      }
    }
  }
}
