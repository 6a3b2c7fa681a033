// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorModel

/// How the keys of an actor or a tie stand in the columns of a table.
///
/// Text, numbers, true and false, and lists of texts (with `;` between) have a cell. The user's
/// own attributes that are texts have columns of their own. Whatever a cell cannot hold exactly
/// stands as a JSON object in the column `more`.
struct CSVColumns {
  static let more = "more"
  private static let numbers: Set<String> = [
    "trust", "strength", "confidence", "populationShare", "visibility", "power", "track",
  ]
  private static let booleans: Set<String> = [
    "insider", "veto", "us", "shadow", "mandate", "directed",
  ]
  private static let lists: Set<String> = ["role", "layers", "sources"]

  let known: [String]

  /// The columns of a table of objects with these `keys`.
  init(_ keys: [String]) { known = keys.filter { $0 != "attributes" } }

  // MARK: - Reading

  /// Turns a row into the JSON object that it means.
  func object(
    _ row: [CSVCell], headers: [CSVCell], file: FileBytes
  ) throws(FormatError) -> JSONNode {
    var members: [JSONNode.Member] = []
    var attributes: [JSONNode.Member] = []
    for (header, cell) in zip(headers, row) where !cell.text.isEmpty {
      let node: JSONNode
      if header.text == Self.more {
        let further = try Self.further(cell, file: file)
        for member in further where member.key != "attributes" { members.append(member) }
        for member in further where member.key == "attributes" {
          if case .object(let own) = member.node.value { attributes += own }
        }
        continue
      }
      node = JSONNode(value: value(cell.text, under: header.text), offset: cell.offset)
      let member = JSONNode.Member(key: header.text, keyOffset: cell.offset, node: node)
      if known.contains(header.text) { members.append(member) } else { attributes.append(member) }
    }
    let offset = row.first?.offset ?? file.start
    if !attributes.isEmpty {
      members.append(
        JSONNode.Member(
          key: "attributes", keyOffset: offset,
          node: JSONNode(value: .object(attributes), offset: offset)))
    }
    return JSONNode(value: .object(members), offset: offset)
  }

  /// The object in a cell of the column `more`; its problems are told at the cell.
  private static func further(
    _ cell: CSVCell, file: FileBytes
  ) throws(FormatError) -> [JSONNode.Member] {
    let text = CSVWriter.undefused(cell.text)
    do {
      let node = try JSONReader.read(FileBytes(name: file.name, bytes: Array(text.utf8)))
      if case .object(let members) = node.value { return members.map { $0.moved(to: cell) } }
    } catch {}
    throw file.error(
      at: cell.offset, found: "\"\(text.prefix(40))\"", expected: "a JSON object in column more",
      remedy: "correct the JSON, or empty the cell")
  }

  private func value(_ text: String, under header: String) -> JSONNode.Value {
    if Self.numbers.contains(header), known.contains(header), Self.isNumber(text) {
      return .number(text)
    }
    if Self.booleans.contains(header), known.contains(header) {
      if text == "true" { return .boolean(true) }
      if text == "false" { return .boolean(false) }
    }
    let plain = CSVWriter.undefused(text)
    guard Self.lists.contains(header), known.contains(header) else { return .string(plain) }
    return .list(Self.split(plain).map { JSONNode(value: .string($0), offset: 0) })
  }

  private static func isNumber(_ text: String) -> Bool {
    guard let first = text.utf8.first(where: { $0 != 0x2D }), (0x30...0x39).contains(first) else {
      return false
    }
    return Double(text)?.isFinite ?? false
  }

  /// Splits at `;`; a backslash before `;` or a backslash makes it part of the text.
  private static func split(_ text: String) -> [String] {
    var parts: [String.UnicodeScalarView] = [.init()]
    var isEscaped = false
    for scalar in text.unicodeScalars {
      if isEscaped || (scalar != "\\" && scalar != ";") {
        parts[parts.count - 1].append(scalar)
        isEscaped = false
      } else if scalar == "\\" {
        isEscaped = true
      } else {
        parts.append(.init())
      }
    }
    return parts.map { String($0) }
  }

