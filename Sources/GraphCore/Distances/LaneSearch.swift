// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// What the steps from many sources to one node add up to.
struct HopSum: Sendable {
  /// How many sources reach it, itself left out.
  var reached: UInt32 = 0
  /// The most steps from any of them.
  var farthest: UInt32 = 0
  /// The sum of the steps; whole numbers, exact below 2⁵³.
  var steps = 0.0
  /// The sum of one over the steps.
  var inverse = 0.0
}

/// Breadth-first searches from many sources at once, one bit each: an arc is followed once for all
/// searches that stand before it.
///
/// Exact, because a bit comes to a node at the level at which its search alone would: the levels
/// of all searches advance together. On each level either those just found tell their neighbours,
/// or those not yet found by all ask theirs, whichever reads fewer arcs; who asks may stop as soon
/// as all searches have come by.
///
/// Sources: Then, M., Kaufmann, M., Chirigati, F., Hoang-Vu, T.-A., Pham, K., Kemper, A., Neumann,
/// T. & Vo, H. T. (2014). The more the merrier: efficient multi-source graph traversal. PVLDB 8,
/// 449–460. doi:10.14778/2735496.2735507. Beamer, S., Asanović, K. & Patterson, D. (2012).
/// Direction-optimizing breadth-first search. SC '12. doi:10.1109/SC.2012.50
final class LaneSearch<Bits: LaneBits> {
  /// Where room begins in a cache line.
  private let room: UnsafeMutableRawPointer
  private let seen: UnsafeMutablePointer<Bits>
  private var frontier: UnsafeMutablePointer<Bits>
  private var next: UnsafeMutablePointer<Bits>
  private var active: UnsafeMutablePointer<UInt32>
  private var found: UnsafeMutablePointer<UInt32>
  private let pending: UnsafeMutablePointer<UInt32>

  private var full = Bits.none
  private var activeCount = 0
  private var foundCount = 0
  private var pendingCount = 0
  /// The nodes that not all searches have found, and the arcs into them.
  private var openNodes = 0
  private var openArcs = 0
  /// The arcs out of the nodes that were found last.
  private var foundArcs = 0

  /// Makes room for searches among `nodeCount` nodes.
  init(nodeCount: Int) {
    let lanes = MemoryLayout<Bits>.stride * nodeCount
    let list = MemoryLayout<UInt32>.stride * nodeCount
    room = .allocate(byteCount: 3 * lanes + 3 * list, alignment: 64)
    seen = room.bindMemory(to: Bits.self, capacity: nodeCount)
    frontier = (room + lanes).bindMemory(to: Bits.self, capacity: nodeCount)
    next = (room + 2 * lanes).bindMemory(to: Bits.self, capacity: nodeCount)
    let lists = room + 3 * lanes
    active = lists.bindMemory(to: UInt32.self, capacity: nodeCount)
    found = (lists + list).bindMemory(to: UInt32.self, capacity: nodeCount)
    pending = (lists + 2 * list).bindMemory(to: UInt32.self, capacity: nodeCount)
  }

  deinit { room.deallocate() }

  /// Searches from all `sources` and gives back the most steps to any node.
  ///
  /// - Parameters:
  ///   - nodes: all nodes that the sources can reach, and no arc leads from them to others.
  ///   - sums: takes the steps at each node, itself left out; the first is that of the first of
  ///     `nodes`.
  /// - Precondition: there are at most `Bits.width` sources, each once, and they are among `nodes`.
  /// - Complexity: O(levels · (nodes + arcs)) for all sources together.
  func run(
    from sources: some Collection<UInt32>, among nodes: Range<Int>, forward: RowPointers,
    backward: RowPointers, into sums: UnsafeMutablePointer<HopSum>?, control: KernelControl
  ) throws(Cancellation) -> Int {
    begin(sources, nodes, forward, backward)
    var level = 0
    while activeCount > 0, openNodes > 0 {
      try control.check()
      level += 1
      foundCount = 0
      // To tell is to read, change and write; to ask is to read alone, and it may stop early.
      let asks = openArcs / 2 < foundArcs
      foundArcs = 0
      if asks {
        ask(level, nodes.lowerBound, forward, backward, sums)
      } else {
        tell(level, nodes.lowerBound, forward, backward, sums)
      }
      for place in 0..<activeCount { frontier[Int(active[place])] = .none }
      swap(&frontier, &next)
      swap(&active, &found)
      activeCount = foundCount
    }
    return activeCount > 0 || level == 0 ? level : level - 1
  }

