// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import TestSupport
import Testing

@testable import ActorModel

@Suite("Numbers of ids")
struct IDNumbersTests {
  /// The naive oracle: Swift's own dictionary.
  private func expectAsDictionary(_ ids: [String]) {
    var numbers = IDNumbers()
    var oracle: [String: UInt32] = [:]
    for id in ids {
      #expect(numbers.number(of: id) == oracle[id], "\(id)")
      let expected = oracle[id] ?? UInt32(oracle.count)
      oracle[id] = expected
      #expect(numbers.add(id) == expected, "\(id)")
    }
    #expect(numbers.count == oracle.count)
    for (id, number) in oracle {
      #expect(numbers.number(of: id) == number)
      #expect(numbers.ids[Int(number)] == id)
    }
  }

  @Test("ids that are equal in Swift have one number, however they are written")
  func equivalence() {
    expectAsDictionary([
      "", "K", "\u{212A}", "K\u{301}", "\u{1E30}", "\u{212A}\u{301}", ";", "\u{37E}", "a\u{37E}b",
      "a;b", "`", "\u{1FEF}", "é", "e\u{301}", "Å", "\u{212B}", "A\u{30A}", "12345678", "1234567",
      "123456789abcdef", "123456789abcdefg", "Ministry of Defence", "Ministry of Defence ", "",
      "\u{0}", "\u{0}\u{0}", "a\u{0}", "\r\n", "\n", "\r", "한", "\u{1112}\u{1161}\u{11AB}",
    ])
  }

  @Test("no other sign equals one of ASCII: all of Unicode")
  func twins() {
    let ascii = Set((UInt8(0)..<128).map { String(Unicode.Scalar($0)) })
    var twins: [UInt32] = []
    for value in UInt32(128)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      if ascii.contains(String(scalar)) { twins.append(value) }
    }
    // UnicodeData.txt, field 5.
    #expect(twins == [0x37E, 0x1FEF, 0x212A])
  }

  @Test("random ids, many of them near each other", arguments: 1...20)
  func random(seed: Int) {
    var random = SeededRandom(seed: seed)
    let signs = ["a", "b", "K", "\u{212A}", "e", "\u{301}", "é", "0", " ", "語", ";", "\u{37E}"]
    let ids = (0..<2_000).map { _ in
      (0..<Int.random(in: 0...10, using: &random)).map { _ in
        signs[Int.random(in: 0..<(seed.isMultiple(of: 2) ? 3 : signs.count), using: &random)]
      }.joined()
    }
    expectAsDictionary(ids)
  }

  @Test("ties whose pair comes again, against a look at all pairs", arguments: 1...50)
  func repeatedPairs(seed: Int) {
    var random = SeededRandom(seed: seed)
    let count = Int.random(in: 1...12, using: &random)
    let actors = (0..<count).map { Actor(id: "a\($0)") }
    let ties = (0..<Int.random(in: 0...60, using: &random)).map { _ in
      // Some ends are not listed.
      Relationship(
        from: "a\(Int.random(in: 0...count, using: &random))",
        to: "a\(Int.random(in: 0...count, using: &random))")
    }
    let map = ActorMap(actors: actors, relationships: ties)
    let hasOther = { (one: Int) -> Bool in
      ties.indices.contains { other in
        other != one && ties[other].from == ties[one].from && ties[other].to == ties[one].to
      }
    }
    let expected: [Int] = ties.indices.filter(hasOther)
    #expect(MapNumbers(map).tiesOfRepeatedPairs() == expected)
  }
}
