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
      + "sides, the best acceptability of any candidate falls, or those who are joined by trust "
      + "fall apart into more groups. Channels are those of the bridge-builder report: every tie "
      + "has the least trust that is asked for and every actor between the ends an allowed role. "
      + "Those who speak for the ends are not looked at.",
    formula: "Channels: the largest number of chains between the ends that share no actor, over "
      + "ties with max(t(x→y), t(y→x)) ≥ θ, with and without the actor. Best acceptability: max "
      + "over the other candidates of Acc. Undirected, joined if trust > 0 either way: parts, and "
      + "DF = 1 − Σ (1/distance) / (n(n−1)) over the n actors left. The way around: the channel "
      + "without the actor whose weakest tie is strongest, found below θ.",
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
        "Pruitt, D. G. (2015). The evolution of readiness theory. In: Galluccio (ed.), Handbook "
          + "of International Negotiation. Springer"),
    ],
    parameters: [
      .minTrust,
      MediationParameter(
        "channel-roles", .list, default: "representative,mediator",
        "the roles that an actor on a channel may have; all for any actor"),
      MediationParameter(
        "audience", .choice(["team", "public"]), default: "team",
        "team names those who need protection, public gives counts only"),
    ])

  private let threshold: Double
  private let roles: [Role]?
  private let namesActors: Bool

  /// Takes the parameters.
  public init(_ arguments: MediationArguments) throws(MediationError) {
    threshold = arguments.number("min-trust")
    let words = arguments.list("channel-roles")
    roles = words == ["all"] ? nil : words.map(Role.init(rawValue:))
    namesActors = arguments["audience"] == "team"
  }

  /// Answers for every actor who does not speak for an end.
  public func findings(
    on ground: MediationGround, control: RunControl
  ) throws(MediationError) -> MediationFindings {
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
        sentences: dependence.countsOnly, sections: [dependence.channelSection])
    }
    return MediationFindings(
      notices: dependence.notices, sentences: dependence.sentences,
      sections: [dependence.channelSection, dependence.actorSection])
  }
}

/// What hangs on each actor.
private struct Dependence {
  /// An actor without whom something is lost.
  struct Loss {
    let position: Int
    /// Channels lost by pair of ends.
    let channels: [Int]
    let acceptability: Double
    let parts: [Int]
    let distanceFragmentation: Double?
  }

  private let ground: MediationGround
  private let threshold: Double
  private let roles: [Role]?
  private let endPairs: [(ConflictEnd, ConflictEnd)]
  private let channels: [EntryChannels]
  private let best: Double
  private let cohesion: Cohesion
  private let losses: [Loss]

  init(_ ground: MediationGround, threshold: Double, roles: [Role]?) {
    self.ground = ground
    self.threshold = threshold
    self.roles = roles
    let analysis = EntryChannelsAnalysis(
      ground.network, map: ground.map, threshold: threshold, roles: roles)
    let endPairs = pairs(ground.ends)
    let channels = endPairs.map { analysis.channels($0, $1) }
    self.endPairs = endPairs
    self.channels = channels
    let joined = Self.joined(ground)
    let whole = Cohesion(joined)
    cohesion = whole
    let candidates = ground.network.indices(ground.candidates.map(\.id))
    let best = ground.acceptability.values(of: candidates, without: nil).max() ?? 0
    self.best = best
    let speakers = Set(ground.network.indices(ground.principals))
    let others = ground.map.actors.indices.filter { ground.hasTrust && !speakers.contains($0) }
    losses = others.compactMap { actor -> Loss? in
        let lost = zip(endPairs, channels).map {
          $1.count - analysis.count($0.0, $0.1, without: actor)
        }
        let rest = candidates.filter { $0 != actor }
        let left = ground.acceptability.values(of: rest, without: actor).max() ?? 0
        let cohesion = Cohesion(joined, without: actor)
        let splits = cohesion.parts.count > whole.parts.count
        guard lost.contains(where: { $0 > 0 }) || TrustComparison.isMore(best, than: left) || splits
        else { return nil }
        return Loss(
          position: actor, channels: lost, acceptability: left, parts: cohesion.parts,
          distanceFragmentation: cohesion.distanceFragmentation)
    }.sorted(by: Self.precedes)
  }

