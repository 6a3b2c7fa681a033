// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

public import ActorAnalytics
internal import ActorModel
internal import GraphCore

/// D5, how the tracks of diplomacy hang together: whether those of track 2 and 3 are listened to
/// by those who decide, and who stands between the tracks.
///
/// **Formula.** Transfer reach is the share of the actors of track 2 and 3 with τ_h(d→x) ≥ θ from
/// some d of track 1 with role decision-maker. E–I = (E − I) / (E + I) over pairs joined by trust
/// either way, E across tracks, I within (Krackhardt & Stern 1988). Brokers are Gould–Fernandez
/// counts on the tracks, on the directed trust view.
///
/// **Convention.** Actors without a track take no part; 1.5 is a track of its own. An actor links
/// 1 and 2 both ways when it stands on an open two-path from an actor of track 1 to one of track 2
/// and on one back.
///
/// - Complexity: O(h · arcs) for each decision-maker, O(Σ in · out · log d) for the brokers.
public struct TrackLinkage: MediationAnalytic {
  /// What the analytic is.
  public static let descriptor = MediationDescriptor(
    id: "track-linkage", number: "D5", title: "Track linkage",
    question: "Are the actors of unofficial tracks listened to by those who decide, and who links "
      + "the tracks?",
    definition: "Transfer reach is the share of the actors of track 2 and 3 whom some "
      + "decision-maker of track 1 trusts enough, directly or over others. The E–I index says "
      + "whether trust runs across tracks (1), within them (−1) or as much of both (0). Brokers "
      + "stand between two who do not trust each other directly: as liaison between two other "
      + "tracks, as gatekeeper into their own track, as representative out of it.",
    formula: "reach = |{x of track 2 or 3: some d of track 1 with role decision-maker has "
      + "τ_h(d→x) ≥ θ}| / |{x of track 2 or 3}|, τ_h = best product of trusts over at most h ties; "
      + "E–I = (E − I)/(E + I) over pairs joined by trust either way; Gould–Fernandez counts "
      + "a→v→c without a→c, groups = tracks, actors without a track left out; both ways between 1 "
      + "and 2: such a path from 1 to 2 and one from 2 to 1; matrix = mean of the trusts above 0 "
      + "from one track to another.",
    output: "2 of 4 actors of tracks 2 and 3 are trusted at 0.5 or more by a decision-maker of "
      + "track 1 within 2 ties.",
    caveat: "Tracks are as the map records them, and trust is not the same as use: that an actor "
      + "is listened to does not say that what it learned is taken up.",
    literature: [
      Literature(
        "Fisher, R. J. (ed.) (2005). Paving the Way: Contributions of Interactive Conflict "
          + "Resolution to Peacemaking. Lexington (transfer)"),
      Literature(
        "Palmiano Federer, J., Pickhardt, J., Lustenberger, P., Altpeter, C. & Abatis, K. (2019). "
          + "Beyond the Tracks? Reflections on Multitrack Approaches to Peace Processes"),
      Literature(
        "Krackhardt, D. & Stern, R. N. (1988). Informal networks and organizational crises: an "
          + "experimental simulation. Social Psychology Quarterly 51, 123–140"),
      Literature(
        "Gould, R. V. & Fernandez, R. M. (1989). Structures of mediation. Sociological "
          + "Methodology 19, 89–126", doi: "10.2307/270949"),
    ],
    needsEnds: false,
    keyNumbers: [
      .numbers("reach", "share"), .numbers("listened-to", "trust"), .numbers("mixing", "e-i"),
      .words("brokers", "both-ways"),
    ], parameters: [.hops, .reachTrust])

  private let hops: Int
  private let threshold: Double

  /// Takes the parameters.
  public init(_ arguments: MediationArguments) throws(MediationError) {
    hops = arguments.count("hops")
    threshold = arguments.number("reach-trust")
  }

