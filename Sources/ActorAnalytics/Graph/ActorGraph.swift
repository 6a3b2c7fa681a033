// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorModel
public import GraphCore

/// A map frozen for computing: a graph whose nodes are the actors in order of their ids, and a
/// record of how the map was read.
public struct ActorGraph: Sendable {
  /// The graph; node numbers are positions in `actorIDs`.
  public let graph: FrozenGraph
  /// The ids of the actors, ascending by their UTF-8 bytes.
  public let actorIDs: [String]
  /// How the map was read.
  public let view: ViewReport
  private let actors: [Actor]
  private let tieIDs: [String]
  let directions: TieDirections
  /// The layers that its ties name; none where the input has no layers.
  let layers: TieLayers
  /// The probability that any of the ties behind each arc exists; `nil` where all are certain.
  let confidences: [Double]?

  init(
    graph: FrozenGraph, actorIDs: [String], view: ViewReport, actors: [Actor], tieIDs: [String],
    directions: TieDirections, layers: TieLayers = .none, confidences: [Double]? = nil
  ) {
    precondition(confidences.map { $0.count == graph.arcCount } ?? true, "one an arc")
    self.graph = graph
    self.actorIDs = actorIDs
    self.view = view
    self.actors = actors
    self.tieIDs = tieIDs
    self.directions = directions
    self.layers = layers
    self.confidences = confidences
  }

  /// The same actors and the same way of reading with other ties, all of them certain, and the
  /// layers of those.
  func with(_ graph: FrozenGraph, layers: TieLayers) -> ActorGraph {
    ActorGraph(
      graph: graph, actorIDs: actorIDs, view: view, actors: actors, tieIDs: tieIDs,
      directions: directions, layers: layers)
  }

  /// The number of actors.
  public var actorCount: Int { actorIDs.count }

  /// The name of the actor at `index`; its id where the input has no names.
  public func name(of index: Int) -> String {
    actors.isEmpty ? actorIDs[index] : actors[index].name
  }

  /// The text of a field or attribute of the actor at `index`.
  public func text(of attribute: String, actor index: Int) -> String? {
    actors.isEmpty ? nil : actors[index].text(of: attribute)
  }

  /// The position of the actor with this id.
  ///
  /// - Complexity: O(log actors).
  public func index(of id: String) -> Int? {
    var (low, high) = (0, actorIDs.count)
    while low < high {
      let middle = (low + high) / 2
      if idPrecedes(actorIDs[middle], id) { low = middle + 1 } else { high = middle }
    }
    return low < actorIDs.count && actorIDs[low] == id ? low : nil
  }

  /// The id of the tie that gave the arc at `position` its value.
  package func tieID(ofArc position: Int) -> String {
    let origin = Int(graph.origins[position])
    guard tieIDs.isEmpty else { return tieIDs[origin] }
    return "tie \(origin + 1)"
  }

  /// The actor from whom the tie behind an arc between `a` and `b` goes, as it was recorded.
  package func tieSource(ofArc position: Int, between a: Int, and b: Int) -> Int {
    directions.fall(Int(graph.origins[position])) ? max(a, b) : min(a, b)
  }
}

/// The order of ids everywhere: by UTF-8 bytes, the same on every machine.
package func idPrecedes(_ a: String, _ b: String) -> Bool {
  a.utf8.lexicographicallyPrecedes(b.utf8)
}
