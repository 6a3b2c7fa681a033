// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics
import ActorModel
import TestSupport
import Testing

@testable import ActorMediation

/// Smallest tables, frontiers and contradictions against every set of actors, on maps of two or
/// three ends with vetoes, visibilities, refusals, mandates and options of many values.
@Suite("Tables against every set of actors")
struct ConveningOracleTests {
  @Test("smallest and most inclusive tables of 1,000 maps of up to 12 actors", arguments: 0..<10)
  func tables(batch: Int) throws {
    var seen = Seen()
    for seed in (batch * 100)..<(batch * 100 + 100) {
      try compare(TableCase(seed: seed), &seen)
    }
    #expect(seen.tables >= 48 && seen.connectors >= 42 && seen.steps >= 8, "\(seen)")
    #expect(seen.contradictions >= 20 && seen.connectors + seen.contradictions >= 80, "\(seen)")
    #expect(seen.threeEnds >= 15 && seen.vetoes >= 10, "\(seen)")
  }

  // MARK: - Steps

  /// What the maps of a batch had in them.
  private struct Seen {
    /// There was a table.
    var tables = 0
    /// The smallest had three seats or more.
    var connectors = 0
    /// The frontier had more than one size.
    var steps = 0
    /// Two demands or more contradicted each other.
    var contradictions = 0
    var threeEnds = 0
    /// An actor who can block had to have a seat.
    var vetoes = 0
  }

  private func compare(_ given: TableCase, _ seen: inout Seen) throws {
    let oracle = TableOracle(given.map, given.question)
    let ground = try given.ground()
    let all = oracle.tables()
    if given.question.ends.count == 3 { seen.threeEnds += 1 }
    if given.hasSeatedVeto { seen.vetoes += 1 }
    guard let size = all.map(\.nonzeroBitCount).min() else {
      let named = try compareContradiction(given, oracle, ground, withSize: false)
      if named > 1 { seen.contradictions += 1 }
      return
    }
    seen.tables += 1
    if size > 2 { seen.connectors += 1 }
    let first = try compareSmallest(
      given, oracle, ground, all.filter { $0.nonzeroBitCount == size })
    guard size <= given.question.mostSeats ?? .max else {
      _ = try compareContradiction(given, oracle, ground, withSize: true)
      return
    }
    let sizes = try compareFrontier(given, oracle, ground, all, from: size, first: first)
    if sizes > 1 { seen.steps += 1 }
  }

