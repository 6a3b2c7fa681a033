// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Nodes of a block with the same neighbours, folded into one.
///
/// Twins see everything alike: the same steps, the same numbers of paths, the same share of the
/// paths between others. So one of them is searched for all, with the number of them as a factor
/// where paths pass, and no twin ever lies on a best path of another. Two twins that are tied are
/// one step apart; two that are not are two steps apart, over each common neighbour alike, which is
/// counted apart. (Puzis, Elovici, Zilberman, Dolev & Brandes 2015, Topology manipulations for
/// speeding betweenness centrality computation, doi:10.1093/comnet/cnu015)
struct TwinClasses {
  /// The class of each node.
  private(set) var classes: [UInt32]
  /// The first node of each class, which is searched for it.
  private(set) var speakers: [UInt32] = []
  /// Whether the members of each class are not tied to each other; `true` for single nodes.
  private(set) var isOpen: [Bool] = []

  /// Finds the twins among nodes `0..<count` with ascending rows.
  ///
  /// Sums of scrambled numbers find candidates, the rows themselves decide.
  ///
  /// - Complexity: O(nodes + arcs).
  init(_ rows: RowPointers, count: Int) {
    classes = [UInt32](repeating: .max, count: count)
    let keys = (0..<count).map { node in
      rows.row(node).reduce(UInt64(0)) { $0 &+ Self.scrambled($1) }
    }
    var open = KeyTable(count: count)
    var closed = KeyTable(count: count)
    for node in 0..<count {
      let closedKey = keys[node] &+ Self.scrambled(UInt32(node))
      if let twin = open.first(with: keys[node], else: node),
        Self.areOpenTwins(node, twin, rows)
      {
        join(node, twin, isOpen: true)
      } else if let twin = closed.first(with: closedKey, else: node),
        Self.areClosedTwins(node, twin, rows)
      {
        join(node, twin, isOpen: false)
      } else {
        classes[node] = UInt32(speakers.count)
        speakers.append(UInt32(node))
        isOpen.append(true)
      }
    }
  }

  /// Every node a class of its own.
  init(apart count: Int) {
    classes = (0..<UInt32(count)).map { $0 }
    speakers = classes
    isOpen = [Bool](repeating: true, count: count)
  }

  private mutating func join(_ node: Int, _ twin: Int, isOpen open: Bool) {
    classes[node] = classes[twin]
    isOpen[Int(classes[twin])] = open
  }

  private static func areOpenTwins(_ a: Int, _ b: Int, _ rows: RowPointers) -> Bool {
    rows.degree(a) == rows.degree(b) && rows.row(a).elementsEqual(rows.row(b))
  }

  private static func areClosedTwins(_ a: Int, _ b: Int, _ rows: RowPointers) -> Bool {
    guard rows.degree(a) == rows.degree(b) else { return false }
    return rows.row(a).lazy.filter { $0 != UInt32(b) }
      .elementsEqual(rows.row(b).lazy.filter { $0 != UInt32(a) })
  }

  private static func scrambled(_ node: UInt32) -> UInt64 {
    var mixed = (UInt64(node) &+ 1) &* 0x9E37_79B9_7F4A_7C15
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    return mixed ^ (mixed >> 27)
  }

  /// The first node that came with each key.
  private struct KeyTable {
    private var keys: [UInt64]
    private var nodes: [Int32]
    private let mask: Int

    init(count: Int) {
      var size = 4
      while size < 2 * count { size *= 2 }
      mask = size - 1
      keys = [UInt64](repeating: 0, count: size)
      nodes = [Int32](repeating: -1, count: size)
    }

    /// The node that came with `key` before; `nil` where this one is the first.
    mutating func first(with key: UInt64, else node: Int) -> Int? {
      var slot = Int(truncatingIfNeeded: key ^ (key >> 29)) & mask
      while nodes[slot] >= 0 {
        if keys[slot] == key { return Int(nodes[slot]) }
        slot = (slot + 1) & mask
      }
      (keys[slot], nodes[slot]) = (key, Int32(node))
      return nil
    }
  }
}
