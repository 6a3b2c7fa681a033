// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// A parameter of a mediation analytic: its option on the command line, its argument elsewhere.
///
/// Analytics that ask for the same thing share one parameter of one name, kind and default; those
/// that several need stand here.
public struct MediationParameter: Hashable, Sendable {
  /// What values are legal.
  public enum Kind: Hashable, Sendable {
    /// One of these words.
    case choice([String])
    /// A number from the first to the second bound, both included.
    case number(from: Double, to: Double)
    /// A whole number from the first to the second bound, both included.
    case count(from: Int, to: Int)
    /// `true` or `false`; a switch on the command line.
    case truth
    /// Words separated by commas, for example ids or roles; may be empty.
    case list
    /// Any text: the name of a field or attribute, a date; may be empty.
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

extension MediationParameter {
  /// θ: the trust that a tie needs to count.
  public static let minTrust = MediationParameter(
    "min-trust", .number(from: 0, to: 1), default: "0.5", "the trust that a tie needs to count")
  /// h where a reach is limited to some ties.
  public static let hops = MediationParameter(
    "hops", .count(from: 1, to: 1_000), default: "2", "how many ties a chain may have")
  /// θ along a chain.
  public static let reachTrust = MediationParameter(
    "reach-trust", .number(from: 0, to: 1), default: "0.5",
    "the trust along a chain from which an actor counts as reached")
  /// θ_c: the trust from which a constituency counts as reached.
  public static let coverTrust = MediationParameter(
    "cover-trust", .number(from: 0, to: 1), default: "0.5",
    "the trust from which a constituency counts as reached")
}
