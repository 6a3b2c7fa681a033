// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// How the doubt about ties is carried into results.
///
/// A tie with a recorded confidence c exists in a draw with probability c; a tie without one
/// counts as certain. Ties exist independently of each other unless `joinsCommonSources`. With few
/// doubtful ties all combinations are computed and the result is
/// exact; else draws are made, in batches of `batch`, until every probability has a standard error
/// √(p·(1 − p)/R) of at most `standardError`, or `maxDraws` is reached.
public struct UncertaintyOptions: Hashable, Sendable {
  /// Draws are made in batches of this size, so that the number of threads decides nothing.
  public static let batch = 1_000

  /// The most draws.
  public var maxDraws: Int
  /// Draws end when no probability has a larger standard error; 0 means never.
  public var standardError: Double
  /// Which draws are made; the same seed gives the same draws.
  public var seed: Int
  /// How sure trust itself is: it is drawn from a Beta distribution with the recorded trust as
  /// its mean, as sure as this many observations; `nil` takes trust as recorded.
  public var trustSpread: Double?
  /// k in the probability of being among the first k.
  public var within: Int
  /// Whether ties that rest on the same single source are drawn together: where the source is
  /// wrong about one of them it is wrong about all that it makes no surer. One number u is drawn
  /// for the source, and each of its ties exists where u is below the tie's own confidence, so
  /// that each tie still exists with its recorded confidence. Ties with several sources or none
  /// are drawn by themselves.
  public var joinsCommonSources: Bool

  /// Makes options; at most 10,000 draws, a standard error of 0.01, seed 7, trust as recorded, all
  /// ties independent.
  ///
  /// - Precondition: `maxDraws` and `within` are at least 1, `trustSpread` is above 0.
  public init(
    maxDraws: Int = 10_000, standardError: Double = 0.01, seed: Int = 7,
    trustSpread: Double? = nil, within: Int = 3, joinsCommonSources: Bool = false
  ) {
    precondition(maxDraws > 0 && within > 0, "there is at least one draw and one place")
    precondition(trustSpread ?? 1 > 0, "a Beta distribution needs a size above 0")
    self.maxDraws = maxDraws
    self.standardError = standardError
    self.seed = seed
    self.trustSpread = trustSpread
    self.within = within
    self.joinsCommonSources = joinsCommonSources
  }
}

/// What the probabilities beside a result were computed from.
public struct UncertaintyAccount: Hashable, Sendable {
  /// How they were computed.
  public enum Method: Hashable, Sendable {
    /// From all combinations of the doubtful ties.
    case exact
    /// From random draws.
    case draws
    /// Not at all, for no tie of the view has a confidence.
    case noConfidence
    /// Not at all, for the view has no tie.
    case noTies
  }

  /// How the probabilities were computed.
  public let method: Method
  /// The number of combinations or of draws.
  public let draws: Int
  /// The options that were used.
  public let options: UncertaintyOptions
  /// The ties of the view that are drawn and may matter.
  public let drawnTies: Int
  /// How many of them are drawn together with others, for they rest on the same single source.
  public let joinedTies: Int
  /// The number of sources that join them.
  public let joiningSources: Int
  /// The ties of the view with a confidence.
  public let tiesWithConfidence: Int
  /// The ties of the view without a confidence; they count as certain.
  public let tiesWithoutConfidence: Int
  /// The largest standard error of a probability; 0 where the result is exact.
  public let standardError: Double

  package init(
    method: Method, draws: Int, options: UncertaintyOptions, drawn: TieLottery,
    tiesWithConfidence: Int, tiesWithoutConfidence: Int, standardError: Double
  ) {
    self.method = method
    self.draws = draws
    self.options = options
    let joined = drawn.groups.filter { $0.count > 1 }
    drawnTies = drawn.tickets.count
    joinedTies = joined.reduce(0) { $0 + $1.count }
    joiningSources = joined.count
    self.tiesWithConfidence = tiesWithConfidence
    self.tiesWithoutConfidence = tiesWithoutConfidence
    self.standardError = standardError
  }

  /// Whether there are probabilities at all.
  public var hasProbabilities: Bool { method == .exact || method == .draws }
}

/// Where a number lies when the doubt about ties is counted in.
public struct Spread: Hashable, Sendable {
  /// The mean over the draws in which the number is defined.
  public let mean: Double
  /// The smallest x with P(X ≤ x) ≥ 5 %.
  public let low: Double
  /// The smallest x with P(X ≤ x) ≥ 95 %.
  public let high: Double

  package init(mean: Double, low: Double, high: Double) {
    self.mean = mean
    self.low = low
    self.high = high
  }
}
