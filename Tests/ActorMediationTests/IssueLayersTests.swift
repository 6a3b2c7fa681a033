// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics
import ActorModel
import TestSupport
import Testing

@testable import ActorMediation

/// Small maps worked by hand.
@Suite("Issues")
struct IssueLayersTests {
  private func findings(_ map: ActorMap) throws -> MediationFindings {
    try MediationCatalog.result("issues", on: MediationGround(map)).findings
  }

  private func tie(
    _ from: String, _ to: String, _ value: Double, _ layers: String...
  ) -> Relationship {
    Relationship(from: from, to: to, kind: .trust, trust: Trust(value), layers: layers)
  }

  // Cross-side pairs: pa–pb, pa–b, a–pb, a–b. Culture: a–b friendly (.6, the larger way), a–pb
  // hostile (.2); pa–m friendly. Security: a–b friendly (.6), pa–pb in conflict (.8); pb–m, pa–a.
  private var six: ActorMap {
    var map = conflict(
      mediators: ["m", "n"],
      others: [Actor(id: "a", side: "A"), Actor(id: "b", side: "B")],
      [
        tie("a", "b", 0.6, "culture", "security"), tie("b", "a", 0.4, "culture"),
        tie("pa", "m", 0.5, "culture"), tie("pb", "m", 0.8, "security"),
        tie("pa", "a", 0.9, "security"), tie("a", "pb", -0.2, "culture"),
        Relationship(
          from: "pa", to: "pb", kind: .conflict, strength: Strength(0.8), directed: false,
          layers: ["security"]),
      ])
    map.actors.reverse()
    return map
  }

  @Test("balance, density, E–I and agreement of two issues", arguments: [nil, 1, 2, 3])
  func issues(seed: Int?) throws {
    let findings = try findings(seed.map { six.relabelled(seed: $0) } ?? six)
    let culture = findings.cells("issues", of: "culture")
    #expect(culture["friendly"] == .count(1) && culture["hostile"] == .count(1))
    #expect(culture["density"] == .number(0.25))
    #expect(isClose(culture["balance"]?.number, 0.4))
    #expect(culture["external-internal"] == .number(1))
    #expect(culture["agreement"] == .number(1))
    #expect(culture["exposure"] == .undefined(.unknownVisibility))
    #expect(culture["entry"] == .truth(true))
    let security = findings.cells("issues", of: "security")
    #expect(security["friendly"] == .count(1) && security["hostile"] == .count(1))
    #expect(isClose(security["balance"]?.number, -0.2))
    #expect(security["external-internal"] == .number(0))
    #expect(security["entry"] == .truth(false))
  }