  /// Answers for the whole map.
  public func findings(
    on ground: MediationGround, control: RunControl
  ) throws(MediationError) -> MediationFindings {
    let tracks = Tracks(ground)
    let listened = listened(tracks, ground)
    let brokers = brokers(tracks, ground, control)
    return MediationFindings(
      notices: notices(tracks, ground),
      sentences: reachSentences(listened, tracks, ground) + mixingSentence(tracks)
        + brokerSentences(brokers, tracks, ground),
      sections: [
        reach(listened, tracks), table(listened, tracks, ground), matrix(tracks, ground),
        mixing(tracks), table(brokers, tracks, ground),
      ])
  }

  private func notices(_ tracks: Tracks, _ ground: MediationGround) -> [String] {
    if tracks.known.isEmpty {
      return ["No actor of the map has a track (1, 1.5, 2 or 3), so nothing can be said of links."]
    }
    let missing = ground.map.actors.indices.filter { tracks.of[$0] == nil }
    var notices: [String] = []
    if !missing.isEmpty {
      notices.append(
        "Without a track and left out: \(enumerated(missing.map(ground.name(at:)))).")
    }
    if !ground.hasTrust { notices.append("No tie of this view carries trust above 0.") }
    if tracks.deciders.isEmpty {
      notices.append(
        "No actor of track 1 has the role decision-maker, so transfer reach is undefined.")
    }
    return notices
  }
}

// MARK: - Who is listened to

extension TrackLinkage {
  private struct Listened {
    let actor: Int
    let trust: Double
    let decider: Int?
    let path: [Int]
    let isReached: Bool
  }

  private func listened(_ tracks: Tracks, _ ground: MediationGround) -> [Listened] {
    guard tracks.problem == nil else { return [] }
    let graph = ground.network.graph
    let reaches = tracks.deciders.map { LimitedReach(from: $0, in: graph, limit: hops) }
    return tracks.unofficial.map { actor in
      let trusts = reaches.map { $0.product(to: actor) }
      let best = trusts.max() ?? 0
      let place = best > 0 ? trusts.firstIndex(of: best) : nil
      return Listened(
        actor: actor, trust: best, decider: place.map { tracks.deciders[$0] },
        path: place.flatMap { reaches[$0].path(to: actor) } ?? [],
        isReached: best > 0 && TrustComparison.isAtLeast(best, threshold))
    }
  }

  private func reach(_ listened: [Listened], _ tracks: Tracks) -> MediationSection {
    let groups: [(Named, [Track])] = [
      (Named("2-3", "tracks 2 and 3"), [.two, .three]), (Named("2", "track 2"), [.two]),
      (Named("3", "track 3"), [.three]),
    ]
    let rows = groups.map { name, group in
      let members = listened.filter { tracks.of[$0.actor].map(group.contains) ?? false }
      let reached = members.count { $0.isReached }
      guard let problem = tracks.problem ?? (members.isEmpty ? .noUnofficialActor : nil) else {
        let share = Double(reached) / Double(members.count)
        return MediationRow([name], [.number(share), .count(reached), .count(members.count)])
      }
      return MediationRow([name], [.undefined(problem), .undefined(problem), .undefined(problem)])
    }
    return MediationSection(
      id: "reach", title: "Transfer reach", subject: "track",
      columns: [
        MediationColumn("share", "share reached", .number),
        MediationColumn("reached", "reached", .count),
        MediationColumn("actors", "actors", .count),
      ], rows: rows)
  }

  private func table(
    _ listened: [Listened], _ tracks: Tracks, _ ground: MediationGround
  ) -> MediationSection {
    let rows = listened.map { entry in
      MediationRow(
        [ground.named(ground.network.id(entry.actor))],
        [
          .number(entry.trust), .text(tracks.of[entry.actor]?.rawValue ?? "none"),
          .truth(entry.isReached),
          .items(entry.decider.map { [ground.named(ground.network.id($0))] } ?? []),
        ], ties: ties(entry.path, ground))
    }
    return MediationSection(
      id: "listened-to", title: "Whom a decision-maker of track 1 trusts", subject: "actor",
      columns: [
        MediationColumn("trust", "trust", .number, "the most that any decision-maker has"),
        MediationColumn("track", "track", .text),
        MediationColumn("is-reached", "reached", .truth),
        MediationColumn("listener", "by", .items),
      ], rows: rows)
  }

