// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

public import ActorAnalytics
public import ActorModel
internal import GraphCore

/// What all mediation analytics of one map share, computed once: the ends, the trust network, how
/// the map was read, who is a candidate, names.
///
/// The actors stand in the order of their ids and the ties in the order of theirs, whatever order
/// the file has; an actor's position in `map.actors` is its position in the trust network. Every
/// tie has an id. Sides keep the order of the file, which is content.
public struct MediationGround: Sendable {
  /// The map in the order of the ids.
  public let map: ActorMap
  /// Between whom: two or more, or none where the map does not tell and nobody was named.
  public let ends: [ConflictEnd]
  /// Why there are no ends; `nil` where there are.
  public let endsProblem: MediationError?
  /// What a reader has to know about whom the question is about: sides without an actor, several
  /// conflicts on one map.
  public let scopeNotes: [String]
  /// What of the map is looked at.
  public let options: ViewOptions
  /// How the map was read.
  public let view: ViewReport
  /// The ties in force and asked for, whatever they carry.
  public let ties: [Relationship]
  /// Who could mediate.
  public let candidates: [Actor]
  /// Where the candidates come from, in words.
  public let candidateRule: String
  let network: TrustNetwork
  let acceptability: Acceptability
  /// How acceptability reads the chains of trust.
  public var rule: AcceptabilityRule { acceptability.rule }
  /// What a ranking of the same candidates is asked.
  let question: BridgeQuestion
  private let names: [String: String]
  /// Whether the map is one of many that differ in some ties, of which key numbers alone are read.
  let isDrawn: Bool

  /// Prepares a map.
  ///
  /// - Parameters:
  ///   - map: the map.
  ///   - between: side or actor ids; `nil` means every side that has actors.
  ///   - candidates: who is looked at as a mediator.
  ///   - rule: how acceptability reads the chains of trust.
  ///   - view: what of the map is looked at; trust is what is read.
  /// - Precondition: `map.problems()` has no error.
  public init(
    _ map: ActorMap, between: [String]? = nil,
    candidates: BridgeQuestion.Candidates = .mediators,
    rule: AcceptabilityRule = AcceptabilityRule(), view: ViewOptions = ViewOptions()
  ) throws(MediationError) {
    var options = view
    options.reading = .trust
    let sorted = map.inOrderOfIDs
    let found = Result { () throws(MediationError) in
      try ConflictEnd.ends(between, in: sorted)
    }
    switch found {
    case .success(let ends): (self.ends, endsProblem) = (ends, nil)
    case .failure(let error):
      // Nobody was named: some analytics do without ends, so only those that need them refuse.
      guard between == nil, case .tooFewEnds = error else { throw error }
      (ends, endsProblem) = ([], error)
    }
    self.map = sorted
    isDrawn = false
    scopeNotes =
      between == nil ? ConflictScope(sorted, ends: ends, options: options).notes : []
    self.options = options
    question = BridgeQuestion(
      between: between, candidates: candidates, rule: rule, view: options)
    network = TrustNetwork(sorted, options: options)
    self.view = network.frozen.view
    ties = TieSelection(of: sorted, options: options).indices.map { sorted.relationships[$0] }
    let pool = CandidatePool(candidates, in: sorted, ends: ends)
    self.candidates = pool.actors
    candidateRule = pool.rule
    acceptability = Acceptability(network, between: ends, rule: rule)
    names = Dictionary(
      sorted.actors.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
  }

  /// The same question about another set of the same map's ties: ends, candidates and names, and
  /// what is looked at, stay as they are.
  private init(_ whole: MediationGround, _ relationships: [Relationship]) {
    var map = whole.map
    map.relationships = relationships
    self.map = map
    (ends, endsProblem) = (whole.ends, whole.endsProblem)
    scopeNotes = whole.scopeNotes
    options = whole.options
    network = TrustNetwork(map, options: options)
    view = network.frozen.view
    ties = TieSelection(of: map, options: options).indices.map { map.relationships[$0] }
    candidates = whole.candidates
    candidateRule = whole.candidateRule
    acceptability = Acceptability(network, between: ends, rule: whole.rule)
    question = whole.question
    names = whole.names
    isDrawn = true
  }

  /// The ground with some ties changed or, where `change` gives `nil`, taken away.
  ///
  /// - Parameter change: the new tie for a position and the tie there.
  func redrawn(_ change: (Int, Relationship) -> Relationship?) -> MediationGround {
    var kept: [Relationship] = []
    kept.reserveCapacity(map.relationships.count)
    for (position, tie) in map.relationships.enumerated() {
      if let changed = change(position, tie) { kept.append(changed) }
    }
    return MediationGround(self, kept)
  }

  /// What is said where nobody is looked at as a mediator.
  static let nobody = "No actor is a candidate; --candidates all looks at every other actor."

  /// Whether any tie of the view carries trust above 0.
  public var hasTrust: Bool { network.graph.arcCount > 0 }

  /// The name that people read; the id where there is no such actor.
  public func name(_ id: String) -> String { names[id] ?? id }

  /// The actor's id with its name.
  public func named(_ id: String) -> Named { Named(id, name(id)) }

  /// The actor with this id.
  public func actor(_ id: String) -> Actor? { network.frozen.index(of: id).map { map.actors[$0] } }

  /// The actors who speak for some end.
  var principals: [String] { ends.flatMap(\.principals) }

  /// Acc of each actor, by position; all 0 without ends.
  func acceptabilities() -> [Double] {
    acceptability.values(of: Array(map.actors.indices), without: nil)
  }
}

extension ActorMap {
  /// The same map with every tie's id written down, and everything whose order means nothing in
  /// the order of its ids.
  fileprivate var inOrderOfIDs: ActorMap {
    var map = self
    for (index, id) in relationshipIDs.enumerated() { map.relationships[index].id = id }
    map.actors.sort { idPrecedes($0.id, $1.id) }
    let order = map.relationships.indices.sorted { a, b in
      idPrecedes(map.relationships[a].id ?? "", map.relationships[b].id ?? "")
    }
    map.relationships = order.map { map.relationships[$0] }
    map.incompatible = incompatible.map { pair in
      idPrecedes(pair.second, pair.first) ? IncompatiblePair(pair.second, pair.first) : pair
    }.sorted { a, b in
      a.first != b.first ? idPrecedes(a.first, b.first) : idPrecedes(a.second, b.second)
    }
    map.stances.sort { a, b in
      if a.actor != b.actor { return idPrecedes(a.actor, b.actor) }
      if a.norm != b.norm { return idPrecedes(a.norm, b.norm) }
      return idPrecedes(a.position.rawValue, b.position.rawValue)
    }
    return map
  }
}
