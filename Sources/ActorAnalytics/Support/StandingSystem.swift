// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// The equations of PN centrality: B holds 1 for a positive and −2 for a negative tie, and
/// c = 2(n − 1) keeps every row of |B| / c at or below 1.
struct StandingSystem {
  private let graph: FrozenGraph
  private let scale: Double

  /// - Precondition: `graph` has two nodes or more, and its values are signs.
  init(_ graph: FrozenGraph) {
    self.graph = graph
    scale = 1 / (2 * Double(graph.nodeCount - 1))
  }

  private var count: Int { graph.nodeCount }

  /// x = 1 + B·x / c of an undirected graph; `nil` where there is no single solution.
  ///
  /// |B| / c has rows up to 1, so 1 is no eigenvalue of B / c unless all of them are 1, which takes
  /// every pair to be negative; then the eigenvalues are −1 and 1 / (n − 1).
  func both(_ control: KernelControl) throws(Cancellation) -> [Double]? {
    if count == 2, graph.values.contains(where: { $0 < 0 }) { return nil }
    let ones = [Double](repeating: 1, count: count)
    return try solution(ones, control) { minus($0, out($0)) }
  }

  /// x = (B + c)·1 / c + B·Bᵀ·x / c² of a directed graph, from the ties that go out; turned round
  /// from those that come in. `nil` where there is no single solution.
  ///
  /// The rows of |B||Bᵀ| / c² are up to 1, and all of a closed part of them are 1 only where every
  /// arc that can be is there and negative.
  func oneWay(out goesOut: Bool, _ control: KernelControl) throws(Cancellation) -> [Double]? {
    let negative = graph.values.count { $0 < 0 }
    if negative == count * (count - 1) || (count == 2 && negative > 0) { return nil }
    let ones = [Double](repeating: 1, count: count)
    let first = goesOut ? out(ones) : into(ones)
    let right = zip(ones, first).map { $0 + $1 }
    return try solution(right, control) { x in
      minus(x, goesOut ? out(into(x)) : into(out(x)))
    }
  }

  // MARK: - Steps

  /// Directly on small maps; else by conjugate gradients, for both matrices are symmetric and have
  /// positive eigenvalues only.
  private func solution(
    _ right: [Double], _ control: KernelControl, matrix: ([Double]) -> [Double]
  ) throws(Cancellation) -> [Double]? {
    guard count <= DenseSystem.limit else {
      return try ConjugateGradients.solution(right, control: control, matrix: matrix)
    }
    try control.check()
    var dense = DenseMatrix(count: count)
    var unit = [Double](repeating: 0, count: count)
    for column in 0..<count {
      unit[column] = 1
      for (row, entry) in matrix(unit).enumerated() { dense[row, column] = entry }
      unit[column] = 0
    }
    return dense.solution(right)
  }

  private func minus(_ a: [Double], _ b: [Double]) -> [Double] { zip(a, b).map { $0 - $1 } }

  /// B·x / c.
  private func out(_ x: [Double]) -> [Double] {
    (0..<count).map { row in
      var sum = 0.0
      for arc in graph.outRow(row) {
        sum += (graph.values[arc] < 0 ? -2 : 1) * x[Int(graph.targets[arc])]
      }
      return sum * scale
    }
  }

  /// Bᵀ·x / c.
  private func into(_ x: [Double]) -> [Double] {
    (0..<count).map { row in
      var sum = 0.0
      for arc in graph.inRow(row) {
        sum += (graph.reverseValues[arc] < 0 ? -2 : 1) * x[Int(graph.reverseSources[arc])]
      }
      return sum * scale
    }
  }
}
