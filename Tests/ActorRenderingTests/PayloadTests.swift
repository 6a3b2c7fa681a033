// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorModel
import TestSupport
import Testing

@testable import ActorRendering

@Suite("Hostile text is drawn as text")
struct PayloadTests {
  /// All attributes that a drawing has: none that acts, none that names an address.
  private static let attributes: Set<String> = [
    "aria-describedby", "aria-hidden", "aria-label", "aria-labelledby", "class", "cx", "cy", "d",
    "direction", "fill-rule", "height", "id", "lang", "r", "role", "rx", "stroke-dasharray",
    "stroke-width", "text-anchor", "transform", "unicode-bidi", "viewBox", "width", "x", "xmlns",
    "y",
  ]

  @Test(
    "every string of the lists, in every place that takes text",
    .enabled(if: Folders.shared != nil, "needs the outside material"),
    arguments: HostileStrings.lists)
  func lists(list: String) throws {
    let strings = try HostileStrings.lines(of: list)
    #expect(strings.count > HostileStrings.least(of: list))
    // Sixty strings a map, in titles, names, sides, kinds, layers and ids alike.
    for start in stride(from: 0, to: strings.count, by: 60) {
      let part = Array(strings[start..<min(start + 60, strings.count)])
      let map = ActorMap(
        title: part[0], description: part.last, viewpoint: part[part.count / 2],
        sides: [Side(id: "s", name: part[0])],
        actors: part.enumerated().map { index, text in
          Actor(
            id: "\(index)", name: text, roles: [Role(rawValue: text)], side: index < 3 ? "s" : nil)
        },
        relationships: part.indices.dropFirst().map { index in
          Relationship(
            from: "\(index - 1)", to: "\(index)", kind: RelationshipKind(rawValue: part[index]),
            confidence: .grade(part[index]), layers: [part[index]])
        },
        layout: part.indices.map { index in
          FixedPosition(
            actor: "\(index)", x: Double(index % 8) * 200, y: Double(index / 8) * 200)
        })
      let view = MapDrawing(map, options: DrawingOptions(layout: .own, routing: .straight)).view
      #expect(view.isWellFormed)
      let names = Set(view.elements.map(\.name))
      #expect(
        names.isSubset(
          of: ["svg", "title", "desc", "style", "rect", "g", "path", "circle", "text"]))
      let used = view.elements.reduce(into: Set<String>()) { $0.formUnion($1.attributes.keys) }
      #expect(used.subtracting(Self.attributes) == [])
      #expect(view.all(ofClass: "actor").count { $0.attributes["role"] != nil } == part.count)
    }
  }
}
