// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

extension Generators {
  /// A growing network in which newcomers tie themselves to those who have many ties already.
  ///
  /// It starts as a star of `tiesEach` + 1 nodes; each further node ties itself to `tiesEach`
  /// different ones, chosen in proportion to their ties. Undirected and connected.
  ///
  /// - Precondition: `nodes` is above `tiesEach`, which is above 0.
  /// - Complexity: O(ties).
  /// - References: Barabási, A.-L. & Albert, R. (1999). Emergence of scaling in random networks.
  ///   Science 286, 509–512. doi:10.1126/science.286.5439.509
  public static func barabasiAlbert(nodes: Int, tiesEach: Int, seed: Int) -> GeneratedTies {
    precondition(tiesEach > 0 && nodes > tiesEach, "more nodes than ties of each")
    var random = SplitMix(seed: seed, stream: stableHash("barabasi-albert"))
    let count = tiesEach * (nodes - tiesEach)
    var ties = DrawnTies(capacity: count)
    // Every node as often as it has ties: a draw from here is a draw in proportion to them.
    var ends: [UInt32] = []
    ends.reserveCapacity(2 * count)
    var chosen = (0..<UInt32(tiesEach)).map { $0 }
    for node in UInt32(tiesEach)..<UInt32(nodes) {
      if node > UInt32(tiesEach) {
        chosen.removeAll(keepingCapacity: true)
        while chosen.count < tiesEach {
          let other = ends[random.below(ends.count)]
          if !chosen.contains(other) { chosen.append(other) }
        }
      }
      for other in chosen {
        ties.appendPair(other, node)
        ends.append(other)
        ends.append(node)
      }
    }
    return GeneratedTies(tidying: ties, nodeCount: nodes, isDirected: false)
  }
}
