// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorModel
import Testing

@Suite("Quantities refuse what is no number in their range")
struct QuantityTests {
  private static let nonsense = [
    Double.nan, .signalingNaN, .infinity, -.infinity, .greatestFiniteMagnitude, -1e300, 1e300,
    1.0.nextUp, -1.0.nextUp - 1,
  ]

  private func check<Kind: Quantity>(_ kind: Kind.Type, from low: Double, to high: Double) {
    #expect(kind.range == low...high)
    for value in Self.nonsense { #expect(kind.init(value) == nil, "\(kind) \(value)") }
    #expect(kind.init(low.nextDown) == nil)
    #expect(kind.init(high.nextUp) == nil)
    for value in [low, high, (low + high) / 2, 0, 0.5, .leastNonzeroMagnitude] {
      #expect(kind.init(value)?.value == value)
    }
  }

  @Test("trust is −1…1; strength, confidence and fraction are 0…1")
  func ranges() {
    check(Trust.self, from: -1, to: 1)
    check(Strength.self, from: 0, to: 1)
    check(Confidence.self, from: 0, to: 1)
    check(Fraction.self, from: 0, to: 1)
  }

  @Test("just outside is outside, minus zero is zero")
  func edges() {
    #expect(Trust(-1.0000000000000002) == nil)
    #expect(Strength(-.leastNonzeroMagnitude) == nil)
    #expect(Strength(-0.0) == Strength(0))
  }

  @Test("quantities order by their number")
  func order() throws {
    let low = try #require(Trust(-0.5))
    let high = try #require(Trust(0.25))
    #expect(low < high)
    #expect(!(high < low))
    #expect(!(low < low))
    #expect([high, low].sorted() == [low, high])
  }

  @Test("an absent trust is not trust 0")
  func unknown() {
    #expect(Relationship(from: "a", to: "b").trust == nil)
    #expect(Relationship(from: "a", to: "b", trust: Trust(0)).trust?.value == 0)
  }
}

@Suite("Words that ActorMap knows")
struct WordTests {
  @Test("each has a sentence of its own, and a word of the user's own has none")
  func titles() {
    for titles in [
      Role.known.map(\.title), ActorKind.known.map(\.title),
      RelationshipKind.known.map(\.title),
    ] {
      #expect(!titles.contains(""))
      #expect(Set(titles).count == titles.count)
    }
    #expect(Role(rawValue: "spoiler").title == "")
  }
}
