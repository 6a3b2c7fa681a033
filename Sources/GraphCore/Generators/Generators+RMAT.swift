// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

extension Generators {
  /// R-MAT: few actors with very many ties, communities within communities.
  ///
  /// Each draw halves the table of pairs `scale` times, going on in the upper left quarter with
  /// probability .57, in the upper right and lower left with .19 each. Loops, repeats and nodes
  /// without a tie are removed, so that there are fewer than 2^scale nodes.
  ///
  /// - Parameters:
  ///   - draws: how often a tie is drawn; 16 · 2^scale where none is given.
  ///   - directed: whether a tie goes one way only.
  /// - Precondition: `scale` is in 0…31, and `draws` not negative.
  /// - Complexity: O(draws · scale) time, O(2^scale + draws) space.
  /// - References: Chakrabarti, D., Zhan, Y. & Faloutsos, C. (2004). R-MAT: a recursive model for
  ///   graph mining. SDM 2004, 442–446. doi:10.1137/1.9781611972740.43
  public static func rmat(
    scale: Int, draws: Int? = nil, seed: Int, directed: Bool = false
  ) -> GeneratedTies {
    precondition((0...31).contains(scale), "nodes are numbered with 32 bits")
    let draws = draws ?? 16 << scale
    precondition(draws >= 0, "a number of draws is not negative")
    var random = SplitMix(seed: seed, stream: stableHash("rmat"))
    var ties = DrawnTies(capacity: draws)
    for _ in 0..<draws {
      let (source, target) = cell(scale: scale, &random)
      if !directed {
        ties.appendPair(source, target)
      } else if source != target {
        ties.append(source, target)
      }
    }
    return GeneratedTies(tidying: ties, nodeCount: 1 << scale, isDirected: directed)
  }

  /// One place in the table of pairs; two halvings from each 64 random bits.
  @inline(__always)
  private static func cell(scale: Int, _ random: inout SplitMix) -> (UInt32, UInt32) {
    let (a, ab, abc) = (UInt32(0.57 * 0x1p32), UInt32(0.76 * 0x1p32), UInt32(0.95 * 0x1p32))
    var (source, target): (UInt32, UInt32) = (0, 0)
    var bits: UInt64 = 0
    for level in 0..<scale {
      bits = level & 1 == 0 ? random.next() : bits >> 32
      let draw = UInt32(truncatingIfNeeded: bits)
      let isLower: UInt32 = draw >= ab ? 1 : 0
      let isRight: UInt32 = (draw >= a ? 1 : 0) ^ isLower ^ (draw >= abc ? 1 : 0)
      source = source << 1 | isLower
      target = target << 1 | isRight
    }
    return (source, target)
  }
}
