// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// What the paths from some sources add up to.
struct SweepSums: Sendable {
  /// What flows through each node, by the numbers of the graph.
  var totals: [Double]
  /// What flows along each arc of the hierarchy.
  var flows: [Double]
  /// The largest number of best paths to a node.
  var mostPaths = 1.0
  /// The smallest product to a node.
  var weakest = 1.0

  init(nodeCount: Int, flowCount: Int) {
    totals = [Double](repeating: 0, count: nodeCount)
    flows = [Double](repeating: 0, count: flowCount)
  }

  mutating func add(_ other: SweepSums) {
    for place in totals.indices { totals[place] += other.totals[place] }
    for place in flows.indices { flows[place] += other.flows[place] }
    mostPaths = max(mostPaths, other.mostPaths)
    weakest = min(weakest, other.weakest)
  }
}

/// How many nodes the source in each lane stands for.
struct SourceShares {
  /// Of each lane, 0 where the lane is empty.
  private(set) var all = SIMD8<Double>.zero
  private var sources = SIMD8<Int64>(repeating: -1)

  init(_ sources: ArraySlice<UInt32>, weights: UnsafeBufferPointer<Double>) {
    for (lane, source) in sources.enumerated() {
      all[lane] = weights[Int(source)]
      self.sources[lane] = Int64(source)
    }
  }

  /// The same without the lane whose source `place` is: a path does not pass its own start.
  @inline(__always)
  func weights(passing place: Int) -> SIMD8<Double> {
    all.replacing(with: 0, where: sources .== SIMD8<Int64>(repeating: Int64(place)))
  }
}
