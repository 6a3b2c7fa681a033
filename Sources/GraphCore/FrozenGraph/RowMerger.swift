// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Merges the entries of equal target in a sorted row, by the rules of `FrozenGraph.freezing`.
struct RowMerger {
  private let arcs: ArcColumns
  private let undirected: Bool
  private let rule: FrozenGraph.MergeRule
  private let targets: UnsafeMutablePointer<UInt32>
  /// The arc behind each entry.
  private let indices: UnsafeMutablePointer<UInt32>
  private(set) var counts = FreezeCounts()

  init(
    _ arcs: ArcColumns, undirected: Bool, rule: FrozenGraph.MergeRule,
    targets: UnsafeMutablePointer<UInt32>, indices: UnsafeMutablePointer<UInt32>
  ) {
    self.arcs = arcs
    self.undirected = undirected
    self.rule = rule
    self.targets = targets
    self.indices = indices
  }

  /// Moves what stays of `row` to its front; returns its new end.
  mutating func merge(_ row: Range<Int>, of node: UInt32) -> Int {
    var (write, read) = (row.lowerBound, row.lowerBound)
    while read < row.upperBound {
      let target = targets[read]
      var end = read + 1
      while end < row.upperBound, targets[end] == target { end += 1 }
      let index = end == read + 1 ? indices[read] : merged(read..<end, from: node, to: target)
      targets[write] = target
      indices[write] = index
      write += 1
      read = end
    }
    return write
  }

  /// The best entry of one direction, and how many there are.
  private struct Direction {
    var best: UInt32?
    var count = 0
    var hasNegative = false
    var hasOther = false
  }

  /// The entry that stays of several between the same two nodes.
  private mutating func merged(
    _ run: Range<Int>, from node: UInt32, to target: UInt32
  ) -> UInt32 {
    var (there, back) = (Direction(), Direction())
    // Which way an arc goes matters only here, so it is looked up instead of stored.
    let isDivided = undirected && !arcs.holdBothWays
    for place in run {
      let index = indices[place]
      if isDivided, arcs.source(Int(index)) != node {
        add(index, to: &back)
      } else {
        add(index, to: &there)
      }
    }
    counts.merged += max(there.count - 1, 0)
    let hasClash =
      (there.hasNegative || back.hasNegative) && (there.hasOther || back.hasOther)
    if hasClash, !undirected || node < target { counts.signClashes += 1 }
    guard let first = there.best else { return back.best ?? indices[run.lowerBound] }
    guard let second = back.best else { return first }
    if node < target, arcs.origin(Int(first)) != arcs.origin(Int(second)) {
      counts.reciprocated += 1
    }
    return smaller(first, second)
  }

  private func add(_ index: UInt32, to direction: inout Direction) {
    let value = arcs.value(Int(index))
    direction.count += 1
    if value < 0 { direction.hasNegative = true } else { direction.hasOther = true }
    guard let best = direction.best else { return direction.best = index }
    let old = arcs.value(Int(best))
    let isBetter = rule == .largest ? value > old : value < old
    let isEarlier = value == old && arcs.origin(Int(index)) < arcs.origin(Int(best))
    if isBetter || isEarlier { direction.best = index }
  }

  /// Of equal values the earlier tie counts, so that both directions name the same one.
  private func smaller(_ a: UInt32, _ b: UInt32) -> UInt32 {
    let (x, y) = (arcs.value(Int(a)), arcs.value(Int(b)))
    if x != y { return x < y ? a : b }
    return arcs.origin(Int(a)) <= arcs.origin(Int(b)) ? a : b
  }
}
