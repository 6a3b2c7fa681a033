// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// What a result's rows are about.
public enum SubjectKind: String, Hashable, Sendable {
  /// A row for each actor.
  case actor
  /// A row for each tie.
  case tie
  /// A row for each group of actors.
  case group
  /// One row for the whole map.
  case map
}

/// A parameter of a measure: its option on the command line, its argument elsewhere.
public struct MeasureParameter: Hashable, Sendable {
  /// What values are legal.
  public enum Kind: Hashable, Sendable {
    /// One of these words.
    case choice([String])
    /// A number from the first to below the second bound.
    case number(from: Double, below: Double)
    /// Any text: the name of a field or attribute.
    case text
  }

  /// The kebab-case name, without dashes in front.
  public let name: String
  /// What values are legal.
  public let kind: Kind
  /// The value where none is given.
  public let defaultValue: String
  /// What it decides, for help texts.
  public let summary: String

  /// Describes a parameter.
  public init(_ name: String, _ kind: Kind, default defaultValue: String, _ summary: String) {
    self.name = name
    self.kind = kind
    self.defaultValue = defaultValue
    self.summary = summary
  }
}

/// What a measure is: everything that help texts, documentation and other languages need.
public struct MeasureDescriptor: Hashable, Sendable {
  /// The kebab-case id, the same in every language.
  public let id: String
  /// The name in headings.
  public let title: String
  /// What it tells someone who reads the map.
  public let summary: String
  /// Directed or not, how normalised, how trust is read, what is undefined.
  public let convention: String
  /// Author, year, title, venue, DOI.
  public let citation: String
  /// What its rows are about.
  public let subject: SubjectKind
  /// The names of its columns; the first is the raw value, by which it ranks.
  public let columns: [String]
  /// Whether it is left out where all measures are asked for, since it estimates what another one
  /// computes.
  public let isOnlyByName: Bool
  /// What can be chosen, in the order in which help shows it.
  public let parameters: [MeasureParameter]

  /// Describes a measure; its columns are its id and its id with each of `further`.
  public init(
    id: String, title: String, summary: String, convention: String, citation: String,
    subject: SubjectKind = .actor, further: [String] = [], isOnlyByName: Bool = false,
    parameters: [MeasureParameter] = []
  ) {
    self.id = id
    self.title = title
    self.summary = summary
    self.convention = convention
    self.citation = citation
    self.subject = subject
    self.isOnlyByName = isOnlyByName
    columns = [id] + further.map { "\(id).\($0)" }
    self.parameters = parameters
  }
}
