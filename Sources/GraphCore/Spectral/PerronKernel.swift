// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// The positive eigenvector x of a large graph's values, x(v) = 1/λ · Σ w(u→v) x(u) with the
/// largest λ and ‖x‖₂ = 1.
///
/// Undirected graphs take Lanczos' method (`PerronLanczos`), directed ones the power method.
public enum PerronKernel {
  private static let powerLimit = 200_000

  /// The vector, or `nil` where the iteration does not settle.
  ///
  /// - Precondition: every node reaches every other, and no value is negative.
  /// - Complexity: O(arcs) a step, and where undirected O(20 · nodes); about ln(10¹³)/√γ steps
  ///   where undirected, ln(10¹²)/γ where directed, for a second eigenvalue of (1 − γ)λ.
  public static func vector(
    of graph: FrozenGraph, control: KernelControl = KernelControl()
  ) throws(Cancellation) -> [Double]? {
    guard graph.arcCount > 0 else { return nil }
    return try RowView.reading(graph) { rows throws(Cancellation) in
      let largest = rows.isPlain ? 1 : graph.values.reduce(0, max)
      if largest > 1e-60, largest < 1e60 { return try vector(rows, graph, control) }
      // Over the largest, so that tiny values do not vanish.
      let scaled = (0..<graph.arcCount).map { graph.reverseValues[$0] / largest }
      return try scaled.withUnsafeBufferPointer { scaled throws(Cancellation) in
        try vector(rows.with(scaled), graph, control)
      }
    }
  }

  private static func vector(
    _ rows: RowView, _ graph: FrozenGraph, _ control: KernelControl
  ) throws(Cancellation) -> [Double]? {
    if !graph.isDirected {
      let lanczos = PerronLanczos(rows)
      if let vector = try lanczos.run(control) { return vector }
    }
    return try byPowers(rows, control)
  }

  /// Powers of A plus the mean strength, which settle on bipartite graphs too. The changes shrink
  /// by a factor r each time in the long run, so the error left is about change · r / (1 − r).
  private static func byPowers(
    _ rows: RowView, _ control: KernelControl
  ) throws(Cancellation) -> [Double]? {
    let n = rows.count
    let parts = RowParts(offsets: rows.offsets)
    let room = VectorRoom(2, length: n)
    let (x, next) = (room[0], room[1])
    room.set(0, [Double](repeating: 1 / Double(n).squareRoot(), count: n))
    let shift = (0..<n).reduce(0) { $0 + rows.strength($1) } / Double(n)
    var changes: [Double] = []
    for _ in 0..<powerLimit {
      let squares = try parts.sums(control) { range in
        var sum = 0.0
        for row in range {
          next[row] = x[row] * shift + rows.product(row, x)
          sum += next[row] * next[row]
        }
        return SIMD2(sum, 0)
      }.x
      let scale = 1 / squares.squareRoot()
      let change = try parts.sums(control) { range in
        var sum = 0.0
        for row in range {
          let value = next[row] * scale
          sum += (x[row] - value).magnitude
          x[row] = value
        }
        return SIMD2(sum, 0)
      }.x
      if change == 0 { return room.array(0) }
      changes.append(change)
      // Over sixteen steps, for complex eigenvalues make the changes swing.
      guard changes.count > 16 else { continue }
      let rate = pow(change / changes.removeFirst(), 1 / 16)
      if rate < 1, change * rate / (1 - rate) <= 1e-12 { return room.array(0) }
    }
    return nil
  }
}
