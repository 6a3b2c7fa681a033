// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import CLanes

/// The arcs by which each level is found from the last one, kept for the way back.
///
/// Two in three neighbours of a find lie in its own level or on the wrong side of it. Their marks,
/// two bytes each, tell so before any of their vectors is read, and the way back need not ask
/// again. Arcs are listed at their new ends where the level was pulled, at their old ends where it
/// was pushed.
///
/// 4 bytes an arc and listing, 8 a list: O(arcs), for an arc is listed in sixteen levels at most.
/// Room is made for all arcs that a level may list before they are chosen, and doubles when it
/// runs out.
struct LevelLinks {
  /// How one level was found.
  struct Step {
    /// Whether the lists belong to the finds of the level before.
    let isPushed: Bool
    /// The first of its lists.
    let firstList: Int
  }

  private var nodes: UnsafeMutablePointer<UInt32>
  private var capacity: Int
  /// Where each list starts, and where the last one ends.
  private var starts: UnsafeMutablePointer<Int>
  private var startCapacity: Int
  private var listCount = 0
  /// How each level but the first was found.
  private(set) var steps: [Step] = []

  init(capacity: Int) {
    self.capacity = capacity + 16
    nodes = .allocate(capacity: self.capacity)
    startCapacity = 2
    starts = .allocate(capacity: 2)
    starts[0] = 0
  }

  func deallocate() {
    nodes.deallocate()
    starts.deallocate()
  }

  mutating func removeAll() {
    listCount = 0
    steps.removeAll(keepingCapacity: true)
  }

  /// Begins the step to one level, with up to so many lists and arcs.
  mutating func begin(isPushed: Bool, lists: Int, arcs: Int) {
    steps.append(Step(isPushed: isPushed, firstList: listCount))
    let count = starts[listCount]
    if count + arcs + 16 > capacity {
      capacity = 2 * (count + arcs) + 16
      nodes = Self.enlarge(nodes, count: count, to: capacity)
    }
    if listCount + lists + 1 > startCapacity {
      startCapacity = 2 * (listCount + lists + 1)
      starts = Self.enlarge(starts, count: listCount + 1, to: startCapacity)
    }
  }

  private static func enlarge<Element>(
    _ old: UnsafeMutablePointer<Element>, count: Int, to capacity: Int
  ) -> UnsafeMutablePointer<Element> {
    let larger = UnsafeMutablePointer<Element>.allocate(capacity: capacity)
    larger.update(from: old, count: count)
    old.deallocate()
    return larger
  }

  /// Adds the list of those neighbours over which something is found.
  @inline(__always)
  mutating func append(
    _ row: UnsafeBufferPointer<UInt32>, where finds: (UInt32) -> Bool
  ) {
    var end = starts[listCount]
    for neighbor in row {
      // Without a branch, for no processor foresees the answers.
      nodes[end] = neighbor
      end += finds(neighbor) ? 1 : 0
    }
    listCount += 1
    starts[listCount] = end
  }

  /// Adds the list of those neighbours that share a lane with `bits` unless it is empty, and tells
  /// which lanes are shared.
  @inline(__always)
  mutating func append(
    _ row: UnsafeBufferPointer<UInt32>, sharing bits: LaneLevels.Bits,
    _ marks: UnsafeMutablePointer<LaneLevels.Bits>
  ) -> LaneLevels.Bits {
    let start = starts[listCount]
    var shared: LaneLevels.Bits = 0
    starts[listCount + 1] =
      start
      + actormap_lanes_choose(
        row.baseAddress ?? UnsafePointer(nodes), row.count, marks, bits, nodes + start, &shared)
    listCount += shared == 0 ? 0 : 1
    return shared
  }

  /// One list.
  @inline(__always)
  func list(_ number: Int) -> UnsafeBufferPointer<UInt32> {
    UnsafeBufferPointer(
      start: nodes + starts[number], count: starts[number + 1] - starts[number])
  }

  /// The lists of a step, which belong to so many finds.
  func lists(of step: Step, count: Int) -> actormap_lane_lists {
    actormap_lane_lists(
      nodes: nodes,
      starts: UnsafeRawPointer(starts + step.firstList)
        .assumingMemoryBound(to: size_t.self), count: count)
  }
}
