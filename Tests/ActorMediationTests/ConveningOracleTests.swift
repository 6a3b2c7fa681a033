// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorModel
import Foundation
import TestSupport
import Testing

@testable import ActorMediation

/// The sentences of the design read literally: every set of actors is looked at.
private struct TableOracle {
  let map: ActorMap
  let ids: [String]
  /// The larger trust of either direction; 0 where there is none.
  private var ties: [[Double]]
  /// Trust as it goes; 0 where there is none.
  private var trusts: [[Double]]

  init(_ map: ActorMap) {
    self.map = map
    ids = map.actors.map(\.id)
    let count = ids.count
    ties = [[Double]](repeating: [Double](repeating: 0, count: count), count: count)
    trusts = ties
    for tie in map.relationships {
      guard let trust = tie.trust?.value, trust > 0, tie.from != tie.to,
        let a = ids.firstIndex(of: tie.from), let b = ids.firstIndex(of: tie.to)
      else { continue }
      trusts[a][b] = max(trusts[a][b], trust)
      if !tie.directed { trusts[b][a] = max(trusts[b][a], trust) }
      ties[a][b] = max(ties[a][b], trust)
      ties[b][a] = max(ties[b][a], trust)
    }
  }

  private func members(_ set: Int) -> [Int] { ids.indices.filter { set >> $0 & 1 == 1 } }

  private func isConnected(_ set: Int, _ least: Double) -> Bool {
    var reached = set & -set
    while true {
      var more = reached
      for a in members(reached) {
        for b in members(set) where ties[a][b] >= least && ties[a][b] > 0 { more |= 1 << b }
      }
      if more == reached { return reached == set }
      reached = more
    }
  }

  /// Every set that may sit down together.
  func tables(require: [String], exclude: [String], threshold: Double) -> [Int] {
    let actors = map.actors
    var allowed = 0
    for index in actors.indices {
      let roles: [Role] = [.party, .representative, .mediator]
      if actors[index].roles.contains(where: roles.contains), !exclude.contains(ids[index]) {
        allowed |= 1 << index
      }
    }
    var required = 0
    for index in ids.indices where require.contains(ids[index]) { required |= 1 << index }
    let speakers = ["A", "B"].map { side in
      actors.indices.reduce(0) { set, index in
        let actor = actors[index]
        return actor.side == side && (actor.has(.party) || actor.has(.representative))
          && actor.mandate != false ? set | 1 << index : set
      }
    }
    let apart = map.incompatible.map { pair in
      1 << (ids.firstIndex(of: pair.first) ?? 0) | 1 << (ids.firstIndex(of: pair.second) ?? 0)
    }
    return (1..<(1 << ids.count)).filter { set in
      set & ~allowed == 0 && required & ~set == 0
        && speakers.allSatisfy { $0 & set != 0 } && !apart.contains { $0 & set == $0 }
        && isConnected(set, threshold)
    }
  }

  func names(_ set: Int) -> Set<String> { Set(members(set).map { ids[$0] }) }

  func weakest(_ set: Int) -> Double {
    let values = members(set).flatMap { a in members(set).map { ties[a][$0] } }
    return values.filter { $0 > 0 && isConnected(set, $0) }.max() ?? 1
  }

  func cover(_ set: Int, threshold: Double) -> Double {
    map.actors.indices.reduce(0) { total, x in
      guard map.actors[x].has(.constituency), let share = map.actors[x].populationShare?.value
      else { return total }
      let isReached = members(set).contains { m in
        let two = ids.indices.map { trusts[x][$0] * trusts[$0][m] }.max() ?? 0
        return x == m || max(trusts[x][m], two) >= threshold - 1e-12
      }
      return isReached ? total + share : total
    }
  }
}

@Suite("Tables against every set of actors")
struct ConveningOracleTests {
  @Test("smallest and most inclusive tables of 1,000 maps of up to 12 actors", arguments: 0..<10)
  func tables(batch: Int) throws {
    var answers = 0
    for seed in (batch * 100)..<(batch * 100 + 100) where try compare(seed) { answers += 1 }
    #expect(answers > 20)
  }

