// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorModel
import Testing

@testable import ActorRendering

@Suite("What a map shows at first sight is said to those who do not see it")
struct FindingsTests {
  private func findings(_ map: ActorMap) -> [String] {
    MapFindings(map, ties: map.relationships, .english).sentences(namesLeaders: true)
  }

  private func trust(_ from: String, _ to: String, _ value: Double = 0.5) -> Relationship {
    Relationship(from: from, to: to, kind: .trust, trust: Trust(value))
  }

  private func map(_ actors: [(String, String?)], _ ties: [Relationship]) -> ActorMap {
    let sides = Set(actors.compactMap(\.1)).sorted()
    return ActorMap(
      sides: sides.map { Side(id: $0) }, actors: actors.map { Actor(id: $0.0, side: $0.1) },
      relationships: ties)
  }

  @Test("Two Valleys, counted by hand in the list of its ties")
  func twoValleys() throws {
    let map = try shippedMap("two-valleys")
    #expect(
      findings(map) == [
        "In conflict: Party A with Party B.",
        "Elders’ council, Women’s network and United Nations envoy are each trusted by 4 actors, "
          + "more than anyone else.",
        "Members of every side trust Elders’ council, Women’s network, United Nations envoy, "
          + "Non-governmental organisation and International organisation.",
        "From side to side: 1 tie, 1 with conflict or distrust.",
      ])
  }

  @Test("the description has them without candidates, and the candidates instead of the leaders")
  func description() throws {
    let map = try shippedMap("two-valleys")
    let plain = MapDrawing(map.onGrid).view.elements[2].text
    #expect(
      plain.hasPrefix(
        "A map of 13 actors and 24 ties, as seen by the authors of the teaching example. "
          + "Sides: Side A with 2 actors, Side B with 2 actors. In conflict: Party A with Party B. "
      ))
    #expect(plain.contains("are each trusted by 4 actors, more than anyone else."))
    #expect(plain.hasSuffix(" A map is a view, not the truth."))
    let options = DrawingOptions(
      highlights: [Highlight(actor: "WN", rank: 1)], highlightEnds: ["Side A", "Side B"])
    let ranked = MapDrawing(map.onGrid, options: options).view.elements[2].text
    #expect(ranked.contains("Women’s network first."))
    #expect(!ranked.contains("more than anyone else") && ranked.contains("In conflict: "))
  }

  @Test("a view that shows a part of the map does not say what holds of the whole")
  func parts() throws {
    let map = try shippedMap("two-valleys").onGrid
    let focus = try MapDrawing(map, answering: .focus(actor: "EC", within: 1)).view
    #expect(!focus.elements[2].text.contains("trust Elders"))
    #expect(!focus.elements[2].text.contains("more than anyone else"))
  }

  @Test("one leads, or up to three alike; where more do, or all do, nobody is singled out")
  func leaders() {
    let five = ["a", "b", "c", "d", "e"].map { ($0, String?.none) }
    #expect(
      findings(map(five, [trust("a", "e"), trust("b", "e"), trust("c", "a"), trust("d", "e", -1)]))
        == ["e is trusted by 2 actors, more than anyone else."])
    // Twice by one actor is by one actor; a tie that holds both ways is trust both ways.
    let twice = [trust("a", "e"), trust("a", "e"), trust("b", "a")]
    #expect(findings(map(five, twice)) == ["Without a tie: c and d."])
    var mutual = trust("a", "b")
    mutual.directed = false
    #expect(
      findings(map(five, [mutual, trust("c", "b"), trust("d", "c"), trust("e", "c")])).first
        == "b and c are each trusted by 2 actors, more than anyone else.")
    let ring = zip(five, five.dropFirst() + five.prefix(1)).map { trust($0.0, $1.0) }
    #expect(findings(map(five, ring)) == [])
  }

  @Test("a map without any trust says who has ties with most others")
  func withoutTrust() {
    let four = ["a", "b", "c", "d"].map { ($0, String?.none) }
    let ties = ["b", "c", "d"].map { Relationship(from: "a", to: $0, directed: false) }
    #expect(findings(map(four, ties)) == ["a has ties with 3 actors, more than anyone else."])
    #expect(findings(map(four, [])) == [], "nothing to tell of a map without ties")
  }

  @Test("sides: what leads across, and whom all of them trust, or that it is nobody")
  func sides() {
    let actors: [(String, String?)] = [("a", "s"), ("b", "t"), ("m", nil), ("n", nil)]
    #expect(
      findings(map(actors, [trust("a", "m"), trust("b", "n")])) == [
        "Members of every side trust no actor in common.",
        "No tie leads from one side to another.",
      ])
    let ties = [
      trust("a", "b"), trust("b", "a", -0.4), trust("a", "m"), trust("b", "m"),
      Relationship(from: "a", to: "b", kind: .communication),
    ]
    #expect(
      findings(map(actors, ties)) == [
        "m is trusted by 2 actors, more than anyone else.", "Members of every side trust m.",
        "From side to side: 3 ties, 1 with trust, 1 with conflict or distrust.",
        "Without a tie: n.",
      ])
  }

  @Test("conflicts are named up to five pairs, each once, and counted beyond")
  func conflicts() {
    func conflict(_ a: Int, _ b: Int) -> Relationship {
      Relationship(from: "\(a)", to: "\(b)", kind: .conflict, directed: false)
    }
    let actors = (0..<7).map { ("\($0)", String?.none) }
    let few = findings(map(actors, [conflict(0, 1), conflict(1, 0), conflict(2, 3)]))
    #expect(few.first == "In conflict: 0 with 1, 2 with 3.")
    let many = findings(map(actors, (1..<7).map { conflict(0, $0) }))
    #expect(many.first == "6 pairs of actors are in conflict.")
  }
}
