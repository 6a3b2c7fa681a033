// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

public import ActorModel
public import GraphCore

extension ActorMap {
  /// A map of the ties that a frozen graph has: their values are trust, strength, or the sign as
  /// full trust or distrust, after what they were read as; of hops only the tie is left.
  ///
  /// - Complexity: O(actors + ties).
  public init(_ network: FrozenNetwork) {
    let reading = network.notes["reading"]
    self.init(
      actors: network.ids.map { Actor(id: $0) },
      relationships: network.ties.map { tie in
        let hasTrust = reading == "trust" || reading == "signed"
        return Relationship(
          from: network.ids[tie.source], to: network.ids[tie.target],
          kind: hasTrust ? .trust : nil, trust: hasTrust ? Trust(tie.value) : nil,
          strength: reading == "strength" ? Strength(tie.value) : nil,
          directed: network.graph.isDirected)
      })
  }
}
