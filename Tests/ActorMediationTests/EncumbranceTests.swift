// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics
import ActorModel
import TestSupport
import Testing

@testable import ActorMediation

/// D7 on a map worked by hand. e must ask h, h must ask q, and e must ask q itself: the longest
/// chain is e–h–q, 2 approvals; e must transitively ask h and q. pa trusts h 0.8 and h trusts e
/// 0.9: the only chain from pa passes h, so pa is gatekept. pb trusts e 0.6 itself. f asks nobody
/// and pa's trust reaches it over h, which f need not ask: 0 of 1 (pb does not reach f).
@Suite("Encumbrance")
struct EncumbranceTests {
  private let id = "encumbrance"

  private func map(_ more: [Relationship] = []) -> ActorMap {
    conflict(
      mediators: ["e", "f"], others: [Actor(id: "h"), Actor(id: "q")],
      [
        tie(.approval, "e", "h"), tie(.approval, "h", "q"), tie(.approval, "e", "q"),
        trust("pa", "h", 0.8), trust("h", "e", 0.9), trust("pb", "e", 0.6), trust("h", "f", 0.5),
      ] + more)
  }

  @Test("depth 2 and 0; who must be asked; gatekept 1 of 2 and 0 of 1")
  func chains() throws {
    let answer = try AnalyticAnswer(id, map())
    #expect(try answer.numbers("depth", in: "candidates") == ["e": 2, "f": 0])
    #expect(try answer.items("approvers", in: "candidates") == ["e": ["h", "q"], "f": []])
    #expect(
      areClose(try answer.numbers("gatekept-share", in: "candidates"), ["e": 0.5, "f": 0]))
    #expect(try answer.items("gatekept", in: "candidates") == ["e": ["pa"], "f": []])
    #expect(try answer.numbers("parties", in: "candidates") == ["e": 2, "f": 1])
    #expect(answer.text.contains("e – h – q"))
  }

  @Test("a second chain that passes nobody who must be asked frees the party")
  func wayAround() throws {
    let answer = try AnalyticAnswer(id, map([trust("pa", "f", 0.4), trust("f", "e", 0.2)]))
    #expect(try answer.numbers("gatekept-share", in: "candidates")["e"] == 0)
  }

  @Test("a party that must itself be asked counts as gatekept")
  func partyAsked() throws {
    let answer = try AnalyticAnswer(id, map([tie(.approval, "q", "pb")]))
    #expect(try answer.numbers("depth", in: "candidates")["e"] == 3)
    #expect(try answer.numbers("gatekept-share", in: "candidates")["e"] == 1)
  }

  @Test("approvals in a circle: the longest chain repeats nobody and the actor asks not itself")
  func circle() throws {
    let answer = try AnalyticAnswer(id, map([tie(.approval, "q", "e")]))
    #expect(try answer.numbers("depth", in: "candidates")["e"] == 2)
    #expect(try answer.items("approvers", in: "candidates")["e"] == ["h", "q"])
  }

  @Test("exchanged ids and three sides", arguments: 0..<4)
  func exchanged(seed: Int) throws {
    var three = map()
    three.sides.append(Side(id: "C"))
    three.actors.append(Actor(id: "pc", roles: [.party], side: "C"))
    three.relationships.append(trust("pc", "h", 0.7))
    let answer = try AnalyticAnswer(id, three.relabelled(seed: seed))
    // e: pa and pc pass h, pb does not; f: pa and pc reach it, neither over somebody f must ask.
    let shares = try answer.numbers("gatekept-share", in: "candidates").values.sorted()
    #expect(shares.elementsEqual([0, 2.0 / 3], by: { isClose($0, $1) }))
  }

  @Test("no approval, no trust, no mediator: undefined with the reason, and a sentence")
  func nothing() throws {
    let none = try AnalyticAnswer(id, conflict(mediators: ["m"], [trust("pa", "m", 0.5)]))
    #expect(try none.cells("depth", in: "candidates")["m"] == .undefined(.noApproval))
    #expect(try none.cells("gatekept-share", in: "candidates")["m"] == .undefined(.noApproval))
    #expect(none.text.contains("No approval is recorded"))
    let unknown = try AnalyticAnswer(id, conflict(mediators: ["m"], [tie(.approval, "m", "pa")]))
    #expect(try unknown.numbers("depth", in: "candidates")["m"] == 1)
    #expect(
      try unknown.cells("gatekept-share", in: "candidates")["m"] == .undefined(.noPartyReached))
    let nobody = try AnalyticAnswer(id, conflict(mediators: [], [trust("pa", "pb", 0.5)]))
    #expect(
      nobody.text.contains("No actor is a candidate; --candidates all looks at every other actor."))
  }

  @Test("a thick circle of approvals is answered at once, exactly or not at all")
  func thick() throws {
    let ids = (0..<24).map { "q\($0)" }
    var ties: [Relationship] = [tie(.approval, "m", "q0"), trust("pa", "m", 0.5)]
    for a in ids { for b in ids where a != b { ties.append(tie(.approval, a, b)) } }
    let map = conflict(mediators: ["m"], others: ids.map { Actor(id: $0) }, ties)
    let depth = try AnalyticAnswer(id, map).cells("depth", in: "candidates")["m"]
    #expect(depth == .count(24) || depth == .undefined(.searchLimit))
  }
}
