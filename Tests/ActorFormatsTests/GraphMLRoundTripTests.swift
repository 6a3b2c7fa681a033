// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorModel
import Foundation
import TestSupport
import Testing

@testable import ActorFormats

@Suite("GraphML: what is written reads back the same")
struct GraphMLRoundTripTests {
  private func read(
    _ bytes: [UInt8], _ options: ReadOptions = ReadOptions()
  ) throws(FormatError) -> LoadedFile {
    try GraphMLFormat.read(
      "m.graphml", FileBytes(name: "m.graphml", bytes: bytes), options: options)
  }

  /// How many maps a run draws: a few hundred, or what the environment asks for.
  private static let rounds =
    ProcessInfo.processInfo.environment["ACTORMAP_ROUND_TRIPS"].flatMap(Int.init) ?? 200

  @Test("random maps with nasty texts", arguments: 0..<4)
  func random(block: Int) throws {
    for seed in stride(from: block, to: Self.rounds, by: 4) {
      var random = RandomMap(seed: seed + 40_000)
      let map = random.map()
      #expect(GraphMLFormat.losses(of: map) == [])
      let bytes = GraphMLFormat.bytes(of: map)
      let loaded = try read(bytes)
      #expect(loaded.input.map == map, "seed \(seed)")
      #expect(loaded.report.ties.kept == map.relationships.count, "seed \(seed)")
      // Spellings and numbers too: texts are compared by their bytes.
      let texts = [map, loaded.input.map].map {
        Array(ActorMapJSONFormat.text(of: $0).utf8).sorted()
      }
      #expect(texts[0] == texts[1], "seed \(seed)")
      // Attributes come back in the order of their keys, so that not every byte is the same.
      let again = try read(GraphMLFormat.bytes(of: loaded.input.map))
      #expect(again.input.map == map, "seed \(seed)")
    }
  }

  @Test("records without anything doubtful take a short way to the same end", arguments: 0..<4)
  func shortWay(block: Int) throws {
    for seed in stride(from: block, to: Self.rounds, by: 4) {
      var random = RandomMap(seed: seed + 50_000)
      var map = random.map()
      // Most records of other tools have names and attributes only.
      map.actors = map.actors.map {
        Actor(id: $0.id, name: $0.name, power: $0.power, note: $0.note, attributes: $0.attributes)
      }
      map.relationships = map.relationships.map { tie in
        Relationship(
          id: tie.id, from: tie.from, to: tie.to, trust: tie.trust, strength: tie.strength,
          confidence: tie.confidence, directed: tie.directed, note: tie.note,
          attributes: tie.attributes)
      }
      let bytes = GraphMLFormat.bytes(of: map)
      let text = String(decoding: bytes, as: UTF8.self)
      let foreign = Array(text.replacingOccurrences(of: "=\"actormap\"", with: "=\"x\"").utf8)
      for bytes in [bytes, foreign] {
        let short = Result { () throws(FormatError) in try read(bytes) }
        let long = Result { () throws(FormatError) in
          try GraphMLFormat.read(
            FileBytes(name: "m.graphml", bytes: bytes), ReadOptions(), hasShortWay: false)
        }
        #expect(outcome(short) == outcome(long), "seed \(seed)")
      }
    }
  }

  private func outcome(_ result: Result<LoadedFile, FormatError>) -> [String] {
    switch result {
    case .success(let loaded):
      [ActorMapJSONFormat.text(of: loaded.input.map)] + loaded.warnings.map(\.description)
        + loaded.report.lines
    case .failure(let error): error.problems.map(\.description) + (error.report?.lines ?? [])
    }
  }

