// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorModel
import Foundation
import TestSupport
import Testing

@testable import ActorReport

@Suite("Text of the map is text in a brief")
struct BriefPayloadTests {
  private func map(of part: [String]) -> ActorMap {
    let roles: [[Role]] = [[.party], [.party], [.mediator], [.constituency], [.sponsor]]
    return ActorMap(
      title: part[0], description: part.last, viewpoint: part[part.count / 2],
      sides: [Side(id: "s", name: part[0]), Side(id: "t", name: part[1])],
      actors: part.enumerated().map { index, text in
        Actor(
          id: "\(index)", name: text, roles: roles[min(index, 4)],
          side: index == 0 ? "s" : index == 1 ? "t" : nil,
          populationShare: index == 3 ? Fraction(0.5) : nil)
      },
      relationships: part.indices.flatMap { index in
        [
          Relationship(
            from: "\(index % 2)", to: "\(index)", kind: .trust, trust: Trust(0.6),
            layers: [part[index]]),
          Relationship(
            from: "\(index)", to: "2", kind: .trust, trust: Trust(0.7), layers: [part[index]]),
        ].filter { $0.from != $0.to }
      })
  }

  @Test("a hostile name is text in every form")
  func hostile() throws {
    let name = "<img src=x onerror=alert(1)> | **bold** [x](javascript:1) </td>\u{1B}[2J"
    let brief = try Brief(
      .plain, on: map(of: [name, name + "2", name + "3", name + "4", name + "5"]))
    let html = brief.text(as: .html)
    #expect(!html.contains("<img") && html.contains("&lt;img src=x onerror=alert(1)&gt;"))
    let markdown = brief.text(as: .markdown)
    for mark in ["<img", "*bold", "[x", "</td"] {
      #expect(
        markdown.components(separatedBy: mark).dropLast().allSatisfy { $0.hasSuffix("\\") })
    }
    for format in BriefFormat.allCases where format != .json && format != .csv {
      #expect(!brief.text(as: format).contains("\u{1B}"))
    }
  }

  @Test(
    "what would begin a list or a listing in Markdown begins none",
    arguments: ["- name", "+ name", "12. name", "3) name", "    name", "= name"])
  func beginnings(name: String) throws {
    var map = map(of: ["A", "B", name, "D", "E"])
    map.relationships[0].confidence = .probability(try #require(Confidence(0.5)))
    let markdown = try Brief(.plain, on: map).text(as: .markdown)
    // A paragraph that begins with the name.
    #expect(markdown.contains("name is the only candidate."))
    #expect(!markdown.split(separator: "\n").contains { $0.hasPrefix(name) })
  }

  @Test(
    "every string of the lists leaves the page's own elements only",
    .enabled(if: Folders.shared != nil, "needs the outside material"),
    arguments: HostileStrings.lists)
  func lists(list: String) throws {
    let strings = try HostileStrings.lines(of: list)
    #expect(strings.count > HostileStrings.least(of: list))
    let own: Set<String> = [
      "html", "head", "meta", "title", "style", "body", "main", "section", "h1", "h2", "p", "ul",
      "li", "table", "caption", "thead", "tbody", "tr", "th", "td", "dl", "div", "dt", "dd",
      "figure", "figcaption", "svg", "desc", "text", "line", "circle", "path",
      "!DOCTYPE",
    ]
    for start in stride(from: 0, to: strings.count - 5, by: 40) {
      let part = Array(strings[start..<min(start + 40, strings.count)])
      let html = try Brief(.plain, on: map(of: part)).text(as: .html)
      for piece in html.components(separatedBy: "<").dropFirst() {
        let tag = piece.drop { $0 == "/" }.prefix { $0 != " " && $0 != ">" && $0 != "\n" }
        #expect(own.contains(String(tag)), "\(tag)")
      }
    }
  }
}
