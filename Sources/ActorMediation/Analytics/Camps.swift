// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

public import ActorAnalytics
internal import ActorModel
internal import GraphCore

/// D17: how far the map is two camps, and which ties contradict that picture.
///
/// - Complexity: that of `TwoCamps`; exact where the search ends within its limit.
public struct Camps: MediationAnalytic {
  /// The best two camps are searched for.
  public static let searches = true
  /// What the analytic is.
  public static let descriptor = MediationDescriptor(
    id: "camps", number: "D17", title: "Camps and strained ties",
    question: "How far do hostile and friendly ties divide the actors into two camps, and which "
      + "ties contradict that picture?",
    definition: "A pair of actors is hostile if a conflict or distrust is recorded between them, "
      + "else friendly if trust, an alliance or a cooperation is. A split puts every actor into "
      + "one of two camps; it is strained by hostile pairs inside a camp and by friendly pairs "
      + "across the camps. The best split is strained least. Its strained pairs are where to ask "
      + "first.",
    formula: "L = min over splits of (hostile pairs inside + friendly pairs across); agreement = "
      + "1 − 2L / signed pairs. Direction is ignored; a pair with both signs is hostile, and is "
      + "listed. The split is unique where all best splits strain the same pairs. Where not all "
      + "best splits could be looked at, a bound says how many strained pairs there are at least.",
    output: "Party A and Party B are hostile, yet every best split has them in one camp.",
    caveat: "The camps come from the signs of the ties alone: they need not be the sides, and a "
      + "split into two is a way of looking, not a finding that there are two. A pair without a "
      + "recorded sign says nothing here.",
    literature: [
      Literature(
        "Cartwright, D. & Harary, F. (1956). Structural balance: a generalization of Heider’s "
          + "theory. Psychological Review 63, 277–293", doi: "10.1037/h0046049"),
      Literature(
        "Harary, F. (1959). On the measurement of structural balance. Behavioral Science 4, "
          + "316–323"),
      Literature(
        "Aref, S. & Wilson, M. C. (2019). Balance and frustration in signed networks. Journal of "
          + "Complex Networks 7, 163–189"),
    ], needsEnds: false,
    keyNumbers: [
      .numbers("overview", "strained"), .numbers("overview", "agreement"),
      .words("overview", "unique"), .rows("strained", "the strained pairs"),
    ])

  /// There are no parameters.
  public init(_ arguments: MediationArguments) throws(MediationError) {}

  /// Answers for the whole map.
  public func findings(
    on ground: MediationGround, control: RunControl
  ) throws(MediationError) -> MediationFindings {
    let pairs = SignedPair.all(of: ground.ties, on: ground)
    let picture = Picture(pairs: pairs, camps: TwoCamps(pairs, on: ground), ground: ground)
    return MediationFindings(
      notices: picture.notices, sentences: picture.sentences,
      sections: [picture.overview, picture.strained, picture.members, picture.mixed])
  }
}

extension TwoCamps {
  /// The camps of these pairs of the ground's actors.
  ///
  /// - Parameter share: the part of the usual limit of work, where several splits are looked for.
  init(_ pairs: [SignedPair], on ground: MediationGround, share: Int = 1) {
    self.init(
      pairs.map { Pair(first: $0.first, second: $0.second, isHostile: $0.isHostile) },
      actorCount: ground.map.actors.count,
      budget: (ground.isDrawn ? Self.budgetOfDraw : Self.usualBudget) / max(1, share))
  }

  /// 1 − 2L / pairs; undefined without pairs and where L is not proven.
  func agreement(of pairs: Int) -> Cell {
    guard pairs > 0 else { return .undefined(.noSignedPair) }
    return isExact ? .value(1 - 2 * Double(strained) / Double(pairs)) : .undefined(.notProven)
  }
}

private struct Picture {
  let pairs: [SignedPair]
  let camps: TwoCamps
  let ground: MediationGround

