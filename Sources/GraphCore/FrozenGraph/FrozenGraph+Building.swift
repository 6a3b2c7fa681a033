// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

extension FrozenGraph {
  /// Which value parallel arcs keep.
  public enum MergeRule: Sendable {
    /// The strongest record counts: several ties between two actors do not weaken each other.
    case largest
    /// The lowest record counts: among signs, a negative one wins.
    case smallest
  }

  /// The most arcs that one graph holds: positions are 32 bits wide.
  public static var arcLimit: Int { Int(UInt32.max) }

  /// Builds a graph from arcs.
  ///
  /// Parallel arcs merge by `rule`; of equal values the earliest origin stays. Read as
  /// undirected, a pair with arcs both ways has the smaller of the two values, and an arc that
  /// stands alone holds both ways.
  ///
  /// - Precondition: every end is below `nodeCount`, and there are at most `arcLimit` arcs.
  /// - Complexity: O(nodes + arcs · log of the largest degree) time, O(nodes + arcs) space.
  public static func freezing(
    _ arcs: ArcList, nodeCount: Int, undirected: Bool, merging rule: MergeRule = .largest
  ) -> (graph: FrozenGraph, counts: FreezeCounts) {
    precondition(arcs.count <= arcLimit, "a graph holds at most \(arcLimit) arcs")
    var counts = FreezeCounts()
    let rows = Rows(sorting: arcs, nodeCount: nodeCount, rule: rule, counts: &counts)
    guard undirected else {
      counts.signClashes = rows.clashes.count { $0 }
      return (FrozenGraph(rows, reversed: rows.reversed(), isDirected: true), counts)
    }
    let both = rows.symmetrised(with: rows.reversed(), counts: &counts)
    counts.signClashes = both.clashes.count { $0 } / 2
    return (FrozenGraph(both, reversed: both, isDirected: false), counts)
  }

  fileprivate init(_ rows: Rows, reversed: Rows, isDirected: Bool) {
    self.isDirected = isDirected
    offsets = rows.offsets
    targets = rows.targets
    values = rows.values
    origins = rows.origins
    reverseOffsets = reversed.offsets
    reverseSources = reversed.targets
    reverseValues = reversed.values
  }
}

/// Compressed rows while a graph is being built.
private struct Rows {
  var offsets: [UInt32]
  var targets: [UInt32] = []
  var values: [Double] = []
  var origins: [UInt32] = []
  /// Whether arcs of both signs became this one.
  var clashes: [Bool] = []

  var nodeCount: Int { offsets.count - 1 }

  mutating func append(
    _ target: UInt32, _ value: Double, _ origin: UInt32, clashes clash: Bool = false
  ) {
    targets.append(target)
    values.append(value)
    origins.append(origin)
    clashes.append(clash)
  }

  mutating func closeRow(_ node: Int) { offsets[node + 1] = UInt32(targets.count) }

  init(emptyRows nodeCount: Int) { offsets = [UInt32](repeating: 0, count: nodeCount + 1) }

  /// Distributes the arcs over rows by counting, then sorts and merges each row.
  init(
    sorting arcs: ArcList, nodeCount: Int, rule: FrozenGraph.MergeRule,
    counts: inout FreezeCounts
  ) {
    self.init(emptyRows: nodeCount)
    var starts = [Int](repeating: 0, count: nodeCount + 1)
    for source in arcs.sources { starts[Int(source) + 1] += 1 }
    for node in 0..<nodeCount { starts[node + 1] += starts[node] }
    var order = [Int](repeating: 0, count: arcs.count)
    var next = starts
    for (position, source) in arcs.sources.enumerated() {
      order[next[Int(source)]] = position
      next[Int(source)] += 1
    }
    for node in 0..<nodeCount {
      var row = order[starts[node]..<starts[node + 1]]
      row.sort { arcs.precedes($0, $1, rule: rule) }
      appendMerged(row, of: arcs, node: node, counts: &counts)
      closeRow(node)
    }
  }

