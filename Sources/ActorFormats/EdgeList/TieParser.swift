// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// The ties of one block: ends as codes of `KnownIDs`, later as numbers.
struct BlockTies: @unchecked Sendable {
  let sources: FrozenMemory<UInt32>
  let targets: FrozenMemory<UInt32>
  let values: FrozenMemory<Double>?
  private(set) var count = 0
  // The same while they are filled: asking an object for its address each time takes longer.
  private let sourceBase: UnsafeMutablePointer<UInt32>
  private let targetBase: UnsafeMutablePointer<UInt32>
  private let valueBase: UnsafeMutablePointer<Double>?

  /// Room for what `bytes` can hold at most: no tie is shorter than four bytes, and what is not
  /// written costs nothing.
  init(bytes: Int, hasValues: Bool) {
    let most = bytes / 4 + 1
    sources = FrozenMemory(uninitialized: most)
    targets = FrozenMemory(uninitialized: most)
    values = hasValues ? FrozenMemory(uninitialized: most) : nil
    (sourceBase, targetBase, valueBase) = (sources.base, targets.base, values?.base)
  }

  @inline(__always)
  fileprivate mutating func append(_ source: UInt32, _ target: UInt32, _ value: Double) {
    sourceBase[count] = source
    targetBase[count] = target
    valueBase?[count] = value
    count += 1
  }

  /// Gives back what was not filled; nothing may be added afterwards.

  func shrink() {
    sources.shrink(to: count)
    targets.shrink(to: count)
    values?.shrink(to: count)
  }
}

/// Reads the lines of blocks in one pass over their bytes, one thread each.
///
/// Nearly all lines are two small numbers, perhaps with a short value, and are read digit by
/// digit; every other line goes the long way, which also finds the words for what is wrong.
struct TieParser {
  private(set) var shape: TieShape
  var ids: KnownIDs
  private var ties = BlockTies(bytes: 0, hasValues: false)
  private var line = 0
  private var lineStart = UnsafePointer(Self.nowhere.base)
  private static let nowhere = FrozenMemory<UInt8>(zeroed: 1)
  private var cells = TieCells()
  /// The place of a line of headers in the block, if there is one.
  private(set) var header: (line: Int, column: Int)?

  init(_ shape: TieShape, seed: UInt64) {
    self.shape = shape
    ids = KnownIDs(seed: seed)
  }

  /// Reads whole lines.
  ///
  /// - Returns: the ties, how many lines there were, and what ended the reading early.
  mutating func parse(
    _ lines: UnsafeBufferPointer<UInt8>
  ) -> (ties: BlockTies, lines: Int, failure: TieFailure?) {
    guard let start = lines.baseAddress else { return (ties, 0, nil) }
    (line, lineStart) = (0, start)
    // Before the first line it is not known whether there are values.
    ties = BlockTies(bytes: lines.count, hasValues: shape.columns == nil || shape.hasValues)
    let bad = UTF8Check.firstBadByte(lines, from: 0)
    let end = start + (bad.map { lineStart(of: $0, in: lines) } ?? lines.count)
    let outcome = Result { () throws(TieFailure) in
      try readLines(end)
      if let bad { throw failure(at: start + bad, UTF8Check.found(start[bad])) }
    }
    ties.shrink()
    defer { ties = BlockTies(bytes: 0, hasValues: false) }
    if case .failure(let failure) = outcome { return (ties, line, failure) }
    return (ties, line, nil)
  }

  private func lineStart(of place: Int, in lines: UnsafeBufferPointer<UInt8>) -> Int {
    var start = place
    while start > 0, lines[start - 1] != 0x0A { start -= 1 }
    return start
  }

  private func failure(at place: UnsafePointer<UInt8>, _ found: String) -> TieFailure {
    failure(at: place, found, "UTF-8 text", "save the file as UTF-8 text")
  }

  private func failure(
    at place: UnsafePointer<UInt8>, _ found: String, _ expected: String, _ remedy: String
  ) -> TieFailure {
    TieFailure(
      line: line, column: Column.of(place, from: lineStart), found: found, expected: expected,
      remedy: remedy)
  }

