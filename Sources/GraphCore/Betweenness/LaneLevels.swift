// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Which lanes find which nodes in which level, with one bit a lane.
///
/// Sixteen bits a node tell where vectors of numbers have to be summed before any is touched, and
/// which neighbours have something to add to them (Then et al. 2014, The more the merrier:
/// efficient multi-source graph traversal, doi:10.14778/2735496.2735507). Each level goes the
/// cheaper way, from the nodes found last or from those that are open (Beamer, Asanović & Patterson
/// 2012, Direction-optimizing breadth-first search, doi:10.1109/SC.2012.50).
struct LaneLevels {
  typealias Bits = UInt16

  /// Which lanes have found each node; 0 between searches.
  private let seen: UnsafeMutablePointer<Bits>
  /// The lanes that have a source.
  private var used: Bits = 0
  private var nodeCount = 0
  /// What the level before the last found, by node; else 0.
  private var previous: UnsafeMutablePointer<Bits>
  /// What the last level found, by node; else 0.
  private(set) var last: UnsafeMutablePointer<Bits>
  private var next: UnsafeMutablePointer<Bits>
  /// Nodes that some lane has not found, ascending; full ones leave when they are met. Listed when
  /// they are asked for first: a search that reaches little must not look at all nodes.
  private let open: UnsafeMutablePointer<UInt32>
  private var openCount = 0
  private var isOpenListed = false
  private var openArcs = 0

  init(capacity: Int) {
    seen = .allocate(capacity: capacity)
    open = .allocate(capacity: capacity)
    previous = .allocate(capacity: capacity)
    last = .allocate(capacity: capacity)
    next = .allocate(capacity: capacity)
    for bits in [seen, previous, last, next] { bits.initialize(repeating: 0, count: capacity) }
  }

  func deallocate() {
    seen.deallocate()
    open.deallocate()
    previous.deallocate()
    last.deallocate()
    next.deallocate()
  }

  /// Starts with a lane at each source; lanes beyond them find nothing.
  mutating func start(
    count: Int, into: RowPointers, sources: some Collection<Int>, _ finds: inout Finds
  ) {
    used = Bits.max >> Bits(Bits.bitWidth - sources.count)
    nodeCount = count
    isOpenListed = false
    openArcs = into.arcCount
    finds.removeAll()
    finds.reserve(sources.count)
    for (lane, source) in sources.enumerated() {
      last[source] = 1 << Bits(lane)
      seen[source] |= last[source]
      finds.append(UInt32(source), last[source])
    }
    finds.closeLevel()
  }

  /// Appends the nodes that the next level finds, makes it the last one, and lists the arcs by
  /// which it was found in `links`.
  mutating func advance(
    out: RowPointers, into: RowPointers, _ finds: inout Finds, _ links: inout LevelLinks
  ) {
    finds.reserve(nodeCount + 1)
    let arcs = finds.arcs(of: finds.last, out)
    if 2 * arcs >= openArcs {
      listOpen()
      links.begin(isPushed: false, lists: openCount, arcs: openArcs)
      pull(into, &finds, &links)
    } else {
      links.begin(isPushed: true, lists: finds.last.count, arcs: arcs)
      push(out, into, &finds, &links)
    }
    if finds.levels.count > 2 { clear(previous, finds, finds.level(finds.levels.count - 3)) }
    (previous, last, next) = (last, next, previous)
    finds.closeLevel()
  }

  /// Ends a search, so that the next can start.
  ///
  /// - Precondition: the last level found nothing.
  func finish(_ finds: Finds) {
    if finds.levels.count > 2 { clear(previous, finds, finds.level(finds.levels.count - 3)) }
    if finds.count < nodeCount {
      clear(seen, finds, 0..<finds.count)
    } else {
      seen.update(repeating: 0, count: nodeCount)
    }
  }

  private mutating func listOpen() {
    guard !isOpenListed else { return }
    for node in 0..<nodeCount { open[node] = UInt32(node) }
    openCount = nodeCount
    isOpenListed = true
  }

  private func clear(_ bits: UnsafeMutablePointer<Bits>, _ finds: Finds, _ level: Range<Int>) {
    for find in level { bits[Int(finds.nodes[find])] = 0 }
  }

  private mutating func push(
    _ out: RowPointers, _ into: RowPointers, _ finds: inout Finds, _ links: inout LevelLinks
  ) {
    let (seen, next) = (seen, next)
    let (before, start) = (finds.last, finds.count)
    for find in before {
      let bits = finds.bits[find]
      links.append(out.row(Int(finds.nodes[find]))) { neighbor in
        let place = Int(neighbor)
        let fresh = bits & ~seen[place]
        finds.append(neighbor, 0, if: fresh != 0 && next[place] == 0)
        next[place] |= fresh
        return fresh != 0
      }
    }
    for find in start..<finds.count {
      let node = Int(finds.nodes[find])
      finds.bits[find] = next[node]
      settle(node, into)
    }
  }

  private mutating func pull(
    _ into: RowPointers, _ finds: inout Finds, _ links: inout LevelLinks
  ) {
    let (seen, last, open, used) = (seen, last, open, used)
    var kept = 0
    for place in 0..<openCount {
      let node = Int(open[place])
      let wanted = used & ~seen[node]
      guard wanted != 0 else { continue }
      open[kept] = open[place]
      kept += 1
      let bits = links.append(into.row(node), sharing: wanted, last)
      guard bits != 0 else { continue }
      next[node] = bits
      finds.append(UInt32(node), bits)
      settle(node, into)
    }
    openCount = kept
  }

  @inline(__always)
  private mutating func settle(_ node: Int, _ into: RowPointers) {
    seen[node] |= next[node]
    if seen[node] == used { openArcs -= into.degree(node) }
  }
}
