// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics
import ActorModel
import TestSupport
import Testing

@testable import ActorMediation

/// Small maps worked by hand: whose trust counts of several, how long chains may be, and without
/// whom nothing is left.
@Suite("Whose trust counts, how long chains may be, and who is critical")
struct AcceptabilityRuleTests {
  /// Side C speaks through c1 and c2. τ(c1→m) = .9, τ(c2→m) = .5 · .9 = .45, τ(pa→m) = .8.
  /// C: min .45, max .9, mean (.9 + .45) / 2 = .675; with A's .8 Acc: .45, .8, .675.
  private let several = ActorMap(
    sides: [Side(id: "A"), Side(id: "C", name: "Side C")],
    actors: [
      Actor(id: "pa", name: "Pa", roles: [.party], side: "A"),
      Actor(id: "c1", name: "C1", roles: [.representative], side: "C"),
      Actor(id: "c2", name: "C2", roles: [.representative], side: "C"),
      Actor(id: "m", name: "Em", roles: [.mediator]),
    ],
    relationships: [trust("pa", "m", 0.8), trust("c1", "m", 0.9), trust("c2", "c1", 0.5)])

  private func candidate(
    _ id: String = "m", _ rule: PrincipalRule = .min, hops: Int? = nil, on map: ActorMap
  ) throws -> BridgeCandidate {
    let rule = AcceptabilityRule(principals: rule, hops: hops)
    return try BridgeReport(BridgeQuestion(rule: rule), on: map).candidate(id)
  }

  @Test(
    "min, max and mean of two who speak for a side",
    arguments: [(PrincipalRule.min, 0.45, 0.45), (.max, 0.9, 0.8), (.mean, 0.675, 0.675)])
  func rules(rule: PrincipalRule, end: Double, acceptability: Double) throws {
    let found = try candidate("m", rule, on: several)
    #expect(isClose(found.reaches[1].trust.number, end))
    #expect(isClose(found.acceptability.number, acceptability))
    #expect(found.decisiveEnds == (rule == .max ? ["A"] : ["C"]))
  }

  /// Without c2→c1, c2 has no chain: min 0, max .9, mean (.9 + 0) / 2 = .45.
  @Test(
    "one without a chain counts as 0: with max and mean the end is reached all the same",
    arguments: [(PrincipalRule.min, 0), (.max, 0.9), (.mean, 0.45)])
  func unreached(rule: PrincipalRule, end: Double) throws {
    var map = several
    map.relationships.removeLast()
    let found = try candidate("m", rule, on: map)
    #expect(isClose(found.reaches[1].trust.number, end))
    #expect(found.reaches[1].unreached == ["c2"])
    #expect((found.acceptability.number ?? 0 > 0) == (rule != .min))
  }

  /// PA→UN .4, PB→UN .7 are the only mediators' ties that both principals have themselves. Within
  /// two ties: PA–a1–WN .9 · .6, PB–b1–WN .9 · .7; PA–NG .5, PB–b1–NG .9 · .6; PA–a1–EC .72,
  /// PB–b1–EC .45; B's trust in UN rises to PB–IO–UN .8 · .9 = .72.
  @Test("Two Valleys within 1 and 2 ties")
  func hops() throws {
    let map = try ShippedMap("two-valleys").map
    let one = try BridgeReport(BridgeQuestion(rule: AcceptabilityRule(hops: 1)), on: map)
    #expect(one.candidates.map(\.actor).first == "UN")
    #expect(try isClose(one.acceptability("UN"), 0.4))
    for id in ["WN", "NG", "EC"] { #expect(try one.acceptability(id) == 0) }
    #expect(try isClose(one.candidate("UN").reaches[1].trust.number, 0.7))
    let two = try BridgeReport(BridgeQuestion(rule: AcceptabilityRule(hops: 2)), on: map)
    #expect(two.candidates.map(\.actor) == ["WN", "NG", "EC", "UN"])
    for (id, value) in ["WN": 0.54, "NG": 0.5, "EC": 0.45, "UN": 0.4] {
      #expect(try isClose(two.acceptability(id), value))
    }
    let path = try two.candidate("UN").reaches[1].paths[0]
    #expect(path.actors == ["PB", "IO", "UN"] && isClose(path.trust, 0.72))
    #expect(try two.candidate("UN").reaches[0].paths[0].actors == ["PA", "UN"])
  }

  /// Without PB→UN B's only chain is PB–IO–UN: within two ties .8 · .9 = .72, within one none.
  @Test("the independence from a sponsor reads the same chains")
  func independence() throws {
    var map = try ShippedMap("two-valleys").map
    map.relationships.removeAll { $0.from == "PB" && $0.to == "UN" && $0.trust != nil }
    let two = try candidate("UN", hops: 2, on: map)
    #expect(isClose(two.acceptability.number, 0.4))
    #expect(two.independence.first { $0.sponsor == "IO" }?.value == .value(0))
    #expect(two.criticalActors == ["IO"])
    let one = try candidate("UN", hops: 1, on: map)
    #expect(one.acceptability == .value(0))
    #expect(
      one.independence.first { $0.sponsor == "IO" }?.value == .undefined(.nothingToSurvive))
  }

