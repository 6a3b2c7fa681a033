// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Burt's measures of how much a node's neighbours are tied to each other.
///
/// Both walk from a node over its neighbours to theirs, once, over flat rows. Nodes are independent
/// of each other, so parts of them are worked on at once.
///
/// Burt, R. S. (1992). Structural Holes. Harvard University Press. Everett, M. G. & Borgatti, S. P.
/// (2020). Unpacking Burt's constraint measure. Social Networks 62, 50–57.
/// doi:10.1016/j.socnet.2020.02.001
public enum StructuralHoles {
  /// C(i) = Σ over neighbours j of (p(i,j) + Σ over q of p(i,q) p(q,j))²; `nil` for a node without
  /// neighbours.
  ///
  /// - Precondition: no value is negative.
  /// - Complexity: O(Σ d²) over the degrees d; O(nodes) space a thread.
  public static func constraint(
    of graph: FrozenGraph, control: KernelControl = KernelControl()
  ) throws(Cancellation) -> [Double?] {
    let rows = MutualRows(graph)
    let shares = rows.shares()
    return try walk(rows, shares, shares, control) { node, rows, own, _, indirect in
      for place in rows[node] {
        let (contact, share) = (Int(rows.neighbors[place]), own[place])
        for step in rows[contact] { indirect[Int(rows.neighbors[step])] += share * own[step] }
      }
      let sum = rows[node].reduce(0.0) {
        let local = own[$1] + indirect[Int(rows.neighbors[$1])]
        return $0 + local * local
      }
      for place in rows[node] {
        for step in rows[Int(rows.neighbors[place])] { indirect[Int(rows.neighbors[step])] = 0 }
      }
      return sum
    }
  }

  /// E(i) = Σ over neighbours j of [1 − Σ over q ≠ i, j of p(i,q) m(j,q)], and the number of
  /// neighbours; `nil` for a node without neighbours.
  ///
  /// - Precondition: no value is negative.
  /// - Complexity: O(Σ d²) over the degrees d; O(nodes) space a thread.
  public static func effectiveSize(
    of graph: FrozenGraph, control: KernelControl = KernelControl()
  ) throws(Cancellation) -> (sizes: [Double?], contacts: [Int]) {
    let rows = MutualRows(graph)
    let sizes = try walk(rows, rows.shares(), rows.marginals(), control) {
      node, rows, own, marginals, share in
      for place in rows[node] { share[Int(rows.neighbors[place])] = own[place] }
      var size = 0.0
      for place in rows[node] {
        var redundancy = 0.0
        // No node is its own neighbour: its share is 0 and leaves itself out.
        for step in rows[Int(rows.neighbors[place])] {
          redundancy += share[Int(rows.neighbors[step])] * marginals[step]
        }
        size += 1 - redundancy
      }
      for place in rows[node] { share[Int(rows.neighbors[place])] = 0 }
      return size
    }
    return (sizes, (0..<graph.nodeCount).map { rows.row($0).count })
  }

  // MARK: - Walking

  /// Flat rows as threads read them.
  struct Rows: @unchecked Sendable {
    // Unchecked: it is read only, and the arrays it lies in outlive the walk.
    let offsets: UnsafeBufferPointer<Int>
    let neighbors: UnsafeBufferPointer<UInt32>

    @inline(__always)
    subscript(node: Int) -> Range<Int> {
      Range(uncheckedBounds: (offsets[node], offsets[node &+ 1]))
    }
  }

  /// Numbers of all places that threads read.
  struct Numbers: @unchecked Sendable {
    let buffer: UnsafeBufferPointer<Double>

    @inline(__always)
    subscript(place: Int) -> Double { buffer[place] }
  }

  /// Calls `value` for each node that has neighbours, with a number for each node that comes and
  /// goes as 0.
  @inline(__always)
  static func walk(
    _ rows: MutualRows, _ first: [Double], _ second: [Double], _ control: KernelControl,
    _ value: @Sendable (Int, Rows, Numbers, Numbers, UnsafeMutablePointer<Double>) -> Double
  ) throws(Cancellation) -> [Double?] {
    let count = rows.offsets.count - 1
    return try rows.offsets.withUnsafeBufferPointer { offsets throws(Cancellation) in
      try rows.neighbors.withUnsafeBufferPointer { neighbors throws(Cancellation) in
        try first.withUnsafeBufferPointer { first throws(Cancellation) in
          try second.withUnsafeBufferPointer { second throws(Cancellation) in
            let rows = Rows(offsets: offsets, neighbors: neighbors)
            let (first, second) = (Numbers(buffer: first), Numbers(buffer: second))
            return try ParallelChunks.fold(
              count, chunks: 1 + count / 64, control: control, into: [],
              room: { VectorRoom(1, length: count) },
              body: { room, range throws(Cancellation) in
                try range.map { node throws(Cancellation) -> Double? in
                  guard !rows[node].isEmpty else { return nil }
                  if rows[node].count > 256 { try control.check() }
                  return value(node, rows, first, second, room[0].base)
                }
              },
              combine: { $0 += $1 })
          }
        }
      }
    }
  }
}
