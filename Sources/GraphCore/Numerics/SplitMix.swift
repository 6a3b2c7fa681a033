// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// A quick sequence of random numbers, the same on every machine for the same seed.
///
/// SplitMix64: Steele, G. L., Lea, D. & Flood, C. H. (2014). Fast splittable pseudorandom number
/// generators. OOPSLA '14, 453–472. doi:10.1145/2660193.2660195
package struct SplitMix: RandomNumberGenerator, Sendable {
  private var state: UInt64

  /// Starts at `seed`, each `stream` with numbers of its own.
  package init(seed: Int, stream: UInt64) {
    var first = SplitMix(state: UInt64(bitPattern: Int64(seed)))
    state = first.next() ^ (stream &* 0xD6E8_FEB8_6659_FD93)
  }

  /// Starts where the numbers are at `state`.
  init(state: UInt64) { self.state = state }

  /// The next 64 bits.
  @inline(__always)
  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number from 0 to below 1, with 53 random bits.
  package mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// A number from 0 to below `limit`.
  ///
  /// - Precondition: `limit` is above 0.
  package mutating func below(_ limit: Int) -> Int {
    Int(next().multipliedFullWidth(by: UInt64(limit)).high)
  }
}
