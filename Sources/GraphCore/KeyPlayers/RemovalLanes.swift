// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// A hundred and twenty-eight lanes: what maps that fill a large page need.
struct TwinLanes: LaneBits {
  private var words: SIMD2<UInt64>

  static var width: Int { 128 }
  static var none: TwinLanes { TwinLanes(words: .zero) }

  static func first(_ count: Int) -> TwinLanes {
    TwinLanes(words: SIMD2(.first(min(64, count)), .first(max(0, count - 64))))
  }

  static func lane(_ number: Int) -> TwinLanes {
    TwinLanes(words: number < 64 ? SIMD2(.lane(number), 0) : SIMD2(0, .lane(number - 64)))
  }

  @inline(__always) var count: Int { words[0].nonzeroBitCount + words[1].nonzeroBitCount }
  @inline(__always) var isEmpty: Bool { words[0] | words[1] == 0 }
  @inline(__always) func union(_ other: TwinLanes) -> TwinLanes {
    TwinLanes(words: words | other.words)
  }
  @inline(__always) func without(_ other: TwinLanes) -> TwinLanes {
    TwinLanes(words: words & ~other.words)
  }
  @inline(__always) func isSame(as other: TwinLanes) -> Bool {
    TwinLanes(words: words ^ other.words).isEmpty
  }
}

/// Counts pairs of nodes by their steps: searches from many nodes at once, one bit each.
struct LaneRoomOfRemoval: Sendable {
  private enum Lanes {
    case single(Pair<UInt64>)
    case twin(Pair<TwinLanes>)
    case wide(Pair<WideLanes>)
  }

  /// The lanes that have come to each node before and after a step.
  private struct Pair<Bits: LaneBits>: Sendable {
    var before: [Bits]
    var after: [Bits]

    init(_ count: Int) {
      before = [Bits](repeating: .none, count: count)
      after = before
    }
  }

  private var lanes: Lanes
  /// Steps of the last count.
  private(set) var work = 0

  init(_ count: Int) {
    lanes =
      count <= UInt64.width
      ? .single(Pair(count)) : count <= TwinLanes.width ? .twin(Pair(count)) : .wide(Pair(count))
  }

  /// How many ordered pairs of nodes that are there are 0, 1, 2, … steps apart.
  ///
  /// - Complexity: O(steps · arcs) for each 64, 128 or 512 nodes.
  mutating func pairsByStep(_ rows: Skeleton, _ isGone: [Bool]) -> [Int] {
    work = 0
    switch lanes {
    case .single(var pair):
      lanes = .single(Pair(0))
      defer { lanes = .single(pair) }
      return Self.count(rows, isGone, &pair, &work)
    case .twin(var pair):
      lanes = .twin(Pair(0))
      defer { lanes = .twin(pair) }
      return Self.count(rows, isGone, &pair, &work)
    case .wide(var pair):
      lanes = .wide(Pair(0))
      defer { lanes = .wide(pair) }
      return Self.count(rows, isGone, &pair, &work)
    }
  }

  private static func count<Bits: LaneBits>(
    _ rows: Skeleton, _ isGone: [Bool], _ pair: inout Pair<Bits>, _ work: inout Int
  ) -> [Int] {
    var counts = [0]
    let n = rows.nodeCount
    let left = n - isGone.count { $0 }
    for start in stride(from: 0, to: n, by: Bits.width) {
      for node in 0..<n {
        pair.before[node] = .none
        pair.after[node] = .none
      }
      var open = 0
      for node in start..<min(n, start + Bits.width) where !isGone[node] {
        pair.before[node] = .lane(node - start)
        open += left - 1
      }
      var level = 1
      // Most often all are found, and nobody has to be looked for in vain.
      while open > 0 {
        let found = step(rows, isGone, &pair)
        work += rows.targets.count + n
        if found == 0 { break }
        if counts.count == level { counts.append(0) }
        counts[level] += found
        open -= found
        level += 1
        swap(&pair.before, &pair.after)
      }
    }
    return counts
  }

  /// One step of all searches; how many pairs it finds.
  @inline(__always)
  private static func step<Bits: LaneBits>(
    _ rows: Skeleton, _ isGone: [Bool], _ pair: inout Pair<Bits>
  ) -> Int {
    pair.before.withUnsafeBufferPointer { before in
      pair.after.withUnsafeMutableBufferPointer { after in
        isGone.withUnsafeBufferPointer { isGone in
          rows.withRows { rows in
            var found = 0
            for node in 0..<rows.nodeCount where !isGone[node] {
              let old = before[node]
              var all = old
              for place in rows.start(node)..<rows.end(node) {
                all = all.union(before[Int(rows.targets[place])])
              }
              after[node] = all
              found &+= all.without(old).count
            }
            return found
          }
        }
      }
    }
  }
}
