// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorAnalytics
internal import ActorModel

/// A candidate in two rankings.
struct CandidateShift {
  let id: String
  let before: BridgeCandidate?
  let after: BridgeCandidate?
  /// P(first), where there are probabilities.
  let firstBefore: Double?
  let firstAfter: Double?
  /// The candidates that come before this one now and did not, in the order of the new ranking,
  /// each with the part of the rule that decides.
  var fellBehind: [(id: String, part: Int)] = []
  /// The candidates that came before this one, or shared its place, and come after it now.
  var overtook: [(id: String, part: Int)] = []

  var ranks: (before: Int, after: Int)? {
    guard let old = before?.rank, let new = after?.rank else { return nil }
    return (old, new)
  }

  var acceptabilities: (before: Double, after: Double)? {
    guard let old = before?.acceptability.number, let new = after?.acceptability.number
    else { return nil }
    return (old, new)
  }

  /// Whether the place, or a number that decides it, is another one than before.
  var isMoved: Bool {
    guard let before, let after else { return true }
    return before.rank != after.rank || before.parts.firstDifference(from: after.parts) != nil
      || !isSame(before.biases, after.biases) || movesFirst
  }

  var movesFirst: Bool { isMoved(firstBefore, firstAfter) }

  private func isSame(_ old: [Bias], _ new: [Bias]) -> Bool {
    old.count == new.count
      && zip(old, new).allSatisfy { !isMoved($0.value.number, $1.value.number) }
  }

  private func isMoved(_ old: Double?, _ new: Double?) -> Bool {
    guard let old, let new else { return (old == nil) != (new == nil) }
    return !TrustComparison.isSame(old, new)
  }
}

/// All candidates of two rankings, side by side, with who passed whom.
struct RankingShifts {
  /// In the order of the ranking before, newcomers last.
  let all: [CandidateShift]

  init(_ before: BridgeReport?, _ after: BridgeReport?) {
    let pairs = ComparedRankings.beside(before?.candidates ?? [], after?.candidates ?? [])
    var all = pairs.map { id, old, new in
      CandidateShift(
        id: id, before: old, after: new,
        firstBefore: before?.confidence?.candidate(id)?.first,
        firstAfter: after?.confidence?.candidate(id)?.first)
    }
    for place in all.indices { Self.pass(&all, at: place) }
    self.all = all
  }

  /// Whom the candidate at `place` passed, and who passed it.
  private static func pass(_ all: inout [CandidateShift], at place: Int) {
    guard let mine = all[place].ranks, let parts = all[place].after?.parts else { return }
    let others = all.filter { $0.id != all[place].id }
      .sorted { a, b in
        let (x, y) = (a.after?.rank ?? .max, b.after?.rank ?? .max)
        return x != y ? x < y : idPrecedes(a.id, b.id)
      }
    for other in others {
      guard let ranks = other.ranks, let rest = other.after?.parts,
        let part = parts.firstDifference(from: rest)
      else { continue }
      let (old, new) = (mine.before - ranks.before, mine.after - ranks.after)
      if new < 0, old >= 0 { all[place].overtook.append((other.id, part)) }
      if new > 0, old <= 0 { all[place].fellBehind.append((other.id, part)) }
    }
  }

  /// Who is first, with an acceptability above 0.
  func leaders(_ when: KeyPath<CandidateShift, BridgeCandidate?>) -> [CandidateShift] {
    all.filter { $0[keyPath: when]?.rank == 1 && Self.value($0[keyPath: when]) > 0 }
  }

  /// β: the largest acceptability of any candidate; `nil` where nobody is ranked.
  func bridgeTrust(_ when: KeyPath<CandidateShift, BridgeCandidate?>) -> Double? {
    all.compactMap { $0[keyPath: when]?.acceptability.number }.max()
  }

  private static func value(_ candidate: BridgeCandidate?) -> Double {
    candidate?.acceptability.number ?? 0
  }
}
