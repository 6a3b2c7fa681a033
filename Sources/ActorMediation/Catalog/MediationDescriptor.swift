// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// What an analytic rests on.
public struct Literature: Hashable, Sendable {
  /// Author, year, title, venue.
  public let citation: String
  /// The digital object identifier, without a prefix; `nil` where there is none or it is not sure.
  public let doi: String?
  /// Whether it is named after the design's list alone, which asks to verify it, and no record of
  /// it was found: what it says is not vouched for.
  public let isListedOnly: Bool

  /// Names a work.
  public init(_ citation: String, doi: String? = nil, isListedOnly: Bool = false) {
    self.citation = citation
    self.doi = doi
    self.isListedOnly = isListedOnly
  }

  /// The citation with its identifier, as one line.
  public var text: String {
    citation + (doi.map { " doi:\($0)" } ?? "")
      + (isListedOnly ? " [cited from the design’s list, not seen]" : "")
  }
}

/// What a mediation analytic is: everything that help texts, documentation, reports and other
/// languages need.
public struct MediationDescriptor: Hashable, Sendable {
  /// The kebab-case id, the same in every language.
  public let id: String
  /// The number in the design of the mediation analytics, for example `D9`; empty where it has
  /// none.
  public let number: String
  /// The name in headings.
  public let title: String
  /// The question that it answers for a mediation-support officer, as a question.
  public let question: String
  /// What is computed, in sentences that a reader without mathematics follows.
  public let definition: String
  /// The same as a formula, with every choice that it leaves.
  public let formula: String
  /// An example of a sentence that it puts out.
  public let output: String
  /// What it does not say: printed with every result.
  public let caveat: String
  /// What it rests on.
  public let literature: [Literature]
  /// Whether it asks between whom; without two ends it is then refused.
  public let needsEnds: Bool
  /// Whether the answer reads acceptability, and so hangs on how that reads the chains of trust
  /// (`AcceptabilityRule`).
  public let readsAcceptability: Bool
  /// What of the answer the doubt about ties is carried into.
  public let keyNumbers: [KeyNumber]
  /// What can be chosen, in the order in which help shows it.
  public let parameters: [MediationParameter]

  /// Describes an analytic.
  public init(
    id: String, number: String, title: String, question: String, definition: String,
    formula: String, output: String, caveat: String, literature: [Literature],
    needsEnds: Bool = true, readsAcceptability: Bool = false, keyNumbers: [KeyNumber] = [],
    parameters: [MediationParameter] = []
  ) {
    self.id = id
    self.number = number
    self.title = title
    self.question = question
    self.definition = definition
    self.formula = formula
    self.output = output
    self.caveat = caveat
    self.literature = literature
    self.needsEnds = needsEnds
    self.readsAcceptability = readsAcceptability
    self.keyNumbers = keyNumbers
    self.parameters = parameters
  }
}
