// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorModel
internal import GraphCore

/// Reads plain ties in one pass over the bytes.
///
/// - Complexity: O(bytes).
struct EdgeListReader {
  private let file: FileBytes
  private let bytes: [UInt8]
  private var isComma = false
  private var columns: Int?
  private var cells: [Range<Int>] = []
  private var table = IDTable()
  private var sources: [UInt32] = []
  private var targets: [UInt32] = []
  private var values: [Double] = []
  private let meaning: ThirdColumn?
  /// What a comment at the top says, if one does.
  private var saysUndirected: Bool?
  private var warnings: [FormatProblem] = []

  /// The ties of `file`, and what is doubtful in it.
  static func read(
    _ file: FileBytes, _ options: ReadOptions
  ) throws(FormatError) -> (list: EdgeList, warnings: [FormatProblem]) {
    try file.requireText(expecting: "ties, one a line: u v [trust]")
    var reader = EdgeListReader(file, options.thirdColumn)
    try reader.readLines()
    let meaning = reader.columns == 3 ? options.thirdColumn ?? .trust : .nothing
    let list = EdgeList(
      ids: try reader.ids(), sources: reader.sources, targets: reader.targets,
      trust: meaning == .trust ? reader.values : nil, strength: reader.strength(meaning),
      isDirected: !(options.undirected || reader.saysUndirected == true))
    return (list, reader.warnings)
  }

  private init(_ file: FileBytes, _ meaning: ThirdColumn?) {
    self.file = file
    self.meaning = meaning
    bytes = file.bytes
  }

  private func strength(_ meaning: ThirdColumn) -> [Double]? {
    switch meaning {
    case .strength: return values
    case .count:
      let largest = values.max() ?? 0
      return values.map { largest > 0 ? $0 / largest : 0 }
    case .trust, .nothing: return nil
    }
  }

  // MARK: - Lines

  private mutating func readLines() throws(FormatError) {
    var index = file.start
    while index < bytes.count {
      while index < bytes.count, Self.isBlank(bytes[index]) { index += 1 }
      guard index < bytes.count else { break }
      switch bytes[index] {
      case 0x0A: index += 1
      case UInt8(ascii: "#"), UInt8(ascii: "%"): index = readComment(from: index)
      default: index = try readTie(from: index)
      }
    }
    if sources.isEmpty {
      throw file.error(
        at: file.start, found: "no tie", expected: "ties, one a line: u v [trust]",
        remedy: "add a line for each tie")
    }
  }

  private func lineEnd(from start: Int) -> Int {
    var end = start
    while end < bytes.count, bytes[end] != 0x0A { end += 1 }
    return end
  }

  private mutating func readComment(from start: Int) -> Int {
    let end = lineEnd(from: start)
    // Only a short comment can be the word, and a long one need not become a text.
    if columns == nil, end - start < 40 {
      let words = String(decoding: bytes[(start + 1)..<end], as: UTF8.self).lowercased()
        .split { $0 == " " || $0 == "\t" || $0 == "\r" }
      if words == ["undirected"] { saysUndirected = true }
      if words == ["directed"] { saysUndirected = false }
    }
    return end
  }

  private mutating func readTie(from start: Int) throws(FormatError) -> Int {
    if columns == nil { isComma = bytes[start..<lineEnd(from: start)].contains(0x2C) }
    let end = split(from: start)
    if columns == nil, try isHeader(at: start) { return end }
    let wanted = columns ?? cells.count
    guard cells.count == wanted, wanted == 2 || wanted == 3 else {
      throw file.error(
        at: start, found: cells.count == 1 ? "one column" : "\(cells.count) columns",
        expected: columns.map { "\($0), as before" } ?? "u v or u v trust",
        remedy: "give every line the two ends and, for all or none, the trust")
    }
    columns = wanted
    sources.append(try number(of: cells[0]))
    targets.append(try number(of: cells[1]))
    if wanted == 3, meaning != .nothing { values.append(try value(of: cells[2])) }
    return end
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0D
  }

  /// Finds the cells of the line from `start`; returns the line's end.
  private mutating func split(from start: Int) -> Int {
    cells.removeAll(keepingCapacity: true)
    var index = start
    while true {
      while index < bytes.count, Self.isBlank(bytes[index]) { index += 1 }
      let first = index
      // A comma at the end of the line is followed by one more cell, which is empty.
      if !isComma, index == bytes.count || bytes[index] == 0x0A { return index }
      while index < bytes.count, bytes[index] != 0x0A,
        isComma ? bytes[index] != 0x2C : !Self.isBlank(bytes[index])
      {
        index += 1
      }
      var last = index
      while last > first, Self.isBlank(bytes[last - 1]) { last -= 1 }
      cells.append(first..<last)
      guard isComma else { continue }
      guard index < bytes.count, bytes[index] == 0x2C else { return index }
      index += 1
    }
  }

