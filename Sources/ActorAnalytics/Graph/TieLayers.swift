// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorModel
internal import GraphCore

/// The layers (issues) that the ties of a view name, before parallel ties merge.
struct TieLayers: Sendable {
  /// A tie that names a layer, between two actors by their positions.
  struct Tie: Sendable {
    let ends: [Int]
    /// Positions in `names`, each once.
    let layers: [Int]
    /// Its position in the map.
    let origin: UInt32
  }

  /// No layers.
  static let none = TieLayers(names: [], ties: [])

  /// In order.
  let names: [String]
  let ties: [Tie]

  private init(names: [String], ties: [Tie]) { (self.names, self.ties) = (names, ties) }

  /// Looks up the ties of `map` from which the arcs come; a tie of two arcs has them side by side.
  init(of map: ActorMap, arcs: ArcList) {
    var ends: [(source: Int, target: Int, origin: UInt32)] = []
    for arc in 0..<arcs.count where arc == 0 || arcs.origins[arc] != arcs.origins[arc - 1] {
      guard !map.relationships[Int(arcs.origins[arc])].layers.isEmpty else { continue }
      ends.append((Int(arcs.sources[arc]), Int(arcs.targets[arc]), arcs.origins[arc]))
    }
    let used = Set(ends.flatMap { map.relationships[Int($0.origin)].layers })
    let names = used.sorted(by: idPrecedes)
    let places = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    self.names = names
    ties = ends.map { source, target, origin in
      let layers = Set(map.relationships[Int(origin)].layers.compactMap { places[$0] })
      return Tie(ends: [source, target], layers: layers.sorted(), origin: origin)
    }
  }

  /// The same layers, and of the ties those at whose places `isKept` answers yes.
  func keeping(_ isKept: (Int) -> Bool) -> TieLayers {
    TieLayers(names: names, ties: ties.indices.filter(isKept).map { ties[$0] })
  }
}
