// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics
import ActorModel
import TestSupport
import Testing

@testable import ActorMediation

@Suite("Probabilities of small maps are those of all their combinations")
struct UncertaintyOracleTests {
  private func maps(_ seed: Int) -> ActorMap {
    var random = RandomConflict(seed: seed)
    return random.map().withDoubt(seed: seed, limit: 6)
  }

  /// A side speaks through its parties or, where it has none, through all its members.
  private func principals(of map: ActorMap) -> [String] {
    map.sides.flatMap { side in
      let members = map.actors.filter { $0.side == side.id }
      let parties = members.filter { $0.roles.contains(.party) }
      return (parties.isEmpty ? members : parties).map(\.id)
    }
  }

  /// The same by end.
  private func speakers(of map: ActorMap) -> [[String]] {
    map.sides.map { side in
      principals(of: ActorMap(sides: [side], actors: map.actors, relationships: []))
    }.filter { !$0.isEmpty }
  }

  private func check(
    _ map: ActorMap, _ view: ViewOptions, _ rule: AcceptabilityRule = AcceptabilityRule()
  ) throws {
    let options = UncertaintyOptions(within: 2)
    let question = BridgeQuestion(
      candidates: .all, rule: rule, view: view, uncertainty: options)
    let report = try BridgeReport(question, on: map)
    let confidence = try #require(report.confidence)
    guard confidence.account.hasProbabilities else {
      #expect(confidence.candidates.isEmpty)
      return
    }
    #expect(confidence.account.method == .exact)
    let ids = report.candidates.map(\.actor)
    let ends = speakers(of: map)
    let oracle =
      rule.isUnusual
      ? UncertaintyOracle(map, within: 2) { drawn in
        let oracle = NaiveOracle(drawn, isUndirected: view.undirected)
        return Dictionary(
          uniqueKeysWithValues: ids.map { ($0, oracle.acceptability(of: $0, ends: ends, rule)) })
      }
      : UncertaintyOracle(
        map, of: ids, principals: principals(of: map), within: 2, isUndirected: view.undirected)
    #expect(confidence.candidates.map(\.actor) == report.candidates.map(\.actor))
    #expect(isClose(confidence.nobody, oracle.nobody))
    #expect(isClose(confidence.shared, oracle.shared))
    for candidate in confidence.candidates {
      let id = candidate.actor
      #expect(isClose(candidate.first, oracle.first[id]))
      #expect(isClose(candidate.within, oracle.within[id]))
      #expect(isClose(candidate.unreached, oracle.unreached[id]))
      #expect(isClose(candidate.acceptability.mean, oracle.mean[id]))
      #expect(isClose(candidate.acceptability.low, oracle.quantile(0.05, of: id)))
      #expect(isClose(candidate.acceptability.high, oracle.quantile(0.95, of: id)))
      checkTipping(of: id, confidence, oracle, map)
    }
    for pair in confidence.above {
      #expect(isClose(pair.probability, oracle.above["\(pair.actor)>\(pair.other)"]))
    }
  }

  private func checkTipping(
    of id: String, _ confidence: RankingConfidence, _ oracle: UncertaintyOracle, _ map: ActorMap
  ) {
    let ties = confidence.tippingTies(of: id)
    for (position, tieID) in map.relationshipIDs.enumerated() {
      let tie = map.relationships[position]
      guard let chance = tie.confidence.flatMap(map.confidence)?.value else { continue }
      let expected = oracle.importance(of: position, confidence: chance, for: id)
      let found = ties.first { $0.id == tieID }
      #expect(isClose(found?.importance ?? 0, expected))
    }
  }

  @Test("directed", arguments: 0..<150 as Range<Int>)
  func directed(seed: Int) throws { try check(maps(seed), ViewOptions()) }

  @Test(
    "read both ways, where a tie that is gone may leave more trust than before",
    arguments: 200..<260 as Range<Int>)
  func undirected(seed: Int) throws { try check(maps(seed), ViewOptions(undirected: true)) }

  /// Every rule with every limit, in turn.
  static let rules: [AcceptabilityRule] = PrincipalRule.allCases.flatMap { rule in
    [nil, 1, 2, 3].map { AcceptabilityRule(principals: rule, hops: $0) }
  }

  @Test(
    "by every rule of whose trust counts and every limit of ties",
    arguments: 300..<420 as Range<Int>)
  func rules(seed: Int) throws {
    try check(
      maps(seed), ViewOptions(undirected: seed % 5 == 0), Self.rules[seed % Self.rules.count])
  }

