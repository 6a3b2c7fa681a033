// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Shares of shortest paths the slow way: all of them, one pair of nodes after the other, grown
/// step by step along distances that Floyd's algorithm found.
public struct NaivePathShares {
  private let graph: PlainGraph
  /// `paths[s][t]` are all shortest paths from s to t.
  private let paths: [[[[Int]]]]

  /// Lists all shortest paths of `graph`.
  public init(_ graph: PlainGraph) {
    self.graph = graph
    let steps = NaivePaths.steps(graph)
    paths = graph.nodes.map { s in
      graph.nodes.map { t in
        guard s != t, let length = steps[s][t] else { return [] }
        var grown = [[s]]
        for step in 1...length {
          grown = grown.flatMap { path in
            graph.nodes.filter {
              graph.has(path[path.count - 1], $0) && steps[$0][t] == length - step
            }.map { path + [$0] }
          }
        }
        return grown
      }
    }
  }

  /// Σ σ(s, t | v) / σ(s, t) over the ordered pairs that count, for each node v between.
  public func nodes(counting counts: (Int, Int) -> Bool) -> [Double] {
    var result = [Double](repeating: 0, count: graph.count)
    each { s, t, all in
      guard counts(s, t) else { return }
      for path in all {
        for node in path.dropFirst().dropLast() { result[node] += 1 / Double(all.count) }
      }
    }
    return result
  }

  /// The same over all ordered pairs for each arc.
  public func arcs() -> [[Double]] {
    var result = graph.nodes.map { _ in [Double](repeating: 0, count: graph.count) }
    each { _, _, all in
      for path in all {
        for (a, b) in zip(path, path.dropFirst()) { result[a][b] += 1 / Double(all.count) }
      }
    }
    return result
  }

  /// The share of paths over any node of `group`, over all ordered pairs outside of it.
  public func group(_ group: [Int]) -> Double {
    var result = 0.0
    each { s, t, all in
      guard !group.contains(s), !group.contains(t) else { return }
      result += Double(all.count { $0.contains(where: group.contains) }) / Double(all.count)
    }
    return result
  }

  private func each(_ body: (Int, Int, [[Int]]) -> Void) {
    for s in graph.nodes {
      for t in graph.nodes where !paths[s][t].isEmpty { body(s, t, paths[s][t]) }
    }
  }
}
