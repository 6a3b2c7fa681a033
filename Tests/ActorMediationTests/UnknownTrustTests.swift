// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics
import ActorModel
import TestSupport
import Testing

@testable import ActorMediation

@Suite("A map on which nobody's trust is recorded")
struct UnknownTrustTests {
  /// Two Valleys with every tie, and no number of trust on any.
  private let report: BridgeReport
  private let map: ActorMap

  init() throws {
    var map = try ShippedMap("two-valleys").map
    for place in map.relationships.indices { map.relationships[place].trust = nil }
    self.map = map
    report = try BridgeReport(BridgeQuestion(), on: map)
  }

  @Test("nothing is 0: trust of the ends, bias, critical actors, channels and pairs are unknown")
  func unknown() {
    for candidate in report.candidates {
      #expect(candidate.reaches.map(\.trust) == [.undefined(.noTies), .undefined(.noTies)])
      #expect(candidate.biases.map(\.value) == [.undefined(.noTies)])
      #expect(candidate.parts.criticalActors == nil)
      #expect(candidate.parts.hostilePairs == nil)
      #expect(candidate.parts.weightedPairs == .undefined(.noFriendlyTie))
    }
    #expect(report.channels.map(\.count) == [nil])
  }

  @Test("independence is unknown because trust is, not because the acceptability is 0")
  func independence() {
    let entries = report.candidates.flatMap(\.independence)
    #expect(entries.count == 8)
    #expect(entries.allSatisfy { $0.value == .undefined(.noTies) })
    #expect(entries.allSatisfy { $0.closeness.constraint == .undefined(.noTies) })
    #expect(entries.allSatisfy { $0.closeness.stigma == .undefined(.noRecordedTrust) })
  }

  @Test("what is not ranked stands in the order of the ids, not of its support")
  func order() {
    #expect(report.candidates.map(\.actor) == ["EC", "NG", "UN", "WN"])
    #expect(report.candidates.allSatisfy { $0.rank == nil })
    #expect(report.candidates[2].support.support == .value(0.8), "what is recorded is told")
  }

  @Test("an alliance or a cooperation tells who stands well with whom, trust or not")
  func cooperation() throws {
    var map = map
    for party in ["PA", "PB"] {
      map.relationships.append(Relationship(from: party, to: "EC", kind: .cooperation))
    }
    let report = try BridgeReport(BridgeQuestion(), on: map)
    #expect(try report.candidate("EC").parts.hostilePairs == 1)
    #expect(try report.candidate("UN").parts.hostilePairs == 0)
  }

  @Test("the explanation gives no chain and no 0 for what is not recorded")
  func explanation() throws {
    let sentences = Explanation(try report.candidate("WN"), in: report).sentences
    #expect(!sentences.contains { $0.contains("counts as 0") || $0.contains("is 0 already") })
  }
}
