// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

public import ActorAnalytics
internal import ActorModel

/// D13, how much of what joins the sides is in the hands of people and institutions from inside.
///
/// **Formula.** b(v) is the sum over all pairs of parties of different ends of the share of their
/// best chains of trust that pass v. Insider share = Σ b over insiders / Σ b. Institution use is
/// the mean over the joined pairs of the share of their best chains that pass a local institution.
/// The insider-partial index is min/max of τ(end→m) over the ends.
///
/// **Convention.** Ties are read both ways for b, by the larger trust, as for channels; of equal
/// chains each counts the same. Those who speak for an end hold no bridge value. An insider is who
/// is recorded as one, so the share is the least that it could be; how many holders have a recorded
/// answer, the most that it could be and the share among the recorded stand beside it. Where
/// nothing is recorded of any holder, the share is undefined, not 0.
///
/// - Complexity: O((n + m) · log m) for each party.
public struct LocalOwnership: MediationAnalytic {
  /// What the analytic is.
  public static let descriptor = MediationDescriptor(
    id: "local-ownership", number: "D13", title: "Local ownership",
    question: "How much of the trust that joins the sides runs through insiders and local "
      + "institutions, and which candidates are trusted alike by the sides?",
    definition: "Bridge value is how often an actor stands on the best chains of trust between "
      + "those who speak for different ends. The insider share is the part of it that insiders "
      + "hold. Institution use is the share of the best chains that pass a local institution. The "
      + "insider-partial index compares the least with the most trust that any end has in a "
      + "candidate: 1 is alike, 0 is no trust of some end.",
    formula: "b(v) = Σ over pairs of parties (p, q) of different ends of σ_pq(v)/σ_pq, σ = best "
      + "chains by product of trusts, then fewest ties, ties read both ways by the larger trust, "
      + "v none of those who speak for an end; insider share = Σ b over recorded insiders / Σ b, "
      + "undefined where of no holder it is recorded; beside it the most it could be (those of "
      + "whom nothing is recorded as insiders) and the share among the recorded, Σ b over insiders "
      + "/ Σ b over holders with a recorded insider field; institution use = mean over joined pairs of the share of best chains over an "
      + "actor of kind or role local-institution; index = min over ends of τ(end→m) / max over "
      + "ends, τ directed as in acceptability.",
    output: "Insiders hold 33 % of the bridge value (Women’s network); for 1 of the 3 holders the "
      + "map records whether they are insiders.",
    caveat: "Who counts as an insider is as the map records it, and an inside mediator of one side "
      + "is not disqualified: the index informs.",
    literature: [
      Literature(
        "Wehr, P. & Lederach, J. P. (1991). Mediating conflict in Central America. Journal of "
          + "Peace Research 28, 85–98"),
      Literature(
        "Mason, S. (2009). Insider Mediators: Exploring Their Key Role in Informal Peace "
          + "Processes. Berghof Foundation"),
      Literature(
        "Freeman, L. C. (1977). A set of measures of centrality based on betweenness. Sociometry "
          + "40, 35–41", doi: "10.2307/3033543"),
    ],
    readsAcceptability: true,
    keyNumbers: [
      .numbers("ownership", "insider-share"), .numbers("ownership", "institution-use"),
      .numbers("holders", "share", ranked: true), .numbers("partiality", "index"),
    ])

  /// Takes the parameters; there are none.
  public init(_ arguments: MediationArguments) throws(MediationError) {}

  /// Answers for every two ends, holder and candidate.
  public func findings(
    on ground: MediationGround, control: RunControl
  ) throws(MediationError) -> MediationFindings {
    let bridges = pairs(ground.ends).map { Ownership([($0, $1)], on: ground) }
    let all = Ownership(pairs(ground.ends), on: ground)
    var notices = ground.candidates.isEmpty ? [MediationGround.nobody] : []
    if !ground.hasTrust { notices.append("No tie of this view carries trust above 0.") }
    if all.institutions.isEmpty {
      notices.append(
        "No actor has the kind or role local-institution, so institution use is undefined.")
    }
    return MediationFindings(
      notices: notices, sentences: sentences(all, ground) + chains(all, ground) + alike(ground),
      sections: [
        ownership(ground.ends.count > 2 ? [all] + bridges : bridges),
        holders(all, ground), partiality(ground),
      ])
  }
}

