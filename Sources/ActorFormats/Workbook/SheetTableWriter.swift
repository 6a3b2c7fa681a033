// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorModel

/// Turns the JSON objects of actors or ties into the rows of a sheet: as in CSV tables, but numbers
/// and truth values keep their types, so that attributes of these types have columns too.
struct SheetTableWriter {
  /// More attributes than that stand as JSON in the last column.
  private static let attributeLimit = 1_000

  private let layout: CSVColumns
  private let manner: SheetManner
  private let places: [String: Int]
  private var own: [String: Int] = [:]
  private var ownKeys: [String] = []

  /// The sheet of `objects`; columns without a cell are left out.
  static func table(
    _ objects: [AttributeList], named name: String, as layout: CSVColumns, _ manner: SheetManner
  ) -> SheetTable {
    let writer = SheetTableWriter(objects, layout, manner)
    let headers = layout.known + writer.ownKeys + [CSVColumns.more]
    let rows = objects.map(writer.row)
    var isUsed = headers.map(layout.always.contains)
    for place in layout.known.count..<(headers.count - 1) { isUsed[place] = true }
    for row in rows {
      for (place, cell) in row.enumerated() where cell != nil { isUsed[place] = true }
    }
    let used = headers.indices.filter { isUsed[$0] }
    return SheetTable(
      name: name,
      columns: used.map { place in
        SheetTable.Column(
          header: headers[place], isText: writer.isText(place, headers[place], rows))
      },
      rows: rows.map { row in used.map { row[$0] } })
  }

  private init(_ objects: [AttributeList], _ layout: CSVColumns, _ manner: SheetManner) {
    self.layout = layout
    self.manner = manner
    places = Dictionary(uniqueKeysWithValues: layout.known.enumerated().map { ($1, $0) })
    for case .object(let attributes)? in objects.map({ $0["attributes"] }) {
      for entry in attributes where own[entry.key] == nil && ownKeys.count < Self.attributeLimit {
        guard ownCell(entry.value) != nil, layout.kind(entry.key) == .own, manner.holds(entry.key)
        else { continue }
        own[entry.key] = layout.known.count + ownKeys.count
        ownKeys.append(entry.key)
      }
    }
  }

  private func isText(_ place: Int, _ header: String, _ rows: [[SheetValue?]]) -> Bool {
    switch layout.kind(header) {
    case .text, .list, .more: true
    case .number, .boolean: false
    case .own:
      rows.allSatisfy { row in
        if case .text? = row[place] { return true }
        return row[place] == nil
      }
    }
  }

  private func row(_ object: AttributeList) -> [SheetValue?] {
    var cells = [SheetValue?](repeating: nil, count: layout.known.count + ownKeys.count)
    var more: [AttributeList.Entry] = []
    for entry in object {
      if entry.key == "attributes", case .object(let attributes) = entry.value {
        let rest = attributes.entries.filter { entry in
          guard let place = own[entry.key], let cell = ownCell(entry.value) else { return true }
          cells[place] = cell
          return false
        }
        if !rest.isEmpty { more.append(.init(key: entry.key, value: .object(.init(rest)))) }
      } else if let place = places[entry.key], let cell = cell(entry) {
        cells[place] = cell
      } else {
        more.append(entry)
      }
    }
    return cells + [more.isEmpty ? nil : .text(manner.json(.object(AttributeList(more))))]
  }

  // MARK: - Cells

  /// The cell that reads back to an attribute of this value, if there is one.
  private func ownCell(_ value: AttributeValue) -> SheetValue? {
    switch value {
    case .string(let text): self.text(text)
    case .number(let text): CellNumber.isCell(text) ? .number(text) : nil
    case .boolean(let value): .boolean(value)
    case .null, .list, .object: nil
    }
  }

  private func text(_ text: String) -> SheetValue? { manner.holds(text) ? .text(text) : nil }

  /// The cell that reads back to this value, if there is one.
  private func cell(_ entry: AttributeList.Entry) -> SheetValue? {
    switch (entry.value, layout.kind(entry.key)) {
    case (.number(let text), .number):
      return CellNumber.isCell(text) ? .number(text) : nil
    case (.boolean(let value), .boolean): return .boolean(value)
    case (.string(let text), .number):
      // A grade that looks like a number would be read as one.
      return JSONNumber.isNumber(text) ? nil : self.text(text)
    case (.string(let text), .text): return self.text(text)
    case (.string(let text), .list): return list([text])
    case (.list(let values), .list):
      let texts = values.compactMap { value -> String? in
        if case .string(let text) = value { return text }
        return nil
      }
      return texts.count == values.count ? list(texts) : nil
    default: return nil
    }
  }

  private func list(_ texts: [String]) -> SheetValue? {
    texts.isEmpty || texts.contains("") ? nil : text(CSVList.joined(texts))
  }
}
