// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import TestSupport

@testable import GraphCore

/// Arcs as a test writes them.
typealias Arc = (from: Int, to: Int, value: Double)

/// A list of `arcs`, each its own origin.
func arcList(_ arcs: [Arc]) -> ArcList {
  var list = ArcList()
  list.reserveCapacity(arcs.count)
  for (origin, arc) in arcs.enumerated() {
    list.append(
      from: UInt32(arc.from), to: UInt32(arc.to), value: arc.value, origin: UInt32(origin))
  }
  return list
}

func frozen(_ count: Int, _ arcs: [Arc], undirected: Bool = false) -> FrozenGraph {
  FrozenGraph.freezing(arcList(arcs), nodeCount: count, undirected: undirected).graph
}

/// Arcs among `count` nodes with loops, parallel arcs and few values.
func randomArcs(_ count: Int, seed: Int) -> [Arc] {
  var random = SeededRandom(seed: seed)
  guard count > 0 else { return [] }
  return (0..<random.below(4 * count + 1)).map { _ in
    let from = random.below(count)
    return (from, random.chance(15) ? from : random.below(count), random.pick([1, 0.9, 0.6, 0.5]))
  }
}

extension FrozenGraph {
  /// The graph as a table, to compare with the plain one.
  var table: [[Double?]] {
    (0..<nodeCount).map { i in (0..<nodeCount).map { value(from: i, to: $0) } }
  }
}