  private mutating func appendMerged(
    _ row: ArraySlice<Int>, of arcs: ArcList, node: Int, counts: inout FreezeCounts
  ) {
    let rowStart = targets.count
    for position in row {
      let (target, value) = (arcs.targets[position], arcs.values[position])
      if Int(target) == node {
        counts.selfLoops += 1
      } else if targets.count > rowStart, targets[targets.count - 1] == target {
        counts.merged += 1
        let last = values.count - 1
        if (values[last] < 0) != (value < 0) { clashes[last] = true }
      } else {
        append(target, value, arcs.origins[position])
      }
    }
  }

  /// The same arcs by their targets; rows come out sorted because sources are visited in order.
  func reversed() -> Rows {
    var result = Rows(emptyRows: nodeCount)
    for target in targets { result.offsets[Int(target) + 1] += 1 }
    for node in 0..<nodeCount { result.offsets[node + 1] += result.offsets[node] }
    result.targets = [UInt32](repeating: 0, count: targets.count)
    result.values = [Double](repeating: 0, count: targets.count)
    result.origins = result.targets
    result.clashes = [Bool](repeating: false, count: targets.count)
    var next = result.offsets
    for node in 0..<nodeCount {
      for position in Int(offsets[node])..<Int(offsets[node + 1]) {
        let target = Int(targets[position])
        let place = Int(next[target])
        next[target] += 1
        result.targets[place] = UInt32(node)
        result.values[place] = values[position]
        result.origins[place] = origins[position]
        result.clashes[place] = clashes[position]
      }
    }
    return result
  }

  /// Merges each row with the row of `reverse`: both ways present keep the smaller value.
  func symmetrised(with reverse: Rows, counts: inout FreezeCounts) -> Rows {
    var result = Rows(emptyRows: nodeCount)
    var reciprocated = 0
    for node in 0..<nodeCount {
      var (i, iEnd) = (Int(offsets[node]), Int(offsets[node + 1]))
      var (j, jEnd) = (Int(reverse.offsets[node]), Int(reverse.offsets[node + 1]))
      while i < iEnd || j < jEnd {
        if j == jEnd || (i < iEnd && targets[i] < reverse.targets[j]) {
          result.append(targets[i], values[i], origins[i], clashes: clashes[i])
          i += 1
        } else if i == iEnd || reverse.targets[j] < targets[i] {
          result.append(
            reverse.targets[j], reverse.values[j], reverse.origins[j],
            clashes: reverse.clashes[j])
          j += 1
        } else {
          if origins[i] != reverse.origins[j] { reciprocated += 1 }
          let smaller = smallerOf(i, reverse, j)
          let differ = (values[i] < 0) != (reverse.values[j] < 0)
          result.append(
            targets[i], smaller.value, smaller.origin,
            clashes: differ || clashes[i] || reverse.clashes[j])
          i += 1
          j += 1
        }
      }
      result.closeRow(node)
    }
    counts.reciprocated = reciprocated / 2
    return result
  }

  /// Of equal values the earlier tie counts, so that both directions name the same one.
  private func smallerOf(_ i: Int, _ other: Rows, _ j: Int) -> (value: Double, origin: UInt32) {
    if values[i] != other.values[j] {
      return values[i] < other.values[j]
        ? (values[i], origins[i]) : (other.values[j], other.origins[j])
    }
    return (values[i], min(origins[i], other.origins[j]))
  }
}

extension ArcList {
  fileprivate func precedes(_ a: Int, _ b: Int, rule: FrozenGraph.MergeRule) -> Bool {
    if targets[a] != targets[b] { return targets[a] < targets[b] }
    if values[a] != values[b] {
      return rule == .largest ? values[a] > values[b] : values[a] < values[b]
    }
    return origins[a] < origins[b]
  }
}
