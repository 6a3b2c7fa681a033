// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Reads the cells of a sheet.
final class XLSXSheetReader: XMLHandler {
  private(set) var sheet: Sheet
  private let strings: [String]
  private let formats: [XLSXDates.Kind]
  private let from1904: Bool
  private let rowsWanted: Int
  /// Whether reading ended early, on purpose.
  private(set) var hasEnough = false

  private var row = -1
  private var column = -1
  private var type = Kind.number
  private var format = XLSXDates.Kind.plain
  private var text: [UInt8] = []
  private var isText = false
  private var isPhonetic = false
  private var hasFormula = false

  private enum Kind { case number, shared, text, boolean, error, date }

  init(
    _ title: Sheet, _ strings: [String], _ formats: [XLSXDates.Kind], from1904: Bool, rows: Int
  ) {
    sheet = title
    self.strings = strings
    self.formats = formats
    self.from1904 = from1904
    rowsWanted = rows
  }

  func start(_ name: XMLName, _ attributes: XMLAttributes, at offset: Int) throws(XMLStop) {
    if name.is("c") {
      try startCell(attributes, offset)
    } else if name.is("v") {
      isText = true
    } else if name.is("t") {
      isText = !isPhonetic
    } else if name.is("row") {
      try startRow(attributes["r"], offset)
    } else if name.is("f") {
      hasFormula = true
    } else if name.is("rPh") {
      isPhonetic = true
    } else if name.is("mergeCell") {
      try merge(attributes["ref"] ?? "", offset)
    }
  }

  func end(_ name: XMLName, at offset: Int) throws(XMLStop) {
    if name.is("c") {
      try endCell(offset)
    } else if name.is("v") || name.is("t") {
      isText = false
    } else if name.is("rPh") {
      isPhonetic = false
    } else if name.is("row"), sheet.rows.count >= rowsWanted {
      hasEnough = true
      throw XMLStop(offset: offset, found: "enough", expected: "no more", remedy: "go on")
    }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(XMLStop) { if isText { text += bytes } }

  // MARK: - Places

  private func startRow(_ number: String?, _ offset: Int) throws(XMLStop) {
    let next = row + 1
    row = number.flatMap { Int($0) }.map { $0 - 1 } ?? next
    column = -1
    guard row >= next, row < Sheet.rowLimit else {
      throw XMLStop(
        offset: offset, found: "row \(Shown.quoted(number ?? ""))",
        expected: "rows in order, up to \(Sheet.rowLimit)",
        remedy: "save the workbook again in a spreadsheet program")
    }
  }

  private func startCell(_ attributes: XMLAttributes, _ offset: Int) throws(XMLStop) {
    let next = column + 1
    let reference = attributes["r"]
    if let reference {
      let place = Self.place(reference.utf8)
      column = place?.row == row ? place?.column ?? -1 : -1
    } else {
      column = next
    }
    guard column >= next, column < Sheet.columnLimit, row >= 0 else {
      throw XMLStop(
        offset: offset, found: "cell \(Shown.quoted(reference ?? "")) in row \(row + 1)",
        expected: "the cells of the row in order",
        remedy: "save the workbook again in a spreadsheet program")
    }
    type = try Self.kind(attributes["t"], offset)
    format = .plain
    if type == .number, let style = attributes["s"].flatMap({ Int($0) }),
      formats.indices.contains(style)
    {
      format = formats[style]
    }
    text.removeAll(keepingCapacity: true)
    hasFormula = false
  }

  private static func kind(_ type: String?, _ offset: Int) throws(XMLStop) -> Kind {
    switch type {
    case nil, "n": return .number
    case "s": return .shared
    case "str", "inlineStr": return .text
    case "b": return .boolean
    case "e": return .error
    case "d": return .date
    case let other?:
      throw XMLStop(
        offset: offset, found: "a cell of type \(Shown.quoted(other))",
        expected: "n, s, str, inlineStr, b, e or d",
        remedy: "save the workbook again in a spreadsheet program")
    }
  }

  /// The row and column, from 0, that a name such as `C7` means.
  static func place(_ name: some Collection<UInt8>) -> (row: Int, column: Int)? {
    var column = 0
    var row = 0
    var hasDigits = false
    for byte in name {
      switch byte {
      case 0x41...0x5A where !hasDigits: column = column * 26 + Int(byte - 0x40)
      case 0x61...0x7A where !hasDigits: column = column * 26 + Int(byte - 0x60)
      case 0x30...0x39:
        hasDigits = true
        row = row * 10 + Int(byte - 0x30)
      case 0x24: continue
      default: return nil
      }
      guard column <= Sheet.columnLimit, row <= Sheet.rowLimit else { return nil }
    }
    return column > 0 && row > 0 ? (row - 1, column - 1) : nil
  }

  private func merge(_ name: String, _ offset: Int) throws(XMLStop) {
    let ends = name.utf8.split(separator: UInt8(ascii: ":")).map { Self.place($0) }
    guard ends.count == 2, let first = ends[0], let last = ends[1], first.row <= last.row,
      first.column <= last.column
    else { return }
    guard sheet.merges.count < Sheet.rowLimit else {
      throw XMLStop(
        offset: offset, found: "more than \(Sheet.rowLimit) merged cells", expected: "fewer",
        remedy: "unmerge the cells")
    }
    sheet.merges.append(
      SheetRange(rows: first.row...last.row, columns: first.column...last.column))
  }

  // MARK: - Values

  private func endCell(_ offset: Int) throws(XMLStop) {
    if text.isEmpty, !hasFormula || type == .text { return }
    sheet.add(value(), row: row, column: column)
    if let excess = sheet.excess {
      throw XMLStop(
        offset: offset, found: excess, expected: "less", remedy: "save the sheet as CSV")
    }
  }

  private func value() -> SheetValue {
    if text.isEmpty, type != .text { return .formula }
    switch type {
    case .text: return .text(XLSXText.decoded(text[...]))
    case .shared:
      guard let number = Int(plain), strings.indices.contains(number) else {
        return .odd("a text of number \(Shown.quoted(plain)), which the workbook does not have")
      }
      return .text(strings[number])
    case .boolean:
      return plain == "1" || plain == "true"
        ? .boolean(true)
        : plain == "0" || plain == "false" ? .boolean(false) : .odd(Shown.quoted(plain))
    case .error: return .error(plain)
    case .date: return .text(XLSXDates.plain(iso: plain))
    case .number: return number()
    }
  }

  private var plain: String { String(decoding: text, as: UTF8.self) }

  private func number() -> SheetValue {
    let digits = text.trimmingSpace
    guard let number = CellNumber.text(digits) else {
      return .odd("\(Shown.quoted(plain)), which is no number,")
    }
    if case .plain = format { return .number(number) }
    if case .truth = format {
      return number == "1" ? .boolean(true) : number == "0" ? .boolean(false) : .number(number)
    }
    let date = Double(number).flatMap { XLSXDates.text($0, as: format, from1904: from1904) }
    return date.map { .text($0) }
      ?? .odd("\(number) as a date, which is no day of the calendar,")
  }
}

extension [UInt8] {
  /// The bytes without white space at both ends.
  fileprivate var trimmingSpace: ArraySlice<UInt8> {
    let isSpace = { (byte: UInt8) in byte == 0x20 || (0x09...0x0D).contains(byte) }
    let start = firstIndex { !isSpace($0) } ?? endIndex
    let end = lastIndex { !isSpace($0) }.map { $0 + 1 } ?? start
    return self[start..<end]
  }
}