// MARK: - What joins two ends

extension LocalOwnership {
  /// The bridge value between some ends and who holds it.
  struct Ownership {
    let subject: [Named]
    let paths: [CrossSidePaths]
    let institutions: Set<Int>
    /// By position b; only those above 0.
    private(set) var values: [Int: Double] = [:]
    private let insiders: [Bool?]

    init(_ between: [(ConflictEnd, ConflictEnd)], on ground: MediationGround) {
      let actors = ground.map.actors
      let local = Set(
        actors.indices.filter {
          actors[$0].kind == "local-institution" || actors[$0].has("local-institution")
        })
      subject =
        between.count == 1
        ? between.flatMap { [Named($0.0.id, $0.0.name), Named($0.1.id, $0.1.name)] }
        : [Named("all", "all ends")]
      paths = between.map { a, b in
        CrossSidePaths(
          ground.network.indices(a.principals), ground.network.indices(b.principals),
          marked: local, on: ground)
      }
      institutions = local
      insiders = actors.map(\.insider)
      for (node, value) in joints.flatMap({ $0.passing.sorted { $0.key < $1.key } }) {
        values[node, default: 0] += value
      }
    }

    var joints: [CrossSidePaths.Joint] { paths.flatMap(\.joints) }
    var apart: Int { paths.reduce(0) { $0 + $1.apart } }
    var holders: [Int] { values.keys.sorted() }
    var total: Double { sum(holders) }
    /// Holders of whom the map does not record whether they are insiders.
    var unknown: [Int] { holders.filter { insiders[$0] == nil } }
    var inside: [Int] { holders.filter { insiders[$0] == true } }
    var recorded: [Int] { holders.filter { insiders[$0] != nil } }

    func sum(_ actors: [Int]) -> Double { actors.reduce(0) { $0 + (values[$1] ?? 0) } }

    var problem: UndefinedReason? {
      joints.isEmpty ? .noCrossSidePath : total > 0 ? nil : .nobodyBetween
    }

    /// What recorded insiders hold of all; undefined where of no holder anything is recorded.
    var share: Cell {
      if let problem { return .undefined(problem) }
      return recorded.isEmpty ? .undefined(.noInsider) : .value(sum(inside) / total)
    }

    /// What insiders hold at most: if all were, of whom nothing is recorded.
    var most: Cell {
      problem.map(Cell.undefined) ?? .value((sum(inside) + sum(unknown)) / total)
    }

    /// What insiders hold of that whose holders are recorded as insiders or not.
    var shareOfRecorded: Cell {
      if let problem { return .undefined(problem) }
      return recorded.isEmpty ? .undefined(.noInsider) : .value(sum(inside) / sum(recorded))
    }

    var institutionUse: Cell {
      if joints.isEmpty { return .undefined(.noCrossSidePath) }
      if institutions.isEmpty { return .undefined(.noLocalInstitution) }
      return .value(joints.reduce(0) { $0 + $1.marked } / Double(joints.count))
    }
  }
}

// MARK: - Tables

extension LocalOwnership {
  private func ownership(_ all: [Ownership]) -> MediationSection {
    MediationSection(
      id: "ownership", title: "Who holds what joins the ends", subject: "ends",
      columns: [
        MediationColumn(
          "insider-share", "insider share", .number,
          "of all bridge value, what actors recorded as insiders hold: the least it could be"),
        MediationColumn(
          "insider-share.most", "at most", .number,
          "if all were insiders of whom it is not recorded"),
        MediationColumn("holders", "holders", .count, "actors who hold bridge value"),
        MediationColumn(
          "recorded", "recorded", .count, "holders recorded as insiders or as none"),
        MediationColumn(
          "share-of-recorded", "of the recorded", .number,
          "of the bridge value of the recorded holders, what insiders hold"),
        MediationColumn("institution-use", "institution use", .number),
        MediationColumn("joined", "joined", .count, "pairs of parties that a chain joins"),
        MediationColumn("apart", "apart", .count, "pairs of parties that no chain joins"),
      ],
      rows: all.map { ownership in
        MediationRow(
          ownership.subject,
          [
            MediationCell(ownership.share), MediationCell(ownership.most),
            .count(ownership.holders.count), .count(ownership.recorded.count),
            MediationCell(ownership.shareOfRecorded), MediationCell(ownership.institutionUse),
            .count(ownership.joints.count), .count(ownership.apart),
          ])
      })
  }

