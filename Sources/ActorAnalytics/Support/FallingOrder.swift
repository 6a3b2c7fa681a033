// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Positions by falling value; equal values stay in the order in which they come.
///
/// Byte by byte from the lowest (least significant digit radix sort), for a ranking of many actors
/// must not take longer than the measure that it ranks. Bytes that are the same everywhere are
/// passed over, which in counts are most.
///
/// - Complexity: O(n).
func fallingOrder(of positions: [Int], by value: (Int) -> Double) -> [Int] {
  var sorted = positions.map { (key: fallingKey(value($0)), position: $0) }
  guard sorted.count > 1 else { return positions }
  var counts = [Int](repeating: 0, count: 8 * 256)
  for (key, _) in sorted {
    for byte in 0..<8 { counts[256 * byte + Int(key >> UInt64(8 * byte) & 0xFF)] += 1 }
  }
  var dealt = sorted
  for byte in 0..<8 {
    var next = 0
    let shift = UInt64(8 * byte)
    if counts[256 * byte + Int(sorted[0].key >> shift & 0xFF)] == sorted.count { continue }
    for digit in (256 * byte)..<(256 * byte + 256) {
      (counts[digit], next) = (next, next + counts[digit])
    }
    for entry in sorted {
      let digit = 256 * byte + Int(entry.key >> shift & 0xFF)
      dealt[counts[digit]] = entry
      counts[digit] += 1
    }
    swap(&sorted, &dealt)
  }
  return sorted.map(\.position)
}

/// Whole numbers that rise as finite values fall; one for both zeros.
private func fallingKey(_ value: Double) -> UInt64 {
  let bits = (value + 0).bitPattern
  return value < 0 ? bits : ~(bits | 1 << 63)
}
