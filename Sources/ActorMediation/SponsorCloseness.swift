// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

public import ActorAnalytics
internal import ActorModel

/// How close an actor stands to one sponsor, beside its independence from it.
public struct SponsorCloseness: Hashable, Sendable {
  /// ℓ: how tied up the actor is in the sponsor, from 0; 1 where it has nobody else. Undefined
  /// where no tie of the view carries trust (`noTies`), the actor has neither trust nor support in
  /// either direction (`isolate`), or the sponsor's support is not recorded as a number
  /// (`unknownStrength`).
  public let constraint: Cell
  /// How much of a party's distrust of the sponsor could fall on the actor, 0 to 1. Undefined where
  /// no party's trust in the sponsor is recorded (`noRecordedTrust`), or how close the two are is
  /// not (`notRecorded`, `unknownStrength`). Where no party distrusts the sponsor it is 0.
  public let stigma: Cell
  /// The party whose distrust decides; `nil` where the stigma is 0 or undefined.
  public let distrustedBy: String?
}

/// The companions of the independence from a sponsor: local constraint and stigma.
///
/// **Formula.** Invested is w(x→y) = t(x→y) + support(x→y), with t the positive trust and support
/// the strength of sponsorship; a(x, y) = w(x→y) + w(y→x), p(x, y) = a(x, y) / Σ over z of a(x, z).
/// ℓ(m, s) = (p(m, s) + Σ over q other than m and s of p(m, q)·p(q, s))². Stigma(m, s) = the
/// largest over the parties p of max(t(m→s), support(s→m)) · max(0, −t(p→s)).
///
/// **Convention.** Of parallel ties the largest trust and the largest strength count; what is not
/// recorded as a number is left out. The parties are those who speak for the ends, s apart.
///
/// Rests on Burt, R. S. (1992). Structural Holes. Harvard University Press; Everett, M. G. &
/// Borgatti, S. P. (2020). Unpacking Burt's constraint measure. Social Networks 62, 50–57,
/// doi:10.1016/j.socnet.2020.02.001.
///
/// - Complexity: O(m log m) for m ties, then, for an actor and a sponsor, the ties of the actor's
///   neighbours.
struct SponsorClosenessAnalysis {
  private struct Way: Hashable {
    let from: String
    let to: String
  }

  private var trusts: [Way: Double] = [:]
  private var supports: [Way: Double] = [:]
  private var unknownSupport: Set<Way> = []
  /// By actor: the neighbours in the order of their ids with their shares p.
  private var shares: [String: [(other: String, share: Double)]] = [:]
  private let parties: [String]
  private let hasTrust: Bool

  init(_ map: ActorMap, options: ViewOptions, ends: [ConflictEnd], hasTrust: Bool) {
    parties = ends.flatMap(\.principals).sorted(by: idPrecedes)
    self.hasTrust = hasTrust
    for index in TieSelection(of: map, options: options).indices {
      let tie = map.relationships[index]
      guard tie.from != tie.to else { continue }
      add(tie, Way(from: tie.from, to: tie.to))
      if !tie.directed { add(tie, Way(from: tie.to, to: tie.from)) }
    }
    shares = Self.shares(invested)
  }

  /// How close `actor` stands to `sponsor`.
  func closeness(of actor: String, to sponsor: String) -> SponsorCloseness {
    let distrusts = parties.filter { $0 != sponsor }.compactMap { party in
      trusts[Way(from: party, to: sponsor)].map { (party: party, value: max(0, -$0)) }
    }
    let most = distrusts.map(\.value).max()
    let stigma: Cell =
      switch most {
      case nil: .undefined(.noRecordedTrust)
      case 0?: .value(0)
      case let most?: bond(actor, sponsor).mapNumber { $0 * most }
      }
    let isStigma = (stigma.number ?? 0) > 0
    return SponsorCloseness(
      constraint: constraint(actor, sponsor), stigma: stigma,
      distrustedBy: isStigma ? distrusts.first { $0.value == most }?.party : nil)
  }

  // MARK: - Steps

  private mutating func add(_ tie: Relationship, _ way: Way) {
    if let trust = tie.trust?.value { trusts[way] = max(trusts[way] ?? -1, trust) }
    guard tie.kind == .sponsorship else { return }
    if let strength = tie.strength?.value {
      supports[way] = max(supports[way] ?? 0, strength)
    } else {
      unknownSupport.insert(way)
    }
  }

  /// max(t(m→s), support(s→m)), of what is recorded.
  private func bond(_ actor: String, _ sponsor: String) -> Cell {
    let back = Way(from: sponsor, to: actor)
    let recorded = [trusts[Way(from: actor, to: sponsor)], supports[back]].compactMap { $0 }
    if let most = recorded.max() { return .value(max(0, most)) }
    return .undefined(unknownSupport.contains(back) ? .unknownStrength : .notRecorded)
  }

  /// w for every ordered pair in which something is invested.
  private var invested: [Way: Double] {
    trusts.filter { $0.value > 0 }.merging(supports.filter { $0.value > 0 }, uniquingKeysWith: +)
  }

  private static func shares(
    _ invested: [Way: Double]
  ) -> [String: [(other: String, share: Double)]] {
    var mutual: [String: [String: Double]] = [:]
    for (way, value) in invested {
      mutual[way.from, default: [:]][way.to, default: 0] += value
      mutual[way.to, default: [:]][way.from, default: 0] += value
    }
    // Sums go in the order of the ids, so that the order of the file never shows in a digit.
    return mutual.mapValues { others in
      let sorted = others.sorted { idPrecedes($0.key, $1.key) }
      let total = sorted.reduce(0) { $0 + $1.value }
      return sorted.map { ($0.key, $0.value / total) }
    }
  }

  private func constraint(_ actor: String, _ sponsor: String) -> Cell {
    guard hasTrust else { return .undefined(.noTies) }
    let back = Way(from: sponsor, to: actor)
    if unknownSupport.contains(back), supports[back] == nil {
      return .undefined(.unknownStrength)
    }
    guard let mine = shares[actor] else { return .undefined(.isolate) }
    var sum = mine.first { $0.other == sponsor }?.share ?? 0
    for (other, share) in mine where other != sponsor {
      let onward = shares[other]?.first { $0.other == sponsor }?.share ?? 0
      sum += share * onward
    }
    return .value(sum * sum)
  }
}

extension Cell {
  fileprivate func mapNumber(_ change: (Double) -> Double) -> Cell {
    number.map { .value(change($0)) } ?? self
  }
}
