// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// How alike the ties of two actors are: each compares what leads from both to every third actor
/// and, where there are directions, from every third actor to both.
struct ProfileLikeness: Sendable {
  private let graph: FrozenGraph
  /// The sum and the sum of squares of each actor's values.
  private let sums: [Double]
  private let squares: [Double]

  init(_ graph: FrozenGraph) {
    self.graph = graph
    let parts = (0..<graph.nodeCount).map { Self.values(of: $0, in: graph) }
    sums = parts.map { CompensatedSum($0).value }
    squares = parts.map { CompensatedSum($0.lazy.map { $0 * $0 }).value }
  }

  private static func values(of actor: Int, in graph: FrozenGraph) -> [Double] {
    let out = graph.outRow(actor).map { graph.values[$0] }
    return graph.isDirected ? out + graph.inRow(actor).map { graph.reverseValues[$0] } : out
  }

  /// How many entries two actors are compared in.
  private var length: Double { Double(graph.nodeCount - 2) * (graph.isDirected ? 2 : 1) }

  /// Correlation and Euclidean distance of an actor and each of those behind it; `products` has
  /// room for all actors, comes and goes all 0.
  func rows(of actor: Int, _ products: inout [Double]) -> [(correlation: Double?, distance: Double)]
  {
    multiply(actor, &products, 1)
    let rows = ((actor + 1)..<graph.nodeCount).map { other in
      compare(actor, other, product: products[other])
    }
    multiply(actor, &products, 0)
    return rows
  }

  /// Adds up the products with everyone who has a third actor in common, or sets them to 0.
  private func multiply(_ actor: Int, _ products: inout [Double], _ factor: Double) {
    for arc in graph.outRow(actor) {
      let (third, value) = (Int(graph.targets[arc]), graph.values[arc])
      for place in graph.inRow(third) {
        let other = Int(graph.reverseSources[place])
        products[other] = factor * (products[other] + value * graph.reverseValues[place])
      }
    }
    guard graph.isDirected else { return }
    for place in graph.inRow(actor) {
      let (third, value) = (Int(graph.reverseSources[place]), graph.reverseValues[place])
      for arc in graph.outRow(third) {
        let other = Int(graph.targets[arc])
        products[other] = factor * (products[other] + value * graph.values[arc])
      }
    }
  }

  private func compare(
    _ a: Int, _ b: Int, product: Double
  ) -> (correlation: Double?, distance: Double) {
    // What is between the two themselves is no part of either profile.
    let there = graph.value(from: a, to: b) ?? 0
    let back = graph.value(from: b, to: a) ?? 0
    let own = graph.isDirected ? [there, back] : [there]
    let sum = (sums[a] - own.reduce(0, +), sums[b] - own.reduce(0, +))
    let between = own.reduce(0) { $0 + $1 * $1 }
    let square = (squares[a] - between, squares[b] - between)
    let distance = Self.cleared(
      square.0 + square.1 - 2 * product, of: squares[a] + squares[b] + between)
    let spread = (
      Self.cleared(length * square.0 - sum.0 * sum.0, of: length * squares[a]),
      Self.cleared(length * square.1 - sum.1 * sum.1, of: length * squares[b])
    )
    let shared = Self.cleared(
      length * product - sum.0 * sum.1, of: length * product.magnitude + (sum.0 * sum.1).magnitude)
    let isDefined = spread.0 > 0 && spread.1 > 0
    let scale = (spread.0 * spread.1).squareRoot()
    return (isDefined ? max(-1, min(1, shared / scale)) : nil, max(0, distance).squareRoot())
  }

  /// 0 where a difference is what rounding left of nothing.
  private static func cleared(_ difference: Double, of size: Double) -> Double {
    difference.magnitude <= 1e-13 * size ? 0 : difference
  }
}