  // MARK: - Lines

  private mutating func readLines(_ end: UnsafePointer<UInt8>) throws(TieFailure) {
    while lineStart < end {
      if let next = readNumbers() {
        lineStart = next
      } else {
        var place = lineStart
        while TieCells.isBlank(place.pointee) { place += 1 }
        switch place.pointee {
        case 0x0A: break
        case UInt8(ascii: "#"), UInt8(ascii: "%"): place = readComment(place)
        default: place = try readTie(place)
        }
        lineStart = place + 1
      }
      line += 1
    }
  }

  private static func lineEnd(_ start: UnsafePointer<UInt8>) -> UnsafePointer<UInt8> {
    var end = start
    while end.pointee != 0x0A { end += 1 }
    return end
  }

  private mutating func readComment(_ start: UnsafePointer<UInt8>) -> UnsafePointer<UInt8> {
    let end = Self.lineEnd(start)
    // Only a short comment can be the word, and a long one need not become a text.
    if shape.columns == nil, end - start < 40 {
      let words = Self.text(UnsafeBufferPointer(start: start + 1, count: end - start - 1))
        .lowercased().split { $0 == " " || $0 == "\t" || $0 == "\r" }
      if words == ["undirected"] { shape.saysUndirected = true }
      if words == ["directed"] { shape.saysUndirected = false }
    }
    return end
  }

  // MARK: - The short way

  /// The number from `place` and the place after it; `nil` where it is no small whole number.
  @inline(__always)
  private static func number(
    _ place: UnsafePointer<UInt8>
  ) -> (value: Int, end: UnsafePointer<UInt8>)? {
    var (value, end) = (0, place)
    while end.pointee &- 0x30 < 10, end - place < 7 {
      value = value * 10 + Int(end.pointee &- 0x30)
      end += 1
    }
    let count = end - place
    guard count > 0, count == 1 || place.pointee != 0x30, value < IDKey.directLimit else {
      return nil
    }
    return (value, end)
  }

  /// The place of the next cell; `nil` where none follows.
  @inline(__always)
  private func nextCell(_ place: UnsafePointer<UInt8>) -> UnsafePointer<UInt8>? {
    if shape.isComma { return place.pointee == 0x2C ? place + 1 : nil }
    guard place.pointee == 0x20 || place.pointee == 0x09 else { return nil }
    var next = place + 1
    while next.pointee == 0x20 || next.pointee == 0x09 { next += 1 }
    return next
  }

  /// Reads a line of small whole numbers, perhaps with a short value; gives the next line.
  @inline(__always)
  private mutating func readNumbers() -> UnsafePointer<UInt8>? {
    guard let columns = shape.columns, let source = Self.number(lineStart),
      let second = nextCell(source.end), let target = Self.number(second)
    else { return nil }
    var end = target.end
    var value = 0.0
    if columns == 3 {
      guard shape.hasValues, let third = nextCell(end),
        let number = PlainNumber.short(third), isLegal(number.value)
      else { return nil }
      (value, end) = (number.value, number.end)
    }
    if end.pointee == 0x0D { end += 1 }
    guard end.pointee == 0x0A else { return nil }
    let from = code(of: source, at: lineStart)
    let to = code(of: target, at: second)
    ties.append(from, to, value)
    return end + 1
  }

  @inline(__always)
  private mutating func code(
    of number: (value: Int, end: UnsafePointer<UInt8>), at start: UnsafePointer<UInt8>
  ) -> UInt32 {
    if let code = ids.code(ofDirect: number.value) { return code }
    let id = UnsafeBufferPointer(start: start, count: number.end - start)
    return ids.code(of: id, line: line, lineStart: lineStart)
  }

  // MARK: - The long way

  private static func text(_ cell: UnsafeBufferPointer<UInt8>) -> String {
    String(decoding: cell, as: UTF8.self)
  }

