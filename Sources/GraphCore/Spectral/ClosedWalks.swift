// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Closed walks of every length at each node, a walk of k steps counting 1/k!: the diagonal of
/// e^A, where A has a 1 for each arc.
///
/// The power series itself: no term is negative, so nothing is lost by cancellation, and no dense
/// matrix is needed. Where arcs hold both ways, (A²ᵏ)ᵥᵥ = ‖Aᵏe‖² and (A²ᵏ⁺¹)ᵥᵥ = Aᵏe · Aᵏ⁺¹e, which
/// halves the steps.
///
/// Why it is exact: with y > 0 and r such that Ay ≤ r·y, no step multiplies y·x by more than r
/// (Collatz and Wielandt), so that after the term x at most y·x/y(v) · (r/k + (r/k)² + …) is left.
/// The series ends when that is below 1e-17 of what is counted.
package enum ClosedWalks {
  /// The counts; a number too large for a `Double` is infinite.
  ///
  /// - Complexity: O(n · m · k) for n nodes, m arcs and k terms, about 20 more than the largest
  ///   eigenvalue needs: 25 in small maps; half of it where undirected. O(n) space a thread.
  package static func counts(
    of graph: FrozenGraph, control: KernelControl
  ) throws(Cancellation) -> [Double] {
    guard graph.arcCount > 0 else { return [Double](repeating: 1, count: graph.nodeCount) }
    let growth = Growth(graph)
    return try ParallelChunks.fold(
      graph.nodeCount, control: control, into: [Double]()
    ) {
      VectorRoom(2, length: graph.nodeCount)
    } body: { room, nodes throws(Cancellation) in
      var part: [Double] = []
      for node in nodes {
        try control.check()
        part.append(
          graph.isDirected
            ? count(at: node, graph, growth, room) : halvedCount(at: node, graph, growth, room))
      }
      return part
    } combine: { sums, part in
      sums += part
    }
  }

  private static func count(
    at node: Int, _ graph: FrozenGraph, _ growth: Growth, _ room: VectorRoom
  ) -> Double {
    begin(at: node, graph.nodeCount, room)
    var (sum, steps) = (1.0, 0.0)
    while true {
      let (x, next) = (room[Int(steps) & 1], room[1 - Int(steps) & 1])
      steps += 1
      let left = step(graph, x, next, over: steps, growth)
      sum += next[node]
      guard growth.mayGoOn(left / growth.measure[node], after: steps, sum: sum) else { return sum }
    }
  }

  /// Without the factorials, which come in where two halves of a walk meet.
  private static func halvedCount(
    at node: Int, _ graph: FrozenGraph, _ growth: Growth, _ room: VectorRoom
  ) -> Double {
    begin(at: node, graph.nodeCount, room)
    // `x` is Aᵏe over √(2k)!, so that numbers stay in range.
    var (sum, steps) = (1.0, 0.0)
    while true {
      let (x, next) = (room[Int(steps) & 1], room[1 - Int(steps) & 1])
      steps += 1
      let odd = 2 * steps - 1
      let root = (odd * 2 * steps).squareRoot()
      _ = step(graph, x, next, over: root, growth)
      var (across, square) = (0.0, 0.0)
      for place in 0..<graph.nodeCount {
        across += x[place] * next[place]
        square += next[place] * next[place]
      }
      sum += across * root / odd + square
      // ‖Ax‖ ≤ r‖x‖: the next square is smaller by r² over the next two numbers.
      guard growth.mayGoOn(square, after: 2 * steps, sum: sum) else { return sum }
    }
  }

  private static func begin(at node: Int, _ count: Int, _ room: VectorRoom) {
    for place in 0..<count { room[0][place] = place == node ? 1 : 0 }
  }

  /// One step along the arcs into each node, divided; gives what the growth measures of it.
  private static func step(
    _ graph: FrozenGraph, _ x: Vector, _ next: Vector, over divisor: Double, _ growth: Growth
  ) -> Double {
    graph.reverseOffsets.withUnsafeBufferPointer { offsets in
      graph.reverseSources.withUnsafeBufferPointer { sources in
        var left = 0.0
        for node in 0..<graph.nodeCount {
          var sum = 0.0
          var place = Int(offsets[node])
          let end = Int(offsets[node + 1])
          while place < end {
            sum += x[Int(sources[place])]
            place &+= 1
          }
          next[node] = sum / divisor
          left += next[node] * growth.measure[node]
        }
        return left
      }
    }
  }
}

/// How fast numbers can grow along the arcs of a graph, at most.
private struct Growth {
  /// Positive numbers y with Ay ≤ rate · y.
  let measure: [Double]
  let rate: Double

  init(_ graph: FrozenGraph) {
    var y = [Double](repeating: 1, count: graph.nodeCount)
    func grown() -> [Double] {
      (0..<graph.nodeCount).map { node in
        graph.outRow(node).reduce(0) { $0 + y[Int(graph.targets[$1])] }
      }
    }
    // A few powers of A + 1 lead near the best; any y gives a bound.
    for _ in 0..<30 {
      let sum = zip(grown(), y).map(+)
      let most = sum.max() ?? 1
      y = sum.map { max($0 / most, 1e-100) }
    }
    rate = zip(grown(), y).reduce(0) { max($0, $1.0 / $1.1) } * (1 + 1e-12)
    measure = y
  }

  /// Whether what is left of a series, `term` at most and from then on smaller by `rate` over the
  /// number of the term, can still change `sum`.
  func mayGoOn(_ term: Double, after steps: Double, sum: Double) -> Bool {
    guard sum.isFinite, term > 0 else { return false }
    let ratio = rate / (steps + 1)
    return !(ratio < 0.5 && 2 * term * ratio <= 1e-17 * sum)
  }
}
