// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// A division of a graph into communities, found by search: the best of several runs.
///
/// Leiden: nodes move to where they add most to the quality, each community is parted anew so that
/// what does not hang together comes apart, the parts become the nodes of the next level, and all
/// of it is done again from what was found until hardly anything is gained: Traag, V. A., Waltman,
/// L. & van Eck, N. J. (2019). From Louvain to Leiden: guaranteeing well-connected communities.
/// Scientific Reports 9, 5233. doi:10.1038/s41598-019-41695-z. Louvain does not part communities
/// and goes up once: Blondel, V. D., Guillaume, J.-L., Lambiotte, R. & Lefebvre, E. (2008). Fast
/// unfolding of communities in large networks. Journal of Statistical Mechanics, P10008.
/// doi:10.1088/1742-5468/2008/10/P10008. In both, nodes wait in a queue instead of being passed
/// over again and again.
public struct CommunitySearch: Sendable {
  /// Which search.
  public enum Method: Sendable {
    case leiden
    case louvain
  }

  /// What makes a division good.
  public enum Quality: Sendable {
    /// Arcs within communities beyond those expected by chance from the sums of their nodes.
    case modularity
    /// Arcs within communities beyond `resolution` for every pair (constant Potts model).
    case constantPotts
  }

  /// The community of each node; communities are numbered by their first nodes.
  public let numbers: [UInt32]
  /// How many nodes each community has.
  public let sizes: [Int]
  /// The quality as a share of the value of all arcs; `nil` where that is 0.
  public let quality: Double?
  /// For each node how far its community is the same in the other runs: the mean share that those
  /// who are together with it both here and there have of those who are so here or there; `nil`
  /// where there was one run.
  public let stability: [Double]?

  /// Searches `runs` times, each with random numbers of its own, and keeps the first of the best.
  ///
  /// Runs are worked on side by side; the same bits on any number of threads.
  ///
  /// - Precondition: no value is negative, `runs` is above 0.
  /// - Complexity: about O(arcs) a run, a level and a round.
  public init(
    _ graph: FrozenGraph, by method: Method, quality: Quality = .modularity,
    resolution: Double = 1, runs: Int = 1, seed: Int = 7, control: KernelControl = KernelControl()
  ) throws(Cancellation) {
    let base = CommunityGraph(graph, byValue: quality == .modularity)
    let total = (0..<graph.nodeCount).reduce(0.0) { sum, node in
      sum + graph.outRow(node).reduce(0) { $0 + graph.values[$1] }
    }
    guard total > 0 else {
      numbers = (0..<graph.nodeCount).map { UInt32($0) }
      sizes = [Int](repeating: 1, count: graph.nodeCount)
      self.quality = nil
      stability = runs == 1 ? nil : [Double](repeating: 1, count: graph.nodeCount)
      return
    }
    let search = SearchedGraph(
      base: base, total: total, method: method, quality: quality, resolution: resolution)
    let found = try ParallelChunks.fold(
      runs, control: control, into: [FoundDivision]()
    ) {
      CommunityRoom(base.count)
    } body: { room, runs throws(Cancellation) in
      var found: [FoundDivision] = []
      for run in runs { found.append(try search.run(run, seed: seed, room, control)) }
      return found
    } combine: { all, part in
      all += part
    }
    var best = 0
    for run in found.indices where found[run].quality > found[best].quality { best = run }
    numbers = found[best].numbers
    sizes = found[best].sizes
    self.quality = found[best].quality
    stability = runs == 1 ? nil : Self.stability(of: best, among: found)
  }

  // MARK: - Stability

  /// Hennig, C. (2007). Cluster-wise assessment of cluster stability. Computational Statistics &
  /// Data Analysis 52, 258–271. doi:10.1016/j.csda.2006.11.025, there of whole clusters.
  private static func stability(of best: Int, among found: [FoundDivision]) -> [Double] {
    let own = found[best]
    var sums = [Double](repeating: 0, count: own.numbers.count)
    for (run, other) in found.enumerated() where run != best {
      var shared: [UInt64: Int] = [:]
      let pairs = zip(own.numbers, other.numbers).map { UInt64($0) << 32 | UInt64($1) }
      for pair in pairs { shared[pair, default: 0] += 1 }
      for (node, pair) in pairs.enumerated() {
        let both = shared[pair] ?? 0
        let either =
          own.sizes[Int(own.numbers[node])] + other.sizes[Int(other.numbers[node])] - both
        sums[node] += Double(both) / Double(either)
      }
    }
    return sums.map { $0 / Double(found.count - 1) }
  }
}

