// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorModel

/// Which columns a table has that holds the JSON objects of actors or ties, and what stands in them.
///
/// Whatever no column holds exactly stands as JSON under `more`.
struct SQLiteColumns {
  /// What a column is declared to hold.
  enum Kind: String {
    case text = "TEXT"
    case integer = "INTEGER"
    case real = "REAL"
    case boolean = "BOOLEAN"
    /// A confidence is a number or a grade; any type would turn some grades into numbers.
    case any = ""
  }

  /// More columns than these and ours SQLite does not take.
  private static let ownLimit = 1_000
  private static let taken = ["rowid", "oid", "_rowid_", CSVColumns.more]

  private(set) var columns: [(name: String, kind: Kind)] = []
  private let layout: CSVColumns
  private var places: [String: Int] = [:]

  init(_ objects: [AttributeList], as layout: CSVColumns) {
    self.layout = layout
    for key in layout.known { add(key, Self.kind(of: key, layout)) }
    // SQLite takes capitals and small letters for the same.
    var names = Set(layout.known.map { $0.lowercased() } + Self.taken)
    var kinds: [String: Kind] = [:]
    var order: [String] = []
    for case .object(let attributes)? in objects.lazy.map({ $0["attributes"] }) {
      for entry in attributes {
        guard let kind = Self.kind(of: entry.value) else { continue }
        if let there = kinds[entry.key] {
          if there == .integer, kind == .real { kinds[entry.key] = .real }
        } else if order.count < Self.ownLimit, Self.canBeName(entry.key),
          names.insert(entry.key.lowercased()).inserted
        {
          kinds[entry.key] = kind
          order.append(entry.key)
        }
      }
    }
    for key in order { add(key, kinds[key] ?? .text) }
    add(CSVColumns.more, .text)
  }

  private mutating func add(_ name: String, _ kind: Kind) {
    places[name] = columns.count
    columns.append((name, kind))
  }

  private static func canBeName(_ key: String) -> Bool {
    !key.isEmpty && key.utf8.count <= 200 && !key.utf8.contains(0)
  }

  private static func kind(of field: String, _ layout: CSVColumns) -> Kind {
    if field == "confidence" { return .any }
    return switch layout.kind(field) {
    case .number: .real
    case .boolean: .boolean
    case .text, .list, .own, .more: .text
    }
  }

  /// The kind that holds a value of the user's own exactly.
  private static func kind(of value: AttributeValue) -> Kind? {
    switch value {
    case .string(let text): text.utf8.contains(0) ? nil : .text
    case .boolean: .boolean
    case .number(let text):
      if isWhole(text) { .integer } else { isReal(text) ? .real : nil }
    case .null, .list, .object: nil
    }
  }

  private static func isWhole(_ text: String) -> Bool {
    Int64(text).map { String($0) == text } ?? false
  }

  private static func isReal(_ text: String) -> Bool {
    guard let number = Double(text), number.isFinite else { return false }
    return JSONText.number(number) == text
  }

  // MARK: - Rows

  /// The values of a row, by column.
  func row(_ object: AttributeList) -> [(column: Int, value: AttributeValue)] {
    var cells: [(column: Int, value: AttributeValue)] = []
    var more: [AttributeList.Entry] = []
    for entry in object {
      if entry.key == "attributes", case .object(let attributes) = entry.value {
        var rest: [AttributeList.Entry] = []
        for entry in attributes {
          if let cell = ownCell(entry) { cells.append(cell) } else { rest.append(entry) }
        }
        if !rest.isEmpty { more.append(.init(key: entry.key, value: .object(.init(rest)))) }
      } else if layout.known.contains(entry.key), let place = places[entry.key],
        let value = fieldValue(entry)
      {
        cells.append((place, value))
      } else {
        more.append(entry)
      }
    }
    if !more.isEmpty {
      let json = JSONText.line(.object(AttributeList(more)))
      cells.append((columns.count - 1, .string(json)))
    }
    return cells
  }

  private func ownCell(
    _ entry: AttributeList.Entry
  ) -> (column: Int, value: AttributeValue)? {
    // One character may be spelled in two ways: the second spelling has no column.
    guard let place = places[entry.key], layout.kind(entry.key) == .own,
      columns[place].name.utf8.elementsEqual(entry.key.utf8)
    else { return nil }
    switch (columns[place].kind, entry.value) {
    case (.text, .string(let text)) where !text.utf8.contains(0): return (place, entry.value)
    case (.boolean, .boolean): return (place, entry.value)
    case (.integer, .number(let text)) where Self.isWhole(text): return (place, entry.value)
    case (.real, .number(let text)) where Self.isReal(text): return (place, entry.value)
    default: return nil
    }
  }

  /// What reads back to this value of a field; `nil` where nothing does.
  private func fieldValue(_ entry: AttributeList.Entry) -> AttributeValue? {
    switch (layout.kind(entry.key), entry.value) {
    case (.list, .string(let text)): return Self.list([text])
    case (.list, .list(let values)):
      let texts = values.compactMap { value in
        if case .string(let text) = value { text } else { nil }
      }
      return texts.count == values.count ? Self.list(texts) : nil
    case (.number, .string(let text)):
      // A grade that looks like a number would be read as one.
      return Self.hasCell(text) && !JSONNumber.isNumber(text) ? entry.value : nil
    case (_, .string(let text)): return Self.hasCell(text) ? entry.value : nil
    case (_, .number(let text)): return Self.isReal(text) ? entry.value : nil
    case (_, .boolean): return entry.value
    default: return nil
    }
  }

  private static func list(_ texts: [String]) -> AttributeValue? {
    guard !texts.isEmpty, texts.allSatisfy(hasCell) else { return nil }
    return .string(CSVList.joined(texts))
  }

  /// An empty text would count as none, and a byte 0 ends text for other programs.
  private static func hasCell(_ text: String) -> Bool { !text.isEmpty && !text.utf8.contains(0) }
}
