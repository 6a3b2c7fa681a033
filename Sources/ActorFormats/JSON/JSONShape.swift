// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Which of the formats in JSON a file is, by its first keys and before it is read.
enum JSONShape: Hashable {
  /// Our own: `actormap`, `actors` or `relationships` at the top, and whatever nothing else knows.
  case native
  /// `nodes` at the top, as networkx and d3 write it.
  case nodeLink
  /// `elements` at the top, or a list of them.
  case cytoscape
  /// `graph` or `graphs` at the top, with nodes in it.
  case jsonGraph

  /// Whether the file may be JSON: by its name, or by its first character unless its name says
  /// that it is an edge list.
  static func mayBe(_ path: String, _ file: FileBytes?) -> Bool {
    guard let file else { return false }
    if path.hasSuffix(".json") { return true }
    if EdgeListFormat.endings.contains(where: path.hasSuffix) { return false }
    let first = file.bytes[file.start...].first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
    return first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
  }

  /// Whether the file may be JSON of this shape; where its beginning does not say, it is native.
  static func isFound(_ shape: JSONShape, _ path: String, _ file: FileBytes?) -> Bool {
    guard let file, mayBe(path, file) else { return false }
    return (of(file) ?? .native) == shape
  }

  /// The shape; `nil` where the bytes end before that is clear.
  ///
  /// - Complexity: O(bytes) where a large value stands first.
  static func of(_ file: FileBytes) -> JSONShape? {
    var keys = JSONKeys(file.bytes, from: file.start)
    if keys.open(UInt8(ascii: "[")) { return list(&keys) }
    guard keys.open(UInt8(ascii: "{")) else { return .native }
    while let key = keys.next() {
      switch key {
      case "actormap", "actors", "relationships": return .native
      case "nodes": return .nodeLink
      case "elements": return .cytoscape
      case "graphs": return .jsonGraph
      case "graph":
        var inner = keys
        if inner.open(UInt8(ascii: "{")), hasNodes(&inner) { return .jsonGraph }
      default: break
      }
      keys.skipValue()
    }
    return keys.isAtEnd ? nil : .native
  }

  private static func list(_ keys: inout JSONKeys) -> JSONShape? {
    guard keys.open(UInt8(ascii: "{")) else { return keys.isAtEnd ? nil : .native }
    while let key = keys.next() {
      if key == "data" || key == "group" { return .cytoscape }
      keys.skipValue()
    }
    return keys.isAtEnd ? nil : .native
  }

  private static func hasNodes(_ keys: inout JSONKeys) -> Bool {
    while let key = keys.next() {
      if key == "nodes" || key == "edges" { return true }
      keys.skipValue()
    }
    return false
  }
}

/// Goes through the keys of one object without reading their values.
private struct JSONKeys {
  private let bytes: [UInt8]
  private var index: Int

  init(_ bytes: [UInt8], from start: Int) {
    self.bytes = bytes
    index = start
  }

  /// Whether the bytes ended before the object did.
  var isAtEnd: Bool { index >= bytes.count }

  /// Steps over a bracket or brace, if it comes next.
  mutating func open(_ byte: UInt8) -> Bool {
    skipSpace()
    guard index < bytes.count, bytes[index] == byte else { return false }
    index += 1
    return true
  }

  /// The next key, with its colon behind; `nil` at the end of the object or of the bytes, and where
  /// there is no JSON.
  mutating func next() -> String? {
    _ = open(UInt8(ascii: ","))
    skipSpace()
    guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else { return nil }
    let start = index + 1
    skipText()
    guard index <= bytes.count, index > start else { return nil }
    let key = String(decoding: bytes[start..<(index - 1)], as: UTF8.self)
    return open(UInt8(ascii: ":")) ? key : nil
  }

  /// Steps over a value; to the end of the bytes where it has none.
  mutating func skipValue() {
    var depth = 0
    skipSpace()
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\""):
        skipText()
        continue
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        if depth == 0 { return }
        depth -= 1
      case UInt8(ascii: ",") where depth == 0: return
      default: break
      }
      index += 1
    }
  }

  private mutating func skipText() {
    index += 1
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\""):
        index += 1
        return
      case UInt8(ascii: "\\"): index += 2
      default: index += 1
      }
    }
    // A backslash at the end would lead beyond it.
    index = bytes.count
  }

  private mutating func skipSpace() {
    while index < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[index]) { index += 1 }
  }
}