  /// A third way for B is one tie longer: without IO it is there with three ties, not with two.
  @Test("within a limit an actor is critical where all other chains are too long")
  func criticalWithin() throws {
    let map = conflict(
      mediators: ["m"], others: [Actor(id: "x"), Actor(id: "y"), Actor(id: "z")],
      [
        trust("pa", "m", 0.9), trust("pb", "x", 0.9), trust("x", "m", 0.9), trust("pb", "y", 1),
        trust("y", "z", 1), trust("z", "m", 1),
      ])
    #expect(try candidate(on: map).criticalActors == [])
    #expect(try isClose(candidate(on: map).acceptability.number, 0.9))
    #expect(try candidate(hops: 3, on: map).reaches[1].paths[0].actors == ["pb", "y", "z", "m"])
    #expect(try candidate(hops: 3, on: map).criticalActors == [])
    let two = try candidate(hops: 2, on: map)
    #expect(two.criticalActors == ["x"])
    #expect(two.reaches[1].paths[0].actors == ["pb", "x", "m"])
    #expect(isClose(two.acceptability.number, 0.81))
  }

  // MARK: - Critical actors

  @Test(
    "c1 is critical for c2’s chain, whatever the rule, as what-if says too",
    arguments: PrincipalRule.allCases)
  func critical(rule: PrincipalRule) throws {
    #expect(try candidate("m", rule, on: several).criticalActors == ["c1"])
    var map = several
    map.actors.removeAll { $0.id == "c1" }
    map.relationships.removeAll { $0.from == "c1" || $0.to == "c1" }
    #expect(try candidate("m", rule, on: map).acceptability == .value(0))
  }

  /// With c2→m .2 both have ways of their own: max without c1 .2, mean too, and min .2.
  @Test("with another way nobody is critical", arguments: PrincipalRule.allCases)
  func notCritical(rule: PrincipalRule) throws {
    var map = several
    map.relationships.append(trust("c2", "m", 0.2))
    #expect(try candidate("m", rule, on: map).criticalActors == [])
  }

  @Test("where any who speaks for the end is enough, a detour of one of them is not critical")
  func criticalByRule() throws {
    var map = several
    map.actors.append(Actor(id: "x"))
    map.relationships.removeLast()
    map.relationships += [trust("c2", "x", 0.5), trust("x", "m", 0.5)]
    #expect(try candidate("m", .min, on: map).criticalActors == ["x"])
    #expect(try candidate("m", .max, on: map).criticalActors == [])
    #expect(try candidate("m", .mean, on: map).criticalActors == [])
  }

  @Test("an end’s only speaker is not counted, even where another end’s chain needs it")
  func onlySpeaker() throws {
    var map = several
    map.relationships = [trust("pa", "m", 0.8), trust("c1", "pa", 0.9), trust("c2", "m", 0.9)]
    #expect(try candidate(on: map).criticalActors == [])
    // Once A has another voice, pa is one of several, and c1 needs it.
    map.actors.append(Actor(id: "pz", roles: [.party], side: "A"))
    map.relationships.append(trust("pz", "m", 0.9))
    #expect(try candidate(on: map).criticalActors == ["pa"])
  }

  // MARK: - Sentences

