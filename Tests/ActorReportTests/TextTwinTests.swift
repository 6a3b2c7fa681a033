// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics
import ActorFormats
import ActorModel
import ActorRendering
import ActorReport
import Foundation
import TestSupport
import Testing

@Suite("The text twin of a drawing")
struct TextTwinTests {
  private static let maps = [
    "two-valleys", "oslo-1993", "mozambique-1992", "krackhardt-kite", "karate-club",
  ]

  private func map(_ name: String) throws -> ActorMap {
    let file = Folders.graphs.appendingPathComponent("\(name)/map.actormap.json").path
    var map = try FormatCatalog.read(file).input.map
    // In a row: who stands where is nothing to the text, and searching it would take long.
    map.layout = map.actors.enumerated().map { index, actor in
      FixedPosition(actor: actor.id, x: Double(index % 8) * 160, y: Double(index / 8) * 160)
    }
    return map
  }

  private func drawing(_ name: String) throws -> MapDrawing {
    MapDrawing(try map(name), options: DrawingOptions(routing: .straight))
  }

  /// What a screen reader says of the picture: the names of its actors, ties and sides.
  private func spoken(_ svg: String) -> [String] {
    svg.components(separatedBy: "aria-label=\"").dropFirst()
      .map { String($0.prefix { $0 != "\"" }) }
      .filter { $0 != "Legend" }
  }

