// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Sixteen sources side by side.
typealias SourceLanes = SIMD16<Double>

/// The part of a graph that is searched.
struct LaneGraph {
  let count: Int
  /// Arcs out of and into each node; the same rows where undirected.
  let out: RowPointers
  let into: RowPointers
  /// How many equal nodes each node stands for where paths pass.
  let sizes: UnsafePointer<Double>
  /// How much each node counts as the end of paths.
  let endWeights: UnsafePointer<Double>
}

/// Brandes' two passes for sixteen sources at once, one in each lane of a vector.
///
/// Sources that lie near each other reach most nodes in the same step or one step apart. So a pass
/// over the arcs serves nearly all of them, and what used to be a scattered walk for each source
/// becomes sums of whole vectors. Lanes never mix: what a lane holds is what a search from
/// its source alone would hold. (Brandes 2001, doi:10.1080/0022250X.2001.9990249; Sarıyüce, Saule,
/// Kaya & Çatalyürek 2015, Regularizing graph centrality computations,
/// doi:10.1016/j.jpdc.2014.07.006)
///
/// A *find* is a node with the lanes that reach it in one level (`LaneLevels`). Finds are kept in
/// the order of levels with their numbers of paths, 0 in lanes that are not meant, so the way back
/// needs no distances: a number of paths of 0 makes every product 0.
struct DependencySearch {
  static let width = SourceLanes.scalarCount

  /// Values of a level by node, for the neighbouring level to read; elsewhere anything.
  let values: UnsafeMutablePointer<SourceLanes>
  /// Sums for nodes that others push to; else 0.
  let sums: UnsafeMutablePointer<SourceLanes>
  /// The number of best paths to each node by lane, 0 where not yet found. What a search leaves,
  /// the next one clears.
  let paths: UnsafeMutablePointer<SourceLanes>
  var levels: LaneLevels
  var finds: Finds
  var links: LevelLinks
  /// How many nodes the graph of the last search had.
  var lastCount = 0

  /// Makes room for graphs of up to `capacity` nodes.
  init(capacity: Int) {
    values = .alignedLanes(capacity)
    sums = .alignedLanes(capacity)
    paths = .alignedLanes(capacity)
    sums.initialize(repeating: .zero, count: capacity)
    paths.initialize(repeating: .zero, count: capacity)
    levels = LaneLevels(capacity: capacity)
    finds = Finds(capacity: 2 * capacity)
    links = LevelLinks(capacity: 4 * capacity)
  }

  func deallocate() {
    values.deallocate()
    sums.deallocate()
    paths.deallocate()
    levels.deallocate()
    finds.deallocate()
    links.deallocate()
  }

  /// How much each source counts, by lane.
  static func lanes(_ weights: UnsafePointer<Double>, of sources: ArraySlice<UInt32>) -> SourceLanes
  {
    var lanes = SourceLanes.zero
    for (lane, source) in sources.enumerated() { lanes[lane] = weights[Int(source)] }
    return lanes
  }

  /// The sum over all lanes, halves first, as the inner loops add them.
  @inline(__always)
  static func sum(_ lanes: SourceLanes) -> Double {
    let eight = lanes.lowHalf + lanes.highHalf
    let four = eight.lowHalf + eight.highHalf
    let two = four.lowHalf + four.highHalf
    return two.x + two.y
  }

  /// Adds the dependencies of paths from up to sixteen sources to `totals`.
  ///
  /// - Parameter weights: how much each source counts.
  /// - Returns: `false` where there are more paths than a `Double` counts.
  mutating func run(
    _ graph: LaneGraph, sources: ArraySlice<UInt32>, weights: UnsafePointer<Double>,
    totals: UnsafeMutablePointer<Double>
  ) -> Bool {
    var lanes = Self.lanes(weights, of: sources)
    let largest = findPaths(graph, sources: sources)
    goBack(graph, weights: &lanes, totals: totals)
    return largest < .infinity
  }
}

/// Owns the room of one thread's searches.
final class DependencyRoom {
  var search: DependencySearch

  /// Makes room for graphs of up to `capacity` nodes.
  init(capacity: Int) { search = DependencySearch(capacity: capacity) }

  deinit { search.deallocate() }
}

extension UnsafeMutablePointer<SourceLanes> {
  /// Room for lanes that start at cache lines: Swift itself aligns them to 16 bytes only.
  static func alignedLanes(_ capacity: Int) -> Self {
    UnsafeMutableRawPointer.allocate(
      byteCount: capacity * MemoryLayout<SourceLanes>.stride,
      alignment: MemoryLayout<SourceLanes>.stride
    ).bindMemory(to: SourceLanes.self, capacity: capacity)
  }

  /// The lanes of a row one after the other.
  @inline(__always)
  func row(_ node: Int) -> UnsafeMutablePointer<Double> {
    UnsafeMutableRawPointer(self + node).assumingMemoryBound(to: Double.self)
  }
}
