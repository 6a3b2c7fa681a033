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

/// Distances between one actor and all others, as closeness and harmonic closeness read them.
struct Distances: Sendable {
  /// The parameters that both measures share.
  static let parameters = [
    MeasureParameter(
      "direction", .choice(["in", "out", "undirected"]), default: "in",
      "in: from the others to the actor; out: from the actor to the others"),
    MeasureParameter(
      "distance", .choice(["hops", "neg-log"]), default: "hops",
      "hops: steps; neg-log: −ln of the product of trusts along the best path"),
  ]

  private let graph: FrozenGraph
  private let isReversed: Bool
  private let readsTrust: Bool

  init(
    _ graph: ActorGraph, arguments: MeasureArguments, measure: String
  ) throws(AnalysisError) {
    readsTrust = arguments["distance"] == "neg-log"
    if readsTrust, graph.view.reading != .trust {
      throw .unsupportedView(
        measure: measure, reason: "distance neg-log needs the trust view (--read-as trust)")
    }
    let direction = arguments["direction"]
    self.graph = direction == "undirected" ? graph.graph.undirected() : graph.graph
    isReversed = direction == "in"
  }

  /// Whether the actor has no tie at all.
  func isIsolate(_ actor: Int) -> Bool {
    graph.outRow(actor).isEmpty && graph.inRow(actor).isEmpty
  }

  /// The distance of every other actor that is reached.
  func distances(of actor: Int) -> [Double] {
    var found: [Double] = []
    if readsTrust {
      let products = TrustProducts.best(from: actor, in: graph, reversed: isReversed)
      for (other, product) in products.enumerated() where other != actor && product > 0 {
        found.append(TrustProducts.isAsGood(product, as: 1) ? 0 : -log(product))
      }
    } else {
      let steps = Hops.distances(from: actor, in: graph, reversed: isReversed)
      for (other, count) in steps.enumerated() where other != actor && count > 0 {
        found.append(Double(count))
      }
    }
    return found
  }

  /// Cells for every actor, computed in parallel.
  func columns(
    _ count: Int, control: RunControl, cells: @Sendable (Int, [Double]) -> [Cell]
  ) -> [[Cell]] {
    let parts = ParallelChunks.map(
      graph.nodeCount, threads: control.threads, progress: control.progress
    ) { actors in
      actors.map { cells($0, distances(of: $0)) }
    }
    let rows = parts.flatMap { $0 }
    return (0..<count).map { column in rows.map { $0[column] } }
  }
}
