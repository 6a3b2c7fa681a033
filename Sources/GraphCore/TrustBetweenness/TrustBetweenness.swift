// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Betweenness on trust paths: how often a node lies on the paths of the largest product between
/// others and, of those, of the fewest steps.
///
/// **Formula.** b(v) = Σ over pairs (s, t), s ≠ v ≠ t, of σ(s, t | v) / σ(s, t), over unordered
/// pairs where the graph is undirected. **Convention.** As `BestPaths` has it: products count as
/// equal within `TrustProducts.tolerance`; all equal best paths count.
///
/// What makes it fast, each in a file of its own: blocks (`TrustBlocks`), leaving out arcs on no
/// best path (`DominatedArcs`), a hierarchy of shortcuts (`PathHierarchy`) and sweeps over it from
/// eight sources at once (`UniqueSweep`, `CountingSweep`). Where all ties are trusted alike, steps
/// decide (`EqualTrust.swift`). Small blocks, and those of which too
/// many paths are equal for a hierarchy, are done one source after the other (`TextbookPaths`).
public enum TrustBetweenness {
  /// Blocks of no more nodes than this are not worth a hierarchy.
  static let smallest = 192
  /// Above this every product of two is far from the smallest `Double`.
  static let weakestSafe = 1e-150

  /// The betweenness of each node; `nil` where two are joined by more best paths than a `Double`
  /// counts.
  ///
  /// - Precondition: every value is in 0…1.
  /// - Complexity: O(n·a) with n nodes and a arcs and shortcuts of the hierarchy, in practice few
  ///   times n; O(n·m·log n) where products come near the smallest `Double`. O(n + a) space a
  ///   thread.
  public static func scores(
    of graph: FrozenGraph, control: KernelControl
  ) throws(Cancellation) -> [Double]? {
    try scores(of: graph, smallest: smallest, control: control)
  }

  /// The same with another limit for blocks that are done one source after the other.
  static func scores(
    of graph: FrozenGraph, smallest: Int, control: KernelControl
  ) throws(Cancellation) -> [Double]? {
    let rows = ArcRows(graph)
    var found: Outcome
    if rows.nodeCount <= smallest {
      found = try textbook(rows, weights: nil, control: control)
    } else if isEqual(rows, of: graph) {
      found = try onSteps(of: graph, control: control)
    } else if rows.isDirected {
      found = try part(rows, weights: nil, control: control)
    } else {
      found = try blockwise(rows, smallest: smallest, control: control)
    }
    if found.isDoubtful { found = try textbook(rows, weights: nil, control: control) }
    guard found.areCounted else { return nil }
    return graph.isDirected ? found.totals : found.totals.map { $0 / 2 }
  }

  /// Sums over ordered pairs, and what may be wrong with them.
  struct Outcome: Sendable {
    var totals: [Double]
    /// Whether no number of best paths within a block exceeded what a `Double` holds.
    var areCounted = true
    /// Whether products or counts came near the ends of what a `Double` holds.
    var isDoubtful = false
  }

  // MARK: - Parts

  private static func blockwise(
    _ rows: ArcRows, smallest: Int, control: KernelControl
  ) throws(Cancellation) -> Outcome {
    var outcome = Outcome(totals: [], isDoubtful: isWeak(rows))
    guard !outcome.isDoubtful else { return outcome }
    let cut = TrustBlocks(rows)
    outcome.totals = cut.joined
    let small = cut.blocks.filter { $0.nodes.count <= smallest }
    try outcome.add(textbook(small, nodeCount: rows.nodeCount, control: control))
    for block in cut.blocks where block.nodes.count > smallest && !outcome.isDoubtful {
      let found = try part(block.rows, weights: block.weights, control: control)
      outcome.add(found, at: block.nodes)
    }
    return outcome
  }

  /// Whether some product may be far below what a `Double` holds: the paths of the fewest steps
  /// from one node of each part give a bound to the best products.
  static func isWeak(_ rows: ArcRows) -> Bool {
    var products = [Double](repeating: 0, count: rows.nodeCount)
    var queue: [UInt32] = []
    queue.reserveCapacity(rows.nodeCount)
    for root in 0..<rows.nodeCount where products[root] == 0 {
      products[root] = 1
      queue.append(UInt32(root))
      var head = queue.count - 1
      while head < queue.count {
        let node = Int(queue[head])
        head += 1
        if products[node] < weakestSafe { return true }
        for arc in rows.row(node) where products[Int(rows.targets[arc])] == 0 {
          products[Int(rows.targets[arc])] = products[node] * rows.values[arc]
          queue.append(rows.targets[arc])
        }
      }
    }
    return false
  }

