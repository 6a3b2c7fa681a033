// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// The strong components of a directed block and the arcs between them, to add up the weights of
/// whom its nodes reach and of those who reach them.
///
/// Who reaches everyone alike is asked once; arcs lead from lower to higher numbers of parts, so
/// one pass over them serves sixty-four parts, with one bit each.
struct ReachedParts {
  /// The part of each node.
  private let parts: [UInt32]
  private let count: Int
  /// The arcs out of each part to others, parallel ones too.
  private let arcs: Skeleton

  /// - Complexity: O(nodes + arcs).
  init(_ rows: BlockRows) {
    let nodeCount = rows.nodes.count
    (parts, count, arcs) = rows.arcs.withRows { out, _ in
      let (parts, count) = StrongComponents.inOrder(out)
      var offsets = [UInt32](repeating: 0, count: count + 2)
      for node in 0..<nodeCount {
        for next in out.row(node) where parts[Int(next)] != parts[node] {
          offsets[Int(parts[node]) + 2] += 1
        }
      }
      for part in 1..<offsets.count { offsets[part] += offsets[part - 1] }
      var targets = [UInt32](repeating: 0, count: Int(offsets[count + 1]))
      for node in 0..<nodeCount {
        for next in out.row(node) where parts[Int(next)] != parts[node] {
          targets[Int(offsets[Int(parts[node]) + 1])] = parts[Int(next)]
          offsets[Int(parts[node]) + 1] += 1
        }
      }
      offsets.removeLast()
      return (parts, count, Skeleton(offsets: offsets, targets: targets))
    }
  }

  /// For each of `nodes` what the others that reach it count as starts and what the others that it
  /// reaches count as ends.
  ///
  /// - Complexity: O(nodes + arcs) for every 64 parts that have any of `nodes`.
  func sums(
    at nodes: [Int], _ weights: [EndWeights], _ control: KernelControl
  ) throws(Cancellation) -> [EndWeights] {
    var ofParts = [EndWeights](repeating: EndWeights(), count: count)
    for (part, weight) in zip(parts, weights) { ofParts[Int(part)] = ofParts[Int(part)] + weight }
    let asked = Set(nodes.map { Int(parts[$0]) }).sorted()
    var found = [EndWeights](repeating: EndWeights(), count: count)
    for first in stride(from: 0, to: asked.count, by: 64) {
      try control.check()
      let some = asked[first..<min(first + 64, asked.count)]
      arcs.withRows { rows in
        let ends = Self.sums(reached(from: some, rows), ofParts.map(\.end), some.count)
        let starts = Self.sums(reaching(some, rows), ofParts.map(\.start), some.count)
        for (lane, part) in some.enumerated() {
          found[part] = EndWeights(start: starts[lane], end: ends[lane])
        }
      }
    }
    return nodes.map { found[Int(parts[$0])] - weights[$0] }
  }

  /// Which of `some` reach each part.
  private func reached(from some: ArraySlice<Int>, _ rows: RowPointers) -> [UInt64] {
    var lanes = [UInt64](repeating: 0, count: count)
    for (lane, part) in some.enumerated() { lanes[part] = .lane(lane) }
    for part in (some.first ?? count)..<count where lanes[part] != 0 {
      let own = lanes[part]
      for next in rows.row(part) { lanes[Int(next)] |= own }
    }
    return lanes
  }

  /// Which of `some` each part reaches.
  private func reaching(_ some: ArraySlice<Int>, _ rows: RowPointers) -> [UInt64] {
    var lanes = [UInt64](repeating: 0, count: count)
    for (lane, part) in some.enumerated() { lanes[part] = .lane(lane) }
    for part in (0...(some.last ?? 0)).reversed() {
      lanes[part] = rows.row(part).reduce(lanes[part]) { $0 | lanes[Int($1)] }
    }
    return lanes
  }

  /// Adds up the weights of the parts in which each lane is set.
  private static func sums(_ lanes: [UInt64], _ weights: [Double], _ laneCount: Int) -> [Double] {
    let all = UInt64.first(laneCount)
    var (common, own) = (0.0, [Double](repeating: 0, count: laneCount))
    for (part, lanes) in lanes.enumerated() where lanes != 0 {
      // Most parts are reached from all or from few.
      let isUsual = 2 * lanes.nonzeroBitCount > laneCount
      var odd = isUsual ? all & ~lanes : lanes
      let weight = weights[part]
      if isUsual { common += weight }
      while odd != 0 {
        own[odd.trailingZeroBitCount] += isUsual ? -weight : weight
        odd &= odd - 1
      }
    }
    return own.map { $0 + common }
  }
}