  private func sentences(_ rule: PrincipalRule, hops: Int? = nil) throws -> [String] {
    let question = BridgeQuestion(rule: AcceptabilityRule(principals: rule, hops: hops))
    let report = try BridgeReport(question, on: several)
    return Explanation(try report.candidate("m"), in: report).sentences
  }

  @Test("the explanation says what the rule does")
  func explained() throws {
    let least = try sentences(.min)
    #expect(
      least.contains(
        "Side C: C2 trusts C1 at 0.5, C1 trusts Em at 0.9; 0.5 × 0.9 = 0.45. This is the least "
          + "among those who speak for Side C, and decides."))
    #expect(
      least.contains(
        "If C1 were absent, someone who speaks for an end would have no chain of trust to Em left: "
          + "worth protecting or backing up."))
    let most = try sentences(.max)
    #expect(
      most.contains(
        "Side C: C1 trusts Em at 0.9. This is the most among those who speak for Side C, and "
          + "decides."))
    #expect(
      most.contains(
        "If C1 were absent, some end would have no chain of trust to Em left: worth protecting or "
          + "backing up."))
    let mean = try sentences(.mean)
    #expect(mean.contains("Side C: the mean over the 2 who speak for it is 0.675."))
    #expect(!mean.contains { $0.contains("decides") })
    #expect(
      try sentences(.max, hops: 1).contains(
        "Side C: no chain of trust of 1 tie leads from C2 to Em, which counts as 0."))
  }

  @Test("the settings in words")
  func words() {
    #expect(
      AcceptabilityRule().words
        == "Acceptability: of several who speak for one end the least trusting of them decides "
        + "(--principal-rule min); a chain of trust has any number of ties (--hops).")
    #expect(
      AcceptabilityRule(principals: .mean, hops: 2).words
        == "Acceptability: of several who speak for one end the mean of their trust counts "
        + "(--principal-rule mean); a chain of trust has at most 2 ties (--hops).")
  }

  // MARK: - Doubt

  /// Within one tie UN alone is reached, by PA→UN and PB→UN, each with confidence .9: first in
  /// .9 · .9 = .81, else nobody; each of the two ties has the importance .9.
  @Test("Two Valleys within 1 tie: UN is first in .81 of the cases")
  func doubt() throws {
    let question = BridgeQuestion(
      rule: AcceptabilityRule(hops: 1), uncertainty: UncertaintyOptions())
    let report = try BridgeReport(question, on: ShippedMap("two-valleys").map)
    let confidence = try #require(report.confidence)
    #expect(isClose(confidence.candidate("UN")?.first, 0.81))
    #expect(isClose(confidence.nobody, 0.19))
    let ties = confidence.tippingTies(of: "UN")
    #expect(Set(ties.map(\.from)) == ["PA", "PB"] && ties.allSatisfy { $0.to == "UN" })
    #expect(ties.allSatisfy { isClose($0.importance, 0.9) })
  }

  /// pa–x–m, .9 · .9 = .81 and certain, is better than pa→m .5; within one tie only the doubtful
  /// pa→m is left: .5 half of the time, else nothing.
  @Test("a doubtful tie matters where a better certain chain is too long")
  func doubtWithin() throws {
    var direct = trust("pa", "m", 0.5)
    direct.confidence = Confidence(0.5).map(RecordedConfidence.probability)
    let map = conflict(
      mediators: ["m"], others: [Actor(id: "x")],
      [trust("pa", "x", 0.9), trust("x", "m", 0.9), direct, trust("pb", "m", 1)])
    func confidence(_ hops: Int?) throws -> RankingConfidence? {
      try BridgeReport(
        BridgeQuestion(rule: AcceptabilityRule(hops: hops), uncertainty: UncertaintyOptions()),
        on: map
      ).confidence
    }
    for hops in [nil, 2] {
      #expect(try confidence(hops)?.account.drawnTies == 0)
      #expect(try isClose(confidence(hops)?.candidate("m")?.acceptability.low, 0.81))
    }
    let near = try #require(try confidence(1))
    #expect(near.account.drawnTies == 1)
    #expect(isClose(near.candidate("m")?.unreached, 0.5))
    #expect(isClose(near.candidate("m")?.acceptability.mean, 0.25))
  }

  // MARK: - First steps

  /// The first row of the order: β then and the changes.
  private func first(
    _ map: ActorMap, _ rule: AcceptabilityRule, _ section: String = "order"
  ) throws -> (bridgeTrust: Double?, changes: [String]) {
    let findings = try MediationCatalog.result(
      "confidence-order", on: MediationGround(map, rule: rule)
    ).findings
    let table = try #require(findings.section(section))
    let row = try #require(table.rows.first)
    let column = try #require(table.columns.firstIndex { $0.id == "bridge-trust" })
    return (row.cells[column].number, row.subject.map(\.id))
  }

  /// Within one tie β = .4 by UN; PA→UN three times: min(.4 + .3, .7) = .7, and nothing gives more.
  @Test("Two Valleys within 1 tie: PA’s own trust in UN is what can be raised")
  func stepsWithin() throws {
    let map = try ShippedMap("two-valleys").map
    let order = try first(map, AcceptabilityRule(hops: 1))
    #expect(isClose(order.bridgeTrust, 0.5) && order.changes == ["PA>UN:trust"])
    let plan = try first(map, AcceptabilityRule(hops: 1), "plans")
    #expect(isClose(plan.bridgeTrust, 0.7) && plan.changes == ["PA>UN:trust"])
  }

  /// By max β = min(.8, .9) = .8, and pa→m + .1 makes .9. By mean β = min(.8, .675): c1→m raised
  /// to 1 gives (1 + .5) / 2 = .75, c2→c1 to .6 (.9 + .54) / 2 = .72. By min β = .45: c1→m gives .5,
  /// c2→c1 .54.
  @Test(
    "the first step by each rule",
    arguments: [
      (PrincipalRule.min, 0.54, "c2>c1:trust"), (.max, 0.9, "pa>m:trust"),
      (.mean, 0.75, "c1>m:trust"),
    ])
  func steps(rule: PrincipalRule, then: Double, change: String) throws {
    let order = try first(several, AcceptabilityRule(principals: rule))
    #expect(isClose(order.bridgeTrust, then) && order.changes == [change])
  }
}

