// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// What flows, from the sentences that define it: cuts counted one by one, and potentials solved
/// for one pair at a time.
public enum NaiveFlows {
  /// The most that flows from one node to another over those that are `open`: the smallest of all
  /// cuts (Ford & Fulkerson), each looked at.
  public static func flow(
    _ graph: PlainGraph, from source: Int, to target: Int, open: (Int) -> Bool = { _ in true }
  ) -> Double {
    let nodes = graph.nodes.filter(open)
    let inner = nodes.filter { $0 != source && $0 != target }
    return (0..<(1 << inner.count)).map { mask in
      var side = Set(inner.indices.filter { mask >> $0 & 1 == 1 }.map { inner[$0] })
      side.insert(source)
      return side.reduce(0) { sum, i in
        sum + nodes.filter { !side.contains($0) }.reduce(0) { $0 + (graph.values[i][$1] ?? 0) }
      }
    }.min() ?? 0
  }

  /// The potentials when one unit of current flows from one node to another of a connected graph,
  /// by Kirchhoff's law at every node but the last, which is the ground.
  public static func potentials(_ graph: PlainGraph, from source: Int, to target: Int) -> [Double] {
    let last = graph.count - 1
    let rows = (0..<last).map { i in
      (0..<last).map { j in
        let total = graph.values[i].reduce(0) { $0 + ($1 ?? 0) }
        return i == j ? total : -(graph.values[i][j] ?? 0)
      }
    }
    let currents = (0..<last).map { $0 == source ? 1.0 : $0 == target ? -1 : 0 }
    return solution(rows, currents) + [0]
  }

  /// Gauss and Jordan's elimination.
  public static func solution(_ matrix: [[Double]], _ right: [Double]) -> [Double] {
    let n = right.count
    var rows = zip(matrix, right).map { $0 + [$1] }
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
