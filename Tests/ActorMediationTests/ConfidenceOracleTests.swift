// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics
import ActorModel
import TestSupport
import Testing

@testable import ActorMediation

/// Single changes, order and best plans against every choice of changes, on maps of two or three
/// sides that speak through one or several, with δ, t₀ and κ of many values.
@Suite("Plans of confidence-building against every choice of changes")
struct ConfidenceOracleTests {
  @Test("single changes, order and best plans of 1,000 maps of up to 8 actors", arguments: 0..<10)
  func plans(batch: Int) throws {
    var seen = Seen()
    for seed in (batch * 100)..<(batch * 100 + 100) {
      try compare(ConfidenceCase(seed: seed, actors: 8, creates: false), &seen)
    }
    #expect(seen.helped >= 60 && seen.inBetween >= 70, "\(seen)")
    #expect(seen.plateaus >= 5 && seen.threeSides >= 10 && seen.several >= 30, "\(seen)")
  }

  @Test(
    "the same by every rule of whose trust counts and every limit of ties", arguments: 0..<12)
  func rules(batch: Int) throws {
    var seen = Seen()
    let rule = UncertaintyOracleTests.rules[batch]
    for seed in (batch * 60 + 5_000)..<(batch * 60 + 5_060) {
      try compare(ConfidenceCase(seed: seed, actors: 8, creates: false, reading: rule), &seen)
    }
    #expect(seen.helped >= 20 && seen.several >= 12, "\(seen)")
    for seed in (batch * 10 + 9_000)..<(batch * 10 + 9_010) {
      try compare(
        ConfidenceCase(seed: seed, actors: 6, creates: true, ties: 5, reading: rule), &seen)
    }
  }

  @Test("with new ties too, one or two changes on 1,000 maps of up to 8 actors", arguments: 0..<10)
  func creations(batch: Int) throws {
    var seen = Seen()
    for seed in (batch * 100)..<(batch * 100 + 100) {
      let actors = seed % 2 == 0 ? 8 : 5
      try compare(
        ConfidenceCase(seed: seed, actors: actors, creates: true, ties: actors), &seen)
    }
    #expect(seen.helped >= 60 && seen.created >= 15, "\(seen)")
  }

  @Test("with new ties too, three changes on 100 maps of up to 6 actors", arguments: 0..<4)
  func threeCreations(batch: Int) throws {
    var seen = Seen()
    for seed in (batch * 25)..<(batch * 25 + 25) {
      var question = ConfidenceCase(seed: seed, actors: 6, creates: true, ties: 4)
      question.steps = 3
      try compare(question, &seen)
    }
    #expect(seen.helped >= 15 && seen.created >= 10, "\(seen)")
  }

  @Test(
    "of four and five changes: the order, and what is really best lies within the gap",
    arguments: 0..<4)
  func gap(batch: Int) throws {
    var (open, missed) = (0, 0)
    for seed in (batch * 30)..<(batch * 30 + 30) {
      var question = ConfidenceCase(seed: seed, actors: 6, creates: false, ties: 6)
      question.steps = 4 + seed % 2
      let (gap, isMissed) = try compareGap(question)
      if gap > 1e-9 { open += 1 }
      if isMissed { missed += 1 }
    }
    #expect(open >= 10 && missed >= 1, "\(open), \(missed)")
  }

  // MARK: - Steps

  /// What the maps of a batch had in them.
  private struct Seen {
    /// β could be raised.
    var helped = 0
    /// β was neither 0 nor 1 before.
    var inBetween = 0
    /// No single change helped, but several together did.
    var plateaus = 0
    var threeSides = 0
    /// A side had several who have to trust.
    var several = 0
    /// A best plan had a new tie.
    var created = 0
  }

