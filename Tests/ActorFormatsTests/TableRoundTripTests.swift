// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorModel
import Foundation
import TestSupport
import Testing

@testable import ActorFormats

/// Formats that hold only part of a map: what comes back is the map without what the loss list
/// names, and nothing else is missing.
@Suite("Tables of ties and plain lists read back what they hold")
struct TableRoundTripTests {
  private static let count =
    ProcessInfo.processInfo.environment["ACTORMAP_ROUND_TRIPS"].flatMap { Int($0) } ?? 200

  private static func seeds(_ block: Int) -> Range<Int> {
    let size = (count + 3) / 4
    return (block * size)..<((block + 1) * size)
  }

  // MARK: - A pair of tables

  @Test("two tables, with commas and with tabs", arguments: 0..<4)
  func pair(block: Int) throws {
    try withFolder { folder in
      for seed in Self.seeds(block) {
        var random = RandomMap(seed: seed + 60_000_000)
        var map = random.map()
        // Grades come with a table of probabilities, for which this format has no place.
        for index in map.relationships.indices {
          if case .grade = map.relationships[index].confidence {
            map.relationships[index].confidence = nil
          }
        }
        let path = folder + (seed.isMultiple(of: 2) ? "/m.csv" : "/m.tsv")
        try CSVPairFormat.write(map, to: path)
        let loaded = try FormatCatalog.read(
          path, options: ReadOptions(actorsPath: CSVPairFormat.actorsPath(of: path)))
        #expect(loaded.format == "csv-pair")
        let isSame = restored(loaded.input.map, map, CSVPairFormat.losses(of: map)) == map
        #expect(isSame, "seed \(seed)")
      }
    }
  }

  @Test(
    "names of attributes with more semicolons than there are commas", arguments: ["csv", "tsv"])
  func separators(ending: String) throws {
    let name = "a;b;c;d;e;f;g;h;i;j,k\tl,m,n,o,p,q,r,s"
    let map = ActorMap(
      actors: [Actor(id: "a", attributes: [name: .string("1")]), Actor(id: "b")],
      relationships: [Relationship(from: "a", to: "b", attributes: [name: .string("2")])])
    try withFolder { folder in
      let path = "\(folder)/m.\(ending)"
      try CSVPairFormat.write(map, to: path)
      let options = ReadOptions(actorsPath: CSVPairFormat.actorsPath(of: path))
      #expect(try FormatCatalog.read(path, options: options).input.map == map)
    }
  }

  /// What was read, with those parts of the original that the loss list names, and no others.
  private func restored(_ found: ActorMap, _ map: ActorMap, _ losses: [String]) -> ActorMap {
    var whole = found
    for loss in losses {
      if loss.hasPrefix("the order of the sides") {
        #expect(Set(found.sides.map(\.id)) == Set(map.sides.map(\.id)))
        #expect(found.sides != map.sides)
        whole.sides = map.sides
        continue
      }
      // "sides (2)"
      switch loss[..<(loss.lastIndex(of: "(") ?? loss.endIndex)].dropLast() {
      case "title": whole.title = map.title
      case "description": whole.description = map.description
      case "asOf": whole.asOf = map.asOf
      case "viewpoint": whole.viewpoint = map.viewpoint
      case "sides": whole.sides = map.sides
      case "sources": whole.sources = map.sources
      case "confidenceGrades": whole.confidenceGrades = map.confidenceGrades
      case "incompatible": whole.incompatible = map.incompatible
      case "norms": whole.norms = map.norms
      case "stances": whole.stances = map.stances
      case "layout": whole.layout = map.layout
      case let key: whole.unknown[String(key)] = map.unknown[String(key)]
      }
    }
    return whole
  }

  // MARK: - Plain lists

  @Test("plain lists of ties", arguments: 0..<4)
  func list(block: Int) throws {
    var written = 0
    try withFolder { folder in
      for seed in Self.seeds(block) {
        let map = plainMap(seed + 70_000_000)
        let path = folder + "/m.txt"
        guard let _ = try? EdgeListFormat.write(map, to: path) else { continue }
        written += 1
        let found = try FormatCatalog.read(path).input.map
        expectList(found, of: map, "seed \(seed)")
      }
    }
    // Few ids cannot be written.
    #expect(written * 2 > Self.count / 4)
  }

  /// A random map whose ids can stand in lines mostly.
  private func plainMap(_ seed: Int) -> ActorMap {
    var random = RandomMap(seed: seed)
    var map = random.map()
    let texts = ["a", "Ä", "e\u{301}", "語", "👩‍👩‍👧", "-", "0", "7.", "x y", "\u{202E}b", "'"]
    let ids = Dictionary(
      uniqueKeysWithValues: map.actors.enumerated().map { number, actor in
        (actor.id, number == 0 ? "0" : texts[random.below(texts.count)] + "\(number)")
      })
    let isPlain = random.below(3) == 0
    map.actors = map.actors.map { Actor(id: ids[$0.id] ?? "") }
    map.relationships = map.relationships.map { tie in
      var tie = tie
      tie.from = ids[tie.from] ?? ""
      tie.to = ids[tie.to] ?? ""
      if case .grade = tie.confidence { tie.confidence = nil }
      if isPlain { tie = Relationship(from: tie.from, to: tie.to, kind: .trust, trust: tie.trust) }
      return tie
    }
    return ActorMap(
      title: map.title, actors: map.actors, relationships: map.relationships)
  }

  private func expectList(_ found: ActorMap, of map: ActorMap, _ comment: Comment) {
    let losses = EdgeListFormat.losses(of: map)
    let isLost = { (text: String) in losses.contains { $0.contains(text) } }
    let tied = Set(map.relationships.flatMap { [$0.from, $0.to] })
    let actors = map.actors.map(\.id).filter { tied.contains($0) }
    #expect(isLost("actors without a tie") == (actors.count < map.actors.count), comment)
    let isInOrder = found.actors.map(\.id) == actors
    #expect(isLost("the order of the actors") != isInOrder, comment)
    #expect(Set(found.actors.map(\.id)) == Set(actors), comment)
    var ties: [Relationship] = []
    for tie in map.relationships {
      ties.append(tie)
      guard !tie.directed, isLost("undirected ties, written once in each direction") else {
        continue
      }
      ties[ties.count - 1].directed = true
      var back = tie
      (back.from, back.to, back.directed) = (tie.to, tie.from, true)
      ties.append(back)
    }
    #expect(found.relationships.count == ties.count, comment)
    for (now, then) in zip(found.relationships, ties) {
      #expect((now.from, now.to) == (then.from, then.to), comment)
      #expect(now.directed == then.directed, comment)
      #expect(now.trust == (isLost("values of trust") ? nil : then.trust), comment)
      if !isLost("kind of"), !isLost("unknown kind") { #expect(now.kind == then.kind, comment) }
    }
  }
}
