// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics
import ActorModel
import TestSupport
import Testing

/// Values that another tool gave, as text: a line `# column map parameter value` and, under it,
/// `actor=value` for every actor.
struct ValueTable: Sendable {
  /// The values of one column on one map.
  struct Entry: Sendable, CustomTestStringConvertible {
    let column: String
    let map: String
    let parameters: [String: String]
    var values: [String: Double] = [:]
    var testDescription: String { ([column, map] + parameters.values).joined(separator: " ") }
    var measure: String { String(column.prefix { $0 != "." }) }
  }

  private(set) var entries: [Entry] = []

  init(_ text: String) {
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ").map { String($0) }
      if words[0] == "#" {
        let parameters = words.count > 3 ? [words[3]: words[4]] : [:]
        entries.append(Entry(column: words[1], map: words[2], parameters: parameters))
      } else {
        for word in words {
          let parts = word.split(separator: "=")
          entries[entries.count - 1].values[String(parts[0])] = Double(parts[1])
        }
      }
    }
  }

  /// The maps by the names that tables use; T6u is T6 read without directions.
  private static func map(_ name: String) throws -> ActorMap {
    switch name {
    case "D6": Fixtures.d6
    case "T6", "T6u": Fixtures.t6
    case "kite": try ShippedMap("krackhardt-kite").map
    case "florentine": try ShippedMap("florentine-families-15").map
    default: try ShippedMap("karate-club").map
    }
  }

  /// Expects the numbers of an entry, within 1e-9 relative, and no others.
  static func expect(_ entry: Entry, at place: SourceLocation = #_sourceLocation) throws {
    let result = try measured(
      entry.measure, map(entry.map), undirected: entry.map == "T6u", entry.parameters)
    let found = result.numbers(entry.column)
    #expect(found.count == entry.values.count && !found.isEmpty, sourceLocation: place)
    for (id, value) in entry.values.sorted(by: { $0.key < $1.key }) {
      let number = try #require(found[id], sourceLocation: place)
      let isRight =
        value == 0 ? number == 0 : isRelativelyClose(number, value, tolerance: 1e-9)
      #expect(isRight, "\(entry) \(id): \(number), not \(value)", sourceLocation: place)
    }
  }
}
