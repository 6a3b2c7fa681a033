// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

public import ActorAnalytics
internal import ActorModel

/// D12: whether a candidate is backed, and what the backing does to its own standing.
///
/// **Formula.** S(m) = 1 − Π over sponsors (1 − support(s→m)), as `SupportAnalysis` has it; ρ(m)
/// is the least ρ(m, s) = Acc(m) without the actor s / Acc(m) over every s with role sponsor or a
/// sponsorship tie to m. What is asked is what would be left if a sponsor left the map: its
/// sponsorships are gone, and so is every chain of trust through it. A sponsor that only ends its
/// support and stays is another question, which what-if answers.
///
/// **Convention.** The four groups are named by what was measured: backed and independent; backed,
/// not independent; independent, not backed; neither. The design's shorter words (captured, orphan,
/// marginal) judge people who may read such reports about themselves, so no output has them.
///
/// - Complexity: one trust search for each principal and sponsor.
public struct SupportTradeOff: MediationAnalytic {
  /// What the analytic is.
  public static let descriptor = MediationDescriptor(
    id: "support-and-independence", number: "D12", title: "Support and independence",
    question: "Who has the backing that a mediation needs, and whose standing would survive "
      + "without the sponsor?",
    definition: "Support is what the sponsors give an actor together, 0 to 1. Independence is the "
      + "share of the parties' trust in the actor that would be left if the sponsor who carries "
      + "most of it left the map: 1 is own standing, 0 fully borrowed. An actor is on the front "
      + "when no other has at least as much of both and more of one. A sponsor that leaves the map "
      + "takes along every chain of trust through it; whatif --withdraw asks instead what happens "
      + "if it only ends its support and stays.",
    formula: "S(m) = 1 − Π over sponsors s of (1 − support(s→m)); concentration = Σ (share of s "
      + "in all support)²; ρ(m) = min over sponsors s of Acc(m without s) / Acc(m), 1 where there "
      + "is no sponsor; sponsors are actors with role sponsor or with a sponsorship tie to m.",
    output: "Elders’ council is independent but not backed: its acceptability 0.45 would survive "
      + "without any sponsor, and its support is 0.",
    caveat: "The two thresholds that split the four groups are conventions, printed with the "
      + "result; support that nobody recorded counts as none.",
    literature: [
      Literature(
        "Chigas, D. (2005). Negotiating intractable conflicts: the contributions of unofficial "
          + "intermediaries. In: Crocker, Hampson & Aall (eds.), Grasping the Nettle. USIP Press"),
      Literature(
        "Hirschman, A. O. (1964). The paternity of an index. American Economic Review 54, 761"),
    ],
    readsAcceptability: true,
    keyNumbers: [
      .choice("candidates", .marked("front"), "who is on the front of support and independence"),
      .words("candidates", "group"), .acceptability("candidates", "acceptability"),
      .numbers("candidates", "support", ranked: true),
      .numbers("candidates", "independence"), .numbers("withdrawal", "support.change"),
      .numbers("withdrawal", "acceptability.change"), .numbers("bridge", "bridge-trust.change"),
    ],
    parameters: [
      MediationParameter(
        "support-threshold", .number(from: 0, to: 1), default: "0.25",
        "the support from which an actor counts as backed"),
      MediationParameter(
        "independence-threshold", .number(from: 0, to: 1), default: "0.5",
        "the independence from which an actor counts as independent"),
    ])

  private let supportThreshold: Double
  private let independenceThreshold: Double

  /// Takes the parameters.
  public init(_ arguments: MediationArguments) throws(MediationError) {
    supportThreshold = arguments.number("support-threshold")
    independenceThreshold = arguments.number("independence-threshold")
  }

