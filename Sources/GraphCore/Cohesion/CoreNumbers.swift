// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// The largest k for which each node is in a part where everyone has at least k ties within it,
/// read without directions.
///
/// Nodes are taken away by rising number of ties left, as Batagelj and Zaveršnik do, but level by
/// level without keeping them sorted: for each k the nodes that have k ties left are looked for
/// once, and those that come down to k while others go are taken at once. Exact, because only
/// what has at most k ties left is taken before k rises.
///
/// Sources: Batagelj, V. & Zaveršnik, M. (2011). Fast algorithms for determining (generalized)
/// core groups in social networks. Advances in Data Analysis and Classification 5, 129–145.
/// doi:10.1007/s11634-010-0079-y. Dasari, N. S., Ranjan, D. & Zubair, M. (2014). ParK: an
/// efficient algorithm for k-core decomposition on multicore processors. IEEE Big Data 2014.
/// doi:10.1109/BigData.2014.7004366
public enum CoreNumbers {
  /// The core number of each node; 0 without ties.
  ///
  /// - Complexity: O(nodes + arcs + Σ over k of the nodes in the k-core).
  public static func of(_ graph: FrozenGraph) -> [UInt32] {
    graph.withNeighbors { rows in
      var left = (0..<rows.nodeCount).map { UInt32(rows.degree($0)) }
      left.withUnsafeMutableBufferPointer { peel($0, rows) }
      return left
    }
  }

  /// Lowers the ties left of each node to its core number.
  private static func peel(_ left: UnsafeMutableBufferPointer<UInt32>, _ rows: RowPointers) {
    var standing = (0..<UInt32(left.count)).map { $0 }
    var going: [UInt32] = []
    var level: UInt32 = 0
    while !standing.isEmpty {
      var least = UInt32.max
      var kept = 0
      going.removeAll(keepingCapacity: true)
      standing.withUnsafeMutableBufferPointer { standing in
        for node in standing where left[Int(node)] >= level {
          if left[Int(node)] == level {
            going.append(node)
          } else {
            standing[kept] = node
            kept += 1
            least = min(least, left[Int(node)])
          }
        }
      }
      standing.removeLast(standing.count - kept)
      // Where nobody goes at this level, the next is that of the node with the fewest ties.
      if going.isEmpty {
        level = least
        continue
      }
      take(&going, level, left, rows)
      level += 1
    }
  }

  /// Takes nodes away, and those who come down to the level by it.
  private static func take(
    _ going: inout [UInt32], _ level: UInt32, _ left: UnsafeMutableBufferPointer<UInt32>,
    _ rows: RowPointers
  ) {
    while let node = going.popLast() {
      for next in rows.row(Int(node)) where left[Int(next)] > level {
        left[Int(next)] -= 1
        if left[Int(next)] == level { going.append(next) }
      }
    }
  }
}
