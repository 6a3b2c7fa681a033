// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

public import ActorAnalytics
internal import ActorModel

/// D1, in which way an actor could go between the parties: carry messages where they do not meet,
/// help where they do, or move them.
///
/// **Formula.** comm(a, m) is the best product over chains of at most h ties from the party a to
/// m, along trust above 0 in its direction and communication both ways. Over all pairs (a, b)
/// of different ends, G = Σ open · comm(a, m) · comm(b, m) / Σ comm(a, m) · comm(b, m), F = 1 − G,
/// where open is 1 without a usable direct channel between a and b and 0 with one. L is the least
/// over the parties of the best product of influence from m within h ties.
///
/// **Convention.** comm is the plain τ_h of the design, whose chains may run through any actor, the
/// other party of the pair included: whom one party knows only through the other is placed as a
/// facilitator of parties who meet. A communication counts by its strength, without one as 1,
/// which is said; one of status broken is not usable. Trust of a broken tie is read as in every
/// view. Influence without
/// a strength is unknown.
///
/// - Complexity: O(h · arcs) for each party and candidate.
public struct ModalityProfile: MediationAnalytic {
  /// What the analytic is.
  public static let descriptor = MediationDescriptor(
    id: "modality-profile", number: "D1", title: "Modality profile",
    question: "In which way could each actor go between the parties: as a go-between, as a "
      + "facilitator of parties who also meet, or as a broker who can move them?",
    definition: "Contact joins two parties over an actor as strongly as the chain from one party "
      + "to the actor times the chain from the other. Go-between is the share of that contact "
      + "which joins parties without a usable direct channel, facilitator the share which joins "
      + "parties that have one. Leverage is the least influence that the actor has on any party.",
    formula: "G = Σ open(a,b)·comm(a,m)·comm(b,m) / Σ comm(a,m)·comm(b,m) over pairs of parties of "
      + "different ends, F = 1 − G; comm = best product over at most h ties of trust above 0 "
      + "(in its direction) and communication (both ways, by strength, 1 where none is recorded, "
      + "none where its status is broken), through any actor, the other party too; open = 1 without "
      + "such a tie between a and b; L = min over parties p of the best product of influence m→p "
      + "within h ties. L ≥ λ: "
      + "broker/manipulator-capable; else no contact: not connected; else |F − G| below the "
      + "margin: mixed; else the larger. Beside it Gould–Fernandez counts by side, ties read "
      + "both ways, actors of no side each on their own: outsider = liaison + itinerant, "
      + "insider = coordinator + gatekeeper.",
    output: "Women’s network is placed as a go-between: all of its contact joins parties without "
      + "a usable direct channel; no influence is recorded.",
    caveat: "It describes where an actor stands, not how it works: a style that nobody recorded as "
      + "influence does not show, and the thresholds are conventions.",
    literature: [
      Literature(
        "Touval, S. & Zartman, I. W. (1985). International Mediation in Theory and Practice. "
          + "Westview (communicator, formulator, manipulator)", isListedOnly: true),
      Literature(
        "Zartman, I. W. & Touval, S. (1985). International mediation: conflict resolution and "
          + "power politics. Journal of Social Issues 41(2), 27–45",
        doi: "10.1111/j.1540-4560.1985.tb00853.x"),
      Literature(
        "Beardsley, K., Quinn, D., Biswas, B. & Wilkenfeld, J. (2006). Mediation style and crisis "
          + "outcomes. Journal of Conflict Resolution 50, 58–86",
        doi: "10.1177/0022002705282862"),
      Literature(
        "Gould, R. V. & Fernandez, R. M. (1989). Structures of mediation: a formal approach to "
          + "brokerage in transaction networks. Sociological Methodology 19, 89–126",
        doi: "10.2307/270949"),
    ],
    keyNumbers: [
      .words("candidates", "modality"), .numbers("candidates", "go-between"),
      .numbers("candidates", "leverage"), .numbers("candidates", "contact", ranked: true),
      .words("pairs", "direct"),
    ],
    parameters: [
      .hops,
      MediationParameter(
        "leverage", .number(from: 0, to: 1), default: "0.5",
        "the influence on every party from which an actor counts as able to move them"),
      MediationParameter(
        "mixed-below", .number(from: 0, to: 1), default: "0.2",
        "the difference of the two shares below which an actor counts as mixed"),
    ])

  private let hops: Int
  private let leverage: Double
  private let margin: Double

  /// Takes the parameters.
  public init(_ arguments: MediationArguments) throws(MediationError) {
    hops = arguments.count("hops")
    leverage = arguments.number("leverage")
    margin = arguments.number("mixed-below")
  }

