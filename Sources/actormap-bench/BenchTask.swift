// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics
import ActorFormats

/// Something to be timed: what a Swift user calls, and how its result is written for comparing.
struct BenchTask: Sendable {
  /// What a task works on.
  struct Subject: Sendable {
    /// Where the graph comes from.
    let source: GraphSource
    /// Whether ties of a file go one way only.
    let isDirected: Bool
    /// The graph; `nil` for tasks that load it themselves.
    let graph: BenchGraph?
    /// Parameters for a measure, over those of the task.
    let parameters: [String: String]
    let control: RunControl
  }

  /// The kebab-case id.
  let id: String
  /// How ties are read.
  let reading: Reading
  /// What is called, for the notes beside a table.
  let entry: String
  /// Whether loading is part of what is timed.
  let loads: Bool
  /// The measures of the catalogue that it needs.
  let measures: [String]
  /// Works, and says how long it took and how to get the values for comparing.
  let run: @Sendable (Subject) throws -> (seconds: Double, values: () throws -> [Double])

  /// A task that computes on a graph which is there.
  init<Output>(
    _ id: String, reading: Reading = .hops, entry: String, measures: [String] = [],
    compute: @escaping @Sendable (BenchGraph, Subject) throws -> Output,
    values: @escaping @Sendable (Output, BenchGraph) throws -> [Double]
  ) {
    self.id = id
    self.reading = reading
    self.entry = entry
    loads = false
    self.measures = measures
    run = { subject in
      guard let graph = subject.graph else { preconditionFailure("the graph is loaded before") }
      let clock = ContinuousClock()
      let start = clock.now
      let output = try compute(graph, subject)
      return ((clock.now - start).seconds, { try values(output, graph) })
    }
  }

  /// A task that loads a file and may go on from there.
  init(
    loading id: String, reading: Reading, entry: String, measures: [String] = [],
    compute: @escaping @Sendable (Subject) throws -> (BenchGraph, [[Double]])
  ) {
    self.id = id
    self.reading = reading
    self.entry = entry
    loads = true
    self.measures = measures
    run = { subject in
      let clock = ContinuousClock()
      let start = clock.now
      let (graph, columns) = try compute(subject)
      let seconds = (clock.now - start).seconds
      return (seconds, { columns.flatMap(graph.ordered) })
    }
  }
}

extension BenchTask {
  /// A measure of the catalogue, timed until its result is there with all rows and columns.
  static func measure(
    _ measure: String, as id: String? = nil, reading: Reading = .hops,
    parameters: [String: String] = [:], column: Int = 0
  ) -> BenchTask {
    BenchTask(
      id ?? measure, reading: reading, entry: "MeasureCatalog.result(\"\(measure)\")",
      measures: [measure],
      compute: { graph, subject in
        // Settings are the driver's for every version of the measure: those unknown to it go.
        let known = try MeasureCatalog.measure(measure).descriptor.parameters.map(\.name)
        let given = subject.parameters.filter { known.contains($0.key) }
        return try MeasureCatalog.result(
          measure, parameters: parameters.merging(given) { $1 }, on: graph.actors,
          control: subject.control)
      }, values: { result, graph in graph.ordered(numbers(result.columns[column])) })
  }

  /// The numbers of a column; NaN where there is none.
  static func numbers(_ column: MeasureColumn) -> [Double] {
    column.cells.map { $0.number ?? .nan }
  }

  /// All tasks whose measures the catalogue has, in the order in which lists show them.
  static let all: [BenchTask] =
    (paths + plain + distances + parts + cohesion + spectra + loading).filter { task in
      task.measures.allSatisfy { id in MeasureCatalog.all.contains { $0.descriptor.id == id } }
    }

  static func task(_ id: String) -> BenchTask? { all.first { $0.id == id } }
}

extension Duration {
  /// The duration in seconds.
  var seconds: Double {
    Double(components.seconds) + Double(components.attoseconds) * 1e-18
  }
}