  private func plain(_ html: String) -> String {
    [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")]
      .reduce(html) { $0.replacingOccurrences(of: $1.0, with: $1.1) }
  }

  /// Views whose signs the text has to tell beside those of the whole map.
  private static let views: [(map: String, view: String)] =
    maps.map { ($0, "whole") } + [
      ("two-valleys", "by side"), ("two-valleys", "focus"), ("two-valleys", "trust"),
      ("mozambique-1992", "by side"), ("mozambique-1992", "since 1990"),
    ]

  private func drawing(_ name: String, of view: String) throws -> MapDrawing {
    var options = DrawingOptions(layout: .own, routing: .straight)
    let map = try map(name)
    var question: MapQuestion?
    switch view {
    case "by side": question = .rollUp(by: "side")
    case "focus": question = .focus(actor: map.actors[0].id, within: 1)
    case "trust": options.view.kinds = [.trust]
    case "since 1990":
      var old = map
      old.asOf = CalendarDate("1990-07-10")
      question = .changes(since: old)
    default: break
    }
    return try MapDrawing(map, answering: question, options: options)
  }

  /// The cells of each row of the tables under a heading, in order.
  private func rows(_ heading: String, _ markdown: String) throws -> [[String]] {
    let lines = markdown.components(separatedBy: "\n")
    let start = try #require(lines.firstIndex { $0.hasSuffix("# " + heading) })
    let table = lines[(start + 1)...].drop { !$0.hasPrefix("|") }.prefix { $0.hasPrefix("|") }
    return table.dropFirst(2).map { line in
      line.dropFirst(2).dropLast(2).components(separatedBy: " | ")
        .map { $0.trimmingCharacters(in: .whitespaces) }
    }
  }

  @Test("says all that the picture says, in both formats", arguments: views)
  func complete(name: String, view: String) throws {
    let drawing = try drawing(name, of: view)
    let twin = TextTwin(of: drawing)
    let page = twin.text(as: .html).components(separatedBy: "</figure>")
    let html = try #require(page.last)
    let markdown = twin.text(as: .markdown).replacingOccurrences(of: "\\", with: "")
    let names = spoken(drawing.svg).map(plain)
    #expect(names.count > 5)
    // An actor's name and the rest of what is said of it stand in columns of their own.
    let actors = try rows("Actors", markdown)
    let ties = try rows("Ties", markdown).compactMap(\.last)
    let told = Set(
      actors.map { row in (row.last ?? "").isEmpty ? row[0] : "\(row[0]), \(row[3])" } + ties
    )
    .union(markdown.components(separatedBy: "\n- ").map { $0.components(separatedBy: "\n")[0] })
    for label in names {
      let isTold = told.contains(label)
      #expect(isTold, "\(label)")
    }
    // What stands between the marks of the page, piece by piece.
    let pieces = Set(
      html.components(separatedBy: "<").compactMap { piece in
        piece.firstIndex(of: ">").map { plain(String(piece[piece.index(after: $0)...])) }
      })
    for cell in actors.flatMap({ $0 }) + ties where !cell.isEmpty {
      let isTold = pieces.contains(cell)
      #expect(isTold, "\(cell)")
    }
    // The side is told among the words, too, as the picture tells it.
    for row in actors {
      let isTold = row[3].lowercased().contains(row[2].lowercased()) || row[2].isEmpty
      #expect(isTold, "\(row)")
    }
  }

  @Test("tells for each actor who is tied to it, and how far they trust")
  func sentences() throws {
    let text = TextTwin(of: try drawing("two-valleys")).text(as: .markdown)
    // Read off the ties that SOURCE.md and the design of the example list.
    for sentence in [
      "### Party A\n\n- Trust in Envoy of Party A (0.9), United Nations envoy (0.4), "
        + "Non-governmental organisation (0.5) and International organisation (0.4)\n"
        + "- In conflict with Party B\n",
      "### Elders’ council\n\n- Trusted by Envoy of Party A (0.8), Envoy of Party B (0.5), "
        + "Rural highland communities (0.9) and Rural lowland communities (0.6)\n",
      "- Sponsored by International organisation and Donor government\n",
    ] {
      #expect(text.contains(sentence), "\(sentence) in\n\(text)")
    }
  }

  @Test("a tie that is broken, contested or intermittent is never told as if it were whole")
  func states() {
    func tie(_ kind: RelationshipKind, _ status: RelationshipStatus?) -> Relationship {
      Relationship(from: "a", to: "b", kind: kind, trust: Trust(0.5), status: status)
    }
    let map = ActorMap(
      actors: [Actor(id: "a", name: "A"), Actor(id: "b", name: "B")],
      relationships: [
        tie(.sponsorship, "broken"), tie(.alliance, "contested"), tie(.trust, "intermittent"),
        tie(.trust, "active"), tie(.influence, nil),
      ])
    let text = TextTwin(of: MapDrawing(map, options: DrawingOptions(layout: .own)))
      .text(as: .markdown)
    #expect(
      text.contains(
        "### A\n\n- Broken: Sponsor of B (0.5)\n- Contested: Allied with B (0.5)\n"
          + "- Intermittent: Trust in B (0.5)\n- Trust in B (0.5)\n- Influence on B (0.5)\n"))
    #expect(
      text.contains(
        "### B\n\n- Broken: Sponsored by A (0.5)\n- Contested: Allied with A (0.5)\n"
          + "- Intermittent: Trusted by A (0.5)\n- Trusted by A (0.5)\n"))
  }

  @Test("what was lost since an older map is told as lost, what rose or fell as that")
  func changes() throws {
    func map(_ ids: [String], _ ties: [(String, String, Double)]) -> ActorMap {
      ActorMap(
        sides: [Side(id: "s", name: "S")],
        actors: ids.map { Actor(id: $0, name: $0.uppercased(), side: "s") },
        relationships: ties.map {
          Relationship(from: $0.0, to: $0.1, kind: .trust, trust: Trust($0.2))
        })
    }
    let old = map(["a", "b", "c"], [("a", "b", 0.5), ("c", "b", 0.9), ("b", "a", 0.3)])
    let new = map(["a", "b", "d"], [("a", "b", 0.7), ("d", "b", 0.4), ("b", "a", 0.3)])
    let text = TextTwin(
      of: try MapDrawing(
        new, answering: .changes(since: old), options: DrawingOptions(layout: .own))
    ).text(as: .markdown)
    #expect(
      text.contains("### A\n\n- Stronger: Trust in B (0.7, trust rose by 0.2, from 0.5)\n"))
    #expect(text.contains("- Trust in A (0.3)\n"), "unchanged")
    #expect(text.contains("- Added: Trusted by D (0.4)\n- Lost: Trusted by C (0.9)\n"))
    #expect(text.contains("### C\n\n- Lost: Trust in B (0.9)\n"))
    #expect(text.contains("- Side S: A, B, D, C (lost)\n"))
  }

  @Test("who neither trusts nor distrusts is not told among those who do")
  func neither() {
    let map = ActorMap(
      actors: [Actor(id: "a", name: "A"), Actor(id: "b", name: "B"), Actor(id: "c", name: "C")],
      relationships: [
        Relationship(from: "a", to: "b", kind: .trust, trust: Trust(0.15)),
        Relationship(from: "a", to: "c", kind: .trust, trust: Trust(0.2)),
        Relationship(from: "b", to: "c", kind: .trust, trust: Trust(-0.2)),
      ])
    let text = TextTwin(of: MapDrawing(map, options: DrawingOptions(layout: .own)))
      .text(as: .markdown)
    #expect(
      text.contains(
        "### A\n\n- Neither trust in nor distrust of B (0.15)\n- Trust in C (0.2)\n"))
    #expect(text.contains("- Neither trusted nor distrusted by A (0.15)\n- Distrust of C (−0.2)"))
  }

  @Test("an actor without a drawn tie is said to have none")
  func lonely() {
    let map = ActorMap(actors: [Actor(id: "a", name: "Alone")])
    let drawing = MapDrawing(map, options: DrawingOptions(layout: .own))
    #expect(
      TextTwin(of: drawing).text(as: .markdown)
        .contains("### Alone\n\n- No tie that is drawn\n"))
  }

  @Test("an unknown kind is told as the map has it")
  func otherKind() {
    let map = ActorMap(
      actors: [Actor(id: "a", name: "A"), Actor(id: "b", name: "B")],
      relationships: [Relationship(from: "a", to: "b", kind: "trade", trust: Trust(-0.25))])
    let text = TextTwin(of: MapDrawing(map, options: DrawingOptions(layout: .own)))
      .text(as: .markdown)
    #expect(text.contains("### A\n\n- trade: to B (−0.25)\n"))
    #expect(text.contains("### B\n\n- trade: from A (−0.25)\n"))
    #expect(text.contains("| A | B | trade | −0.25 |"))
  }

  @Test("text of the map is never markup")
  func hostile() {
    let name = "<img src=x onerror=alert(1)> | **bold** [x](javascript:1) </td>"
    let map = ActorMap(
      title: name, description: name, viewpoint: name, sides: [Side(id: "s", name: name)],
      actors: [Actor(id: "a", name: name, side: "s"), Actor(id: "b", name: name)],
      relationships: [
        Relationship(from: "a", to: "b", kind: RelationshipKind(rawValue: name), layers: [name])
      ])
    let twin = TextTwin(of: MapDrawing(map, options: DrawingOptions(layout: .own)))
    let html = twin.text(as: .html)
    #expect(!html.contains("<img"))
    #expect(!html.contains("onerror=alert(1)> | "))
    #expect(html.contains("&lt;img src=x onerror=alert(1)&gt; | **bold**"))
    let markdown = twin.text(as: .markdown)
    // What Markdown would read as markup stands behind a backslash.
    for mark in ["<img", "*bold", "[x", "</td"] {
      #expect(
        markdown.components(separatedBy: mark).dropLast().allSatisfy { $0.hasSuffix("\\") })
    }
  }

  @Test("the page fetches nothing, runs nothing and names its language")
  func page() throws {
    let html = TextTwin(of: try drawing("two-valleys")).text(as: .html)
    #expect(html.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\">\n"))
    #expect(html.contains("content=\"default-src 'none'; style-src 'unsafe-inline'\""))
    #expect(!html.contains("<script"))
    #expect(html.components(separatedBy: "<svg ").count == 2)
  }

  @Test(
    "a file's name tells the format",
    arguments: [
      ("map.md", TextTwinFormat.markdown), ("MAP.MARKDOWN", .markdown), ("map.html", .html),
      ("map.htm", .html), ("map.txt", nil), ("html", nil),
    ])
  func formats(name: String, format: TextTwinFormat?) {
    #expect(TextTwinFormat(fileName: name) == format)
  }
}
