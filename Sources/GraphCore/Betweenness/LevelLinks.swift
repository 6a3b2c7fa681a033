// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import CLanes

/// The arcs by which each level is found from the last one, kept for the way back.
///
/// Two in three neighbours of a find lie in its own level or on the wrong side of it. Their marks,
/// two bytes each, tell so before any of their vectors is read, and the way back need not ask
/// again. Arcs are listed at their new ends where the level was pulled, at their old ends where it
/// was pushed.
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
  private var starts: [Int] = [0]
  /// How each level but the first was found.
  private(set) var steps: [Step] = []

  init(capacity: Int) {
    self.capacity = capacity + 16
    nodes = .allocate(capacity: self.capacity)
  }

  func deallocate() { nodes.deallocate() }

  mutating func removeAll() {
    starts.removeAll(keepingCapacity: true)
    starts.append(0)
    steps.removeAll(keepingCapacity: true)
  }

  /// Begins the lists of one level, with up to so many arcs.
  mutating func begin(isPushed: Bool, arcs: Int) {
    steps.append(Step(isPushed: isPushed, firstList: starts.count - 1))
    let count = starts[starts.count - 1]
    guard count + arcs + 16 > capacity else { return }
    capacity = 2 * (count + arcs) + 16
    let larger = UnsafeMutablePointer<UInt32>.allocate(capacity: capacity)
    larger.update(from: nodes, count: count)
    nodes.deallocate()
    nodes = larger
  }

  /// Adds the list of those neighbours that share a lane with `bits`.
  @inline(__always)
  mutating func append(
    _ row: UnsafeBufferPointer<UInt32>, sharing bits: LaneLevels.Bits,
    _ marks: UnsafeMutablePointer<LaneLevels.Bits>
  ) -> UnsafeBufferPointer<UInt32> {
    let start = starts[starts.count - 1]
    guard let first = row.baseAddress else { return row }
    let count = actormap_lanes_choose(first, row.count, marks, bits, nodes + start)
    starts.append(start + count)
    return UnsafeBufferPointer(start: nodes + start, count: count)
  }

  /// A list that was added.
  @inline(__always)
  func list(_ number: Int) -> UnsafeBufferPointer<UInt32> {
    UnsafeBufferPointer(
      start: nodes + starts[number], count: starts[number + 1] - starts[number])
  }
}
