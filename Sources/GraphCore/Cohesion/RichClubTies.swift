// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Ties among the nodes with most ties, and among the same nodes where all else is chance (Colizza
/// et al. 2006, doi:10.1038/nphys209).
package struct RichClubTies: Sendable {
  /// How many nodes have more than `degree` ties.
  package let members: Int
  /// The ties among them.
  package let ties: Int
  /// The sum, and the sum of squares, of the ties among them over all draws.
  package let sum: Int
  package let squares: Int

  /// How often, for every tie of the graph, two ties are tried to be swapped before a draw is read.
  private static let tries = 10

  /// Counts in `graph`, read without directions, and in `draws` graphs with the same degrees.
  ///
  /// Every draw begins with the graph and has random numbers of its own; counts add up to the same
  /// in any order.
  ///
  /// - Complexity: O(draws · ties · the shorter of two rows); O(ties) space a thread.
  package init(
    of graph: FrozenGraph, degree: Int, draws: Int, seed: Int, control: KernelControl
  ) throws(Cancellation) {
    let graph = graph.undirected()
    let isMember = (0..<graph.nodeCount).map { graph.outRow($0).count > degree }
    let count = isMember.count { $0 }
    members = count
    ties = TieSwaps(graph).ties(among: isMember)
    guard count > 1 else {
      (sum, squares) = (0, 0)
      return
    }
    (sum, squares) = try ParallelChunks.fold(draws, control: control, into: (0, 0)) {
      TieSwaps(graph)
    } body: { swaps, range throws(Cancellation) in
      var part = (0, 0)
      for draw in range {
        try control.check()
        var random = SplitMix(seed: seed, stream: UInt64(draw) + 1)
        swaps.reset(to: graph)
        swaps.swap(tries: Self.tries * swaps.count, &random)
        let ties = swaps.ties(among: isMember)
        part = (part.0 + ties, part.1 + ties * ties)
      }
      return part
    } combine: { totals, part in
      totals = (totals.0 + part.0, totals.1 + part.1)
    }
  }
}
