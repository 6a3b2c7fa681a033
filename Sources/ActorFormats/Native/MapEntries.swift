// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorModel

/// Takes the actors and ties of a native file while it is read, so that of each only what the map
/// holds and its place stay.
final class MapEntries {
  /// The parts that were made, and where each begins.
  struct Made<Part> {
    var parts: [Part] = []
    var offsets: [Int] = []
    /// How many entries there were.
    var read = 0
  }

  private(set) var actors = Made<Actor>()
  private(set) var ties = Made<Relationship>()
  private let file: Int
  private let log: DecodingLog

  init(in file: Int, log: DecodingLog) {
    self.file = file
    self.log = log
  }

  /// Which lists the reader is to hand over.
  var streamed: JSONReader.Streamed {
    JSONReader.Streamed(keys: Set(MapKeys.actorLists + MapKeys.tieLists)) { [self] key, node in
      if MapKeys.actorLists.contains(key) {
        take(node, "an actor", of: "actors", MapDecoder.actor, &actors)
      } else {
        take(
          node, "a relationship", of: "relationships", MapDecoder.relationship, &ties)
      }
    }
  }

  private func take<Part>(
    _ node: JSONNode, _ noun: String, of list: String, _ make: (inout ObjectReader) -> Part?,
    _ made: inout Made<Part>
  ) {
    made.read += 1
    guard var object = ObjectReader(node, in: file, log: log, expecting: noun),
      let part = make(&object)
    else { return log.noteOther(than: list, at: node.offset) }
    made.parts.append(part)
    made.offsets.append(node.offset)
  }
}
