// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

public import ActorAnalytics
internal import ActorModel
internal import GraphCore

/// How sure one candidate's place is.
public struct CandidateConfidence: Hashable, Sendable {
  /// The candidate's id.
  public let actor: String
  /// The acceptability's mean and 5–95 % interval.
  public let acceptability: Spread
  /// P(first): the probability that nobody has a larger acceptability. Equal best are all first.
  public let first: Double
  /// The probability of being among the first k, with an acceptability above 0.
  public let within: Double
  /// The probability that some end has no chain of trust to the candidate: acceptability 0.
  public let unreached: Double
}

/// A tie on which a candidate's first place hangs.
public struct TippingTie: Hashable, Sendable {
  /// The tie's id.
  public let id: String
  /// The actor who trusts.
  public let from: String
  /// The actor who is trusted.
  public let to: String
  /// The recorded trust.
  public let trust: Double
  /// The probability that the tie exists.
  public let confidence: Double
  /// Birnbaum importance: P(first | the tie exists) − P(first | it does not).
  public let importance: Double
  /// The standard error of the importance; 0 where it is exact.
  public let standardError: Double
  /// P(first | the tie exists).
  public let firstIfPresent: Double
  /// P(first | it does not).
  public let firstIfAbsent: Double
  /// Who is first most often where the tie does not exist; empty where mostly nobody is.
  public let leadersIfAbsent: [String]
  /// How often they are, or nobody is.
  public let leadersFirstIfAbsent: Double

  /// Whether the importance is told from 0: beyond three standard errors.
  public var isClear: Bool { importance.magnitude > max(1e-12, 3 * standardError) }
  /// The share of the doubt about the first place that knowing about the tie would settle:
  /// importance² · c · (1 − c) over P · (1 − P), the explained share of the variance.
  public let settles: Double
}

/// How sure the ranking is, by acceptability alone.
///
/// **Formula.** Each tie with a confidence c exists with probability c, all independently; each
/// candidate is first where nobody's acceptability is larger (within 1e-10), and where all are 0
/// nobody is. The importance of a tie: Birnbaum, Z. W. (1969). On the importance of different
/// components in a multicomponent system. In Krishnaiah (ed.), Multivariate Analysis II.
///
/// **Convention.** Ties that cannot move any acceptability are left out first. Where the rest has
/// at most `exactLimit` combinations all of them are computed, else draws are made.
///
/// - Complexity: one trust search for each combination or draw and principal.
public struct RankingConfidence: Sendable {
  /// The most combinations that are computed one by one.
  public static let exactLimit = 1 << 16
  /// Orders of pairs and tipping ties are told for this many candidates from the top.
  public static let detailed = 10

  /// What the probabilities were computed from.
  public let account: UncertaintyAccount
  /// In the order of the ranking; empty where there are no probabilities.
  public let candidates: [CandidateConfidence]
  /// The probability that several are first together.
  public let shared: Double
  /// The probability that no candidate has an acceptability above 0.
  public let nobody: Double
  /// Every ordered pair of the first candidates of the ranking, by acceptability.
  public let above: [PairOrder]
  private let tipping: [String: [TippingTie]]

  /// What is known about the candidate's place.
  public func candidate(_ id: String) -> CandidateConfidence? {
    candidates.first { $0.actor == id }
  }

  /// The ties on which the first place of the candidate hangs, those that matter most first; empty
  /// for candidates below the first ones of the ranking.
  public func tippingTies(of id: String) -> [TippingTie] { tipping[id] ?? [] }

