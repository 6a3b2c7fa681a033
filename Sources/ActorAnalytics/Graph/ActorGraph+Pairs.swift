// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

extension ActorGraph {
  /// The pairs of actors with a tie in either direction, the lower position first.
  var tiedPairs: [[Int]] {
    let skeleton = graph.undirected()
    return (0..<skeleton.nodeCount).flatMap { node in
      skeleton.neighbors(of: node).map(Int.init).filter { $0 > node }.map { [node, $0] }
    }
  }

  /// The arcs between the two actors of a pair, one or both.
  func arcs(ofPair pair: [Int]) -> [Int] {
    [(pair[0], pair[1]), (pair[1], pair[0])].compactMap { graph.arc(from: $0.0, to: $0.1) }
  }

  /// The tie that stands for a pair: of two the one recorded first.
  func subject(ofPair pair: [Int]) -> MeasureSubject {
    guard let arc = arcs(ofPair: pair).min(by: { graph.origins[$0] < graph.origins[$1] }) else {
      preconditionFailure("a pair of the view has an arc")
    }
    let source = tieSource(ofArc: arc, between: pair[0], and: pair[1])
    let target = source == pair[0] ? pair[1] : pair[0]
    return .tie(id: tieID(ofArc: arc), from: actorIDs[source], to: actorIDs[target])
  }
}
