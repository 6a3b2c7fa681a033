// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// A graph renumbered in the order of a breadth-first search, one connected part after the other.
///
/// Nodes that are near each other get numbers near each other: searches from neighbouring sources
/// see mostly the same nodes at the same step, and what they read lies together in memory (Then et
/// al. 2014, section 4, doi:10.14778/2735496.2735507). Distances do not depend on numbers.
struct BreadthOrder: Sendable {
  /// The node of the graph behind each new number.
  let nodes: [UInt32]
  /// Where each connected part begins among the new numbers, and the end of the last.
  let parts: [Int]
  /// The arcs along which searches go.
  let forward: Skeleton
  /// The arcs against which searches go; `nil` where the same as `forward`.
  let backward: Skeleton?

  /// Renumbers `graph`.
  ///
  /// - Complexity: O(nodes + arcs).
  init(_ graph: FrozenGraph, reversed: Bool, undirected: Bool) {
    let isMerged = undirected && graph.isDirected
    let merged = isMerged ? Skeleton(withoutDirectionsOf: graph) : nil
    var order: [UInt32] = []
    var parts: [Int] = []
    if let merged {
      merged.withRows { (order, parts) = Self.order($0, nil) }
      forward = merged.withRows { Self.renumbered($0, by: order) }
      backward = nil
    } else {
      graph.withRows { (order, parts) = Self.order($0, graph.isDirected ? $1 : nil) }
      forward = graph.withRows { Self.renumbered(reversed ? $1 : $0, by: order) }
      backward =
        graph.isDirected ? graph.withRows { Self.renumbered(reversed ? $0 : $1, by: order) } : nil
    }
    nodes = order
    self.parts = parts
  }

  /// The order of a search from the lowest node of each part, along the arcs of both rows.
  private static func order(
    _ rows: RowPointers, _ others: RowPointers?
  ) -> (order: [UInt32], parts: [Int]) {
    let n = rows.nodeCount
    var parts: [Int] = []
    var isFound = [Bool](repeating: false, count: n)
    let order = [UInt32](unsafeUninitializedCapacity: n) { order, count in
      isFound.withUnsafeMutableBufferPointer { isFound in
        func visit(_ row: UnsafeBufferPointer<UInt32>) {
          for next in row where !isFound[Int(next)] {
            isFound[Int(next)] = true
            order[count] = next
            count += 1
          }
        }
        for root in 0..<n where !isFound[root] {
          var head = count
          parts.append(head)
          isFound[root] = true
          order[count] = UInt32(root)
          count += 1
          while head < count {
            let node = Int(order[head])
            head += 1
            visit(rows.row(node))
            if let others { visit(others.row(node)) }
          }
        }
      }
    }
    return (order, parts + [n])
  }

  private static func renumbered(_ rows: RowPointers, by order: [UInt32]) -> Skeleton {
    var number = [UInt32](repeating: 0, count: order.count)
    for (new, old) in order.enumerated() { number[Int(old)] = UInt32(new) }
    var offsets = [UInt32](repeating: 0, count: order.count + 1)
    let targets = [UInt32](unsafeUninitializedCapacity: rows.targets.count) { room, count in
      number.withUnsafeBufferPointer { number in
        for (new, old) in order.enumerated() {
          for next in rows.row(Int(old)) {
            room[count] = number[Int(next)]
            count += 1
          }
          offsets[new + 1] = UInt32(count)
        }
      }
    }
    return Skeleton(offsets: offsets, targets: targets)
  }
}