  /// - Parameter ids: the candidates in the order of the ranking.
  init(
    _ ids: [String], map: ActorMap, network: TrustNetwork, ends: [ConflictEnd],
    rule: AcceptabilityRule = AcceptabilityRule(), _ options: UncertaintyOptions,
    control: RunControl,
    exactLimit: Int = Self.exactLimit
  ) {
    let drawn = DrawnNetwork(
      map, network: network, principals: ends.map { network.indices($0.principals) },
      candidates: network.indices(ids), rule: rule, options: options)
    let all = TieLottery(
      map, at: Set(network.graph.origins.map(Int.init)).sorted(), readsTrust: true,
      options: options)
    func account(
      _ method: UncertaintyAccount.Method, draws: Int = 0, error: Double = 0
    ) -> UncertaintyAccount {
      UncertaintyAccount(
        method: method, draws: draws, options: options, drawn: drawn.lottery,
        tiesWithConfidence: all.tiesWithConfidence,
        tiesWithoutConfidence: all.tiesWithoutConfidence, standardError: error)
    }
    guard network.graph.arcCount > 0, all.tiesWithConfidence > 0 || all.drawsTrust else {
      self.account = account(network.graph.arcCount > 0 ? .noConfidence : .noTies)
      (candidates, shared, nobody, above, tipping) = ([], 0, 0, [], [:])
      return
    }
    let scenarios = Scenarios(drawn.lottery, options: options, exactLimit: exactLimit)
    var tally = RankingTally(
      candidates: ids.count, ties: drawn.lottery.tickets.count, within: options.within,
      isExact: scenarios.isExact)
    let done = scenarios.run(control: control) { range in
      RankingTally.Part(scenarios, in: range, drawn)
    } fold: { part in
      tally.add(part)
    } isEnough: { done in
      tally.standardError(draws: done) <= options.standardError
    }
    let draws = scenarios.isExact ? nil : done
    self.account = account(
      scenarios.isExact ? .exact : .draws, draws: done,
      error: draws.map(tally.standardError) ?? 0)
    candidates = ids.enumerated().compactMap { tally.candidate($1, at: $0) }
    (shared, nobody) = (tally.share(tally.shared), tally.share(tally.nobody))
    above = tally.pairs(ids)
    let finder = TippingTies(
      tally, ids: ids, map: map, tickets: drawn.lottery.tickets, draws: draws)
    tipping = Dictionary(
      ids.prefix(Self.detailed).enumerated().map { ($1, finder.ties(of: $0)) },
      uniquingKeysWith: { first, _ in first })
  }
}

extension RankingConfidence {
  /// D20: how sure the ranking is.
  public static let descriptor = MediationDescriptor(
    id: "ranking-confidence", number: "D20", title: "Confidence in the ranking",
    question: "How sure is it who is placed best, and which tie should be asked about first?",
    definition:
      "Each tie exists with its recorded confidence. Told are how often each candidate is "
      + "first, among the first few and above another, the mean and the 5–95 % interval of its "
      + "acceptability, how often nobody is reached, and the ties on which the first place hangs. "
      + "The command bridges asks it.",
    formula: "All combinations of the doubtful ties that can matter, else random draws until every "
      + "standard error is small. First = nobody’s acceptability is larger; equal ones are all "
      + "first, so that the probabilities may add up to more than 1, and how often that happens is "
      + "told. A quantile is the smallest x with P(X ≤ x) ≥ p. Importance of a tie = P(first | it "
      + "exists) − P(first | it does not). Ties without a confidence count as certain.",
    output: "Women’s network is best placed on this map, but not confirmed (44 %).",
    caveat: "It carries the recorded confidences on, and those alone: what nobody recorded, and "
      + "whether the ties are drawn rightly, it cannot tell.",
    literature: [
      Literature(
        "Birnbaum, Z. W. (1969). On the importance of different components in a multicomponent "
          + "system. In: Krishnaiah (ed.), Multivariate Analysis II. Academic Press, 581–592")
    ], readsAcceptability: true)
}

extension BridgeReport {
  /// What the report is made of, each with definition, formula, example, limit and literature.
  public static let descriptors = [
    EndReach.descriptor, EntryChannels.descriptor, SponsorIndependence.descriptor,
    RankingConfidence.descriptor, HostilePair.descriptor,
  ]
}
