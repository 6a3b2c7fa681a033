// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorAnalytics
internal import ActorModel

/// Two neighbours of an actor who are hostile to each other and both positive to the actor.
public struct HostilePair: Hashable, Sendable {
  /// The ids of the two, in their order.
  public let actors: [String]
  /// Hostility times the lesser of the two trusts; `nil` where one of them is not recorded.
  public let weighted: Double?
}

/// Hostile pairs bridged: how often an actor stands well with both of two who are hostile to each
/// other.
///
/// **Formula.** A pair is hostile if it has a conflict tie or negative trust, either way; else it
/// is positive if it has positive trust, alliance or cooperation, either way. The count is the
/// number of hostile pairs {x, y} with {x, m} and {y, m} positive. Weighted, a pair counts
/// hostility(x, y) · min(trust(x, m), trust(y, m)): the minimum, because a bridge bears what its
/// weaker end bears. Hostility is the largest strength of conflict or distrust between the two,
/// trust the larger of both directions.
///
/// **Convention.** A pair whose hostility or trust is not recorded as a number counts, and has no
/// weight. Cartwright & Harary 1956 (doi:10.1037/h0046049) on the balance of such triads.
///
/// - Complexity: O(d²) for an actor with d neighbours.
struct HostilePairsAnalysis {
  private let pairs: PairSigns

  init(_ map: ActorMap, options: ViewOptions) {
    let selection = TieSelection(of: map, options: options)
    pairs = PairSigns(selection.indices.lazy.map { map.relationships[$0] })
  }

  /// Whether the view records trust above 0, an alliance or a cooperation between any two; else
  /// nobody can be told to stand well with anyone.
  var hasFriendlyTies: Bool { pairs.hasFriendlyTies }

  /// The pairs that the actor bridges, in the order of their ids.
  func bridged(by actor: String) -> [HostilePair] {
    let friends = pairs.friends(of: actor)
    return friends.indices.flatMap { i in
      friends[(i + 1)...].compactMap { other -> HostilePair? in
        guard let pair = pairs[friends[i], other], pair.isHostile else { return nil }
        let trusts = [friends[i], other].compactMap { pairs[$0, actor]?.trust }
        let weighted = pair.hostility.flatMap { hostility in
          trusts.count == 2 ? trusts.min().map { hostility * $0 } : nil
        }
        return HostilePair(actors: [friends[i], other], weighted: weighted)
      }
    }
  }
}

extension HostilePair {
  /// Who stands well with both of two who are hostile to each other. The design gives it no number.
  public static let descriptor = MediationDescriptor(
    id: "hostile-pairs", number: "", title: "Hostile pairs bridged",
    question: "Who stands well with both of two who are hostile to each other?",
    definition: "Counted are the pairs of an actor’s neighbours who are hostile to each other and "
      + "both positive to the actor; weighted, each counts its hostility times the lesser trust of "
      + "the two. The command bridges asks it.",
    formula:
      "A pair is hostile if it has a conflict tie or negative trust, else positive if it has "
      + "positive trust, an alliance or a cooperation, either way. Count = hostile pairs {x, y} with "
      + "{x, m} and {y, m} positive; weighted = Σ hostility(x, y) · min(trust(x, m), trust(y, m)), "
      + "hostility being the largest strength of conflict or distrust. A pair without a recorded "
      + "number counts and has no weight.",
    output:
      "United Nations envoy stands well with both Party A and Party B, who are hostile to each "
      + "other (a hostile pair bridged).",
    caveat:
      "Whoever has many ties meets many pairs: the count stands beside the number of ties and "
      + "never leads the ranking.",
    literature: [
      Literature(
        "Cartwright, D. & Harary, F. (1956). Structural balance: a generalization of Heider’s "
          + "theory. Psychological Review 63, 277–293", doi: "10.1037/h0046049")
    ], needsEnds: false)
}