  /// Answers for every candidate and sponsor.
  public func findings(
    on ground: MediationGround, control: RunControl
  ) throws(MediationError) -> MediationFindings {
    let standings = Standing.all(on: ground)
    let front = Self.front(standings)
    var findings = MediationFindings()
    if ground.candidates.isEmpty { findings.notices.append(MediationGround.nobody) }
    if !ground.hasTrust {
      findings.notices.append("No tie of this view carries trust, so no standing can be read.")
    }
    findings.notices += unknownStrengths(standings)
    findings.sections = [
      overview(standings, front, ground), withdrawals(standings, ground),
      bridges(standings, ground),
    ]
    findings.sentences = standings.map { sentence($0, ground) }
    return findings
  }
}

// MARK: - What is known of a candidate

extension SupportTradeOff {
  /// A candidate's support and standing, with and without each sponsor.
  struct Standing {
    let actor: Actor
    let acceptability: Cell
    let support: SponsorSupport
    let independence: Cell
    /// By sponsor: Acc and S when the sponsor is not there; `nil` where it speaks for an end.
    let without: [(sponsor: String, acceptability: Double?, support: Cell)]

    static func all(on ground: MediationGround) -> [Standing] {
      let supports = SupportAnalysis(ground.map, options: ground.options)
      let patrons = ground.candidates.map { supports.sponsorships(of: $0.id).map(\.sponsor) }
      let byRole = ground.map.actors.filter { $0.has(.sponsor) }.map(\.id)
      let sponsors = Set(byRole + patrons.flatMap { $0 }).sorted(by: idPrecedes)
      let indices = ground.network.indices(ground.candidates.map(\.id))
      let full = ground.acceptability.values(of: indices, without: nil)
      let reduced = sponsors.map { sponsor in
        ground.network.frozen.index(of: sponsor).flatMap { index in
          ground.principals.contains(sponsor)
            ? nil : ground.acceptability.values(of: indices, without: index)
        }
      }
      return ground.candidates.indices.map { place in
        let actor = ground.candidates[place]
        let concerned = sponsors.indices.filter {
          sponsors[$0] != actor.id
            && (byRole.contains(sponsors[$0]) || patrons[place].contains(sponsors[$0]))
        }
        return Standing(
          actor: actor, full: ground.hasTrust ? full[place] : nil,
          support: supports.support(of: actor.id),
          without: concerned.map { index in
            (
              sponsors[index], reduced[index]?[place],
              supports.support(of: actor.id, without: sponsors[index]).support
            )
          })
      }
    }

    private init(
      actor: Actor, full: Double?, support: SponsorSupport,
      without: [(sponsor: String, acceptability: Double?, support: Cell)]
    ) {
      self.actor = actor
      self.support = support
      self.without = without
      acceptability = full.map(Cell.value) ?? .undefined(.noTies)
      independence = Self.independence(full, without.map(\.acceptability))
    }

    private static func independence(_ full: Double?, _ rest: [Double?]) -> Cell {
      guard let full else { return .undefined(.noTies) }
      guard full > 0 else { return .undefined(.nothingToSurvive) }
      let known = rest.compactMap { $0 }
      guard !known.isEmpty || rest.isEmpty else { return .undefined(.sponsorIsPrincipal) }
      return .value((known.min() ?? full) / full)
    }
  }

  /// Whether nobody else has at least as much of both and more of one; `nil` where a value is
  /// undefined.
  private static func front(_ standings: [Standing]) -> [Bool?] {
    let points = standings.map { standing -> (Double, Double)? in
      guard let x = standing.support.support.number, let y = standing.independence.number
      else { return nil }
      return (x, y)
    }
    return points.map { point in
      point.map { point in
        !points.contains { other in
          guard let other else { return false }
          return other.0 >= point.0 && other.1 >= point.1
            && (other.0 > point.0 || other.1 > point.1)
        }
      }
    }
  }
}

// MARK: - Tables

