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
/// `noTies` where no tie of the view carries trust, `nothingToSurvive` where Acc(m) is 0, `sponsorIsPrincipal` where s speaks for an end.
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
