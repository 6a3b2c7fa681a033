// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorModel

// What GraphML, or a map, has no room for.
extension GraphMLReader {
  func startOther(_ name: XMLName, at offset: Int) {
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

  func refuseText(_ bytes: UnsafeBufferPointer<UInt8>) {
    hasToldText = true
    let shown = CellWords.trimmed(String(decoding: bytes, as: UTF8.self))
    notes.error(
      lastOffset, found: "text \(Shown.quoted(shown)) between elements",
      expected: "text in data only", remedy: "remove it, or make it data with a key")
  }

  /// The place of the element around.
  private var lastOffset: Int { max(graphOffset, valueOffset) }

  func refuseLateKey(at offset: Int) {
    notes.error(
      offset, found: "a key after the graph", expected: "all keys before it",
      remedy: "move it to the top of the file")
  }

  func refuseSecondGraph(at offset: Int) {
    context = .ignored
    notes.error(
      offset, found: "a second graph", expected: "one graph in a file",
      remedy: "keep each graph in a file of its own")
  }

  func refuseAfterGraph(_ name: XMLName, at offset: Int) {
    context = .ignored
    notes.error(
      offset, found: "element \(Shown.quoted(name.text)) after the graph in a node",
      expected: "what is said of the node before the nodes in it", remedy: "move it before <graph>")
  }
}
