// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics
import ActorModel
import TestSupport
import Testing

/// The maps on which measures of paths are set beside networkx 3.6.1, and how values are compared.
enum PathValues {
  /// The karate club, its two factions as attribute `club` and three sides made up here; most
  /// actors have no side.
  static func karate() throws -> ActorMap {
    let members = [
      "heads": ["0", "33"], "middle": ["2", "8", "13", "19", "31"], "edge": ["16", "24", "26"],
    ]
    var map = try ShippedMap("karate-club").map
    map.sides = members.keys.sorted().map { Side(id: $0) }
    for index in map.actors.indices {
      let id = map.actors[index].id
      map.actors[index].side = members.first { $0.value.contains(id) }?.key
    }
    return map
  }

  /// Eight actors and fourteen ties: d and f are tied by two ties, b and g by one that holds both
  /// ways, h by none; c and d have no side.
  static func directed() -> ActorMap {
    let sides = ["a": "A", "b": "A", "e": "B", "f": "B", "g": "C", "h": "C"]
    let ends = [
      ("a", "b"), ("b", "c"), ("c", "a"), ("c", "d"), ("d", "e"), ("e", "c"), ("a", "d"),
      ("b", "e"), ("d", "f"), ("f", "d"), ("f", "g"), ("g", "a"), ("e", "f"), ("b", "g"),
    ]
    return ActorMap(
      sides: ["A", "B", "C"].map { Side(id: $0) },
      actors: ["a", "b", "c", "d", "e", "f", "g", "h"].map { Actor(id: $0, side: sides[$0]) },
      relationships: ends.map { from, to in
        Relationship(from: from, to: to, directed: !(from == "b" && to == "g"))
      })
  }

  /// Expects the numbers of `expected` and no others, within 1e-9 relative; only where 0 is
  /// expected, rounding is measured absolutely.
  static func compare(
    _ found: [String: Double], _ expected: [String: Double], _ comment: String,
    at place: SourceLocation
  ) {
    #expect(Set(found.keys) == Set(expected.keys), "\(comment)", sourceLocation: place)
    for (id, value) in expected.sorted(by: { $0.key < $1.key }) {
      guard let number = found[id] else { continue }
      let allowed = value == 0 ? 1e-12 : 1e-9 * value.magnitude
      #expect(
        (number - value).magnitude <= allowed, "\(comment) \(id): \(number), not \(value)",
        sourceLocation: place)
    }
  }

  /// Rows of a key, the raw and the normalised value.
  static func columns(_ text: String) -> [[String: Double]] {
    let rows = text.split(separator: "\n").map { line in
      line.split(separator: " ").map { String($0) }
    }
    return [1, 2].map { column in
      var numbers: [String: Double] = [:]
      for row in rows { numbers[row[0]] = Double(row[column]) }
      return numbers
    }
  }
}