  private func compare(_ question: ConfidenceCase, _ seen: inout Seen) throws {
    let oracle = question.oracle
    let found = try question.findings()
    let none = [Int](repeating: 0, count: oracle.changes.count)
    let now = oracle.bridgeTrust(none)
    let isMore = { (value: Double) in value > now + 1e-9 }
    let singles = oracle.ranked(
      oracle.needed(oracle.plans(1, 1, after: none), after: none, isMore), from: now)
    compareSingles(question, singles, from: now, found)
    let order = oracle.order(question.steps)
    compareOrder(question, order, from: now, found)
    comparePlans(question, from: now, found)
    if !order.isEmpty { seen.helped += 1 }
    if now > 0, now < 1 { seen.inBetween += 1 }
    if order.contains(where: { $0.places.count > 1 }) { seen.plateaus += 1 }
    if question.ends.count == 3 { seen.threeSides += 1 }
    if question.speakers.contains(where: { $0.count > 1 }) { seen.several += 1 }
    let plans = found.section("plans")?.rows ?? []
    if plans.contains(where: { $0.subject.contains { $0.id.hasSuffix(":new") } }) {
      seen.created += 1
    }
  }

  private func compareSingles(
    _ question: ConfidenceCase, _ expected: [PlanOracle.Plan], from now: Double,
    _ found: MediationFindings
  ) {
    let oracle = question.oracle
    let rows = PlanRow.all("singles", found)
    #expect(rows.map(\.names) == expected.map(oracle.names), question.comment)
    for (row, plan) in zip(rows, expected) {
      let place = plan.places[0]
      #expect(
        row["trust.before"] == nil
          ? oracle.changes[place].trust == nil
          : isClose(row["trust.before"], oracle.changes[place].trust), question.comment)
      #expect(isClose(row["trust.after"], oracle.trust(place, 1)), question.comment)
      check(row, question, plan, from: now)
      #expect(isClose(row["gain-per-cost"], (plan.value - now) / plan.cost), question.comment)
    }
  }

  private func compareOrder(
    _ question: ConfidenceCase, _ expected: [PlanOracle.Plan], from now: Double,
    _ found: MediationFindings
  ) {
    let oracle = question.oracle
    let rows = PlanRow.all("order", found)
    #expect(rows.map(\.names) == expected.map { oracle.names($0).sorted() }, question.comment)
    var (before, total) = (now, 0.0)
    var base = [Int](repeating: 0, count: oracle.changes.count)
    for (row, plan) in zip(rows, expected) {
      total += plan.cost
      check(row, question, plan, from: before, after: base)
      #expect(isClose(row["cost.total"], total), question.comment)
      before = plan.value
      base = zip(base, plan.raises).map { $0 + $1 }
    }
  }

  private func comparePlans(
    _ question: ConfidenceCase, from now: Double, _ found: MediationFindings
  ) {
    let oracle = question.oracle
    let none = [Int](repeating: 0, count: oracle.changes.count)
    let all = oracle.plans(1, question.steps, after: none)
    let best = max(now, all.map(\.value).max() ?? 0)
    let rows = PlanRow.all("plans", found)
    guard best > now + 1e-9 else {
      #expect(rows.isEmpty, question.comment)
      return
    }
    let winners = oracle.needed(all, after: none) { $0 > best - 1e-9 }
    let byNames = Dictionary(
      winners.map { (oracle.names($0).sorted(), $0) }, uniquingKeysWith: { first, _ in first })
    #expect(Set(rows.map(\.names)) == Set(byNames.keys), question.comment)
    #expect(rows.count == winners.count, question.comment)
    for row in rows {
      guard let plan = byNames[row.names] else { continue }
      check(row, question, plan, from: now)
      #expect(row["gap"] == 0, question.comment)
    }
    let costs = rows.compactMap { $0["cost"] }
    #expect(zip(costs, costs.dropFirst()).allSatisfy { $0 <= $1 + 1e-9 }, question.comment)
  }

  /// β then, gain, cost, and whose acceptability it is.
  private func check(
    _ row: PlanRow, _ question: ConfidenceCase, _ plan: PlanOracle.Plan, from before: Double,
    after base: [Int]? = nil
  ) {
    let oracle = question.oracle
    #expect(isClose(row["bridge-trust"], plan.value), question.comment)
    #expect(isClose(row["gain"], plan.value - before), question.comment)
    #expect(isClose(row["cost"], plan.cost), question.comment)
    let raises = base.map { zip($0, plan.raises).map { $0 + $1 } } ?? plan.raises
    let values = oracle.acceptabilities(raises)
    let whose = zip(oracle.mediators, values).filter { $0.1 > plan.value - 1e-9 }
      .map { oracle.ids[$0.0] }
    #expect(row.through == whose, question.comment)
  }

  /// - Returns: the gap that is told, and whether something better than what is told exists.
  private func compareGap(_ question: ConfidenceCase) throws -> (gap: Double, isMissed: Bool) {
    let oracle = question.oracle
    let found = try question.findings()
    let none = [Int](repeating: 0, count: oracle.changes.count)
    let now = oracle.bridgeTrust(none)
    compareOrder(question, oracle.order(question.steps), from: now, found)
    let rows = PlanRow.all("plans", found)
    let best = oracle.plans(1, question.steps, after: none).map(\.value).max() ?? now
    guard let row = rows.first else {
      // The order found nothing in three changes; more may still be there.
      #expect(oracle.order(question.steps).isEmpty, question.comment)
      return (0, false)
    }
    let reached = oracle.bridgeTrust(oracle.raises(row.names))
    #expect(rows.count == 1 && isClose(row["bridge-trust"], reached), question.comment)
    let gap = row["gap"] ?? .nan
    #expect(gap >= 0 && best >= reached - 1e-9, question.comment)
    #expect(best <= reached + gap + 1e-9, question.comment)
    let said = found.sentences.last?.text ?? ""
    #expect(said.contains("was not decided") == (gap > 1e-9), question.comment)
    return (gap, best > reached + 1e-9)
  }
}

