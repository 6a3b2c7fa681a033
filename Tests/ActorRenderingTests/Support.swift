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
  "florentine-families-15", "karate-club",
]

func shippedMap(_ name: String) throws -> ActorMap {
  try FormatCatalog.read(Folders.graphs.appendingPathComponent("\(name)/map.actormap.json").path)
    .input.map
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
