// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

extension Measure {
  /// Throws unless the view reads signs: any other one has left out what is hostile, and would find
  /// every map at peace.
  func requireSigns(of graph: ActorGraph) throws(AnalysisError) {
    guard graph.view.reading == .signed else {
      throw .unsupportedView(
        measure: descriptor.id, reason: "it needs the signs of ties (--read-as signed)")
    }
  }
}

extension ActorGraph {
  /// The ties of `tiedPairs` with their signs, read without directions: a pair is hostile where it
  /// is in one of the two.
  var signedPairs: [TwoCamps.Pair] {
    let skeleton = graph.undirected()
    return (0..<skeleton.nodeCount).flatMap { node in
      skeleton.outRow(node).compactMap { arc in
        let other = Int(skeleton.targets[arc])
        guard other > node else { return nil }
        return TwoCamps.Pair(first: node, second: other, isHostile: skeleton.values[arc] < 0)
      }
    }
  }
}