  private func holders(_ all: Ownership, _ ground: MediationGround) -> MediationSection {
    let ordered = all.holders.sorted { a, b in
      let (x, y) = (all.values[a] ?? 0, all.values[b] ?? 0)
      return x != y ? x > y : a < b
    }
    return MediationSection(
      id: "holders", title: "Who stands on the best chains between the ends", subject: "actor",
      columns: [
        MediationColumn("bridge-value", "bridge value", .number),
        MediationColumn("share", "share of all", .number),
        MediationColumn("insider", "insider", .truth),
        MediationColumn("local-institution", "local institution", .truth),
      ],
      rows: ordered.map { actor in
        let value = all.values[actor] ?? 0
        return MediationRow(
          [ground.named(ground.network.id(actor))],
          [
            .number(value), .number(value / all.total),
            ground.map.actors[actor].insider.map(MediationCell.truth) ?? .undefined(.notRecorded),
            .truth(all.institutions.contains(actor)),
          ])
      })
  }

  private func partiality(_ ground: MediationGround) -> MediationSection {
    let rows = ground.network.indices(ground.candidates.map(\.id)).map { actor in
      let trusts = ground.acceptability.reaches(of: actor).compactMap(\.trust.number)
      let (least, most) = (trusts.min() ?? 0, trusts.max() ?? 0)
      let missing = MediationCell.undefined(ground.hasTrust ? .noPath : .noTies)
      return MediationRow(
        [ground.named(ground.network.id(actor))],
        (most > 0
          ? [.number(least / most), .number(least), .number(most)] : [missing, missing, missing])
          + [
            ground.map.actors[actor].insider.map(MediationCell.truth) ?? .undefined(.notRecorded),
            .text(ownSide(of: actor, ground)?.name ?? "none"),
          ])
    }
    return MediationSection(
      id: "partiality", title: "How alike the ends trust each candidate", subject: "actor",
      columns: [
        MediationColumn("index", "insider-partial index", .number, "1 is alike"),
        MediationColumn("least", "least trust", .number),
        MediationColumn("most", "most trust", .number),
        MediationColumn("insider", "insider", .truth),
        MediationColumn("own-side", "own side", .text, "the end to which the candidate belongs"),
      ], rows: rows)
  }

  private func ownSide(of actor: Int, _ ground: MediationGround) -> ConflictEnd? {
    let side = ground.map.actors[actor].side
    return ground.ends.first { $0.id == side }
  }
}

// MARK: - Sentences

extension LocalOwnership {
  private func sentences(_ all: Ownership, _ ground: MediationGround) -> [MediationSentence] {
    switch all.problem {
    case .noCrossSidePath: return [MediationSentence("No chain of trust joins the ends.")]
    case .some:
      return [MediationSentence("On the best chains of trust nobody stands between the ends.")]
    case nil: break
    }
    func names(_ actors: [Int]) -> String { enumerated(actors.map(ground.name(at:))) }
    var sentences = [MediationSentence(insiders(all, names))]
    if !all.unknown.isEmpty, let most = all.most.number {
      sentences.append(
        MediationSentence(
          "What would change this: whether \(names(all.unknown)) "
            + "\(all.unknown.count == 1 ? "is an insider" : "are insiders") is not recorded; with "
            + "\(percent(all.sum(all.unknown) / all.total)) of all bridge value there, insiders "
            + "hold between \(percent(all.sum(all.inside) / all.total)) and \(percent(most)) of "
            + "all."))
    }
    if let use = all.institutionUse.number {
      let local = all.holders.filter(all.institutions.contains)
      sentences.append(
        MediationSentence(
          use > 0
            ? "\(percent(use)) of the best chains between the ends pass a local institution "
              + "(\(names(local)))."
            : "None of the best chains between the ends passes a local institution."))
    }
    return sentences
  }

