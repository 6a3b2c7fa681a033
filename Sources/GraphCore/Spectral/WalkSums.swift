// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Sums over all walks that end, or begin, at a node, each step counting less or turning the sign:
/// x = s + f·Ax, on graphs too large to be solved directly.
///
/// Gauss and Seidel's sweeps, which settle where |f| is below one over the largest eigenvalue of A.
///
/// Why it is exact: sweeps end when no residual is above 1e-13 of the start s there. The error is
/// then at most 1e-13 of y = s + |f|·Ay, which for f ≥ 0 is x itself, entry by entry.
public enum WalkSums {
  /// The most of the start that may be left as a residual.
  static let accuracy = 1e-13
  private static let sweepLimit = 50_000

  /// The sums, or `nil` where 50,000 sweeps are not enough.
  ///
  /// - Parameters:
  ///   - factor: f, by which each step of a walk counts.
  ///   - start: s, nowhere negative.
  ///   - out: whether row v of A holds the arcs out of v; else those into v.
  /// - Precondition: no value is negative.
  /// - Complexity: O(nodes + arcs) a sweep; about 30/(1 − |f|λ) sweeps for a largest eigenvalue λ.
  public static func sums(
    of graph: FrozenGraph, factor: Double, start: [Double], out: Bool = false,
    control: KernelControl = KernelControl()
  ) throws(Cancellation) -> [Double]? {
    precondition(start.count == graph.nodeCount, "one start a node")
    guard graph.arcCount > 0 else { return start }
    return try RowView.reading(graph, out: out) { rows throws(Cancellation) in
      // Values that are all alike are not read but stand for 1.
      let step = factor * (rows.isPlain ? graph.values[0] : 1)
      let room = VectorRoom(1, length: start.count)
      room.set(0, start)
      let x = room[0]
      for sweep in 0..<sweepLimit {
        try control.check()
        for row in 0..<rows.count { x[row] = start[row] + step * rows.product(row, x) }
        guard sweep % 4 == 3 else { continue }
        let isSettled = (0..<rows.count).allSatisfy { row in
          let residual = start[row] + step * rows.product(row, x) - x[row]
          return residual.magnitude <= accuracy * start[row] + 4 * x[row].ulp
        }
        if isSettled { return room.array(0) }
      }
      return nil
    }
  }
}
