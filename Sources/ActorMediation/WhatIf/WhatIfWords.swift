// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorAnalytics
internal import ActorModel

/// What a what-if says in sentences; every clause follows from the numbers beside it.
struct WhatIfWords {
  private let whatIf: WhatIf
  private let shifts: RankingShifts
  private let causes: ShiftCauses
  private let words: EffectWords

  init(_ whatIf: WhatIf, _ shifts: RankingShifts) {
    self.whatIf = whatIf
    self.shifts = shifts
    words = EffectWords(name: whatIf.name)
    causes = ShiftCauses(whatIf, words)
  }

  /// The most candidates and changes that are told one by one; the tables have all.
  private static let most = 8
  /// Probabilities that move by less are alike for people, and may be so by chance where they are
  /// drawn; the table has all.
  private static let leastShare = 0.005

  func effect(_ effect: MapChangeEffect) -> String { words.effect(effect) }

  /// The ties on the best chains to a candidate.
  static func ties(_ candidate: BridgeCandidate?) -> [String] {
    Set((candidate?.reaches ?? []).flatMap(\.paths).flatMap(\.ties).map(\.id))
      .sorted(by: idPrecedes)
  }

  // MARK: - The paragraph

  var sentences: [MediationSentence] {
    guard whatIf.before != nil, whatIf.after != nil else { return [summary] }
    let moved = shifts.all.filter(\.isMoved)
    guard !moved.isEmpty || changesChannels else { return [summary, still] }
    let told = moved.compactMap(movement)
    let rest =
      told.count > Self.most
      ? [MediationSentence("\(told.count - Self.most) further candidates move; see the table.")]
      : []
    return [summary, leadership, bridgeTrust].compactMap { $0 } + told.prefix(Self.most) + rest
      + pushed + probabilities + channels
  }

  private var summary: MediationSentence {
    let effects = whatIf.changed.effects.map(words.effect)
    let more = effects.count > Self.most ? "; and \(effects.count - Self.most) more" : ""
    let lead = effects.count == 1 ? "One change" : "\(effects.count) changes"
    return MediationSentence(
      "\(lead): \(effects.prefix(Self.most).joined(separator: "; "))\(more).",
      ties: whatIf.changed.effects.flatMap { $0.tiesInOrder.map(\.id) })
  }

  private var still: MediationSentence {
    MediationSentence(
      "Nothing moves: every candidate’s rank, acceptability, bias, independence and support"
        + (shifts.all.contains { $0.firstAfter != nil } ? " and probability of being first" : "")
        + " are as before, and so are the channels.")
  }

  private var leadership: MediationSentence {
    ComparedRankings.leadership(
      shifts.leaders(\.before).map { whatIf.name($0.id) },
      shifts.leaders(\.after).map { whatIf.name($0.id) }, .changes)
  }

  private var bridgeTrust: MediationSentence? {
    guard let old = shifts.bridgeTrust(\.before), let new = shifts.bridgeTrust(\.after) else {
      return nil
    }
    return MediationSentence(
      TrustComparison.isSame(old, new)
        ? "The largest acceptability of any candidate stays at \(number(new))."
        : "The largest acceptability of any candidate \(verb(old, new)) from \(number(old)) to "
          + "\(number(new)).")
  }

  private func number(_ value: Double) -> String { fourDecimals(value, minus: "−") }
  private func verb(_ old: Double, _ new: Double) -> String { new > old ? "rises" : "falls" }

  // MARK: - Candidates

  private func movement(_ shift: CandidateShift) -> MediationSentence? {
    guard let before = shift.before, let after = shift.after else { return arrival(shift) }
    guard let old = before.acceptability.number, let new = after.acceptability.number,
      let ranks = shift.ranks
    else { return nil }
    let cause = causes.cause(before, after)
    var clauses = numbers(before, after)
    if TrustComparison.isSame(old, new) {
      // Who is accepted neither before nor after is last both times, whatever the number of others.
      guard new > 0 || !clauses.isEmpty else { return nil }
      clauses.insert("its acceptability stays at \(number(new))", at: 0)
    } else {
      clauses.insert(
        "its acceptability \(verb(old, new)) from \(number(old)) to \(number(new))\(cause.words)",
        at: 0)
    }
    clauses += passing(shift)
    // P(first) alone, and a place that others left or took, are told for all together.
    guard clauses.count > 1 || !TrustComparison.isSame(old, new) else { return nil }
    return MediationSentence(
      "\(after.name) \(place(ranks)): \(clauses.joined(separator: "; ")).", ties: cause.ties)
  }

