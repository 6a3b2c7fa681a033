// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

public import ActorModel
public import GraphCore

/// What a file holds: a map, or plain ties between ids.
public enum LoadedInput: Sendable {
  /// A map.
  case map(ActorMap)
  /// Plain ties, kept small for large networks.
  case edges(EdgeList)

  /// The number of actors.
  public var actorCount: Int {
    switch self {
    case .map(let map): map.actors.count
    case .edges(let list): list.ids.count
    }
  }

  /// The number of relationships as they were recorded.
  public var relationshipCount: Int {
    switch self {
    case .map(let map): map.relationships.count
    case .edges(let list): list.sources.count
    }
  }

  /// The input as a map; ties of an edge list become ties of kind trust, or of unknown kind.
  ///
  /// - Complexity: O(actors + ties).
  public var map: ActorMap {
    switch self {
    case .map(let map): map
    case .edges(let list): ActorMap(list)
    }
  }
}

/// An input with everything doubtful that was found in it.
public struct LoadedFile: Sendable {
  /// What the file holds.
  public let input: LoadedInput
  /// The id of the format in which it was read.
  public let format: String
  /// What is doubtful in it, in the order of the places.
  public let warnings: [FormatProblem]
}