  @Test("cross-cutting 1/4 over four pairs, 1/3 over the three tied, linkage 1/6, bridging 1 · .5")
  func across() throws {
    let findings = try findings(six)
    let all = findings.cells("cross-cutting", of: "map")
    #expect(all["cross-pairs"] == .count(4) && all["tied"] == .count(3))
    // pa–pb 0 of 2 issues, a–b 2 of 2, a–pb 0 of 2, pa–b no tie in either.
    #expect(isClose(all["cross-cutting"]?.number, 1.0 / 4))
    #expect(isClose(all["tied-without-hostility"]?.number, 1.0 / 3))
    let said = findings.sentences.map(\.text)
    #expect(said.contains { $0.contains("in 25\u{A0}% of the 2 issues (cross-cutting 0.25)") })
    #expect(
      said.contains { $0.contains("3 have a tie in some issue; among these it is 33\u{A0}%") })
    #expect(isClose(findings.cells("linkage", of: "culture+security")["linkage"]?.number, 1.0 / 6))
    let m = findings.cells("bridgers", of: "m")
    #expect(m["issues"] == .count(2) && isClose(m["participation"]?.number, 1))
    #expect(isClose(m["bridging"]?.number, 0.5))
    let n = findings.cells("bridgers", of: "n")
    #expect(n["participation"] == .undefined(.noLayer) && n["bridging"] == .undefined(.noLayer))
  }

  @Test("of two issues with the same balance the one with the less visible actors is the entry")
  func exposure() throws {
    var map = conflict(
      mediators: [], others: [Actor(id: "a", side: "A"), Actor(id: "b", side: "B")],
      [tie("pa", "pb", 0.5, "security"), tie("a", "b", 0.5, "culture")])
    // 1 − .1·.5 = .95 for the parties, 1 − .8·.9 = .28 for the others.
    for (index, value) in [0.9, 0.5, 0.2, 0.1].enumerated() {
      map.actors[index].visibility = Fraction(value)
    }
    let known = try findings(map)
    #expect(isClose(known.cells("issues", of: "security")["exposure"]?.number, 0.95))
    #expect(isClose(known.cells("issues", of: "culture")["exposure"]?.number, 0.28))
    #expect(known.cells("issues", of: "security")["entry"] == .truth(false))
    #expect(known.cells("issues", of: "culture")["entry"] == .truth(true))
    map.actors[0].visibility = nil
    let unknown = try findings(map)
    #expect(unknown.cells("issues", of: "security")["entry"] == .truth(true))
    #expect(unknown.cells("issues", of: "culture")["entry"] == .truth(true))
  }

  @Test("a conflict of unknown strength leaves the balance undefined and says which")
  func unknown() throws {
    var map = six
    for index in map.relationships.indices { map.relationships[index].strength = nil }
    let findings = try findings(map)
    let security = findings.cells("issues", of: "security")
    #expect(security["balance"] == .undefined(.unknownHostility))
    #expect(findings.notices.contains { $0.contains("pa>pb:conflict") })
  }

  @Test("an issue about which the sides only talk has no balance, not 0")
  func talk() throws {
    var map = six
    map.relationships.append(
      Relationship(from: "pa", to: "pb", kind: .communication, layers: ["elections"]))
    let elections = try findings(map).cells("issues", of: "elections")
    #expect(elections["balance"] == .undefined(.unknownTrust))
    #expect(elections["entry"] == .truth(false))
    #expect(elections["density"] == .number(0))
  }

  @Test("three sides: every pair of sides counts as across")
  func three() throws {
    var map = six
    map.sides.append(Side(id: "C"))
    map.actors.append(Actor(id: "c", roles: [.party], side: "C"))
    map.relationships.append(tie("c", "a", 0.5, "culture"))
    let culture = try findings(map).cells("issues", of: "culture")
    // 2·2 + 2·1 + 2·1 pairs, of which a–b and a–c are friendly.
    #expect(culture["density"] == .number(0.25) && culture["friendly"] == .count(2))
    #expect(isClose(culture["balance"]?.number, 0.9))
  }

  @Test("without issues, or without cross-side ties, there is a sentence and no number")
  func nothing() throws {
    let bare = try findings(conflict(mediators: ["m"], [trust("pa", "m", 0.5)]))
    #expect(bare.sentences.map(\.text).contains { $0.contains("names an issue") })
    #expect(
      bare.cells("cross-cutting", of: "map")["cross-cutting"] == .undefined(.noLayer))
    let inside = try findings(conflict(mediators: ["m"], [tie("pa", "m", 0.5, "culture")]))
    let culture = inside.cells("issues", of: "culture")
    #expect(culture["balance"] == .undefined(.noCrossTie))
    #expect(culture["exposure"] == .undefined(.noFriendlyPair))
    #expect(culture["entry"] == .truth(false))
    #expect(inside.sentences.map(\.text).contains { $0.contains("joins two sides") })
    // The only cross-side pair is tied in no issue: in 0 of 1, and nobody is tied.
    let all = inside.cells("cross-cutting", of: "map")
    #expect(all["cross-cutting"] == .number(0))
    #expect(all["tied-without-hostility"] == .undefined(.noCrossTie))
  }
}
