// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

// Data, defaults and descriptions: text that is collected until its element ends.
extension GraphMLReader {
  mutating func startData(_ attributes: XMLAttributes, at offset: Int) {
    guard let id = attributes.bytes("key") else {
      notes.error(
        offset, found: "data without key", expected: "the id of a key", remedy: "add key")
      context = .ignored
      return
    }
    let guess = context == .node ? actors?.guess(id) : context == .edge ? ties?.guess(id) : nil
    if let key = guess ?? keys[String(cString: id)] {
      startValue(.data(key), at: offset)
    } else {
      startValue(.undeclared(String(cString: id)), at: offset)
    }
  }

  mutating func startValue(_ target: Target, at offset: Int) {
    context = .value
    self.target = target
    valueOffset = offset
    hasElements = false
    buffer.removeAll(keepingCapacity: true)
  }

  /// Elements in values are kept as they are written; those that show a name are looked into.
  mutating func startElement(_ name: XMLName, _ attributes: XMLAttributes) {
    hasElements = true
    if name.is("Arrows"), outer.contains(.edge) { arrows.read(attributes) }
    guard context != .name else {
      context = .element
      return
    }
    context = .element
    if name.is("NodeLabel") || name.is("EdgeLabel") || name.is("Label.Text") {
      context = .name
      self.name.removeAll(keepingCapacity: true)
    }
  }

  mutating func endName() {
    let text = CellWords.trimmed(String(decoding: name, as: UTF8.self))
    // Of an element's own labels only: the value may stand in the graph's data.
    guard !text.isEmpty, case .data = target else { return }
    switch outer.first(where: { $0 == .node || $0 == .edge }) {
    case .node: actors?.putLabel(text, at: valueOffset)
    case .edge: ties?.putLabel(text, at: valueOffset)
    default: break
    }
  }

  mutating func endValue(at end: Int) {
    switch target {
    case .data(let key):
      guard let value = value(of: key, endingAt: end) else { return }
      switch context {
      case .node: actors?.put(value, key: key, at: valueOffset)
      case .edge: ties?.put(value, key: key, at: valueOffset)
      default:
        let name = keys.list[key].name
        rest.add(keys.list[key].isGraphics ? "graph." + name : name, value, at: valueOffset)
      }
    case .undeclared(let id): putUndeclared(id, content(endingAt: end))
    case .standard(let key):
      guard let value = value(of: key, endingAt: end) else { return }
      let cell = ImportCell(value: value, offset: valueOffset)
      if !cell.isEmpty { keys.setStandard(cell, of: key) }
    case .description:
      let value = content(endingAt: end)
      switch context {
      case .node: actors?.addExtra("description", value, at: valueOffset)
      case .edge: ties?.addExtra("description", value, at: valueOffset)
      default: rest.add("description", value, at: valueOffset)
      }
    case .port:
      let port = outerXML(endingAt: end)
      if context == .node {
        actors?.keepPort(port, at: valueOffset)
      } else {
        ties?.keepPort(port, at: valueOffset)
      }
    }
  }

  private mutating func putUndeclared(_ id: String, _ value: JSONNode.Value) {
    switch context {
    case .node: actors?.putUndeclared(id, value, at: valueOffset)
    case .edge: ties?.putUndeclared(id, value, at: valueOffset)
    default: rest.add(id, value, at: valueOffset)
    }
  }

  /// The value of data; `nil`, with the problem told, for what the key does not declare.
  private mutating func value(of key: Int, endingAt end: Int) -> JSONNode.Value? {
    if hasElements, keys.list[key].kind == .text { return content(endingAt: end) }
    switch GraphMLValue.read(buffer, as: keys.list[key].kind) {
    case .value(let value): return value
    case .notFinite(let text):
      notFinite[key, default: (0, valueOffset, text)].count += 1
      return .string(text)
    case .bad:
      let key = keys.list[key]
      notes.error(
        valueOffset,
        found: "\(Shown.quoted(String(decoding: buffer, as: UTF8.self))) for "
          + "\(Shown.plain(key.name, limit: 40))",
        expected: "\(GraphMLValue.words(key.kind)), as its key declares",
        remedy: "correct it, or declare the key with attr.type=\"string\"")
      return nil
    }
  }

  /// Text as it is, elements as they are written.
  private func content(endingAt end: Int) -> JSONNode.Value {
    guard hasElements else { return .string(String(decoding: buffer, as: UTF8.self)) }
    let start = endOfTag(from: valueOffset)
    return .string(CellWords.trimmed(written(from: start, to: end)))
  }

  /// An element as it is written, its own tags included.
  private func outerXML(endingAt end: Int) -> String {
    let isOneTag = endOfTag(from: valueOffset) == end && text.bytes[end - 2] == UInt8(ascii: "/")
    return written(from: valueOffset, to: isOneTag ? end : endOfTag(from: end))
  }

  private func written(from start: Int, to end: Int) -> String {
    guard start < end, end <= text.bytes.count else { return "" }
    return String(decoding: text.bytes[start..<end], as: UTF8.self)
  }

  /// The byte after the tag that begins at `start`, in which expat has found nothing wrong.
  private func endOfTag(from start: Int) -> Int {
    var quote: UInt8?
    for place in start..<text.bytes.count {
      let byte = text.bytes[place]
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: ">") {
        return place + 1
      }
    }
    return text.bytes.count
  }
}