extension SupportTradeOff {
  private func overview(
    _ standings: [Standing], _ front: [Bool?], _ ground: MediationGround
  ) -> MediationSection {
    let recordsPower = standings.contains { $0.support.decisionSupport != nil }
    var columns = [
      MediationColumn("group", "group", .text, legend),
      MediationColumn("acceptability", "acceptability", .number),
      MediationColumn("support", "support", .number),
    ]
    if recordsPower {
      columns.append(
        MediationColumn(
          "support.decision", "from decision power", .number,
          "the support of sponsors who are, or reach, a decision-maker or an actor of track 1"))
    }
    columns += [
      MediationColumn(
        "support.concentration", "concentration", .number, "1 where all support is one sponsor's"),
      MediationColumn("independence", "independence", .number),
      MediationColumn(
        "front", "on the front", .truth, "nobody has more of one and no less of both"),
    ]
    let rows = zip(standings, front).map { standing, front in
      let reason = standing.undefinedReason
      var cells: [MediationCell] = [
        group(standing).map { .text($0.rawValue) } ?? .undefined(reason),
        MediationCell(standing.acceptability), MediationCell(standing.support.support),
      ]
      if recordsPower {
        cells.append(MediationCell(standing.support.decisionSupport ?? .undefined(.noSponsor)))
      }
      cells += [
        MediationCell(standing.support.concentration), MediationCell(standing.independence),
        front.map(MediationCell.truth) ?? .undefined(reason),
      ]
      return MediationRow(
        [ground.named(standing.actor.id)], cells, ties: standing.support.sponsorships.map(\.tie))
    }
    return MediationSection(
      id: "candidates", title: "Support and independence of each candidate", subject: "actor",
      columns: columns, rows: rows)
  }

  private var legend: String {
    "backed from support \(fourDecimals(supportThreshold)), independent from independence "
      + "\(fourDecimals(independenceThreshold))"
  }

  /// The quarters of the plane.
  enum Group: String {
    case both = "backed and independent"
    case captured = "backed, not independent"
    case orphan = "independent, not backed"
    case marginal = "neither"
  }

  private func group(_ standing: Standing) -> Group? {
    guard let support = standing.support.support.number,
      let independence = standing.independence.number
    else { return nil }
    let isIndependent = TrustComparison.isAtLeast(independence, independenceThreshold)
    return TrustComparison.isAtLeast(support, supportThreshold)
      ? (isIndependent ? .both : .captured) : (isIndependent ? .orphan : .marginal)
  }

  private func withdrawals(
    _ standings: [Standing], _ ground: MediationGround
  ) -> MediationSection {
    var rows: [MediationRow] = []
    for standing in standings {
      for loss in standing.without {
        let support = change(standing.support.support, loss.support)
        let trust: Cell =
          loss.acceptability.map {
            change(standing.acceptability, .value($0))
          } ?? .undefined(.sponsorIsPrincipal)
        let isSponsor = standing.support.sponsorships.contains { $0.sponsor == loss.sponsor }
        guard isSponsor || trust.number != 0 else { continue }
        rows.append(
          MediationRow(
            [ground.named(loss.sponsor), ground.named(standing.actor.id)],
            [MediationCell(support), MediationCell(trust)],
            ties: standing.support.sponsorships.filter { $0.sponsor == loss.sponsor }.map(\.tie)))
      }
    }
    rows.sort { a, b in
      a.subject[0] != b.subject[0]
        ? idPrecedes(a.subject[0].id, b.subject[0].id)
        : idPrecedes(a.subject[1].id, b.subject[1].id)
    }
    return MediationSection(
      id: "withdrawal", title: "If a sponsor left the map: what each candidate would lose",
      subject: "sponsor, actor",
      columns: [
        MediationColumn("support.change", "change of support", .number),
        MediationColumn("acceptability.change", "change of acceptability", .number),
      ], rows: rows)
  }

  private func change(_ before: Cell, _ after: Cell) -> Cell {
    switch (before, after) {
    case (.value(let x), .value(let y)): .value(y - x)
    case (.undefined(let reason), _), (_, .undefined(let reason)): .undefined(reason)
    }
  }

