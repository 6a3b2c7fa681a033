// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

public import ActorAnalytics
internal import ActorModel
internal import GraphCore

/// D4, how visible a channel between two ends would be, and how much trust a quieter one costs.
///
/// **Formula.** A channel over m is a chain of trust from a principal of A to m and one from a
/// principal of B to m that share only m; its trust is the smaller of the two products, its
/// exposure 1 − Π (1 − visibility) over everyone on it but the principals at its ends. The front
/// are the channels of which no other is at least as trusted and as quiet.
///
/// **Convention.** No tie is too weak. Principals of the two ends stand only at the ends. A
/// channel over somebody whose visibility is not recorded has no exposure and is not on the front;
/// it still counts as the most trusted one.
///
/// - Complexity: see `QuietChannels`; exact unless the result says that it was cut.
public struct Exposure: MediationAnalytic {
  /// What the analytic is.
  public static let descriptor = MediationDescriptor(
    id: "exposure", number: "D4", title: "Exposure of channels",
    question: "Which channel between the sides would be quiet, and how much trust does a quieter "
      + "one cost?",
    definition: "A channel runs from somebody who speaks for one end to an actor, and from "
      + "somebody who speaks for the other end to the same actor, along ties of trust. It is as "
      + "trusted as the weaker of its two chains. Its exposure is the probability that somebody on "
      + "it is noticed, taking what the map records as visibility for the probability that this "
      + "one is. On the front stand the channels that no other beats in one without losing in the "
      + "other.",
    formula: "trust = min(Π t on the chain A→m, Π t on the chain B→m), exposure = 1 − Π (1 − "
      + "visibility) over the actors between the ends, m included; the two chains share only m and "
      + "begin at any one of those who speak for A and for B, who stand only at the ends; no least "
      + "trust; exposure is undefined "
      + "where a visibility is missing. Quietest = least exposure among the channels with at "
      + "least (1 − quiet-within) of the best trust, those of unknown exposure included in best.",
    output:
      "Between Side A and Side B, the quietest within 10 % of the best trust is Party A – NGO "
      + "– Envoy of Party B – Party B: trust 0.5, exposure 0.28.",
    caveat: "Visibility is a judgement recorded on the map, and actors are taken to be noticed "
      + "independently of each other; a quiet channel is not a secret or a safe one.",
    literature: [
      Literature(
        "Ó Dochartaigh, N. (2011). Together in the middle: back-channel negotiation in the Irish "
          + "peace process. Journal of Peace Research 48, 767–780",
        doi: "10.1177/0022343311417982"),
      Literature(
        "Hansen, P. (1980). Bicriterion path problems. In: Multiple Criteria Decision Making: "
          + "Theory and Application. Springer, 109–127"),
    ],
    keyNumbers: [
      .choice("front", .marked("quietest"), "over whom the quietest channel runs"),
      .numbers("candidates", "trust", ranked: true, by: "between"),
      .numbers("candidates", "exposure", by: "between"),
    ],
    parameters: [
      MediationParameter(
        "quiet-within", .number(from: 0, to: 1), default: "0.1",
        "the share of the best trust that may be given up for a quieter channel")
    ])

  private let within: Double

  /// Takes the parameters.
  public init(_ arguments: MediationArguments) throws(MediationError) {
    within = arguments.number("quiet-within")
  }

  /// Answers for every two ends and candidate.
  public func findings(
    on ground: MediationGround, control: RunControl
  ) throws(MediationError) -> MediationFindings {
    let all = pairs(ground.ends).map { PairChannels($0, $1, on: ground, within: within) }
    var notices = ground.candidates.isEmpty ? [MediationGround.nobody] : []
    if !ground.hasTrust {
      notices.append("No tie of this view carries trust above 0, so no channel can be read.")
    }
    let silent = Set(all.flatMap(\.silent)).sorted()
    if ground.map.actors.allSatisfy({ $0.visibility == nil }) {
      notices.append("No actor's visibility is recorded, so no channel has an exposure.")
    } else if !silent.isEmpty {
      notices.append(
        "On the most trusted channels the visibility of \(enumerated(silent.map(ground.name(at:)))) "
          + "is not recorded; no channel over them has an exposure.")
    }
    if !all.allSatisfy(\.isComplete) {
      notices.append("The search was ended at its limit: better channels may exist.")
    }
    return MediationFindings(
      notices: notices, sentences: all.flatMap { sentences($0, ground) },
      sections: [front(all, ground), candidates(all, ground)])
  }
}

// MARK: - Tables

