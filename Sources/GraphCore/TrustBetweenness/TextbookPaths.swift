// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Betweenness on trust paths one source after the other, as `BestPaths` has it: for small graphs,
/// where preparing more would cost more than it saves, and for graphs whose products come near the
/// smallest `Double`.
///
/// Dijkstra's search with a heap of four branches (Dijkstra 1959, doi:10.1007/BF01386390), counts
/// over the arcs that reach the best product, and Brandes' sums (2001,
/// doi:10.1080/0022250X.2001.9990249). What one source needs lies in one block of memory.
struct TextbookPaths {
  private let nodeCount: Int
  private let products: UnsafeMutablePointer<Double>
  /// The least product to each node that counts as best.
  private let floors: UnsafeMutablePointer<Double>
  private let counts: UnsafeMutablePointer<Double>
  private let dependencies: UnsafeMutablePointer<Double>
  private let steps: UnsafeMutablePointer<Int32>
  private let order: UnsafeMutablePointer<UInt32>
  private var heap: ProductHeap
  private var tight: [(from: UInt32, to: UInt32)] = []

  init(nodeCount: Int) {
    self.nodeCount = nodeCount
    products = .allocate(capacity: 4 * nodeCount + 1)
    products.initialize(repeating: 0, count: 4 * nodeCount + 1)
    floors = products + nodeCount
    counts = floors + nodeCount
    dependencies = counts + nodeCount
    steps = .allocate(capacity: nodeCount + 1)
    steps.initialize(repeating: -1, count: nodeCount + 1)
    order = .allocate(capacity: nodeCount + 1)
    order.initialize(repeating: 0, count: nodeCount + 1)
    heap = ProductHeap(nodeCount: nodeCount)
  }

  /// Gives the memory back; whoever made it calls this once.
  func deallocate() {
    products.deallocate()
    steps.deallocate()
    order.deallocate()
    heap.deallocate()
  }

  /// Adds to `total` what paths from `source` to all others give, `weights` being how many nodes
  /// each node stands for. Answers the largest number of paths to a node.
  ///
  /// - Complexity: O((nodes + arcs) · log nodes).
  mutating func add(
    from source: Int, in rows: ArcRows, weights: [Double]?, into total: inout [Double]
  ) -> Double {
    rows.offsets.withUnsafeBufferPointer { offsets in
      rows.targets.withUnsafeBufferPointer { targets in
        rows.values.withUnsafeBufferPointer { values in
          let found = settle(from: source, offsets, targets, values)
          let most = count(from: source, offsets, targets, values)
          accumulate(from: source, weights: weights, into: &total)
          clear(found)
          return most
        }
      }
    }
  }

  private typealias Offsets = UnsafeBufferPointer<UInt32>
  private typealias Values = UnsafeBufferPointer<Double>

  /// The best products; `order` holds the nodes as they were settled.
  private mutating func settle(
    from source: Int, _ offsets: Offsets, _ targets: Offsets, _ values: Values
  ) -> Int {
    products[source] = 1
    heap.raise(UInt32(source), to: 1)
    var found = 0
    while let node = heap.pop() {
      order[found] = node
      found += 1
      let product = products[Int(node)]
      floors[Int(node)] = product * (1 - TrustProducts.tolerance)
      for arc in Int(offsets[Int(node)])..<Int(offsets[Int(node) + 1]) {
        let next = Int(targets[arc])
        let candidate = product * values[arc]
        if candidate > products[next] {
          products[next] = candidate
          heap.raise(UInt32(next), to: candidate)
        }
      }
    }
    return found
  }

  /// Steps and numbers of best paths, by steps over the arcs that are as good as the best.
  private mutating func count(
    from source: Int, _ offsets: Offsets, _ targets: Offsets, _ values: Values
  ) -> Double {
    tight.removeAll(keepingCapacity: true)
    steps[source] = 0
    counts[source] = 1
    order[0] = UInt32(source)
    var (head, end, most) = (0, 1, 1.0)
    while head < end {
      let node = Int(order[head])
      head += 1
      let (product, number, step) = (products[node], counts[node], steps[node] + 1)
      most = max(most, number)
      for arc in Int(offsets[node])..<Int(offsets[node + 1]) {
        let next = Int(targets[arc])
        guard product * values[arc] >= floors[next], products[next] > 0 else { continue }
        if steps[next] < 0 {
          steps[next] = step
          order[end] = targets[arc]
          end += 1
        }
        guard steps[next] == step else { continue }
        counts[next] += number
        tight.append((UInt32(node), targets[arc]))
      }
    }
    return most
  }

  private func accumulate(from source: Int, weights: [Double]?, into total: inout [Double]) {
    let share = weights?[source] ?? 1
    for (from, to) in tight.reversed() {
      let (node, next) = (Int(from), Int(to))
      let behind = (weights?[next] ?? 1) + dependencies[next]
      dependencies[node] += behind / counts[next] * counts[node]
    }
    // Every node but the source and those from which no path goes on.
    var last = UInt32.max
    for (node, _) in tight where node != last {
      last = node
      if Int(node) != source { total[Int(node)] += share * dependencies[Int(node)] }
    }
  }

  private func clear(_ found: Int) {
    for place in 0..<found {
      let node = Int(order[place])
      products[node] = 0
      floors[node] = 0
      counts[node] = 0
      dependencies[node] = 0
      steps[node] = -1
    }
  }
}
