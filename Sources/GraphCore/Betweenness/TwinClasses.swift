// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Nodes of a block with the same neighbours, folded into one.
///
/// Twins see everything alike: the same steps, the same numbers of paths, the same share of the
/// paths between others. So one of them is searched for all, with the number of them as a factor
/// where paths pass, and no twin ever lies on a best path of another. Two twins that are tied are
/// one step apart; two that are not are two steps apart, over each common neighbour alike, which is
/// counted apart. In a directed graph twins have the same arcs out and the same arcs in. Those that
/// are not tied are folded only where no path leads from one to another or one of two steps does: a
/// longer one would pass nodes that are not common to them. (Puzis, Elovici, Zilberman, Dolev &
/// Brandes 2015, Topology manipulations for speeding betweenness centrality computation,
/// doi:10.1093/comnet/cnu015)
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
  /// - Parameter into: `nil` for an undirected graph.
  /// - Complexity: O(nodes + arcs).
  init(_ out: RowPointers, _ into: RowPointers? = nil, count: Int) {
    classes = [UInt32](repeating: .max, count: count)
    let rows = TwinRows(out: out, into: into)
    var open = KeyTable(count: count)
    var closed = KeyTable(count: count)
    for node in 0..<count {
      let key = rows.key(of: node)
      if let twin = open.first(with: key, else: node), rows.areOpenTwins(node, twin) {
        join(node, twin, isOpen: true)
      } else if let twin = closed.first(with: key &+ rows.closing(node), else: node),
        rows.areClosedTwins(node, twin)
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

/// Compares nodes by their rows.
private struct TwinRows {
  let out: RowPointers
  let into: RowPointers?

  /// A number that is the same for nodes with the same rows.
  func key(of node: Int) -> UInt64 {
    Self.sum(out.row(node)) &+ Self.turned(into.map { Self.sum($0.row(node)) } ?? 0)
  }

  /// What its own number adds to the key of a node that is counted among its neighbours.
  func closing(_ node: Int) -> UInt64 {
    let own = Self.scrambled(UInt32(node))
    return own &+ (into == nil ? 0 : Self.turned(own))
  }

  /// Whether two nodes have the same neighbours, and are two steps apart or out of reach.
  func areOpenTwins(_ a: Int, _ b: Int) -> Bool {
    guard out.row(a).elementsEqual(out.row(b)) else { return false }
    guard let into else { return true }
    guard into.row(a).elementsEqual(into.row(b)) else { return false }
    return out.degree(a) == 0 || into.degree(a) == 0
      || Self.haveCommon(out.row(a), into.row(a))
  }

  /// Whether two nodes are tied both ways and have the same neighbours besides.
  func areClosedTwins(_ a: Int, _ b: Int) -> Bool {
    Self.areClosed(a, b, out) && into.map { Self.areClosed(a, b, $0) } ?? true
  }

  private static func areClosed(_ a: Int, _ b: Int, _ rows: RowPointers) -> Bool {
    guard rows.degree(a) == rows.degree(b), rows.row(a).contains(UInt32(b)) else { return false }
    return rows.row(a).lazy.filter { $0 != UInt32(b) }
      .elementsEqual(rows.row(b).lazy.filter { $0 != UInt32(a) })
  }

  /// Whether two ascending rows share a node.
  private static func haveCommon(
    _ a: UnsafeBufferPointer<UInt32>, _ b: UnsafeBufferPointer<UInt32>
  ) -> Bool {
    var (i, j) = (0, 0)
    while i < a.count, j < b.count {
      if a[i] == b[j] { return true }
      if a[i] < b[j] { i += 1 } else { j += 1 }
    }
    return false
  }

  private static func sum(_ row: UnsafeBufferPointer<UInt32>) -> UInt64 {
    row.reduce(0) { $0 &+ scrambled($1) }
  }

  private static func turned(_ key: UInt64) -> UInt64 { key &* 0xD6E8_FEB8_6659_FD93 }

  private static func scrambled(_ node: UInt32) -> UInt64 {
    var mixed = (UInt64(node) &+ 1) &* 0x9E37_79B9_7F4A_7C15
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    return mixed ^ (mixed >> 27)
  }
}
