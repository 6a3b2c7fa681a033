// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// An undirected graph in which two ties a–b and c–d are made a–d and c–b again and again, so that
/// every node keeps its number of ties and all else becomes chance (Maslov & Sneppen 2002,
/// doi:10.1126/science.1065103).
///
/// A swap that would make a loop or a second tie of a pair is not made, but counts as a try: so all
/// graphs with these degrees become alike likely. As degrees stay, so does the length of every row:
/// a swap writes four places.
final class TieSwaps {
  private let neighbors: UnsafeMutablePointer<UInt32>
  /// The places in the two rows of each tie: the first holds its second end, the second its first.
  private let places: UnsafeMutablePointer<(UInt32, UInt32)>
  private let offsets: [UInt32]
  /// The number of ties.
  let count: Int

  /// Begins with the ties of `graph`.
  ///
  /// - Precondition: `graph` is undirected.
  init(_ graph: FrozenGraph) {
    offsets = Array(graph.offsets)
    count = graph.tieCount
    neighbors = .allocate(capacity: max(1, graph.arcCount))
    places = .allocate(capacity: max(1, count))
    reset(to: graph)
  }

  deinit {
    neighbors.deallocate()
    places.deallocate()
  }

  /// The ties of `graph` again, from which it was made.
  func reset(to graph: FrozenGraph) {
    var tie = 0
    for node in 0..<graph.nodeCount {
      for place in graph.outRow(node) {
        let other = Int(graph.targets[place])
        (neighbors + place).initialize(to: UInt32(other))
        guard other > node, let back = graph.arc(from: other, to: node) else { continue }
        (places + tie).initialize(to: (UInt32(place), UInt32(back)))
        tie += 1
      }
    }
  }

  /// Tries to swap two ties `tries` times.
  func swap(tries: Int, _ random: inout SplitMix) {
    guard count > 1 else { return }
    for _ in 0..<tries {
      let (first, second) = (random.below(count), random.below(2 * count))
      // The lowest number says from which end the second tie is read.
      let (a, b) = places[first]
      let (low, high) = places[second / 2]
      let (c, d) = second % 2 == 0 ? (low, high) : (high, low)
      guard first != second / 2 else { continue }
      let (aNode, bNode) = (neighbors[Int(b)], neighbors[Int(a)])
      let (cNode, dNode) = (neighbors[Int(d)], neighbors[Int(c)])
      guard aNode != dNode, bNode != cNode, !isTied(aNode, dNode), !isTied(cNode, bNode)
      else { continue }
      (neighbors[Int(a)], neighbors[Int(d)]) = (dNode, aNode)
      (neighbors[Int(c)], neighbors[Int(b)]) = (bNode, cNode)
      places[first] = (a, d)
      places[second / 2] = (c, b)
    }
  }

  private func isTied(_ first: UInt32, _ second: UInt32) -> Bool {
    let lengths = (
      offsets[Int(first) + 1] - offsets[Int(first)], offsets[Int(second) + 1] - offsets[Int(second)]
    )
    let (from, to) = lengths.0 <= lengths.1 ? (first, second) : (second, first)
    var place = Int(offsets[Int(from)])
    let end = Int(offsets[Int(from) + 1])
    while place < end {
      if neighbors[place] == to { return true }
      place &+= 1
    }
    return false
  }

  /// How many ties join two nodes that both are in the set.
  func ties(among isMember: [Bool]) -> Int {
    (0..<count).count { tie in
      isMember[Int(neighbors[Int(places[tie].0)])] && isMember[Int(neighbors[Int(places[tie].1)])]
    }
  }
}
