// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Nodes by falling key in a heap of four branches that knows where each node is, so that a key
/// can be raised in place (Johnson 1975, doi:10.1016/0020-0190(75)90001-0).
struct ProductHeap {
  private let keys: UnsafeMutablePointer<Double>
  private let nodes: UnsafeMutablePointer<UInt32>
  /// The place of each node, −1 where it is not in the heap.
  private let places: UnsafeMutablePointer<Int32>
  private var count = 0

  init(nodeCount: Int) {
    keys = .allocate(capacity: nodeCount + 1)
    keys.initialize(repeating: 0, count: nodeCount + 1)
    nodes = .allocate(capacity: nodeCount + 1)
    nodes.initialize(repeating: 0, count: nodeCount + 1)
    places = .allocate(capacity: nodeCount + 1)
    places.initialize(repeating: -1, count: nodeCount + 1)
  }

  /// Gives the memory back; whoever made it calls this once.
  func deallocate() {
    keys.deallocate()
    nodes.deallocate()
    places.deallocate()
  }

  /// Enters `node`, or moves it up to a higher key.
  @inline(__always)
  mutating func raise(_ node: UInt32, to key: Double) {
    var hole = Int(places[Int(node)])
    if hole < 0 {
      hole = count
      count += 1
    }
    while hole > 0 {
      let parent = (hole - 1) >> 2
      guard keys[parent] < key else { break }
      put(nodes[parent], keys[parent], at: hole)
      hole = parent
    }
    put(node, key, at: hole)
  }

  /// The node with the highest key.
  @inline(__always)
  mutating func pop() -> UInt32? {
    guard count > 0 else { return nil }
    let first = nodes[0]
    places[Int(first)] = -1
    count -= 1
    guard count > 0 else { return first }
    let (node, key) = (nodes[count], keys[count])
    var hole = 0
    while true {
      let child = hole << 2 + 1
      guard child < count else { break }
      var best = child
      for other in (child + 1)..<max(child + 1, min(child + 4, count))
      where keys[other] > keys[best] { best = other }
      guard keys[best] > key else { break }
      put(nodes[best], keys[best], at: hole)
      hole = best
    }
    put(node, key, at: hole)
    return first
  }

  @inline(__always)
  private func put(_ node: UInt32, _ key: Double, at place: Int) {
    keys[place] = key
    nodes[place] = node
    places[Int(node)] = Int32(place)
  }
}
