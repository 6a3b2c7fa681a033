// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorModel
import Foundation
import TestSupport

/// Maps with something in every field, drawn from a seed: the same seed gives the same map.
struct RandomMap {
  private var random: SeededRandom

  private static let nasty: [String] = {
    let own = [
      "", " ", "a", "Ä", "e\u{301}", ";", "a;b", "\\", "\\;", "\"", "\"\u{301}", ";\u{301}", ",",
      "a,b",
      "\n", "\r\n", "a\tb", "=1+1", "+1", "-1", "@x", "'", "''", "'=1", "''=1", "'t Hart",
      "\u{FF1D}1+1", "1", "0.50", "-3e2", "1e999", "true", "TRUE", "null", "\u{0}\u{1}", "\u{7F}",
      "\u{2028}", "\u{202E}abc", "\u{FEFF}", "👩‍👩‍👧", "more", "attributes", "id", "\u{1F1E6}",
      "{\"a\": 1}", "[]", "A1",
    ]
    let lists = (Folders.shared?.appendingPathComponent("corpora/blns/blns.json"))
      .flatMap { try? Data(contentsOf: $0) }
      .flatMap { try? JSONDecoder().decode([String].self, from: $0) }
    // Byte 0 is data of no text file, written raw or not; JSON escapes it.
    return own + (lists ?? [])
  }()

  init(seed: Int) { random = SeededRandom(seed: seed) }

  mutating func below(_ limit: Int) -> Int { random.below(limit) }

  mutating func maybe<Value>(_ make: (inout RandomMap) -> Value) -> Value? {
    below(2) == 0 ? nil : make(&self)
  }

  mutating func text() -> String { Self.nasty[below(Self.nasty.count)] }

  mutating func texts() -> [String] { (0..<below(4)).map { _ in text() } }

  mutating func fraction() -> Double {
    [0, 1, 0.5, 0.1, 1 / 3, Double(below(1_000_000)) / 1_000_000, .leastNonzeroMagnitude][below(7)]
  }

  mutating func value(depth: Int = 0) -> AttributeValue {
    switch below(depth < 3 ? 7 : 5) {
    case 0: .null
    case 1: .boolean(below(2) == 0)
    case 2: .number(["0", "-1.50", "1e5", "123456789012345678901234567890"][below(4)])
    case 3, 4: .string(text())
    case 5: .list((0..<below(3)).map { _ in value(depth: depth + 1) })
    default: .object(attributes(depth: depth + 1))
    }
  }

  mutating func attributes(depth: Int = 0) -> AttributeList {
    var list = AttributeList()
    for _ in 0..<below(4) { list[text()] = value(depth: depth) }
    return list
  }

  /// Keys that nothing else uses.
  mutating func unknown() -> AttributeList {
    AttributeList(attributes().map { .init(key: "x-" + $0.key, value: $0.value) })
  }

  mutating func date() -> CalendarDate? {
    CalendarDate(["1993", "1993-08", "1993-08-20", "0001-01-01"][below(4)])
  }

  /// Ids that are new to `taken`; the counter keeps canonically equal texts apart.
  mutating func ids(_ count: Int) -> [String] {
    (0..<count).map { "\(text())\($0)" }
  }
}
