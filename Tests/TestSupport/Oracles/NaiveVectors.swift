// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Eigenvectors and PageRank from dense matrices.
public enum NaiveVectors {
  /// The vector with x(v) = 1/λ · Σ w(u→v) x(u) and ‖x‖₂ = 1: the power method with 2^60 steps,
  /// taken as sixty squarings of A + I.
  ///
  /// - Precondition: every node reaches every other.
  public static func eigenvector(_ graph: PlainGraph) -> [Double] {
    var matrix = graph.nodes.map { v in
      graph.nodes.map { u in (graph.values[u][v] ?? 0) + (u == v ? 1 : 0) }
    }
    for _ in 0..<60 {
      let square = graph.nodes.map { i in
        graph.nodes.map { j in graph.nodes.reduce(0) { $0 + matrix[i][$1] * matrix[$1][j] } }
      }
      let most = square.joined().max() ?? 1
      matrix = square.map { $0.map { $0 / most } }
    }
    let column = matrix.map { $0[0] }
    let length = column.reduce(0) { $0 + $1 * $1 }.squareRoot()
    return column.map { $0 / length }
  }

  /// PageRank as the solution of p = (1 − d)/n + d · Mp, by Gauss–Jordan elimination.
  public static func pageRank(_ graph: PlainGraph, damping: Double) -> [Double] {
    let n = graph.count
    let sums = graph.values.map { $0.reduce(0) { $0 + ($1 ?? 0) } }
    var rows = graph.nodes.map { v in
      graph.nodes.map { u in
        let share = sums[u] > 0 ? (graph.values[u][v] ?? 0) / sums[u] : 1 / Double(n)
        return (u == v ? 1 : 0) - damping * share
      } + [(1 - damping) / Double(n)]
    }
    for pivot in 0..<n {
      let best = (pivot..<n).max { rows[$0][pivot].magnitude < rows[$1][pivot].magnitude }
      rows.swapAt(pivot, best ?? pivot)
      let scale = rows[pivot][pivot]
      rows[pivot] = rows[pivot].map { $0 / scale }
      for other in 0..<n where other != pivot {
        let factor = rows[other][pivot]
        rows[other] = zip(rows[other], rows[pivot]).map { $0 - factor * $1 }
      }
    }
    return rows.map { $0[n] }
  }
}
