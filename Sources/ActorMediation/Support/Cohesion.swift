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
  /// DF; `nil` with fewer than two actors left and where nobody asked.
  let distanceFragmentation: Double?
  /// Who is in each part, in order; the parts in the order of their first actor.
  let parts: [[Int]]

  /// - Parameter measuresDistances: whether DF is asked for.
  /// - Complexity: O(n · (n + m)); O(n + m) without distances.
  init(_ graph: FrozenGraph, without removed: Int? = nil, measuresDistances: Bool = true) {
    let actors = (0..<graph.nodeCount).filter { $0 != removed }
    let count = Double(actors.count)
    var isSeen = [Bool](repeating: false, count: graph.nodeCount)
    var parts: [[Int]] = []
    // Counted by distance, so that the sum does not depend on the order of the actors.
    var byDistance = [Int](repeating: 0, count: graph.nodeCount + 1)
    var steps = [Int](repeating: -1, count: graph.nodeCount)
    for actor in actors where measuresDistances || !isSeen[actor] {
      let reached = Self.reached(from: actor, in: graph, without: removed, &steps)
      for other in reached.dropFirst() { byDistance[steps[other]] += 1 }
      for other in reached { steps[other] = -1 }
      guard !isSeen[actor] else { continue }
      parts.append(reached.sorted())
      for other in reached { isSeen[other] = true }
    }
    self.parts = parts
    guard count > 1 else {
      (fragmentation, distanceFragmentation) = (nil, nil)
      return
    }
    let all = count * (count - 1)
    fragmentation = 1 - Double(parts.reduce(0) { $0 + $1.count * ($1.count - 1) }) / all
    let closeness = byDistance.indices.dropFirst().reduce(0.0) { sum, distance in
      byDistance[distance] > 0 ? sum + Double(byDistance[distance]) / Double(distance) : sum
    }
    distanceFragmentation = measuresDistances ? 1 - closeness / all : nil
  }

  /// Who is joined to an actor, nearest first, with their distances in `steps`, −1 elsewhere.
  private static func reached(
    from actor: Int, in graph: FrozenGraph, without removed: Int?, _ steps: inout [Int]
  ) -> [Int] {
    var queue = [actor]
    steps[actor] = 0
    var head = 0
    while head < queue.count {
      let node = queue[head]
      head += 1
      for arc in graph.outRow(node) {
        let next = Int(graph.targets[arc])
        guard steps[next] < 0, next != removed else { continue }
        steps[next] = steps[node] + 1
        queue.append(next)
      }
    }
    return queue
  }
}
