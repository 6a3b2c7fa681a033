// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// What a result's rows are about.
public enum SubjectKind: String, Hashable, Sendable {
  case actor
  case tie
}

/// A parameter of a measure: its option on the command line, its argument elsewhere.
public struct MeasureParameter: Hashable, Sendable {
  /// What values are legal.
  public enum Kind: Hashable, Sendable {
    case choice([String])
    /// A number from the first to below the second bound.
    case number(from: Double, below: Double)
    case text
  }

  public let name: String
  public let kind: Kind
  public let defaultValue: String
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
  public let title: String
  /// What it tells someone who reads the map.
  public let summary: String
  /// Directed or not, how normalised, how trust is read, what is undefined.
  public let convention: String
  /// Author, year, title, venue, DOI.
  public let citation: String
  public let subject: SubjectKind
  public let columns: [String]
  public let parameters: [MeasureParameter]

  /// Describes a measure; its columns are its id and its id with each of `further`.
  public init(
    id: String, title: String, summary: String, convention: String, citation: String,
    subject: SubjectKind = .actor, further: [String] = [], parameters: [MeasureParameter] = []
  ) {
    self.id = id
    self.title = title
    self.summary = summary
    self.convention = convention
    self.citation = citation
    self.subject = subject
    columns = [id] + further.map { "\(id).\($0)" }
    self.parameters = parameters
  }
}
