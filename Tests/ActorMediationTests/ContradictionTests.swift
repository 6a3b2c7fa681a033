// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics
import ActorModel
import TestSupport
import Testing

@testable import ActorMediation

/// Which requirement is enough to give up, by hand.
@Suite("What contradicts what, by hand")
struct ContradictionTests {
  private func findings(
    _ map: ActorMap, _ parameters: [String: String]
  ) throws -> MediationFindings {
    try MediationCatalog.result(
      "convening-set", parameters: parameters, on: MediationGround(map)
    ).findings
  }

  /// By requirement its contradiction and whether it is enough to give up.
  private func rows(_ found: MediationFindings) throws -> [String: [MediationCell]] {
    let section = try #require(found.section("contradiction"))
    #expect(section.columns.map(\.id) == ["requirement", "contradiction", "suffices"])
    return Dictionary(
      section.rows.map { ($0.subject[0].id, Array($0.cells[1...])) },
      uniquingKeysWith: { first, _ in first })
  }

  @Test("Two Valleys: a1 alone at the table again is not enough where all mediators are excluded")
  func excluded() throws {
    let map = try ConveningValleysTests.valleys(-1)
    let found = try findings(map, ["exclude": "a1,WN,NG,EC,UN"])
    // With NG there is PA, NG, b1 (.5); with a1 alone nobody joins A to B.
    let (yes, no): ([MediationCell], [MediationCell]) = (
      [.count(1), .truth(true)], [.count(1), .truth(false)]
    )
    #expect(
      try rows(found) == [
        "min-trust": yes, "exclude:NG": yes, "exclude:a1": no, "side:A": yes, "side:B": yes,
      ])
    let text = try #require(found.sentences.first?.text)
    #expect(
      text.hasSuffix(
        "Giving up (1), (2), (4) or (5) alone is enough. Giving up (3) alone is not enough, because "
          + "further requirements contradict too."), "\(text)")
  }

  @Test("Two Valleys: where all are mediators, without Side B there still is nobody of Side A")
  func roles() throws {
    let map = try ConveningValleysTests.valleys(-1)
    let found = try findings(map, ["roles": "mediator"])
    #expect(
      try rows(found) == [
        "roles": [.count(1), .truth(true)], "side:B": [.count(1), .truth(false)],
      ])
    let text = try #require(found.sentences.first?.text)
    #expect(text.contains("Giving up (1) alone is enough. Giving up (2) alone is not enough"))
  }

  @Test("two contradictions that have nothing in common are both named")
  func two() throws {
    let ties = ["pa", "pb", "n"].map { trust($0, "m", 0.8) }
    let map = conflict(mediators: ["m", "n"], ties)
    let found = try findings(map, ["require": "m,n", "exclude": "m,n"])
    let no = { (number: Int) in [MediationCell.count(number), .truth(false)] }
    #expect(
      try rows(found) == [
        "exclude:n": no(1), "require:n": no(1), "exclude:m": no(2), "require:m": no(2),
      ])
    #expect(
      found.sentences.map(\.text) == [
        "No table is possible, because these requirements contradict each other on this map: (1) n "
          + "is not at the table; (2) n is at the table. Giving up any one of them alone is not "
          + "enough, because further requirements contradict too.",
        "Besides, these contradict each other: (3) m is not at the table; (4) m is at the table. "
          + "One of them has to be given up as well.",
      ])
  }

  @Test("what was not decided is said, and stands as undefined in the rows")
  func undecided() throws {
    let ground = try MediationGround(conflict(mediators: ["m"], []))
    let convening = try Convening(
      ground, ConveneQuestion(MediationArguments(for: ConveningSet.descriptor)))
    let words = TableWords(convening)
    let found = TableContradiction(
      sets: [[.ties, .end(0), .end(1)]], suffices: [true, nil, false])
    let text = try #require(words.contradiction(found).first?.text)
    #expect(
      text.hasSuffix(
        "Giving up (1) alone is enough. Giving up (3) alone is not enough, because further "
          + "requirements contradict too. Whether giving up (2) alone is enough was not decided, "
          + "because the map is too large."), "\(text)")
    #expect(
      words.contradictionRows(found).rows.map { $0.cells[2] } == [
        .truth(true), .undefined(.searchLimit), .truth(false),
      ])
  }
}
