// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorModel

/// The sheet for everything of a map but its actors and ties: one row for each text, for each entry
/// of a list and for each member of an object, so that people can read and mend it.
///
/// The column `form` says what stands under `value`: `text`, `json`, an `item` of a list, a `member`
/// of an object, or what is `continued` from the row above because a cell cannot hold it all. A
/// `member` without a key belongs to the map itself.
enum MapSheet {
  static let headers = ["key", "form", "value"]
  /// Parts of long values have so many UTF-16 units at most.
  private static let pieceLimit = 32_000

  // MARK: - Writing

  /// The rows for `map`.
  static func table(of map: ActorMap, named name: String, _ manner: SheetManner) -> SheetTable {
    let rest = MapEncoder.head(map).entries + MapEncoder.tail(map).entries
    return SheetTable(
      name: name, columns: headers.map { SheetTable.Column(header: $0, isText: true) },
      rows: rest.flatMap { rows(of: $0, manner) })
  }

  private static func rows(
    of entry: AttributeList.Entry, _ manner: SheetManner
  ) -> [[SheetValue?]] {
    let whole = AttributeValue.object(AttributeList([entry]))
    guard manner.holds(entry.key) else { return rows("", "member", manner.json(whole)) }
    switch entry.value {
    case .string(let text) where manner.holds(text): return rows(entry.key, "text", text)
    case .list(let values) where !values.isEmpty:
      return values.flatMap { rows(entry.key, "item", manner.json($0)) }
    case .object(let list) where !list.isEmpty:
      return list.entries.flatMap { member in
        rows(entry.key, "member", manner.json(.object(AttributeList([member]))))
      }
    default: return rows(entry.key, "json", manner.json(entry.value))
    }
  }

  private static func rows(_ key: String, _ form: String, _ value: String) -> [[SheetValue?]] {
    pieces(of: value).enumerated().map { place, piece in
      place == 0
        ? [key.isEmpty ? nil : .text(key), .text(form), .text(piece)]
        : [nil, .text("continued"), .text(piece)]
    }
  }

  private static func pieces(of text: String) -> [String] {
    guard text.utf16.count > pieceLimit else { return [text] }
    var pieces = [String.UnicodeScalarView()]
    var room = pieceLimit
    for scalar in text.unicodeScalars {
      if room < 2 {
        pieces.append(.init())
        room = pieceLimit
      }
      pieces[pieces.count - 1].append(scalar)
      room -= scalar.value > 0xFFFF ? 2 : 1
    }
    return pieces.map { String($0) }
  }

  // MARK: - Reading

  /// Whether the sheet is one of these.
  static func isOne(_ sheet: Sheet) -> Bool {
    guard let first = sheet.rows.first else { return false }
    return sheet[first].map(\.value) == headers.map { SheetValue.text($0) }
  }

  /// A value with where it begins.
  private struct Entry {
    let key: String
    let form: String
    var text: String
    let offset: Int
  }

  /// Takes in the rows of `sheet`.
  static func read(_ sheet: Sheet, of workbook: String, into decoder: inout MapDecoder) {
    let log = decoder.log
    let file = log.open(grid: "\(workbook)#\(sheet.name)")
    let parts = entries(of: sheet, file, log).compactMap { entry in
      node(entry, file, log).map { (entry: entry, node: $0) }
    }
    let members = members(parts, file, log)
    let root = JSONNode(value: .object(members), offset: 0)
    guard var object = ObjectReader(root, in: file, log: log, expecting: "a map") else { return }
    for member in members
    where (MapKeys.actorLists + MapKeys.tieLists).contains(member.key) {
      log.add(
        .error, in: file, at: member.keyOffset, found: "\"\(member.key)\" in the sheet of the rest",
        expected: "actors and ties in their own sheets only", remedy: "move them there")
    }
    decoder.checkVersion(&object)
    decoder.decodeRest(&object)
  }