extension Exposure {
  private func columns(_ ground: MediationGround, quietest: Bool) -> [MediationColumn] {
    var columns = [
      MediationColumn("trust", "trust", .number),
      MediationColumn("exposure", "exposure", .number, "1 would be noticed for certain"),
    ]
    if quietest {
      columns.append(
        MediationColumn(
          "quietest", "quietest", .truth,
          "the least exposure with at least \(percent(1 - within)) of the best trust"))
    }
    if ground.ends.count > 2 { columns.append(MediationColumn("between", "between", .items)) }
    return columns + [MediationColumn("channel", "channel", .items)]
  }

  private func between(_ pair: PairChannels, _ ground: MediationGround) -> [MediationCell] {
    ground.ends.count > 2
      ? [.items([Named(pair.a.id, pair.a.name), Named(pair.b.id, pair.b.name)])] : []
  }

  private func items(_ channel: MediatedChannel, _ ground: MediationGround) -> MediationCell {
    .items(channel.actors.map { ground.named(ground.network.id($0)) })
  }

  private func front(_ all: [PairChannels], _ ground: MediationGround) -> MediationSection {
    let rows = all.flatMap { pair in
      pair.front.map { entry in
        MediationRow(
          [ground.named(ground.network.id(entry.center))],
          [
            .number(entry.channel.trust), .number(entry.channel.exposure),
            .truth(pair.isQuietest(entry.channel)),
          ] + between(pair, ground) + [items(entry.channel, ground)],
          ties: ground.ties(on: entry.channel))
      }
    }
    return MediationSection(
      id: "front", title: "Trust against exposure: channels that no other channel beats in both",
      subject: "actor", columns: columns(ground, quietest: true), rows: rows)
  }

  private func candidates(_ all: [PairChannels], _ ground: MediationGround) -> MediationSection {
    let rows = all.flatMap { pair in
      pair.entries.map { entry in
        let subject = [ground.named(ground.network.id(entry.center))]
        guard let channel = entry.best else {
          let missing = MediationCell.undefined(ground.hasTrust ? .noChannel : .noTies)
          return MediationRow(subject, [missing, missing] + between(pair, ground) + [missing])
        }
        let exposure: MediationCell =
          entry.isKnown ? .number(channel.exposure) : .undefined(.unknownVisibility)
        return MediationRow(
          subject,
          [.number(channel.trust), exposure] + between(pair, ground) + [items(channel, ground)],
          ties: ground.ties(on: channel))
      }
    }
    return MediationSection(
      id: "candidates",
      title: "The most trusted channel over each candidate, of equal ones the quietest",
      subject: "actor", columns: columns(ground, quietest: false), rows: rows)
  }
}

// MARK: - Sentences

extension Exposure {
  private func sentences(
    _ pair: PairChannels, _ ground: MediationGround
  ) -> [MediationSentence] {
    let ends = "Between \(pair.a.name) and \(pair.b.name)"
    guard let best = pair.best else {
      return [
        MediationSentence(
          "\(ends) there is no channel over any candidate: some end has no chain of trust to it, "
            + "or both chains need the same actor.")
      ]
    }
    let ties = ground.ties(on: best.channel)
    let strongest =
      "\(ground.chain(best.channel.actors)): trust \(fourDecimals(best.channel.trust))"
    guard let quietest = pair.quietest else {
      return [
        MediationSentence(
          "\(ends) the most trusted channel is \(strongest); its exposure is not known, because "
            + "\(UndefinedReason.unknownVisibility.words).", ties: ties)
      ]
    }
    let exposure = "exposure \(fourDecimals(quietest.exposure))"
    let reach = "the quietest within \(percent(within)) of the best trust"
    if best.isKnown, best.channel.isAsGood(as: quietest) {
      return [
        MediationSentence(
          "\(ends) the most trusted channel is also \(reach): \(strongest), \(exposure).",
          ties: ties), change(quietest, ground),
      ]
    }
    let known =
      best.isKnown
      ? "exposure \(fourDecimals(best.channel.exposure))"
      : "exposure not known, because \(UndefinedReason.unknownVisibility.words)"
    return [
      MediationSentence(
        "\(ends), \(reach) is \(ground.chain(quietest.actors)): trust "
          + "\(fourDecimals(quietest.trust)), \(exposure). The most trusted is \(strongest), "
          + "\(known).",
        ties: Set(ties + ground.ties(on: quietest)).sorted(by: idPrecedes)),
      change(quietest, ground),
    ]
  }

