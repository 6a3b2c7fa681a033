// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorModel

// What GraphML, or a map, has no room for.
extension GraphMLReader {
  mutating func startOther(_ name: XMLName, at offset: Int) {
    let isHyperedge = name.is("hyperedge")
    if context == .key, name.is("desc") {
      context = .ignored
      return notes.warning(
        offset, found: "the description of a key", expected: "its name and type",
        remedy: "nothing, if it may be left out")
    }
    context = .ignored
    if options.rules.onUnknown == .drop { return notes.log.drop(name.local) }
    notes.error(
      offset,
      found: isHyperedge
        ? "a hyperedge, which ties more than two nodes" : "element \(Shown.quoted(name.text))",
      expected: isHyperedge ? "edges between two nodes" : "nothing but what GraphML has here",
      remedy: isHyperedge
        ? "make it an actor with a tie to each, or leave it out: --on-unknown drop"
        : "remove it, or leave it out: --on-unknown drop")
  }

  /// Refuses text between tags; comments and instructions are none.
  func refuseText(from start: Int, to end: Int) {
    let bytes = text.bytes
    var place = start
    while place < min(end, bytes.count) {
      if GraphMLValue.isSpace(bytes[place]) {
        place += 1
      } else if let next = Self.endOfComment(bytes, from: place) {
        place = next
      } else {
        let shown = String(decoding: bytes[place..<min(end, place + 200)], as: UTF8.self)
        return notes.error(
          place, found: "text \(Shown.quoted(CellWords.trimmed(shown))) between elements",
          expected: "text in data only", remedy: "remove it, or make it data with a key")
      }
    }
  }

  /// The byte after the comment or instruction that begins at `start`.
  private static func endOfComment(_ bytes: [UInt8], from start: Int) -> Int? {
    for (open, close) in [("<!--", "-->"), ("<?", "?>")] {
      guard bytes[start...].starts(with: open.utf8) else { continue }
      let close = Array(close.utf8)
      var place = start + open.utf8.count
      while place + close.count <= bytes.count {
        if bytes[place] == close[0], bytes[place...].starts(with: close) {
          return place + close.count
        }
        place += 1
      }
    }
    return nil
  }

  func refuseLateKey(at offset: Int) {
    notes.error(
      offset, found: "a key after the graph", expected: "all keys before it",
      remedy: "move it to the top of the file")
  }

  mutating func refuseSecondGraph(at offset: Int) {
    context = .ignored
    // It belongs to no element that was read before.
    for list in ["actors", "relationships"] { notes.log.noteOther(than: list, at: offset) }
    notes.error(
      offset, found: "a second graph", expected: "one graph in a file",
      remedy: "keep each graph in a file of its own")
  }

  mutating func refuseAfterGraph(_ name: XMLName, at offset: Int) {
    context = .ignored
    notes.error(
      offset, found: "element \(Shown.quoted(name.text)) after the graph in a node",
      expected: "what is said of the node before the nodes in it", remedy: "move it before <graph>")
  }
}
