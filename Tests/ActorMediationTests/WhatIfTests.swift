// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics
import ActorModel
import TestSupport
import Testing

@testable import ActorMediation

/// Values of Two Valleys are those of the mediation design (D2, D6, D8, D12, D20 and its exact
/// rules 5 and 10), or follow from its table of ties by hand where a comment says how.
@Suite("What if the map were different")
struct WhatIfTests {
  private let map: ActorMap

  init() throws { map = try ShippedMap("two-valleys").map }

  private func ends(_ from: String, _ to: String, both: Bool = false) -> TieName {
    .ends(from: from, to: to, directed: !both, kind: nil)
  }

  private func set(_ from: String, _ to: String, _ value: Double) -> MapChange {
    .setTie(ends(from, to), [.trust], from: Relationship(from: "", to: "", trust: Trust(value)))
  }

  private func remove(_ from: String, _ to: String) -> MapChange { .removeTie(ends(from, to)) }

  private func whatIf(
    _ changes: [MapChange], on map: ActorMap? = nil, between: [String]? = nil,
    uncertainty: UncertaintyOptions? = nil, threads: Int = 1
  ) throws -> WhatIf {
    try WhatIf(
      (map ?? self.map).applying(changes),
      question: BridgeQuestion(between: between, uncertainty: uncertainty),
      control: RunControl(threads: threads))
  }

  private func findings(
    _ changes: [MapChange], on map: ActorMap? = nil, uncertainty: UncertaintyOptions? = nil
  ) throws -> MediationFindings {
    try whatIf(changes, on: map, uncertainty: uncertainty).result.findings
  }

  private func beta(_ findings: MediationFindings) -> (before: Double?, after: Double?) {
    let cells = findings.cells("overview", of: "bridge-trust")
    return (cells["value.before"]?.number, cells["value.after"]?.number)
  }

  private func text(_ findings: MediationFindings) -> String {
    findings.sentences.map(\.text).joined(separator: " ")
  }

  // MARK: - D20: without a1->WN

  /// Two Valleys without a1->WN, perhaps with other ids.
  private func checkWithoutTheTie(
    _ findings: MediationFindings, _ new: (String) -> String = { $0 }
  ) throws {
    // P(first) as mediation.md gives them, rounded to three digits.
    for (id, before, after) in [
      ("WN", 0.43740, 0), ("NG", 0.33307, 0.648), ("UN", 0.15776, 0.201), ("EC", 0.06573, 0.143),
    ] {
      let cells = findings.cells("first", of: new(id))
      #expect(isClose(cells["first.before"]?.number, before, tolerance: 5e-6))
      #expect(isClose(cells["first.after"]?.number, after, tolerance: 5e-4))
    }
    let ranks = ["WN": (1, 4), "NG": (2, 1), "EC": (3, 2), "UN": (4, 3)]
    for (id, (before, after)) in ranks {
      let cells = findings.cells("ranking", of: new(id))
      #expect(cells["rank.before"] == .count(before) && cells["rank.after"] == .count(after))
      #expect(cells["rank.change"] == .count(before - after))
      #expect(cells["decided-by"] == .items([Named("acceptability")]))
    }
    // Nothing reaches WN from A any more: .54 falls to 0, and the bias is all B's.
    let wn = findings.cells("ranking", of: new("WN"))
    #expect(isClose(wn["acceptability.before"]?.number, 0.54))
    #expect(wn["acceptability.after"] == .number(0))
    #expect(findings.cells("standing", of: new("WN"))["bias.after"] == .number(-1))
    let beta = beta(findings)
    #expect(isClose(beta.before, 0.54) && isClose(beta.after, 0.5))
  }

  @Test("without a1->WN: NG .648, UN .201, EC .143 first, as the design has it")
  func withoutTheTie() throws {
    let found = try findings([remove("a1", "WN")], uncertainty: UncertaintyOptions())
    try checkWithoutTheTie(found)
    // WN leans on nobody then, so nothing can survive or be borrowed: independence has no value.
    let undefined = found.cells("undefined", of: "WN")
    #expect(undefined["number"] == .text("independence") && undefined["before"] == .text("1"))
    #expect(undefined["after"] == .text("undefined: the acceptability is 0 already"))
    let channels = found.cells("channels", of: "A+B")
    #expect(channels["channels.before"] == .count(1) && channels["channels.after"] == .count(1))
    for when in ["single.before", "single.after"] {
      #expect(channels[when] == .items([Named("b1", "Envoy of Party B")]))
    }
    // The strongest chain was PA–a1–WN–b1–PB: .9 · .6 · .7 · .9 = .3402; then PA–a1–EC–b1–PB:
    // .9 · .8 · .5 · .9 = .324.
    #expect(isClose(channels["strongest.before"]?.number, 0.3402))
    #expect(isClose(channels["strongest.after"]?.number, 0.324))
  }

