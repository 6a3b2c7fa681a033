// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// The encodings of XML documents: all are read as UTF-8, so that every place can be told.
enum XMLText {
  /// The document as UTF-8, without a byte that is not.
  static func utf8(_ file: FileBytes) throws(FormatError) -> FileBytes {
    if let text = utf16(file) { return FileBytes(name: file.name, bytes: Array(text.utf8)) }
    let declared = encoding(of: file)
    switch declared?.lowercased() {
    case nil, "utf-8", "utf8", "us-ascii", "ascii":
      try file.requireText(expecting: "an XML document", remedy: "write one")
      return file
    case "iso-8859-1", "latin1", "latin-1", "iso8859-1":
      // Every byte is the scalar of the same number.
      let text = String(String.UnicodeScalarView(file.bytes.map { Unicode.Scalar($0) }))
      return FileBytes(name: file.name, bytes: Array(text.utf8))
    case let other?:
      throw file.error(
        at: 0, found: "the encoding \(Shown.quoted(other))",
        expected: "UTF-8, UTF-16 or ISO-8859-1",
        remedy: "save the document as UTF-8")
    }
  }

  private static func utf16(_ file: FileBytes) -> String? {
    let isLittle = file.bytes.starts(with: [0xFF, 0xFE])
    guard isLittle || file.bytes.starts(with: [0xFE, 0xFF]), file.bytes.count % 2 == 0 else {
      return nil
    }
    let units = stride(from: 2, to: file.bytes.count, by: 2).map { place in
      let (a, b) = (UInt16(file.bytes[place]), UInt16(file.bytes[place + 1]))
      return isLittle ? b << 8 | a : a << 8 | b
    }
    return String(validating: units, as: UTF16.self)
  }

  /// What the XML declaration says.
  private static func encoding(of file: FileBytes) -> String? {
    let head = String(decoding: file.bytes[file.start...].prefix(200), as: UTF8.self)
    guard head.hasPrefix("<?xml"), let end = head.firstRange(of: "?>") else { return nil }
    guard let key = head[..<end.lowerBound].firstRange(of: "encoding") else { return nil }
    let rest = head[key.upperBound..<end.lowerBound]
    guard let quote = rest.firstIndex(where: { $0 == "\"" || $0 == "'" }) else { return nil }
    let value = rest[rest.index(after: quote)...]
    return value.firstIndex(of: rest[quote]).map { String(value[..<$0]) }
  }
}
