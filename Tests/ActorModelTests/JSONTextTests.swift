// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorModel
import TestSupport
import Testing

@Suite("JSON text")
struct JSONTextTests {
  @Test(
    "numbers are the shortest text that reads back",
    arguments: [
      (0, "0"), (-0.0, "0"), (1, "1"), (-1, "-1"), (0.1, "0.1"), (1e21, "1e+21"),
      (Double.leastNonzeroMagnitude, "5e-324"), (0.1 + 0.2, "0.30000000000000004"), (100, "100"),
    ])
  func numbers(value: Double, text: String) {
    #expect(JSONText.number(value) == text)
  }

  @Test("random numbers read back to the same bits")
  func roundTrip() {
    var random = SeededRandom(seed: 1)
    for _ in 0..<10_000 {
      let value = Double(bitPattern: random.next())
      guard value.isFinite, value != 0 else { continue }
      #expect(Double(JSONText.number(value)) == value)
    }
  }

  @Test("what is not a number is never written as one")
  func notFinite() async {
    await #expect(processExitsWith: .failure) { _ = JSONText.number(.nan) }
    await #expect(processExitsWith: .failure) { _ = JSONText.number(.infinity) }
  }

  @Test("texts are escaped where JSON or a terminal needs it")
  func quoting() {
    #expect(JSONText.quoted("a\"b\\c\n\r\t") == #""a\"b\\c\n\r\t""#)
    #expect(JSONText.quoted("\u{0}\u{1B}\u{7F}\u{9B}") == #""\u0000\u001B\u007F\u009B""#)
    #expect(JSONText.quoted("\u{2028}\u{2029}") == #""\u2028\u2029""#)
    #expect(JSONText.quoted("é👩‍👧 e\u{301}") == "\"é👩‍👧 e\u{301}\"")
  }

  @Test("lists and objects on one line, or broken where too long")
  func layout() {
    let value = AttributeValue.object([
      "a": .list([.number("1"), .null, .boolean(true)]), "b": .object([:]),
    ])
    #expect(JSONText.line(value) == #"{"a": [1, null, true], "b": {}}"#)
    #expect(JSONText.pretty(value) == JSONText.line(value))
    let long = AttributeValue.list((0..<3).map { _ in String(repeating: "x", count: 40).value })
    let lines = JSONText.pretty(long).split(separator: "\n")
    #expect(lines.count == 5)
    #expect(lines[1].hasPrefix("  \"x"))
  }
}
