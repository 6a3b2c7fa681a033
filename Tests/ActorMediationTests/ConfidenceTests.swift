// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics
import ActorModel
import Foundation
import TestSupport
import Testing

@testable import ActorMediation

/// Values that the mediation design gives (D8 and its fifth exact rule), and rules by hand.
@Suite("First steps of confidence-building")
struct ConfidenceTests {
  /// A row: the changes by name, β then, and the cost.
  private struct Row: Equatable {
    let changes: Set<String>
    let bridgeTrust: Double
    let cost: Double

    static func == (a: Row, b: Row) -> Bool {
      a.changes == b.changes && isClose(a.bridgeTrust, b.bridgeTrust) && isClose(a.cost, b.cost)
    }
  }

  private func findings(
    _ map: ActorMap, _ parameters: [String: String] = [:]
  ) throws -> MediationFindings {
    try MediationCatalog.result(
      "confidence-order", parameters: parameters, on: MediationGround(map)
    )
    .findings
  }

  private func rows(
    _ section: String, _ map: ActorMap, _ parameters: [String: String] = [:]
  ) throws -> [Row] {
    let section = try #require(try findings(map, parameters).section(section))
    let trust = try #require(section.columns.firstIndex { $0.id == "bridge-trust" })
    let cost = try #require(section.columns.firstIndex { $0.id == "cost" })
    return section.rows.map { row in
      Row(
        changes: Set(row.subject.map(\.name)), bridgeTrust: row.cells[trust].number ?? .nan,
        cost: row.cells[cost].number ?? .nan)
    }
  }

