// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

public import ActorAnalytics
internal import ActorModel
internal import GraphCore

/// D7, how much an actor has to ask before it can act, and whether those whom it must ask also
/// stand between it and the parties.
///
/// **Formula.** An approval x→y means that x must ask y. Depth is the number of ties on the longest
/// simple chain of approvals from m; the approvers are all whom m must ask, directly or over
/// others. The gatekept share is that of the parties p with τ(p→m) > 0 whose every chain of trust
/// to m passes an approver; a party that is an approver counts as gatekept.
///
/// **Convention.** Trust chains have no limit of length and no least trust. An approval without
/// direction is read both ways. Where the view has no approval at all nothing is known and both
/// are undefined.
///
/// - Complexity: O(n + m) for each candidate and party; the longest chain by search, which ends
///   undefined at a limit.
public struct Encumbrance: MediationAnalytic {
  /// What the analytic is.
  public static let descriptor = MediationDescriptor(
    id: "encumbrance", number: "D7", title: "Encumbrance",
    question: "Whom must each actor ask before it can act, and can it reach the parties without "
      + "passing those whom it must ask?",
    definition: "Depth is the number of approvals on the longest chain of those whom an actor must "
      + "ask, one after the other. The gatekept share is the share of the parties whose trust "
      + "reaches the actor only over somebody whom it must ask.",
    formula: "depth(m) = most ties on a simple chain of approvals x→y (x must ask y) from m; "
      + "approvers = all actors on such chains but m; gatekept share = |{parties p with τ(p→m) > 0 "
      + "that are approvers or whose every chain of trust p→…→m passes one}| / |{parties p with "
      + "τ(p→m) > 0}|; parties = those who speak for the ends.",
    output: "Of the 2 parties whose trust reaches the envoy, 1 (Party A) reaches it only through "
      + "those whom it must ask.",
    caveat: "Only recorded approvals count: an actor without one on the map may still have to ask, "
      + "and how quickly an approval is given is not on the map.",
    literature: [
      Literature(
        "Chigas, D. (2005). Negotiating intractable conflicts: the contributions of unofficial "
          + "intermediaries. In: Crocker, Hampson & Aall (eds.), Grasping the Nettle. USIP Press"),
      Literature(
        "Lengauer, T. & Tarjan, R. E. (1979). A fast algorithm for finding dominators in a "
          + "flowgraph. ACM Transactions on Programming Languages and Systems 1, 121–141",
        doi: "10.1145/357062.357071"),
    ],
    keyNumbers: [
      .numbers("candidates", "depth"), .numbers("candidates", "gatekept-share"),
    ])

  /// Takes the parameters; there are none.
  public init(_ arguments: MediationArguments) throws(MediationError) {}

  /// Answers for every candidate.
  public func findings(
    on ground: MediationGround, control: RunControl
  ) throws(MediationError) -> MediationFindings {
    let approvals = ApprovalChains(ground)
    let burdens = ground.network.indices(ground.candidates.map(\.id)).map {
      Burden(of: $0, approvals, ground)
    }
    var notices = ground.candidates.isEmpty ? [MediationGround.nobody] : []
    if approvals.isEmpty {
      notices.append(
        "No approval is recorded in this view, so nothing is known of whom anybody must ask.")
    }
    if !ground.hasTrust {
      notices.append("No tie of this view carries trust above 0, so no party reaches anybody.")
    }
    return MediationFindings(
      notices: notices,
      sentences: approvals.isEmpty
        ? [] : burdens.flatMap { sentences($0, approvals, ground) } + free(burdens, ground),
      sections: [table(burdens, ground)])
  }
}

// MARK: - A candidate's burden

extension Encumbrance {
  private struct Burden {
    let actor: Int
    let chain: ApprovalChains.Longest
    let approvers: [Int]
    /// The parties whose trust reaches the actor.
    let reaching: [Int]
    let gatekept: [Int]

    init(of actor: Int, _ approvals: ApprovalChains, _ ground: MediationGround) {
      let graph = ground.network.graph
      let approvers = approvals.approvers(of: actor)
      let asked = Set(approvers)
      let all = Hops.distances(from: actor, in: graph, reversed: true)
      let free = Hops.distances(
        from: actor, in: graph, reversed: true, isOpen: { !asked.contains($0) })
      let parties = ground.network.indices(ground.principals).sorted()
      reaching = parties.filter { all[$0] > 0 }
      gatekept = reaching.filter { free[$0] < 0 }
      chain = approvals.longest(from: actor)
      self.actor = actor
      self.approvers = approvers
    }

