// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// A binary heap of nodes by rising priority, of equal ones by number.
struct PriorityQueue {
  private var entries: [(priority: Int32, node: UInt32)] = []

  var least: Int32? { entries.first?.priority }

  mutating func push(_ node: UInt32, priority: Int32) {
    entries.append((priority, node))
    var child = entries.count - 1
    while child > 0, entries[child] < entries[(child - 1) / 2] {
      entries.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  mutating func pop() -> (priority: Int32, node: UInt32)? {
    guard let first = entries.first else { return nil }
    entries.swapAt(0, entries.count - 1)
    entries.removeLast()
    var parent = 0
    while true {
      var least = parent
      for child in [2 * parent + 1, 2 * parent + 2]
      where child < entries.count && entries[child] < entries[least] { least = child }
      guard least != parent else { return first }
      entries.swapAt(parent, least)
      parent = least
    }
  }
}