  /// What insiders hold, with of how many holders it is recorded.
  private func insiders(_ all: Ownership, _ names: ([Int]) -> String) -> String {
    let count = all.holders.count
    let everyone = count == 1 ? "its only holder" : "all \(count) holders"
    guard let share = all.share.number else {
      return "Whether insiders hold any of the bridge value is not recorded: the map does not say "
        + "it of \(count == 1 ? everyone : "any of the \(count) holders")."
    }
    let held =
      "Insiders hold \(percent(share)) of the bridge value"
      + (all.inside.isEmpty ? "" : " (\(names(all.inside)))")
    return held + "; for "
      + (all.unknown.isEmpty ? everyone : "\(all.recorded.count) of the \(count) holders")
      + " the map records whether they are insiders."
  }

  /// Who is trusted most and least alike, and who belongs to an end.
  private func alike(_ ground: MediationGround) -> [MediationSentence] {
    let candidates = ground.network.indices(ground.candidates.map(\.id))
    let known = candidates.compactMap { actor -> (actor: Int, index: Double)? in
      let trusts = ground.acceptability.reaches(of: actor).compactMap(\.trust.number)
      guard let least = trusts.min(), let most = trusts.max(), most > 0 else { return nil }
      return (actor, least / most)
    }
    func list(_ index: Double) -> String {
      enumerated(
        known.filter { TrustComparison.isSame($0.index, index) }.map { ground.name(at: $0.actor) })
        + " (index \(fourDecimals(index)))"
    }
    var sentences: [MediationSentence] = []
    if let most = known.map(\.index).max(), let least = known.map(\.index).min(),
      !TrustComparison.isSame(most, least)
    {
      sentences.append(
        MediationSentence(
          "Of the candidates the ends trust \(list(most)) most alike and \(list(least)) least."))
    }
    return sentences
      + candidates.compactMap { actor in
        ownSide(of: actor, ground).map { end in
          MediationSentence("\(ground.name(at: actor)) belongs to \(end.name) itself.")
        }
      }
  }

  /// The strongest of the best chains, each with its ties; the rest are counted.
  private func chains(_ all: Ownership, _ ground: MediationGround) -> [MediationSentence] {
    let joined = all.paths.flatMap { paths in paths.joints.map { (paths, $0) } }.sorted { x, y in
      x.1.trust != y.1.trust ? x.1.trust > y.1.trust : (x.1.a, x.1.b) < (y.1.a, y.1.b)
    }
    let told = joined.prefix(Self.chainsTold).map { paths, joint in
      let more = joint.count > 1 ? ", one of \(fourDecimals(joint.count)) equally good chains" : ""
      return MediationSentence(
        "Best chain between \(ground.name(at: joint.a)) and \(ground.name(at: joint.b)): "
          + "\(ground.chain(joint.chain)) (\(fourDecimals(joint.trust))\(more)).",
        ties: Set(paths.ties(along: joint.chain)).sorted(by: idPrecedes))
    }
    let rest = joined.count - told.count
    var counted: [String] = []
    if rest > 0 {
      counted.append("\(rest == 1 ? "1 further pair" : "\(rest) further pairs") of parties joined")
    }
    if all.apart > 0, !joined.isEmpty {
      counted.append("\(all.apart == 1 ? "1 pair" : "\(all.apart) pairs") that no chain joins")
    }
    return told
      + (counted.isEmpty
        ? []
        : [
          MediationSentence(
            "Besides, there \(all.apart + rest == 1 ? "is" : "are") \(enumerated(counted)).")
        ])
  }

  private static let chainsTold = 6
}
