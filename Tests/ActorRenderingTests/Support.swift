// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorFormats
import ActorModel
import Foundation
import FoundationXML
import TestSupport

@testable import ActorRendering

/// The maps that ship with the project, by the name of their folder.
let shippedMaps = [
  "two-valleys", "oslo-1993", "mozambique-1992", "krackhardt-kite", "florentine-families",
  "florentine-families-15", "karate-club", "symbols",
]

func shippedMap(_ name: String) throws -> ActorMap {
  try FormatCatalog.read(Folders.graphs.appendingPathComponent("\(name)/map.actormap.json").path)
    .input.map
}

/// The maps that ship, each drawn once for all tests that look at it: finding places is what takes
/// long, in a debug build most of all. Where a map has sides its mediators are marked, so that rings
/// and stars are there as well.
enum Drawn {
  static func map(_ name: String) async throws -> MapDrawing {
    try await drawings.task(name).value
  }

  /// How it is drawn.
  static func options(for map: ActorMap) -> DrawingOptions {
    var options = DrawingOptions()
    guard map.sides.count > 1 else { return options }
    options.highlights = map.actors.filter { $0.has(.mediator) }.enumerated()
      .map { Highlight(actor: $1.id, rank: $0 + 1) }
    return options
  }

  /// Whoever asks for a map that is being drawn waits without holding a thread.
  private actor Drawings {
    private var tasks: [String: Task<MapDrawing, any Error>] = [:]

    func task(_ name: String) -> Task<MapDrawing, any Error> {
      if let task = tasks[name] { return task }
      let task = Task.detached {
        let map = try shippedMap(name)
        return MapDrawing(map, options: Drawn.options(for: map))
      }
      tasks[name] = task
      return task
    }
  }

  private static let drawings = Drawings()
}

extension ActorMap {
  /// The map with places on a grid, in the order of its actors: for tests that do not ask where
  /// somebody stands, for nothing has to be searched then.
  var onGrid: ActorMap {
    var map = self
    map.layout = actors.enumerated().map { index, actor in
      FixedPosition(actor: actor.id, x: Double(index % 8) * 150, y: Double(index / 8) * 130)
    }
    return map
  }
}

/// A program of the project beside the tests that are running.
func program(_ name: String) -> String {
  Folders.products.appendingPathComponent(name).path
}

/// An XML document as an independent parser sees it.
final class XMLView: NSObject, XMLParserDelegate {
  struct Element {
    let name: String
    let attributes: [String: String]
    var text = ""
  }

  private(set) var elements: [Element] = []
  private var open: [Int] = []
  private(set) var isWellFormed = false

  init(_ text: String) {
    super.init()
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = self
    isWellFormed = parser.parse()
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    open.append(elements.count)
    elements.append(Element(name: name, attributes: attributes))
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) { open.removeLast() }

  func parser(_ parser: XMLParser, foundCharacters text: String) {
    if let last = open.last { elements[last].text += text }
  }

  func all(ofClass name: String) -> [Element] {
    elements.filter {
      ($0.attributes["class"] ?? "").split(separator: " ").contains(Substring(name))
    }
  }

  /// All text that is drawn.
  var drawnText: String {
    elements.filter { $0.name == "text" }.map(\.text).joined(separator: "\n")
  }
}

extension MapDrawing {
  var view: XMLView { XMLView(svg) }
}