  // MARK: - Writing

  /// The headers and rows of `objects`.
  func table(_ objects: [AttributeList]) -> [[String]] {
    let own = ownColumns(objects)
    let rows = objects.map { row($0, own: own) }
    let usesMore = rows.contains { !($0.last ?? "").isEmpty }
    let used = known.enumerated().filter { place, key in
      ["id", "name", "from", "to", "kind", "role", "side", "trust"].contains(key)
        || rows.contains { !$0[place].isEmpty }
    }.map(\.offset)
    let kept =
      used + Array(known.count..<(known.count + own.count))
      + (usesMore ? [known.count + own.count] : [])
    let headers = known + own.map(CSVWriter.defused) + [Self.more]
    return ([headers] + rows).map { row in kept.map { row[$0] } }
  }

  private func ownColumns(_ objects: [AttributeList]) -> [String] {
    var columns: [String] = []
    var seen = Set(known + [Self.more, ""])
    for object in objects {
      guard case .object(let attributes)? = object["attributes"] else { continue }
      for entry in attributes {
        if case .string(let text) = entry.value, !text.isEmpty, seen.insert(entry.key).inserted {
          columns.append(entry.key)
        }
      }
    }
    return columns
  }

  private func row(_ object: AttributeList, own: [String]) -> [String] {
    var more = AttributeList()
    var cells = [String](repeating: "", count: known.count + own.count)
    for entry in object where entry.key != "attributes" {
      if let place = known.firstIndex(of: entry.key), let cell = cell(entry) {
        cells[place] = cell
      } else {
        more[entry.key] = entry.value
      }
    }
    var rest = AttributeList()
    if case .object(let attributes)? = object["attributes"] {
      for entry in attributes {
        if case .string(let text) = entry.value, !text.isEmpty,
          let place = own.firstIndex(of: entry.key)
        {
          cells[known.count + place] = CSVWriter.defused(text)
        } else {
          rest[entry.key] = entry.value
        }
      }
    }
    if !rest.isEmpty { more["attributes"] = .object(rest) }
    return cells + [more.isEmpty ? "" : JSONText.line(.object(more))]
  }

  /// The cell that reads back to this value, if there is one.
  private func cell(_ entry: AttributeList.Entry) -> String? {
    switch entry.value {
    case .number(let text): return text
    case .boolean(let value): return value ? "true" : "false"
    case .string(let text):
      if Self.numbers.contains(entry.key), Self.isNumber(text) { return nil }
      return list([text], entry.key)
    case .list(let values):
      let texts = values.compactMap { value in
        if case .string(let text) = value { text } else { nil }
      }
      return list(texts, entry.key)
    case .null, .object: return nil
    }
  }

  private func list(_ texts: [String], _ key: String) -> String? {
    guard !texts.contains("") else { return nil }
    guard Self.lists.contains(key) else { return CSVWriter.defused(texts[0]) }
    let escaped = texts.map { text in
      text.reduce(into: "") { result, character in
        if character == ";" || character == "\\" { result.append("\\") }
        result.append(character)
      }
    }
    return CSVWriter.defused(escaped.joined(separator: ";"))
  }
}

extension JSONNode {
  fileprivate func moved(to cell: CSVCell) -> JSONNode {
    let moved: Value =
      switch value {
      case .list(let nodes): .list(nodes.map { $0.moved(to: cell) })
      case .object(let members): .object(members.map { $0.moved(to: cell) })
      default: value
      }
    return JSONNode(value: moved, offset: cell.offset)
  }
}

extension JSONNode.Member {
  fileprivate func moved(to cell: CSVCell) -> JSONNode.Member {
    JSONNode.Member(key: key, keyOffset: cell.offset, node: node.moved(to: cell))
  }
}