  @Test("the paragraph names the tie, who leads, and by how much, and nothing else")
  func paragraph() throws {
    let found = try findings([remove("a1", "WN")], uncertainty: UncertaintyOptions())
    let (wn, ng) = ("Women’s network", "Non-governmental organisation")
    let texts = found.sentences.map(\.text)
    #expect(
      texts[0]
        == "One change: removes the trust of Envoy of Party A in \(wn) (trust 0.6, confidence 0.6)."
    )
    #expect(texts[1] == "\(wn) is first before the changes, \(ng) after them.")
    #expect(texts[2] == "The largest acceptability of any candidate falls from 0.54 to 0.5.")
    let clauses: [String] = [
      "\(wn) falls from place 1 to place 4: its acceptability falls from 0.54 to 0, because the trust "
        + "of Side A came over the trust of Envoy of Party A in \(wn), which is removed",
      "its bias moves from −0.0769 to −1",
      "its least independence from a sponsor, 1 before, becomes undefined because the acceptability "
        + "is 0 already", "the number of critical actors goes from 2 to 0",
      "it now comes after \(ng), Elders’ council and United Nations envoy, by acceptability.",
    ]
    #expect(texts[3] == clauses.joined(separator: "; "))
    #expect(found.sentences[3].ties == ["a1>WN:trust"])
    #expect(
      found.sentences[4].text
        == "\(ng) rises from place 2 to place 1: its acceptability stays at 0.5; it now comes "
        + "before \(wn), by acceptability.")
    #expect(
      text(found).contains(
        "the probability of being first goes for \(wn) from 44\u{A0}% to 0\u{A0}%, for \(ng) from "
          + "33\u{A0}% to 65\u{A0}%"))
    #expect(
      text(found).contains(
        "Between Side A and Side B there is 1 channel at trust ≥ 0.5 before and after the changes; "
          + "it depends on Envoy of Party B."))
  }

  @Test("the same with other ids in another order", arguments: 0..<3)
  func permuted(seed: Int) throws {
    var random = SeededRandom(seed: seed)
    let ids = map.actors.map(\.id)
    let names = random.shuffled(ids.indices.map { "x\(10 + $0)" })
    let new = Dictionary(uniqueKeysWithValues: zip(ids, names))
    var other = map
    for index in map.actors.indices { other.actors[index].id = names[index] }
    for index in map.relationships.indices {
      other.relationships[index].from = new[map.relationships[index].from] ?? ""
      other.relationships[index].to = new[map.relationships[index].to] ?? ""
    }
    other.actors = random.shuffled(other.actors)
    other.relationships = random.shuffled(other.relationships)
    let change = remove(new["a1"] ?? "", new["WN"] ?? "")
    let found = try findings([change], on: other, uncertainty: UncertaintyOptions())
    try checkWithoutTheTie(found) { new[$0] ?? $0 }
  }

  @Test("the order of the file means nothing, nor does the number of threads")
  func sameAnswer() throws {
    var shuffled = map
    shuffled.actors.reverse()
    shuffled.relationships.reverse()
    let options = UncertaintyOptions(maxDraws: 2_000, standardError: 0, seed: 3, trustSpread: 20)
    let changes = [set("a1", "WN", 0.3), .removeActor("IO")]
    let plain = try whatIf(changes, uncertainty: options).result
    for threads in [2, 8] {
      #expect(try whatIf(changes, uncertainty: options, threads: threads).result == plain)
    }
    #expect(try whatIf(changes, on: shuffled, uncertainty: options).result == plain)
  }

  // MARK: - D8: raised ties

  @Test("a1->WN at .7 gives β .63; at .8 with b1->WN at .8, or b1->EC at .8 alone, .72")
  func raised() throws {
    #expect(isClose(beta(try findings([set("a1", "WN", 0.7)])).after, 0.63))
    #expect(isClose(beta(try findings([set("a1", "WN", 0.8)])).after, 0.63))
    let pair = try findings([set("a1", "WN", 0.7), set("b1", "WN", 0.8), set("a1", "WN", 0.8)])
    #expect(isClose(beta(pair).after, 0.72))
    let elders = try findings([set("b1", "EC", 0.8)])
    #expect(isClose(beta(elders).after, 0.72))
    #expect(elders.cells("ranking", of: "EC")["rank.after"] == .count(1))
    #expect(
      text(elders).contains(
        "its acceptability rises from 0.45 to 0.72, because the trust of Side B now comes over the "
          + "trust of Envoy of Party B in Elders’ council, which is 0.8 instead of 0.5"))
  }

  @Test("of two changes of one tie the later counts: .9 · .7 or .9 · .2")
  func order() throws {
    let (high, low) = (set("a1", "WN", 0.7), set("a1", "WN", 0.2))
    func acceptability(_ changes: [MapChange]) throws -> Double? {
      try findings(changes).cells("ranking", of: "WN")["acceptability.after"]?.number
    }
    #expect(isClose(try acceptability([low, high]), 0.63))
    #expect(isClose(try acceptability([high, low]), 0.18))
  }

  // MARK: - Ends, sides and attributes

  @Test("a1 trusts the elders instead of the women: EC .9 · .6 for A and .45 for B, WN loses A")
  func retargeted() throws {
    // a1→EC is .8 already, and the larger of parallel ties counts: EC stays at .45.
    let found = try findings([
      .setTie(ends("a1", "WN"), [.to], from: Relationship(from: "a1", to: "EC"))
    ])
    #expect(found.cells("ranking", of: "WN")["acceptability.after"] == .number(0))
    #expect(isClose(found.cells("ranking", of: "EC")["acceptability.after"]?.number, 0.45))
    #expect(
      found.sentences[0].text
        == "One change: the trust of Envoy of Party A in Women’s network: to Women’s network → "
        + "Elders’ council.")
    #expect(
      text(found).contains(
        "came over the trust of Envoy of Party A in Women’s network, which now is the trust of "
          + "Envoy of Party A in Elders’ council"))
  }

  @Test("a side whose party leaves speaks through its envoy: b1 alone speaks for B then")
  func members() throws {
    // b1→WN .7, b1→NG .6, b1→EC .5, and b1 trusts the UN over nobody: UN is reached from b1 by no
    // chain. A's trusts stay: WN .54, NG .50, EC .72.
    let found = try findings([.setSide("B", members: ["b1"])])
    for (id, value) in [("WN", 0.54), ("NG", 0.5), ("EC", 0.5), ("UN", 0)] {
      #expect(isClose(found.cells("ranking", of: id)["acceptability.after"]?.number, value))
    }
    #expect(found.sentences[0].text == "One change: Side B: without Party B.")
    #expect(found.notices.contains { $0.contains("Side B speaks through Party B before") })
  }

  @Test("an attribute of one's own moves no rank, and the report says what changed")
  func attributes() throws {
    let found = try findings([
      .setActor(
        "WN", [], attributes: ["region"],
        from: Actor(id: "WN", attributes: ["region": .string("highland")]))
    ])
    #expect(
      found.sentences[0].text == "One change: Women’s network: region none → highland.")
    #expect(found.sentences[1].text.hasPrefix("Nothing moves"))
  }

  // MARK: - D6 and D12: sponsors

  @Test("without IO nobody's acceptability moves: all stand on their own")
  func withoutOrganisation() throws {
    let found = try findings([.removeActor("IO")])
    for id in ["WN", "NG", "EC", "UN"] {
      #expect(found.cells("ranking", of: id)["acceptability.change"] == .number(0))
    }
    #expect(found.cells("standing", of: "UN")["support.after"] == .number(0))
  }

  @Test("with PB->UN gone the envoy's .4 is borrowed, and without IO nothing is left of it")
  func borrowed() throws {
    let variant = try findings([remove("PB", "UN")])
    #expect(variant.cells("ranking", of: "UN")["acceptability.change"] == .number(0))
    let standing = variant.cells("standing", of: "UN")
    #expect(standing["independence.before"] == .number(1))
    #expect(standing["independence.after"] == .number(0))
    let both = try findings([remove("PB", "UN"), .removeActor("IO")])
    let cells = both.cells("ranking", of: "UN")
    #expect(isClose(cells["acceptability.before"]?.number, 0.4))
    #expect(cells["acceptability.after"] == .number(0))
  }

  @Test("IO withdraws: ΔS of UN −.8 and of WN −.24, ΔAcc and Δβ 0 for every initiative")
  func withdrawal() throws {
    let found = try findings([.withdraw(sponsor: "IO")])
    let changes = ["UN": (0.8, 0.0), "WN": (0.44, 0.2), "NG": (0.4, 0.4), "EC": (0, 0)]
    for (id, (before, after)) in changes {
      let standing = found.cells("standing", of: id)
      #expect(isClose(standing["support.before"]?.number, before))
      #expect(isClose(standing["support.after"]?.number, after))
      #expect(isClose(standing["support.change"]?.number, after - before))
      #expect(found.cells("ranking", of: id)["acceptability.change"] == .number(0))
    }
    #expect(found.cells("overview", of: "bridge-trust")["value.change"] == .number(0))
    #expect(
      text(found).contains(
        "United Nations envoy keeps place 4: its acceptability stays at 0.4; its support falls from "
          + "0.8 to 0."))
  }

  // MARK: - What decides

  @Test("equal acceptability is decided by the next part that differs: support")
  func bySupport() throws {
    // b1->EC .6: EC = min(.9 · .8, .9 · .6) = .54 like WN; both hang on a1 and b1 and on no
    // sponsor; a support of .9 is above WN's .44.
    let support = Relationship(
      from: "IO", to: "EC", kind: .sponsorship, strength: Strength(0.9))
    let found = try findings([set("b1", "EC", 0.6), .addTie(support)])
    let elders = found.cells("ranking", of: "EC")
    #expect(elders["rank.after"] == .count(1))
    #expect(elders["decided-by"] == .items([Named("acceptability"), Named("support")]))
    #expect(found.cells("ranking", of: "WN")["decided-by"] == .items([Named("support")]))
    #expect(text(found).contains("it now comes before Women’s network, by support"))
    #expect(text(found).contains("it now comes after Elders’ council, by support"))
  }

  @Test("a new mediator trusted .8 by both parties leads, and says that it is new")
  func newcomer() throws {
    let found = try findings([
      .addActor(Actor(id: "X", name: "New envoy", roles: [.mediator])),
      .addTie(Relationship(from: "PA", to: "X", kind: .trust, trust: Trust(0.8))),
      .addTie(Relationship(from: "PB", to: "X", kind: .trust, trust: Trust(0.8))),
    ])
    let cells = found.cells("ranking", of: "X")
    #expect(cells["rank.before"] == .undefined(.notOnBoth) && cells["rank.after"] == .count(1))
    #expect(text(found).contains("New envoy is a new candidate on place 1 with acceptability 0.8."))
    let gone = try findings([.removeActor("WN")])
    #expect(text(gone).contains("Women’s network is no candidate any more, for it was removed."))
  }

  @Test("nothing moves where a tie leads to somebody who trusts nobody, and the report says so")
  func still() throws {
    let tie = Relationship(from: "UN", to: "GOV", kind: .trust, trust: Trust(0.5))
    let found = try findings([.addTie(tie)])
    #expect(found.sentences.count == 2)
    #expect(found.sentences[1].text.hasPrefix("Nothing moves: every candidate’s rank"))
    // It counts as certain among ties that are doubted, which is told.
    let doubted = try findings([.addTie(tie)], uncertainty: UncertaintyOptions())
    #expect(
      doubted.notices.contains {
        $0.hasPrefix("The trust of United Nations envoy in Donor government has no confidence")
      })
  }

  // MARK: - Ends, views

  @Test("without its party a side speaks through its envoy, which is told")
  func otherPrincipals() throws {
    let found = try findings([.removeActor("PA")])
    #expect(
      found.notices.contains(
        "Side A speaks through Party A before the changes and through Envoy of Party A after them.")
    )
    // a1 trusts WN at .6 and EC at .8, b1 at .7 and .5: WN min(.6, .63), EC min(.8, .45).
    #expect(isClose(found.cells("ranking", of: "WN")["acceptability.after"]?.number, 0.6))
  }

  @Test("a side without anybody leaves nothing to rank, which is told, not thrown")
  func noEnd() throws {
    let found = try findings([.removeActor("PA"), .removeActor("a1")])
    #expect(found.notices[0].hasPrefix("After the changes the bridge-builders cannot be ranked"))
    #expect(found.cells("ranking", of: "WN")["rank.before"] == .count(1))
    #expect(found.cells("ranking", of: "WN")["rank.after"] == .undefined(.notOnBoth))
    let named = try whatIf([.removeActor("PA")], between: ["PA", "PB"])
    #expect(named.after == nil && named.problem == .unknownEnd("PA", sides: ["A", "B"]))
    #expect(throws: MediationError.self) { try whatIf([remove("a1", "WN")], between: ["A", "q"]) }
  }

  @Test("a changed tie that the view leaves out, or from which no chain is made, is told")
  func unread() throws {
    var question = BridgeQuestion()
    question.view.kinds = [.trust]
    let changed = try map.applying([.withdraw(sponsor: "GOV"), set("a1", "WN", -0.2)])
    let notices = try WhatIf(changed, question: question).result.findings.notices
    #expect(
      notices.contains {
        $0.hasPrefix("The ranking does not read the tie from Donor government to Women’s network")
      })
    let distrust = Relationship(from: "PA", to: "WN", kind: .trust, trust: Trust(-0.4))
    #expect(
      try findings([.addTie(distrust)]).notices.contains(
        "The trust of Party A in Women’s network is not above 0, so no chain of trust runs over it."
      ))
  }

  @Test("three sides: a bias for each two of them")
  func threeSides() throws {
    let three = ActorMap(
      sides: ["A", "B", "C"].map { Side(id: $0) },
      actors: [("pa", "A"), ("pb", "B"), ("pc", "C")].map {
        Actor(id: $0.0, roles: [.party], side: $0.1)
      } + [Actor(id: "m", roles: [.mediator])],
      relationships: [trust("pa", "m", 0.6), trust("pb", "m", 0.4), trust("pc", "m", 0.5)])
    let found = try findings([set("pb", "m", 0.8)], on: three)
    // Acc .4 to .5, the least of .6, .8 and .5; bias A–B (.6 − .4) / 1 and (.6 − .8) / 1.4.
    let cells = found.cells("bias", of: "m+A+B")
    #expect(isClose(cells["bias.before"]?.number, 0.2))
    #expect(isClose(cells["bias.after"]?.number, -1.0 / 7))
    #expect(isClose(found.cells("ranking", of: "m")["acceptability.change"]?.number, 0.1))
    #expect(found.cells("standing", of: "m")["bias.before"] == nil)
    #expect(found.section("channels")?.rows.count == 3)
  }

  // MARK: - Causes

  @Test("whenever an acceptability moves, a changed tie is named as the cause", arguments: 0..<20)
  func causes(seed: Int) throws {
    for part in 0..<20 {
      var random = RandomConflict(seed: seed * 100 + part)
      let map = random.sparseMap()
      let tie = random.one(map.relationships)
      guard tie.from != tie.to else { continue }
      let id = map.relationshipIDs[map.relationships.firstIndex(of: tie) ?? 0]
      let change: MapChange
      switch random.below(3) {
      case 0: change = .removeTie(.id(id))
      case 1:
        change = .setTie(
          .id(id), [.trust],
          from: Relationship(from: "", to: "", trust: Trust(random.one([0.2, 0.7, 1]))))
      default:
        change = .addTie(trust("pa", random.one(["m10", "m11", "m12"]), random.one([0.3, 1])))
      }
      let found = try whatIf([change], on: map)
      let before = try #require(found.before), after = try #require(found.after)
      let words = EffectWords(name: found.name)
      for candidate in before.candidates {
        let other = try after.candidate(candidate.actor)
        let old = try #require(candidate.acceptability.number)
        let new = try #require(other.acceptability.number)
        let cause = ShiftCauses(found, words).cause(candidate, other)
        #expect(cause.ties.isEmpty == isClose(old, new, tolerance: 1e-10))
      }
    }
  }
}
