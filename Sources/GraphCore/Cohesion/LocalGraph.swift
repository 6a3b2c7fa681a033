// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// The neighbours of each node without directions, ascending.
struct NeighbourLists {
  private let skeleton: Skeleton

  init(_ graph: FrozenGraph) { skeleton = Skeleton(withoutDirectionsOf: graph) }

  var nodeCount: Int { skeleton.nodeCount }

  func of(_ node: UInt32) -> ArraySlice<UInt32> {
    skeleton.targets[Int(skeleton.offsets[Int(node)])..<Int(skeleton.offsets[Int(node) + 1])]
  }
}

/// Nodes in an order in which each has the fewest neighbours left when its turn comes.
///
/// Matula, D. W. & Beck, L. L. (1983). Smallest-last ordering and clustering and graph coloring
/// algorithms. Journal of the ACM 30, 417–427. doi:10.1145/2402.322385
struct DegeneracyOrder {
  let nodes: [UInt32]
  private let places: [Int]

  /// - Complexity: O(nodes + arcs), by buckets.
  init(_ rows: NeighbourLists) {
    let all = 0..<UInt32(rows.nodeCount)
    var left = all.map { rows.of($0).count }
    var buckets = [[UInt32]](repeating: [], count: (left.max() ?? 0) + 1)
    for node in all { buckets[left[Int(node)]].append(node) }
    var places = [Int](repeating: -1, count: rows.nodeCount)
    var nodes: [UInt32] = []
    var level = 0
    while nodes.count < rows.nodeCount {
      guard let node = buckets[level].popLast() else {
        level += 1
        continue
      }
      // Else it is the old entry of a node that has moved to a lower bucket, or gone.
      guard places[Int(node)] < 0, left[Int(node)] == level else { continue }
      places[Int(node)] = nodes.count
      nodes.append(node)
      for other in rows.of(node) where places[Int(other)] < 0 {
        left[Int(other)] -= 1
        buckets[left[Int(other)]].append(other)
      }
      level = max(0, level - 1)
    }
    self.nodes = nodes
    self.places = places
  }

  /// Whether the turn of `a` comes before that of `b`.
  func precedes(_ a: UInt32, _ b: UInt32) -> Bool { places[Int(a)] < places[Int(b)] }
}

/// A part of a graph, small enough to have a bit for every pair of nodes.
struct LocalGraph {
  /// The node of each number.
  let nodes: [UInt32]
  /// The neighbours of each number.
  let rows: [NodeSet]

  init(_ nodes: [UInt32], of lists: NeighbourLists) {
    self.nodes = nodes
    var number: [UInt32: Int] = [:]
    for (place, node) in nodes.enumerated() { number[node] = place }
    rows = nodes.map { node in
      var row = NodeSet(of: nodes.count)
      for other in lists.of(node) {
        if let place = number[other] { row.insert(place) }
      }
      return row
    }
  }
}

/// A set of whole numbers below a bound, one bit each.
struct NodeSet: Sequence {
  private var words: [UInt64]

  /// Nobody.
  init(of count: Int) { words = [UInt64](repeating: 0, count: (count + 63) / 64) }

  /// All of `range`.
  init(_ range: Range<Int>, of count: Int) {
    self.init(of: count)
    for number in range { insert(number) }
  }

  var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }
  var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

  func contains(_ number: Int) -> Bool { words[number >> 6] >> UInt64(number & 63) & 1 == 1 }
  mutating func insert(_ number: Int) { words[number >> 6] |= 1 << UInt64(number & 63) }
  mutating func remove(_ number: Int) { words[number >> 6] &= ~(1 << UInt64(number & 63)) }

  func within(_ other: NodeSet) -> NodeSet { merged(other) { $0 & $1 } }
  func without(_ other: NodeSet) -> NodeSet { merged(other) { $0 & ~$1 } }
  func united(with other: NodeSet) -> NodeSet { merged(other) { $0 | $1 } }

  func countShared(with other: NodeSet) -> Int {
    var count = 0
    for place in words.indices { count += (words[place] & other.words[place]).nonzeroBitCount }
    return count
  }

  @inline(__always)
  private func merged(_ other: NodeSet, _ merge: (UInt64, UInt64) -> UInt64) -> NodeSet {
    var result = self
    for place in words.indices { result.words[place] = merge(words[place], other.words[place]) }
    return result
  }

  /// The numbers, ascending.
  func makeIterator() -> AnyIterator<Int> {
    var (place, word) = (0, words.first ?? 0)
    return AnyIterator { [words] in
      while word == 0 {
        place += 1
        guard place < words.count else { return nil }
        word = words[place]
      }
      defer { word &= word - 1 }
      return place * 64 + word.trailingZeroBitCount
    }
  }
}