  /// What a channel's exposure and trust hang on.
  private func change(_ channel: MediatedChannel, _ ground: MediationGround) -> MediationSentence {
    let middle = channel.actors.dropFirst().dropLast()
    let values = middle.map { ground.map.actors[$0].visibility?.value ?? 0 }
    let most = values.max() ?? 0
    let seen = zip(middle, values).filter { $0.1 == most }.map { ground.name(at: $0.0) }
    let ties = ground.uses(on: channel)
    let least = ties.map(\.value).min() ?? 1
    let weak = ties.filter { $0.value == least }
    let words = weak.map { "\(ground.name($0.from)) to \(ground.name($0.to))" }
    return MediationSentence(
      "What would change this: the most visible on the quietest channel "
        + "\(seen.count == 1 ? "is" : "are") \(enumerated(seen)) (\(fourDecimals(most))), and its "
        + "weakest trust is from \(enumerated(words)) (\(fourDecimals(least))).",
      ties: weak.map(\.id))
  }
}

extension MediationGround {
  fileprivate func uses(on channel: MediatedChannel) -> [TieUse] {
    [channel.first, channel.second].flatMap { chain in
      zip(chain, chain.dropFirst()).compactMap { source, target in
        network.graph.arc(from: source, to: target).map {
          network.use($0, from: source, to: target)
        }
      }
    }
  }

  fileprivate func ties(on channel: MediatedChannel) -> [String] {
    Set(uses(on: channel).map(\.id)).sorted(by: idPrecedes)
  }
}

// MARK: - The channels of two ends

/// What there is between two ends.
private struct PairChannels {
  /// A candidate with its most trusted channel.
  struct Entry {
    let center: Int
    let best: MediatedChannel?
    /// Whether a channel of that trust has an exposure.
    let isKnown: Bool
  }

  let a: ConflictEnd
  let b: ConflictEnd
  private(set) var entries: [Entry] = []
  /// The channels that none beats, the most trusted first; equal ones of several actors all.
  private(set) var front: [(center: Int, channel: MediatedChannel)] = []
  /// Actors of unknown visibility on the most trusted channels.
  private(set) var silent: Set<Int> = []
  private(set) var isComplete = true
  private let within: Double

  init(_ a: ConflictEnd, _ b: ConflictEnd, on ground: MediationGround, within: Double) {
    (self.a, self.b, self.within) = (a, b, within)
    let ends = [a, b].map { ground.network.indices($0.principals) }
    let actors = ground.map.actors
    let allKnown = actors.allSatisfy { $0.visibility != nil }
    var loud = QuietChannels(
      ground.network.graph, quiet: actors.map { _ in 1 }, between: ends)
    var quiet = QuietChannels(
      ground.network.graph, quiet: actors.map { $0.visibility.map { 1 - $0.value } },
      between: ends)
    for center in ground.network.indices(ground.candidates.map(\.id)) {
      let known = quiet.front(over: center)
      let trusted = allKnown ? known.first : loud.front(over: center).first
      front += known.map { (center, $0) }
      let isKnown = known.first.map { known in
        trusted.map { TrustComparison.isAtLeast(known.trust, $0.trust) } ?? true
      }
      entries.append(
        Entry(
          center: center, best: isKnown == true ? known.first : trusted, isKnown: isKnown == true))
      if isKnown != true, let trusted {
        silent.formUnion(
          trusted.actors.dropFirst().dropLast().filter { actors[$0].visibility == nil })
      }
    }
    isComplete = loud.isComplete && quiet.isComplete
    keepTheFront()
  }

  private mutating func keepTheFront() {
    let all = front
    front = all.filter { entry in
      !all.contains { other in
        other.channel.isAsGood(as: entry.channel) && !entry.channel.isAsGood(as: other.channel)
      }
    }.sorted { x, y in
      x.channel.trust != y.channel.trust
        ? x.channel.trust > y.channel.trust : x.center < y.center
    }
  }

  /// The most trusted channel of all; of equal ones one whose exposure is known, then the quietest.
  var best: (channel: MediatedChannel, isKnown: Bool)? {
    let most = entries.compactMap(\.best?.trust).max() ?? 0
    let found = entries.filter { TrustComparison.isAtLeast($0.best?.trust ?? 0, most) }
    let known = found.filter(\.isKnown).compactMap(\.best)
    if let best = known.max(by: { $0.quiet < $1.quiet }) { return (best, true) }
    return found.first?.best.map { ($0, false) }
  }

  /// The least exposed of those with nearly the best trust.
  var quietest: MediatedChannel? {
    let limit = (best?.channel.trust ?? 0) * (1 - within)
    return front.map(\.channel).filter { TrustComparison.isAtLeast($0.trust, limit) }
      .max { $0.quiet < $1.quiet }
  }

  func isQuietest(_ channel: MediatedChannel) -> Bool {
    quietest.map { channel.isAsGood(as: $0) && $0.isAsGood(as: channel) } ?? false
  }
}
