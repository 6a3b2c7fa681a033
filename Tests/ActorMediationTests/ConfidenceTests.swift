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
}

/// Every multiset of changes, evaluated on a table of trusts: shares no code with the search.
private struct PlanOracle {
  struct Change {
    let name: String
    let from: Int
    let to: Int
    let isMutual: Bool
    /// `nil` where the tie would be new.
    let trust: Double?
    let distrust: Double

    func value(_ times: Int) -> Double {
      if let trust { return min(1, trust + 0.1 * Double(times)) }
      return times == 0 ? 0 : min(1, 0.3 + 0.1 * Double(times - 1))
    }
  }

  let count: Int
  let changes: [Change]
  let principals: [Int]
  let mediators: [Int]

  init(_ map: ActorMap, creates: Bool) {
    let ids = map.actors.map(\.id)
    count = ids.count
    let tieIDs = map.relationshipIDs
    let raises = map.relationships.enumerated().compactMap { index, tie -> Change? in
      guard let trust = tie.trust?.value, trust > 0, tie.from != tie.to,
        let from = ids.firstIndex(of: tie.from), let to = ids.firstIndex(of: tie.to)
      else { return nil }
      return Change(
        name: tieIDs[index], from: from, to: to, isMutual: !tie.directed, trust: trust,
        distrust: 0)
    }
    changes = raises + (creates ? Self.creations(map, ids) : [])
    principals = ["pa", "pb"].compactMap(ids.firstIndex(of:))
    mediators = map.actors.indices.filter { map.actors[$0].has(.mediator) }
  }

  /// Each tie of trust that is not there, unless a third is positive to one end and hostile to the
  /// other.
  private static func creations(_ map: ActorMap, _ ids: [String]) -> [Change] {
    func ties(_ a: String, _ b: String) -> [Relationship] {
      map.relationships.filter { [$0.from, $0.to] == [a, b] || [$0.from, $0.to] == [b, a] }
    }
    func isHostile(_ a: String, _ b: String) -> Bool {
      ties(a, b).contains { $0.kind == .conflict || ($0.trust?.value ?? 0) < 0 }
    }
    func isPositive(_ a: String, _ b: String) -> Bool {
      !isHostile(a, b) && ties(a, b).contains { ($0.trust?.value ?? 0) > 0 }
    }
    func reading(_ a: String, _ b: String) -> [Double] {
      ties(a, b).filter { $0.from == a || !$0.directed }.compactMap { $0.trust?.value }
    }
    return ids.indices.flatMap { from in
      ids.indices.compactMap { to -> Change? in
        let (x, y) = (ids[from], ids[to])
        guard x != y, !reading(x, y).contains(where: { $0 > 0 }) else { return nil }
        let isStrained = ids.contains { z in
          z != x && z != y
            && ((isPositive(z, x) && isHostile(z, y)) || (isPositive(z, y) && isHostile(z, x)))
        }
        let distrust = max(0, -(reading(x, y).min() ?? 0))
        return isStrained
          ? nil
          : Change(
            name: "\(x)>\(y):new", from: from, to: to, isMutual: false, trust: nil,
            distrust: distrust)
      }
    }
  }

  /// β when each tie was raised so many times.
  func bridgeTrust(_ raises: [Int]) -> Double {
    var best = [[Double]](repeating: [Double](repeating: 0, count: count), count: count)
    for (change, times) in zip(changes, raises) {
      let value = change.value(times)
      best[change.from][change.to] = max(best[change.from][change.to], value)
      if change.isMutual {
        best[change.to][change.from] = max(best[change.to][change.from], value)
      }
    }
    for actor in 0..<count { best[actor][actor] = 1 }
    for middle in 0..<count {
      for a in 0..<count {
        for b in 0..<count { best[a][b] = max(best[a][b], best[a][middle] * best[middle][b]) }
      }
    }
    return mediators.map { m in principals.map { best[$0][m] }.min() ?? 0 }.max() ?? 0
  }

  func cost(_ raises: [Int]) -> Double? {
    var total = 0.0
    for (change, times) in zip(changes, raises) {
      for time in 0..<times {
        let trust = change.value(time)
        guard trust < 1 else { return nil }
        total += trust == 0 ? 1 + change.distrust : 1 - trust
      }
    }
    return total
  }

