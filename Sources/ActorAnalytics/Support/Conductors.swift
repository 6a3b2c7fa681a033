// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// A view whose ties are read as conductors: without directions, each as good as its value.
enum Conductors {
  /// The most actors whose potentials are solved for: 130 MB and, on one thread, half a minute.
  static let limit = 4_096

  /// What `body` makes of the currents, a number for each actor; no values, for the reason beside
  /// them, where there are none.
  static func cells(
    of graph: FrozenGraph, least: Int, _ control: KernelControl,
    _ body: (CurrentFlow) throws(Cancellation) -> [Double]
  ) throws(Cancellation) -> (values: [Cell]?, reason: UndefinedReason) {
    guard graph.nodeCount >= least else { return (nil, .tooFewActors) }
    let conductors = graph.undirected().withoutZeros()
    guard Hops.isConnected(conductors) else { return (nil, .disconnected) }
    guard graph.nodeCount <= limit else { return (nil, .tooManyActors) }
    guard let flow = try CurrentFlow(conductors, control: control) else {
      return (nil, .didNotConverge)
    }
    let values = try body(flow)
    guard values.allSatisfy(\.isFinite) else { return (nil, .didNotConverge) }
    return (values.map(Cell.value), .didNotConverge)
  }

  /// The bytes of the matrix.
  static func memory(on graph: ActorGraph) -> Int? {
    let n = graph.actorCount
    return n > limit ? nil : 8 * n * n
  }
}