  // MARK: - Steps

  private func begin(
    _ sources: some Collection<UInt32>, _ nodes: Range<Int>, _ forward: RowPointers,
    _ backward: RowPointers
  ) {
    (seen + nodes.lowerBound).initialize(repeating: .none, count: nodes.count)
    (frontier + nodes.lowerBound).initialize(repeating: .none, count: nodes.count)
    (next + nodes.lowerBound).initialize(repeating: .none, count: nodes.count)
    full = .first(sources.count)
    openNodes = nodes.count
    openArcs = backward.start(nodes.upperBound) - backward.start(nodes.lowerBound)
    (activeCount, foundArcs) = (sources.count, 0)
    pendingCount = 0
    for node in nodes {
      pending[pendingCount] = UInt32(node)
      pendingCount += 1
    }
    for (lane, source) in sources.enumerated() {
      active[lane] = source
      frontier[Int(source)] = .lane(lane)
      seen[Int(source)] = .lane(lane)
      foundArcs += forward.degree(Int(source))
    }
    if let source = sources.first, sources.count == 1 { close(Int(source), backward) }
  }

  @inline(__always) private func close(_ node: Int, _ backward: RowPointers) {
    openNodes -= 1
    openArcs -= backward.degree(node)
  }

  /// Those found last tell their neighbours.
  private func tell(
    _ level: Int, _ base: Int, _ forward: RowPointers, _ backward: RowPointers,
    _ sums: UnsafeMutablePointer<HopSum>?
  ) {
    var touchedCount = 0
    for place in 0..<activeCount {
      let node = Int(active[place])
      let lanes = frontier[node]
      for neighbor in forward.row(node) {
        let old = next[Int(neighbor)]
        if old.isEmpty {
          found[touchedCount] = neighbor
          touchedCount += 1
        }
        next[Int(neighbor)] = old.union(lanes)
      }
    }
    for place in 0..<touchedCount {
      let node = Int(found[place])
      let new = next[node].without(seen[node])
      next[node] = .none
      if !new.isEmpty { settle(node, new, level, base, forward, backward, sums) }
    }
  }

  /// Those not found by all ask their neighbours.
  private func ask(
    _ level: Int, _ base: Int, _ forward: RowPointers, _ backward: RowPointers,
    _ sums: UnsafeMutablePointer<HopSum>?
  ) {
    var kept = 0
    for place in 0..<pendingCount {
      let node = Int(pending[place])
      let before = seen[node]
      if before.isSame(as: full) { continue }
      pending[kept] = UInt32(node)
      kept += 1
      let lanes = gathered(before, backward.row(node))
      let new = lanes.without(before)
      if !new.isEmpty { settle(node, new, level, base, forward, backward, sums) }
    }
    pendingCount = kept
  }

  @inline(__always)
  private func gathered(_ before: Bits, _ row: UnsafeBufferPointer<UInt32>) -> Bits {
    var lanes = before
    var place = 0
    // The test for all lanes costs as much as two neighbours, so it is made for every four.
    while place + 4 <= row.count {
      lanes = lanes.union(frontier[Int(row[place])]).union(frontier[Int(row[place + 1])])
      lanes = lanes.union(frontier[Int(row[place + 2])]).union(frontier[Int(row[place + 3])])
      if lanes.isSame(as: full) { return lanes }
      place += 4
    }
    while place < row.count {
      lanes = lanes.union(frontier[Int(row[place])])
      place += 1
    }
    return lanes
  }

  /// Notes the searches that have come to a node for the first time.
  @inline(__always)
  private func settle(
    _ node: Int, _ new: Bits, _ level: Int, _ base: Int, _ forward: RowPointers,
    _ backward: RowPointers, _ sums: UnsafeMutablePointer<HopSum>?
  ) {
    let all = seen[node].union(new)
    seen[node] = all
    next[node] = new
    // In `tell` this writes over places that were read before.
    found[foundCount] = UInt32(node)
    foundCount += 1
    foundArcs += forward.degree(node)
    if all.isSame(as: full) { close(node, backward) }
    guard let sums else { return }
    let count = new.count
    sums[node - base].reached += UInt32(count)
    sums[node - base].farthest = max(sums[node - base].farthest, UInt32(level))
    sums[node - base].steps += Double(count * level)
    sums[node - base].inverse += Double(count) / Double(level)
  }
}