  /// - Returns: the table that is listed first.
  private func compareSmallest(
    _ given: TableCase, _ oracle: TableOracle, _ ground: MediationGround, _ smallest: [Int]
  ) throws -> Int {
    let found = try given.findings("convening-set", on: ground)
    let rows = found.section("tables")?.rows ?? []
    let listed = rows.map { oracle.set($0.subject.map(\.id)) }
    // The best weakest tie first, then by ids.
    let expected = smallest.sorted { a, b in
      let (x, y) = (oracle.weakest(a) ?? 0, oracle.weakest(b) ?? 0)
      return x != y ? x > y : oracle.names(a).lexicographicallyPrecedes(oracle.names(b))
    }
    #expect(listed == expected, given.comment)
    #expect(
      zip(rows, expected).allSatisfy { row, table in
        row.cells[0] == .count(table.nonzeroBitCount)
          && isClose(row.cells[1].number, oracle.weakest(table))
      }, given.comment)
    return listed.first ?? 0
  }

  // MARK: - Contradictions

  /// The demands that are named contradict each other, and without any one of them there is a
  /// table.
  ///
  /// - Returns: how many are named.
  private func compareContradiction(
    _ given: TableCase, _ oracle: TableOracle, _ ground: MediationGround, withSize: Bool
  ) throws -> Int {
    let id = withSize ? "inclusion-frontier" : "convening-set"
    let said = try given.findings(id, on: ground)
    #expect(
      said.sentences.first?.text.hasPrefix("No table is possible") == true, given.comment)
    #expect(said.section("tables") == nil && said.section("frontier") == nil, given.comment)
    let question = ConveneQuestion(try given.arguments("convening-set"))
    let convening = try Convening(
      ground, question, size: withSize ? given.question.mostSeats : nil)
    guard case .contradiction(let found) = convening.smallest() else {
      Issue.record("seed \(given.seed): no contradiction is named")
      return 0
    }
    let named = found.first
    let demands = Set(named.map(TableOracle.Demand.init))
    #expect(demands.count == named.count, given.comment)
    #expect(demands.isSubset(of: oracle.demands(withSize: withSize)), given.comment)
    #expect(!oracle.isPossible(demands), given.comment)
    for demand in demands {
      #expect(oracle.isPossible(demands.subtracting([demand])), "seed \(given.seed): \(demand)")
    }
    return named.count
  }

  // MARK: - The frontier

  /// - Returns: for how many sizes there are tables.
  private func compareFrontier(
    _ given: TableCase, _ oracle: TableOracle, _ ground: MediationGround, _ all: [Int],
    from size: Int, first: Int
  ) throws -> Int {
    let found = try given.findings("inclusion-frontier", on: ground)
    let rows = found.section("frontier")?.rows ?? []
    var sizes = 0
    var isDone = false
    for seats in size..<((given.question.mostSeats ?? size + 4) + 1) {
      let here = all.filter { $0.nonzeroBitCount == seats }
      let listed = rows.filter { $0.cells[0] == .count(seats) }
      guard !isDone, let best = here.map(oracle.cover).max() else {
        #expect(listed.isEmpty, "seed \(given.seed), \(seats) seats")
        continue
      }
      sizes += 1
      let inclusive = here.filter { oracle.cover($0) > best - 1e-9 }
        .map { (table: $0, link: oracle.weakest($0) ?? 0) }
      let link = inclusive.map(\.link).max() ?? 0
      let winners = inclusive.filter { $0.link == link }.map(\.table)
      compare(listed, winners, link: link, given, oracle)
      isDone = best >= oracle.mostCover - 1e-9
    }
    compareSeats(found, at: first, given, oracle)
    return sizes
  }

  private func compare(
    _ listed: [MediationRow], _ winners: [Int], link: Double, _ given: TableCase,
    _ oracle: TableOracle
  ) {
    let tables = listed.map { oracle.set($0.subject.map(\.id)) }
    #expect(Set(tables) == Set(winners) && tables.count == winners.count, given.comment)
    for (row, table) in zip(listed, tables) {
      #expect(
        isClose(row.cells[1].number, oracle.hasConstituency ? oracle.cover(table) : nil),
        given.comment)
      #expect(isClose(row.cells[2].number, link), given.comment)
      var missing: [String] = []
      if case .items(let items) = row.cells[3] { missing = items.map(\.id) }
      #expect(missing == oracle.missing(table), given.comment)
    }
  }

  /// What one more seat at the first of the smallest tables would buy.
  private func compareSeats(
    _ found: MediationFindings, at table: Int, _ given: TableCase, _ oracle: TableOracle
  ) {
    let rows = found.section("seats")?.rows ?? []
    let joinable = oracle.joinable(table)
    #expect(
      Set(rows.map { $0.subject[0].id }) == Set(joinable.map { oracle.ids[$0] }), given.comment)
    for row in rows {
      let wider = table | oracle.set(row.subject.map(\.id))
      let cover = oracle.hasConstituency ? oracle.cover(wider) : nil
      #expect(isClose(row.cells[0].number, cover.map { $0 - oracle.cover(table) }), given.comment)
      #expect(isClose(row.cells[1].number, cover), given.comment)
      #expect(isClose(row.cells[2].number, oracle.weakest(wider)), given.comment)
    }
  }
}

extension TableOracle.Demand {
  /// What the analytic calls the same.
  init(_ requirement: TableRequirement) {
    switch requirement {
    case .ties: self = .connected
    case .size(let size): self = .atMost(size)
    case .visibility: self = .quiet
    case .roles: self = .roles
    case .clash(let a, let b): self = .apart(a, b)
    case .exclude(let actor): self = .absent(actor)
    case .veto(let actor): self = .veto(actor)
    case .end(let end): self = .end(end)
    case .require(let actor): self = .present(actor)
    }
  }
}

/// A map and a question from a seed.
struct TableCase {
  let seed: Int
  private(set) var map = ActorMap()
  private(set) var question = TableOracle.Question()
  private var random: SeededRandom

  var comment: Comment { "seed \(seed)" }
  var hasSeatedVeto: Bool { question.seatsVetoes && map.actors.contains { $0.veto == true } }

  init(seed: Int, actors: ClosedRange<Int> = 6...12, isStrict: Bool = false) {
    self.seed = seed
    random = SeededRandom(seed: seed)
    let count = actors.lowerBound + random.below(actors.count)
    makeActors(count)
    makeTies(random.pick(count > 8 ? [20, 25, 35] : [35, 45, 60]))
    makeQuestion(isStrict: random.chance(30) || isStrict)
  }