  @Test(
    "Two Valleys: first a1→WN (.54 to .63), then the pair a1→WN and b1→WN (.72)",
    arguments: ConveningValleysTests.seeds)
  func order(seed: Int) throws {
    let map = try ConveningValleysTests.valleys(seed)
    #expect(
      try rows("order", map) == [
        Row(changes: ["a1 → WN"], bridgeTrust: 0.63, cost: 0.4),
        Row(changes: ["a1 → WN", "b1 → WN"], bridgeTrust: 0.72, cost: 0.6),
      ])
    #expect(
      try rows("singles", map) == [
        Row(changes: ["a1 → WN"], bridgeTrust: 0.63, cost: 0.4),
        Row(changes: ["PA → a1"], bridgeTrust: 0.6, cost: 0.1),
      ])
  }

  @Test(
    "Two Valleys: three raises reach .72 in two ways, at cost 1.0 and 1.2",
    arguments: ConveningValleysTests.seeds)
  func threeRaises(seed: Int) throws {
    let map = try ConveningValleysTests.valleys(seed)
    #expect(
      try rows("plans", map) == [
        Row(changes: ["a1 → WN (twice)", "b1 → WN"], bridgeTrust: 0.72, cost: 1),
        Row(changes: ["b1 → EC (3 times)"], bridgeTrust: 0.72, cost: 1.2),
      ])
    let said = try #require(findings(map).sentences.last?.text)
    #expect(said.hasSuffix("No plan of at most 3 changes reaches more."))
  }

  @Test("by gain per cost PA→a1 comes first", arguments: ConveningValleysTests.seeds)
  func perCost(seed: Int) throws {
    let map = try ConveningValleysTests.valleys(seed)
    let order = ["order-by": "gain-per-cost"]
    #expect(try rows("singles", map, order).first?.changes == ["PA → a1"])
    #expect(try rows("order", map, order).first?.changes == ["PA → a1"])
  }

  @Test("a new tie is proposed only when asked for, dearer where there is distrust")
  func creation() throws {
    // pa – m .8, pb distrusts m by .4: only a new tie pb→m can help.
    let map = conflict(mediators: ["m"], [trust("pa", "m", 0.8), trust("pb", "m", -0.4)])
    #expect(try rows("singles", map).isEmpty)
    let new = try rows("singles", map, ["create": "true", "kappa": "2"])
    #expect(new == [Row(changes: ["pb → m"], bridgeTrust: 0.3, cost: 1 + 2 * 0.4)])
    // It may be raised afterwards, at 1 − t: .3, then .4 costs .7.
    let plans = try rows("plans", map, ["create": "true", "steps": "2"])
    #expect(plans == [Row(changes: ["pb → m (twice)"], bridgeTrust: 0.4, cost: 1.4 + 0.7)])
  }

  @Test("a new tie is not proposed where a third is positive to one and hostile to the other")
  func strained() throws {
    var map = conflict(
      mediators: ["m"], others: [Actor(id: "z")], [trust("pa", "m", 0.8), trust("z", "pb", 0.5)])
    let asked = ["create": "true", "steps": "1"]
    // pb→m gives .3; pb→pa gives .3 · .8.
    #expect(try rows("singles", map, asked).map(\.changes) == [["pb → m"], ["pb → pa"]])
    map.relationships.append(Relationship(from: "z", to: "m", kind: .conflict))
    #expect(try rows("singles", map, asked).map(\.changes) == [["pb → pa"]])
  }

  @Test("a tie is cut at 1, a full one is not raised, a mutual one is raised both ways at once")
  func limits() throws {
    let map = conflict(
      mediators: ["m", "n"],
      [
        trust("pa", "m", 0.95), trust("pb", "m", 1), trust("pa", "n", 0.9),
        trust("n", "pb", 0.6, directed: false),
      ])
    #expect(
      try rows("singles", map) == [Row(changes: ["pa → m"], bridgeTrust: 1, cost: 0.05)])
    #expect(try rows("plans", map).count == 1)
  }

  @Test("beyond three changes the gap to what could be reached at most is told")
  func gap() throws {
    let map = try ConveningValleysTests.valleys(-1)
    let section = try #require(findings(map, ["steps": "5"]).section("plans"))
    let place = try #require(section.columns.firstIndex { $0.id == "gap" })
    let trust = try #require(section.columns.firstIndex { $0.id == "bridge-trust" })
    let row = try #require(section.rows.first)
    let reached = try #require(row.cells[trust].number)
    #expect(reached >= 0.72)
    #expect((row.cells[place].number ?? -1) >= 0)
    #expect(reached + (row.cells[place].number ?? 9) <= 1 + 1e-9)
    let said = try #require(findings(map, ["steps": "5"]).sentences.last?.text)
    #expect(said.contains("was not decided"))
  }

  @Test("where nothing helps, it says so")
  func nothing() throws {
    let map = conflict(mediators: ["m"], [trust("pa", "m", 1), trust("pb", "m", 1)])
    let found = try findings(map)
    #expect(found.sentences.contains { $0.text.hasPrefix("No plan of at most 3 changes") })
    #expect(found.sections.allSatisfy { $0.rows.isEmpty })
  }

  // MARK: - New ties on large maps

  /// Principals of three sides who trust nobody, and 30 others who trust the mediator by .9.
  private func lonely(principals: Int) -> ActorMap {
    let sides = ["A", "B", "C"]
    let parties = (0..<principals).map {
      Actor(id: "p\($0)", roles: [.party], side: sides[$0 % 3])
    }
    let others = (0..<30).map { Actor(id: "x\($0)") }
    return ActorMap(
      sides: sides.map { Side(id: $0) },
      actors: parties + [Actor(id: "m", roles: [.mediator])] + others,
      relationships: others.map { trust($0.id, "m", 0.9) })
  }

  @Test("three who trust nobody need a new tie each, straight to the mediator")
  func threeLonely() throws {
    // Straight .3; over another .3 · .9, and nothing is left to change.
    let found = try rows("plans", lonely(principals: 3), ["create": "true"])
    #expect(found == [Row(changes: ["p0 → m", "p1 → m", "p2 → m"], bridgeTrust: 0.3, cost: 3)])
  }

  @Test("three changes cannot serve four who trust nobody, and that is proven on a large map")
  func fourLonely() throws {
    let found = try findings(lonely(principals: 4), ["create": "true"])
    #expect(
      found.sentences.map(\.text).contains(
        "No plan of at most 3 changes of the kind asked for raises it."))
    #expect(found.sentences.count == 2)
  }

  @Test("a search that gives up claims nothing, and says how much more there might be")
  func patience() throws {
    let ground = try MediationGround(lonely(principals: 3))
    let model = TrustActions(
      ground, delta: 0.1, initialTrust: 0.3, kappa: 1, creates: true)
    let planner = ConfidencePlanner(ground, model, isPerCost: false, patience: 1)
    let order = planner.order(3, planner.singles())
    let best = planner.bestPlans(3, order.plans)
    #expect(order.plans.isEmpty && !order.isComplete)
    // At most each makes one tie straight to m and raises it twice.
    #expect(!best.isExact && best.reached == 0 && isClose(best.most, 0.5))
    let writer = ConfidenceWriter(planner: planner, steps: 3)
    let said = (writer.sentences(order) + writer.sentences(best)).map(\.text)
    #expect(
      said == [
        "No plan of at most 3 changes of the kind asked for was found that raises it, but not all "
          + "could be looked at.",
        "Whether any plan of at most 3 changes raises it was not decided; none reaches more than "
          + "0.5.",
      ])
  }
}
