// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

public import ActorModel
public import GraphCore

extension ActorMap {
  /// A map of the ties of an edge list: of kind trust where they carry trust, else of no kind.
  ///
  /// - Complexity: O(actors + ties).
  public init(_ list: EdgeList) {
    self.init(
      actors: list.ids.map { Actor(id: $0) },
      relationships: list.sources.indices.map { tie in
        Relationship(
          from: list.ids[Int(list.sources[tie])], to: list.ids[Int(list.targets[tie])],
          kind: list.trust == nil ? nil : .trust, trust: list.trust.flatMap { Trust($0[tie]) },
          strength: list.strength.flatMap { Strength($0[tie]) },
          directed: list.isDirected)
      })
  }
}
