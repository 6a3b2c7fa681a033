// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorModel

/// Turns the JSON objects of actors or ties into the rows of a table.
struct CSVTableWriter {
  private let layout: CSVColumns
  private let places: [String: Int]
  /// The columns of the user's own attributes, by name.
  private let own: [String: Int]
  private let ownKeys: [String]

  /// The headers and rows of `objects`; columns without a cell are left out.
  static func table(_ objects: [AttributeList], as layout: CSVColumns) -> [[String]] {
    let writer = CSVTableWriter(objects, layout)
    let headers = layout.known + writer.ownKeys.map(CSVWriter.defused) + [CSVColumns.more]
    let rows = objects.map(writer.row)
    var isUsed = headers.map(layout.always.contains)
    for place in layout.known.count..<(headers.count - 1) { isUsed[place] = true }
    for row in rows {
      for (place, cell) in row.enumerated() where !cell.isEmpty { isUsed[place] = true }
    }
    return ([headers] + rows).map { row in
      zip(row, isUsed).filter { $0.1 }.map { $0.0 }
    }
  }

  private init(_ objects: [AttributeList], _ layout: CSVColumns) {
    self.layout = layout
    places = Dictionary(uniqueKeysWithValues: layout.known.enumerated().map { ($1, $0) })
    var own: [String: Int] = [:]
    var keys: [String] = []
    for case .object(let attributes)? in objects.map({ $0["attributes"] }) {
      for entry in attributes where own[entry.key] == nil {
        guard Self.text(entry.value) != nil, layout.kind(entry.key) == .own, Self.hasCell(entry.key)
        else { continue }
        own[entry.key] = layout.known.count + keys.count
        keys.append(entry.key)
      }
    }
    self.own = own
    ownKeys = keys
  }

  /// A text that has a cell: an empty cell means that there is no value, a byte 0 ends text.
  private static func text(_ value: AttributeValue) -> String? {
    if case .string(let text) = value, hasCell(text) { return text }
    return nil
  }

  private static func hasCell(_ text: String) -> Bool {
    !text.isEmpty && !text.utf8.contains(0)
  }

  private func row(_ object: AttributeList) -> [String] {
    var cells = [String](repeating: "", count: layout.known.count + ownKeys.count)
    var more: [AttributeList.Entry] = []
    for entry in object {
      if entry.key == "attributes", case .object(let attributes) = entry.value {
        let rest = attributes.entries.filter { entry in
          guard let text = Self.text(entry.value), let place = own[entry.key] else { return true }
          cells[place] = CSVWriter.defused(text)
          return false
        }
        if !rest.isEmpty { more.append(.init(key: entry.key, value: .object(.init(rest)))) }
      } else if let place = places[entry.key], let cell = cell(entry) {
        cells[place] = cell
      } else {
        more.append(entry)
      }
    }
    return cells + [more.isEmpty ? "" : JSONText.line(.object(AttributeList(more)))]
  }

  /// The cell that reads back to this value, if there is one.
  private func cell(_ entry: AttributeList.Entry) -> String? {
    switch (entry.value, layout.kind(entry.key)) {
    case (.number(let text), .number): return text
    case (.boolean(let value), .boolean): return value ? "true" : "false"
    case (.string(let text), .number):
      // A grade that looks like a number would be read as one.
      return Self.hasCell(text) && !JSONNumber.isNumber(text) ? CSVWriter.defused(text) : nil
    case (.string(let text), .text): return Self.hasCell(text) ? CSVWriter.defused(text) : nil
    case (.string(let text), .list): return list([text].filter(Self.hasCell))
    case (.list(let values), .list): return list(values.compactMap(Self.text), of: values.count)
    default: return nil
    }
  }

  private func list(_ texts: [String], of count: Int = 1) -> String? {
    guard texts.count == count, count > 0 else { return nil }
    return CSVWriter.defused(CSVList.joined(texts))
  }
}
