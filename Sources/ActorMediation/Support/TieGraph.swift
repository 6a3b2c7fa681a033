// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorAnalytics
internal import ActorModel
internal import GraphCore

/// A graph over the positions of a map's actors, read for one purpose, whose arcs know their ties.
struct TieGraph: Sendable {
  let graph: FrozenGraph
  private let uses: [TieUse]

  /// Of parallel ties the largest value counts, then the first; values of 0 or below are no arcs.
  init(_ uses: [TieUse], on network: TrustNetwork) {
    var arcs = ArcList()
    for (place, use) in uses.enumerated() where use.from != use.to && use.value > 0 {
      guard let source = network.frozen.index(of: use.from),
        let target = network.frozen.index(of: use.to)
      else { continue }
      arcs.append(
        from: UInt32(source), to: UInt32(target), value: use.value, origin: UInt32(place))
    }
    graph =
      FrozenGraph.freezing(arcs, nodeCount: network.graph.nodeCount, undirected: false).graph
    self.uses = uses
  }

  /// The ties between one position and the next.
  func ties(along nodes: [Int]) -> [TieUse] {
    zip(nodes, nodes.dropFirst()).compactMap { source, target in
      graph.arc(from: source, to: target).map { uses[Int(graph.origins[$0])] }
    }
  }
}

extension TrustNetwork {
  /// Every arc of the trust view as a use of a tie.
  var uses: [TieUse] {
    (0..<graph.nodeCount).flatMap { source in
      graph.outRow(source).map { arc in
        use(arc, from: source, to: Int(graph.targets[arc]))
      }
    }
  }
}

extension MediationGround {
  /// The ways in which a tie may be read: one, or both where it or the view has no direction.
  func ways(of tie: Relationship) -> [(from: String, to: String)] {
    tie.directed && !options.undirected
      ? [(tie.from, tie.to)] : [(tie.from, tie.to), (tie.to, tie.from)]
  }

  /// Every two parties of different ends, as positions, in the order of the ends.
  var partyPairs: [(a: Int, b: Int)] {
    pairs(ends).flatMap { first, second in
      network.indices(first.principals).flatMap { a in
        network.indices(second.principals).map { (a, $0) }
      }
    }
  }

  /// The name of the actor at a position.
  func name(at position: Int) -> String { name(network.id(position)) }

  /// The names on a chain of positions, joined.
  func chain(_ positions: [Int]) -> String {
    positions.map(name(at:)).joined(separator: " – ")
  }
}
