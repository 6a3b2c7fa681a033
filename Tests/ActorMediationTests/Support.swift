// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics
import ActorModel
import Foundation

@testable import ActorMediation

/// A tie of kind trust.
func trust(_ from: String, _ to: String, _ value: Double, directed: Bool = true) -> Relationship {
  Relationship(from: from, to: to, kind: .trust, trust: Trust(value), directed: directed)
}

/// A sponsorship.
func sponsors(_ from: String, _ to: String, _ strength: Double?) -> Relationship {
  Relationship(from: from, to: to, kind: .sponsorship, strength: strength.flatMap(Strength.init))
}

/// Two sides with one party each, and mediators with these ids.
func conflict(
  mediators: [String], others: [Actor] = [], _ ties: [Relationship]
) -> ActorMap {
  ActorMap(
    sides: [Side(id: "A"), Side(id: "B")],
    actors: [
      Actor(id: "pa", roles: [.party], side: "A"), Actor(id: "pb", roles: [.party], side: "B"),
    ] + mediators.map { Actor(id: $0, roles: [.mediator]) } + others,
    relationships: ties)
}

extension BridgeReport {
  /// The candidates' ids in order with their ranks.
  var places: [String] { candidates.map { "\($0.rank ?? 0) \($0.actor)" } }

  func acceptability(_ id: String) throws -> Double? {
    try candidate(id).acceptability.number
  }
}

extension ActorMap {
  /// The map without the ties for which `test` holds.
  func removingTies(where test: (Relationship) -> Bool) -> ActorMap {
    var map = self
    map.relationships.removeAll(where: test)
    return map
  }
}

extension MediationFindings {
  /// The cells by column of the row of `section` whose subject has these ids, joined by `+`.
  func cells(_ section: String, of subject: String) -> [String: MediationCell] {
    guard let section = self.section(section),
      let row = section.rows.first(where: {
        $0.subject.map(\.id).joined(separator: "+") == subject
      })
    else { return [:] }
    return Dictionary(
      zip(section.columns.map(\.id), row.cells), uniquingKeysWith: { first, _ in first })
  }
}