/// What one run found.
private struct FoundDivision: Sendable {
  let numbers: [UInt32]
  let sizes: [Int]
  let quality: Double
}

/// A graph with what is looked for in it.
///
/// Sendable without being checked, because the memory of its base is not written any more.
private struct SearchedGraph: @unchecked Sendable {
  let base: CommunityGraph
  let total: Double
  let method: CommunitySearch.Method
  let quality: CommunitySearch.Quality
  let resolution: Double

  /// A search ends after a round that adds less than this to the quality.
  private static let leastGain = 1e-4
  /// A search ends after so many times from the nodes to the top.
  private static let mostRounds = 20

  /// One run from every node on its own.
  func run(
    _ run: Int, seed: Int, _ room: CommunityRoom, _ control: KernelControl
  ) throws(Cancellation) -> FoundDivision {
    var random = SplitMix(seed: seed, stream: UInt64(run))
    var numbers = (0..<UInt32(base.count)).map { $0 }
    let mean = 2 * total / Double(max(1, base.offsets.base[base.count]))
    let aim = CommunityAim(
      chance: quality == .modularity ? resolution / total : resolution, least: 1e-10 * mean,
      temperature: 0.01 * mean)
    for _ in 0..<Self.mostRounds {
      let gain = try numbers.withUnsafeMutableBufferPointer { numbers throws(Cancellation) in
        try climb(numbers, aim, room, &random, control)
      }
      if method == .louvain || gain <= Self.leastGain * total { break }
    }
    let count = numbers.withUnsafeMutableBufferPointer { numbers in
      numbers.baseAddress.map { room.renumber($0, numbers.count) } ?? 0
    }
    var sizes = [Int](repeating: 0, count: count)
    for number in numbers { sizes[Int(number)] += 1 }
    return FoundDivision(numbers: numbers, sizes: sizes, quality: worth(numbers, count))
  }

  /// Once from the nodes to the top; `numbers` are the communities before and after.
  private func climb(
    _ numbers: UnsafeMutableBufferPointer<UInt32>, _ aim: CommunityAim, _ room: CommunityRoom,
    _ random: inout SplitMix, _ control: KernelControl
  ) throws(Cancellation) -> Double {
    var (graph, total) = (base, 0.0)
    let homes = FrozenMemory<UInt32>(uninitialized: base.count)
    let communities = FrozenMemory<UInt32>(uninitialized: base.count)
    let parts = FrozenMemory<UInt32>(uninitialized: base.count)
    let above = FrozenMemory<UInt32>(uninitialized: base.count)
    for node in 0..<base.count {
      homes.base[node] = UInt32(truncatingIfNeeded: node)
      communities.base[node] = numbers[node]
    }
    while true {
      total += try room.move(graph, communities.base, aim, &random, control)
      var count = room.renumber(communities.base, graph.count)
      if count == graph.count { break }
      parts.base.update(from: communities.base, count: graph.count)
      if method == .leiden {
        room.refine(graph, communities.base, into: parts.base, aim, &random)
        let found = room.renumber(parts.base, graph.count)
        if found < graph.count {
          count = found
        } else {
          // Where nothing joined, the communities themselves are the next nodes.
          parts.base.update(from: communities.base, count: graph.count)
        }
      }
      for node in 0..<graph.count {
        above.base[Int(parts.base[node])] = communities.base[node]
      }
      for node in 0..<base.count { homes.base[node] = parts.base[Int(homes.base[node])] }
      graph = CommunityGraph(graph, parts: parts.base, count: count, room)
      communities.base.update(from: above.base, count: count)
    }
    for node in 0..<base.count { numbers[node] = communities.base[Int(homes.base[node])] }
    return total
  }

  /// The quality of a division.
  private func worth(_ numbers: [UInt32], _ count: Int) -> Double {
    var within = 0.0
    var pulls = [ChancePull](repeating: ChancePull(), count: count)
    var sizes = [Double](repeating: 0, count: count)
    for node in 0..<base.count {
      pulls[Int(numbers[node])] += base.pulls.base[node]
      sizes[Int(numbers[node])] += 1
      for place in base.offsets.base[node]..<base.offsets.base[node + 1]
      where numbers[Int(base.targets.base[place])] == numbers[node] {
        within += base.values.base[place]
      }
    }
    // Every pair was met from both of its ends.
    within /= 2
    let expected =
      quality == .modularity
      ? pulls.reduce(0.0) { $0 + $1.start * $1.end } / total
      : sizes.reduce(0.0) { $0 + $1 * ($1 - 1) }
    return (within - resolution * expected) / total
  }
}
