// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// A cell of an OpenDocument table while it is read (OpenDocument 1.3, part 3, 9.1.4 and 19.385).
struct ODSCell {
  /// How many cells side by side hold the same.
  private(set) var count = 1
  private(set) var rowSpan = 1
  private(set) var columnSpan = 1
  /// What the cell shows, line by line.
  var paragraphs: [String] = []
  private var type: String?
  private var raw: String?
  private var isError = false
  private var formula: String?

  init() {}

  init(_ attributes: XMLAttributes, count: Int) {
    self.count = count
    for entry in attributes {
      let name = entry.name
      if name.is("style-name") { continue }
      if name.is("value-type") {
        // LibreOffice says in a name space of its own that a text is an error.
        if name.text.hasPrefix("calcext") {
          isError = entry.text == "error"
        } else {
          type = entry.text
        }
      } else if name.is("value") || name.is("string-value") || name.is("date-value")
        || name.is("time-value") || name.is("boolean-value")
      {
        raw = entry.text
      } else if name.is("formula") {
        formula = entry.text
      } else if name.is("number-rows-spanned") {
        rowSpan = Self.span(entry.text, Sheet.rowLimit)
      } else if name.is("number-columns-spanned") {
        columnSpan = Self.span(entry.text, Sheet.columnLimit)
      }
    }
  }

  private static func span(_ text: String, _ limit: Int) -> Int {
    min(max(Int(text) ?? 1, 1), limit)
  }

  /// What the cell holds.
  var value: SheetValue {
    if isError { return .error(shown) }
    // LibreOffice makes a formula of a truth value that came from Excel.
    if let formula, formula.hasSuffix("=TRUE()") { return .boolean(true) }
    if let formula, formula.hasSuffix("=FALSE()") { return .boolean(false) }
    switch type {
    // Some writers give an empty value to what shows an error.
    case "string": return .text(raw.flatMap { $0.isEmpty ? nil : $0 } ?? shown)
    case "float", "percentage", "currency":
      guard let raw else { return .odd("a number without its value") }
      return CellNumber.text(Array(raw.utf8)).map { .number($0) }
        ?? .odd("\(Shown.quoted(raw)), which is no number,")
    case "boolean":
      return raw == "true"
        ? .boolean(true) : raw == "false" ? .boolean(false) : .odd(Shown.quoted(raw ?? ""))
    case "date": return .text(XLSXDates.plain(iso: raw ?? shown))
    case "time": return .text(raw.flatMap(Self.time) ?? raw ?? shown)
    case nil: return formula != nil && paragraphs.isEmpty ? .formula : .text(shown)
    case let other?: return .odd("a value of type \(Shown.quoted(other))")
    }
  }

  private var shown: String { paragraphs.joined(separator: "\n") }

  /// `PT10H30M00S` as 10:30:00.
  private static func time(_ text: String) -> String? {
    guard text.hasPrefix("PT"), text.hasSuffix("S") else { return nil }
    let parts = text.dropFirst(2).dropLast().split(
      omittingEmptySubsequences: false, whereSeparator: { $0 == "H" || $0 == "M" })
    guard parts.count == 3 else { return nil }
    let padded = parts.map { $0.prefix { $0 != "." && $0 != "," }.count < 2 ? "0" + $0 : $0 }
    return padded.joined(separator: ":")
  }
}

/// A line of a cell. White space counts once, as OpenDocument says (1.3, part 3, 6.1.2); what is to
/// count more often stands as elements.
struct ODSParagraph {
  private var bytes: [UInt8] = []
  /// White space that is still to be written, once something follows it.
  private var hasSpace = false
  /// Whether that white space has a line break, which only programs write.
  private var hasBreak = false
  private var isAfterSpace = true

  mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
    for byte in text {
      switch byte {
      case 0x20, 0x09: hasSpace = true
      case 0x0A, 0x0D:
        hasSpace = true
        hasBreak = true
      default:
        writeSpace()
        bytes.append(byte)
        isAfterSpace = false
      }
    }
  }

  private mutating func writeSpace() {
    if hasSpace, !isAfterSpace { bytes.append(0x20) }
    hasSpace = false
    hasBreak = false
  }

  /// Adds a tab or a line break that stands as an element.
  mutating func add(_ scalar: Unicode.Scalar) {
    writeSpace()
    bytes += String(scalar).utf8
    isAfterSpace = false
  }

  mutating func addSpaces(_ count: Int) {
    writeSpace()
    bytes += [UInt8](repeating: 0x20, count: max(0, count))
    isAfterSpace = false
  }

  /// The text. One space at the end is kept, as LibreOffice writes and reads it.
  mutating func finished() -> String {
    if !hasBreak { writeSpace() }
    return String(decoding: bytes, as: UTF8.self)
  }
}