  /// By channels lost, then by acceptability left, then by how far apart the others are.
  private static func precedes(_ a: Loss, _ b: Loss) -> Bool {
    let (x, y) = (a.channels.reduce(0, +), b.channels.reduce(0, +))
    if x != y { return x > y }
    if !TrustComparison.isSame(a.acceptability, b.acceptability) {
      return a.acceptability < b.acceptability
    }
    let (p, q) = (a.distanceFragmentation ?? 0, b.distanceFragmentation ?? 0)
    return TrustComparison.isSame(p, q) ? a.position < b.position : p > q
  }

  /// Undirected, joined if trust is above 0 either way.
  private static func joined(_ ground: MediationGround) -> FrozenGraph {
    let trust = ground.network.graph
    var arcs = ArcList()
    for source in 0..<trust.nodeCount {
      for arc in trust.outRow(source) {
        let target = trust.targets[arc]
        arcs.append(from: UInt32(source), to: target, value: 1, origin: UInt32(arc))
        arcs.append(from: target, to: UInt32(source), value: 1, origin: UInt32(arc))
      }
    }
    return FrozenGraph.freezing(arcs, nodeCount: trust.nodeCount, undirected: true).graph
  }

  // MARK: - Tables

  var channelSection: MediationSection {
    MediationSection(
      id: "channels", title: "Channels and how many actors carry them alone", subject: "ends",
      columns: [
        MediationColumn("channels", "channels", .count, "that share no actor between the ends"),
        MediationColumn(
          "single-points", "single points", .count, "actors on whom the only channel depends"),
      ],
      rows: zip(endPairs, channels).map { ends, found in
        MediationRow(
          [Named(ends.0.id, ends.0.name), Named(ends.1.id, ends.1.name)],
          ground.hasTrust
            ? [.count(found.count), .count(found.singlePointsOfFailure.count)]
            : [.undefined(.noTies), .undefined(.noTies)],
          ties: Set(found.paths.flatMap(\.ties).map(\.id)).sorted(by: idPrecedes))
      })
  }

  var actorSection: MediationSection {
    MediationSection(
      id: "actors", title: "Who needs protection and a second", subject: "actor",
      columns: [
        MediationColumn("channels.lost", "channels lost", .count),
        MediationColumn("channels.left", "left", .count, "the fewest channels between two ends"),
        MediationColumn(
          "bridge-trust", "best acceptability", .number, "of any other candidate without the actor"),
        MediationColumn("bridge-trust.change", "change", .number),
        MediationColumn(
          "groups", "groups", .count, "groups joined by trust without the actor"),
        MediationColumn("groups.more", "more", .count, "than with it"),
        MediationColumn(
          "fragmentation", "distance fragmentation", .number,
          "of the others without the actor: 0 where all trust each other, 1 where nobody does"),
      ],
      rows: losses.map { loss in
        MediationRow(
          [ground.named(ground.map.actors[loss.position].id)],
          [
            .count(loss.channels.reduce(0, +)),
            .count(zip(channels, loss.channels).map { $0.count - $1 }.min() ?? 0),
            .number(loss.acceptability), .number(loss.acceptability - best),
            .count(loss.parts.count), .count(max(0, loss.parts.count - cohesion.parts.count)),
            loss.distanceFragmentation.map(MediationCell.number) ?? .undefined(.tooFewActors),
          ])
      })
  }

  // MARK: - Words

  private var limit: String { "trust of \(fourDecimals(threshold)) or more" }

  private var roleWords: String {
    roles.map { "actors with role \(enumerated($0.map(\.rawValue), "or"))" } ?? "any actor"
  }

