// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorModel

extension GraphMLReader {
  /// Hands what was read to the decoder, after the last element.
  mutating func finish(into decoder: inout MapDecoder) {
    guard actors != nil else {
      return notes.error(
        text.start, found: "GraphML without a graph", expected: "one graph",
        remedy: "add it, be it empty: <graph edgedefault=\"directed\"/>")
    }
    tellNotFinite()
    arrows.tell(notes)
    decoder.findsSides = !keys.isOwn
    let node = rest.object(at: graphOffset)
    if var object = ObjectReader(
      node, in: notes.file, log: notes.log, expecting: "data of the graph")
    {
      if keys.isOwn { decoder.checkVersion(&object) }
      decoder.decodeRest(&object)
    }
    actors?.finish(into: &decoder)
    ties?.finish(into: &decoder)
    guard options.undirected else { return }
    for index in decoder.map.relationships.indices {
      decoder.map.relationships[index].directed = false
    }
  }

  /// Tools write such numbers where one is missing; a map has no such numbers.
  private func tellNotFinite() {
    for (key, told) in notFinite.sorted(by: { $0.value.offset < $1.value.offset }) {
      let name = Shown.plain(keys.list[key].name, limit: 40)
      notes.warning(
        told.offset,
        found: "\(Shown.plain(told.text, limit: 20)) for \(name)"
          + (told.count > 1 ? ", the first of \(told.count)" : ""),
        expected: "numbers", remedy: "leave out what is unknown; as an attribute it is kept as text"
      )
    }
  }
}
