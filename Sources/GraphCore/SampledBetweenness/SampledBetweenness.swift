// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Betweenness on hops from pairs drawn at random, with a guarantee: with probability 1 − risk at
/// least, the share of every node is within `error` of the true one, all nodes at once.
///
/// **Formula.** The share of v is Σ σ(s, t | v) / σ(s, t) over ordered pairs (s, t), s ≠ v ≠ t,
/// divided by (n − 1)(n − 2). A drawn pair adds σ(s, t | v) / σ(s, t) to every node between it
/// (`PathSearch`); where nothing joins it, nothing. What needs no drawing is counted exactly
/// (`SampledGround`).
///
/// **When it stops.** A first look, thrown away, decides how the risk is shared out
/// (`SamplePlan`); then pairs are drawn until the bounds of every node (`SampleBounds`) are within
/// the error, asked at numbers of draws that were fixed by the first look. Each time and each node
/// has its own part of the risk, and the parts sum to the risk at most.
///
/// **When it does not draw.** Where the first look says that all draws together would look along
/// more arcs than it takes to count every pair (`exactWork`), every pair is counted: the estimate
/// is exact, its bounds meet, and `draws` is 0.
///
/// - References: Borassi, M. & Natale, E. (2019). KADABRA is an adaptive algorithm for betweenness
///   via random approximation. ACM JEA 24, 1.2. doi:10.1145/3284359. Riondato, M. & Upfal, E.
///   (2018). ABRA: approximating betweenness centrality in static and dynamic graphs with
///   Rademacher averages. ACM TKDD 12, 61. doi:10.1145/3208351
package enum SampledBetweenness {
  /// What was found.
  package struct Estimate: Sendable {
    /// The estimated share of ordered pairs for each node.
    package let shares: [Double]
    /// The true shares are not below these and not above `upper`, all at once, with probability
    /// 1 − risk at least.
    package let lower: [Double]
    package let upper: [Double]
    /// How many pairs were drawn, those of the first look too; 0 where every pair was counted.
    package let draws: Int
  }

  /// Up to so many nodes pairs may be counted rather than drawn: it takes room for each thread.
  package static let exactLimit = 1 << 14

  /// About how many bytes the search takes next to the graph; more for the blocks of an undirected
  /// one, and for counting every pair on all threads where that may be less work
  /// (`HopBetweenness`).
  package static func memory(of graph: FrozenGraph, threads: Int) -> Int {
    let (nodes, arcs, threads) = (graph.nodeCount, graph.arcCount, max(1, threads))
    let rows = graph.isDirected ? 0 : 4 * arcs + 80 * nodes
    let drawing = rows + (48 * threads + 96) * nodes
    guard nodes <= exactLimit else { return drawing }
    return drawing + (1_100 * threads + 600) * nodes + (24 * threads + 32) * arcs
  }

  /// About how many arcs counting every pair looks along, in those of a draw, which cost half as
  /// much: sixteen sources share a look, and each block is searched alone. 0 where no block has
  /// three nodes, for then nothing is searched.
  static func exactWork(of graph: FrozenGraph) -> Double {
    let tree = graph.withNeighbors { BlockCutTree($0) }
    var arcs = [Int](repeating: 0, count: tree.count)
    for node in 0..<graph.nodeCount {
      for arc in graph.outRow(node) { arcs[tree.block(of: node, Int(graph.targets[arc]))] += 1 }
    }
    let work = arcs.indices.reduce(0.0) { sum, block in
      let home = tree.homeNodes(of: block).count
      return home > 1 ? sum + Double(home + 1) * Double(arcs[block]) : sum
    }
    return 2 * work / Double(DependencySearch.width)
  }

  /// Draws until the guarantee holds; `nil` where there are more best paths than a `Double`
  /// counts.
  ///
  /// - Parameter exactLimit: up to so many nodes pairs may be counted rather than drawn.
  /// - Precondition: three nodes at least; `error` and `risk` are above 0 and below 1.
  /// - Complexity: about ln(1/risk) · (2 σ²/error² + 3/error) draws, σ² the largest variance of a
  ///   node's share, each a search from both ends: O(arcs) at worst, on most networks about √arcs.
  ///   O(nodes) space a thread, and O(nodes + arcs) for the blocks; where every pair is counted
  ///   that of `HopBetweenness`.
  package static func estimate(
    of graph: FrozenGraph, error: Double, risk: Double, seed: Int,
    exactLimit: Int = SampledBetweenness.exactLimit, control: KernelControl
  ) throws(Cancellation) -> Estimate? {
    precondition(graph.nodeCount > 2 && error > 0 && error < 1 && risk > 0 && risk < 1)
    try control.check()
    let mayCount = graph.nodeCount <= exactLimit
    let most = mayCount ? exactWork(of: graph) : .infinity
    if most == 0 { return try exact(graph, control) }
    let ground = SampledGround(graph)
    let outcome = try ground.withRooms(of: graph) { rooms throws(Cancellation) in
      let draws = SampleDraws(ground, rooms, seed: seed, control: control)
      return try SampleRun(
        ground: ground, draws: draws, nodeCount: graph.nodeCount, error: error, risk: risk,
        mostWork: most
      ).estimate()
    }
    switch outcome {
    case .drawn(let estimate): return estimate
    case .tooMuchWork: return try exact(graph, control)
    // Block by block there may be few.
    case .tooManyPaths: return mayCount ? try exact(graph, control) : nil
    }
  }

  private static func exact(
    _ graph: FrozenGraph, _ control: KernelControl
  ) throws(Cancellation) -> Estimate? {
    let count = Double(graph.nodeCount)
    let found = try HopBetweenness.dependencies(
      of: graph, weights: PathWeights(count: graph.nodeCount), control: control)
    guard let shares = found?.map({ $0 / ((count - 1) * (count - 2)) }) else { return nil }
    return Estimate(shares: shares, lower: shares, upper: shares, draws: 0)
  }
}

