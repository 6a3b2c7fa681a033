// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import Foundation

/// Measures of bridging, written down as their definitions stand: every shortest path by itself,
/// every tie cut and all steps counted again.
public enum NaiveBridging {
  /// Burt's hierarchy: Σ r ln r / (N ln N) over the local constraints' ratios to their mean.
  public static func hierarchy(_ graph: PlainGraph) -> [Double?] {
    let a = graph.nodes.map { i in
      graph.nodes.map { (graph.values[i][$0] ?? 0) + (graph.values[$0][i] ?? 0) }
    }
    let p = a.map { row in row.map { $0 > 0 ? $0 / row.reduce(0, +) : 0 } }
    return graph.nodes.map { i in
      let contacts = graph.nodes.filter { a[i][$0] > 0 }
      guard contacts.count > 1 else { return contacts.isEmpty ? nil : 1 }
      let locals = contacts.map { j in
        let sum = p[i][j] + graph.nodes.reduce(0.0) { $0 + p[i][$1] * p[$1][j] }
        return sum * sum
      }
      let count = Double(contacts.count)
      let mean = locals.reduce(0, +) / count
      return locals.reduce(0.0) { $0 + $1 / mean * log($1 / mean) } / (count * log(count))
    }
  }

  /// (1/d) / Σ 1/d of the neighbours, in either direction; `nil` for an isolate.
  public static func coefficient(_ graph: PlainGraph) -> [Double?] {
    graph.nodes.map { v in
      let contacts = graph.neighbors(v)
      guard !contacts.isEmpty else { return nil }
      let sum = contacts.reduce(0.0) { $0 + 1 / Double(graph.neighbors($1).count) }
      return 1 / Double(contacts.count) / sum
    }
  }

  /// The betweenness of each node among itself and its neighbours, without directions.
  public static func egoBetweenness(_ graph: PlainGraph) -> [Double] {
    let graph = graph.undirected
    return graph.nodes.map { v in
      let members = [v] + graph.neighbors(v)
      var arcs: [(from: Int, to: Int, value: Double)] = []
      for (i, a) in members.enumerated() {
        for (j, b) in members.enumerated() where graph.has(a, b) { arcs.append((i, j, 1)) }
      }
      let ego = PlainGraph(count: members.count, arcs: arcs, isDirected: false)
      return betweenness(ego)[0]
    }
  }

  /// Everett and Valente (2016): raw, in and out; in and out `nil` without directions.
  public static func everettValente(
    _ graph: PlainGraph
  ) -> [(raw: Double, into: Double?, out: Double?)] {
    let score = betweenness(graph)
    let steps = NaivePaths.steps(graph)
    return graph.nodes.map { v in
      let others = graph.nodes.filter { $0 != v }
      let reaches = Double(others.count { steps[v][$0] != nil })
      let reached = Double(others.count { steps[$0][v] != nil })
      let (out, into) = (others.count { graph.has(v, $0) }, others.count { graph.has($0, v) })
      guard graph.isDirected else {
        return (score[v] > 1e-9 ? (2 * score[v] + reaches) / Double(out) : 0, nil, nil)
      }
      guard score[v] > 1e-9 else { return (0, 0, 0) }
      let received = (score[v] + reached) / Double(into)
      let given = (score[v] + reaches) / Double(out)
      return ((received + given) / 2, received, given)
    }
  }

  /// Jensen et al. (2016): betweenness of pairs of which no end, and of those of which an end, is a
  /// neighbour of the node, by the number of shortest paths over it.
  public static func bridgeness(_ graph: PlainGraph) -> [(far: Double, near: Double)] {
    var result = [(far: Double, near: Double)](repeating: (0, 0), count: graph.count)
    let steps = NaivePaths.steps(graph)
    let counts = pathCounts(graph, steps)
    for s in graph.nodes {
      for t in graph.nodes where s != t && (graph.isDirected || s < t) {
        guard let whole = steps[s][t] else { continue }
        for v in graph.nodes where v != s && v != t {
          guard let first = steps[s][v], let second = steps[v][t], first + second == whole
          else { continue }
          let share = counts[s][v] * counts[v][t] / counts[s][t]
          if graph.has(s, v) || graph.has(v, t) {
            result[v].near += share
          } else {
            result[v].far += share
          }
        }
      }
    }
    return result
  }

  /// The betweenness of every node, by numbers of paths.
  public static func betweenness(_ graph: PlainGraph) -> [Double] {
    bridgeness(graph).map { $0.far + $0.near }
  }

  /// The number of shortest paths from i to j, by powers of the table of ties.
  private static func pathCounts(_ graph: PlainGraph, _ steps: [[Int?]]) -> [[Double]] {
    var power = graph.nodes.map { i in graph.nodes.map { i == $0 ? 1.0 : 0 } }
    var counts = power
    for length in 1...max(1, graph.count) {
      power = power.map { row in
        graph.nodes.map { j in graph.nodes.reduce(0) { $0 + (graph.has($1, j) ? row[$1] : 0) } }
      }
      for i in graph.nodes {
        for j in graph.nodes where steps[i][j] == length { counts[i][j] = power[i][j] }
      }
    }
    return counts
  }

  /// Valente and Fujimoto (2010): the mean drop of cohesion, each tie cut and everything counted
  /// again; `nil` for an isolate.
  public static func meanDrop(_ graph: PlainGraph) -> [Double?] {
    let whole = cohesion(graph)
    var drops = [[Double]](repeating: [], count: graph.count)
    for (i, j) in graph.pairs where graph.isDirected || i < j {
      let arcs = graph.pairs.filter { pair in
        pair != (i, j) && (graph.isDirected || pair != (j, i))
      }
      let without = PlainGraph(
        count: graph.count, arcs: arcs.map { ($0.0, $0.1, 1) }, isDirected: graph.isDirected)
      let drop = whole - cohesion(without)
      drops[i].append(drop)
      drops[j].append(drop)
    }
    return drops.map { $0.isEmpty ? nil : $0.reduce(0, +) / Double($0.count) }
  }

  private static func cohesion(_ graph: PlainGraph) -> Double {
    let n = Double(graph.count)
    var sum = 0.0
    let steps = NaivePaths.steps(graph)
    for i in graph.nodes {
      for j in graph.nodes where graph.isDirected ? i != j : i < j {
        if let d = steps[i][j] { sum += 1 / Double(d) }
      }
    }
    return sum / (n * (n - 1))
  }
}
