// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

public import ActorAnalytics
internal import ActorModel

/// How much of an actor's acceptability would survive without one sponsor.
public struct SponsorIndependence: Hashable, Sendable {
  /// The sponsor's id.
  public let sponsor: String
  /// ρ: 1 is own standing, 0 is fully borrowed.
  public let value: Cell
  /// How close the actor stands to the sponsor, and what of its ill repute could fall on the actor.
  public let closeness: SponsorCloseness
}

/// Independence from the sponsor.
///
/// **Formula.** ρ(m, s) = Acc(m) on the map without the actor s, over Acc(m) on the map.
///
/// **Convention.** For every s with role sponsor or with a sponsorship tie to m. Undefined:
/// `noTies` where no tie of the view carries trust, `nothingToSurvive` where Acc(m) is 0,
/// `sponsorIsPrincipal` where s speaks for an end.
///
/// - Complexity: one trust search for each principal and sponsor.
struct IndependenceAnalysis {
  private let sponsors: [String]
  private let closeness: SponsorClosenessAnalysis
  private let principals: Set<String>
  private let valuesWithout: [String: [Double]]

  init(
    _ acceptability: Acceptability, network: TrustNetwork, map: ActorMap,
    ends: [ConflictEnd], candidates: [Int], patrons: [[SponsorshipUse]], options: ViewOptions
  ) {
    closeness = SponsorClosenessAnalysis(
      map, options: options, ends: ends, hasTrust: acceptability.hasTrust)
    let byRole = map.actors.filter { $0.has(.sponsor) }.map(\.id)
    let byTie = patrons.flatMap { $0 }.map(\.sponsor)
    sponsors = Set(byRole + byTie).sorted(by: idPrecedes)
    principals = Set(ends.flatMap(\.principals))
    var values: [String: [Double]] = [:]
    for sponsor in sponsors where !principals.contains(sponsor) {
      guard let index = network.frozen.index(of: sponsor) else { continue }
      values[sponsor] = acceptability.values(of: candidates, without: index)
    }
    valuesWithout = values
  }

  /// ρ of the candidate at `place` for each sponsor that concerns it.
  func independence(
    of actor: Actor, at place: Int, acceptability: Double?, map: ActorMap,
    patrons: [SponsorshipUse]
  ) -> [SponsorIndependence] {
    sponsors.filter { $0 != actor.id && concerns($0, map: map, patrons: patrons) }.map { sponsor in
      let value: Cell
      if principals.contains(sponsor) {
        value = .undefined(.sponsorIsPrincipal)
      } else if let acceptability {
        value =
          acceptability == 0
          ? .undefined(.nothingToSurvive)
          : .value((valuesWithout[sponsor]?[place] ?? 0) / acceptability)
      } else {
        value = .undefined(.noTies)
      }
      return SponsorIndependence(
        sponsor: sponsor, value: value,
        closeness: closeness.closeness(of: actor.id, to: sponsor))
    }
  }

  private func concerns(_ sponsor: String, map: ActorMap, patrons: [SponsorshipUse]) -> Bool {
    patrons.contains { $0.sponsor == sponsor }
      || map.actors.contains { $0.id == sponsor && $0.has(.sponsor) }
  }
}

extension SponsorIndependence {
  /// D6: what an actor is without its sponsor.
  public static let descriptor = MediationDescriptor(
    id: "sponsor-independence", number: "D6", title: "Independence from the sponsor",
    question: "How much of the trust in an actor is its own, and what of the sponsor’s repute "
      + "falls on it?",
    definition: "Independence is the share of an actor’s acceptability that would be left if the "
      + "sponsor left the map: 1 is own standing, 0 fully borrowed. Beside it stand how tied up "
      + "the actor is in the sponsor (1: it has nobody else to turn to), and stigma: how much of a "
      + "party’s distrust of the sponsor could fall on the actor. The command bridges asks it.",
    formula: "ρ(m, s) = Acc(m) without the actor s / Acc(m), for every s with role sponsor or a "
      + "sponsorship tie to m; undefined where Acc(m) is 0 or s speaks for an end. Local constraint "
      + "ℓ(m, s) = (p(m, s) + Σ over q of p(m, q)·p(q, s))², with p the shares of what an actor has "
      + "in positive trust and support, both ways. Stigma = the largest over the parties p of "
      + "max(t(m→s), support(s→m)) · max(0, −t(p→s)).",
    output: "Without International organisation, nothing of the acceptability of United Nations "
      + "envoy would be left (independence 0): the standing with some end is borrowed.",
    caveat:
      "The sponsor is taken off the map with all its ties; what the parties would really make "
      + "of a break between the two the map does not say.",
    literature: [
      Literature("Burt, R. S. (1992). Structural Holes. Harvard University Press"),
      Literature(
        "Everett, M. G. & Borgatti, S. P. (2020). Unpacking Burt’s constraint measure. Social "
          + "Networks 62, 50–57", doi: "10.1016/j.socnet.2020.02.001"),
    ], readsAcceptability: true)
}
