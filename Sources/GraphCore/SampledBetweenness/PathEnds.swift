// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Draws pairs of classes of one block as often as pairs of nodes have their best paths through it.
struct PathEnds {
  /// A pair drawn.
  struct Pair {
    let block: Int
    let start: Int
    let end: Int
  }

  /// The weight of all ordered pairs: how many pairs of nodes there are, each as often as it
  /// passes a block.
  let total: Double
  /// Running sums over all classes of start · (ends elsewhere in the block), one place more.
  private let running: [Double]
  /// Running sums of the ends of all classes, one place more.
  private let ends: [Double]
  private let blocks: [Range<Int>]
  private let blockOfClass: [UInt32]

  /// - Parameter blocks: the classes of each block, one after the other.
  init(blocks: [Range<Int>], starts: [Double], ends: [Double]) {
    self.blocks = blocks
    var blockOfClass = [UInt32](repeating: 0, count: starts.count)
    var running = [0.0]
    var sums = [0.0]
    running.reserveCapacity(starts.count + 1)
    sums.reserveCapacity(starts.count + 1)
    var (pairs, weight) = (0.0, 0.0)
    for (number, block) in blocks.enumerated() {
      let all = ends[block].reduce(0, +)
      for index in block {
        blockOfClass[index] = UInt32(number)
        pairs += starts[index] * (all - ends[index])
        weight += ends[index]
        running.append(pairs)
        sums.append(weight)
      }
    }
    total = pairs
    self.running = running
    self.ends = sums
    self.blockOfClass = blockOfClass
  }

  /// The pair for two numbers from 0 to below 1.
  func pair(_ first: Double, _ second: Double) -> Pair {
    let start = Self.place(
      of: min(first * total, total.nextDown), in: running, 0..<blockOfClass.count)
    let block = Int(blockOfClass[start])
    let range = blocks[block]
    let own = ends[start + 1] - ends[start]
    // The start itself is left out of the ends.
    var target = second * (ends[range.upperBound] - ends[range.lowerBound] - own)
    target += ends[range.lowerBound]
    if target >= ends[start] { target += own }
    var end = Self.place(of: target, in: ends, range)
    // Only rounding leads here.
    if end == start { end = start + 1 < range.upperBound ? start + 1 : start - 1 }
    return Pair(block: block, start: start - range.lowerBound, end: end - range.lowerBound)
  }

  /// The last place of `range` whose running sum is at most `value`.
  private static func place(of value: Double, in running: [Double], _ range: Range<Int>) -> Int {
    var (low, high) = (range.lowerBound, range.upperBound)
    while high - low > 1 {
      let middle = (low + high) / 2
      if running[middle] <= value { low = middle } else { high = middle }
    }
    return low
  }
}