/// Draws pairs on all threads and adds up what they give.
final class SampleDraws: Sendable {
  private let ground: SampledGround
  private let rooms: [SampledRoom]
  private let seed: Int
  private let control: KernelControl
  private let searches = Guarded<(all: [PathSearch], free: [PathSearch])>(([], []))

  init(_ ground: SampledGround, _ rooms: [SampledRoom], seed: Int, control: KernelControl) {
    self.ground = ground
    self.rooms = rooms
    self.seed = seed
    self.control = control
  }

  /// How many draws a thread takes at once.
  private static let batch = 16

  /// Adds the draws with these numbers; `false` where paths cannot be counted.
  ///
  /// - Parameter planned: how many draws there will be, as far as is known.
  func add(_ range: Range<Int>, of name: String, planned: Int) throws(Cancellation) -> Bool {
    let stream = stableHash(name)
    let own = KernelControl(
      threads: control.threads, progress: progress(of: range, planned: planned),
      isCancelled: control.isCancelled)
    let chunks = (range.count + Self.batch - 1) / Self.batch
    searches.withLock { $0.free = $0.all }
    return try ParallelChunks.fold(range.count, chunks: chunks, control: own, into: true) {
      self.freeSearch()
    } body: { search, part throws(Cancellation) -> Bool in
      self.draw(part, after: range.lowerBound, stream, search)
    } combine: { sum, part in
      sum = sum && part
    }
  }

  /// Tells progress in draws.
  private func progress(
    of range: Range<Int>, planned: Int
  ) -> (@Sendable (Int, Int) -> Void)? {
    guard let progress = control.progress else { return nil }
    let total = max(planned, range.upperBound)
    return { part, parts in
      progress(range.lowerBound + part * range.count / parts, total)
    }
  }

  private func draw(
    _ part: Range<Int>, after first: Int, _ stream: UInt64, _ search: PathSearch
  ) -> Bool {
    var isCounted = true
    for number in part { isCounted = draw(first + number, stream, search) && isCounted }
    return isCounted
  }

  private func draw(_ number: Int, _ stream: UInt64, _ search: PathSearch) -> Bool {
    var random = CounterRandom(
      seed: seed, draw: number & 0xFFFF_FFFF, stream: stream &+ UInt64(number >> 32))
    return ground.draw(&random, search, rooms)
  }

  private func freeSearch() -> PathSearch {
    searches.withLock { searches in
      if let free = searches.free.popLast() { return free }
      let made = PathSearch(capacity: ground.capacity, classes: ground.sizes.count)
      searches.all.append(made)
      return made
    }
  }

  /// How many arcs all draws together looked along, forgotten ones too: the same on any number of
  /// threads.
  var work: Int { searches.withLock { $0.all.reduce(0) { $0 + $1.work } } }

  /// Forgets all draws.
  func clear() {
    searches.withLock { for search in $0.all { search.tally.clear() } }
  }

  /// The sums of shares and of their squares for each node, 1 being a whole.
  func sums(nodeCount: Int) -> (shares: [Double], squares: [Double]) {
    let tallies = searches.withLock { $0.all.map(\.tally) }
    var shares = [Double](repeating: 0, count: nodeCount)
    var squares = shares
    for (node, place) in zip(ground.memberNodes, ground.memberClasses) {
      var (share, square) = (0, 0)
      for tally in tallies {
        share += tally.sums[Int(place)]
        square += tally.squares[Int(place)]
      }
      shares[Int(node)] += Double(share) / SampleTally.one
      squares[Int(node)] += Double(square) / SampleTally.one
    }
    return (shares, squares)
  }
}
