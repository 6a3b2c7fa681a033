// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorAnalytics
internal import ActorModel

/// Distrust that acceptability does not read: it follows chains of trust, and a chain may lead
/// around an open distrust, or over two of whom trust and distrust are both recorded. Whoever reads
/// the ranking has to see it beside the number.
///
/// - Complexity: O(relationships).
struct RecordedDistrust {
  private let principals: Set<String>
  private let ties: [TieUse]

  init(_ map: ActorMap, options: ViewOptions, ends: [ConflictEnd]) {
    principals = Set(ends.flatMap(\.principals))
    let ids = map.relationshipIDs
    var found: [TieUse] = []
    for index in TieSelection(of: map, options: options).indices {
      let tie = map.relationships[index]
      guard let trust = tie.trust?.value, trust < 0 else { continue }
      let ways = tie.directed ? [(tie.from, tie.to)] : [(tie.from, tie.to), (tie.to, tie.from)]
      found += ways.map { TieUse(id: ids[index], from: $0.0, to: $0.1, value: trust) }
    }
    ties = found.sorted { a, b in
      if a.from != b.from { return idPrecedes(a.from, b.from) }
      return a.to != b.to ? idPrecedes(a.to, b.to) : idPrecedes(a.id, b.id)
    }
  }

  /// Ties of negative trust from a principal to the actor, in the order of the ids.
  func ties(to actor: String) -> [TieUse] {
    ties.filter { $0.to == actor && principals.contains($0.from) }
  }

  /// Ties of negative trust beside those that carry the chains to `actor`, from the same actor to
  /// the same; without those of `ties(to:)`.
  func ties(beside chains: [TrustPath], to actor: String) -> [TieUse] {
    let steps = chains.flatMap(\.ties)
    return ties.filter { tie in
      !(tie.to == actor && principals.contains(tie.from))
        && steps.contains { $0.from == tie.from && $0.to == tie.to }
    }
  }
}
