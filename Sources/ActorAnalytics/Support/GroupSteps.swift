// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// Steps between a set of actors and everybody: to the nearest member, or from it.
struct GroupSteps {
  /// The rows that a search from the set follows: `in` is against the ties.
  private let graph: FrozenGraph
  private let isReversed: Bool

  /// - Parameter direction: `in`: from the others to the set; `out`: from the set to the others;
  ///   `undirected`.
  init(_ graph: FrozenGraph, direction: String) {
    self.graph = direction == "undirected" ? graph.undirected() : graph
    isReversed = direction == "in"
  }

  /// Who is one step away from the actor in this direction.
  func neighbors(_ actor: Int) -> FrozenArray<UInt32> {
    isReversed
      ? graph.reverseSources[graph.inRow(actor)] : graph.targets[graph.outRow(actor)]
  }

  /// The steps between each actor and the nearest member; 0 for members, −1 where there is no way
  /// and beyond `most`.
  ///
  /// - Complexity: O(n + m).
  func steps(of members: [Int], most: Int = .max) -> [Int] {
    var steps = [Int](repeating: -1, count: graph.nodeCount)
    for member in members { steps[member] = 0 }
    var queue = members
    var head = 0
    while head < queue.count {
      let actor = queue[head]
      head += 1
      guard steps[actor] < most else { break }
      for next in neighbors(actor) where steps[Int(next)] < 0 {
        steps[Int(next)] = steps[actor] + 1
        queue.append(Int(next))
      }
    }
    return steps
  }

  /// No more ordered pairs of actors, each with itself among them, are so many steps apart: counts
  /// walks, from each actor no more than there are actors.
  ///
  /// - Complexity: O(n + m) a step, until no count changes.
  func mostPairs(within most: Int) -> Int {
    let count = graph.nodeCount
    var reached = [Int](repeating: 1, count: count)
    for _ in 0..<most {
      let before = reached
      for actor in 0..<count {
        reached[actor] = neighbors(actor).reduce(1) { min(count, $0 + before[Int($1)]) }
      }
      if reached == before { break }
    }
    return reached.reduce(0, +)
  }
}
