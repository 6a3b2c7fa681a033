// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics
import ActorModel
import Foundation
import TestSupport
import Testing

@testable import ActorMediation

/// What holds for every mediation analytic, whatever it asks.
@Suite("Conformance of the mediation analytics")
struct AnalyticConformanceTests {
  static let ids = MediationCatalog.all.map { $0.descriptor.id }

  @Test(
    "a map without actors, sides or trust gives an answer or a refusal, never a number",
    arguments: ids)
  func poorMaps(id: String) throws {
    let analytic = try MediationCatalog.analytic(id)
    let two = conflict(mediators: ["m"], [])
    let one = ActorMap(sides: [Side(id: "A")], actors: [Actor(id: "a", side: "A"), Actor(id: "b")])
    for map in [ActorMap(), ActorMap(actors: [Actor(id: "a")]), one] {
      let ground = try MediationGround(map)
      if analytic.descriptor.needsEnds {
        let error = #expect(throws: MediationError.self) {
          try MediationCatalog.result(id, on: ground)
        }
        #expect(error?.description.contains("two ends are needed") == true)
      } else {
        try check(MediationCatalog.result(id, on: ground), map)
      }
    }
    var distrustful = two
    distrustful.relationships = [trust("pa", "m", -0.5), trust("pb", "m", 0)]
    for map in [two, distrustful] {
      try check(MediationCatalog.result(id, on: MediationGround(map)), map)
    }
  }

  @Test("numbers are finite, cells fit their columns, sentences name known ties", arguments: ids)
  func answers(id: String) throws {
    for name in ["two-valleys", "oslo-1993"] {
      let map = try ShippedMap(name).map
      try check(MediationCatalog.result(id, on: MediationGround(map)), map)
    }
    for seed in 0..<60 {
      var random = RandomConflict(seed: seed)
      let map = random.map()
      guard let result = try answer(id, map) else { continue }
      check(result, map)
    }
  }

  @Test("the order of the file changes nothing", arguments: ids)
  func order(id: String) throws {
    var maps = [try ShippedMap("two-valleys").map]
    for seed in 0..<40 {
      var random = RandomConflict(seed: seed)
      maps.append(random.map())
    }
    for (seed, map) in maps.enumerated() {
      var named = map
      for (index, id) in map.relationshipIDs.enumerated() { named.relationships[index].id = id }
      var random = SeededRandom(seed: seed)
      var other = named
      other.actors = random.shuffled(named.actors)
      other.relationships = random.shuffled(named.relationships)
      other.incompatible = random.shuffled(named.incompatible)
      other.stances = random.shuffled(named.stances)
      #expect(try answer(id, named) == answer(id, other), "\(id), map \(seed)")
    }
  }

  @Test("other ids change no number", arguments: ids)
  func relabelling(id: String) throws {
    var maps = [try ShippedMap("two-valleys").map]
    for seed in 0..<40 {
      var random = RandomConflict(seed: seed)
      maps.append(random.map())
    }
    for (seed, map) in maps.enumerated() {
      let first = try answer(id, map)
      let second = try answer(id, map.relabelled(seed: seed))
      #expect(first.map(Self.numbers) == second.map(Self.numbers), "\(id), map \(seed)")
    }
  }

  @Test(
    "other ids change no choice: the same sets, channels and words where no two values are equal",
    arguments: ids)
  func choices(id: String) throws {
    var maps = [try ShippedMap("two-valleys").map.namedByID]
    for seed in 0..<60 {
      var random = RandomConflict(seed: seed)
      maps.append(random.map().namedByID)
    }
    var chosen = 0
    for (seed, map) in maps.map(\.withDistinctValues).enumerated() {
      let first = try answer(id, map).map(Self.words)
      let second = try answer(id, map.relabelled(seed: seed)).map(Self.words)
      #expect(first == second, "\(id), map \(seed)")
      chosen += first?.joined().joined().count { !$0.isEmpty } ?? 0
    }
    #expect(chosen > 0, "nothing was compared")
  }

  @Test("the number of threads changes nothing", arguments: ids)
  func threads(id: String) throws {
    for name in ["two-valleys", "oslo-1993"] {
      let ground = try MediationGround(ShippedMap(name).map)
      let alone = try MediationCatalog.result(id, on: ground, control: RunControl(threads: 1))
      for threads in [2, 8] {
        let control = RunControl(threads: threads)
        #expect(try MediationCatalog.result(id, on: ground, control: control) == alone)
      }
    }
  }

  // MARK: - Steps

  /// `nil` where the map has less than two ends and the analytic needs them.
  private func answer(_ id: String, _ map: ActorMap) throws -> MediationResult? {
    let ground = try MediationGround(map)
    let analytic = try MediationCatalog.analytic(id)
    if analytic.descriptor.needsEnds, ground.endsProblem != nil { return nil }
    return try MediationCatalog.result(id, on: ground)
  }

  /// By section the rows as numbers and kinds of values, in an order that does not depend on ids.
  private static func numbers(_ result: MediationResult) -> [[[String]]] {
    result.findings.sections.map { section in
      section.rows.map { row in
        row.cells.map { cell in
          switch cell {
          case .undefined(let reason): reason.rawValue
          case .text, .items: ""
          case .truth(let truth): String(truth)
          case .number, .count:
            cell.number.map { String(format: "%.9f", $0 == 0 ? 0 : $0) } ?? ""
          }
        }
      }.sorted { $0.lexicographicallyPrecedes($1) }
    }
  }

  /// By section the rows with the names of whom they are about and of what is listed, in an order
  /// that does not depend on ids. Names stay with the actors when ids are exchanged.
  private static func words(_ result: MediationResult) -> [[[String]]] {
    func sorted(_ text: String) -> String {
      text.split { !$0.isLetter && !$0.isNumber }.sorted().joined(separator: " ")
    }
    // Two camps have no order, and of equally good splits ids choose one.
    return result.findings.sections.filter { $0.id != "camps" }.map { section in
      section.rows.map { row in
        [sorted(row.subject.map(\.name).joined(separator: " "))]
          + row.cells.map { cell in
            switch cell {
            case .text(let text): sorted(text)
            case .items(let items): items.map { sorted($0.name) }.sorted().joined(separator: ", ")
            case .truth(let truth): String(truth)
            default: ""
            }
          }
      }.sorted { $0.lexicographicallyPrecedes($1) }
    }
  }

  private func check(_ result: MediationResult, _ map: ActorMap) {
    let findings = result.findings
    let comment = Comment(rawValue: result.descriptor.id)
    let ties = Set(map.relationshipIDs)
    let sentences = findings.sentences + findings.sections.flatMap(\.sentences)
    for sentence in sentences {
      #expect(sentence.text.hasSuffix("."), comment)
      #expect(!sentence.text.contains("  "), comment)
      #expect(ties.isSuperset(of: sentence.ties), comment)
    }
    #expect(findings.notices.allSatisfy { $0.hasSuffix(".") }, comment)
    #expect(Set(findings.sections.map(\.id)).count == findings.sections.count, comment)
    for section in findings.sections {
      #expect(Set(section.columns.map(\.id)).count == section.columns.count, comment)
      #expect(!section.subject.isEmpty && !section.title.isEmpty, comment)
      for row in section.rows {
        #expect(!row.subject.isEmpty, comment)
        #expect(ties.isSuperset(of: row.ties), comment)
        for (column, cell) in zip(section.columns, row.cells) {
          #expect(Self.fits(cell, column.kind), comment)
        }
      }
    }
  }

  private static func fits(_ cell: MediationCell, _ kind: MediationColumn.Kind) -> Bool {
    switch (cell, kind) {
    case (.undefined, _): true
    case (.number(let number), .number): number.isFinite
    case (.count, .count), (.truth, .truth), (.items, .items): true
    case (.text(let text), .text): !text.isEmpty
    default: false
    }
  }
}

