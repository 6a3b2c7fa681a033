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

  private func drawing(_ name: String, _ view: ViewOptions = ViewOptions()) throws -> MapDrawing {
    let file = Folders.graphs.appendingPathComponent("\(name)/map.actormap.json").path
    var map = try FormatCatalog.read(file).input.map
    // In a row: who stands where is nothing to the text, and searching it would take long.
    map.layout = map.actors.enumerated().map { index, actor in
      FixedPosition(actor: actor.id, x: Double(index % 8) * 160, y: Double(index / 8) * 160)
    }
    return MapDrawing(map, options: DrawingOptions(view: view, routing: .straight))
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

  @Test("says all that the picture says, in both formats", arguments: maps)
  func complete(name: String) throws {
    let drawing = try drawing(name)
    let twin = TextTwin(of: drawing)
    let page = twin.text(as: .html).components(separatedBy: "</figure>")
    let html = plain(try #require(page.last))
    let markdown = twin.text(as: .markdown).replacingOccurrences(of: "\\", with: "")
    let names = spoken(drawing.svg)
    #expect(names.count > 10)
    for label in names.map(plain) {
      // An actor's name stands in a column of its own.
      let parts = html.contains(label) ? [label] : [String(label.split(separator: ",")[0])]
      for part in parts {
        #expect(html.contains(part))
        #expect(markdown.contains(part))
      }
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
