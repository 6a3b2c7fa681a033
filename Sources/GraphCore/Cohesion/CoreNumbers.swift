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
    // A node goes once; one place more, for those that do not go are written as well.
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: left.count + 1) { going in
      var level: UInt32 = 0
      while !standing.isEmpty {
        let (count, least) = look(at: level, left, &standing, going)
        // Where nobody goes at this level, the next is that of the node with the fewest ties.
        level = count == 0 ? least : level + 1
        if count > 0 { take(going, count, level - 1, left, rows) }
      }
    }
  }

  /// Moves those with `level` ties left from `standing` to `going`; gives back how many they are
  /// and the fewest ties of the others.
  private static func look(
    at level: UInt32, _ left: UnsafeMutableBufferPointer<UInt32>, _ standing: inout [UInt32],
    _ going: UnsafeMutableBufferPointer<UInt32>
  ) -> (count: Int, least: UInt32) {
    var (count, kept, least) = (0, 0, UInt32.max)
    standing.withUnsafeMutableBufferPointer { standing in
      for node in standing where left[Int(node)] >= level {
        if left[Int(node)] == level {
          going[count] = node
          count += 1
        } else {
          standing[kept] = node
          kept += 1
          least = min(least, left[Int(node)])
        }
      }
    }
    standing.removeLast(standing.count - kept)
    return (count, least)
  }

  /// Takes the first `count` nodes of `going` away, and those who come down to the level by it:
  /// without a branch for each tie, for no processor foresees who does.
  private static func take(
    _ going: UnsafeMutableBufferPointer<UInt32>, _ count: Int, _ level: UInt32,
    _ left: UnsafeMutableBufferPointer<UInt32>, _ rows: RowPointers
  ) {
    var count = count
    while count > 0 {
      count -= 1
      for next in rows.row(Int(going[count])) {
        let ties = left[Int(next)]
        left[Int(next)] = ties - (ties > level ? 1 : 0)
        going[count] = next
        count += ties == level + 1 ? 1 : 0
      }
    }
  }
}
