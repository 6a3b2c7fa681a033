// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// A binary heap that gives back the node with the highest key, and of equal keys the lowest node.
struct BestFirstQueue {
  private var keys: [Double] = []
  private var nodes: [Int] = []

  var isEmpty: Bool { nodes.isEmpty }

  mutating func push(_ node: Int, key: Double) {
    keys.append(key)
    nodes.append(node)
    var child = nodes.count - 1
    while child > 0, precedes(child, (child - 1) / 2) {
      swap(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  mutating func pop() -> (node: Int, key: Double)? {
    guard let node = nodes.first, let key = keys.first else { return nil }
    swap(0, nodes.count - 1)
    keys.removeLast()
    nodes.removeLast()
    sink()
    return (node, key)
  }

  private mutating func sink() {
    var parent = 0
    while true {
      var best = parent
      let child = 2 * parent + 1
      if child < nodes.count, precedes(child, best) { best = child }
      if child + 1 < nodes.count, precedes(child + 1, best) { best = child + 1 }
      guard best != parent else { return }
      swap(parent, best)
      parent = best
    }
  }

  private func precedes(_ a: Int, _ b: Int) -> Bool {
    keys[a] != keys[b] ? keys[a] > keys[b] : nodes[a] < nodes[b]
  }

  private mutating func swap(_ a: Int, _ b: Int) {
    keys.swapAt(a, b)
    nodes.swapAt(a, b)
  }
}
