// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Sorts the entries of a row by their targets, where they lie; entries of equal target keep their
/// order.
///
/// Rows that are in order already, as most files have them, are only read. Short ones are sorted
/// by insertion, long ones by their bytes from the lowest (H. H. Seward 1954, "Information sorting
/// in the application of electronic digital computers to business operations", MIT).
struct RowSorter {
  private static let shortRow = 48
  /// How many bytes of a target can differ.
  private let digits: Int
  private var room: [UInt64] = []
  private var other: [UInt64] = []

  init(nodeCount: Int) {
    digits = max(1, (Int.bitWidth - max(nodeCount - 1, 0).leadingZeroBitCount + 7) / 8)
  }

  mutating func sort(
    _ targets: UnsafeMutablePointer<UInt32>, _ indices: UnsafeMutablePointer<UInt32>, _ count: Int
  ) {
    var sorted = 1
    while sorted < count, targets[sorted - 1] <= targets[sorted] { sorted += 1 }
    guard sorted < count else { return }
    if count <= Self.shortRow {
      Self.insert(targets, indices, from: sorted, count)
    } else {
      sortDigits(targets, indices, count)
    }
  }

  private static func insert(
    _ targets: UnsafeMutablePointer<UInt32>, _ indices: UnsafeMutablePointer<UInt32>,
    from start: Int, _ count: Int
  ) {
    for place in start..<count {
      let (target, index) = (targets[place], indices[place])
      var free = place
      while free > 0, targets[free - 1] > target {
        targets[free] = targets[free - 1]
        indices[free] = indices[free - 1]
        free -= 1
      }
      targets[free] = target
      indices[free] = index
    }
  }

  private mutating func sortDigits(
    _ targets: UnsafeMutablePointer<UInt32>, _ indices: UnsafeMutablePointer<UInt32>, _ count: Int
  ) {
    if room.count < count {
      room = [UInt64](repeating: 0, count: count)
      other = room
    }
    room.withUnsafeMutableBufferPointer { room in
      other.withUnsafeMutableBufferPointer { other in
        for place in 0..<count {
          room[place] = UInt64(targets[place]) << 32 | UInt64(indices[place])
        }
        var (from, to) = (room, other)
        for digit in 0..<digits
        where Self.deal(from, to, count, shift: UInt64(32 + 8 * digit)) {
          swap(&from, &to)
        }
        for place in 0..<count {
          targets[place] = UInt32(from[place] >> 32)
          indices[place] = UInt32(truncatingIfNeeded: from[place])
        }
      }
    }
  }

  /// Deals entries out by one byte, keeping their order; `false` where all have the same.
  private static func deal(
    _ from: UnsafeMutableBufferPointer<UInt64>, _ to: UnsafeMutableBufferPointer<UInt64>,
    _ count: Int, shift: UInt64
  ) -> Bool {
    withUnsafeTemporaryAllocation(of: Int.self, capacity: 256) { next in
      next.initialize(repeating: 0)
      for place in 0..<count { next[Int(from[place] >> shift & 0xFF)] += 1 }
      guard next[Int(from[0] >> shift & 0xFF)] < count else { return false }
      var sum = 0
      for byte in 0..<256 {
        let here = next[byte]
        next[byte] = sum
        sum += here
      }
      for place in 0..<count {
        let byte = Int(from[place] >> shift & 0xFF)
        to[next[byte]] = from[place]
        next[byte] += 1
      }
      return true
    }
  }
}
