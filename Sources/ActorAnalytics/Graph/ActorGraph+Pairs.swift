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

  /// The rows of a measure of ties that heeds directions: each direction of a directed view by
  /// itself, though a tie that holds both ways is behind two of them; each pair of a view without.
  var directedTies: [(subject: MeasureSubject, arcs: [Int])] {
    guard graph.isDirected else {
      return tiedPairs.map { (subject(ofPair: $0), arcs(ofPair: $0)) }
    }
    return (0..<graph.nodeCount).flatMap { source in
      graph.outRow(source).map { arc in
        let target = Int(graph.targets[arc])
        return (.tie(id: tieID(ofArc: arc), from: actorIDs[source], to: actorIDs[target]), [arc])
      }
    }
  }
}
