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

/// What the distances between an actor and all others that are reached add up to.
struct DistanceSum: Sendable {
  /// How many others are reached.
  var reached = 0
  /// The sum of the distances.
  var sum = 0.0
  /// The sum of one over the distances.
  var inverse = 0.0
  /// The largest distance; 0 where nobody is reached.
  var farthest = 0.0
  /// Whether a tie of trust 1 makes a distance 0.
  var hasZero = false
}

/// Distances between each actor and all others, as closeness, harmonic closeness, eccentricity and
/// diameter read them.
struct Distances: Sendable {
  /// How a distance is read.
  static let distance = MeasureParameter(
    "distance", .choice(["hops", "neg-log"]), default: "hops",
    "hops: steps; neg-log: −ln of the product of trusts along the best path")

  /// Along which ties a distance is read.
  static let direction = MeasureParameter(
    "direction", .choice(["in", "out", "undirected"]), default: "in",
    "in: from the others to the actor; out: from the actor to the others")

  /// The parameters that the measures of actors share.
  static let parameters = [direction, distance]

  private let graph: FrozenGraph
  private let direction: HopSums.Direction
  /// Whether distances are −ln of products of trust.
  let readsTrust: Bool

  /// - Parameter direction: `in`, `out` or `undirected`.
  init(
    _ graph: ActorGraph, direction: String = "in", distance: String, measure: String
  ) throws(AnalysisError) {
    readsTrust = distance == "neg-log"
    if readsTrust, graph.view.reading != .trust {
      throw .unsupportedView(
        measure: measure, reason: "distance neg-log needs the trust view (--read-as trust)")
    }
    self.direction = direction == "in" ? .into : direction == "out" ? .out : .undirected
    self.graph = graph.graph
  }

  init(
    _ graph: ActorGraph, arguments: MeasureArguments, measure: String
  ) throws(AnalysisError) {
    try self.init(
      graph, direction: arguments["direction"], distance: arguments["distance"], measure: measure)
  }

  /// Whether the actor has no tie at all.
  func isIsolate(_ actor: Int) -> Bool {
    graph.outRow(actor).isEmpty && graph.inRow(actor).isEmpty
  }

  /// Why the distances of an actor have no sum that means anything; `nil` where they have one.
  func reason(_ actor: Int, _ sum: DistanceSum) -> UndefinedReason? {
    if sum.reached == 0 { return isIsolate(actor) ? .isolate : .unreached }
    return sum.hasZero ? .zeroDistance : nil
  }

  /// The sums of every actor.
  ///
  /// - Complexity: that of `HopSums` on hops; O(n·m·log m) on trust.
  func sums(_ control: RunControl) throws(AnalysisError) -> [DistanceSum] {
    readsTrust ? try trustSums(control) : try hopSums(control)
  }

  // MARK: - Steps

  private func hopSums(_ control: RunControl) throws(AnalysisError) -> [DistanceSum] {
    let sums = try control.running { control throws(Cancellation) in
      try HopSums(of: graph, direction, control: control)
    }
    return (0..<graph.nodeCount).map { actor in
      DistanceSum(
        reached: sums.reached[actor], sum: sums.steps[actor], inverse: sums.inverse[actor],
        farthest: Double(sums.farthest[actor]))
    }
  }

  private func trustSums(_ control: RunControl) throws(AnalysisError) -> [DistanceSum] {
    let read = direction == .undirected ? graph.undirected() : graph
    let isReversed = direction == .into
    return try control.running { control throws(Cancellation) in
      try ParallelChunks.fold(
        read.nodeCount, control: control, into: [DistanceSum]()
      ) {
      } body: { _, actors throws(Cancellation) in
        var part: [DistanceSum] = []
        for actor in actors {
          try control.check()
          part.append(Self.trustSum(of: actor, in: read, isReversed: isReversed))
        }
        return part
      } combine: { sums, part in
        sums += part
      }
    }
  }

  private static func trustSum(
    of actor: Int, in graph: FrozenGraph, isReversed: Bool
  ) -> DistanceSum {
    var result = DistanceSum()
    let products = TrustProducts.best(from: actor, in: graph, reversed: isReversed)
    for (other, product) in products.enumerated() where other != actor && product > 0 {
      let distance = TrustProducts.isAsGood(product, as: 1) ? 0 : -log(product)
      result.reached += 1
      result.sum += distance
      if distance == 0 { result.hasZero = true } else { result.inverse += 1 / distance }
      result.farthest = max(result.farthest, distance)
    }
    return result
  }
}