  /// - Returns: whether there is any table on this map.
  private func compare(_ seed: Int) throws -> Bool {
    var random = SeededRandom(seed: seed)
    let map = Self.map(&random)
    let ids = map.actors.map(\.id)
    let require = random.chance(30) ? [random.pick(ids)] : []
    let exclude = random.chance(30) ? [random.pick(ids)] : []
    let threshold = random.pick([0, 0.4, 0.5, 0.6])
    let parameters = [
      "require": require.joined(separator: ","), "exclude": exclude.joined(separator: ","),
      "min-trust": String(threshold),
    ]
    let oracle = TableOracle(map)
    let all = oracle.tables(require: require, exclude: exclude, threshold: threshold)
    let ground = try MediationGround(map, between: ["A", "B"])
    let found = try MediationCatalog.result("convening-set", parameters: parameters, on: ground)
      .findings
    let size = all.map(\.nonzeroBitCount).min()
    let smallest = all.filter { $0.nonzeroBitCount == size }
    let rows = found.section("tables")?.rows ?? []
    #expect(
      Set(rows.map { Set($0.subject.map(\.id)) }) == Set(smallest.map(oracle.names)), "\(seed)")
    #expect(rows.count == smallest.count, "\(seed)")
    let links = Dictionary(
      uniqueKeysWithValues: smallest.map { (oracle.names($0), oracle.weakest($0)) })
    for row in rows {
      #expect(isClose(row.cells[1].number, links[Set(row.subject.map(\.id))]), "\(seed)")
    }
    #expect(
      rows.map { $0.cells[1].number ?? 0 } == rows.map { $0.cells[1].number ?? 0 }.sorted(by: >))
    guard let size else {
      #expect(found.sentences.first?.text.hasPrefix("No table is possible") == true, "\(seed)")
      return false
    }
    try compareFrontier(seed, oracle, all, size, parameters, ground)
    return true
  }

  private func compareFrontier(
    _ seed: Int, _ oracle: TableOracle, _ all: [Int], _ size: Int,
    _ parameters: [String: String], _ ground: MediationGround
  ) throws {
    let found = try MediationCatalog.result(
      "inclusion-frontier", parameters: parameters, on: ground
    ).findings
    let rows = found.section("frontier")?.rows ?? []
    var isDone = false
    let most = all.map { oracle.cover($0, threshold: 0.5) }.max() ?? 0
    for seats in size..<(size + 5) {
      let here = all.filter { $0.nonzeroBitCount == seats }
      let listed = rows.filter { $0.cells[0] == .count(seats) }
      if isDone || here.isEmpty {
        #expect(listed.isEmpty, "\(seed): \(seats)")
        continue
      }
      let best = here.map { oracle.cover($0, threshold: 0.5) }.max() ?? 0
      let inclusive = here.filter { oracle.cover($0, threshold: 0.5) > best - 1e-9 }
      let link = inclusive.map(oracle.weakest).max() ?? 0
      let winners = inclusive.filter { oracle.weakest($0) == link }
      #expect(
        Set(listed.map { Set($0.subject.map(\.id)) }) == Set(winners.map(oracle.names)),
        "\(seed): \(seats)")
      if !ground.map.actors.allSatisfy({ $0.populationShare == nil }) {
        #expect(listed.allSatisfy { isClose($0.cells[1].number, best) }, "\(seed): \(seats)")
      }
      #expect(listed.allSatisfy { isClose($0.cells[2].number, link) }, "\(seed): \(seats)")
      // Nothing more can be covered, even by all who may sit there: then the frontier ends.
      isDone = listed.isEmpty == false && best > most - 1e-9 && endsAt(rows, seats)
    }
  }

  /// Whether the listed rows end at this number of seats; judged only once the most that any table
  /// covers is reached.
  private func endsAt(_ rows: [MediationRow], _ seats: Int) -> Bool {
    rows.compactMap { $0.cells[0].number }.max() == Double(seats)
  }

  /// Five to twelve actors on two sides with mediators and constituencies, some of whom will not
  /// sit together.
  private static func map(_ random: inout SeededRandom) -> ActorMap {
    let count = 5 + random.below(8)
    let ids = random.shuffled((0..<count).map { "n\($0)" })
    let density = random.pick([15, 25, 40])
    let actors = ids.enumerated().map { place, id -> Actor in
      let kind = place < 2 ? place : random.below(6)
      switch kind {
      case 0, 1:
        return Actor(
          id: id, roles: [random.pick([.party, .representative])], side: kind == 0 ? "A" : "B",
          mandate: random.pick([nil, nil, true, false]))
      case 2:
        return Actor(
          id: id, roles: [.constituency],
          populationShare: Fraction(random.pick([0.1, 0.15, 0.2, 0.25])))
      default: return Actor(id: id, roles: [.mediator])
      }
    }
    var ties: [Relationship] = []
    for from in ids {
      for to in ids where from != to && random.chance(density) {
        ties.append(
          trust(
            from, to, random.pick([-0.5, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1]),
            directed: random.chance(80)))
      }
    }
    let pairs = (0..<random.below(4)).map { _ in
      IncompatiblePair(random.pick(ids), random.pick(ids))
    }
    return ActorMap(
      sides: [Side(id: "A"), Side(id: "B")], actors: actors, relationships: ties,
      incompatible: pairs.filter { $0.first != $0.second })
  }
}