  /// β, the best acceptability of any candidate, without each sponsor.
  private func bridges(_ standings: [Standing], _ ground: MediationGround) -> MediationSection {
    let best = standings.compactMap(\.acceptability.number).max() ?? 0
    let sponsors = Set(standings.flatMap { $0.without.map(\.sponsor) }).sorted(by: idPrecedes)
    let rows = sponsors.map { sponsor in
      let left = standings.filter { $0.actor.id != sponsor }.map { standing -> Double? in
        guard let loss = standing.without.first(where: { $0.sponsor == sponsor }) else {
          return standing.acceptability.number
        }
        return loss.acceptability
      }
      let after: Cell =
        ground.principals.contains(sponsor)
        ? .undefined(.sponsorIsPrincipal)
        : ground.hasTrust ? .value(left.compactMap { $0 }.max() ?? 0) : .undefined(.noTies)
      return MediationRow(
        [ground.named(sponsor)],
        [MediationCell(after), MediationCell(change(.value(best), after))])
    }
    return MediationSection(
      id: "bridge", title: "If a sponsor left the map: the best acceptability of any candidate",
      subject: "sponsor",
      columns: [
        MediationColumn("bridge-trust", "best acceptability", .number),
        MediationColumn("bridge-trust.change", "change", .number),
      ], rows: rows)
  }
}

// MARK: - Sentences

extension SupportTradeOff {
  private func sentence(_ standing: Standing, _ ground: MediationGround) -> MediationSentence {
    let name = ground.name(standing.actor.id)
    let ties = standing.support.sponsorships.map(\.tie)
    guard let group = group(standing), let support = standing.support.support.number,
      let independence = standing.independence.number,
      let acceptability = standing.acceptability.number
    else {
      return MediationSentence(
        "\(name) cannot be placed: \(standing.undefinedReason.words).", ties: ties)
    }
    return MediationSentence(
      "\(name) is \(words(group)): its support is \(fourDecimals(support))"
        + "\(givers(standing, ground)), and its acceptability \(fourDecimals(acceptability)) would "
        + (independence < 1 ? "fall to \(percent(independence)) of that" : "stay the same")
        + " without \(weakening(standing, ground)).", ties: ties)
  }

  private func words(_ group: Group) -> String {
    group == .marginal ? "neither backed nor independent" : group.rawValue
  }

  private func givers(_ standing: Standing, _ ground: MediationGround) -> String {
    let gifts = standing.support.sponsorships.filter { $0.strength != nil }.map {
      "\(ground.name($0.sponsor)) \(fourDecimals($0.strength ?? 0))"
    }
    return gifts.isEmpty ? "" : " (\(enumerated(gifts)))"
  }

  /// The sponsors whose leaving costs most.
  private func weakening(_ standing: Standing, _ ground: MediationGround) -> String {
    let known = standing.without.filter { $0.acceptability != nil }
    guard let least = known.compactMap(\.acceptability).min(),
      least < (standing.acceptability.number ?? 0)
    else { return known.count == 1 ? ground.name(known[0].sponsor) : "any one sponsor" }
    return enumerated(
      known.filter { $0.acceptability == least }.map { ground.name($0.sponsor) }, "or")
  }

  private func unknownStrengths(_ standings: [Standing]) -> [String] {
    let ties = standings.flatMap { standing in
      standing.support.sponsorships.filter { $0.strength == nil }.map(\.tie)
    }
    return ties.isEmpty
      ? [] : ["The strength of these sponsorships is not recorded: \(enumerated(ties))."]
  }
}

extension SupportTradeOff.Standing {
  fileprivate var undefinedReason: UndefinedReason {
    for cell in [support.support, independence] {
      if case .undefined(let reason) = cell { return reason }
    }
    return .noTies
  }
}
