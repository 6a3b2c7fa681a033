// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorAnalytics
internal import ActorModel

/// Distrust of an actor that those who speak for the ends record themselves.
///
/// Acceptability follows chains of trust, and a chain may lead around an open distrust: whoever
/// reads the ranking has to see it beside the number.
///
/// - Complexity: O(relationships).
struct RecordedDistrust {
  private let ties: [String: [TieUse]]

  init(_ map: ActorMap, options: ViewOptions, ends: [ConflictEnd]) {
    let principals = Set(ends.flatMap(\.principals))
    let ids = map.relationshipIDs
    var found: [String: [TieUse]] = [:]
    for index in TieSelection(of: map, options: options).indices {
      let tie = map.relationships[index]
      guard let trust = tie.trust?.value, trust < 0 else { continue }
      let ways = tie.directed ? [(tie.from, tie.to)] : [(tie.from, tie.to), (tie.to, tie.from)]
      for (from, to) in ways where principals.contains(from) {
        found[to, default: []].append(TieUse(id: ids[index], from: from, to: to, value: trust))
      }
    }
    ties = found.mapValues { uses in
      uses.sorted { a, b in
        a.from != b.from ? idPrecedes(a.from, b.from) : idPrecedes(a.id, b.id)
      }
    }
  }

  /// Ties of negative trust from a principal to the actor, in the order of the ids.
  func ties(to actor: String) -> [TieUse] { ties[actor] ?? [] }
}
