// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

public import ActorAnalytics
internal import ActorModel
internal import GraphCore

/// D18: on whom the way between the sides depends, so that they can be protected and backed up.
///
/// - Complexity: for each actor one maximum flow a pair of ends, one search a principal, and
///   O(n · (n + m)) for the fragmentation.
public struct Protection: MediationAnalytic {
  /// What the analytic is.
  public static let descriptor = MediationDescriptor(
    id: "protection", number: "D18", title: "Who needs protection and a second",
    question: "Whose absence would the way between the sides not survive, so that they need "
      + "protection and someone beside them?",
    definition: "An actor needs a second where, without it, fewer trusted channels join the "
      + "sides, the best acceptability of any candidate falls, or someone is no longer joined to "
      + "the others by trust. Channels are those of the bridge-builder report: every tie has the "
      + "least trust that is asked for and every actor between the ends an allowed role. Those "
      + "who speak for the ends are not looked at.",
    formula: "Channels: the largest number of chains between the ends that share no actor, over "
      + "ties with max(t(x→y), t(y→x)) ≥ θ, with and without the actor. Best acceptability: max "
      + "over the other candidates of Acc. Undirected, joined if trust > 0 either way: who is "
      + "outside the largest group that is left of the actor’s, and DF = 1 − Σ (1/distance) / "
      + "(n(n−1)) over the n actors left. The way around: the channel without the actor whose "
      + "weakest tie is strongest, found below θ.",
    output: "Without Envoy of Party B no channel with trust of 0.5 or more is left between Party "
      + "A and Party B: the envoy needs protection and a second.",
    caveat: "This is about care, not about pressure: it says who carries the process alone, and "
      + "is for those who prepare it. With --audience public no one is named. It describes the "
      + "recorded ties; someone unrecorded may be ready to step in.",
    literature: [
      Literature(
        "Borgatti, S. P. (2006). Identifying sets of key players in a social network. "
          + "Computational and Mathematical Organization Theory 12, 21–34",
        doi: "10.1007/s10588-006-7084-x"),
      Literature(
        "Pruitt, D. G. (2015). Prenegotiation development of optimism in intractable conflict. "
          + "International Negotiation 20, from p. 59 (two channels back each other up)"),
    ],
    readsAcceptability: true,
    keyNumbers: [
      .numbers("channels", "channels"), .numbers("channels", "single-points"),
      .numbers("actors", "channels.left"), .numbers("actors", "bridge-trust.change"),
    ],
    parameters: [
      .minTrust,
      MediationParameter(
        "channel-roles", .list, default: "representative,mediator",
        "the roles that an actor on a channel may have; any for everyone"),
      MediationParameter(
        "audience", .choice(["team", "public"]), default: "team",
        "team names those who need protection, public gives counts only"),
    ])

  private let threshold: Double
  private let roles: [Role]?
  private let namesActors: Bool

  /// For a public audience nobody is named.
  public var namesTies: Bool { namesActors }

  /// Takes the parameters.
  public init(_ arguments: MediationArguments) throws(MediationError) {
    threshold = arguments.number("min-trust")
    let words = arguments.list("channel-roles")
    roles = words == ["any"] ? nil : words.map(Role.init(rawValue:))
    namesActors = arguments["audience"] == "team"
  }

  /// Answers for every actor who does not speak for an end.
  public func findings(
    on ground: MediationGround, control: RunControl
  ) throws(MediationError) -> MediationFindings {
    try checkRoles(on: ground.map)
    let dependence = Dependence(ground, threshold: threshold, roles: roles)
    guard ground.hasTrust else {
      return MediationFindings(
        sentences: [
          MediationSentence(
            "No tie of this view carries trust, so there is no channel on which anyone could "
              + "depend.")
        ], sections: [dependence.channelSection])
    }
    guard namesActors else {
      return MediationFindings(
        notices: ["For a public audience nobody is named."],
        sentences: dependence.countsOnly, sections: [dependence.untied(dependence.channelSection)])
    }
    return MediationFindings(
      notices: dependence.notices, sentences: ground.isDrawn ? [] : dependence.sentences,
      sections: [dependence.channelSection, dependence.actorSection])
  }
}

extension Protection {
  /// Refuses roles that nobody knows: a slip would find no channel.
  private func checkRoles(on map: ActorMap) throws(MediationError) {
    let known = Set(map.actors.flatMap(\.roles)).union(Role.known)
    for role in roles ?? [] where !known.contains(role) {
      let words = known.map(\.rawValue).sorted(by: idPrecedes)
      throw .invalidArgument(
        "channel-roles of \(Self.descriptor.id): no actor has role \"\(role)\"; there are "
          + words.joined(separator: ", "))
    }
  }
}
