// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics
import ActorModel
import TestSupport
import Testing

@testable import ActorMediation

/// Without which single ties an answer would be another, worked by hand.
@Suite("What would change the answers of the analytics")
struct ChangesTests {
  private func changes(
    _ id: String, _ map: ActorMap, with parameters: [String: String] = [:], threads: Int = 1
  ) throws -> [MediationSentence] {
    try MediationCatalog.result(
      id, parameters: parameters, on: MediationGround(map), tellsChanges: true,
      control: RunControl(threads: threads)
    ).changes
  }

  @Test("a first step on one tie: without either tie of the mediator a pair on the other is first")
  func firstStep() throws {
    let map = conflict(
      mediators: ["m", "n"],
      [
        trust("pa", "m", 0.5), trust("pb", "m", 0.8), trust("pa", "n", 0.4), trust("pb", "n", 0.4),
      ])
    let first = try #require(try changes("confidence-order", map).first)
    #expect(
      first.text
        == "What would change the first step (pa → m): without the tie “pa trusts m” it would be "
        + "pa → n and pb → n; without the tie “pb trusts m” it would be pa → n and pb → n.")
    #expect(first.ties == ["pa>m:trust", "pb>m:trust"])
  }

  @Test("of ties with the same words each is told by its dates, else by its id")
  func twins() throws {
    func tie(_ id: String, from start: String? = nil, to end: String? = nil) -> Relationship {
      var tie = Relationship(from: "pa", to: "pb", kind: .cooperation)
      tie.id = id
      (tie.start, tie.end) = (start.flatMap(CalendarDate.init), end.flatMap(CalendarDate.init))
      return tie
    }
    func words(_ ties: [Relationship]) throws -> [String] {
      let ground = try MediationGround(conflict(mediators: [], ties))
      return ground.map.relationships.map(ground.words)
    }
    let plain = "the cooperation from pa to pb"
    #expect(try words([tie("a")]) == [plain])
    #expect(
      try words([tie("a", from: "2020", to: "2021"), tie("b", from: "2022"), tie("c", to: "2019")])
        == ["\(plain) (2020 to 2021)", "\(plain) (from 2022)", "\(plain) (until 2019)"])
    #expect(
      try words([tie("a", from: "2020"), tie("b", from: "2020"), tie("c")])
        == ["\(plain) (tie a)", "\(plain) (tie b)", "\(plain) (tie c)"])
  }

  @Test("a table over one mediator: without either of its two ties there is none")
  func table() throws {
    let map = conflict(mediators: ["m"], [trust("pa", "m", 0.9), trust("pb", "m", 0.8)])
    let first = try #require(try changes("convening-set", map).first)
    #expect(first.text.hasPrefix("What would change the best connected smallest table ("))
    #expect(
      first.text.hasSuffix(
        ": without the tie “pa trusts m” there would be none; without the tie “pb trusts m” there "
          + "would be none."))
  }

  @Test("an entry issue with the most trust: without its one tie the other issue")
  func entry() throws {
    func about(_ issue: String, _ value: Double) -> Relationship {
      var tie = trust("pa", "pb", value)
      tie.layers = [issue]
      tie.id = "about \(issue)"
      return tie
    }
    let map = conflict(mediators: [], [about("water", 0.6), about("land", 0.4)])
    let first = try #require(try changes("issues", map).first)
    #expect(
      first.text
        == "What would change the entry issue (water): without the tie “pa trusts pb (about "
        + "water)” it would be land.")
    #expect(first.ties == ["about water"])
  }

  @Test("two friends of whom one is hostile to the third: without any of the ties nothing strains")
  func camps() throws {
    let hostile = Relationship(from: "pa", to: "pb", kind: .conflict)
    let map = conflict(
      mediators: ["m"], [trust("pa", "m", 0.5), trust("pb", "m", 0.5), hostile])
    let texts = try changes("camps", map).map(\.text)
    #expect(texts.contains { $0.hasPrefix("What would change “unique” (no): without the tie “") })
    #expect(
      texts.contains {
        $0.hasPrefix("What would change the strained pairs (3 in all): without the tie “")
          && $0.hasSuffix("” there would be 0.")
      })
  }

  @Test("one channel over one representative: without its tie there is no channel")
  func protection() throws {
    var map = conflict(
      mediators: ["m"], [trust("pa", "m", 0.9), trust("pb", "m", 0.8), trust("pa", "x", 0.9)])
    map.actors.append(Actor(id: "x"))
    let sentence = try #require(try changes("protection", map).first)
    #expect(
      sentence.text
        == "What would change “channels” most: without the tie “pa trusts m” that of A and B would "
        + "be 0 instead of 1.")
  }

  @Test("for a public audience nobody is named")
  func publicAudience() throws {
    let map = conflict(mediators: ["m"], [trust("pa", "m", 0.9), trust("pb", "m", 0.8)])
    #expect(try changes("protection", map, with: ["audience": "public"]).isEmpty)
  }

  @Test("an answer on which no tie bears is said to stay")
  func stays() throws {
    // Nobody joins pb to the others, with the one tie or without it.
    let map = conflict(mediators: ["m"], [trust("m", "pa", 0.9)])
    #expect(
      try changes("convening-set", map).map(\.text)
        == ["What would change this: no single tie’s absence would."])
  }

  @Test(
    "each tie that is told does change the answer on a map without it, and threads change nothing",
    arguments: AnalyticConformanceTests.ids)
  func oracle(id: String) throws {
    let type = try MediationCatalog.analytic(id)
    let keys = type.descriptor.keyNumbers
    let analytic = try type.init(MediationArguments(for: type.descriptor))
    for seed in 0..<12 {
      var random = SeededRandom(seed: seed)
      let map = FullMapTests.map(&random)
      let ground = try MediationGround(map)
      guard ground.endsProblem == nil else { continue }
      let told = try changes(id, map)
      #expect(told == (try changes(id, map, threads: 8)), "\(id), map \(seed)")
      let whole = DoubtReading(try analytic.findings(on: ground, control: RunControl()), keys)
      for tie in told.flatMap(\.ties) {
        let rest = try MediationGround(map.removingTies { $0.id == tie })
        let found = Result { () throws(MediationError) in
          try analytic.findings(on: rest, control: RunControl())
        }
        let part = DoubtReading(try? found.get(), keys)
        #expect(
          whole.numbers.map(\.cells) != part.numbers.map(\.cells) || whole.answers != part.answers,
          "\(id), map \(seed), \(tie)")
      }
    }
  }
}

@Suite("Words for maps with three sides")
struct ThreeSidesTests {
  @Test(
    "no analytic speaks of both sides where there are three",
    arguments: AnalyticConformanceTests.ids)
  func words(id: String) throws {
    var map = conflict(
      mediators: ["m"], [trust("pa", "m", 0.5), trust("pb", "m", 0.6), trust("pc", "m", 0.7)])
    map.sides.append(Side(id: "C"))
    map.actors.append(Actor(id: "pc", roles: [.party], side: "C"))
    let result = try MediationCatalog.result(id, on: MediationGround(map), tellsChanges: true)
    let texts =
      [result.descriptor.question, result.descriptor.definition] + result.findings.notices
      + (result.findings.sentences + result.changes + result.findings.sections.flatMap(\.sentences))
      .map(\.text)
    for words in ["both sides", "both ends", "both parties", "either side", "each other side"] {
      #expect(!texts.contains { $0.contains(words) }, "\(id): \(words)")
    }
  }
}
