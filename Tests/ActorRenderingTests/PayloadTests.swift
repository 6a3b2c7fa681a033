// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorModel
import Foundation
import TestSupport
import Testing

@testable import ActorRendering

@Suite("Hostile text is drawn as text")
struct PayloadTests {
  static func lines(_ folder: String) throws -> [String] {
    guard let shared = Folders.shared else { return [] }
    let root = shared.appendingPathComponent("corpora/\(folder)")
    let files = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
    var lines: [String] = []
    while let file = files?.nextObject() as? URL {
      let isFolder = try file.resourceValues(forKeys: [.isDirectoryKey]).isDirectory == true
      guard !isFolder, !["SOURCE.md", "README.md"].contains(file.lastPathComponent)
      else { continue }
      let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
      let found = text.split(separator: "\n").map(String.init)
      // What is written as JSON is meant as it reads; a whole document is a string, too.
      lines += file.pathExtension == "jsonl" ? try found.map(string) : found
      if file.pathExtension == "xml" { lines.append(text) }
    }
    return lines
  }

  private static func string(_ json: String) throws -> String {
    try JSONDecoder().decode(String.self, from: Data(json.utf8))
  }

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
    arguments: [("blns", 100), ("payloads-xss", 100), ("payloads-csv", 20), ("payloads-xxe", 100)])
  func lists(folder: String, count: Int) throws {
    let strings = try Self.lines(folder)
    #expect(strings.count > count)
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
      #expect(view.all(ofClass: "actor").count == part.count)
    }
  }
}