  private static func entries(of sheet: Sheet, _ file: Int, _ log: DecodingLog) -> [Entry] {
    var entries: [Entry] = []
    for row in sheet.rows.dropFirst() {
      var texts = ["", "", ""]
      for cell in sheet[row] {
        let offset = GridPlace.offset(row: row.number, column: Int(cell.column))
        guard cell.column < 3, let text = plain(cell.value) else {
          log.add(
            .error, in: file, at: offset, found: "a cell that belongs to no column",
            expected: "texts under \(headers.joined(separator: ", "))", remedy: "remove the cell")
          continue
        }
        texts[Int(cell.column)] = text
      }
      if texts[1] == "continued", !entries.isEmpty {
        entries[entries.count - 1].text += texts[2]
        continue
      }
      entries.append(
        Entry(
          key: texts[0], form: texts[1], text: texts[2],
          offset: GridPlace.offset(row: row.number, column: 2)))
    }
    return entries
  }

  private static func plain(_ value: SheetValue) -> String? {
    switch value {
    case .text(let text): CSVWriter.undefused(text)
    case .number(let text): text
    case .boolean(let value): value ? "true" : "false"
    case .error, .formula, .odd: nil
    }
  }

  private static func node(_ entry: Entry, _ file: Int, _ log: DecodingLog) -> JSONNode? {
    if entry.form == "text" { return JSONNode(value: .string(entry.text), offset: entry.offset) }
    guard ["json", "item", "member"].contains(entry.form) else {
      let cell = GridPlace.offset(row: GridPlace.row(of: entry.offset), column: 1)
      log.add(
        .error, in: file, at: cell, found: Shown.quoted(entry.form),
        expected: "text, json, item, member or continued under form", remedy: "correct the word")
      return nil
    }
    let bytes = FileBytes(name: "", bytes: Array(entry.text.utf8))
    do {
      let document = try JSONReader.read(bytes, expecting: "a value in JSON", remedy: "write one")
      log.add(document.repeatedKeys.map { .init(key: $0.key, offset: entry.offset) }, in: file)
      let node = document.root.moved(to: entry.offset)
      if case .object = node.value { return node }
      if entry.form != "member" { return node }
    } catch {
      let problem = error.problems.first
      log.add(
        .error, in: file, at: entry.offset, found: problem?.found ?? Shown.quoted(entry.text),
        expected: problem?.expected ?? "JSON", remedy: problem?.remedy ?? "correct the JSON")
      return nil
    }
    log.add(
      .error, in: file, at: entry.offset, found: Shown.quoted(entry.text),
      expected: "an object in braces, for it is a member", remedy: "write {\"name\": value}")
    return nil
  }

  /// What the rows of one key say together.
  private struct Group {
    let key: String
    let form: String
    let offset: Int
    var items: [JSONNode] = []
    var members: [JSONNode.Member] = []

    var member: JSONNode.Member {
      let value: JSONNode.Value =
        switch form {
        case "item": .list(items)
        case "member": .object(members)
        default: items.first?.value ?? .null
        }
      return .init(key: key, keyOffset: offset, node: JSONNode(value: value, offset: offset))
    }
  }

  /// The members of the map, in the order of the first row of each.
  private static func members(
    _ parts: [(entry: Entry, node: JSONNode)], _ file: Int, _ log: DecodingLog
  ) -> [JSONNode.Member] {
    var groups: [Group] = []
    var places: [String: Int] = [:]
    var rest: [JSONNode.Member] = []
    for (entry, node) in parts {
      if entry.form == "member", entry.key.isEmpty, case .object(let inner) = node.value {
        rest += inner
        continue
      }
      if places[entry.key] == nil {
        places[entry.key] = groups.count
        groups.append(Group(key: entry.key, form: entry.form, offset: entry.offset))
      } else if entry.form != "item", entry.form != "member" {
        log.add([.init(key: entry.key, offset: entry.offset)], in: file)
        continue
      }
      guard let place = places[entry.key], groups[place].form == entry.form else {
        log.add([.init(key: entry.key, offset: entry.offset)], in: file)
        continue
      }
      if entry.form == "member", case .object(let inner) = node.value {
        groups[place].members += inner
      } else {
        groups[place].items.append(node)
      }
    }
    let all = groups.map(\.member) + rest
    for list in [all] + groups.map(\.members) {
      var seen: Set<String> = []
      for member in list where !seen.insert(member.key).inserted {
        log.add([.init(key: member.key, offset: member.keyOffset)], in: file)
      }
    }
    return all
  }
}