  @Test("our own file, to the letter")
  func layout() throws {
    let map = ActorMap(
      title: "T", sides: [Side(id: "s")],
      actors: [
        Actor(
          id: "a", name: "A & B", roles: ["party", "x;y"], side: "s", track: .oneAndAHalf,
          insider: true, attributes: ["n": .number("1"), "l": .list([]), "kind": .string("k")]),
        Actor(id: "\u{1}", attributes: ["n": .number("0.50"), "ok": .boolean(false)]),
      ],
      relationships: [
        Relationship(
          id: "t", from: "a", to: "\u{1}", kind: .trust, trust: Trust(-0.5),
          confidence: .grade("A1"), note: "x\r\n<"),
        Relationship(from: "a", to: "a", directed: false),
      ])
    #expect(
      String(decoding: GraphMLFormat.bytes(of: map), as: UTF8.self) == """
        <?xml version="1.0" encoding="UTF-8"?>
        <graphml xmlns="http://graphml.graphdrawing.org/xmlns" \
        xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
        xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns \
        http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
          <key id="g0" for="graph" attr.name="actormap" attr.type="int"/>
          <key id="g1" for="graph" attr.name="title" attr.type="string"/>
          <key id="g2" for="graph" attr.name="more" attr.type="string"/>
          <key id="n0" for="node" attr.name="name" attr.type="string"/>
          <key id="n1" for="node" attr.name="role" attr.type="string"/>
          <key id="n2" for="node" attr.name="side" attr.type="string"/>
          <key id="n3" for="node" attr.name="track" attr.type="double"/>
          <key id="n4" for="node" attr.name="insider" attr.type="boolean"/>
          <key id="n5" for="node" attr.name="n" attr.type="double"/>
          <key id="n6" for="node" attr.name="more" attr.type="string"/>
          <key id="n7" for="node" attr.name="actormap:id" attr.type="string"/>
          <key id="n8" for="node" attr.name="ok" attr.type="boolean"/>
          <key id="e0" for="edge" attr.name="actormap:id" attr.type="string"/>
          <key id="e1" for="edge" attr.name="kind" attr.type="string"/>
          <key id="e2" for="edge" attr.name="trust" attr.type="double"/>
          <key id="e3" for="edge" attr.name="confidence" attr.type="string"/>
          <key id="e4" for="edge" attr.name="note" attr.type="string"/>
          <key id="e5" for="edge" attr.name="directed" attr.type="boolean"/>
          <graph id="G" edgedefault="directed">
            <data key="g0">1</data>
            <data key="g1">T</data>
            <data key="g2">{"sides": [{"id": "s"}]}</data>
            <node id="a">
              <data key="n0">A &amp; B</data>
              <data key="n1">party;x\\;y</data>
              <data key="n2">s</data>
              <data key="n3">1.5</data>
              <data key="n4">true</data>
              <data key="n5">1</data>
              <data key="n6">{"attributes": {"l": [], "kind": "k"}}</data>
            </node>
            <node id="x0">
              <data key="n7">"\\u0001"</data>
              <data key="n5">0.50</data>
              <data key="n8">false</data>
            </node>
            <edge id="t" source="a" target="x0">
              <data key="e0">"t"</data>
              <data key="e1">trust</data>
              <data key="e2">-0.5</data>
              <data key="e3">A1</data>
              <data key="e4">x&#13;
        &lt;</data>
              <data key="e5">true</data>
            </edge>
            <edge source="a" target="a">
              <data key="e5">false</data>
            </edge>
          </graph>
        </graphml>

        """)
    let undirected = ActorMap(
      actors: [Actor(id: "a")],
      relationships: [Relationship(from: "a", to: "a", directed: false)])
    let text = String(decoding: GraphMLFormat.bytes(of: undirected), as: UTF8.self)
    #expect(text.contains("<graph id=\"G\" edgedefault=\"undirected\">"))
    #expect(text.contains("    <edge source=\"a\" target=\"a\"/>\n"))
  }

  @Test("a file of a newer ActorMap, and broken JSON of ours, are refused")
  func newer() throws {
    let text = String(
      decoding: GraphMLFormat.bytes(of: ActorMap(sides: [Side(id: "s")])), as: UTF8.self)
    let newer = text.replacingOccurrences(of: ">1<", with: ">2<")
    let error = #expect(throws: FormatError.self) { try read(Array(newer.utf8)) }
    #expect(
      error?.problems.first?.description == "m.graphml:6:5: found 2 for actormap, expected version "
        + "1; to mend it, read it with a newer ActorMap, or write 1")
    let broken = text.replacingOccurrences(of: "{\"sides\"", with: "{sides")
    let other = #expect(throws: FormatError.self) { try read(Array(broken.utf8)) }
    #expect(
      other?.problems.first?.description.hasPrefix("m.graphml:7:5: found no JSON object") == true)
  }

  @Test("a map that cannot be written leaves no file; one that can takes its place whole")
  func files() throws {
    try withFolder { folder in
      let path = folder + "/m.graphml"
      let dangling = ActorMap(relationships: [Relationship(from: "a", to: "b")])
      #expect(throws: FormatError.self) { try FormatCatalog.write(dangling, to: path) }
      #expect(!FileBytes.exists(path))
      let map = ActorMap(actors: [Actor(id: "a")])
      try FormatCatalog.write(map, to: path)
      #expect(try FormatCatalog.read(path).input.map == map)
    }
  }

  @Test("damaged files are refused or read, never a crash", arguments: 0..<4)
  func damaged(block: Int) {
    var random = RandomMap(seed: 60 + block)
    let bytes = GraphMLFormat.bytes(of: random.map())
    for end in bytes.indices.prefix(block == 0 ? 1_200 : 0) {
      #expect(throws: FormatError.self) { try read(Array(bytes[..<end])) }
    }
    let marks = Array("<>&;\"'/=! \n[]-?x0\r#".utf8) + [0, 0x7F, 0x80, 0xC3, 0xED, 0xFF]
    for _ in 0..<600 {
      var damaged = bytes
      for _ in 0...random.below(3) where !damaged.isEmpty {
        let index = random.below(damaged.count)
        switch random.below(4) {
        case 0: damaged[index] = marks[random.below(marks.count)]
        case 1: damaged.insert(marks[random.below(marks.count)], at: index)
        case 2: damaged.remove(at: index)
        default:
          let end = min(damaged.count, index + random.below(60))
          damaged.insert(contentsOf: damaged[index..<end], at: index)
        }
      }
      let result = Result { () throws(FormatError) in try read(damaged) }
      guard case .failure(let error) = result else { continue }
      #expect(error.problems.allSatisfy { $0.line != nil && $0.column != nil })
    }
  }
}
