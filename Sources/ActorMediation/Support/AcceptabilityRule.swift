// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// How the trust of several who speak for one end makes the end's trust. Whatever the rule,
/// acceptability is then the least over the ends.
public enum PrincipalRule: String, Hashable, Sendable, CaseIterable {
  /// The least of them, because one who refuses can stop the end: it is reached where all are.
  case min
  /// The largest, because one who is won over can carry the end: it is reached where any is.
  case max
  /// The arithmetic mean, of which who has no chain of trust counts as 0: the end is reached where
  /// any of them is.
  case mean

  /// The trust of an end in an actor, from that of each who speaks for it, 0…1; 0 where nobody
  /// does.
  func combined(_ trusts: [Double]) -> Double {
    switch self {
    case .min: trusts.min() ?? 0
    case .max: trusts.max() ?? 0
    // Left to right, so that every way to the same trusts gives the same number.
    case .mean: trusts.isEmpty ? 0 : trusts.reduce(0, +) / Double(trusts.count)
    }
  }

  /// What it makes of several, as a clause: `the least trusting of them decides`.
  package var decision: String {
    switch self {
    case .min: "the least trusting of them decides"
    case .max: "the most trusting of them decides"
    case .mean: "the mean of their trust counts"
    }
  }
}

/// How acceptability reads the chains of trust: how long they may be, and what several who speak
/// for an end make together.
public struct AcceptabilityRule: Hashable, Sendable {
  /// What several who speak for one end make together.
  public var principals: PrincipalRule
  /// h: the most ties of a chain; `nil` means any number.
  public var hops: Int?

  /// The usual rule: the least trusting decides, and chains have any length.
  ///
  /// - Precondition: `hops` is 1 or more, where it is given.
  public init(principals: PrincipalRule = .min, hops: Int? = nil) {
    self.principals = principals
    self.hops = hops
  }

  /// Whether it is another one than the usual one.
  public var isUnusual: Bool { self != AcceptabilityRule() }

  /// The settings as a sentence, with the options that change them.
  public var words: String {
    "Acceptability: of several who speak for one end \(principals.decision) (--principal-rule "
      + "\(principals.rawValue)); a chain of trust has \(length) (--hops)."
  }

  /// `at most 3 ties`.
  package var length: String {
    switch hops {
    case nil: "any number of ties"
    case 1: "1 tie"
    case let hops?: "at most \(hops) ties"
    }
  }

  /// `chain of trust`, with its limit where there is one.
  var chain: String {
    switch hops {
    case nil: "chain of trust"
    case 1: "chain of trust of 1 tie"
    case let hops?: "chain of trust of at most \(hops) ties"
    }
  }
}
