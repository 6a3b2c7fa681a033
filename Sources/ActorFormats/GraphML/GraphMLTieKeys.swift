// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorModel

/// networkx numbers parallel ties and writes the number as the id of each, so that the first of
/// every pair has the id 0. Such numbers are no ids: they are kept as the attribute `key`.
enum GraphMLTieKeys {
  /// The ties, those with such numbers without ids; `origins` are their places.
  static func settled(
    _ ties: [Relationship], _ origins: [JSONNode], _ notes: GraphMLNotes
  ) -> [Relationship] {
    guard let repeated = firstRepeated(ties), isKeyOfPair(ties) else { return ties }
    notes.warning(
      origins[repeated].offset, found: "edge id \(Shown.quoted(ties[repeated].id ?? "")) again",
      expected: "ids of their own; these number the edges of a pair",
      remedy: "nothing: the numbers are kept as the attribute key")
    return ties.map { tie in
      guard let id = tie.id, isNumber(id), tie.attributes["key"] == nil else { return tie }
      var tie = tie
      tie.id = nil
      tie.attributes["key"] = .string(id)
      return tie
    }
  }

  private static func isNumber(_ id: String) -> Bool {
    !id.isEmpty && id.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }

  /// The place of the first number that an earlier tie has as its id.
  private static func firstRepeated(_ ties: [Relationship]) -> Int? {
    var seen: Set<String> = []
    return ties.firstIndex { tie in
      guard let id = tie.id, isNumber(id) else { return false }
      return !seen.insert(id).inserted
    }
  }

  private struct Key: Hashable {
    let from: String
    let to: String
    let id: String
  }

  /// Whether no pair of actors has a number twice.
  private static func isKeyOfPair(_ ties: [Relationship]) -> Bool {
    var seen: Set<Key> = []
    return ties.allSatisfy { tie in
      guard let id = tie.id, isNumber(id) else { return true }
      return seen.insert(Key(from: tie.from, to: tie.to, id: id)).inserted
    }
  }
}