  private mutating func readTie(
    _ start: UnsafePointer<UInt8>
  ) throws(TieFailure) -> UnsafePointer<UInt8> {
    if shape.columns == nil {
      let line = UnsafeBufferPointer(start: start, count: Self.lineEnd(start) - start)
      shape.isComma = line.contains(0x2C)
    }
    let end = cells.split(start, isComma: shape.isComma)
    if shape.columns == nil, try isHeader(at: start) { return end }
    let wanted = shape.columns ?? cells.count
    guard cells.count == wanted, wanted == 2 || wanted == 3 else {
      throw failure(
        at: start, cells.count == 1 ? "one column" : "\(cells.count) columns",
        shape.columns.map { "\($0), as before" } ?? "u v or u v trust",
        "give every line the two ends and, for all or none, the trust" + orHeaders)
    }
    let orHeaders = orHeaders
    shape.columns = wanted
    let source = try code(of: cells.first)
    let target = try code(of: cells.second)
    ties.append(source, target, shape.hasValues ? try value(of: cells.third, orHeaders) : 0)
    return end
  }

  /// The first line of a table of ties may have names of columns that nobody knows.
  private var orHeaders: String {
    shape.columns == nil && shape.isComma
      ? "; or, if this line names columns, say which are the ends: --map from=HEADER,to=HEADER" : ""
  }

  private mutating func code(
    of cell: UnsafeBufferPointer<UInt8>
  ) throws(TieFailure) -> UInt32 {
    let place = cell.baseAddress ?? lineStart
    if cell.isEmpty {
      throw failure(at: place, "an empty id", "an id", "name the actor")
    }
    if place.pointee == UInt8(ascii: "\"") {
      throw failure(
        at: place, "a quotation mark", "ids without quotation marks",
        "remove them, or say which columns are the ends: --map from=HEADER,to=HEADER")
    }
    return ids.code(of: cell, line: line, lineStart: lineStart)
  }

  private func value(
    of cell: UnsafeBufferPointer<UInt8>, _ orHeaders: String
  ) throws(TieFailure) -> Double {
    let place = cell.baseAddress ?? lineStart
    guard let value = PlainNumber.value(of: ArraySlice(cell)) else {
      throw failure(
        at: place, "\(Shown.quoted(Self.text(cell))) in the third column", legal.expected,
        "correct the number, or leave the column out with --weight-is nothing" + orHeaders)
    }
    guard isLegal(value) else {
      let shown = Shown.plain(Self.text(cell), limit: 40)
      guard shape.meaning != nil else { throw unexplained(cell, shown) }
      throw failure(
        at: place, "\(shown) in the third column", legal.expected,
        "correct the number, or say with --weight-is what it means")
    }
    return value
  }

  private func isLegal(_ value: Double) -> Bool {
    value >= legal.least && value <= legal.most
  }

  /// The values that the third column may have, and their name.
  private var legal: (least: Double, most: Double, expected: String) {
    switch shape.meaning {
    case .strength: (0, 1, "strength from 0 to 1")
    case .count: (0, Double.greatestFiniteMagnitude, "a count from 0 up")
    case .distance: (0, Double.greatestFiniteMagnitude, "a distance from 0 up")
    case .trust, .nothing, nil: (-1, 1, "trust from −1 to 1")
    }
  }

  /// Numbers without a stated meaning are never taken for one.
  private func unexplained(_ cell: UnsafeBufferPointer<UInt8>, _ shown: String) -> TieFailure {
    failure(
      at: cell.baseAddress ?? lineStart, "\(shown) in the third column",
      "trust from −1 to 1 on every line, for other numbers have no stated meaning",
      "say what they mean: --weight-is trust, strength, distance, count or nothing")
  }

  /// Whether the first line with cells names the columns instead of being a tie.
  private mutating func isHeader(at start: UnsafePointer<UInt8>) throws(TieFailure) -> Bool {
    guard cells.count == 2 || cells.count == 3 else { return false }
    let words = [cells.first, cells.second, cells.third].prefix(cells.count)
      .map { Self.text($0).lowercased() }
    guard EdgeListReader.isHeader(words) else { return false }
    if words.count == 3, shape.meaning == nil, words[2] != "trust" {
      throw unexplained(cells.third, Shown.quoted(words[2]))
    }
    shape.columns = words.count
    header = (line, Column.of(start, from: lineStart))
    return true
  }
}
