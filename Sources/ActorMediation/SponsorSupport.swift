// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

public import ActorAnalytics
internal import ActorModel
internal import GraphCore

/// A sponsorship tie to a candidate.
public struct SponsorshipUse: Hashable, Sendable {
  /// The tie's id.
  public let tie: String
  /// The sponsor's id.
  public let sponsor: String
  /// How strong the support is; `nil` is unknown.
  public let strength: Double?
}

/// What an actor can count on from its sponsors.
public struct SponsorSupport: Hashable, Sendable {
  /// S: 0 where no sponsorship is recorded, undefined where no strength is known.
  public let support: Cell
  /// The Herfindahl index of the sponsors' shares: 1 where all support is one sponsor's.
  public let concentration: Cell
  /// S over the sponsors with a path to decision power; `nil` where the map records neither
  /// decision-makers nor tracks.
  public let decisionSupport: Cell?
  /// The sponsorship ties to the actor in the order of the sponsors' ids.
  public let sponsorships: [SponsorshipUse]
}

/// Support adequacy.
///
/// **Formula.** S(m) = 1 − Π over sponsors s of (1 − support(s→m)), where support is the strength
/// of the sponsorship tie, the largest of parallel ones. Concentration is Σ share² with share =
/// support(s→m) / Σ support.
///
/// **Convention.** Where the map records decision-makers or tracks, S is also given over the
/// sponsors that are one (role decision-maker or track 1) or reach one along ties that are
/// neither conflict nor distrust. A sponsorship without strength is unknown, not 0: it is left
/// out and named; where nothing else is known S is undefined (`unknownStrength`).
///
/// - Complexity: O(n + m) for each sponsor.
struct SupportAnalysis {
  private let sponsorships: [String: [SponsorshipUse]]
  private let powerful: Set<String>?

  init(_ map: ActorMap, options: ViewOptions) {
    let ids = map.relationshipIDs
    var found: [String: [SponsorshipUse]] = [:]
    for index in TieSelection(of: map, options: options).indices {
      let tie = map.relationships[index]
      guard tie.kind == .sponsorship, tie.from != tie.to else { continue }
      let ways = tie.directed ? [(tie.from, tie.to)] : [(tie.from, tie.to), (tie.to, tie.from)]
      for (sponsor, actor) in ways {
        found[actor, default: []].append(
          SponsorshipUse(tie: ids[index], sponsor: sponsor, strength: tie.strength?.value))
      }
    }
    sponsorships = found.mapValues { uses in
      uses.sorted { a, b in
        a.sponsor != b.sponsor ? idPrecedes(a.sponsor, b.sponsor) : idPrecedes(a.tie, b.tie)
      }
    }
    powerful = Self.actorsWithDecisionPower(map, options: options)
  }

  func sponsorships(of actor: String) -> [SponsorshipUse] { sponsorships[actor] ?? [] }

  /// What the sponsors give, one of them perhaps left out.
  func support(of actor: String, without absent: String? = nil) -> SponsorSupport {
    let uses = sponsorships(of: actor).filter { $0.sponsor != absent }
    return SponsorSupport(
      support: Self.combined(uses), concentration: Self.concentration(uses),
      decisionSupport: powerful.map { powerful in
        Self.combined(uses.filter { powerful.contains($0.sponsor) })
      },
      sponsorships: uses)
  }

  // MARK: - Steps

  private static func strengths(_ uses: [SponsorshipUse]) -> [Double] {
    var largest: [String: Double] = [:]
    for use in uses {
      if let strength = use.strength {
        largest[use.sponsor] = max(largest[use.sponsor] ?? 0, strength)
      }
    }
    return largest.sorted { idPrecedes($0.key, $1.key) }.map(\.value)
  }

  private static func combined(_ uses: [SponsorshipUse]) -> Cell {
    let known = strengths(uses)
    guard !known.isEmpty || uses.isEmpty else { return .undefined(.unknownStrength) }
    return .value(1 - known.reduce(1) { $0 * (1 - $1) })
  }

  private static func concentration(_ uses: [SponsorshipUse]) -> Cell {
    guard !uses.isEmpty else { return .undefined(.noSponsor) }
    let known = strengths(uses)
    let total = known.reduce(0, +)
    guard total > 0 else { return .undefined(known.isEmpty ? .unknownStrength : .noSponsor) }
    return .value(known.reduce(0) { $0 + ($1 / total) * ($1 / total) })
  }

  private static func actorsWithDecisionPower(
    _ map: ActorMap, options: ViewOptions
  ) -> Set<String>? {
    let recorded = map.actors.contains { $0.has(.decisionMaker) || $0.track != nil }
    guard recorded else { return nil }
    var options = options
    options.reading = .hops
    let hops = ActorGraph(freezing: map, options: options)
    var powerful: Set<String> = []
    for actor in map.actors where actor.has(.decisionMaker) || actor.track == .one {
      guard let index = hops.index(of: actor.id) else { continue }
      let steps = Hops.distances(from: index, in: hops.graph, reversed: true)
      for (other, count) in steps.enumerated() where count >= 0 {
        powerful.insert(hops.actorIDs[other])
      }
    }
    return powerful
  }
}
