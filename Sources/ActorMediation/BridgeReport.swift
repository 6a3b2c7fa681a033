// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

public import ActorAnalytics
public import ActorModel

/// What is asked about bridge-builders.
public struct BridgeQuestion: Sendable {
  /// Which actors are looked at.
  public enum Candidates: String, Hashable, Sendable, CaseIterable {
    /// Actors with role mediator; where the map has none, all of no side that are no constituency.
    case mediators
    /// Every actor but the principals of the ends.
    case all
  }

  /// Side or actor ids; `nil` means every side that has actors.
  public var between: [String]?
  /// Who is looked at.
  public var candidates: Candidates
  /// θ: ties below this trust carry no channel.
  public var threshold: Double
  /// The roles that an actor on a channel needs; `nil` means any actor.
  public var roles: [Role]?
  /// How long chains of trust may be, and what several who speak for one end make together.
  public var rule: AcceptabilityRule
  /// What of the map is looked at; trust is what is read.
  public var view: ViewOptions
  /// How the doubt about ties is carried into the ranking; `nil` takes every tie as certain.
  public var uncertainty: UncertaintyOptions?

  /// Asks with the usual settings: mediators, θ = 0.5, channels over representatives and mediators,
  /// the least trusting of an end deciding, chains of any length, every tie taken as certain.
  public init(
    between: [String]? = nil, candidates: Candidates = .mediators, threshold: Double = 0.5,
    roles: [Role]? = [.representative, .mediator],
    rule: AcceptabilityRule = AcceptabilityRule(), view: ViewOptions = ViewOptions(),
    uncertainty: UncertaintyOptions? = nil
  ) {
    self.between = between
    self.candidates = candidates
    self.threshold = threshold
    self.roles = roles
    self.rule = rule
    self.view = view
    self.uncertainty = uncertainty
  }
}

/// The bias of a candidate between two ends: positive towards the first.
public struct Bias: Hashable, Sendable {
  /// The two ends' ids.
  public let between: [String]
  /// −1…1; undefined where neither end reaches the candidate (`noPath`) or no tie of the view
  /// carries trust (`noTies`).
  public let value: Cell
}

/// One actor who could build a bridge, with every number and what it comes from.
public struct BridgeCandidate: Sendable {
  /// The actor's id.
  public let actor: String
  /// The name that people read.
  public let name: String
  /// By the parts in their order; candidates that are equal in all of them share a rank.
  public let rank: Int?
  /// Acc: the least trust of any end; undefined only where the view has no trust at all.
  public let acceptability: Cell
  /// How far each end trusts the candidate, in the order of the ends.
  public let reaches: [EndReach]
  /// One for each pair of ends.
  public let biases: [Bias]
  /// Actors whose loss alone makes the acceptability 0; where one of several who speak for an end
  /// is lost, the others speak for it. An end's only speaker is not among them.
  public let criticalActors: [String]
  /// What would survive without each sponsor, in the order of the sponsors' ids.
  public let independence: [SponsorIndependence]
  /// What the sponsors give.
  public let support: SponsorSupport
  /// Ties in which someone who speaks for an end distrusts the candidate. Acceptability reads
  /// trust only, so they do not lower it: they are told beside it.
  public let distrust: [TieUse]
  /// Ties of distrust beside those that carry the chains of `reaches`, between the same two in the
  /// same direction: of such ties the one of most trust counts.
  public let contested: [TieUse]
  /// The hostile pairs with both of whom the candidate stands well.
  public let hostilePairs: [HostilePair]
  /// How busy the candidate is: its ties in force, whatever they carry.
  public let ties: Int
  /// What decided the rank.
  public let parts: RankingParts

  /// The ends whose trust in the candidate is the least, and so decides.
  public var decisiveEnds: [String] {
    guard let least = reaches.compactMap(\.trust.number).min() else { return [] }
    return reaches.filter { $0.trust == .value(least) }.map(\.end)
  }
}

