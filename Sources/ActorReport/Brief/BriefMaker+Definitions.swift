// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorAnalytics
internal import ActorMediation
internal import ActorModel

/// Section 10: what the words mean, with which settings this was computed, what it does not say.
extension BriefMaker {
  var definitions: BriefSection {
    section(
      10, "definitions", "Definitions and limits",
      [
        .definitions(words),
        .note(said(["Settings: " + settings.joined(separator: "; ") + "."])), .note(said(limits)),
      ])
  }

  // MARK: - Words

  /// The words that occur, each in one sentence.
  private var words: [BriefDefinition] {
    var words = [
      ("Actor, tie", "someone or something that acts, and what is recorded between two of them."),
      (
        "Trust",
        "how far one actor trusts another, 0 to 1, as the map’s authors judge it; below 0 it "
          + "is distrust."
      ),
      (
        "Confidence",
        "the probability that a tie exists as recorded, 0 to 1, as the authors judge it."
      ),
    ]
    if !ground.ends.isEmpty { words += aboutEnds }
    if ground.map.actors.contains(where: { $0.visibility != nil }), report != nil {
      words.append(
        (
          "Exposure",
          "the probability that somebody on a channel is noticed, if recorded visibility is the "
            + "probability that this one is; the trust of such a channel is that of the weaker of its "
            + "two chains."
        ))
    }
    if ground.ties.contains(where: { $0.kind == .approval }), report != nil {
      words.append(("Approval", "the leave that an actor must ask of another before it acts."))
    }
    if ground.map.relationships.contains(where: { !$0.layers.isEmpty }), report != nil {
      words.append(
        (
          "Friendly, hostile",
          "a pair is hostile with a recorded conflict or distrust, else friendly with trust, an "
            + "alliance or a cooperation."
        ))
    }
    return words.map { BriefDefinition(term: $0.0, meaning: $0.1) }
  }

  private var aboutEnds: [(String, String)] {
    var words = [
      ("End", "a side of the conflict, or an actor, that a channel is to join to another."),
      (
        "Chain of trust",
        "actors each of whom trusts the next; its trust is the product of their "
          + "trusts, so that a long chain is worth less."
      ),
      (
        "Acceptability",
        "the least, over the ends, of the trust of the best chain from those who "
          + "speak for the end to the actor; of several \(question.rule.principals.decision)."
      ),
      (
        "Channel",
        "a chain between those who speak for two ends, whose ties may be recorded in either "
          + "direction and whose actors in between have an allowed role."
      ),
    ]
    if ground.ends.count > 1 {
      words.append(
        (
          "Bias", "the difference of two ends’ trust in an actor over their sum."
        ))
    }
    if hasProbabilities {
      words.append(
        (
          "First",
          "the probability that no candidate’s acceptability is larger, when each tie exists with its "
            + "confidence, \(dependence); equal ones are all first."
        ))
    }
    return words + [
      (
        "Table",
        "actors with role party, representative or mediator who could meet: every side is "
          + "represented, ties of trust join all, and no two sit there who will not sit together."
      ),
      ("Weakest tie", "the least trust without which a chain or a table would fall apart."),
      (
        "Cost of a step",
        "how far the ties that it raises are from full trust; it is no money and no "
          + "time."
      ),
      ("Sponsor", "an actor that is recorded as backing another."),
    ]
  }

  // MARK: - Settings

  private var settings: [String] {
    var words = [
      "trust of \(twoDecimals(question.threshold)) or more for channels and tables (--min-trust), of "
        + "\(twoDecimals(question.coverThreshold)) or more for a community to be reached "
        + "(--cover-trust), within \(parameter("inclusion-frontier", "hops")) ties",
      "roles on a channel: \(question.roles.map { enumerated($0.map(\.rawValue)) } ?? "any") (--roles); "
        + "quiet channels within \(within) of the best trust",
      "steps: at most \(parameter("confidence-order", "steps")), each of "
        + "\(parameter("confidence-order", "delta")) trust, on ties that are there",
      "backed from support \(parameter("support-and-independence", "support-threshold")), independent "
        + "from \(parameter("support-and-independence", "independence-threshold")), by convention",
    ]
    if ground.ends.isEmpty {
      words = [
        "trust of \(twoDecimals(question.threshold)) or more (--min-trust); nothing else was computed"
      ]
    } else {
      words +=
        [
          "whose trust counts of several who speak for an end: --principal-rule "
            + question.rule.principals.rawValue,
          "a chain of trust has \(question.rule.length) for acceptability (--hops)", doubtSetting,
        ] + [caseSetting].compactMap { $0 }
    }
    return words
  }

  private var within: String {
    Double(parameter("exposure", "quiet-within")).map { percent($0) } ?? ""
  }

  private var doubtSetting: String {
    guard let confidence = report?.confidence else { return "doubt about ties: not counted in" }
    let account = confidence.account
    let seed = "seed \(account.options.seed)"
    switch account.method {
    case .noTies:
      return "doubt about ties: not counted into a ranking, for no tie that is read carries trust"
    case .noConfidence:
      return "doubt about ties: no tie that the ranking reads has a recorded confidence"
    case .exact:
      return "doubt about ties: exact, from \(account.draws) combinations of "
        + "\(count(account.drawnTies, "doubtful tie")) that can matter"
    case .draws:
      return
        "doubt about ties: \(account.draws) draws of \(count(account.drawnTies, "doubtful tie")), "
        + "\(seed), standard error of a probability at most \(fourDecimals(account.standardError))"
    }
  }

  private var joinsCommonSources: Bool {
    report?.confidence?.account.options.joinsCommonSources ?? false
  }

  private var dependence: String {
    joinsCommonSources
      ? "ties that rest on the same single source standing or falling together, and the others each "
        + "by itself"
      : "independently of the others"
  }

  // MARK: - Limits

  private var sharedMistakes: String? {
    guard hasProbabilities else { return nil }
    return joinsCommonSources
      ? "Mistakes that ties of different sources share are not seen."
      : "Mistakes that several ties share are not seen, because ties are taken as independent."
  }

  /// What a map of this size goes without, so that nobody takes a bare number for a sure one.
  private var untoldDoubt: String? {
    guard hasProbabilities, Self.goesWithoutCostlyDoubt(ground.map, question) else { return nil }
    return "On a map of this size the brief does not tell how sure it is of who must be asked, of "
      + "what further seats buy and of the first steps: actormap assess with --uncertainty does."
  }

  private var limits: [String] {
    let always = [
      "A map is a view, not the truth: it is as good as those who drew it and what they were told.",
      "Whether anybody named here is willing, and whether a mediation would succeed, it does not say.",
      "It names people: share it only with those who may see the map.",
    ]
    guard !ground.ends.isEmpty else { return always }
    return always + [
      "That much hangs on an actor is a reason to protect and back it up, never to put pressure on it.",
      "Numbers are rounded to two decimals here; small differences between them mean little.",
    ] + [sharedMistakes, untoldDoubt].compactMap { $0 } + [
      "All digits, further analytics and their sources: actormap bridges, convene, assess."
    ]
  }
}
