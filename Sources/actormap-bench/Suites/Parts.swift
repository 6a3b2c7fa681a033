// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import GraphCore

// What hangs together, and what holds it together.
extension BenchTask {
  static let parts: [BenchTask] = [
    .parts(as: "component"),
    .parts(as: "strong-component"),
    .measure("blocks"),
    BenchTask(
      "articulation-and-bridges", entry: "CutSearch(graph)",
      compute: { graph, _ in CutSearch(graph.graph) },
      values: { cuts, graph in
        graph.ordered(cuts.isArticulationPoint.map { $0 ? 1 : 0 })
          + graph.ordered(pairs: cuts.bridges)
      }),
  ]

  /// A measure whose values number the parts that actors belong to.
  private static func parts(as measure: String) -> BenchTask {
    let task = BenchTask.measure(measure, column: 1)
    return BenchTask(
      measure, entry: task.entry, measures: [measure],
      compute: { graph, subject in try task.run(subject).values },
      values: { values, graph in
        let places = graph.order
        var parts = [Int](repeating: 0, count: places.count)
        for (place, value) in try values().enumerated() { parts[places[place]] = Int(value) }
        return graph.ordered(parts: parts)
      })
  }
}
