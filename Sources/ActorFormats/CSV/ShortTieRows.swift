// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorModel

/// Reads the rows of a table of ties that have nothing unusual in them straight into ties, many
/// times as fast as by way of JSON objects.
///
/// Rows with quotation marks, apostrophes, lists, dates, numbers or words that are not as they
/// should be, and rows of another length, are left to the long way, which also finds the words for
/// what is wrong.
struct ShortTieRows {
  private enum Part {
    case id, from, to, kind, trust, strength, confidence, note
    case attribute(String)
    /// A field of which only the long way knows: there must be nothing in it.
    case empty
  }

  private let parts: [Part]
  private let separator: UInt8
  private let isOwn: Bool
  private let blank = Relationship(from: "", to: "")
  /// Kinds that need no warning, by the bytes of the last cells that had them.
  private var kinds: [(bytes: [UInt8], kind: RelationshipKind)] = []

  /// `nil` for tables of which no row has a short way.
  init?(_ plan: FieldPlan, separator: UInt8) {
    var parts: [Part] = []
    for column in plan.columns {
      switch column.use {
      case .field(let field): parts.append(Self.part(field))
      case .attribute where column.header != "attributes": parts.append(.attribute(column.header))
      case .nameless, .more: parts.append(.empty)
      case .attribute, .direction, .weight, .dropped: return nil
      }
    }
    self.parts = parts
    self.separator = separator
    isOwn = plan.isOwn
  }

  private static func part(_ field: String) -> Part {
    switch field {
    case "id": .id
    case "from": .from
    case "to": .to
    case "kind": .kind
    case "trust": .trust
    case "strength": .strength
    case "confidence": .confidence
    case "note": .note
    default: .empty
    }
  }

  /// Adds the tie of the row that begins at `start`, and tells where the row ends; `nil` where it
  /// has to go the long way.
  ///
  /// - Complexity: O(bytes of the row).
  mutating func add(
    _ bytes: UnsafeBufferPointer<UInt8>, at start: Int, to ties: inout [Relationship]
  ) -> Int? {
    // Filled where it stays: moving ties takes longer than reading them.
    ties.append(blank)
    guard let end = fill(&ties[ties.count - 1], bytes, at: start) else {
      ties.removeLast()
      return nil
    }
    return end
  }

  private mutating func fill(
    _ tie: inout Relationship, _ bytes: UnsafeBufferPointer<UInt8>, at start: Int
  ) -> Int? {
    var index = start
    let last = parts.count - 1
    for place in parts.indices {
      let first = index
      while index < bytes.count, !isEnd(bytes[index]) { index += 1 }
      if index > first {
        let cell = UnsafeBufferPointer(rebasing: bytes[first..<index])
        guard take(cell, place, &tie) else { return nil }
      }
      guard index < bytes.count ? (bytes[index] == separator) != (place == last) : place == last
      else { return nil }
      if place < last { index += 1 }
    }
    return tie.from.isEmpty || tie.to.isEmpty ? nil : index
  }

  @inline(__always)
  private func isEnd(_ byte: UInt8) -> Bool {
    byte == separator || byte == 0x0A || byte == 0x0D
  }

  /// Puts a cell that is not empty where it belongs; false where only the long way can.
  private mutating func take(
    _ cell: UnsafeBufferPointer<UInt8>, _ place: Int, _ tie: inout Relationship
  ) -> Bool {
    // A text that begins so may have an apostrophe that has to go, be quoted, or be nothing but
    // spaces.
    switch cell[0] {
    case 0x20, 0x22, 0x27, 0xC2: return false
    default: break
    }
    switch parts[place] {
    case .from: tie.from = Self.text(cell)
    case .to: tie.to = Self.text(cell)
    case .id: tie.id = Self.text(cell)
    case .note: tie.note = Self.text(cell)
    case .attribute(let name):
      tie.attributes.entries.append(.init(key: name, value: .string(Self.text(cell))))
    case .kind:
      tie.kind = kind(cell)
      return tie.kind != nil
    case .trust:
      tie.trust = Self.number(cell).flatMap(Trust.init)
      return tie.trust != nil
    case .strength:
      tie.strength = Self.number(cell).flatMap(Strength.init)
      return tie.strength != nil
    case .confidence:
      tie.confidence = Self.number(cell).flatMap(Confidence.init).map { .probability($0) }
      return tie.confidence != nil
    case .empty: return false
    }
    return true
  }

  private static func text(_ cell: UnsafeBufferPointer<UInt8>) -> String {
    String(decoding: cell, as: UTF8.self)
  }

  private func isSame(_ known: [UInt8], _ cell: UnsafeBufferPointer<UInt8>) -> Bool {
    known.count == cell.count && known.indices.allSatisfy { known[$0] == cell[$0] }
  }

  private mutating func kind(_ cell: UnsafeBufferPointer<UInt8>) -> RelationshipKind? {
    for known in kinds.indices where isSame(kinds[known].bytes, cell) { return kinds[known].kind }
    let text = Self.text(cell)
    let word = isOwn ? text : CellWords.known(text, as: "kind") ?? text
    let known = RelationshipKind.known.map(\.rawValue)
    guard MapKeys.meant(byWord: word, among: known) == nil else { return nil }
    // Tables with more kinds than these have something else in that column.
    if kinds.count < 32 { kinds.append((Array(cell), RelationshipKind(rawValue: word))) }
    return RelationshipKind(rawValue: word)
  }

  /// A number as JSON writes it, of at most 15 digits and without an exponent: both parts are
  /// exact, so that one division rounds as reading the text would.
  private static func number(_ cell: UnsafeBufferPointer<UInt8>) -> Double? {
    let isNegative = cell[0] == UInt8(ascii: "-")
    var index = isNegative ? 1 : 0
    let first = index
    var (digits, divisor) = (0.0, 1.0)
    while index < cell.count, cell[index] &- 0x30 < 10 {
      digits = digits * 10 + Double(cell[index] &- 0x30)
      index += 1
    }
    let whole = index - first
    guard whole > 0, whole == 1 || cell[first] != 0x30, cell.count - first <= 16 else {
      return nil
    }
    if index < cell.count {
      guard cell[index] == 0x2E, index + 1 < cell.count, cell.count - first - 1 <= 15 else {
        return nil
      }
      for byte in cell[(index + 1)...] {
        guard byte &- 0x30 < 10 else { return nil }
        digits = digits * 10 + Double(byte &- 0x30)
        divisor *= 10
      }
    } else if whole > 15 {
      return nil
    }
    return (isNegative ? -digits : digits) / divisor
  }
}