extension ActorMap {
  /// A number from 0 to 1; irrational, so that no two products are the same either.
  private static func step(_ number: Int) -> Double {
    (Double(number) * 0.618033988749895).truncatingRemainder(dividingBy: 1)
  }

  /// The same map with no two ties of the same trust or strength and no two actors as visible, so
  /// that nothing need be decided by ids.
  fileprivate var withDistinctValues: ActorMap {
    var map = self
    for index in map.actors.indices {
      map.actors[index].visibility = Fraction(0.05 + 0.9 * Self.step(index + 1))
    }
    for index in map.relationships.indices {
      let factor = 1 - 0.2 * Self.step(index + 1)
      let tie = map.relationships[index]
      map.relationships[index].trust = tie.trust.flatMap { Trust($0.value * factor) }
      map.relationships[index].strength = tie.strength.flatMap { Strength($0.value * factor) }
    }
    return map
  }

  /// The same map with the ids of the actors exchanged among them; made ids of ties follow.
  func relabelled(seed: Int) -> ActorMap {
    var random = SeededRandom(seed: seed)
    let ids = actors.map(\.id)
    let new = Dictionary(uniqueKeysWithValues: zip(ids, random.shuffled(ids)))
    var map = self
    for index in actors.indices { map.actors[index].id = new[ids[index]] ?? "" }
    for (index, tie) in relationships.enumerated() {
      map.relationships[index].from = new[tie.from] ?? ""
      map.relationships[index].to = new[tie.to] ?? ""
    }
    map.incompatible = incompatible.map {
      IncompatiblePair(new[$0.first] ?? "", new[$0.second] ?? "")
    }
    for (index, stance) in stances.enumerated() {
      map.stances[index].actor = new[stance.actor] ?? ""
    }
    return map
  }
}
