// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// The positive eigenvector x of a graph's values, x(v) = 1/λ · Σ w(u→v) x(u) with the largest λ
/// and ‖x‖₂ = 1.
///
/// Two camps joined by one weak tie have two eigenvalues that all but coincide, and there the
/// power method creeps. Maps are small enough for Noda's iteration, which solves a dense system a
/// step and settles in a few: Noda, T. (1971). Note on the computation of the maximal eigenvalue
/// of a non-negative irreducible matrix. Numerische Mathematik 17, 382–386. Larger networks take
/// the power method.
///
/// - Precondition of all of it: every node reaches every other, and no value is negative.
struct PerronVector {
  /// The most nodes for which a dense system is solved.
  static let denseLimit = 256
  private static let powerLimit = 200_000

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
  /// - Complexity: O(n³) time and O(n²) space up to `denseLimit` nodes, else O(m) an iteration.
  static func of(_ graph: FrozenGraph) -> [Double]? {
    let perron = PerronVector(graph)
    if graph.nodeCount <= denseLimit, let vector = perron.byNoda() { return vector }
    return perron.byPowers()
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
      guard let next = solution(shift: bound, right: x).map(Self.normalised),
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

  /// Solves (shift · I − A) y = right by elimination; `nil` where a pivot is not positive.
  private func solution(shift: Double, right: [Double]) -> [Double]? {
    let n = count
    var matrix = [Double](repeating: 0, count: n * n)
    var y = right
    for node in 0..<n {
      matrix[node * n + node] = shift
      for position in graph.inRow(node) {
        matrix[node * n + Int(graph.reverseSources[position])] = -values[position]
      }
    }
    for pivot in 0..<n {
      guard matrix[pivot * n + pivot] > 0 else { return nil }
      for row in (pivot + 1)..<max(n, pivot + 1) where matrix[row * n + pivot] != 0 {
        let factor = matrix[row * n + pivot] / matrix[pivot * n + pivot]
        for column in pivot..<n {
          matrix[row * n + column] -= factor * matrix[pivot * n + column]
        }
        y[row] -= factor * y[pivot]
      }
    }
    for row in (0..<n).reversed() {
      for column in (row + 1)..<max(n, row + 1) { y[row] -= matrix[row * n + column] * y[column] }
      y[row] /= matrix[row * n + row]
    }
    return y
  }

  // MARK: - Power method

  /// Powers of A plus the mean strength, which settle on bipartite graphs too. The changes shrink
  /// by a factor r each time in the long run, so the error left is about change · r / (1 − r).
  private func byPowers() -> [Double]? {
    let shift = values.reduce(0, +) / Double(count)
    var x = [Double](repeating: 1 / Double(count).squareRoot(), count: count)
    var changes: [Double] = []
    for _ in 0..<Self.powerLimit {
      let next = Self.normalised(zip(x, product(x)).map { $0 * shift + $1 })
      let change = zip(x, next).reduce(0) { $0 + ($1.0 - $1.1).magnitude }
      x = next
      if change == 0 { return x }
      changes.append(change)
      // Over sixteen steps, for complex eigenvalues make the changes swing.
      guard changes.count > 16 else { continue }
      let rate = pow(change / changes.removeFirst(), 1 / 16)
      if rate < 1, change * rate / (1 - rate) <= 1e-12 { return x }
    }
    return nil
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