/// Seeded maps of up to eight actors against all simple paths, by every rule and limit.
@Suite("Acceptability by every rule and limit gives what the naive oracle gives")
struct AcceptabilityRuleOracleTests {
  private static let rules = UncertaintyOracleTests.rules

  private func report(_ seed: Int) throws -> (ActorMap, BridgeReport) {
    var random = RandomConflict(seed: seed)
    let map = random.map()
    let question = BridgeQuestion(candidates: .all, rule: Self.rules[seed % Self.rules.count])
    return (map, try BridgeReport(question, on: map))
  }

  @Test("trust of each end, chains, acceptability", arguments: 0..<360 as Range<Int>)
  func acceptability(seed: Int) throws {
    let (map, report) = try report(seed)
    let (oracle, rule) = (NaiveOracle(map), report.question.rule)
    guard report.candidates.first?.acceptability.number != nil else { return }
    for candidate in report.candidates {
      for (end, reach) in zip(report.ends, candidate.reaches) {
        let each = end.principals.map {
          oracle.reach(from: $0, to: candidate.actor, hops: rule.hops ?? .max)
        }
        #expect(isClose(reach.trust.number, NaiveOracle.trust(each, rule.principals)))
        #expect(reach.unreached == zip(end.principals, each).filter { $0.1 == 0 }.map(\.0))
        #expect(reach.paths.count + reach.unreached.count == each.count)
        for path in reach.paths {
          #expect(path.hops <= rule.hops ?? .max)
          #expect(path.ties.map(\.from) == Array(path.actors.dropLast()))
          #expect(path.ties.map(\.to) == Array(path.actors.dropFirst()))
          #expect(path.actors.last == candidate.actor)
          #expect(isClose(path.trust, path.ties.reduce(1) { $0 * $1.value }))
          let place = end.principals.firstIndex(of: path.actors[0])
          #expect(isClose(path.trust, place.map { each[$0] }))
        }
      }
      #expect(
        isClose(
          candidate.acceptability.number,
          oracle.acceptability(of: candidate.actor, ends: report.ends.map(\.principals), rule)))
    }
  }

  @Test("critical actors and independence by deleting the actor", arguments: 0..<360 as Range<Int>)
  func losses(seed: Int) throws {
    let (map, report) = try report(seed)
    let (rule, ends) = (report.question.rule, report.ends.map(\.principals))
    let principals = Set(ends.flatMap { $0 })
    for candidate in report.candidates {
      guard let value = candidate.acceptability.number, value > 0 else {
        #expect(candidate.criticalActors == [])
        continue
      }
      var critical: [String] = []
      for actor in map.actors.map(\.id) where actor != candidate.actor {
        let oracle = NaiveOracle(map, without: actor)
        let left = ends.map { $0.filter { $0 != actor } }.filter { !$0.isEmpty }
        let rest = oracle.acceptability(of: candidate.actor, ends: left, rule)
        if rest == 0, !ends.contains([actor]) { critical.append(actor) }
        let sponsor = candidate.independence.first { $0.sponsor == actor }
        guard let sponsor, !principals.contains(actor) else { continue }
        #expect(isClose(sponsor.value.number, rest / value))
      }
      #expect(candidate.criticalActors == critical.sorted())
    }
  }

  /// A map without the actor, and the same question about it.
  private func without(_ actor: String, _ map: ActorMap, _ report: BridgeReport) throws
    -> BridgeReport
  {
    var map = map
    map.actors.removeAll { $0.id == actor }
    map.relationships.removeAll { $0.from == actor || $0.to == actor }
    return try BridgeReport(report.question, on: map)
  }

  @Test(
    "who is critical leaves acceptability 0 on the map without it, as what-if tells",
    arguments: 0..<360 as Range<Int>)
  func whatIf(seed: Int) throws {
    let (map, report) = try report(seed)
    let alone = Set(report.ends.map(\.principals).filter { $0.count == 1 }.flatMap { $0 })
    for candidate in report.candidates where (candidate.acceptability.number ?? 0) > 0 {
      for actor in map.actors.map(\.id) where actor != candidate.actor && !alone.contains(actor) {
        let after = try without(actor, map, report)
        let value = after.candidates.first { $0.actor == candidate.actor }?.acceptability
        // Without any trust left nothing is known; that too is nothing left of it.
        let isGone = (value?.number ?? 0) == 0
        #expect(candidate.criticalActors.contains(actor) == isGone)
      }
    }
  }

  @Test("nobody but the carriers moves an acceptability", arguments: 0..<240 as Range<Int>)
  func carriers(seed: Int) throws {
    let (map, report) = try report(seed)
    let rule = report.question.rule
    let network = TrustNetwork(map, options: ViewOptions())
    let acceptability = Acceptability(network, between: report.ends, rule: rule)
    let principals = Set(network.indices(report.ends.flatMap(\.principals)))
    for candidate in network.indices(report.candidates.map(\.actor)) {
      let whole = acceptability.values(of: [candidate], without: nil)[0]
      let carriers = acceptability.carriers(of: candidate).union([candidate]).union(principals)
      for actor in map.actors.indices where !carriers.contains(actor) {
        #expect(acceptability.values(of: [candidate], without: actor)[0] == whole)
        let oracle = NaiveOracle(map, without: network.id(actor))
        #expect(
          isClose(
            whole,
            oracle.acceptability(
              of: network.id(candidate), ends: report.ends.map(\.principals), rule)))
      }
    }
  }

  @Test("the maps have what they are there for")
  func coverage() throws {
    let reports = try (0..<360).map { try report($0).1 }
    for rule in PrincipalRule.allCases {
      let mine = reports.filter { $0.question.rule.principals == rule }
      let values = mine.flatMap(\.candidates)
      #expect(values.contains { ($0.acceptability.number ?? 0) > 0 && !$0.criticalActors.isEmpty })
      #expect(
        mine.contains { report in
          let many = Set(report.ends.filter { $0.principals.count > 1 }.flatMap(\.principals))
          return report.candidates.contains { !many.isDisjoint(with: $0.criticalActors) }
        }, "one of several who speak is critical")
      #expect(values.flatMap(\.independence).contains { ($0.value.number ?? 1) < 1 })
      #expect(
        values.flatMap(\.reaches).contains {
          !$0.unreached.isEmpty && (($0.trust.number ?? 0) > 0) == (rule != .min)
        })
    }
  }
}
