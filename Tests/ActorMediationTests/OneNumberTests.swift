// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics
import ActorModel
import TestSupport
import Testing

@testable import ActorMediation

/// One map and one seed give one number for one quantity, whoever is asked.
@Suite("The same draws for the same map")
struct OneNumberTests {
  /// Doubtful ties without ids, parallel ones among them, and too many to enumerate.
  private func map(_ seed: Int) -> ActorMap {
    var random = RandomConflict(seed: seed)
    var map = random.sparseMap()
    for place in map.relationships.indices {
      map.relationships[place].confidence = Confidence(0.5 + 0.05 * Double(place % 8))
        .map(RecordedConfidence.probability)
    }
    return map
  }

  private func named(_ map: ActorMap) -> ActorMap {
    var named = map
    for (place, id) in map.relationshipIDs.enumerated() { named.relationships[place].id = id }
    return named
  }

  private func ranking(_ map: ActorMap, draws: Int = 400) throws -> RankingConfidence {
    let options = UncertaintyOptions(maxDraws: draws, standardError: 0, trustSpread: 20)
    let report = try BridgeReport(BridgeQuestion(uncertainty: options), on: map)
    return try #require(report.confidence)
  }

  @Test("ids that are written down change no draw", arguments: 0..<6)
  func ids(seed: Int) throws {
    let map = map(seed)
    let (plain, named) = try (ranking(map), ranking(named(map)))
    #expect(plain.account.method == .draws)
    #expect(plain.candidates == named.candidates && plain.above == named.above)
    #expect(plain.shared == named.shared && plain.nobody == named.nobody)
  }

  @Test("the ground of the analytics draws as the file does", arguments: 0..<6)
  func ground(seed: Int) throws {
    let map = map(seed)
    let (plain, ground) = try (ranking(map), ranking(MediationGround(map).map))
    #expect(plain.candidates == ground.candidates && plain.above == ground.above)
  }

  @Test("an id that somebody chose is what a tie's draws hang on, whatever its ends")
  func ownIDs() throws {
    func identity(_ id: String?, _ from: String, _ to: String) -> String {
      TieIdentity.all(
        of: ActorMap(relationships: [Relationship(id: id, from: from, to: to, kind: .trust)]))[0]
    }
    #expect(identity("t1", "a", "b") == identity("t1", "c", "d"))
    #expect(identity("a>b:trust", "a", "b") == identity(nil, "a", "b"))
    #expect(identity("a>b:trust#2", "a", "b") == identity(nil, "a", "b"))
    #expect(identity("a>b:trust", "b", "a") != identity(nil, "b", "a"))
    #expect(identity("a>b:trust#", "a", "b") != identity(nil, "a", "b"))
  }

  @Test("P(first) and the interval of the analytics are those of the ranking", arguments: 0..<4)
  func analytic(seed: Int) throws {
    let maps = try [map(seed), ShippedMap("two-valleys").map]
    for (map, spread) in [(maps[0], 20.0), (maps[0], nil), (maps[1], nil), (maps[1], 9.0)] {
      let options = UncertaintyOptions(maxDraws: 300, seed: seed, trustSpread: spread)
      let report = try BridgeReport(BridgeQuestion(uncertainty: options), on: map)
      let doubt = try #require(
        try MediationCatalog.result(
          "support-and-independence", on: MediationGround(map),
          doubt: MediationDoubtOptions(draws: 300, seed: seed, trustSpread: spread)
        ).doubt)
      let findings = MediationFindings(sections: doubt.sections)
      var compared = 0
      for candidate in try #require(report.confidence).candidates {
        let cells = findings.cells("doubt.candidates.acceptability", of: candidate.actor)
        guard !cells.isEmpty else { continue }
        compared += 1
        #expect(cells["first"] == .number(candidate.first))
        #expect(cells["mean"] == .number(candidate.acceptability.mean))
        #expect(cells["low"] == .number(candidate.acceptability.low))
        #expect(cells["high"] == .number(candidate.acceptability.high))
      }
      #expect(compared > 0)
    }
  }
}