  private var strainedPairs: [Int] { pairs.indices.filter { camps.isStrainedInSome[$0] } }
  private var parts: Int { (camps.part.max() ?? -1) + 1 }

  // MARK: - Tables

  var overview: MediationSection {
    var columns: [(column: MediationColumn, cell: MediationCell)] = [
      (MediationColumn("pairs", "signed pairs", .count), .count(pairs.count)),
      (MediationColumn("hostile", "hostile", .count), .count(pairs.count(where: \.isHostile))),
      (
        MediationColumn("strained", "strained", .count, "the least number in any split"),
        cell(camps.isExact ? .count(camps.strained) : nil)
      ),
      (
        MediationColumn(
          "agreement", "agreement", .number, "1 where two camps contradict no pair"),
        MediationCell(camps.agreement(of: pairs.count))
      ),
      (
        MediationColumn(
          "unique", "unique", .truth, "whether all best splits strain the same pairs"),
        cell(camps.isUnique.map(MediationCell.truth))
      ),
    ]
    if !camps.isExact {
      columns += [
        (
          MediationColumn("strained.found", "found", .count, "strained in the best split found"),
          .count(camps.strained)
        ),
        (
          MediationColumn("strained.bound", "bound", .count, "no split has fewer"),
          .count(camps.leastPossible)
        ),
      ]
    }
    return MediationSection(
      id: "overview", title: "How well two camps describe the map", subject: "what",
      columns: columns.map(\.column),
      rows: [MediationRow([Named("map")], columns.map(\.cell))])
  }

  /// What was found; `nil` is not proven. Without signed pairs there is nothing to find.
  private func cell(_ found: MediationCell?) -> MediationCell {
    pairs.isEmpty ? .undefined(.noSignedPair) : found ?? .undefined(.notProven)
  }

  var strained: MediationSection {
    MediationSection(
      id: "strained", title: "Strained pairs: where to ask first", subject: "actors",
      columns: [
        MediationColumn("sign", "sign", .text),
        MediationColumn("always", "in every best split", .truth),
      ],
      rows: strainedPairs.map { index in
        MediationRow(
          names(index),
          [
            .text(pairs[index].isHostile ? "hostile" : "friendly"),
            camps.isSettled ? .truth(camps.isStrainedInAll[index]) : .undefined(.notProven),
          ], ties: pairs[index].ties)
      })
  }

  var members: MediationSection {
    let labels = campLabels
    let actors = camps.part.indices.filter { camps.part[$0] >= 0 }
    return MediationSection(
      id: "camps", title: "One best split", subject: "actor",
      columns: [
        MediationColumn("camp", "camp", .text),
        MediationColumn("side", "side", .text, "as the map records it"),
      ],
      rows: actors.map { actor in
        MediationRow(
          [ground.named(ground.map.actors[actor].id)],
          [.text(labels[actor]), .text(ground.map.actors[actor].side ?? "none")])
      })
  }

  var mixed: MediationSection {
    MediationSection(
      id: "both-signs", title: "Pairs with hostile and friendly ties, read as hostile",
      subject: "actors",
      columns: [
        MediationColumn("hostile-ties", "hostile ties", .count),
        MediationColumn("friendly-ties", "friendly ties", .count),
      ],
      rows: pairs.indices.filter { pairs[$0].isMixed }.map { index in
        MediationRow(
          names(index),
          [
            .count(pairs[index].hostileTies.count), .count(pairs[index].friendlyTies.count),
          ], ties: pairs[index].hostileTies + pairs[index].friendlyTies)
      })
  }

  /// By actor: 1 and 2 in the first part of the map, 3 and 4 in the second; the lower number has
  /// the first actor of the part.
  private var campLabels: [String] {
    var leaders: [Int: Bool] = [:]
    return camps.part.indices.map { actor in
      let part = camps.part[actor]
      guard part >= 0 else { return "none" }
      let lead = leaders[part] ?? camps.isInFirst[actor]
      leaders[part] = lead
      return String(2 * part + (camps.isInFirst[actor] == lead ? 1 : 2))
    }
  }

