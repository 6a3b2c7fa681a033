// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

public import ActorAnalytics

/// Something with an id and the name that people read.
public struct Named: Hashable, Sendable {
  /// The id.
  public let id: String
  /// The name.
  public let name: String
  /// Pairs an id with its name, which is the id where none is given.
  public init(_ id: String, _ name: String? = nil) {
    self.id = id
    self.name = name ?? id
  }
}

/// A plain sentence and the ties that it comes from.
public struct MediationSentence: Hashable, Sendable {
  /// What a person reads.
  public let text: String
  /// The ids of the ties that it rests on, for programs.
  public let ties: [String]
  /// Makes a sentence.
  public init(_ text: String, ties: [String] = []) {
    self.text = text
    self.ties = ties
  }
}

/// A value in a table of a result.
public enum MediationCell: Hashable, Sendable {
  /// A finite number.
  case number(Double)
  /// A whole number.
  case count(Int)
  /// Words.
  case text(String)
  /// Yes or no.
  case truth(Bool)
  /// Actors, ties or other things, in order; may be none.
  case items([Named])
  /// There is no value, and why.
  case undefined(UndefinedReason)

  /// A number or undefined.
  public init(_ cell: Cell) {
    switch cell {
    case .value(let number): self = .number(number)
    case .undefined(let reason): self = .undefined(reason)
    }
  }

  /// The number, where it is one.
  public var number: Double? {
    switch self {
    case .number(let number): number
    case .count(let count): Double(count)
    default: nil
    }
  }
}

/// A column of a table of a result.
public struct MediationColumn: Hashable, Sendable {
  /// What its cells are, where they are not undefined.
  public enum Kind: String, Hashable, Sendable {
    /// Finite numbers.
    case number
    /// Whole numbers.
    case count
    /// Words.
    case text
    /// Yes or no.
    case truth
    /// Actors, ties or other things.
    case items
  }

  /// The kebab-case id: the key in JSON and the header in CSV.
  public let id: String
  /// The header that people read.
  public let title: String
  /// What its cells are.
  public let kind: Kind
  /// What the column means, where the title does not say it; printed under the table.
  public let legend: String?

  /// Describes a column.
  public init(_ id: String, _ title: String, _ kind: Kind, _ legend: String? = nil) {
    self.id = id
    self.title = title
    self.kind = kind
    self.legend = legend
  }
}

/// A row of a table of a result.
public struct MediationRow: Hashable, Sendable {
  /// What the row is about: one thing, or several that belong together, such as a table's members.
  public let subject: [Named]
  /// One cell for each column.
  public let cells: [MediationCell]
  /// The ids of the ties that its values come from.
  public let ties: [String]
  /// Makes a row.
  public init(_ subject: [Named], _ cells: [MediationCell], ties: [String] = []) {
    self.subject = subject
    self.cells = cells
    self.ties = ties
  }
}

/// A part of a result: a table and the sentences that go with it. Either may be empty.
public struct MediationSection: Hashable, Sendable {
  /// The kebab-case id, unique in a result.
  public let id: String
  /// The heading.
  public let title: String
  /// What a row is about, in one word: `actor`, `actors`, `sponsor`, `issue`, `group`, `steps`, ….
  public let subject: String
  /// The columns.
  public let columns: [MediationColumn]
  /// The rows in order.
  public let rows: [MediationRow]
  /// What the table says, in sentences.
  public let sentences: [MediationSentence]

  /// Makes a section.
  ///
  /// - Precondition: every row has a cell for each column.
  public init(
    id: String, title: String, subject: String, columns: [MediationColumn] = [],
    rows: [MediationRow] = [], sentences: [MediationSentence] = []
  ) {
    precondition(rows.allSatisfy { $0.cells.count == columns.count }, "a cell for each column")
    self.id = id
    self.title = title
    self.subject = subject
    self.columns = columns
    self.rows = rows
    self.sentences = sentences
  }
}

/// What an analytic found.
public struct MediationFindings: Hashable, Sendable {
  /// What a reader has to know before the numbers: what is missing on the map, what was assumed.
  public var notices: [String]
  /// The answer in plain, neutral sentences.
  public var sentences: [MediationSentence]
  /// The tables.
  public var sections: [MediationSection]

  /// Makes findings.
  public init(
    notices: [String] = [], sentences: [MediationSentence] = [],
    sections: [MediationSection] = []
  ) {
    self.notices = notices
    self.sentences = sentences
    self.sections = sections
  }

  /// The section with this id.
  public func section(_ id: String) -> MediationSection? { sections.first { $0.id == id } }
}

/// An analytic's answer with its question: all that a report needs.
public struct MediationResult: Hashable, Sendable {
  /// What was asked.
  public let descriptor: MediationDescriptor
  /// The parameters as they were used.
  public let parameters: [MediationArguments.Entry]
  /// The answer.
  public let findings: MediationFindings
  /// Without which single ties the answer would be another; empty where nobody asked.
  public var changes: [MediationSentence] = []
  /// How sure the answer is; `nil` where nobody asked.
  public var doubt: MediationDoubt?
}