  private func ties(_ path: [Int], _ ground: MediationGround) -> [String] {
    zip(path, path.dropFirst()).compactMap { source, target in
      ground.network.graph.arc(from: source, to: target).map(ground.network.frozen.tieID(ofArc:))
    }
  }

  private func reachSentences(
    _ listened: [Listened], _ tracks: Tracks, _ ground: MediationGround
  ) -> [MediationSentence] {
    if let problem = tracks.problem {
      return [MediationSentence("Transfer reach is undefined: \(problem.words).")]
    }
    let reached = listened.filter(\.isReached).sorted { a, b in
      a.trust != b.trust ? a.trust > b.trust : a.actor < b.actor
    }
    let within = hops == 1 ? "directly" : "within \(hops) ties"
    let limit = fourDecimals(threshold)
    let names = reached.map { "\(ground.chain($0.path)) \(fourDecimals($0.trust))" }
    var sentences = [
      MediationSentence(
        "\(reached.count) of \(listened.count) actors of tracks 2 and 3 are trusted at \(limit) or "
          + "more by a decision-maker of track 1 \(within)"
          + (names.isEmpty ? "." : ": \(names.joined(separator: "; "))."),
        ties: Set(reached.flatMap { ties($0.path, ground) }).sorted(by: idPrecedes))
    ]
    let others = listened.filter { !$0.isReached && $0.trust > 0 }
    if let next = others.max(by: { $0.trust < $1.trust }) {
      sentences.append(
        MediationSentence(
          "What would change this: \(ground.name(at: next.actor)) is nearest to being reached "
            + "(\(ground.chain(next.path)) \(fourDecimals(next.trust)), below \(limit)).",
          ties: ties(next.path, ground)))
    } else if reached.count < listened.count {
      sentences.append(
        MediationSentence(
          "What would change this: a tie of trust of \(limit) or more from a decision-maker; to "
            + "the others no chain leads \(within)."))
    }
    return sentences
  }
}

// MARK: - From track to track

extension TrackLinkage {
  private func matrix(_ tracks: Tracks, _ ground: MediationGround) -> MediationSection {
    let rows = tracks.known.flatMap { from in
      tracks.known.map { to in
        let arcs = tracks.arcs.filter { tracks.of[$0.from] == from && tracks.of[$0.to] == to }
        let carriers = Set(arcs.flatMap { [$0.from, $0.to] }).sorted()
        let mean: MediationCell =
          arcs.isEmpty
          ? .undefined(.noRecordedTrust)
          : .number(arcs.map(\.value).sorted().reduce(0, +) / Double(arcs.count))
        return MediationRow(
          [Named(from.rawValue), Named(to.rawValue)],
          [
            mean, .count(arcs.count),
            .items(carriers.map { ground.named(ground.network.id($0)) }),
          ], ties: Set(arcs.map(\.tie)).sorted(by: idPrecedes))
      }
    }
    return MediationSection(
      id: "matrix", title: "Trust from track to track", subject: "from, to",
      columns: [
        MediationColumn("mean-trust", "mean trust", .number),
        MediationColumn("ties", "ties", .count),
        MediationColumn("carriers", "carried by", .items),
      ], rows: rows)
  }

  private func mixing(_ tracks: Tracks) -> MediationSection {
    let groups: [(Named, Track?)] =
      [(Named("all", "all tracks"), nil)]
      + tracks.known.map { (Named($0.rawValue, "track \($0.rawValue)"), $0) }
    return MediationSection(
      id: "mixing", title: "Across tracks or within them", subject: "track",
      columns: [
        MediationColumn("e-i", "E–I index", .number, "1 all across, −1 all within"),
        MediationColumn("across", "across", .count, "pairs joined by trust"),
        MediationColumn("within", "within", .count),
      ],
      rows: groups.map { name, track in
        let (across, within) = tracks.pairs(of: track)
        guard across + within > 0 else {
          let reason: UndefinedReason = tracks.known.isEmpty ? .noTrack : .noRecordedTrust
          return MediationRow([name], [.undefined(reason), .undefined(reason), .undefined(reason)])
        }
        return MediationRow(
          [name],
          [
            .number(Double(across - within) / Double(across + within)), .count(across),
            .count(within),
          ])
      })
  }

