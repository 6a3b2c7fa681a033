// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// The positive eigenvector x of a graph's values, x(v) = 1/λ · Σ w(u→v) x(u) with the largest λ
/// and ‖x‖₂ = 1.
///
/// Two camps joined by one weak tie have two eigenvalues that all but coincide, and there the
/// power method creeps. Maps are small enough for Noda's iteration, which solves a dense system a
/// step and settles in a few: Noda, T. (1971). Note on the computation of the maximal eigenvalue
/// of a non-negative irreducible matrix. Numerische Mathematik 17, 382–386. Larger networks take
/// `PerronKernel`.
///
/// - Precondition of all of it: every node reaches every other, and no value is negative.
struct PerronVector {
  private let graph: FrozenGraph
  /// The values into each node over the largest of all, so that tiny ones do not vanish.
  private let values: [Double]
  private var count: Int { graph.nodeCount }

  private init(_ graph: FrozenGraph) {
    self.graph = graph
    let largest = graph.values.max() ?? 1
    values = graph.reverseValues.map { $0 / largest }
  }

  /// The vector, or `nil` where the iteration does not settle.
  ///
  /// - Complexity: O(n³) time and O(n²) space up to `DenseSystem.limit` nodes, else O(m) an
  ///   iteration.
  static func of(
    _ graph: FrozenGraph, control: KernelControl
  ) throws(Cancellation) -> [Double]? {
    if graph.nodeCount <= DenseSystem.limit, let vector = PerronVector(graph).byNoda() {
      return vector
    }
    return try PerronKernel.vector(of: graph, control: control)
  }

  // MARK: - Noda's iteration

  /// Inverse iteration with the Collatz–Wielandt bound max (Ax)ᵢ/xᵢ ≥ λ for a shift: λ̄I − A stays
  /// an M-matrix, so elimination needs no pivoting and every iterate is positive.
  private func byNoda() -> [Double]? {
    var x = [Double](repeating: 1 / Double(count).squareRoot(), count: count)
    var last = Double.infinity
    for _ in 0..<100 {
      // A bound that were exact would leave no inverse; so little more does not slow it down.
      let bound = zip(product(x), x).reduce(0) { max($0, $1.0 / $1.1) } * (1 + 1e-12)
      guard let next = inverse(shift: bound, times: x).map(Self.normalised),
        next.allSatisfy({ $0.isNormal && $0 > 0 })
      else { return nil }
      let ratios = zip(next, x).map { $0 / $1 }
      let (low, high) = (ratios.min() ?? 1, ratios.max() ?? 1)
      let spread = (high - low) / high
      x = next
      // Rounding ends the progress a little earlier where two eigenvalues all but coincide.
      if spread <= 1e-13 || (spread <= 1e-10 && spread >= last) { return x }
      last = spread
    }
    return nil
  }

  private func inverse(shift: Double, times x: [Double]) -> [Double]? {
    var system = DenseSystem(count: count, diagonal: shift)
    for node in 0..<count {
      for position in graph.inRow(node) {
        system[node, Int(graph.reverseSources[position])] = -values[position]
      }
    }
    return system.solution(x)
  }

  private func product(_ x: [Double]) -> [Double] {
    x.indices.map { node in
      graph.inRow(node).reduce(0) { $0 + values[$1] * x[Int(graph.reverseSources[$1])] }
    }
  }

  private static func normalised(_ x: [Double]) -> [Double] {
    // The largest first, so that squares neither overflow nor vanish.
    let largest = x.max() ?? 1
    let scaled = x.map { $0 / largest }
    let length = scaled.reduce(0) { $0 + $1 * $1 }.squareRoot()
    return scaled.map { $0 / length }
  }
}
