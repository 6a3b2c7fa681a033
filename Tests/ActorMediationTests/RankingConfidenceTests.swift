// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics
import ActorModel
import Foundation
import TestSupport
import Testing

@testable import ActorMediation

/// The values of `expected.json` come from an enumeration with networkx; it names its call.
@Suite("How sure the ranking of Two Valleys is")
struct RankingConfidenceTests {
  private let shipped: ShippedMap
  private let entry: [String: Any]

  init() throws {
    shipped = try ShippedMap("two-valleys")
    entry = try #require(shipped.entries("confidence in the ranking").first)
  }

  private func confidence(
    of map: ActorMap, _ options: UncertaintyOptions = UncertaintyOptions(), threads: Int = 1
  ) throws -> RankingConfidence {
    try #require(
      try BridgeReport(
        BridgeQuestion(uncertainty: options), on: map, control: RunControl(threads: threads)
      ).confidence)
  }

  /// The same map with other ids in another order, and the way back from its ids.
  private func renamed(_ map: ActorMap, seed: Int) -> (map: ActorMap, old: [String: String]) {
    var random = SeededRandom(seed: seed)
    let ids = map.actors.map(\.id)
    let names = random.shuffled(ids.indices.map { "x\(10 + $0)" })
    let new = Dictionary(uniqueKeysWithValues: zip(ids, names))
    var other = map
    other.actors = random.shuffled(
      map.actors.map { actor in
        var actor = actor
        actor.id = new[actor.id] ?? actor.id
        return actor
      })
    other.relationships = random.shuffled(
      map.relationships.map { tie in
        var tie = tie
        tie.from = new[tie.from] ?? tie.from
        tie.to = new[tie.to] ?? tie.to
        return tie
      })
    return (other, Dictionary(uniqueKeysWithValues: zip(names, ids)))
  }

  private func checkExact(_ confidence: RankingConfidence, old: (String) -> String) throws {
    #expect(confidence.account.method == .exact)
    #expect(confidence.account.draws == 1 << 13)
    #expect(confidence.account.standardError == 0)
    let firsts = try #require(entry["first"] as? [String: Double])
    let intervals = try #require(entry["interval"] as? [String: [Double]])
    #expect(confidence.candidates.count == 4)
    for candidate in confidence.candidates {
      let id = old(candidate.actor)
      #expect(isClose(candidate.first, firsts[id], tolerance: 1e-10))
      #expect(isClose(candidate.acceptability.low, intervals[id]?[0], tolerance: 1e-10))
      #expect(isClose(candidate.acceptability.high, intervals[id]?[1], tolerance: 1e-10))
    }
    #expect(isClose(confidence.nobody, entry["nobody"] as? Double, tolerance: 1e-10))
    #expect(confidence.shared == 0)
    let tipping = try #require(entry["tipping"] as? [String: [String: Double]])
    for (id, expected) in tipping {
      let candidate = try #require(confidence.candidates.first { old($0.actor) == id })
      let ties = confidence.tippingTies(of: candidate.actor)
      #expect(Set(ties.map { "\(old($0.from))->\(old($0.to))" }).isSuperset(of: expected.keys))
      for tie in ties {
        if let value = expected["\(old(tie.from))->\(old(tie.to))"] {
          #expect(isClose(tie.importance, value, tolerance: 1e-10))
        }
      }
      let sizes = ties.map(\.importance.magnitude)
      #expect(zip(sizes, sizes.dropFirst()).allSatisfy { $0 >= $1 - 1e-9 })
      if id == "WN" { #expect(ties.count == expected.count) }
    }
  }

  @Test("P(first), intervals and tipping ties hold exactly, the ties that matter being thirteen")
  func exact() throws {
    let confidence = try confidence(of: shipped.map)
    try checkExact(confidence) { $0 }
    #expect(confidence.account.drawnTies == 13)
    #expect(confidence.account.tiesWithConfidence == 19)
    #expect(confidence.account.tiesWithoutConfidence == 0)
    #expect(confidence.tippingTies(of: "WN").map(\.id).first == "a1>WN:trust")
  }

  @Test("8,192 weights add up to what it is: WN is first where four ties are, .9 · .6 · .9 · .9")
  func shortest() throws {
    let first = try #require(confidence(of: shipped.map).candidate("WN")).first
    #expect(first.description == "0.4374")
  }

  @Test("the same for other ids in another order", arguments: 0..<3)
  func permuted(seed: Int) throws {
    let (map, old) = renamed(shipped.map, seed: seed)
    try checkExact(confidence(of: map)) { old[$0] ?? $0 }
  }

  /// Each by the ties that it needs, given that those before it lack one: NG .648 · (1 − .486),
  /// EC .5103 · (1 − .54) · (1 − .72).
  @Test("what is printed is what the closed form gives, to the last digit")
  func digits() throws {
    let confidence = try confidence(of: shipped.map)
    let firsts = Dictionary(
      uniqueKeysWithValues: confidence.candidates.map { ($0.actor, $0.first) })
    #expect(firsts["WN"] == 0.4374 && firsts["NG"] == 0.333072 && firsts["EC"] == 0.06572664)
    let ties = confidence.tippingTies(of: "WN")
    #expect(ties.map(\.importance) == [0.729, 0.486, 0.486, 0.486])
    #expect(ties.map(\.firstIfPresent) == [0.729, 0.486, 0.486, 0.486])
    #expect(ties.allSatisfy { $0.firstIfAbsent == 0 })
  }

  @Test("without the tie from a1 to WN: NG .648, UN .201, EC .143, as the design has it")
  func withoutTheTie() throws {
    let top = try #require(try confidence(of: shipped.map).tippingTies(of: "WN").first)
    #expect(top.firstIfAbsent == 0)
    #expect(isClose(top.firstIfPresent, 0.729, tolerance: 1e-10))
    #expect(top.leadersIfAbsent == ["NG"])
    #expect(abs(top.leadersFirstIfAbsent - 0.648) < 5e-4)
    let without = shipped.map.removingTies { $0.from == "a1" && $0.to == "WN" }
    let rest = try confidence(of: without)
    for (id, value) in ["NG": 0.648, "UN": 0.201, "EC": 0.143, "WN": 0] {
      #expect(abs(try #require(rest.candidate(id)).first - value) < 5e-4)
    }
    #expect(isClose(top.leadersFirstIfAbsent, rest.candidate("NG")?.first, tolerance: 1e-10))
  }

  /// For other ids too, in another order: random numbers hang on the ids, the values do not.
  @Test(
    "draws agree with the enumeration within four standard errors", arguments: [7, 8, 9],
    [false, true])
  func draws(seed: Int, withTheTie: Bool) throws {
    let whole =
      withTheTie
      ? shipped.map : shipped.map.removingTies { $0.from == "a1" && $0.to == "WN" }
    let (map, old) = seed == 7 ? (whole, [:]) : renamed(whole, seed: seed)
    let exact = try confidence(of: map)
    let options = UncertaintyOptions(maxDraws: Self.draws, standardError: 0, seed: seed)
    let drawn = try sampled(map, options)
    #expect(drawn.account.method == .draws)
    #expect(drawn.account.draws == Self.draws)
    let design: [String: Double] =
      withTheTie
      ? ["WN": 0.4374, "NG": 0.33307, "UN": 0.15776, "EC": 0.06573]
      : ["WN": 0, "NG": 0.648, "UN": 0.201, "EC": 0.143]
    for candidate in exact.candidates {
      let other = try #require(drawn.candidate(candidate.actor))
      let id = old[candidate.actor] ?? candidate.actor
      // The design gives five or three digits.
      let value = try #require(design[id])
      #expect(
        abs(other.first - value) <= 4 * standardErrorOfShare(value, draws: Self.draws) + 5e-4)
      check(other.first, candidate.first)
      check(other.within, candidate.within)
      check(other.unreached, candidate.unreached)
      #expect(other.acceptability.low == candidate.acceptability.low)
      #expect(other.acceptability.high == candidate.acceptability.high)
      // No value above the best that the map can give: the variance is μ (M − μ) at most
      // (Bhatia & Davis 2000, American Mathematical Monthly 107, 353–357).
      let mean = candidate.acceptability.mean
      let most = try #require(Self.most[id])
      let error = (mean * max(0, most - mean) / Double(Self.draws)).squareRoot()
      #expect(abs(other.acceptability.mean - mean) <= 4 * error + 1e-12)
    }
    check(drawn.nobody, exact.nobody)
    for (pair, other) in zip(exact.above, drawn.above) {
      check(other.probability, pair.probability)
    }
    for candidate in exact.candidates { checkTipping(of: candidate.actor, exact, drawn) }
  }

  private static let draws = 20_000
  /// The acceptability of each where every tie exists: nobody can have more.
  private static let most = ["WN": 0.54, "NG": 0.5, "EC": 0.45, "UN": 0.4]

  private func check(_ value: Double, _ expected: Double) {
    let error = standardErrorOfShare(expected, draws: Self.draws)
    #expect(abs(value - expected) <= 4 * error + 1e-12)
  }

  /// Two shares, over the draws with the tie and over those without it: the error of their
  /// difference is √(p₁(1 − p₁)/cn + p₀(1 − p₀)/(1 − c)n).
  private func checkTipping(
    of actor: String, _ exact: RankingConfidence, _ drawn: RankingConfidence
  ) {
    let others = Dictionary(
      uniqueKeysWithValues: drawn.tippingTies(of: actor).map { ($0.id, $0) })
    for tie in exact.tippingTies(of: actor) {
      let chance = tie.confidence
      let (with, without) = (tie.firstIfPresent, tie.firstIfAbsent)
      let n = Double(Self.draws)
      let error = (with * (1 - with) / (chance * n) + without * (1 - without) / ((1 - chance) * n))
        .squareRoot()
      guard let other = others[tie.id] else {
        // Listed is what is beyond three errors from 0.
        #expect(tie.importance.magnitude <= (3 + 4) * error + 1e-12)
        continue
      }
      #expect(abs(tie.importance - other.importance) <= 4 * error + 1e-12)
      #expect(abs(other.standardError - error) <= 0.2 * error + 1e-12)
    }
  }

  /// Drawn, though the enumeration would be short.
  private func sampled(
    _ map: ActorMap, _ options: UncertaintyOptions, threads: Int = 1
  ) throws -> RankingConfidence {
    let report = try BridgeReport(BridgeQuestion(), on: map)
    return RankingConfidence(
      report.candidates.map(\.actor), map: map,
      network: TrustNetwork(map, options: ViewOptions()), ends: report.ends, options,
      control: RunControl(threads: threads), exactLimit: 1)
  }
}
