// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics
import ActorModel
import Foundation
import TestSupport
import Testing

@testable import ActorMediation

/// The analytics that read what few maps record (tracks, insiders, visibility, communication,
/// influence, approvals), on random maps that record all of it, with gaps.
@Suite("Analytics on maps that record much")
struct FullMapTests {
  static let ids = [
    "modality-profile", "exposure", "track-linkage", "encumbrance", "local-ownership", "team-fit",
  ]

  @Test("neither shuffled files nor exchanged ids nor threads change a number", arguments: ids)
  func invariance(id: String) throws {
    for seed in 0..<60 {
      var random = SeededRandom(seed: seed)
      let map = Self.map(&random)
      var shuffled = map
      for (index, id) in map.relationshipIDs.enumerated() { shuffled.relationships[index].id = id }
      let named = shuffled
      shuffled.actors = random.shuffled(shuffled.actors)
      shuffled.relationships = random.shuffled(shuffled.relationships)
      let first = try MediationCatalog.result(id, on: MediationGround(named))
      #expect(first == (try MediationCatalog.result(id, on: MediationGround(shuffled))))
      let threads = try MediationCatalog.result(
        id, on: MediationGround(named), control: RunControl(threads: 8))
      #expect(first == threads)
      let other = try MediationCatalog.result(id, on: MediationGround(map.relabelled(seed: seed)))
      #expect(Self.numbers(first) == Self.numbers(other), "\(id), map \(seed)")
    }
  }

  @Test("numbers are finite and cells fit their columns", arguments: ids)
  func numbers(id: String) throws {
    for seed in 100..<160 {
      var random = SeededRandom(seed: seed)
      let map = Self.map(&random)
      let findings = try MediationCatalog.result(id, on: MediationGround(map)).findings
      let ties = Set(map.relationshipIDs)
      for section in findings.sections {
        for row in section.rows {
          #expect(ties.isSuperset(of: row.ties))
          for (column, cell) in zip(section.columns, row.cells) {
            switch (cell, column.kind) {
            case (.number(let number), .number): #expect(number.isFinite)
            case (.count(let count), .count): #expect(count >= 0)
            case (.text, .text), (.truth, .truth), (.items, .items), (.undefined, _): break
            default: Issue.record("\(id) \(section.id) \(column.id): \(cell)")
            }
          }
        }
      }
      for sentence in findings.sentences {
        #expect(sentence.text.hasSuffix(".") && ties.isSuperset(of: sentence.ties))
      }
    }
  }

  private static func numbers(_ result: MediationResult) -> [[String]] {
    result.findings.sections.map { section in
      section.rows.map { row in
        zip(section.columns, row.cells).map { column, cell in
          switch cell {
          case .undefined(let reason): reason.rawValue
          case .truth(let truth): String(truth)
          // Of equal channels the ids decide which is shown.
          case .items(let items): column.id == "channel" ? "" : "items \(items.count)"
          case .text: ""
          case .number, .count: String(format: "%.9f", cell.number ?? 0)
          }
        }.joined(separator: ";")
      }.sorted()
    }
  }

  static func map(_ random: inout SeededRandom) -> ActorMap {
    let ids = (0..<(5 + random.below(4))).map { "x\($0)" }
    var actors: [Actor] = []
    for id in ids {
      var actor = Actor(
        id: id, roles: random.pick([[.party], [.mediator], [.mediator], [.decisionMaker], []]),
        side: random.pick(["A", "B", "C", nil, nil]), track: random.pick(Track.allCases + [nil]),
        insider: random.pick([true, false, nil]),
        visibility: random.pick([0, 0.1, 0.5, 0.5, 1, nil]).flatMap { Fraction($0) })
      if random.chance(20) { actor.roles.append("local-institution") }
      actors.append(actor)
    }
    actors[0].side = "A"
    actors[1].side = "B"
    let kinds: [RelationshipKind] = [
      .trust, .trust, .trust, .communication, .influence, .approval, .conflict,
    ]
    var ties: [Relationship] = []
    for number in 0..<(ids.count * 4) {
      ties.append(
        Relationship(
          id: "t\(number + 10)", from: random.pick(ids), to: random.pick(ids),
          kind: random.pick(kinds),
          trust: random.pick([nil, -0.5, 0, 0.3, 0.5, 0.6, 0.8, 0.9, 1]).flatMap { Trust($0) },
          strength: random.pick([nil, 0, 0.4, 0.7, 1]).flatMap { Strength($0) },
          directed: random.chance(70), status: random.pick([nil, nil, .broken])))
    }
    return ActorMap(
      sides: ["A", "B", "C"].map { Side(id: $0) }, actors: actors, relationships: ties)
  }
}
