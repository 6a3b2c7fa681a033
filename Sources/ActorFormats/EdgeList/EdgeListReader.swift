// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// Reads plain ties in one pass over the bytes.
///
/// - Complexity: O(bytes).
struct EdgeListReader {
  private let file: FileBytes
  private let bytes: [UInt8]
  private var isComma = false
  private var columns: Int?
  private var ids: [String] = []
  private var numbers: [ArraySlice<UInt8>: UInt32] = [:]
  private var sources: [UInt32] = []
  private var targets: [UInt32] = []
  private var values: [Double] = []
  private var isUndirected: Bool

  static func read(_ file: FileBytes, undirected: Bool) throws(FormatError) -> EdgeList {
    try file.requireText(expecting: "ties, one a line: u v [trust]")
    var reader = EdgeListReader(file, undirected: undirected)
    try reader.readLines()
    return EdgeList(
      ids: reader.ids, sources: reader.sources, targets: reader.targets,
      trust: reader.columns == 3 ? reader.values : nil, isDirected: !reader.isUndirected)
  }

  private init(_ file: FileBytes, undirected: Bool) {
    self.file = file
    bytes = file.bytes
    isUndirected = undirected
  }

  private mutating func readLines() throws(FormatError) {
    var start = file.start
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      try readLine(start..<end)
      start = end + 1
    }
    if columns == nil {
      throw file.error(
        at: file.start, found: "no tie", expected: "ties, one a line: u v [trust]",
        remedy: "add a line for each tie")
    }
  }

  private mutating func readLine(_ line: Range<Int>) throws(FormatError) {
    let isBlank = { (byte: UInt8) in byte == 0x20 || byte == 0x09 || byte == 0x0D }
    guard let first = bytes[line].firstIndex(where: { !isBlank($0) }) else { return }
    if bytes[first] == UInt8(ascii: "#") || bytes[first] == UInt8(ascii: "%") {
      return readComment(bytes[first..<line.upperBound])
    }
    if columns == nil { isComma = bytes[line].contains(0x2C) }
    let cells = split(line, isBlank)
    let wanted = columns ?? cells.count
    guard cells.count == wanted, wanted == 2 || wanted == 3 else {
      throw file.error(
        at: first, found: "\(cells.count) columns",
        expected: columns.map { "\($0), as before" } ?? "u v or u v trust",
        remedy: "give every line the two ends and, for all or none, the trust")
    }
    columns = wanted
    sources.append(try number(of: cells[0]))
    targets.append(try number(of: cells[1]))
    if wanted == 3 { values.append(try trust(cells[2])) }
  }

  private mutating func readComment(_ comment: ArraySlice<UInt8>) {
    let words = String(decoding: comment.dropFirst(), as: UTF8.self).lowercased()
      .split { $0 == " " || $0 == "\t" || $0 == "\r" }
    if words == ["undirected"] { isUndirected = true }
  }

  private func split(
    _ line: Range<Int>, _ isBlank: (UInt8) -> Bool
  ) -> [ArraySlice<UInt8>] {
    guard isComma else { return bytes[line].split(whereSeparator: isBlank) }
    return bytes[line].split(separator: 0x2C, omittingEmptySubsequences: false).map { cell in
      var cell = cell
      while let byte = cell.first, isBlank(byte) { cell.removeFirst() }
      while let byte = cell.last, isBlank(byte) { cell.removeLast() }
      return cell
    }
  }

  private mutating func number(of cell: ArraySlice<UInt8>) throws(FormatError) -> UInt32 {
    guard !cell.isEmpty else {
      throw file.error(
        at: cell.startIndex, found: "an empty id", expected: "an id", remedy: "name the actor")
    }
    if let number = numbers[cell] { return number }
    let number = UInt32(ids.count)
    numbers[cell] = number
    ids.append(String(decoding: cell, as: UTF8.self))
    return number
  }

  private func trust(_ cell: ArraySlice<UInt8>) throws(FormatError) -> Double {
    let text = String(decoding: cell, as: UTF8.self)
    let isPlain = cell.allSatisfy { (0x2B...0x39).contains($0) || $0 | 0x20 == 0x65 }
    guard isPlain, let value = Double(text), value.isFinite else {
      throw file.error(
        at: cell.startIndex, found: "\"\(text.prefix(40))\" in the third column",
        expected: "trust from −1 to 1", remedy: "correct the number, or remove the column")
    }
    guard (-1...1).contains(value) else {
      throw file.error(
        at: cell.startIndex, found: "\(text) in the third column",
        expected: "trust from −1 to 1 on every line",
        remedy: "say what the numbers mean: --weight-is is not there yet, so rescale them to "
          + "trust, or remove the column")
    }
    return value
  }
}