  /// Those whose place is another one only because candidates before them came or went.
  private var pushed: [MediationSentence] {
    let names = shifts.all.filter { shift in
      guard let ranks = shift.ranks, ranks.before != ranks.after, let value = shift.acceptabilities
      else { return false }
      return value.after > 0 && movement(shift) == nil
    }.map { whatIf.name($0.id) }
    guard !names.isEmpty else { return [] }
    let told = names.count > Self.most ? ["\(names.count) candidates"] : names
    return [
      MediationSentence(
        "\(enumerated(told)) \(names.count == 1 ? "has" : "have") another place only because "
          + "others came, went or now share one.")
    ]
  }

  private func place(_ ranks: (before: Int, after: Int)) -> String {
    if ranks.before == ranks.after { return "keeps place \(ranks.after)" }
    return (ranks.after < ranks.before ? "rises" : "falls")
      + " from place \(ranks.before) to place \(ranks.after)"
  }

  private func arrival(_ shift: CandidateShift) -> MediationSentence {
    guard let after = shift.after else {
      let isGone = !whatIf.changed.map.actors.contains { $0.id == shift.id }
      return MediationSentence(
        "\(whatIf.name(shift.id)) is no candidate any more"
          + (isGone ? ", for it was removed." : "."))
    }
    let place = after.rank.map { " on place \($0)" } ?? ""
    let value = after.acceptability.number.map { " with acceptability \(number($0))" } ?? ""
    return MediationSentence(
      "\(after.name) is a new candidate\(place)\(value).", ties: Self.ties(after))
  }

  /// What else moved of the numbers that stand beside the acceptability.
  private func numbers(_ before: BridgeCandidate, _ after: BridgeCandidate) -> [String] {
    var clauses: [String] = []
    for (old, new) in zip(WhatIfTables.numbers(before), WhatIfTables.numbers(after)).dropFirst() {
      guard old.what != "bias" || before.biases.count == 1 else { continue }
      let what = old.what == "independence" ? "least independence from a sponsor" : old.what
      switch (old.cell, new.cell) {
      case (.value(let a), .value(let b)):
        guard !TrustComparison.isSame(a, b) else { continue }
        let verb = old.what == "bias" ? "moves" : verb(a, b)
        clauses.append("its \(what) \(verb) from \(number(a)) to \(number(b))")
      case (.value(let a), .undefined(let reason)):
        clauses.append(
          "its \(what), \(number(a)) before, becomes undefined because \(reason.words)")
      case (.undefined, .value(let b)):
        clauses.append("its \(what), undefined before, is \(number(b))")
      case (.undefined, .undefined): continue
      }
    }
    let counts = [
      ("critical actors", before.parts.criticalActors, after.parts.criticalActors),
      ("hostile pairs bridged", before.parts.hostilePairs, after.parts.hostilePairs),
    ]
    return clauses
      + counts.compactMap { what, old, new in
        guard let old, let new, old != new else { return nil }
        return "the number of \(what) goes from \(old) to \(new)"
      }
  }

  /// Whom it passed and who passed it, by which part of the rule.
  private func passing(_ shift: CandidateShift) -> [String] {
    func grouped(_ list: [(id: String, part: Int)], _ words: (String, String) -> String)
      -> [String]
    {
      Set(list.map(\.part)).sorted().map { part in
        let names = list.filter { $0.part == part }.map { whatIf.name($0.id) }
        return words(enumerated(names), RankingParts.names[part])
      }
    }
    return grouped(shift.overtook) { "it now comes before \($0), by \($1)" }
      + grouped(shift.fellBehind) { "it now comes after \($0), by \($1)" }
  }

  // MARK: - Probabilities and channels

