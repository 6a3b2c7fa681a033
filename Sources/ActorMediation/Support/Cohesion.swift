// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// How well those hold together who are joined by trust either way, with or without an actor.
///
/// **Formula.** For n actors that are left: fragmentation F = 1 − Σ s(s−1) / (n(n−1)) over the
/// sizes s of the parts; distance-weighted DF = 1 − Σ (1/d) / (n(n−1)) over ordered pairs, with
/// d = ties between them and 1/d = 0 without a way (Borgatti 2006).
struct Cohesion: Sendable {
  /// F; `nil` with fewer than two actors left.
  let fragmentation: Double?
  /// DF; `nil` with fewer than two actors left.
  let distanceFragmentation: Double?
  /// Who is in each part, in order; the parts in the order of their first actor.
  let parts: [[Int]]

  /// - Complexity: O(n · (n + m)).
  init(_ graph: FrozenGraph, without removed: Int? = nil) {
    let actors = (0..<graph.nodeCount).filter { $0 != removed }
    let count = Double(actors.count)
    var isSeen = [Bool](repeating: false, count: graph.nodeCount)
    var parts: [[Int]] = []
    // Counted by distance, so that the sum does not depend on the order of the actors.
    var byDistance: [Int: Int] = [:]
    for actor in actors {
      let steps = Hops.distances(from: actor, in: graph, isOpen: { $0 != removed })
      let reached = actors.filter { steps[$0] >= 0 }
      for other in reached where other != actor { byDistance[Int(steps[other]), default: 0] += 1 }
      guard !isSeen[actor] else { continue }
      parts.append(reached)
      for other in reached { isSeen[other] = true }
    }
    self.parts = parts
    guard count > 1 else {
      (fragmentation, distanceFragmentation) = (nil, nil)
      return
    }
    let all = count * (count - 1)
    fragmentation = 1 - Double(parts.reduce(0) { $0 + $1.count * ($1.count - 1) }) / all
    let closeness = byDistance.sorted { $0.key < $1.key }.reduce(0.0) {
      $0 + Double($1.value) / Double($1.key)
    }
    distanceFragmentation = 1 - closeness / all
  }
}