  var notices: [String] {
    ["Channels run over \(roleWords), along ties with \(limit)."]
      + (ground.candidates.isEmpty ? ["No actor is a candidate, so the best acceptability is 0."] : [])
  }

  var countsOnly: [MediationSentence] {
    channelSentences
      + zip(endPairs, channels).filter { $1.count == 1 }.map { ends, found in
        let count = found.singlePointsOfFailure.count
        return MediationSentence(
          "The only channel between \(ends.0.name) and \(ends.1.name) depends on \(count) "
            + "\(count == 1 ? "actor who carries" : "actors who each carry") it alone.")
      }
  }

  var sentences: [MediationSentence] {
    let told = losses.flatMap(sentences(for:))
    let rest =
      losses.isEmpty
      ? "No single actor’s absence would cost a channel, lower the best acceptability or divide "
        + "those who are joined by trust."
      : "The absence of any other single actor would change none of the three."
    return channelSentences + told + [MediationSentence(rest)]
  }

  private var channelSentences: [MediationSentence] {
    zip(endPairs, channels).map { ends, found in
      let ties = Set(found.paths.flatMap(\.ties).map(\.id)).sorted(by: idPrecedes)
      let many =
        found.count == 0
        ? "No channel joins" : found.count == 1 ? "One channel joins" : "\(found.count) channels join"
      return MediationSentence(
        "\(many) \(ends.0.name) and \(ends.1.name) with \(limit).", ties: ties)
    }
  }

  private func sentences(for loss: Loss) -> [MediationSentence] {
    let name = ground.map.actors[loss.position].name
    var parts: [String] = []
    for (place, ends) in endPairs.enumerated() where loss.channels[place] > 0 {
      let left = channels[place].count - loss.channels[place]
      parts.append(
        (left == 0 ? "no channel with \(limit) is" : "\(left) of \(channels[place].count) channels are")
          + " left between \(ends.0.name) and \(ends.1.name)")
    }
    if TrustComparison.isMore(best, than: loss.acceptability) {
      parts.append(
        "the best acceptability falls from \(fourDecimals(best)) to "
          + fourDecimals(loss.acceptability))
    }
    if loss.parts.count > cohesion.parts.count {
      parts.append(
        "those joined by trust fall into \(loss.parts.count) groups instead of "
          + "\(cohesion.parts.count)")
    }
    let ends = loss.channels.contains { $0 > 0 } ? ": protection and a second would help" : ""
    return [MediationSentence("Without \(name) \(enumerated(parts))\(ends).")] + detours(loss, name)
  }

  /// The best way around, where the actor carries the only channel.
  private func detours(_ loss: Loss, _ name: String) -> [MediationSentence] {
    endPairs.indices.compactMap { place in
      guard loss.channels[place] > 0, channels[place].count == loss.channels[place] else {
        return nil
      }
      let (a, b) = endPairs[place]
      guard let way = detour(a, b, around: loss.position) else {
        return MediationSentence(
          "At any trust above 0 no other channel over \(roleWords) leads around \(name) between "
            + "\(a.name) and \(b.name).")
      }
      let chain = way.actors.map(ground.name).joined(separator: " – ")
      let weak = way.ties.filter { TrustComparison.isSame($0.value, way.weakest) }
        .map { "\(ground.name($0.from)) to \(ground.name($0.to))" }
      return MediationSentence(
        "The best way around \(name) is \(chain); its weakest trust is "
          + "\(fourDecimals(way.weakest)) (\(enumerated(weak))), and it would be a second channel "
          + "if that were \(fourDecimals(threshold)).", ties: way.ties.map(\.id))
    }
  }

  private func detour(_ a: ConflictEnd, _ b: ConflictEnd, around actor: Int) -> TrustPath? {
    let levels = Set(ground.network.graph.values.filter { $0 < threshold }).sorted(by: >)
    for level in levels {
      let analysis = EntryChannelsAnalysis(
        ground.network, map: ground.map, threshold: level, roles: roles)
      if let way = analysis.shortest(a, b, without: actor) { return way }
    }
    return nil
  }
}
