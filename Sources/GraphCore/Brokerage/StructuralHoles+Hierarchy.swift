// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

extension StructuralHoles {
  /// How far a node's constraint comes from few of its N neighbours, by the Coleman–Theil index:
  /// H(i) = Σ over neighbours j of r(j) ln r(j) / (N ln N), with r(j) the local constraint of j
  /// over the mean of all; 1 for one neighbour, `nil` without any.
  ///
  /// - Precondition: no value is negative.
  /// - Complexity: O(Σ d²) over the degrees d; O(nodes) space a thread.
  public static func hierarchy(
    of graph: FrozenGraph, control: KernelControl = KernelControl()
  ) throws(Cancellation) -> [Double?] {
    let rows = MutualRows(graph)
    let shares = rows.shares()
    return try walk(rows, shares, shares, control) { node, rows, own, _, indirect in
      for place in rows[node] {
        let (contact, share) = (Int(rows.neighbors[place]), own[place])
        for step in rows[contact] { indirect[Int(rows.neighbors[step])] += share * own[step] }
      }
      let locals = rows[node].map {
        let local = own[$0] + indirect[Int(rows.neighbors[$0])]
        return local * local
      }
      for place in rows[node] {
        for step in rows[Int(rows.neighbors[place])] { indirect[Int(rows.neighbors[step])] = 0 }
      }
      return disorder(of: locals)
    }
  }

  /// The Coleman–Theil index of numbers above 0.
  ///
  /// Ratios to the mean add up to their number N, so Σ r ln r is Σ (r ln r − r + 1): every term is
  /// 0 or more, and nothing cancels where all are nearly alike.
  private static func disorder(of locals: [Double]) -> Double {
    guard locals.count > 1 else { return 1 }
    let mean = locals.reduce(0, +) / Double(locals.count)
    let sum = locals.reduce(0.0) { sum, local in
      let excess = (local - mean) / mean
      // What only rounding tells apart is alike.
      return excess.magnitude < 1e-13 ? sum : sum + (1 + excess) * log1p(excess) - excess
    }
    return sum / (Double(locals.count) * log(Double(locals.count)))
  }
}
