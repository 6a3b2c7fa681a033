// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// What a GraphML file says of the graph itself: the map beside its actors and ties.
struct GraphMLRest {
  /// The name of the data that hold, as JSON, what has no data of its own in files of ours.
  static let more = CSVColumns.more
  /// The fields of a map that have data of their own.
  static let texts = ["title", "description", "asOf", "viewpoint"]

  private let notes: GraphMLNotes
  private let options: ReadOptions
  /// Whether ActorMap wrote the file.
  var isOwn = false
  private var found: [(name: String, value: JSONNode.Value, offset: Int)] = []

  init(_ notes: GraphMLNotes, _ options: ReadOptions) {
    self.notes = notes
    self.options = options
  }

  /// Takes in data of the graph.
  mutating func add(_ name: String, _ value: JSONNode.Value, at offset: Int) {
    found.append((name, value, offset))
  }

  /// The map's fields as an object; places are those of the data.
  func object(at offset: Int) -> JSONNode {
    var members: [JSONNode.Member] = []
    for data in found where isOwn || !isBlank(data.name, data.value) {
      if isOwn, data.name == Self.more {
        members += further(data.value, at: data.offset)
      } else {
        let cell = ImportCell(value: data.value, offset: data.offset)
        let name = isOwn ? data.name : meant(data.name, cell, members)
        let isText = Self.texts.contains(name)
        let value = isText ? cell.text.map(JSONNode.Value.string) ?? data.value : data.value
        members.append(
          JSONNode.Member(
            key: name, keyOffset: data.offset, node: JSONNode(value: value, offset: data.offset)))
      }
    }
    var seen: Set<String> = []
    for member in members where !seen.insert(member.key).inserted {
      notes.log.add([.init(key: member.key, offset: member.keyOffset)], in: notes.file)
    }
    return JSONNode(value: .object(members), offset: offset)
  }

  /// yEd writes an empty description, igraph an empty name, where there is none.
  private func isBlank(_ name: String, _ value: JSONNode.Value) -> Bool {
    guard case .string(let text) = value, text.isEmpty else { return false }
    return meant(name, ImportCell(text: "-", offset: 0), []) != name
      || Self.texts.contains(name)
  }

  /// Under which name the data of another maker are kept.
  private func meant(
    _ name: String, _ cell: ImportCell, _ members: [JSONNode.Member]
  ) -> String {
    let isNew = { (field: String) in
      !members.contains { $0.key == field } && cell.text != nil && !cell.isEmpty
    }
    switch FieldNames.folded(name) {
    case "title", "name", "label":
      if isNew("title") { return "title" }
    case "description", "comment", "comments", "note", "notes":
      if isNew("description") { return "description" }
    default: break
    }
    // Names that mean something else in a map, or are taken, say that they are the graph's.
    let taken = MapKeys.map + MapKeys.actorLists + MapKeys.tieLists
    let isTaken = taken.contains(name) || members.contains { $0.key == name }
    return isTaken ? "graph." + name : name
  }

  private func further(_ value: JSONNode.Value, at offset: Int) -> [JSONNode.Member] {
    if case .string(let json) = value,
      let document = try? JSONReader.read(FileBytes(name: "", bytes: Array(json.utf8))),
      case .object(let members) = document.root.moved(to: offset).value
    {
      notes.log.add(
        document.repeatedKeys.map { .init(key: $0.key, offset: offset) }, in: notes.file)
      return members
    }
    notes.error(
      offset, found: "no JSON object", expected: "a JSON object in the data \(Self.more)",
      remedy: "correct the JSON, or remove the data")
    return []
  }
}
