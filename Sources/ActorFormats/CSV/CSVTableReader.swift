// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorModel

/// Turns the rows of a table into the JSON objects that they mean, so that tables and JSON are
/// decoded by the same code.
struct CSVTableReader {
  private struct Column {
    let key: String
    let offset: Int
    let kind: CSVColumns.Kind
  }

  private let name: String
  private let file: Int
  private let log: DecodingLog
  private var columns: [Column] = []

  /// The objects of the table in `bytes`.
  static func objects(
    of bytes: FileBytes, as layout: CSVColumns, log: DecodingLog
  ) throws(FormatError) -> (file: Int, nodes: [JSONNode]) {
    let rows = try CSVReader.rows(of: bytes)
    var reader = CSVTableReader(name: bytes.name, file: log.open(bytes), log: log)
    guard let headers = rows.first, reader.take(headers, layout) else { return (reader.file, []) }
    var nodes: [JSONNode] = []
    nodes.reserveCapacity(rows.count)
    for row in rows.dropFirst() {
      // Spreadsheets leave such rows below the last one; there is nothing in them to lose.
      if row.allSatisfy({ $0.text.isEmpty }) { continue }
      nodes.append(reader.object(row))
    }
    return (reader.file, nodes)
  }

  private init(name: String, file: Int, log: DecodingLog) {
    self.name = name
    self.file = file
    self.log = log
  }

  // MARK: - Headers

  private mutating func take(_ headers: [CSVCell], _ layout: CSVColumns) -> Bool {
    if headers.count == 1, headers[0].text.contains(";") {
      log.add(
        .error, in: file, at: headers[0].offset, found: "columns separated by semicolons",
        expected: "commas", remedy: "save the table as CSV with commas")
      return false
    }
    var seen: Set<String> = []
    for header in headers {
      let key = CSVWriter.undefused(header.text)
      if key.isEmpty || !seen.insert(key).inserted {
        log.add(
          .error, in: file, at: header.offset,
          found: key.isEmpty ? "an empty header" : "header \(Shown.quoted(key)) a second time",
          expected: "a header of its own for every column", remedy: "rename or remove the column")
      }
      let kind = layout.kind(key)
      columns.append(Column(key: key, offset: header.offset, kind: kind))
      if kind == .own { warnIfMisspelt(key, header, layout) }
    }
    for key in layout.needs where !seen.contains(key) {
      log.add(
        .error, in: file, at: headers[0].offset, found: "no column \(key)",
        expected: "the columns " + layout.needs.joined(separator: " and "),
        remedy: "add the column, or rename the one that is meant")
    }
    return seen.isSuperset(of: layout.needs)
  }

  private func warnIfMisspelt(_ key: String, _ header: CSVCell, _ layout: CSVColumns) {
    guard let meant = MapKeys.meant(by: key, among: layout.known) else { return }
    log.add(
      .warning, in: file, at: header.offset, found: "unknown header \(Shown.quoted(key))",
      expected: "\"\(meant)\", which it resembles",
      remedy: "rename it, if that is meant; it is kept as an attribute")
  }

  // MARK: - Rows

  private func object(_ row: [CSVCell]) -> JSONNode {
    var members: [JSONNode.Member] = []
    var attributes: [JSONNode.Member] = []
    members.reserveCapacity(row.count)
    for (column, cell) in zip(columns, row) where !cell.text.isEmpty {
      guard column.kind != .more else {
        addMore(of: cell, to: &members, &attributes)
        continue
      }
      let member = JSONNode.Member(
        key: column.key, keyOffset: cell.offset,
        node: JSONNode(value: value(cell, column.kind), offset: cell.offset))
      if column.kind == .own { attributes.append(member) } else { members.append(member) }
    }
    let offset = row[0].offset
    if !attributes.isEmpty {
      let own = JSONNode(value: .object(attributes), offset: offset)
      members.append(JSONNode.Member(key: "attributes", keyOffset: offset, node: own))
    }
    return JSONNode(value: .object(members), offset: offset)
  }

  private func value(_ cell: CSVCell, _ kind: CSVColumns.Kind) -> JSONNode.Value {
    switch kind {
    case .number where JSONNumber.isNumber(cell.text): return .number(cell.text)
    case .boolean:
      // Spreadsheets write them in capitals.
      if cell.text == "true" || cell.text == "TRUE" { return .boolean(true) }
      if cell.text == "false" || cell.text == "FALSE" { return .boolean(false) }
    case .list:
      return .list(
        CSVList.split(CSVWriter.undefused(cell.text)).map {
          JSONNode(value: .string($0), offset: cell.offset)
        })
    case .number, .text, .own, .more: break
    }
    return .string(CSVWriter.undefused(cell.text))
  }

  /// Adds what the cell of the column `more` holds; its problems are told at the cell.
  private func addMore(
    of cell: CSVCell, to members: inout [JSONNode.Member],
    _ attributes: inout [JSONNode.Member]
  ) {
    let bytes = Array(CSVWriter.undefused(cell.text).utf8)
    guard let document = try? JSONReader.read(FileBytes(name: name, bytes: bytes)),
      case .object(let further) = document.root.moved(to: cell.offset).value
    else {
      return log.add(
        .error, in: file, at: cell.offset, found: Shown.quoted(cell.text),
        expected: "a JSON object in column \(CSVColumns.more)",
        remedy: "correct the JSON, empty the cell, or rename a column that is your own")
    }
    log.add(document.repeatedKeys.map { .init(key: $0.key, offset: cell.offset) }, in: file)
    for member in further {
      if member.key == "attributes", case .object(let own) = member.node.value {
        for member in own { add(member, to: &attributes) }
      } else {
        add(member, to: &members)
      }
    }
  }

  private func add(_ member: JSONNode.Member, to members: inout [JSONNode.Member]) {
    if members.contains(where: { $0.key == member.key }) {
      log.add([.init(key: member.key, offset: member.keyOffset)], in: file)
    }
    members.append(member)
  }
}

extension JSONNode {
  fileprivate func moved(to offset: Int) -> JSONNode {
    let moved: Value =
      switch value {
      case .list(let nodes): .list(nodes.map { $0.moved(to: offset) })
      case .object(let members):
        .object(
          members.map {
            Member(key: $0.key, keyOffset: offset, node: $0.node.moved(to: offset))
          })
      default: value
      }
    return JSONNode(value: moved, offset: offset)
  }
}