/// Bridge-builder candidates between the ends of a conflict, ranked and explained.
public struct BridgeReport: Sendable {
  /// What was asked.
  public let question: BridgeQuestion
  /// Between whom, two or more.
  public let ends: [ConflictEnd]
  /// What a reader has to know about whom the question is about: sides without an actor, several
  /// conflicts on one map.
  public let scopeNotes: [String]
  /// How the map was read.
  public let view: ViewReport
  /// Where the candidates come from, in words.
  public let candidateRule: String
  /// In order of rank.
  public let candidates: [BridgeCandidate]
  /// How far activity alone explains the ranks, −1…1; undefined with a reason.
  public let activityExplains: Cell
  /// How sure the ranking is; `nil` where it was not asked for.
  public let confidence: RankingConfidence?
  /// One for each pair of ends.
  public let channels: [EntryChannels]
  /// Names of all actors, for sentences.
  public let names: [String: String]

  /// Ranks the candidates of `map`.
  ///
  /// - Precondition: `map.problems()` has no error.
  public init(
    _ question: BridgeQuestion, on map: ActorMap, control: RunControl = RunControl()
  ) throws(MediationError) {
    if let reading = question.view.reading, reading != .trust {
      throw .needsTrust(reading.rawValue)
    }
    let ends = try ConflictEnd.ends(question.between, in: map)
    let network = TrustNetwork(map, options: question.view)
    let pool = CandidatePool(question.candidates, in: map, ends: ends)
    let drafts = BridgeDrafts(pool.actors, map: map, network: network, ends: ends, question)
    let analysis = EntryChannelsAnalysis(
      network, map: map, threshold: question.threshold, roles: question.roles)
    self.question = question
    self.ends = ends
    scopeNotes =
      question.between == nil
      ? ConflictScope(map, ends: ends, options: question.view).notes : []
    view = network.frozen.view
    candidateRule = pool.rule
    let candidates = drafts.ranked()
    self.candidates = candidates
    activityExplains = Activity.explains(candidates.map(\.rank), ties: candidates.map(\.ties))
    confidence = question.uncertainty.map { options in
      RankingConfidence(
        candidates.map(\.actor), map: map, network: network, ends: ends, rule: question.rule,
        options, control: control)
    }
    channels = pairs(ends).map { analysis.channels($0, $1) }
    names = Dictionary(
      map.actors.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
  }

  /// Whether some end of several is reached only where all who speak for it are.
  var needsEverySpeaker: Bool {
    question.rule.principals == .min && ends.contains { $0.principals.count > 1 }
  }

  /// Why the first comes before others who are as acceptable, in sentences.
  public var tieBreaks: [String] {
    guard let first = candidates.first, let value = first.acceptability.number, value > 0
    else { return [] }
    let equals = candidates.filter { other in
      other.rank != first.rank
        && (other.acceptability.number.map { TrustComparison.isSame($0, value) } ?? false)
    }
    return equals.compactMap { other in
      first.parts.firstDifference(from: other.parts).map { place in
        "\(first.name) and \(other.name) are equally acceptable (\(fourDecimals(value))); "
          + "\(first.name) comes first by \(RankingParts.names[place]) "
          + "(\(first.parts.words(place)) against \(other.parts.words(place)))."
      }
    }
  }

  /// The candidate with this id.
  public func candidate(_ id: String) throws(MediationError) -> BridgeCandidate {
    if let candidate = candidates.first(where: { $0.actor == id }) { return candidate }
    guard names[id] != nil else { throw .unknownActor(id) }
    throw .notACandidate(id, candidates: candidates.map(\.actor))
  }
}

/// All pairs in the order of the list.
func pairs<Element>(_ list: [Element]) -> [(Element, Element)] {
  list.indices.flatMap { i in list[(i + 1)...].map { (list[i], $0) } }
}

/// Who is looked at, and the rule that says so.
struct CandidatePool {
  let actors: [Actor]
  let rule: String

  init(_ choice: BridgeQuestion.Candidates, in map: ActorMap, ends: [ConflictEnd]) {
    let principals = Set(ends.flatMap(\.principals))
    let others = map.actors.filter { !principals.contains($0.id) }
    let hasMediators = map.actors.contains { $0.has(.mediator) }
    if choice == .all {
      actors = others
      rule = "all actors but the principals of the ends"
    } else if hasMediators {
      actors = others.filter { $0.has(.mediator) }
      rule = "actors with role mediator"
    } else {
      actors = others.filter { $0.side == nil && !$0.has(.constituency) }
      rule = "actors of no side that are no constituency, for no actor has role mediator"
    }
  }
}
