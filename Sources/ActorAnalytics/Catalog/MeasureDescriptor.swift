// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// What a result's rows are about.
public enum SubjectKind: String, Hashable, Sendable {
  /// A row for each actor.
  case actor
  /// A row for each tie.
  case tie
  /// A row for each pair of actors that is asked for.
  case pair
  /// A row for each set of actors that was found.
  case set
  /// A row for each group of actors.
  case group
  /// One row for the whole map.
  case map
}

/// What a measure is about, for lists.
public enum MeasureFamily: String, Hashable, Sendable, CaseIterable {
  case centrality
  case brokerage
  case groups
  case trust
  case signed
  case cohesion

  /// The heading of lists.
  public var title: String {
    switch self {
    case .centrality: "Centrality: who matters in the whole map"
    case .brokerage: "Brokerage and bridging: who stands between others"
    case .groups: "Groups and key players: which actors together"
    case .trust: "Trust: how it reaches those who are not tied directly"
    case .signed: "Friends and foes: what the signs of ties add up to"
    case .cohesion: "Cohesion: parts, camps and the whole"
    }
  }
}

extension MeasureFamily {
  /// The id of the measure that answers nearest to most of the family where ties are negative;
  /// `nil` where the family has no such measure.
  fileprivate var signedMeasure: String? {
    switch self {
    case .centrality: "pn-centrality"
    case .brokerage: "hostile-pairs-bridged"
    case .trust: "distrust-propagation"
    case .groups, .signed, .cohesion: nil
    }
  }
}

/// What to ask instead of a measure that refuses negative ties.
public enum SignedFit: Hashable, Sendable {
  /// What its family has for signs, if anything.
  case ofFamily
  /// The measure with this id.
  case measure(String)
  /// Nothing: no measure of signs answers its question.
  case nothing
}

/// Which values of a measure answer its question.
public enum MeasureAnswer: String, Hashable, Sendable {
  /// The largest ones.
  case largest
  /// The smallest ones.
  case smallest
  /// None: a value is the number of the part that an actor is in.
  case parts
}

/// Whether what a measure gives is the best that there is.
public enum MeasureProof: Hashable, Sendable {
  /// It is, or it looks for nothing; other ids change nothing.
  case exact
  /// It is; where several answers are equally good, ids can decide which of them is shown.
  case oneOfEqual
  /// It is where this column, its own or that of another measure, is 1; else it is the best that
  /// was found.
  case whereOne(String)
  /// It is the best that was found, and nothing says how near that is.
  case never

  /// What that means for who reads the result; `nil` where there is nothing to say.
  public var words: String? {
    switch self {
    case .exact: nil
    case .oneOfEqual:
      "Exact; where several answers are equally good, ids can decide which is shown."
    case .whereOne(let column): "Exact where \(column) is 1, else the best that was found."
    case .never: "The best that was found, not proven to be the best."
    }
  }
}

/// A parameter of a measure: its option on the command line, its argument elsewhere.
public struct MeasureParameter: Hashable, Sendable {
  /// What values are legal.
  public enum Kind: Hashable, Sendable {
    /// One of these words.
    case choice([String])
    /// A number from the first to below the second bound.
    case number(from: Double, below: Double)
    /// A whole number between these bounds, both included.
    case count(from: Int, through: Int)
    /// Ids of actors, separated by commas; none means that nobody is named.
    case actors
    /// Any text: the name of a field or attribute.
    case text
    /// Any text: the name of a group of actors.
    case group
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
  /// What it is about.
  public let family: MeasureFamily
  /// The question of someone who reads the map that it answers.
  public let question: String
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
  /// Which of its values answer the question.
  public let answer: MeasureAnswer
  /// Whether further columns follow, one for each layer, group or the like of the map.
  public let isOpen: Bool
  /// Whether it is left out where all measures are asked for, since it estimates what another one
  /// computes, takes far longer than they do, or has a row for every pair of actors.
  public let isOnlyByName: Bool
  /// Whether it has a meaning on negative ties; else it refuses them.
  public let takesNegativeTies: Bool
  /// The id of the measure that answers the nearest question where ties are negative; `nil` where
  /// there is none, and where it takes negative ties itself.
  public let signedMeasure: String?
  /// Whether what it gives is the best that there is.
  public let proof: MeasureProof
  /// What can be chosen, in the order in which help shows it.
  public let parameters: [MeasureParameter]

  /// Describes a measure; its columns are its id and its id with each of `further`;
  /// with `isOpen` more follow.
  public init(
    id: String, title: String, family: MeasureFamily, question: String, summary: String,
    convention: String, citation: String,
    subject: SubjectKind = .actor, answer: MeasureAnswer = .largest, further: [String] = [],
    isOpen: Bool = false,
    isOnlyByName: Bool = false,
    takesNegativeTies: Bool = false, onSigns: SignedFit = .ofFamily, proof: MeasureProof = .exact,
    parameters: [MeasureParameter] = []
  ) {
    self.id = id
    self.title = title
    self.family = family
    self.question = question
    self.summary = summary
    self.convention = convention
    self.citation = citation
    self.subject = subject
    self.answer = answer
    self.isOpen = isOpen
    self.isOnlyByName = isOnlyByName
    self.takesNegativeTies = takesNegativeTies
    signedMeasure =
      switch onSigns {
      case _ where takesNegativeTies: nil
      case .ofFamily: family.signedMeasure
      case .measure(let id): id
      case .nothing: nil
      }
    self.proof = proof
    columns = [id] + further.map { "\(id).\($0)" }
    self.parameters = parameters
  }

  /// Whether what it gives is never proven to be the best there is.
  public var isHeuristic: Bool { proof == .never }
}
