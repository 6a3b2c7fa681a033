// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

public import ActorAnalytics
internal import ActorModel

/// D16: which norms the sides share, and who could stand as a witness or guarantor for them.
///
/// - Complexity: O(norms · actors).
public struct NormAnchoring: MediationAnalytic {
  /// What the analytic is.
  public static let descriptor = MediationDescriptor(
    id: "norms", number: "D16", title: "Norm anchoring",
    question: "Which norms do the sides accept already, and who outside them could witness or "
      + "guarantee one?",
    definition: "A side’s stance is that of those who speak for it. A norm is shared where every "
      + "side accepts it. The shared base of two sides is the share of norms accepted by either "
      + "that both accept. An actor of no side could witness or guarantee a shared norm if it "
      + "accepts the norm itself and all sides trust it enough.",
    formula: "Of an actor’s stances on a norm the latest up to the map’s date counts, one without "
      + "a date being the oldest. A side accepts if some who speak for it accept and none of them "
      + "rejects; it is divided if they differ. Base = |accepted by both| / |accepted by either|. "
      + "Witness: accepts, and Acc ≥ θ. Silent and unrecorded count as neither yes nor no. The "
      + "map ties no norm to an issue, so norms are not grouped by issue.",
    output: "Government and Renamo both accept 3 of 4 norms.",
    caveat: "A stance on paper is not conduct. A norm that is not on the map may be shared all "
      + "the same, and nobody listed as a possible witness has been asked.",
    literature: [
      Literature(
        "Finnemore, M. & Sikkink, K. (1998). International norm dynamics and political change. "
          + "International Organization 52, 887–917", doi: "10.1162/002081898550789"),
      Literature(
        "Jaccard, P. (1912). The distribution of the flora in the alpine zone. New Phytologist "
          + "11, 37–50", doi: "10.1111/j.1469-8137.1912.tb05611.x"),
    ],
    readsAcceptability: true,
    keyNumbers: [
      .rows("witnesses", "who could witness"), .numbers("witnesses", "acceptability", ranked: true),
    ],
    parameters: [.minTrust])

  private let threshold: Double

  /// Takes the parameters.
  public init(_ arguments: MediationArguments) throws(MediationError) {
    threshold = arguments.number("min-trust")
  }

  /// Answers for every norm and every pair of ends.
  public func findings(
    on ground: MediationGround, control: RunControl
  ) throws(MediationError) -> MediationFindings {
    let base = NormBase(ground, threshold: threshold)
    return MediationFindings(
      notices: base.notices, sentences: base.sentences,
      sections: [base.norms, base.pairsSection, base.witnesses])
  }
}

private struct NormBase {
  private let ground: MediationGround
  private let threshold: Double
  private let book: StanceBook
  /// By norm the position of each end.
  private let positions: [[StanceBook.Position]]
  /// Actors of no end whom all ends trust enough, with Acc; empty without trust.
  private let trusted: [(actor: Actor, acceptability: Double)]

  init(_ ground: MediationGround, threshold: Double) {
    self.ground = ground
    self.threshold = threshold
    let book = StanceBook(ground)
    self.book = book
    positions = ground.map.norms.map { norm in
      ground.ends.map { book.position(of: $0, on: norm.id) }
    }
    let members = EndMembers(of: ground)
    let standing = ground.acceptabilities()
    trusted = ground.map.actors.indices.filter { position in
      ground.hasTrust && members.end[position] == nil && standing[position] > 0
        && TrustComparison.isAtLeast(standing[position], threshold)
    }.map { (ground.map.actors[$0], standing[$0]) }
  }

  private var shared: [Int] {
    positions.indices.filter { place in
      !positions[place].isEmpty && positions[place].allSatisfy { $0 == .accepts }
    }
  }

  private func norm(_ place: Int) -> Named {
    Named(ground.map.norms[place].id, ground.map.norms[place].name)
  }

  private func ends(_ place: Int, _ position: StanceBook.Position) -> [Named] {
    zip(ground.ends, positions[place]).filter { $1 == position }.map { Named($0.0.id, $0.0.name) }
  }

  // MARK: - Tables

  var norms: MediationSection {
    let kinds: [(position: StanceBook.Position, column: MediationColumn)] = [
      (.accepts, MediationColumn("accepts", "accept", .items)),
      (.rejects, MediationColumn("rejects", "reject", .items)),
      (.divided, MediationColumn("divided", "divided", .items)),
      (.silent, MediationColumn("silent", "silent", .items)),
      (.unrecorded, MediationColumn("unrecorded", "not recorded", .items)),
    ]
    let used = kinds.filter { kind in
      [.accepts, .rejects].contains(kind.position)
        || positions.contains { $0.contains(kind.position) }
    }
    return MediationSection(
      id: "norms", title: "Where the sides stand", subject: "norm",
      columns: [MediationColumn("shared", "shared", .truth, "every side accepts it")]
        + used.map(\.column),
      rows: positions.indices.map { place in
        MediationRow(
          [norm(place)],
          [.truth(shared.contains(place))] + used.map { .items(ends(place, $0.position)) })
      })
  }