  /// All ways to raise ties at most `most` times together.
  func plans(_ most: Int) -> [[Int]] {
    var all: [[Int]] = []
    func add(_ place: Int, _ left: Int, _ raises: [Int]) {
      guard place < changes.count else {
        if raises.contains(where: { $0 > 0 }), cost(raises) != nil { all.append(raises) }
        return
      }
      for times in 0..<(left + 1) { add(place + 1, left - times, raises + [times]) }
    }
    add(0, most, [])
    return all
  }

  func names(_ raises: [Int]) -> [String] {
    zip(changes, raises).flatMap { [String](repeating: $0.name, count: $1) }.sorted()
  }
}

@Suite("Plans of confidence-building against every choice of changes")
struct ConfidenceOracleTests {
  @Test("the best plans of 1,000 maps of up to 8 actors", arguments: 0..<10)
  func plans(batch: Int) throws {
    var answers = 0
    for seed in (batch * 100)..<(batch * 100 + 100) where try compare(seed) { answers += 1 }
    #expect(answers > 10)
  }

  @Test("the best plans with new ties too, of 200 maps of up to 5 actors", arguments: 0..<4)
  func creations(batch: Int) throws {
    var answers = 0
    for seed in (batch * 50)..<(batch * 50 + 50) where try compare(seed, creates: true) {
      answers += 1
    }
    #expect(answers > 10)
  }

  /// - Returns: whether anything helps on this map.
  private func compare(_ seed: Int, creates: Bool = false) throws -> Bool {
    var random = SeededRandom(seed: seed)
    let map = Self.map(&random, most: creates ? 5 : 8)
    let steps = 1 + random.below(creates ? 2 : 3)
    let oracle = PlanOracle(map, creates: creates)
    let now = oracle.bridgeTrust([Int](repeating: 0, count: oracle.changes.count))
    let all = oracle.plans(steps).map { (raises: $0, value: oracle.bridgeTrust($0)) }
    let best = max(now, all.map(\.value).max() ?? 0)
    let found = try MediationCatalog.result(
      "confidence-order",
      parameters: ["steps": String(steps), "create": String(creates)],
      on: MediationGround(map, between: ["A", "B"])
    ).findings
    let plans = found.section("plans")?.rows ?? []
    guard best > now + 1e-9 else {
      #expect(plans.isEmpty, "\(seed)")
      return false
    }
    let needed = all.filter { plan in
      plan.value > best - 1e-9
        && plan.raises.indices.allSatisfy { place in
          guard plan.raises[place] > 0 else { return true }
          var less = plan.raises
          less[place] -= 1
          return oracle.bridgeTrust(less) < best - 1e-9
        }
    }
    let wanted = Set(needed.map { oracle.names($0.raises) })
    let listed = plans.map { row in
      row.subject.flatMap { named -> [String] in
        let times =
          named.name.hasSuffix(" (twice)") ? 2 : named.name.hasSuffix(" (3 times)") ? 3 : 1
        return [String](repeating: named.id, count: times)
      }.sorted()
    }
    #expect(Set(listed) == wanted, "\(seed)")
    #expect(listed.count == wanted.count, "\(seed)")
    let costs = plans.map { $0.cells[3].number ?? .nan }
    #expect(zip(costs, costs.dropFirst()).allSatisfy { $0 <= $1 + 1e-9 }, "\(seed)")
    #expect(isClose(costs.first, needed.compactMap { oracle.cost($0.raises) }.min()), "\(seed)")
    #expect(plans.allSatisfy { isClose($0.cells[1].number, best) }, "\(seed)")
    return true
  }

  /// Two parties, a few mediators and others, at most ten ties of trust.
  private static func map(_ random: inout SeededRandom, most: Int) -> ActorMap {
    let mediators = (0..<(1 + random.below(most == 8 ? 3 : 2))).map { "m\($0)" }
    let others = (0..<random.below(most - 4)).map { "o\($0)" }
    let ids = random.shuffled(["pa", "pb"] + mediators + others)
    let values = [-0.5, 0.3, 0.4, 0.5, 0.55, 0.6, 0.7, 0.8, 0.9, 0.95, 1]
    let ties = (0..<(3 + random.below(8))).compactMap { number -> Relationship? in
      let (from, to) = (random.pick(ids), random.pick(ids))
      var tie = trust(from, to, random.pick(values), directed: random.chance(80))
      tie.id = "t\(number)"
      if random.chance(10) { (tie.kind, tie.trust) = (.conflict, nil) }
      return tie
    }
    return conflict(mediators: mediators, others: others.map { Actor(id: $0) }, ties)
  }
}
