// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Betweenness and distances the slow way: every simple path, one after the other.
public enum NaivePaths {
  private struct Path {
    var nodes: [Int]
    var product: Double
  }

  /// The betweenness of every node (Freeman 1977): for each pair the share of best paths through
  /// it, over ordered pairs where directed and each pair once where not.
  ///
  /// - Parameter byTrust: the largest product within 1e-10, then the fewest steps; else the
  ///   fewest steps alone.
  public static func betweenness(_ graph: PlainGraph, byTrust: Bool) -> [Double] {
    var result = [Double](repeating: 0, count: graph.count)
    for s in graph.nodes {
      for t in graph.nodes where s != t && (graph.isDirected || s < t) {
        let best = bestPaths(graph, from: s, to: t, byTrust: byTrust)
        for path in best {
          for v in path.nodes.dropFirst().dropLast() { result[v] += 1 / Double(best.count) }
        }
      }
    }
    return result
  }

  /// The number of best paths, their steps and their product.
  public static func best(
    _ graph: PlainGraph, from s: Int, to t: Int, byTrust: Bool
  ) -> (count: Int, steps: Int, product: Double)? {
    let paths = bestPaths(graph, from: s, to: t, byTrust: byTrust)
    return paths.first.map {
      (paths.count, $0.nodes.count - 1, paths.map(\.product).max() ?? 0)
    }
  }

  private static func bestPaths(
    _ graph: PlainGraph, from s: Int, to t: Int, byTrust: Bool
  ) -> [Path] {
    var paths: [Path] = []
    extend(Path(nodes: [s], product: 1), graph, to: t, &paths)
    if byTrust {
      let most = paths.map(\.product).max() ?? 0
      paths.removeAll { $0.product < most * (1 - 1e-10) }
    }
    let fewest = paths.map(\.nodes.count).min() ?? 0
    return paths.filter { $0.nodes.count == fewest }
  }

  private static func extend(
    _ path: Path, _ graph: PlainGraph, to t: Int, _ found: inout [Path]
  ) {
    guard let last = path.nodes.last else { return }
    if last == t { return found.append(path) }
    for next in graph.nodes where !path.nodes.contains(next) {
      guard let value = graph.values[last][next] else { continue }
      extend(
        Path(nodes: path.nodes + [next], product: path.product * value), graph, to: t, &found)
    }
  }

  /// Steps from i to j, `nil` where no path leads (Floyd 1962, doi:10.1145/367766.368168).
  public static func steps(_ graph: PlainGraph) -> [[Int?]] {
    var d: [[Int?]] = graph.nodes.map { i in
      graph.nodes.map { i == $0 ? 0 : graph.has(i, $0) ? 1 : nil }
    }
    for k in graph.nodes {
      for i in graph.nodes {
        for j in graph.nodes {
          guard let first = d[i][k], let second = d[k][j] else { continue }
          d[i][j] = min(d[i][j] ?? Int.max, first + second)
        }
      }
    }
    return d
  }

  /// The largest product of values from i to j, 0 where no path leads.
  public static func products(_ graph: PlainGraph) -> [[Double]] {
    var p = graph.nodes.map { i in
      graph.nodes.map { i == $0 ? 1 : graph.values[i][$0] ?? 0 }
    }
    for k in graph.nodes {
      for i in graph.nodes {
        for j in graph.nodes { p[i][j] = max(p[i][j], p[i][k] * p[k][j]) }
      }
    }
    return p
  }

  /// Closeness r/Σd of every node from the distances of the others to it, `nil` where none
  /// reaches it, and its harmonic sum Σ1/d.
  public static func closeness(_ graph: PlainGraph) -> [(closeness: Double?, harmonic: Double)] {
    let d = steps(graph)
    return graph.nodes.map { v in
      let found = graph.nodes.filter { $0 != v }.compactMap { d[$0][v] }.map(Double.init)
      let sum = found.reduce(0, +)
      return (
        found.isEmpty ? nil : Double(found.count) / sum, found.reduce(0) { $0 + 1 / $1 }
      )
    }
  }
}