  /// Answers for every candidate.
  public func findings(
    on ground: MediationGround, control: RunControl
  ) throws(MediationError) -> MediationFindings {
    let contacts = Contacts(ground, limit: hops)
    let influence = Influence(ground, limit: hops)
    let roles = Self.roles(ground, control)
    let profiles = ground.candidates.compactMap { actor in
      ground.network.frozen.index(of: actor.id).map { position in
        profile(position, contacts, influence, roles)
      }
    }
    return MediationFindings(
      notices: notices(contacts, influence, ground),
      sentences: profiles.map { sentence($0, contacts, influence, ground) }
        + (profiles.isEmpty ? [] : [change(influence)]),
      sections: [table(profiles, ground), pairs(contacts, ground)])
  }

  private func notices(
    _ contacts: Contacts, _ influence: Influence, _ ground: MediationGround
  ) -> [String] {
    var notices = ground.candidates.isEmpty ? [MediationGround.nobody] : []
    if contacts.isEmpty {
      notices.append(
        "No tie of this view carries trust above 0 or is a usable communication, so no contact "
          + "can be read.")
    }
    if !contacts.assumed.isEmpty {
      notices.append(
        "Communication without a recorded strength counts as 1: "
          + "\(enumerated(contacts.assumed)).")
    }
    if !contacts.broken.isEmpty {
      notices.append(
        "Communication that is recorded as broken counts as no channel: "
          + "\(enumerated(contacts.broken)).")
    }
    if !influence.unknown.isEmpty {
      notices.append(
        "Influence without a recorded strength is unknown and left out: "
          + "\(enumerated(influence.unknown)).")
    }
    return notices
  }

  private func change(_ influence: Influence) -> MediationSentence {
    MediationSentence(
      "What would change this: a direct channel that opens or closes turns go-betweens into "
        + "facilitators or back, and a recorded influence of \(fourDecimals(leverage)) or more on "
        + "every party makes an actor broker/manipulator-capable, that is, able to move them.")
  }
}

// MARK: - A candidate's profile

extension ModalityProfile {
  private struct Profile {
    let position: Int
    /// For every pair of parties that the actor joins, how strongly.
    let joined: [(pair: Contacts.Pair, value: Double)]
    let goBetween: Cell
    let leverage: Cell
    let modality: Modality?
    let outsider: MediationCell
    let insider: MediationCell

    var contact: Double { joined.reduce(0) { $0 + $1.value } }
    var facilitator: Cell {
      if case .value(let share) = goBetween { .value(1 - share) } else { goBetween }
    }
  }

  private enum Modality: String {
    case broker = "broker/manipulator-capable"
    case goBetween = "go-between"
    case facilitator
    case mixed
    case notConnected = "not connected"
  }

  private func profile(
    _ position: Int, _ contacts: Contacts, _ influence: Influence, _ roles: BrokerageCounts
  ) -> Profile {
    let joined = contacts.pairs.map { ($0, contacts.value(of: position, in: $0)) }
      .filter { $0.1 > 0 }
    let total = joined.reduce(0) { $0 + $1.1 }
    let open = joined.filter { $0.0.direct.isEmpty }.reduce(0) { $0 + $1.1 }
    let share: Cell =
      contacts.isEmpty
      ? .undefined(.noTies) : total > 0 ? .value(open / total) : .undefined(.noContact)
    let power = influence.leverage(of: position, on: contacts.parties)
    return Profile(
      position: position, joined: joined.map { (pair: $0.0, value: $0.1) }, goBetween: share,
      leverage: power, modality: contacts.isEmpty ? nil : modality(share.number, power.number),
      outsider: roles.cell(["liaison", "itinerant"], of: position),
      insider: roles.cell(["coordinator", "gatekeeper"], of: position))
  }

  private func modality(_ share: Double?, _ power: Double?) -> Modality {
    if let power, TrustComparison.isAtLeast(power, leverage) { return .broker }
    guard let share else { return .notConnected }
    let difference = (2 * share - 1).magnitude
    if !TrustComparison.isAtLeast(difference, margin) { return .mixed }
    return share >= 0.5 ? .goBetween : .facilitator
  }

  private static func roles(_ ground: MediationGround, _ control: RunControl) -> BrokerageCounts {
    var options = ground.options
    options.reading = .hops
    options.undirected = true
    return BrokerageCounts(
      ActorGraph(freezing: ground.map, options: options), groupBy: "side", withoutGroup: "single",
      control: control)
  }
}

// MARK: - Tables

