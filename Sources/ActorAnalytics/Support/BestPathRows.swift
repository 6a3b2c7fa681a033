// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

extension Measure {
  /// For each pair the value of the best path by `rule`, and its number of ties.
  func bestPathResult(
    on graph: ActorGraph, parameters: MeasureArguments, _ control: RunControl,
    rule: LayeredPaths.Rule
  ) throws(AnalysisError) -> MeasureResult {
    try refuseViewsWithoutTrust(graph)
    let core = graph.graph
    let hops = parameters.count(TrustParameters.hops.name)
    return try pairResult(on: graph, parameters: parameters, control) {
      LayeredPaths(nodeCount: core.nodeCount, rule: rule)
    } cells: { paths, _, start, stops in
      paths.search(from: start, in: core, limit: hops == 0 ? nil : hops)
      return stops.map { stop in
        paths.steps(to: stop).map { [.value(paths.values[stop]), .value(Double($0))] }
      }
    }
  }
}
