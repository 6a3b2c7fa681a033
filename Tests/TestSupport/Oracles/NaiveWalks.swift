// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Sums over walks from dense matrices.
public enum NaiveWalks {
  private static func product(_ a: [[Double]], _ b: [[Double]]) -> [[Double]] {
    a.indices.map { i in
      a.indices.map { j in a.indices.reduce(0) { $0 + a[i][$1] * b[$1][j] } }
    }
  }

  /// The values as a matrix, 0 where there is no arc.
  public static func matrix(_ graph: PlainGraph) -> [[Double]] {
    graph.values.map { $0.map { $0 ?? 0 } }
  }

  /// Σ aᵏ · (walks of k steps into each node), `terms` of them, with ‖x‖₂ = 1.
  public static func katz(_ graph: PlainGraph, attenuation: Double, terms: Int) -> [Double] {
    var term = [Double](repeating: 1, count: graph.count)
    var sum = term
    for _ in 1..<terms {
      term = graph.nodes.map { v in
        attenuation * graph.nodes.reduce(0) { $0 + (graph.values[$1][v] ?? 0) * term[$1] }
      }
      sum = zip(sum, term).map(+)
    }
    let length = sum.reduce(0) { $0 + $1 * $1 }.squareRoot()
    return sum.map { $0 / length }
  }

  /// The growth of all walks over 2^20 steps, each step's share of it (Gelfand); 0 where walks end.
  public static func radius(_ graph: PlainGraph) -> Double {
    var power = matrix(graph)
    var radius = 1.0
    for doubling in 0..<20 {
      power = product(power, power)
      let most = power.joined().max() ?? 0
      if most == 0 { return 0 }
      power = power.map { $0.map { $0 / most } }
      var root = most
      for _ in 0...doubling { root = root.squareRoot() }
      radius *= root
    }
    return radius
  }

  /// Authorities with Σ = 1: any column of (AᵀA)^(2³⁰), where all of them are alike; `nil` where
  /// they differ, and where there is none.
  public static func authorities(_ graph: PlainGraph) -> [Double]? {
    let a = matrix(graph)
    let turned = graph.nodes.map { i in graph.nodes.map { a[$0][i] } }
    var power = product(turned, a)
    for _ in 0..<30 {
      let most = power.joined().max() ?? 0
      if most == 0 { return nil }
      power = power.map { $0.map { $0 / most } }
      power = product(power, power)
    }
    let columns = graph.nodes.map { j in graph.nodes.map { power[$0][j] } }
    let scaled = columns.filter { $0.reduce(0, +) > 1e-9 }.map { column in
      column.map { $0 / column.reduce(0, +) }
    }
    guard let first = scaled.first else { return nil }
    let areAlike = scaled.allSatisfy {
      zip($0, first).allSatisfy { isClose($0, $1, tolerance: 1e-5) }
    }
    return areAlike ? first : nil
  }

  /// The diagonal of e^A, A having 1 for each arc: (e^(A/1024))^1024.
  public static func closedWalks(_ graph: PlainGraph) -> [Double] {
    let step = graph.values.map { $0.map { $0 == nil ? 0 : 1.0 / 1_024 } }
    let unit = graph.nodes.map { i in graph.nodes.map { i == $0 ? 1.0 : 0 } }
    var (term, sum) = (unit, unit)
    for k in 1...12 {
      term = product(term, step).map { $0.map { $0 / Double(k) } }
      sum = zip(sum, term).map { zip($0, $1).map(+) }
    }
    for _ in 0..<10 { sum = product(sum, sum) }
    return graph.nodes.map { sum[$0][$0] }
  }
}
