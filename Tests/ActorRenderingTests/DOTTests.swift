// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorModel
import Foundation
import TestSupport
import Testing

@testable import ActorRendering

@Suite("The map as DOT")
struct DOTTests {
  private let options = DrawingOptions(layout: .own, routing: .straight)

  @Test("the exact text of a small map: quoting, shapes, marks, attributes, clusters, places")
  func exact() throws {
    let map = ActorMap(
      title: "Two \"sides\"", sides: [Side(id: "s", name: "R&D <b>")],
      actors: [
        Actor(
          id: "a", name: "A \\N \"q\"", roles: [.party], side: "s", veto: true,
          note: "Read \"it\"", attributes: ["image": .string("/etc/passwd")]),
        Actor(
          id: "b\\", name: "B", roles: ["mediator"], insider: true, locality: "rural",
          attributes: [
            "modality": .string("G"), "seen": .list([.number("1.50"), .null]), "none": .null,
          ], unknown: ["URL": .object(["x": .boolean(true)])]),
      ],
      relationships: [
        Relationship(
          from: "a", to: "b\\", kind: .trust, trust: Trust(0.7), confidence: .grade("B2"),
          layers: ["x", "y"], start: CalendarDate("1993"), sources: ["s1"], note: "n",
          unknown: ["k": .string("v")]),
        Relationship(from: "b\\", to: "a", kind: .alliance, directed: false, status: "broken"),
      ],
      layout: [
        FixedPosition(actor: "a", x: 0, y: 0), FixedPosition(actor: "b\\", x: 200, y: -100),
      ])
    let dot = MapDrawing(map, options: options).dot
    #expect(
      dot == #"""
        digraph "Two \"sides\"" {
          graph [label="Two \"sides\"\n2 actors · 2 ties", labelloc=t, fontname="Noto Sans", bgcolor="#ffffff", fontcolor="#17202a", outputorder=edgesfirst, forcelabels=true, comment="A map is a view, not the truth."];
          node [fontname="Noto Sans", fontsize=12, color="#2b3743", fontcolor="#17202a"];
          edge [fontname="Noto Sans", fontsize=12];
          subgraph "cluster_0" {
            graph [label="R&amp;D <b>", style="filled,rounded", fillcolor="#f3f5f8", color="#7f8b97", side="s"];
            "a" [label="A \\N \"q\"", shape=circle, style="filled", penwidth=2.8, fillcolor="#f0e442", width=0.39, pos="0,0!", xlabel="V", tooltip="A \\N \"q\", party, side R&amp;D <b>, can veto", fullName="A \\N \"q\"", role="party", side="s", veto="true", note="Read \"it\"", "attribute:image"="/etc/passwd"];
          }
          "b\\" [label="B", shape=Mdiamond, style="filled", penwidth=1.3, fillcolor="#009e73", width=0.39, pos="320,160!", xlabel="G R", tooltip="B, mediator, from inside the conflict, rural, mediates as go-between", fullName="B", role="mediator", insider="true", locality="rural", "attribute:modality"="G", "attribute:seen"="[1.50, null]", "attribute:none"="null", "unknown:URL"="{\"x\": true}"];
          "a" -> "b\\" [label="[X Y]", color="#005a9c", fontcolor="#005a9c", penwidth=2.4, dir=forward, arrowhead=veevee, tooltip="A \\N \"q\" trusts B, trust 0.7, graded B2, about x and y, 1 source", id="a>b\\:trust", kind="trust", trust="0.7", confidence="B2", layers="x;y", start="1993", sources="s1", note="n", "unknown:k"="v"];
          "b\\" -> "a" [label="//", color="#757575:invis:#757575", fontcolor="#757575", penwidth=1.2, dir=none, tooltip="B is allied with A \\N \"q\", both ways, broken", id="b\\>a:alliance", kind="alliance", directed="false", status="broken"];
        }

        """#)
  }

  @Test("the countryside has a dashed line, and who is contested is told from what is unknown")
  func told() throws {
    let map = ActorMap(
      actors: [
        Actor(id: "a", roles: [.constituency], locality: "rural"),
        Actor(id: "b", roles: [.constituency], locality: "urban"),
      ],
      relationships: [
        Relationship(from: "a", to: "b", kind: .cooperation, status: .contested),
        Relationship(from: "b", to: "a", kind: .trust, trust: Trust(0.4)),
      ])
    let lines = MapDrawing(map, options: options).dot.split(separator: "\n")
    let rural = try #require(lines.first { $0.contains("\"a\" [") })
    let urban = try #require(lines.first { $0.contains("\"b\" [") })
    #expect(rural.contains("style=\"filled,rounded,dashed\""))
    #expect(urban.contains("style=\"filled,rounded\""))
    let tie = try #require(lines.first { $0.contains("\"a\" -> \"b\"") })
    #expect(tie.contains("(?)"))
  }

  @Test("ids that differ only in what cannot be written stay apart")
  func names() {
    let map = ActorMap(
      actors: [Actor(id: "a"), Actor(id: "a\u{1}"), Actor(id: "a~2")],
      relationships: [Relationship(from: "a", to: "a\u{1}"), Relationship(from: "a", to: "a~2")])
    let dot = MapDrawing(map, options: options).dot
    #expect(dot.contains("\"a\" -> \"a~2\" ["))
    #expect(dot.contains("\"a\" -> \"a~2~2\" ["))
  }

  // MARK: - Read by Graphviz

  private static let program = ["/usr/bin/dot", "/usr/local/bin/dot", "/opt/homebrew/bin/dot"]
    .first { FileManager.default.isExecutableFile(atPath: $0) }

  /// What Graphviz itself reads from `dot`.
  private func json(_ dot: String, drawn: Bool = false) throws -> [String: Any] {
    let folder = try Folders.temporary()
    defer { try? FileManager.default.removeItem(at: folder) }
    let (input, output) = ("\(folder.path)/in.gv", "\(folder.path)/out.json")
    try Data(dot.utf8).write(to: URL(fileURLWithPath: input))
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Self.program ?? "")
    process.arguments = ["-Knop", drawn ? "-Tjson" : "-Tdot_json", input, "-o", output]
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    let data = try Data(contentsOf: URL(fileURLWithPath: output))
    return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  private func check(_ map: ActorMap, _ made: MapDrawing? = nil) throws {
    let drawing = made ?? MapDrawing(map, options: options)
    let found = try json(drawing.dot)
    let objects = try #require(found["objects"] as? [[String: Any]])
    let nodes = objects.filter { $0["nodes"] == nil }
    let ties = (found["edges"] as? [[String: Any]]) ?? []
    #expect(nodes.count == map.actors.count)
    #expect(ties.count == drawing.view.all(ofClass: "tie").count)
    #expect(
      nodes.compactMap { $0["name"] as? String }.sorted()
        == map.actors.map { doubled($0.id) }.sorted())
    for node in nodes {
      let actor = try #require(map.actors.first { doubled($0.id) == node["name"] as? String })
      let written = MapDrawing.labels(of: drawing, actor.id)
      let label = (node["label"] as? String)?.replacingOccurrences(of: "&amp;", with: "&")
      #expect(label == written.map(doubled).joined(separator: "\\n"))
    }
  }

  @Test(
    "Graphviz reads every actor, tie and label of the shipped maps as written",
    .enabled(if: program != nil, "needs Graphviz's program dot"), arguments: shippedMaps)
  func shipped(name: String) async throws {
    try check(shippedMap(name), await Drawn.map(name))
  }

  @Test(
    "Graphviz at our places lets no actor touch another",
    .enabled(if: program != nil, "needs Graphviz's program dot"),
    arguments: ["two-valleys", "oslo-1993", "mozambique-1992", "symbols"])
  func apart(name: String) throws {
    // In rows, closer than drawings ever stand: the names alone must decide.
    var map = try shippedMap(name)
    map.layout = map.actors.enumerated().map { index, actor in
      FixedPosition(actor: actor.id, x: Double(index % 6) * 60, y: Double(index / 6) * 70)
    }
    let found = try json(MapDrawing(map, options: options).dot, drawn: true)
    let nodes = try #require(found["objects"] as? [[String: Any]]).filter { $0["nodes"] == nil }
    let boxes = try nodes.map { node -> Box in
      func number(_ name: String) throws -> Double {
        72 * (try #require(Double("\(node[name] ?? "")")))
      }
      let place = (node["pos"] as? String ?? "").split(separator: ",")
        .compactMap { part in Double(part.filter { $0 != "!" }) }
      #expect(place.count == 2)
      return Box(
        center: Point(place[0], place[1]), width: try number("width"),
        height: try number("height"))
    }
    #expect(boxes.count == map.actors.count)
    for a in boxes.indices {
      for b in boxes.indices.dropFirst(a + 1) {
        #expect(!boxes[a].intersects(boxes[b]), "\(map.actors[a].id), \(map.actors[b].id)")
      }
    }
  }

  @Test(
    "Graphviz reads every hostile string as text",
    .enabled(if: program != nil && Folders.shared != nil, "needs dot and the outside material"),
    arguments: HostileStrings.lists)
  func hostile(list: String) throws {
    // What Foundation's reader of JSON drops is not looked at: the mark of a byte order.
    let strings = try HostileStrings.lines(of: list).filter { !$0.contains("\u{FEFF}") }
    let nodes = strings.enumerated().map { index, text in
      "\(DOTText.quoted("\(index) " + text)) [label=\(DOTText.label([text, text])), "
        + "text=\(DOTText.quoted(text)), pos=\"\(index),0\"];"
    }
    let found = try json("digraph {\n\(nodes.joined(separator: "\n"))\n}\n")
    let objects = try #require(found["objects"] as? [[String: Any]])
    #expect(objects.count == strings.count)
    for (index, (object, text)) in zip(objects, strings).enumerated() {
      #expect(object["name"] as? String == "\(index) " + doubled(text))
      #expect(object["text"] as? String ?? "" == doubled(text))
      let label = (object["label"] as? String)?.replacingOccurrences(of: "&amp;", with: "&")
      #expect(label == doubled(text) + "\\n" + doubled(text))
    }
    try check(map(of: Array(strings.suffix(60))))
  }

  /// `strings` in every place that takes text.
  private func map(of strings: [String]) -> ActorMap {
    ActorMap(
      title: strings[0], sides: [Side(id: strings[0], name: strings[0])],
      actors: strings.enumerated().map { index, text in
        Actor(
          id: "\(index)\(text)", name: text, side: index < 3 ? strings[0] : nil,
          attributes: AttributeList([.init(key: text, value: .string(text))]))
      },
      relationships: strings.indices.dropFirst().map { index in
        Relationship(
          from: "\(index - 1)\(strings[index - 1])", to: "\(index)\(strings[index])",
          kind: RelationshipKind(rawValue: strings[index]), layers: [strings[index]])
      },
      layout: strings.indices.map { index in
        FixedPosition(
          actor: "\(index)\(strings[index])", x: Double(index % 10) * 200,
          y: Double(index / 10) * 200)
      })
  }

  /// Backslashes are written twice.
  private func doubled(_ text: String) -> String {
    DrawnText.plain(text).replacingOccurrences(of: "\\", with: "\\\\")
  }
}

extension MapDrawing {
  /// The lines of an actor's name as they are drawn.
  static func labels(of drawing: MapDrawing, _ actor: String) -> [String] {
    let planned = drawing.panels[0].plan.actors.first { $0.id == actor }
    return planned.map { $0.label.isEmpty ? [$0.name] : $0.label } ?? []
  }
}