  private mutating func makeActors(_ count: Int) {
    let sides = ["A", "B"] + (random.chance(30) ? ["C"] : [])
    question.ends = sides
    let ids = random.shuffled((10..<(10 + count)).map { "n\($0)" })
    let actors = ids.enumerated().map { place, id -> Actor in
      var actor = Actor(id: id)
      if place < sides.count || random.chance(20) {
        actor.side = place < sides.count ? sides[place] : random.pick(sides)
        actor.roles = random.pick([[.party], [.party], [.representative], [.representative], []])
        actor.mandate = random.pick([nil, nil, nil, true, false])
        if place < sides.count, random.chance(94) { (actor.roles, actor.mandate) = ([.party], nil) }
      } else if random.chance(35) {
        actor.roles = random.chance(20) ? [.constituency, .mediator] : [.constituency]
        actor.populationShare =
          random.chance(90) ? Fraction(random.pick([0.05, 0.1, 0.15, 0.2])) : nil
      } else {
        actor.roles = random.pick([[.mediator], [.mediator], [.mediator], [.mediator], [.sponsor]])
      }
      actor.visibility = random.chance(40) ? nil : Fraction(random.pick([0.1, 0.3, 0.5, 0.7, 0.9]))
      actor.veto = random.chance(15) ? true : random.pick([nil, false])
      return actor
    }
    // A single actor may be an end too, where it belongs to no side.
    if random.chance(10), let alone = actors.first(where: { $0.side == nil }) {
      question.ends = [random.pick(sides), alone.id]
    }
    map = ActorMap(sides: sides.map { Side(id: $0) }, actors: random.shuffled(actors))
  }

  private mutating func makeTies(_ density: Int) {
    let ids = map.actors.map(\.id)
    for from in ids {
      for to in ids where from != to && random.chance(chance(from, to, density)) {
        let value = random.pick([-0.5, 0.3, 0.4, 0.5, 0.55, 0.6, 0.7, 0.8, 0.9, 1])
        map.relationships.append(trust(from, to, value, directed: !random.chance(25)))
        if random.chance(5) { map.relationships.append(trust(from, to, 0.65)) }
      }
    }
    let pairs = (0..<random.below(3)).map { _ in
      IncompatiblePair(random.pick(ids), random.pick(ids))
    }
    map.incompatible = pairs.filter { $0.first != $0.second }
  }

  /// Sides seldom trust each other, so that somebody has to stand between them, and constituencies
  /// trust few, so that more seats reach more of them.
  private func chance(_ from: String, _ to: String, _ density: Int) -> Int {
    let two = [from, to].compactMap { id in map.actors.first { $0.id == id } }
    if two[0].has(.constituency) { return 20 }
    let sides = two.compactMap(\.side)
    return Set(sides).count == 2 ? 5 : density + 15
  }

  /// - Parameter isStrict: whether much is asked, so that demands contradict each other more often.
  private mutating func makeQuestion(isStrict: Bool) {
    let ids = random.shuffled(map.actors.map(\.id))
    let often = isStrict ? 40 : 10
    if random.chance(often) { question.require = Array(ids.prefix(1 + random.below(2))) }
    if random.chance(often) { question.exclude = Array(ids.suffix(1 + random.below(2))) }
    let usual: [Role] = [.party, .representative, .mediator]
    question.roles = random.pick([
      usual, usual, usual, nil, nil, usual + [.sponsor], usual + [.constituency],
      [.party, .mediator],
    ])
    question.threshold = random.pick([0, 0.3, 0.4, 0.4, 0.5, 0.5, 0.6])
    question.visibility = random.chance(often) ? random.pick([0.8, 0.6]) : 1
    question.seatsVetoes = random.chance(often + 10)
    question.coverThreshold = random.pick([0.35, 0.5, 0.5, 0.7])
    question.hops = 1 + random.below(3)
    question.mostSeats = random.chance(often) ? 2 + random.below(5) : nil
    question.isUndirected = random.chance(15)
  }

  func ground() throws -> MediationGround {
    try MediationGround(
      map, between: question.ends, view: ViewOptions(undirected: question.isUndirected))
  }

  func arguments(_ id: String) throws -> MediationArguments {
    var parameters = [
      "require": question.require.joined(separator: ","),
      "exclude": question.exclude.joined(separator: ","),
      "roles": question.roles?.map(\.rawValue).joined(separator: ",") ?? "any",
      "min-trust": String(question.threshold), "max-visibility": String(question.visibility),
      "seat-vetoes": String(question.seatsVetoes),
    ]
    if id == "inclusion-frontier" {
      parameters["cover-trust"] = String(question.coverThreshold)
      parameters["hops"] = String(question.hops)
      parameters["max-size"] = question.mostSeats.map(String.init) ?? "0"
    }
    return try MediationArguments(parameters, for: MediationCatalog.analytic(id).descriptor)
  }

  func findings(_ id: String, on ground: MediationGround) throws -> MediationFindings {
    try MediationCatalog.analytic(id).result(arguments(id), on: ground).findings
  }
}