  private var probabilities: [MediationSentence] {
    let moved = shifts.all.filter { shift in
      guard let old = shift.firstBefore, let new = shift.firstAfter else { return false }
      return (new - old).magnitude >= Self.leastShare && percent(new) != percent(old)
    }
    guard !moved.isEmpty else { return [] }
    let told = moved.prefix(Self.most).map { shift in
      "\(whatIf.name(shift.id)) from \(percent(shift.firstBefore ?? 0)) to "
        + percent(shift.firstAfter ?? 0)
    }
    let more = moved.count > Self.most ? "; and \(moved.count - Self.most) more" : ""
    return [
      MediationSentence(
        "With the recorded confidences counted in, the probability of being first goes for "
          + told.joined(separator: ", for ") + more + ".")
    ]
  }

  private var channelPairs: [(old: EntryChannels, new: EntryChannels)] {
    (whatIf.before?.channels ?? []).compactMap { old in
      whatIf.after?.channels.first { $0.between == old.between }.map { (old, $0) }
    }
  }

  private var changesChannels: Bool {
    channelPairs.contains { old, new in
      old.count != new.count || old.singlePointsOfFailure != new.singlePointsOfFailure
        || old.minimumCuts != new.minimumCuts
        || old.strongest?.actors != new.strongest?.actors
    }
  }

  private var channels: [MediationSentence] {
    channelPairs.map { old, new in
      let ends = enumerated(new.between.map(whatIf.end))
      let threshold = number(new.threshold)
      guard let before = old.count, let after = new.count else {
        return MediationSentence(
          "How many channels there are between \(ends) at trust ≥ \(threshold) is unknown "
            + unknownWhen(old, new) + ", for no tie carries trust.")
      }
      let lead = "Between \(ends) there \(isAre(before)) at trust ≥ \(threshold)"
      if before == after, old.singlePointsOfFailure == new.singlePointsOfFailure {
        return MediationSentence(
          "\(lead) before and after the changes\(hanging(new, "; it depends on")).")
      }
      return MediationSentence(
        "\(lead) before the changes and \(after) after them"
          + "\(hanging(old, "; before, the only one depends on"))"
          + "\(hanging(new, "; after, the only one depends on")).")
    }
  }

  private func unknownWhen(_ old: EntryChannels, _ new: EntryChannels) -> String {
    if old.hasTrust { return "after the changes" }
    return new.hasTrust ? "before the changes" : "before and after the changes"
  }

  private func isAre(_ count: Int) -> String {
    count == 1 ? "is 1 channel" : "are \(count == 0 ? "no" : String(count)) channels"
  }

  private func hanging(_ channels: EntryChannels, _ lead: String) -> String {
    let single = channels.singlePointsOfFailure
    return single.isEmpty ? "" : "\(lead) \(enumerated(single.map(whatIf.name)))"
  }

  // MARK: - What a reader has to know first

  var notices: [String] {
    ranked + ends + rules + causes.unread + causes.certain + doubts
  }

  private var ranked: [String] {
    guard let problem = whatIf.problem else { return [] }
    return [
      "\(whatIf.after == nil ? "After" : "Before") the changes the bridge-builders cannot be "
        + "ranked: \(problem.description)."
    ]
  }

  private var ends: [String] {
    guard let old = whatIf.before?.ends, let new = whatIf.after?.ends else { return [] }
    guard old.map(\.id) == new.map(\.id) else {
      return [
        "The changes move the ends: before they are \(enumerated(old.map(\.name))), after them "
          + "\(enumerated(new.map(\.name)))."
      ]
    }
    return zip(old, new).compactMap { before, after in
      guard before.principals != after.principals else { return nil }
      return "\(after.name) speaks through \(enumerated(before.principals.map(whatIf.name))) "
        + "before the changes and through \(enumerated(after.principals.map(whatIf.name))) after "
        + "them."
    }
  }

  private var rules: [String] {
    guard let old = whatIf.before?.candidateRule, let new = whatIf.after?.candidateRule else {
      return []
    }
    return old == new
      ? ["Candidates: \(new)."] : ["Candidates before the changes: \(old); after them: \(new)."]
  }

  /// What the model doubts since a change.
  private var doubts: [String] {
    whatIf.changed.effects.enumerated().flatMap { place, effect in
      effect.warnings.map {
        "Change \(place + 1) leaves \($0.found); expected is \($0.expected). To mend it, "
          + "\($0.remedy)."
      }
    }
  }
}