  private func names(_ index: Int) -> [Named] { ground.named(actors(index)) }
  private func actors(_ index: Int) -> ActorPair {
    ActorPair(pairs[index].first, pairs[index].second)
  }

  // MARK: - Words

  var notices: [String] {
    guard !pairs.isEmpty else { return [] }
    var notices: [String] = []
    if parts > 1 {
      notices.append(
        "Hostile and friendly ties fall into \(parts) parts without a tie between them: camps 1 "
          + "and 2 are of the first, 3 and 4 of the second, and so on; the map does not say how "
          + "camps of different parts stand to each other.")
    }
    if !camps.isExact {
      notices.append(
        "The search for better splits reached its limit: the best split found strains "
          + "\(camps.strained) pairs, and no split strains fewer than \(camps.leastPossible).")
    }
    return notices
  }

  var sentences: [MediationSentence] {
    guard !pairs.isEmpty else {
      return [
        MediationSentence(
          "No pair of actors is recorded as hostile or as friendly, so no camps can be read.")
      ]
    }
    return [summary] + grouping + strainedPairs.map(sentence)
  }

  private var summary: MediationSentence {
    guard pairs.contains(where: \.isHostile) else {
      return MediationSentence(
        "None of the \(pairs.count) signed pairs is hostile: by their signs all actors of a part "
          + "form one camp.")
    }
    guard camps.strained > 0 else {
      return MediationSentence("The two camps contradict none of the \(pairs.count) signed pairs.")
    }
    let agreement =
      camps.agreement(of: pairs.count).number.map { " (agreement \(fourDecimals($0)))" } ?? ""
    return MediationSentence(
      "The best split into two camps contradicts \(camps.strained) of the \(pairs.count) signed "
        + "pairs\(agreement)\(uniqueness) Ask about \(camps.strained == 1 ? "it" : "them") first.")
  }

  private var uniqueness: String {
    switch camps.isUnique {
    case .some(true): "; every best split contradicts the same."
    case .some(false): "; different best splits contradict different ones, so the picture is open."
    case .none: "; whether other splits are as good was not settled."
    }
  }

  private var grouping: [MediationSentence] {
    guard pairs.contains(where: \.isHostile) else { return [] }
    let labels = campLabels
    let actors = labels.indices.filter { camps.part[$0] >= 0 }
    let numbers = (1...max(1, 2 * parts)).map(String.init)
    let groups = numbers.compactMap { number -> String? in
      let members = actors.filter { labels[$0] == number }.map { ground.map.actors[$0].name }
      if members.count > 8 { return "camp \(number): \(members.count) actors, listed below" }
      return members.isEmpty ? nil : "camp \(number): \(enumerated(members))"
    }
    let lead = camps.isUnique == true ? "The best split" : "One best split"
    if groups.count == parts, parts == 1 {
      return [
        MediationSentence(
          "\(lead) has all \(actors.count) actors in one camp: too many friendly ties join the "
            + "hostile actors for two camps to describe the map better.")
      ]
    }
    return [MediationSentence("\(lead) has \(groups.joined(separator: "; ")).")]
  }

  private func sentence(_ index: Int) -> MediationSentence {
    let pair = pairs[index]
    let how =
      pair.isHostile
      ? "are hostile, yet %@ one camp" : "are friendly, yet %@ different camps"
    let often =
      !camps.isSettled
      ? "the split found has them in"
      : camps.isStrainedInAll[index]
        ? "every best split has them in" : "some best splits have them in"
    let words = how.split(separator: "%@", omittingEmptySubsequences: false)
    return MediationSentence(
      "\(ground.words(actors(index))) \(words[0])\(often)\(words[1]).",
      ties: pair.ties)
  }
}
