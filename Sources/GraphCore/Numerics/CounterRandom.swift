// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Random numbers that are a function of what they are for, not of how many were drawn before:
/// the same in any order and on any number of threads.
///
/// Philox4x32-10: Salmon, J. K., Moraes, M. A., Dror, R. O. & Shaw, D. E. (2011). Parallel random
/// numbers: as easy as 1, 2, 3. SC '11. doi:10.1145/2063384.2063405
package struct CounterRandom: Sendable {
  /// Four words of 32 bits.
  package typealias Block = (UInt32, UInt32, UInt32, UInt32)

  private let seed: (UInt32, UInt32)
  private let draw: UInt32
  private let stream: UInt64
  private var blocks: UInt32 = 0

  /// Numbers for the draw number `draw` of what `stream` names.
  ///
  /// - Precondition: `draw` is in 0..<2³².
  package init(seed: Int, draw: Int, stream: UInt64) {
    let bits = UInt64(bitPattern: Int64(seed))
    self.seed = (UInt32(truncatingIfNeeded: bits), UInt32(truncatingIfNeeded: bits >> 32))
    self.draw = UInt32(draw)
    self.stream = stream
  }

  /// The next number, from 0 to below 1, with 53 random bits.
  package mutating func unit() -> Double {
    let counter = (
      draw, blocks, UInt32(truncatingIfNeeded: stream), UInt32(truncatingIfNeeded: stream >> 32)
    )
    blocks &+= 1
    let block = Self.block(counter: counter, key: seed)
    let bits = UInt64(block.0) << 32 | UInt64(block.1)
    return Double(bits >> 11) * 0x1p-53
  }

  /// Ten rounds of Philox on four words.
  package static func block(counter: Block, key: (UInt32, UInt32)) -> Block {
    var (a, b, c, d) = counter
    var (x, y) = key
    for _ in 0..<10 {
      let first = UInt64(a) &* 0xD251_1F53
      let second = UInt64(c) &* 0xCD9E_8D57
      (a, b, c, d) = (
        UInt32(truncatingIfNeeded: second >> 32) ^ b ^ x, UInt32(truncatingIfNeeded: second),
        UInt32(truncatingIfNeeded: first >> 32) ^ d ^ y, UInt32(truncatingIfNeeded: first)
      )
      x &+= 0x9E37_79B9
      y &+= 0xBB67_AE85
    }
    return (a, b, c, d)
  }
}

/// A number for a text that is the same on every machine and in every run (Swift's own hashes are
/// not): FNV-1a with 64 bits (Fowler, Noll & Vo; RFC 9923).
package func stableHash(_ text: String) -> UInt64 {
  text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
}
