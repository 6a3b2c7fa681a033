// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// For each tie of the input whether it goes from the later of its two actors to the earlier one:
/// one bit, from which both ends follow where the pair is known.
struct TieDirections: Sendable {
  private var bits: [UInt64]

  /// Asks for every tie below `count` whether it falls.
  init(count: Int, falls: (Int) -> Bool) {
    bits = [UInt64](repeating: 0, count: (count + 63) / 64)
    for tie in 0..<count where falls(tie) { bits[tie / 64] |= 1 << UInt64(tie % 64) }
  }

  /// Whether the tie goes from the later actor to the earlier one.
  func fall(_ tie: Int) -> Bool { bits[tie / 64] >> UInt64(tie % 64) & 1 == 1 }
}