  /// One block, or a whole directed graph.
  private static func part(
    _ rows: ArcRows, weights: [Double]?, control: KernelControl
  ) throws(Cancellation) -> Outcome {
    let kept = try DominatedArcs.leavingOut(from: rows, control: control)
    let hierarchy = try PathHierarchy(kept, control: control)
    guard hierarchy.isComplete else {
      return try textbook(rows, weights: weights, control: control)
    }
    let laid = HierarchyRows(hierarchy)
    var sums = try sweep(laid, weights: weights, control: control)
    ShortcutFlows.unpack(hierarchy, laid, &sums)
    let weakest = hierarchy.arcs.reduce(sums.weakest) { min($0, $1.value) }
    // Shortcuts may stand for more paths than there are best ones to any node.
    let areCountable = hierarchy.arcs.allSatisfy { $0.count < .infinity }
    return Outcome(
      totals: sums.totals, areCounted: sums.mostPaths < .infinity,
      isDoubtful: weakest < weakestSafe || !areCountable)
  }

  private static func sweep(
    _ rows: HierarchyRows, weights: [Double]?, control: KernelControl
  ) throws(Cancellation) -> SweepSums {
    let n = rows.nodeCount
    let byPlace = rows.nodes.map { weights?[Int($0)] ?? 1 }
    let none = SweepSums(nodeCount: n, flowCount: rows.flowCount)
    return try ParallelChunks.fold(
      (n + 7) / 8, chunks: 32, control: control, into: none,
      room: { SweepRoom(nodeCount: n) },
      body: { room, batches throws(Cancellation) in
        var part = none
        for batch in batches {
          try control.check()
          rows.withView(weights: byPlace) {
            room.add(rows.sources[(8 * batch)..<min(8 * batch + 8, n)], in: $0, to: &part)
          }
        }
        return part
      }, combine: { $0.add($1) })
  }

  // MARK: - One source after the other

  private static func textbook(
    _ rows: ArcRows, weights: [Double]?, control: KernelControl
  ) throws(Cancellation) -> Outcome {
    let n = rows.nodeCount
    let none = Outcome(totals: [Double](repeating: 0, count: n))
    guard n > 2 else { return none }
    // On few nodes starting threads costs more than they save.
    let quiet = KernelControl(
      threads: n < 256 ? 1 : control.threads, progress: control.progress,
      isCancelled: control.isCancelled)
    return try ParallelChunks.fold(
      n, chunks: n < 256 ? 1 : ParallelChunks.limit, control: quiet, into: none,
      room: { TextbookRoom(nodeCount: n) },
      body: { room, sources throws(Cancellation) in
        var part = none
        for source in sources {
          if source % 16 == 0 { try control.check() }
          let most = room.paths.add(from: source, in: rows, weights: weights, into: &part.totals)
          part.areCounted = part.areCounted && most < .infinity
        }
        return part
      },
      combine: { $0.add($1) })
  }

  private static func textbook(
    _ blocks: [TrustBlock], nodeCount: Int, control: KernelControl
  ) throws(Cancellation) -> Outcome {
    let none = Outcome(totals: [Double](repeating: 0, count: nodeCount))
    guard !blocks.isEmpty else { return none }
    return try ParallelChunks.fold(
      blocks.count, chunks: 8, control: control, into: none,
      room: { TextbookRoom(nodeCount: smallest) },
      body: { room, places throws(Cancellation) in
        var part = none
        for place in places {
          if place % 16 == 0 { try control.check() }
          part.add(room.outcome(of: blocks[place]), at: blocks[place].nodes)
        }
        return part
      }, combine: { $0.add($1) })
  }
}

extension TrustBetweenness.Outcome {
  mutating func add(_ other: Self) {
    for place in totals.indices { totals[place] += other.totals[place] }
    areCounted = areCounted && other.areCounted
    isDoubtful = isDoubtful || other.isDoubtful
  }

  /// Adds what a block gives for `nodes`.
  mutating func add(_ other: Self, at nodes: [UInt32]) {
    for (place, node) in nodes.enumerated() { totals[Int(node)] += other.totals[place] }
    areCounted = areCounted && other.areCounted
    isDoubtful = isDoubtful || other.isDoubtful
  }
}

/// What one thread needs for sweeps.
private final class SweepRoom {
  private var unique: UniqueSweep
  private var counting: CountingSweep

  init(nodeCount: Int) {
    unique = UniqueSweep(nodeCount: nodeCount)
    counting = CountingSweep(nodeCount: nodeCount)
  }

  deinit {
    unique.deallocate()
    counting.deallocate()
  }

  func add(_ sources: ArraySlice<UInt32>, in rows: HierarchyView, to part: inout SweepSums) {
    if unique.add(sources, in: rows, to: &part) { return }
    counting.add(sources, in: rows, to: &part)
  }
}

/// What one thread needs for searches.
private final class TextbookRoom {
  var paths: TextbookPaths

  init(nodeCount: Int) { paths = TextbookPaths(nodeCount: nodeCount) }

  deinit { paths.deallocate() }

  func outcome(of block: TrustBlock) -> TrustBetweenness.Outcome {
    var outcome = TrustBetweenness.Outcome(
      totals: [Double](repeating: 0, count: block.nodes.count))
    var most = 1.0
    for source in block.nodes.indices {
      most = max(
        most,
        paths.add(
          from: source, in: block.rows, weights: block.weights, into: &outcome.totals))
    }
    outcome.areCounted = most < .infinity
    return outcome
  }
}