    var share: Cell {
      reaching.isEmpty
        ? .undefined(.noPartyReached) : .value(Double(gatekept.count) / Double(reaching.count))
    }
  }

  private func table(_ burdens: [Burden], _ ground: MediationGround) -> MediationSection {
    func items(_ positions: [Int]) -> MediationCell {
      .items(positions.map { ground.named(ground.network.id($0)) })
    }
    let isKnown = ground.ties.contains { $0.kind == .approval && $0.from != $0.to }
    let rows = burdens.map { burden in
      let unknown = MediationCell.undefined(.noApproval)
      let depth: MediationCell =
        burden.chain.isExact ? .count(burden.chain.actors.count - 1) : .undefined(.searchLimit)
      return MediationRow(
        [ground.named(ground.network.id(burden.actor))],
        [
          isKnown ? depth : unknown, isKnown ? MediationCell(burden.share) : unknown,
          ground.hasTrust ? .count(burden.reaching.count) : .undefined(.noTies),
          isKnown ? items(burden.approvers) : unknown, isKnown ? items(burden.gatekept) : unknown,
        ], ties: burden.chain.ties)
    }
    return MediationSection(
      id: "candidates", title: "Whom each candidate must ask", subject: "actor",
      columns: [
        MediationColumn("depth", "depth", .count, "approvals on the longest chain"),
        MediationColumn(
          "gatekept-share", "gatekept", .number,
          "share of the parties whose trust reaches it only over those whom it must ask"),
        MediationColumn("parties", "parties", .count, "those whose trust reaches it at all"),
        MediationColumn("approvers", "must ask", .items),
        MediationColumn("gatekept", "gatekept parties", .items),
      ], rows: rows)
  }
}

// MARK: - Sentences

extension Encumbrance {
  private func sentences(
    _ burden: Burden, _ approvals: ApprovalChains, _ ground: MediationGround
  ) -> [MediationSentence] {
    let name = ground.name(at: burden.actor)
    guard !burden.approvers.isEmpty else { return [] }
    let count = burden.chain.actors.count - 1
    let asks = enumerated(burden.approvers.map(ground.name(at:)))
    let depth =
      burden.chain.isExact
      ? "the longest chain is \(ground.chain(burden.chain.actors)) "
        + (count == 1 ? "(1 approval)" : "(\(count) approvals)")
      : "how long the longest chain of approvals is was not found within the search's limit"
    return [
      MediationSentence("\(name) must ask \(asks); \(depth).", ties: burden.chain.ties),
      reach(burden, name, ground),
    ]
  }

  private func free(_ burdens: [Burden], _ ground: MediationGround) -> [MediationSentence] {
    let names = burdens.filter(\.approvers.isEmpty).map { ground.name(at: $0.actor) }
    return names.isEmpty
      ? []
      : [
        MediationSentence(
          "No approval that \(enumerated(names, "or")) must ask for is recorded.")
      ]
  }

  private func reach(
    _ burden: Burden, _ name: String, _ ground: MediationGround
  ) -> MediationSentence {
    guard !burden.reaching.isEmpty else {
      return MediationSentence("No chain of trust leads from any party to \(name).")
    }
    let (count, all) = (burden.gatekept.count, burden.reaching.count)
    guard count > 0 else {
      return MediationSentence(
        "\(all == 1 ? "The one party" : "Each of the \(all) parties") whose trust reaches \(name) "
          + "has a chain of trust to it that passes nobody whom it must ask.")
    }
    return MediationSentence(
      "Of the \(all == 1 ? "1 party" : "\(all) parties") whose trust reaches \(name), \(count) "
        + "(\(enumerated(burden.gatekept.map(ground.name(at:))))) "
        + "\(count == 1 ? "reaches" : "reach") it only through those whom it must ask. What would "
        + "change this: a chain of trust that leads around \(around(burden, ground)), or no need "
        + "to ask them.")
  }

  /// The approvers who are no gatekept party themselves; all where there is no other.
  private func around(_ burden: Burden, _ ground: MediationGround) -> String {
    let others = burden.approvers.filter { !burden.gatekept.contains($0) }
    return enumerated((others.isEmpty ? burden.approvers : others).map(ground.name(at:)))
  }
}
