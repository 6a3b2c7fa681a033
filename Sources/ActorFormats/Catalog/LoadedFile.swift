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
  /// A graph that was frozen in one view.
  case frozen(FrozenNetwork)

  /// The number of actors.
  public var actorCount: Int {
    switch self {
    case .map(let map): map.actors.count
    case .edges(let list): list.ids.count
    case .frozen(let network): network.ids.count
    }
  }

  /// The number of relationships as they were recorded.
  public var relationshipCount: Int {
    switch self {
    case .map(let map): map.relationships.count
    case .edges(let list): list.sources.count
    case .frozen(let network): network.relationships
    }
  }

  /// The input as a map; ties of an edge list become ties of kind trust, or of unknown
  /// kind, and those of a frozen graph have the value that its view gave them.
  ///
  /// - Complexity: O(actors + ties).
  public var map: ActorMap {
    switch self {
    case .map(let map): map
    case .edges(let list): ActorMap(list)
    case .frozen(let network): ActorMap(network)
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
  /// What became of everything that the file lists.
  public let report: ImportReport

  /// Makes an input; a report is made for it where none is given.
  public init(
    input: LoadedInput, format: String, warnings: [FormatProblem], report: ImportReport? = nil
  ) {
    self.input = input
    self.format = format
    self.warnings = warnings
    self.report = report ?? Self.wholeReport(of: input)
  }

  /// Everything was kept, and actors are those that ties name.
  private static func wholeReport(of input: LoadedInput) -> ImportReport {
    var report = ImportReport()
    report.ties.read = input.relationshipCount
    report.ties.kept = input.relationshipCount
    if case .edges = input {
      report.actors.added = input.actorCount
    } else {
      report.actors.read = input.actorCount
      report.actors.kept = input.actorCount
    }
    return report
  }
}
