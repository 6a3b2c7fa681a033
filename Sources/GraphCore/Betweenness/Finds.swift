// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Nodes with the lanes that found them, level after level.
///
/// 134 bytes a find, 6 without lanes; room doubles when it runs out. A node has as many finds as
/// levels find it: sixteen at most.
struct Finds {
  private(set) var nodes: UnsafeMutablePointer<UInt32>
  /// Which lanes found the node in this level.
  private(set) var bits: UnsafeMutablePointer<LaneLevels.Bits>
  /// A number for each of these lanes, 0 in the others.
  private(set) var lanes: UnsafeMutablePointer<SourceLanes>
  private(set) var count = 0
  private var capacity: Int
  /// Where each level starts, and where the last one ends.
  private(set) var levels: [Int] = [0]

  private let holdsLanes: Bool

  init(capacity: Int, holdsLanes: Bool = true) {
    self.capacity = capacity
    self.holdsLanes = holdsLanes
    nodes = .allocate(capacity: capacity)
    bits = .allocate(capacity: capacity)
    lanes = .alignedLanes(holdsLanes ? capacity : 0)
  }

  func deallocate() {
    nodes.deallocate()
    bits.deallocate()
    lanes.deallocate()
  }

  mutating func removeAll() {
    count = 0
    levels.removeAll(keepingCapacity: true)
    levels.append(0)
  }

  /// The finds of a complete level.
  func level(_ level: Int) -> Range<Int> { levels[level]..<levels[level + 1] }

  /// The finds of the last complete level.
  var last: Range<Int> { level(levels.count - 2) }

  mutating func closeLevel() { levels.append(count) }

  /// The number of arcs of these finds.
  func arcs(of finds: Range<Int>, _ rows: RowPointers) -> Int {
    finds.reduce(0) { $0 + rows.degree(Int(nodes[$1])) }
  }

  /// Makes room for so many finds more.
  mutating func reserve(_ more: Int) {
    guard count + more > capacity else { return }
    let old = self
    capacity = 2 * (count + more)
    nodes = .allocate(capacity: capacity)
    bits = .allocate(capacity: capacity)
    lanes = .alignedLanes(holdsLanes ? capacity : 0)
    nodes.update(from: old.nodes, count: count)
    bits.update(from: old.bits, count: count)
    if holdsLanes { lanes.update(from: old.lanes, count: count) }
    old.deallocate()
  }

  /// Adds a find; its lanes are set later.
  ///
  /// - Precondition: `reserve` made room, for one find more where some are not found.
  @inline(__always)
  mutating func append(_ node: UInt32, _ found: LaneLevels.Bits, if isFound: Bool = true) {
    // Without a branch, for no processor foresees whether a node is found.
    nodes[count] = node
    bits[count] = found
    count += isFound ? 1 : 0
  }
}