  // MARK: - Cells

  private func text(_ cell: Range<Int>) -> String { String(decoding: bytes[cell], as: UTF8.self) }

  private mutating func number(of cell: Range<Int>) throws(FormatError) -> UInt32 {
    if cell.isEmpty {
      throw file.error(
        at: cell.lowerBound, found: "an empty id", expected: "an id", remedy: "name the actor")
    }
    if bytes[cell.lowerBound] == UInt8(ascii: "\"") {
      throw file.error(
        at: cell.lowerBound, found: "a quotation mark", expected: "ids without quotation marks",
        remedy: "remove them, or keep the map as a folder of tables")
    }
    if let number = table.number(of: cell, in: bytes) { return number }
    throw file.error(
      at: cell.lowerBound, found: "more than 4294967294 ids", expected: "fewer",
      remedy: "split the file")
  }

  /// Every id as text. The table compares bytes, the rest of ActorMap compares characters, so two
  /// spellings of the same characters are refused here.
  private func ids() throws(FormatError) -> [String] {
    let ids = table.places.map(text)
    if bytes.allSatisfy({ $0 < 0x80 }) { return ids }
    var seen: Set<String> = []
    for (id, place) in zip(ids, table.places) where !seen.insert(id).inserted {
      throw file.error(
        at: place.lowerBound, found: "id \(Shown.quoted(id)) in a second spelling",
        expected: "the same bytes for the same characters",
        remedy: "save the file in one Unicode normal form")
    }
    return ids
  }

  private func value(of cell: Range<Int>) throws(FormatError) -> Double {
    let (range, expected) = legal
    guard let value = PlainNumber.value(of: bytes[cell]) else {
      throw file.error(
        at: cell.lowerBound, found: "\(Shown.quoted(text(cell))) in the third column",
        expected: expected,
        remedy: "correct the number, or leave the column out with --weight-is nothing")
    }
    guard range.contains(value) else {
      let shown = Shown.plain(text(cell), limit: 40)
      guard meaning != nil else { throw unexplained(cell, shown) }
      throw file.error(
        at: cell.lowerBound, found: "\(shown) in the third column", expected: expected,
        remedy: "correct the number, or say with --weight-is what it means")
    }
    return value
  }

  /// The values that the third column may have, and their name.
  private var legal: (range: ClosedRange<Double>, expected: String) {
    switch meaning {
    case .strength: (0...1, "strength from 0 to 1")
    case .count: (0...Double.greatestFiniteMagnitude, "a count from 0 up")
    case .trust, .nothing, nil: (-1...1, "trust from −1 to 1")
    }
  }

  /// Numbers without a stated meaning are never taken for one.
  private func unexplained(_ cell: Range<Int>, _ shown: String) -> FormatError {
    file.error(
      at: cell.lowerBound, found: "\(shown) in the third column",
      expected: "trust from −1 to 1 on every line, for other numbers have no stated meaning",
      remedy: "say what they mean: --weight-is trust, strength, count or nothing")
  }

  /// Whether the first line with cells names the columns instead of being a tie.
  private mutating func isHeader(at start: Int) throws(FormatError) -> Bool {
    guard cells.count == 2 || cells.count == 3 else { return false }
    let words = cells.map { text($0).lowercased() }
    guard Self.isHeader(words) else { return false }
    if words.count == 3, meaning == nil {
      guard words[2] == "trust" else { throw unexplained(cells[2], Shown.quoted(words[2])) }
    }
    columns = words.count
    var positions = Positions(file)
    warnings.append(
      positions.problem(
        .warning, at: start, found: "a line of headers", expected: "ties",
        remedy: "turn it into a comment with #; it is not counted as a tie"))
    return true
  }

  /// Whether these are the usual names of the two ends, in small letters. `u` and `v` are the ids
  /// of many an example, so they are names only where the third cell is a name as well.
  static func isHeader(_ words: [String]) -> Bool {
    let ends = Array(words.prefix(2))
    if [["from", "to"], ["source", "target"], ["src", "dst"]].contains(ends) { return true }
    return ends == ["u", "v"] && words.count == 3
      && PlainNumber.value(of: ArraySlice(words[2].utf8)) == nil
  }
}
