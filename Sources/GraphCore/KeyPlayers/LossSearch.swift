// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// What is left joined without each single node, all in one depth-first search: the loss of a node
/// parts from the rest those of its children from below whom no tie leads above it.
///
/// Hopcroft, J. & Tarjan, R. (1973). Algorithm 447: efficient algorithms for graph manipulation.
/// Communications of the ACM 16, 372–378. doi:10.1145/362248.362272
struct LossSearch: Sendable {
  /// What is known of a node.
  private struct Node: Sendable {
    /// When it was found; 0 before.
    var found: Int32 = 0
    /// The first found that those from here on are tied to.
    var low: Int32 = 0
    /// How many were found from here on.
    var size: Int32 = 1
    /// The next of its ties to look at.
    var next: Int32 = 0
    /// How many come off below it without it, and the ordered pairs of them that stay joined.
    var offNodes: Int32 = 0
    var offPairs: Int64 = 0
  }

  private var nodes: [Node]
  /// Nodes as they were found, and those from the root to the one at hand.
  private var order: [Int32]
  private var path: [Int32]

  init(_ count: Int) {
    nodes = [Node](repeating: Node(), count: count)
    order = [Int32](repeating: 0, count: count)
    path = order
  }

  /// By node the ordered pairs that would be joined without it; 0 for those who are gone.
  ///
  /// - Complexity: O(nodes + arcs).
  mutating func run(_ rows: Skeleton, _ isGone: [Bool]) -> [Double] {
    for node in nodes.indices {
      nodes[node] = Node()
      nodes[node].next = Int32(rows.offsets[node])
    }
    var result = [Double](repeating: 0, count: nodes.count)
    var parts: [Range<Int>] = []
    var (count, joined) = (0, 0)
    for root in nodes.indices where !isGone[root] && nodes[root].found == 0 {
      let start = count
      visit(root, rows, isGone, &count)
      parts.append(start..<count)
      joined += (count - start) * (count - start - 1)
    }
    for part in parts {
      let size = part.count
      for place in part {
        let node = Int(order[place])
        let rest = size - 1 - Int(nodes[node].offNodes)
        let left = Int(nodes[node].offPairs) + rest * (rest - 1)
        result[node] = Double(joined - size * (size - 1) + left)
      }
    }
    return result
  }

  private mutating func visit(
    _ root: Int, _ rows: Skeleton, _ isGone: [Bool], _ count: inout Int
  ) {
    nodes.withUnsafeMutableBufferPointer { nodes in
      order.withUnsafeMutableBufferPointer { order in
        path.withUnsafeMutableBufferPointer { path in
          isGone.withUnsafeBufferPointer { isGone in
            rows.withRows { rows in
              Self.visit(root, rows, isGone, nodes, order, path, &count)
            }
          }
        }
      }
    }
  }

  private static func visit(
    _ root: Int, _ rows: RowPointers, _ isGone: UnsafeBufferPointer<Bool>,
    _ nodes: UnsafeMutableBufferPointer<Node>, _ order: UnsafeMutableBufferPointer<Int32>,
    _ path: UnsafeMutableBufferPointer<Int32>, _ count: inout Int
  ) {
    var depth = 0
    func begin(_ node: Int) {
      order[count] = Int32(node)
      count += 1
      nodes[node].found = Int32(count)
      nodes[node].low = Int32(count)
      path[depth] = Int32(node)
      depth += 1
    }
    begin(root)
    while depth > 0 {
      let node = Int(path[depth - 1])
      if Int(nodes[node].next) < rows.end(node) {
        let other = Int(rows.targets[Int(nodes[node].next)])
        nodes[node].next += 1
        if isGone[other] { continue }
        if nodes[other].found == 0 {
          begin(other)
        } else {
          nodes[node].low = min(nodes[node].low, nodes[other].found)
        }
      } else {
        depth -= 1
        if depth > 0 { close(nodes[node], under: &nodes[Int(path[depth - 1])]) }
      }
    }
  }

  @inline(__always)
  private static func close(_ node: Node, under parent: inout Node) {
    parent.low = min(parent.low, node.low)
    parent.size += node.size
    // From below a root nothing leads above it: each of its children comes off.
    guard node.low >= parent.found else { return }
    parent.offNodes += node.size
    parent.offPairs += Int64(node.size) * Int64(node.size - 1)
  }
}
