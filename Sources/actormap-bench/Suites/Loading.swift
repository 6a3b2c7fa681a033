// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics
import GraphCore

// From a file of plain ties to the frozen graph, alone and with a first look at it.
extension BenchTask {
  static let loading: [BenchTask] = [
    BenchTask(
      loading: "load", reading: .trust,
      entry: "FormatCatalog.read, ActorGraph(freezing:)",
      compute: { subject in
        let graph = try load(subject, reading: .trust)
        return (
          graph, [(0..<graph.graph.nodeCount).map { Double(graph.graph.neighbors(of: $0).count) }]
        )
      }),
    BenchTask(
      loading: "first-look", reading: .trust,
      entry: "load, then degree, core, component, pagerank",
      measures: ["degree", "core", "component", "pagerank"],
      compute: { subject in
        let graph = try load(subject, reading: .trust)
        let columns = try ["degree", "core", "component", "pagerank"].map { measure in
          try MeasureCatalog.result(measure, on: graph.actors, control: subject.control).columns[0]
        }
        return (graph, columns.prefix(2).map(numbers))
      }),
  ]

  private static func load(_ subject: Subject, reading: Reading) throws -> BenchGraph {
    let threads = subject.control.threads
    let ties = try subject.source.ties(directed: subject.isDirected, threads: threads)
    return BenchGraph(ties, reading: reading, threads: threads)
  }
}