  @Test("under limits too ties that cannot matter are left out, and more than without")
  func relevance() throws {
    func drawn(_ hops: Int?) throws -> [Int] {
      try (300..<420).map { seed in
        let question = BridgeQuestion(
          candidates: .all, rule: AcceptabilityRule(hops: hops), uncertainty: UncertaintyOptions())
        return try BridgeReport(question, on: maps(seed)).confidence?.account.drawnTies ?? 0
      }
    }
    let (free, limited) = (try drawn(nil), try drawn(2))
    #expect(zip(free, limited).contains { $0 > $1 }, "too far away")
    #expect(zip(free, limited).contains { $0 < $1 }, "a better chain is too long")
  }

  @Test("the maps have what they are there for")
  func coverage() throws {
    let reports = try (0..<150).map { seed in
      try BridgeReport(
        BridgeQuestion(candidates: .all, uncertainty: UncertaintyOptions()), on: maps(seed)
      ).confidence
    }.compactMap { $0 }
    #expect(reports.contains { $0.shared > 0 })
    #expect(reports.contains { $0.nobody > 0 && $0.nobody < 1 })
    #expect(reports.contains { $0.account.drawnTies == 6 })
    #expect(
      reports.contains { $0.account.drawnTies < $0.account.tiesWithConfidence },
      "ties that cannot matter are left out")
  }

  @Test("every draw is the acceptability on the drawn map", arguments: 0..<40 as Range<Int>)
  func draws(seed: Int) throws {
    let map = maps(seed)
    for undirected in [false, true] {
      for spread in [nil, 4.0] {
        let options = UncertaintyOptions(seed: seed, trustSpread: spread)
        try checkDraws(of: map, ViewOptions(undirected: undirected), options)
        let rule = Self.rules[seed % Self.rules.count]
        try checkDraws(of: map, ViewOptions(undirected: undirected), options, rule)
      }
    }
  }

  private func checkDraws(
    of map: ActorMap, _ view: ViewOptions, _ options: UncertaintyOptions,
    _ rule: AcceptabilityRule = AcceptabilityRule()
  ) throws {
    let report = try BridgeReport(BridgeQuestion(candidates: .all, view: view), on: map)
    let network = TrustNetwork(map, options: view)
    let ids = report.candidates.map(\.actor)
    let drawn = DrawnNetwork(
      map, network: network, principals: report.ends.map { network.indices($0.principals) },
      candidates: network.indices(ids), rule: rule, options: options)
    let scenarios = Scenarios(drawn.lottery, options: options, exactLimit: 0)
    let all = TieLottery(
      map, at: Array(map.relationships.indices), readsTrust: true, options: options)
    for draw in 0..<5 {
      var outcome = Scenarios.Outcome()
      _ = scenarios.fill(&outcome, scenario: draw)
      var room = drawn.workspace()
      var found: [Double] = []
      drawn.acceptability(in: outcome, &room, result: &found)
      var other = map
      for ticket in all.tickets {
        let (isPresent, trust) = all.outcome(of: ticket, draw: draw)
        other.relationships[ticket.position].trust = isPresent ? Trust(trust) : nil
      }
      let oracle = NaiveOracle(other, isUndirected: view.undirected)
      for (id, value) in zip(ids, found) {
        #expect(
          isClose(value, oracle.acceptability(of: id, ends: report.ends.map(\.principals), rule)))
      }
    }
  }

  /// metrics.md gives T6's reliability from S to T, trust taken as probability: .925905.
  @Test("T6: trust reaches T from S with probability .925905")
  func reliability() throws {
    var map = Fixtures.t6
    for position in map.relationships.indices {
      map.relationships[position].confidence = map.relationships[position].trust
        .flatMap { Confidence($0.value) }.map(RecordedConfidence.probability)
    }
    map.sides = [Side(id: "A"), Side(id: "B")]
    map.actors.append(Actor(id: "X", roles: [.party], side: "B"))
    map.relationships.append(trust("X", "T", 1))
    for position in map.actors.indices where map.actors[position].id == "S" {
      map.actors[position].roles = [.party]
      map.actors[position].side = "A"
    }
    for position in map.actors.indices where map.actors[position].id == "T" {
      map.actors[position].roles = [.mediator]
    }
    let report = try BridgeReport(BridgeQuestion(uncertainty: UncertaintyOptions()), on: map)
    let place = try #require(report.confidence?.candidate("T"))
    #expect(abs(place.unreached - (1 - 0.925905)) < 5e-7)
    #expect(isClose(place.first, 1 - place.unreached))
  }
}