/// A row of a table of plans.
private struct PlanRow {
  /// The ids of the ties, one that is raised twice standing twice.
  let names: [String]
  let through: [String]
  private let cells: [String: MediationCell]

  subscript(column: String) -> Double? { cells[column]?.number }

  static func all(_ section: String, _ findings: MediationFindings) -> [PlanRow] {
    guard let section = findings.section(section) else { return [] }
    return section.rows.map { PlanRow($0, section.columns.map(\.id)) }
  }

  private init(_ row: MediationRow, _ columns: [String]) {
    names = row.subject.flatMap { [String](repeating: $0.id, count: Self.times($0.name)) }
      .sorted()
    cells = Dictionary(zip(columns, row.cells), uniquingKeysWith: { first, _ in first })
    through =
      if case .items(let items) = cells["through"] { items.map(\.id) } else { [] }
  }

  /// `x → y`, `x → y (twice)`, `x → y (3 times)`.
  private static func times(_ name: String) -> Int {
    if name.hasSuffix(" (twice)") { return 2 }
    guard name.hasSuffix(" times)"), let start = name.lastIndex(of: "(") else { return 1 }
    return Int(name[name.index(after: start)...].prefix { $0.isNumber }) ?? 1
  }
}

/// A map and a question from a seed.
private struct ConfidenceCase {
  let seed: Int
  private(set) var map = ActorMap()
  private(set) var ends: [String] = []
  /// Who has to trust, by the rule of the design: a side's parties or, without any, all members.
  private(set) var speakers: [[String]] = []
  private(set) var rules = PlanOracle.Rules()
  var steps: Int
  private var random: SeededRandom

  var comment: Comment { "seed \(seed)" }
  var oracle: PlanOracle { PlanOracle(map, speakers: speakers, rules) }

  init(
    seed: Int, actors most: Int, creates: Bool, ties: Int = 9,
    reading: AcceptabilityRule = AcceptabilityRule()
  ) {
    self.seed = seed
    rules.reading = reading
    random = SeededRandom(seed: seed)
    steps = 1 + random.below(creates ? 2 : 3)
    rules.creates = creates
    rules.delta = random.pick([0.05, 0.1, 0.1, 0.15, 0.2, 0.4])
    rules.initialTrust = random.pick([0.1, 0.3, 0.3, 0.5, 0.8])
    rules.kappa = random.pick([0, 0.5, 1, 1, 3])
    rules.isPerCost = random.chance(30)
    makeActors(most)
    makeTies(ties)
  }

