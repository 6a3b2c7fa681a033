// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorAnalytics
internal import ActorModel
internal import GraphCore

/// What hangs on each actor.
struct Dependence {
  /// An actor without whom something is lost.
  struct Loss {
    let position: Int
    /// Channels lost by pair of ends.
    let channels: [Int]
    let acceptability: Double
    /// Who is no longer joined to the largest group of those who were joined through the actor.
    let cutOff: [Int]
    let distanceFragmentation: Double?
  }

  private let ground: MediationGround
  private let threshold: Double
  private let roles: [Role]?
  private let endPairs: [(ConflictEnd, ConflictEnd)]
  private let channels: [EntryChannels]
  private let best: Double
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
    let whole = Cohesion(joined, measuresDistances: false)
    let candidates = ground.network.indices(ground.candidates.map(\.id))
    let values = ground.acceptability.values(of: candidates, without: nil)
    let best = values.max() ?? 0
    self.best = best
    let leader = values.firstIndex(of: best).map { candidates[$0] }
    // Whoever is on none of these may go, and they stay as they are.
    let onChannels = channels.map { Set(ground.network.indices($0.paths.flatMap(\.actors))) }
    let carriers = leader.map { ground.acceptability.carriers(of: $0).union([$0]) } ?? []
    let joins = CutSearch(joined).isArticulationPoint
    let speakers = Set(ground.network.indices(ground.principals))
    let others = ground.map.actors.indices.filter { ground.hasTrust && !speakers.contains($0) }
    losses = others.compactMap { actor -> Loss? in
      let lost = endPairs.indices.map { place in
        guard onChannels[place].contains(actor) else { return 0 }
        let (a, b) = endPairs[place]
        return channels[place].paths.count - analysis.count(a, b, without: actor)
      }
      let left =
        carriers.contains(actor)
        ? ground.acceptability.values(
          of: candidates.filter { $0 != actor }, without: actor
        ).max() ?? 0 : best
      guard
        lost.contains(where: { $0 > 0 }) || TrustComparison.isMore(best, than: left)
          || joins[actor]
      else { return nil }
      let cohesion = Cohesion(
        joined, without: actor, measuresDistances: !ground.isDrawn)
      return Loss(
        position: actor, channels: lost, acceptability: left,
        cutOff: Self.cutOff(by: actor, from: whole, to: cohesion),
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

  /// Those of the actor's group who are outside the largest group that is left of it.
  private static func cutOff(by actor: Int, from whole: Cohesion, to rest: Cohesion) -> [Int] {
    let own = Set(whole.parts.first { $0.contains(actor) } ?? [])
    let left = rest.parts.filter { own.contains($0[0]) }
    guard let largest = left.map(\.count).max(), left.count > 1,
      let main = left.firstIndex(where: { $0.count == largest })
    else { return [] }
    return left.indices.filter { $0 != main }.flatMap { left[$0] }.sorted()
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
            ? [.count(found.paths.count), .count(found.singlePointsOfFailure.count)]
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
          "bridge-trust", "best acceptability", .number,
          "of any other candidate without the actor"),
        MediationColumn("bridge-trust.change", "change", .number),
        MediationColumn(
          "cut-off", "cut off", .count, "actors whom no trust joins to the others any more"),
        MediationColumn(
          "fragmentation", "distance fragmentation", .number,
          "of the others without the actor: 0 where all trust each other, 1 where nobody does"),
      ],
      rows: losses.map { loss in
        MediationRow(
          [ground.named(ground.map.actors[loss.position].id)],
          [
            .count(loss.channels.reduce(0, +)),
            .count(zip(channels, loss.channels).map { $0.paths.count - $1 }.min() ?? 0),
            .number(loss.acceptability), .number(loss.acceptability - best),
            .count(loss.cutOff.count),
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
      + (ground.candidates.isEmpty
        ? ["No actor is a candidate, so the best acceptability is 0."] : [])
  }

  /// The same without the ties that its values come from: their ids name actors.
  func untied(_ section: MediationSection) -> MediationSection {
    MediationSection(
      id: section.id, title: section.title, subject: section.subject, columns: section.columns,
      rows: section.rows.map { MediationRow($0.subject, $0.cells) })
  }

  var countsOnly: [MediationSentence] {
    endPairs.indices.map { MediationSentence(channelSentence($0).text) }
      + zip(endPairs, channels).filter { $1.paths.count == 1 }.map { ends, found in
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
      ? "No single actor’s absence would cost a channel, lower the best acceptability or cut "
        + "anyone off."
      : "The absence of any other single actor would change none of the three."
    return channelSentences + told + [MediationSentence(rest)]
  }

  private var channelSentences: [MediationSentence] {
    endPairs.indices.flatMap { place -> [MediationSentence] in
      let (a, b) = endPairs[place]
      guard channels[place].paths.count == 0, let way = weaker(a, b, around: nil) else {
        return [channelSentence(place)]
      }
      return [
        channelSentence(place), told(way, "The best chain below that", "the first channel"),
      ]
    }
  }

  private func channelSentence(_ place: Int) -> MediationSentence {
    let (ends, found) = (endPairs[place], channels[place])
    let many =
      switch found.paths.count {
      case 0: "No channel joins"
      case 1: "One channel joins"
      case let count: "\(count) channels join"
      }
    return MediationSentence(
      "\(many) \(ends.0.name) and \(ends.1.name) with \(limit).",
      ties: Set(found.paths.flatMap(\.ties).map(\.id)).sorted(by: idPrecedes))
  }

  private func sentences(for loss: Loss) -> [MediationSentence] {
    let name = ground.map.actors[loss.position].name
    var parts: [String] = []
    for (place, ends) in endPairs.enumerated() where loss.channels[place] > 0 {
      let left = channels[place].paths.count - loss.channels[place]
      parts.append(
        (left == 0
          ? "no channel with \(limit) is"
          : "\(left) of \(channels[place].paths.count) channels are")
          + " left between \(ends.0.name) and \(ends.1.name)")
    }
    if TrustComparison.isMore(best, than: loss.acceptability) {
      parts.append(
        "the best acceptability falls from \(fourDecimals(best)) to "
          + fourDecimals(loss.acceptability))
    }
    if !loss.cutOff.isEmpty {
      let names = loss.cutOff.map { ground.map.actors[$0].name }
      parts.append("no trust joins \(enumerated(names)) to the others any more")
    }
    let isAlone = endPairs.indices.contains {
      loss.channels[$0] > 0 && loss.channels[$0] == channels[$0].paths.count
    }
    let advice = isAlone ? ": protection and a second would help" : ""
    let sentence = MediationSentence("Without \(name) \(enumerated(parts))\(advice).")
    return [sentence] + detours(loss, name)
  }

  /// The best way around, where the actor carries the only channel.
  private func detours(_ loss: Loss, _ name: String) -> [MediationSentence] {
    endPairs.indices.compactMap { place in
      guard loss.channels[place] > 0, channels[place].paths.count == loss.channels[place] else {
        return nil
      }
      let (a, b) = endPairs[place]
      guard let way = weaker(a, b, around: loss.position) else {
        return MediationSentence(
          "At any trust above 0 no other channel over \(roleWords) leads around \(name) between "
            + "\(a.name) and \(b.name).")
      }
      return told(way, "The best way around \(name)", "a second channel")
    }
  }

  private func told(_ way: TrustPath, _ lead: String, _ use: String) -> MediationSentence {
    let chain = way.actors.map(ground.name).joined(separator: " – ")
    let weak = way.ties.filter { TrustComparison.isSame($0.value, way.weakest) }
      .map { "\(ground.name($0.from)) to \(ground.name($0.to))" }
    return MediationSentence(
      "\(lead) is \(chain); its weakest trust is \(fourDecimals(way.weakest)) "
        + "(\(enumerated(weak))), and it would be \(use) if no trust on it were below "
        + "\(fourDecimals(threshold)).", ties: way.ties.map(\.id))
  }

  /// The channel with the strongest weakest tie below the threshold.
  private func weaker(
    _ a: ConflictEnd, _ b: ConflictEnd, around actor: Int?
  ) -> TrustPath? {
    let levels = Set(ground.network.graph.values.filter { $0 < threshold }).sorted(by: >)
    // A way at one level is one at every lower level: the highest is found by halving.
    var (low, high) = (0, levels.count)
    var found: TrustPath?
    while low < high {
      let middle = (low + high) / 2
      let analysis = EntryChannelsAnalysis(
        ground.network, map: ground.map, threshold: levels[middle], roles: roles)
      if let way = analysis.shortest(a, b, without: actor) {
        (found, high) = (way, middle)
      } else {
        low = middle + 1
      }
    }
    return found
  }
}
