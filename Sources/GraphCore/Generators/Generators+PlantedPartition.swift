// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

extension Generators {
  /// Groups of equal size with many ties inside them and few between them.
  ///
  /// Each pair inside a group is tied with probability `inside`, each other pair with `between`.
  /// Undirected; nodes without a tie are removed. Pairs that are not tied are skipped over in one
  /// step (Batagelj, V. & Brandes, U. 2005, doi:10.1103/PhysRevE.71.036113).
  ///
  /// - Parameters:
  ///   - groups: how many groups there are; node v belongs to group v / `size`, as long as none
  ///     was removed before it.
  ///   - size: how many nodes each of them has.
  /// - Precondition: both probabilities are in 0…1, and there are fewer than 2³² nodes.
  /// - Complexity: O(nodes + ties).
  /// - References: Condon, A. & Karp, R. M. (2001). Algorithms for graph partitioning on the
  ///   planted partition model. Random Structures & Algorithms 18, 116–140.
  ///   doi:10.1002/1098-2418(200103)18:2<116::AID-RSA1001>3.0.CO;2-2
  public static func plantedPartition(
    groups: Int, size: Int, inside: Double, between: Double, seed: Int
  ) -> GeneratedTies {
    precondition(groups >= 0 && size >= 0, "there are no fewer than no groups")
    precondition((0...1).contains(inside) && (0...1).contains(between), "shares of all pairs")
    let nodes = groups * size
    var random = SplitMix(seed: seed, stream: stableHash("planted-partition"))
    var ties = DrawnTies(capacity: 0)
    // Before node v stand v mod size nodes of its own group, and all of the groups before it.
    draw(nodes, probability: inside, &random, rows: { $0 % size }) { node, place in
      ties.append(UInt32(node - node % size + place), UInt32(node))
    }
    draw(nodes, probability: between, &random, rows: { $0 / size * size }) { node, place in
      ties.append(UInt32(place), UInt32(node))
    }
    return GeneratedTies(tidying: ties, nodeCount: nodes, isDirected: false)
  }

  /// Visits each place of a ragged table with the same probability.
  ///
  /// - Parameter rows: how many places the row of a node has.
  private static func draw(
    _ nodes: Int, probability: Double, _ random: inout SplitMix, rows: (Int) -> Int,
    visit: (Int, Int) -> Void
  ) {
    guard probability > 0 else { return }
    let scale = log1p(-probability)
    var (node, place) = (0, -1)
    while true {
      // Of probability 1 the scale is −∞ and nothing is skipped.
      let skipped = log1p(-random.unit()) / scale
      guard skipped < 0x1p62 else { return }
      place += 1 + Int(skipped)
      while node < nodes, place >= rows(node) {
        place -= rows(node)
        node += 1
      }
      guard node < nodes else { return }
      visit(node, place)
    }
  }
}