  private mutating func makeActors(_ most: Int) {
    ends = most > 5 && random.chance(30) ? ["A", "B", "C"] : ["A", "B"]
    var members: [Actor] = []
    for side in ends {
      let count = most > 5 && random.chance(ends.count == 2 ? 40 : 20) ? 2 : 1
      let hasParty = random.chance(80)
      for number in 0..<count {
        let roles: [Role] =
          hasParty && (number == 0 || random.chance(50)) ? [.party] : [.representative]
        members.append(Actor(id: "\(side.lowercased())\(number)", roles: roles, side: side))
      }
      let parties = members.filter { $0.side == side && $0.has(.party) }
      speakers.append((parties.isEmpty ? members.filter { $0.side == side } : parties).map(\.id))
    }
    let room = max(1, most - members.count)
    let mediators = 1 + random.below(min(3, room))
    let others = random.below(max(1, room - mediators + 1))
    let rest =
      (0..<mediators).map { Actor(id: "m\($0)", roles: [.mediator]) }
      + (0..<min(others, room - mediators)).map { Actor(id: "o\($0)") }
    map = ActorMap(
      sides: ends.map { Side(id: $0) }, actors: random.shuffled(members + rest),
      relationships: [])
  }

  /// Chains from nearly every speaker to one mediator, and some ties more.
  private mutating func makeTies(_ most: Int) {
    let ids = map.actors.map(\.id)
    let goal = random.pick(ids.filter { $0.hasPrefix("m") })
    var ties: [Relationship] = []
    // Where all trust alike, one change alone does not help.
    let common = random.chance(35) ? value() : nil
    for speaker in speakers.flatMap({ $0 }) where !random.chance(rules.creates ? 30 : 8) {
      if let common {
        ties.append(trust(speaker, goal, common, directed: !random.chance(25)))
        continue
      }
      let middle = random.pick(ids)
      if random.chance(50), middle != speaker, middle != goal {
        ties += [tie(speaker, middle), tie(middle, goal)]
      } else {
        ties.append(tie(speaker, goal))
      }
    }
    while ties.count < most - random.below(3) {
      var more = tie(random.pick(ids), random.pick(ids))
      switch random.below(10) {
      case 0: more.trust = Trust(random.pick([-0.2, -0.5, -0.9]))
      case 4...6 where rules.creates:
        // Distrust where a new tie would help: that makes it dearer.
        more = trust(random.pick(speakers.flatMap { $0 }), goal, random.pick([-0.2, -0.5, -0.9]))
      case 1: (more.kind, more.trust) = (.conflict, nil)
      case 2: (more.kind, more.trust) = (.alliance, nil)
      case 3 where !ties.isEmpty:
        // A parallel tie, of another trust.
        more = random.pick(ties)
        if more.trust != nil { more.trust = Trust(value()) }
      default: break
      }
      ties.append(more)
    }
    let letters = Array("abcdefghijklmnopqrst")
    for place in ties.indices { ties[place].id = "t\(letters[place])" }
    map.relationships = random.shuffled(ties)
  }

  private mutating func value() -> Double {
    random.pick([0.3, 0.4, 0.5, 0.55, 0.6, 0.7, 0.75, 0.8, 0.9, 0.95, 1])
  }

  private mutating func tie(_ from: String, _ to: String) -> Relationship {
    let trusted = value()
    return trust(from, to, trusted, directed: !random.chance(25))
  }

  func findings() throws -> MediationFindings {
    try MediationCatalog.result(
      "confidence-order",
      parameters: [
        "steps": String(steps), "create": String(rules.creates), "delta": String(rules.delta),
        "initial-trust": String(rules.initialTrust), "kappa": String(rules.kappa),
        "order-by": rules.isPerCost ? "gain-per-cost" : "gain",
      ], on: MediationGround(map, between: ends, rule: rules.reading)
    ).findings
  }
}
