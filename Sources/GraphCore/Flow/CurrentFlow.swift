// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Electrical currents in a connected graph without directions, whose values are conductances.
///
/// They follow from the inverse of L + J/n, where L is the Laplacian over its mean diagonal and J
/// has 1 everywhere: what J adds is the same for every node, so that differences between entries
/// are differences of potentials, and no node has to be singled out as the ground.
package struct CurrentFlow: Sendable {
  private let graph: FrozenGraph
  private let inverse: DefiniteInverse
  /// By how much conductances were divided.
  private let scale: Double

  /// Prepares the potentials; `nil` where rounding left none.
  ///
  /// - Precondition: the graph is undirected and connected, and all values are above 0.
  /// - Complexity: O(n³ / 2) time and O(n²) space for n nodes.
  package init?(_ graph: FrozenGraph, control: KernelControl) throws(Cancellation) {
    precondition(!graph.isDirected, "currents flow both ways")
    let n = graph.nodeCount
    let strengths = (0..<n).map { graph.outRow($0).reduce(0) { $0 + graph.values[$1] } }
    let mean = strengths.reduce(0, +) / Double(max(1, n))
    // One node alone has no ties.
    let scale = mean > 0 ? mean : 1
    var matrix = [Double](repeating: 1 / Double(max(1, n)), count: n * n)
    for node in 0..<n {
      matrix[node * n + node] += strengths[node] / scale
      for arc in graph.outRow(node) {
        matrix[node * n + Int(graph.targets[arc])] -= graph.values[arc] / scale
      }
    }
    guard let inverse = try DefiniteInverse(matrix, count: n, control: control) else { return nil }
    (self.graph, self.inverse, self.scale) = (graph, inverse, scale)
  }

  /// For each node the sum of the resistances between it and all others: the potential that one
  /// unit of current needs between the two, over all the ties at once.
  package var resistances: [Double] {
    let n = graph.nodeCount
    // Of the pseudo-inverse of L: J/n is its own inverse.
    let diagonal = (0..<n).map { inverse[$0, $0] - 1 / Double(n) }
    let trace = diagonal.reduce(0, +)
    return diagonal.map { (Double(n) * $0 + trace) / scale }
  }

  /// For each node the current that runs through it, summed over all pairs of other nodes between
  /// which one unit flows.
  ///
  /// The currents on a tie are a difference of two rows of the inverse; sorted, they give the sum
  /// over all pairs at once (Brandes & Fleischer 2005).
  ///
  /// - Complexity: O(m·n·log n) for m ties.
  package func throughputs(_ control: KernelControl) throws(Cancellation) -> [Double] {
    let n = graph.nodeCount
    let halves = try ParallelChunks.fold(
      n, control: control, into: [Double](repeating: 0, count: n)
    ) {
    } body: { _, nodes throws(Cancellation) in
      var part: [(node: Int, share: Double)] = []
      for node in nodes {
        try control.check()
        for arc in graph.outRow(node) where Int(graph.targets[arc]) > node {
          let other = Int(graph.targets[arc])
          let (mine, others) = currents(node, other, graph.values[arc] / scale)
          part += [(node, mine), (other, others)]
        }
      }
      return part
    } combine: { sums, part in
      for (node, share) in part { sums[node] += share }
    }
    // What enters also leaves. Over a node with one tie nothing passes, whatever rounding says.
    return (0..<n).map { graph.outRow($0).count < 2 ? 0 : halves[$0] / 2 }
  }

  /// The currents on the tie of `a` and `b`, summed over all pairs of nodes without `a`, and over
  /// all without `b`.
  private func currents(_ a: Int, _ b: Int, _ conductance: Double) -> (Double, Double) {
    let n = graph.nodeCount
    let flows = (0..<n).map { conductance * (inverse[a, $0] - inverse[b, $0]) }
    let sorted = flows.sorted()
    // Current runs from one end to the other, so that the ends have the most and the least of all.
    return (
      Self.differences(sorted, without: flows[a]), Self.differences(sorted, without: flows[b])
    )
  }

  /// The sum of |x − y| over all pairs of sorted numbers, one of those like `left` left out.
  private static func differences(_ sorted: [Double], without left: Double) -> Double {
    var (sum, place, isLeftOut) = (0.0, 0, false)
    let others = Double(sorted.count - 1)
    for number in sorted {
      if !isLeftOut, number == left {
        isLeftOut = true
        continue
      }
      sum += (2 * Double(place) + 1 - others) * number
      place += 1
    }
    return sum
  }
}
