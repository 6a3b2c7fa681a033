// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorModel

/// What a `key` element declares: how data under it are called and what they are.
struct GraphMLKey {
  /// The types of GraphML, as far as they differ for us.
  enum Kind {
    case text
    case boolean
    case whole
    case real
  }

  /// The id to which data refer, with a 0 at its end.
  let id: [CChar]
  let name: String
  let kind: Kind
  /// The elements whose data it declares: `node`, `edge`, `graph`, …, `all`.
  let domain: String
  /// Whether data are elements of an editor's own, in which names stand.
  let isGraphics: Bool
  /// The place of the declaration.
  let offset: Int
  /// What elements have that say nothing.
  var standard: ImportCell?

  func isFor(_ element: String) -> Bool { domain == element || domain == "all" }
}

/// Where problems of a GraphML file go.
struct GraphMLNotes {
  let log: DecodingLog
  /// The number under which the log knows the file.
  let file: Int

  func error(_ offset: Int, found: String, expected: String, remedy: String) {
    log.add(.error, in: file, at: offset, found: found, expected: expected, remedy: remedy)
  }

  func warning(_ offset: Int, found: String, expected: String, remedy: String) {
    log.add(.warning, in: file, at: offset, found: found, expected: expected, remedy: remedy)
  }
}

/// The keys of a file by their ids.
struct GraphMLKeys {
  private(set) var list: [GraphMLKey] = []
  private var places: [String: Int] = [:]

  /// The place of the key with this id.
  subscript(_ id: String) -> Int? { places[id] }

  /// Whether ActorMap wrote the file: then names are ours to the letter.
  var isOwn: Bool { list.contains { $0.name == MapKeys.version && $0.domain == "graph" } }

  /// Takes the declaration in; `nil`, with the problem told, where data could not refer to it.
  mutating func declare(
    _ attributes: XMLAttributes, at offset: Int, _ notes: GraphMLNotes
  ) -> Int? {
    guard let id = attributes["id"] else {
      notes.error(
        offset, found: "a key without id", expected: "an id to which data refer", remedy: "add id")
      return nil
    }
    guard places[id] == nil else {
      notes.error(
        offset, found: "key \(Shown.quoted(id)) a second time",
        expected: "each key id once in a file", remedy: "rename one of the two, and its data")
      return nil
    }
    let named = attributes["attr.name"].flatMap { $0.isEmpty ? nil : $0 }
    let editor = attributes["yfiles.type"]
    list.append(
      GraphMLKey(
        id: Array(id.utf8CString), name: named ?? editor ?? id,
        kind: Self.kind(attributes["attr.type"], id, at: offset, notes),
        domain: Self.domain(attributes["for"], id, at: offset, notes),
        isGraphics: editor != nil || attributes["attr.uri"] != nil, offset: offset))
    places[id] = list.count - 1
    return list.count - 1
  }

  /// Gives the key a value for elements that say nothing.
  mutating func setStandard(_ cell: ImportCell, of key: Int) { list[key].standard = cell }

  private static func kind(
    _ type: String?, _ id: String, at offset: Int, _ notes: GraphMLNotes
  ) -> GraphMLKey.Kind {
    guard let type else { return .text }
    switch type.lowercased() {
    case "string": return .text
    case "boolean": return .boolean
    // Old Gephi writes `integer`.
    case "int", "long", "integer": return .whole
    case "float", "double": return .real
    default:
      notes.warning(
        offset, found: "type \(Shown.quoted(type)) of key \(Shown.quoted(id))",
        expected: "boolean, int, long, float, double or string",
        remedy: "correct attr.type; its data are read as text")
      return .text
    }
  }

  private static let domains: Set<String> = [
    "all", "graphml", "graph", "node", "edge", "hyperedge", "port", "endpoint",
  ]

  private static func domain(
    _ domain: String?, _ id: String, at offset: Int, _ notes: GraphMLNotes
  ) -> String {
    guard let domain else { return "all" }
    if domains.contains(domain) { return domain }
    notes.warning(
      offset, found: "key \(Shown.quoted(id)) for \(Shown.quoted(domain))",
      expected: "all, graph, node, edge or port",
      remedy: "correct the word; it is taken for all elements")
    return "all"
  }
}
