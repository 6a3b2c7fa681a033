// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// For each tie of the input whether it goes from the later of its two actors to the earlier one:
/// one bit, from which both ends follow where the pair is known.
struct TieDirections: Sendable {
  /// Sixty-four ties a word, the first in the lowest bit.
  let bits: FrozenArray<UInt64>

  /// Takes over bits.
  init(_ bits: FrozenArray<UInt64>) { self.bits = bits }

  /// Asks for every tie below `count` whether it falls.
  init(count: Int, falls: (Int) -> Bool) {
    let memory = FrozenMemory<UInt64>(zeroed: (count + 63) / 64)
    for tie in 0..<count where falls(tie) { memory.base[tie / 64] |= 1 << UInt64(tie % 64) }
    bits = memory.frozen()
  }

  /// Whether the tie goes from the later actor to the earlier one.
  func fall(_ tie: Int) -> Bool { bits[tie / 64] >> UInt64(tie % 64) & 1 == 1 }
}
