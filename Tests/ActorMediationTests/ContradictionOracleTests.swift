// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics
import ActorModel
import TestSupport
import Testing

@testable import ActorMediation

/// What contradicts what against every set of requirements, each tried on every set of actors.
@Suite("Contradictions against every set of requirements")
struct ContradictionOracleTests {
  @Test(
    "what is named, and what alone is enough to give up, on 1,200 maps of up to 10 actors",
    arguments: 0..<4)
  func contradictions(batch: Int) throws {
    var seen = Seen()
    for seed in (batch * 300)..<(batch * 300 + 300) {
      try compare(TableCase(seed: seed, actors: 4...10, isStrict: true), &seen)
    }
    #expect(seen.all >= 20 && seen.some >= 10, "\(seen)")
    #expect(seen.none >= 20 && seen.several >= 10, "\(seen)")
  }

  /// What the maps of a batch had in them.
  private struct Seen {
    /// Any one of several that are named is enough.
    var all = 0
    /// Some of those named are enough, some are not.
    var some = 0
    /// None is enough.
    var none = 0
    /// More than one set is named.
    var several = 0
  }

  private func compare(_ given: TableCase, _ seen: inout Seen) throws {
    let oracle = TableOracle(given.map, given.question)
    let demands = Array(oracle.demands(withSize: true))
    let possible = oracle.possible(demands)
    let all = possible.count - 1
    guard !possible[all] else { return }
    let convening = try Convening(
      try given.ground(), ConveneQuestion(given.arguments("convening-set")),
      size: given.question.mostSeats)
    guard case .contradiction(let found) = convening.smallest() else {
      Issue.record("seed \(given.seed): no contradiction is named")
      return
    }
    let bit = { (requirement: TableRequirement) in
      demands.firstIndex(of: TableOracle.Demand(requirement)).map { 1 << $0 } ?? 0
    }
    let sets = found.sets.map { $0.reduce(0) { $0 | bit($1) } }
    let irreducible = possible.indices.filter { set in
      !possible[set]
        && demands.indices.allSatisfy { set >> $0 & 1 == 0 || possible[set & ~(1 << $0)] }
    }
    #expect(sets.allSatisfy(irreducible.contains), given.comment)
    let named = sets.reduce(0, |)
    #expect(named.nonzeroBitCount == found.sets.map(\.count).reduce(0, +), given.comment)
    let said = Dictionary(
      zip(found.first.map(bit), found.suffices), uniquingKeysWith: { first, _ in first })
    for place in demands.indices {
      let isEnough = possible[all & ~(1 << place)]
      #expect(isEnough == irreducible.allSatisfy { $0 >> place & 1 == 1 }, given.comment)
      #expect(
        (said[1 << place] ?? false) == isEnough, "seed \(given.seed): \(demands[place])")
    }
    // What is left outside the sets contradicts nothing any more, unless one is enough anyhow.
    let enough = found.suffices.count { $0 == true }
    if enough == 0 { #expect(possible[all & ~named], given.comment) }
    if sets.count > 1 { seen.several += 1 }
    if enough == 0 {
      seen.none += 1
    } else if enough < found.first.count {
      seen.some += 1
    } else if enough > 1 {
      seen.all += 1
    }
  }
}
