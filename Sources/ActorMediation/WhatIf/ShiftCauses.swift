// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorAnalytics
internal import ActorModel

/// Which of the changed ties moved an acceptability.
///
/// An acceptability falls only where the best chain of an end that decides now ran over a tie that
/// is weaker or gone, and rises only where the best chain of an end that decided before now runs
/// over one that is stronger or new; what is named here are these ties.
struct ShiftCauses {
  /// A tie before and after all changes.
  private struct Net {
    let before: Relationship?
    let after: Relationship?
  }

  private let whatIf: WhatIf
  private let words: EffectWords
  private let nets: [String: Net]
  /// What the effects call a tie, by the id that the report after the changes gives it.
  private let idsAfter: [String: String]

  init(_ whatIf: WhatIf, _ words: EffectWords) {
    self.whatIf = whatIf
    self.words = words
    var nets: [String: Net] = [:]
    for tie in whatIf.changed.effects.flatMap(\.ties) {
      let before = nets[tie.id].map(\.before) ?? tie.before
      nets[tie.id] = Net(before: before, after: tie.after)
    }
    self.nets = nets.filter { $0.value.before != $0.value.after }
    let ids = zip(whatIf.changed.map.relationshipIDs, whatIf.changed.tieIDs)
    idsAfter = Dictionary(ids, uniquingKeysWith: { first, _ in first })
  }

  /// Why the candidate's acceptability is another one, to follow the two numbers; empty where it is
  /// the same or where another actor speaks for the end, which is told by itself.
  func cause(
    _ before: BridgeCandidate, _ after: BridgeCandidate
  ) -> (words: String, ties: [String]) {
    guard let old = before.acceptability.number, let new = after.acceptability.number,
      !TrustComparison.isSame(old, new)
    else { return ("", []) }
    let isFall = new < old
    let ends = isFall ? after.decisiveEnds : before.decisiveEnds
    var clauses: [String] = []
    var ties: [String] = []
    for end in ends {
      guard let mine = (isFall ? before : after).reaches.first(where: { $0.end == end }),
        let others = (isFall ? after : before).reaches.first(where: { $0.end == end })
      else { continue }
      let found = self.ties(
        of: deciding(mine, others), betterThan: others.paths, isBefore: isFall)
      guard !found.isEmpty else { continue }
      ties += found
      let names = found.compactMap { id in nets[id].map(told) }
      clauses.append(
        "the trust of \(whatIf.end(end)) \(isFall ? "came" : "now comes") over "
          + enumerated(names))
    }
    return (clauses.isEmpty ? "" : ", because \(enumerated(clauses))", ties)
  }

  /// The better chains of an end that can have moved its trust: by the most trusting those that
  /// make the larger trust; by the least trusting those of whoever makes the smaller one.
  private func deciding(_ better: EndReach, _ worse: EndReach) -> [TrustPath] {
    let rule = (whatIf.after ?? whatIf.before)?.question.rule.principals ?? .min
    guard rule == .min else { return better.decisivePaths(rule) }
    let least = worse.decisivePaths(rule).compactMap(\.actors.first) + worse.unreached
    return better.paths.filter { path in path.actors.first.map(least.contains) ?? false }
  }

  /// The changed ties on those chains that are better than the other map's from the same principal.
  private func ties(
    of paths: [TrustPath], betterThan others: [TrustPath], isBefore: Bool
  ) -> [String] {
    var found: [String] = []
    for path in paths {
      let other = others.first { $0.actors.first == path.actors.first }
      guard TrustComparison.isMore(path.trust, than: other?.trust ?? 0) else { continue }
      for use in path.ties {
        let id = isBefore ? use.id : idsAfter[use.id] ?? use.id
        if nets[id] != nil, !found.contains(id) { found.append(id) }
      }
    }
    return found
  }

  private func told(_ net: Net) -> String {
    switch (net.before, net.after) {
    case (let before?, nil): return "\(words.tie(before)), which is removed"
    case (nil, let after?): return "\(words.tie(after)), which is new"
    case (let before?, let after?):
      guard before.from == after.from, before.to == after.to else {
        return "\(words.tie(before)), which now is \(words.tie(after))"
      }
      guard let old = before.trust?.value, let new = after.trust?.value, old != new else {
        return "\(words.tie(before)), which is changed"
      }
      return "\(words.tie(before)), which is \(fourDecimals(new, minus: "−")) instead of "
        + fourDecimals(old, minus: "−")
    case (nil, nil): return "a tie"
    }
  }

  // MARK: - What a reader has to know first

  private var sorted: [Net] {
    nets.sorted { idPrecedes($0.key, $1.key) }.map(\.value)
  }

  /// Changed ties that the ranking does not read, and why.
  var unread: [String] {
    sorted.compactMap { net in
      guard let tie = net.after ?? net.before else { return nil }
      let options = (whatIf.after ?? whatIf.before)?.question.view ?? ViewOptions()
      let isRead = [net.before, net.after].compactMap { $0 }.contains { tie in
        let alone = ActorMap(asOf: whatIf.changed.map.asOf, relationships: [tie])
        return !TieSelection(of: alone, options: options).indices.isEmpty
      }
      if !isRead {
        return "The ranking does not read \(words.tie(tie)): it is of another kind or issue than "
          + "asked for, or not in force."
      }
      return unusable(net).map { "\($0), so no chain of trust runs over it." }
    }
  }

  /// Ties from which no chain of trust is made, before and after.
  private func unusable(_ net: Net) -> String? {
    let trusts = [net.before, net.after].compactMap { $0?.trust?.value }
    guard let tie = net.after ?? net.before, trusts.allSatisfy({ $0 <= 0 }) else { return nil }
    let subject = words.tie(tie)
    let lead = subject.prefix(1).uppercased() + subject.dropFirst()
    if !trusts.isEmpty { return "\(lead) is not above 0" }
    switch tie.kind {
    case .trust: return "\(lead) is not recorded"
    case nil: return "\(lead) has no recorded trust"
    default: return nil
    }
  }

  /// Changed ties that count as certain, where others are doubted.
  var certain: [String] {
    guard whatIf.after?.confidence?.account.hasProbabilities == true else { return [] }
    return sorted.compactMap { net in
      guard let tie = net.after, (tie.trust?.value ?? 0) > 0, tie.confidence == nil else {
        return nil
      }
      let subject = words.tie(tie)
      return "\(subject.prefix(1).uppercased() + subject.dropFirst()) has no confidence and counts "
        + "as certain; give it one to count the doubt in."
    }
  }
}
