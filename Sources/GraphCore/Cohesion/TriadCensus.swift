// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// How many sets of three nodes have which of the sixteen patterns of arcs.
///
/// A triad with a tie is found from its pairs, so that only nodes near each other are looked at;
/// what is left of all sets of three has no tie. Each triad is counted at the first of its pairs
/// only, or, where just one of its pairs is tied, without being looked at.
///
/// Batagelj, V. & Mrvar, A. (2001). A subquadratic triad census algorithm for large sparse networks
/// with small maximum degree. Social Networks 23, 237–243. doi:10.1016/S0378-8733(01)00035-1
public struct TriadCensus: Sendable {
  /// The names of the patterns: mutual, asymmetric and null pairs, and which way arcs lead.
  public static let names = [
    "003", "012", "102", "021D", "021U", "021C", "111D", "111U", "030T", "030C", "201", "120D",
    "120U", "120C", "210", "300",
  ]

  /// How many triads have each pattern, in the order of `names`.
  public let counts: [Int]

  /// How many triads there are: n(n − 1)(n − 2) / 6.
  public var total: Int { counts.reduce(0, +) }

  /// Counts the triads of `graph`; a tie without a direction is two arcs.
  ///
  /// - Complexity: O(Σ over tied pairs of the ties of both nodes).
  public init(
    _ graph: FrozenGraph, control: KernelControl = KernelControl()
  ) throws(Cancellation) {
    let rows = CodedRows(graph)
    let n = graph.nodeCount
    var counts = try ParallelChunks.fold(
      n, control: control, into: [Int](repeating: 0, count: Self.names.count)
    ) {
    } body: { _, nodes throws(Cancellation) in
      var counts = [Int](repeating: 0, count: Self.names.count)
      for node in nodes {
        try control.check()
        rows.count(from: node, into: &counts)
      }
      return counts
    } combine: { sums, part in
      for pattern in sums.indices { sums[pattern] += part[pattern] }
    }
    counts[0] = n < 3 ? 0 : n * (n - 1) / 2 * (n - 2) / 3 - counts.reduce(0, +)
    self.counts = counts
  }
}

/// The neighbours of each node without directions, ascending, with the directions in which they are
/// tied.
private struct CodedRows: Sendable {
  private var offsets: [Int] = [0]
  private var targets: [UInt32] = []
  /// 1 for an arc out, 2 for an arc in, 3 for both.
  private var codes: [UInt8] = []

  /// The pattern of each way in which three nodes v, u, w are tied: arcs v→u, u→v, v→w, w→v, u→w,
  /// w→u are the bits from the lowest on.
  private static let patterns: [UInt8] = [
    0, 1, 1, 2, 1, 3, 5, 7, 1, 5, 4, 6, 2, 7, 6, 10, 1, 5, 3, 7, 4, 8, 8, 12, 5, 9, 8, 13, 6, 13,
    11, 14, 1, 4, 5, 6, 5, 8, 9, 13, 3, 8, 8, 11, 7, 12, 13, 14, 2, 6, 7, 10, 6, 11, 13, 14, 7, 13,
    12, 14, 10, 14, 14, 15,
  ]

  init(_ graph: FrozenGraph) {
    graph.withRows { out, into in
      for node in 0..<out.nodeCount {
        let (away, back) = (out.row(node), into.row(node))
        var (i, j) = (0, 0)
        while i < away.count || j < back.count {
          let (first, second) = (
            i < away.count ? away[i] : UInt32.max, j < back.count ? back[j] : UInt32.max
          )
          targets.append(min(first, second))
          codes.append((first <= second ? 1 : 0) | (second <= first ? 2 : 0))
          i += first <= second ? 1 : 0
          j += second <= first ? 1 : 0
        }
        offsets.append(targets.count)
      }
    }
  }

  /// Adds the triads whose first pair begins at `v`.
  func count(from v: Int, into counts: inout [Int]) {
    for place in offsets[v]..<offsets[v + 1] where targets[place] > v {
      count(v, Int(targets[place]), Int(codes[place]), into: &counts)
    }
  }

  /// Adds the triads of the pair v, u, of which v has the lower number.
  private func count(_ v: Int, _ u: Int, _ pair: Int, into counts: inout [Int]) {
    var (i, j) = (offsets[v], offsets[u])
    let (iEnd, jEnd) = (offsets[v + 1], offsets[u + 1])
    var near = 0
    while i < iEnd || j < jEnd {
      let (first, second) = (i < iEnd ? targets[i] : .max, j < jEnd ? targets[j] : .max)
      let w = Int(min(first, second))
      let isNearV = first <= second
      let code = (isNearV ? Int(codes[i]) : 0) << 2 | (second <= first ? Int(codes[j]) : 0) << 4
      i += isNearV ? 1 : 0
      j += second <= first ? 1 : 0
      guard w != v, w != u else { continue }
      near += 1
      // Else it is counted from another pair: that of v and w, or that of w and v or u.
      if u < w || (v < w && !isNearV) { counts[Int(Self.patterns[code | pair])] += 1 }
    }
    counts[pair == 3 ? 2 : 1] += offsets.count - 1 - near - 2
  }
}