extension ModalityProfile {
  private func table(_ profiles: [Profile], _ ground: MediationGround) -> MediationSection {
    let rows = profiles.map { profile in
      MediationRow(
        [ground.named(ground.network.id(profile.position))],
        [
          profile.modality.map { .text($0.rawValue) } ?? .undefined(.noTies),
          MediationCell(profile.goBetween), MediationCell(profile.facilitator),
          MediationCell(profile.leverage),
          profile.modality == nil ? .undefined(.noTies) : .number(profile.contact),
          profile.outsider, profile.insider,
        ])
    }
    return MediationSection(
      id: "candidates", title: "How each candidate is placed between the parties",
      subject: "actor",
      columns: [
        MediationColumn("modality", "modality", .text),
        MediationColumn(
          "go-between", "go-between", .number, "share of contact between parties without channel"),
        MediationColumn(
          "facilitator", "facilitator", .number, "share of contact between parties with a channel"),
        MediationColumn("leverage", "leverage", .number, "the least influence on any party"),
        MediationColumn(
          "contact", "contact", .number, "its strength, summed over all pairs of parties"),
        MediationColumn(
          "outsider-roles", "outsider", .count,
          "how often it stands between two who are not tied, both of other groups than its own"),
        MediationColumn(
          "insider-roles", "insider", .count,
          "how often it stands between two who are not tied, one of them of its own side"),
      ], rows: rows)
  }

  private func pairs(_ contacts: Contacts, _ ground: MediationGround) -> MediationSection {
    let rows = contacts.pairs.map { pair in
      MediationRow(
        [pair.a, pair.b].map { ground.named(ground.network.id($0)) },
        [
          .truth(!pair.direct.isEmpty),
          pair.direct.map(\.value).max().map(MediationCell.number) ?? .undefined(.noDirectTie),
        ], ties: Set(pair.direct.map(\.id)).sorted(by: idPrecedes))
    }
    return MediationSection(
      id: "pairs", title: "Direct channels between the parties", subject: "parties",
      columns: [
        MediationColumn("direct", "usable direct channel", .truth),
        MediationColumn("strongest", "strongest tie", .number, "its trust or strength"),
      ], rows: rows)
  }
}

// MARK: - Sentences

extension ModalityProfile {
  private func sentence(
    _ profile: Profile, _ contacts: Contacts, _ influence: Influence, _ ground: MediationGround
  ) -> MediationSentence {
    let name = ground.name(at: profile.position)
    let leverage = words(profile.leverage, profile.position, influence, contacts, ground)
    guard let modality = profile.modality else {
      return MediationSentence("\(name) cannot be placed: \(UndefinedReason.noTies.words).")
    }
    guard let best = profile.joined.max(by: { $0.value < $1.value }),
      let share = profile.goBetween.number
    else {
      return MediationSentence(
        "\(name) is \(opening(modality)): within \(ties(hops)) no two parties of different sides "
          + "reach it; \(leverage).")
    }
    let (paths, used) = contacts.chains(to: profile.position, from: best.pair)
    return MediationSentence(
      "\(name) is \(opening(modality)): \(contact(share)). Its strongest contact runs "
        + "\(paths.map(ground.chain).joined(separator: " and ")); \(leverage).",
      ties: Set(used.map(\.id)).sorted(by: idPrecedes))
  }

  private func opening(_ modality: Modality) -> String {
    switch modality {
    case .broker: "broker/manipulator-capable"
    case .goBetween: "placed as a go-between"
    case .facilitator: "placed as a facilitator"
    case .mixed: "placed as both a go-between and a facilitator (mixed)"
    case .notConnected: "not connected"
    }
  }

  private func ties(_ count: Int) -> String { count == 1 ? "one tie" : "\(count) ties" }

  private func contact(_ share: Double) -> String {
    if share >= 1 { return "all of its contact joins parties without a usable direct channel" }
    if share <= 0 { return "all of its contact joins parties who have a direct channel too" }
    return "\(percent(share)) of its contact joins parties without a usable direct channel, "
      + "\(percent(1 - share)) parties who have one"
  }

  private func words(
    _ cell: Cell, _ position: Int, _ influence: Influence, _ contacts: Contacts,
    _ ground: MediationGround
  ) -> String {
    switch cell {
    case .undefined(.noInfluence): return "no influence is recorded"
    case .undefined(let reason): return "its leverage is undefined, because \(reason.words)"
    case .value(let value) where value > 0:
      return "its influence on every party is \(fourDecimals(value)) or more"
    case .value:
      let missed = contacts.parties.filter { !influence.reaches($0, from: position) }
      if missed.count == contacts.parties.count {
        return "no influence of it on any party is recorded"
      }
      return "no influence of it on \(enumerated(missed.map(ground.name(at:)), "or")) is recorded"
    }
  }
}
