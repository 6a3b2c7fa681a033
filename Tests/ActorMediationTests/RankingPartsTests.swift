// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics
import ActorModel
import TestSupport
import Testing

@testable import ActorMediation

@Suite("What ranks equals, and who is busy, by hand")
struct RankingPartsTests {
  /// Both parties trust every mediator at .5.
  private func equals(_ ids: [String], _ ties: [Relationship], others: [Actor] = []) -> ActorMap {
    conflict(
      mediators: ids, others: others,
      ids.flatMap { [trust("pa", $0, 0.5), trust("pb", $0, 0.5)] } + ties)
  }

  private func places(_ map: ActorMap) throws -> [String] {
    try BridgeReport(BridgeQuestion(), on: map).places
  }

  @Test("equal in every part: they share the rank, and the id only orders")
  func equal() throws {
    #expect(try places(equals(["n", "m"], [])) == ["1 m", "1 n"])
  }

  @Test("the least independence counts, of several sponsors the closest one")
  func independence() throws {
    let sponsors = ["s", "t"].map { Actor(id: $0, roles: [.sponsor]) }
    let ties = [
      // n is trusted at .5 through s and at .25 without it: independence .5 from s, 1 from t.
      trust("pa", "s", 1), trust("s", "n", 0.5), trust("pa", "n", 0.25), trust("pb", "n", 0.5),
      trust("pa", "m", 0.5), trust("pb", "m", 0.5),
    ]
    let map = conflict(mediators: ["m", "n"], others: sponsors, ties)
    let report = try BridgeReport(BridgeQuestion(), on: map)
    #expect(report.places == ["1 m", "2 n"])
    #expect(try report.candidate("n").parts.independence == .value(0.5))
    #expect(try report.candidate("m").parts.independence == .value(1))
    let sentences = Explanation(try report.candidate("n"), in: report).sentences
    #expect(
      sentences.contains(
        "m has the same acceptability; m comes first because more of it would be left without the "
          + "sponsor on whom most hangs (1 against 0.5)."))
  }

  @Test("more support comes first; support that nobody recorded comes last")
  func support() throws {
    let others = [Actor(id: "s")]
    let map = equals(
      ["m", "n", "o"], [sponsors("s", "m", nil), sponsors("s", "o", 0.3)], others: others)
    #expect(try places(map) == ["1 o", "2 n", "3 m"])
  }

  @Test("hostile pairs bridged: the more come first, then the heavier")
  func hostilePairs() throws {
    func hostile(_ a: String, _ b: String, _ strength: Double?) -> Relationship {
      Relationship(
        from: a, to: b, kind: .conflict, strength: strength.flatMap(Strength.init), directed: false)
    }
    let others = ["x", "y", "z"].map { Actor(id: $0) }
    let ties = [
      hostile("x", "y", 0.8), trust("y", "z", -0.6), hostile("y", "z", 0.4),
      // m with x and y: .8 · min(.5, .7) = .4; n with y and z: .6 · min(.9, .3) = .18.
      trust("x", "m", 0.5), trust("m", "y", 0.7), trust("y", "n", 0.9), trust("n", "z", 0.3),
      // o with x, y and z: x–y has a weight, for y–z the trust of z is not recorded.
      trust("x", "o", 0.1), trust("y", "o", 0.1),
      Relationship(from: "o", to: "z", kind: .cooperation),
    ]
    let map = equals(["m", "n", "o"], ties, others: others)
    let report = try BridgeReport(BridgeQuestion(), on: map)
    #expect(report.places == ["1 o", "2 m", "3 n"])
    #expect(try report.candidate("m").hostilePairs.map(\.actors) == [["x", "y"]])
    #expect(isClose(try report.candidate("m").parts.weightedPairs.number, 0.4))
    #expect(isClose(try report.candidate("n").parts.weightedPairs.number, 0.18))
    #expect(try report.candidate("o").hostilePairs.map(\.actors) == [["x", "y"], ["y", "z"]])
    #expect(isClose(try report.candidate("o").parts.weightedPairs.number, 0.08))
    #expect(try report.candidate("o").hostilePairs[1].weighted == nil)
    let sentences = Explanation(try report.candidate("m"), in: report).sentences
    #expect(
      sentences.contains(
        "m stands well with both x and y, who are hostile to each other (a hostile pair bridged, "
          + "weighted 0.4)."))
    #expect(
      sentences.contains(
        "n has the same acceptability; m comes first because the hostile pairs that it stands well "
          + "with weigh more (0.4 against 0.18)."))
  }

  @Test("whoever is hostile to the actor as well bridges nothing")
  func mixed() throws {
    let map = equals(
      ["m"],
      [
        Relationship(from: "pa", to: "pb", kind: .conflict),
        Relationship(from: "m", to: "pa", kind: .conflict),
      ])
    #expect(try BridgeReport(BridgeQuestion(), on: map).candidate("m").hostilePairs == [])
    let plain = equals(["m"], [Relationship(from: "pa", to: "pb", kind: .conflict)])
    let parts = try BridgeReport(BridgeQuestion(), on: plain).candidate("m").parts
    #expect(parts.hostilePairs == 1)
    #expect(parts.weightedPairs == .undefined(.unknownStrength))
  }

  @Test("Two Valleys: only the envoy is trusted by both parties themselves")
  func valleys() throws {
    let report = try BridgeReport(BridgeQuestion(), on: ShippedMap("two-valleys").map)
    #expect(
      report.candidates.map { "\($0.actor) \($0.hostilePairs.count) \($0.ties)" } == [
        "WN 0 6", "NG 0 4", "EC 0 4", "UN 1 5",
      ])
    // Ranks 4 3 2 1 from the bottom against mean ranks 4 1.5 1.5 3: 1.5 / √(5 · 4.5).
    #expect(isClose(report.activityExplains.number, 1.5 / 22.5.squareRoot()))
  }

  @Test("activity and rank: Spearman's correlation, or why there is none")
  func activity() {
    #expect(Activity.explains([1, 2, 3], ties: [9, 5, 1]) == .value(1))
    #expect(Activity.explains([1, 2, 3], ties: [1, 5, 9]) == .value(-1))
    #expect(Activity.explains([1, 2, 2, 4], ties: [7, 4, 4, 1]) == .value(1))
    #expect(Activity.explains([1, 2], ties: [2, 1]) == .undefined(.tooFewCandidates))
    #expect(Activity.explains([1, 2, nil], ties: [2, 1, 0]) == .undefined(.tooFewCandidates))
    #expect(Activity.explains([1, 2, 3], ties: [2, 2, 2]) == .undefined(.allAlike))
    #expect(Activity.explains([1, 1, 1], ties: [1, 2, 3]) == .undefined(.allAlike))
  }
}
