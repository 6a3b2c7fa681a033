// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics
import ActorModel
import TestSupport
import Testing

@testable import ActorMediation

/// The answer of one analytic, to be asked by section, row and column.
struct AnalyticAnswer {
  let findings: MediationFindings

  init(
    _ id: String, _ map: ActorMap, with parameters: [String: String] = [:],
    candidates: BridgeQuestion.Candidates = .mediators
  ) throws {
    findings = try MediationCatalog.result(
      id, parameters: parameters, on: MediationGround(map, candidates: candidates)
    ).findings
  }

  /// The cells of a column by the ids of the rows' subjects, joined with +.
  func cells(_ column: String, in section: String) throws -> [String: MediationCell] {
    let section = try #require(findings.section(section))
    let place = try #require(section.columns.firstIndex { $0.id == column })
    return Dictionary(
      section.rows.map { ($0.subject.map(\.id).joined(separator: "+"), $0.cells[place]) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The numbers of a column, where they are not undefined.
  func numbers(_ column: String, in section: String) throws -> [String: Double] {
    try cells(column, in: section).compactMapValues(\.number)
  }

  /// The ids in an items column.
  func items(_ column: String, in section: String) throws -> [String: [String]] {
    try cells(column, in: section).compactMapValues {
      if case .items(let items) = $0 { items.map(\.id) } else { nil }
    }
  }

  /// All sentences, those of the sections included.
  var text: String {
    (findings.notices + findings.sentences.map(\.text)
      + findings.sections.flatMap { $0.sentences.map(\.text) }).joined(separator: "\n")
  }

  /// Whether every number of a section is undefined.
  func hasNoNumber(in section: String) -> Bool {
    findings.section(section)?.rows.allSatisfy { $0.cells.allSatisfy { $0.number == nil } } ?? true
  }
}

/// Whether two tables of numbers have the same keys and the same values but for rounding.
func areClose(_ found: [String: Double], _ expected: [String: Double]) -> Bool {
  found.count == expected.count
    && expected.allSatisfy { isClose(found[$0.key], $0.value) }
}

/// A tie of another kind.
func tie(
  _ kind: RelationshipKind, _ from: String, _ to: String, _ strength: Double? = nil,
  directed: Bool = true, status: RelationshipStatus? = nil
) -> Relationship {
  Relationship(
    from: from, to: to, kind: kind, strength: strength.flatMap(Strength.init),
    directed: directed, status: status)
}

extension ActorMap {
  /// The map with every actor named as it is called by its id, so that tests can exchange ids.
  var namedByID: ActorMap {
    var map = self
    for index in map.actors.indices { map.actors[index].name = map.actors[index].id }
    return map
  }
}