  private func mixingSentence(_ tracks: Tracks) -> [MediationSentence] {
    let (across, within) = tracks.pairs(of: nil)
    guard across + within > 0 else { return [] }
    let index = Double(across - within) / Double(across + within)
    return [
      MediationSentence(
        "Of \(across + within) pairs of actors with a track whom trust joins, \(across) are of "
          + "different tracks and \(within) of the same (E–I index "
          + "\(fourDecimals(index, minus: "−"))).")
    ]
  }
}

// MARK: - Brokers

extension TrackLinkage {
  private struct Broker {
    let actor: Int
    /// In the order of `roles`.
    let counts: [MediationCell]
    let linksBothWays: Bool
  }

  private static let roles = ["liaison", "gatekeeper", "representative", "itinerant"]

  private func brokers(
    _ tracks: Tracks, _ ground: MediationGround, _ control: RunControl
  ) -> [Broker] {
    let counts = BrokerageCounts(
      ground.network.frozen, groupBy: "track", withoutGroup: "drop", control: control)
    return ground.map.actors.indices.map { actor in
      Broker(
        actor: actor, counts: Self.roles.map { counts.cell($0, of: actor) },
        linksBothWays: tracks.hasOpenPath(over: actor, from: .one, to: .two)
          && tracks.hasOpenPath(over: actor, from: .two, to: .one))
    }.filter { $0.linksBothWays || $0.counts.contains { ($0.number ?? 0) > 0 } }
  }

  private func table(
    _ brokers: [Broker], _ tracks: Tracks, _ ground: MediationGround
  ) -> MediationSection {
    let rows = brokers.map { broker in
      MediationRow(
        [ground.named(ground.network.id(broker.actor))],
        broker.counts + [
          .text(tracks.of[broker.actor]?.rawValue ?? "none"), .truth(broker.linksBothWays),
        ])
    }
    return MediationSection(
      id: "brokers", title: "Who stands between two who do not trust each other directly",
      subject: "actor",
      columns: [
        MediationColumn("liaison", "liaison", .count, "between two other tracks"),
        MediationColumn("gatekeeper", "gatekeeper", .count, "from another track into its own"),
        MediationColumn("representative", "representative", .count, "from its own track outwards"),
        MediationColumn("itinerant", "itinerant", .count, "between two of one other track"),
        MediationColumn("track", "track", .text),
        MediationColumn("both-ways", "1 and 2 both ways", .truth),
      ], rows: rows)
  }

  private func brokerSentences(
    _ brokers: [Broker], _ tracks: Tracks, _ ground: MediationGround
  ) -> [MediationSentence] {
    guard tracks.known.contains(.one), tracks.known.contains(.two) else { return [] }
    let links = brokers.filter(\.linksBothWays).map { ground.name(at: $0.actor) }
    var sentences = [
      MediationSentence(
        links.isEmpty
          ? "Nobody links tracks 1 and 2 both ways, by standing between two who do not trust each "
            + "other directly on a chain of trust from one to the other and on one back."
          : "Between tracks 1 and 2 trust runs both ways over \(enumerated(links)).")
    ]
    let crossing = brokers.map { broker in
      (broker.actor, broker.counts.prefix(2).reduce(0) { $0 + Int($1.number ?? 0) })
    }
    let most = crossing.map(\.1).max() ?? 0
    if most > 0 {
      let names = crossing.filter { $0.1 == most }.map { ground.name(at: $0.0) }
      sentences.append(
        MediationSentence(
          "Most often between tracks, as liaison or gatekeeper, "
            + "\(names.count == 1 ? "stands" : "stand") \(enumerated(names)) "
            + (most == 1 ? "(once)." : "(\(most) times).")))
    }
    return sentences
  }
}