  var pairsSection: MediationSection {
    MediationSection(
      id: "pairs", title: "Shared base of two sides", subject: "sides",
      columns: [
        MediationColumn("both", "both accept", .count),
        MediationColumn("either", "either accepts", .count),
        MediationColumn("base", "shared base", .number, "both of either"),
      ],
      rows: pairs(Array(ground.ends.indices)).map { a, b in
        let both = positions.count { $0[a] == .accepts && $0[b] == .accepts }
        let either = positions.count { $0[a] == .accepts || $0[b] == .accepts }
        let named = [a, b].map { Named(ground.ends[$0].id, ground.ends[$0].name) }
        return MediationRow(
          named,
          either > 0
            ? [.count(both), .count(either), .number(Double(both) / Double(either))]
            : [.undefined(.noStance), .undefined(.noStance), .undefined(.noStance)])
      })
  }

  /// Whom all sides trust enough, and what they say to the shared norms.
  var witnesses: MediationSection {
    let norms = shared
    let rows = norms.isEmpty ? [] : trusted
    return MediationSection(
      id: "witnesses", title: "Actors outside the sides whom all sides trust enough to witness",
      subject: "actor",
      columns: [
        MediationColumn("acceptability", "acceptability", .number),
        MediationColumn("accepted", "accepted", .count, "shared norms that the actor accepts"),
        MediationColumn("accepts", "accepts", .items),
        MediationColumn("open", "to ask about", .items, "shared norms without a yes or no"),
      ],
      rows: rows.map { actor, acceptability in
        let accepted = norms.filter { book.position(of: actor.id, on: norm($0).id) == .accepts }
        let open = norms.filter {
          [.unrecorded, .silent].contains(book.position(of: actor.id, on: norm($0).id))
        }
        return MediationRow(
          [ground.named(actor.id)],
          [
            .number(acceptability), .count(accepted.count), .items(accepted.map(norm)),
            .items(open.map(norm)),
          ])
      })
  }

  // MARK: - Words

  var notices: [String] {
    var notices: [String] = []
    if book.laterCount > 0 {
      notices.append(
        book.laterCount == 1
          ? "One stance is dated after the map’s date and is left out."
          : "\(book.laterCount) stances are dated after the map’s date and are left out.")
    }
    if !book.otherWords.isEmpty {
      notices.append(
        "Stances in other words than accepts, rejects and silent count as not recorded: "
          + "\(enumerated(book.otherWords)).")
    }
    return notices
  }

  var sentences: [MediationSentence] {
    guard !ground.map.norms.isEmpty else {
      return [
        MediationSentence("The map records no norms, so no shared base can be read.")
      ]
    }
    guard positions.contains(where: { $0.contains { $0 != .unrecorded } }) else {
      return [
        MediationSentence(
          "The map records no stance of those who speak for the sides, so no shared base can be "
            + "read.")
      ]
    }
    return [summary] + shared.map { MediationSentence("Shared: \(quoted($0)).") }
      + differences + witnessSentences
  }

  private func quoted(_ place: Int) -> String { "“\(norm(place).name)”" }

  private var summary: MediationSentence {
    let ends = enumerated(ground.ends.map(\.name))
    let number = shared.isEmpty ? "none" : "\(shared.count)"
    let quantity = ground.ends.count == 2 ? "both" : "all"
    return MediationSentence(
      "\(ends) \(quantity) accept \(number) of \(positions.count) "
        + "\(positions.count == 1 ? "norm" : "norms") on the map.")
  }

  private var differences: [MediationSentence] {
    positions.indices.filter { !shared.contains($0) }.map { place in
      let parts: [(StanceBook.Position, String, String)] = [
        (.accepts, "accepts it", "accept it"), (.rejects, "rejects it", "reject it"),
        (.divided, "is divided", "are divided"), (.silent, "is silent", "are silent"),
        (.unrecorded, "has no recorded stance", "have no recorded stance"),
      ]
      let words = parts.compactMap { position, one, many -> String? in
        let names = ends(place, position).map(\.name)
        return names.isEmpty ? nil : "\(enumerated(names)) \(names.count == 1 ? one : many)"
      }
      return MediationSentence("Not shared: \(quoted(place)): \(enumerated(words)).")
    }
  }

  private var witnessSentences: [MediationSentence] {
    guard !shared.isEmpty else { return [] }
    guard ground.hasTrust else {
      return [
        MediationSentence(
          "No tie of this view carries trust, so nobody can be named as a possible witness.")
      ]
    }
    let limit = fourDecimals(threshold)
    guard !trusted.isEmpty else {
      return [
        MediationSentence(
          "Nobody outside the sides has an acceptability of \(limit) or more, so the map shows no "
            + "possible witness or guarantor of a shared norm.")
      ]
    }
    let known = witnesses.rows.filter { $0.cells[1] != .count(0) }
    let named = known.map { "\($0.subject[0].name) (\($0.cells[1].number.map { Int($0) } ?? 0))" }
    let found =
      known.isEmpty
      ? "No actor outside the sides with an acceptability of \(limit) or more is recorded as "
        + "accepting a shared norm."
      : "Possible witnesses or guarantors, with the number of shared norms that they accept: "
        + "\(enumerated(named))."
    return [MediationSentence(found)] + openQuestions
  }

  private var openQuestions: [MediationSentence] {
    let open = trusted.filter { actor, _ in
      shared.contains { book.position(of: actor.id, on: norm($0).id) == .unrecorded }
    }.map { "\($0.actor.name) (acceptability \(fourDecimals($0.acceptability)))" }
    return open.isEmpty
      ? []
      : [
        MediationSentence(
          "To ask: whether \(enumerated(open)) would accept the shared norms on which the map "
            + "records nothing of them.")
      ]
  }
}
