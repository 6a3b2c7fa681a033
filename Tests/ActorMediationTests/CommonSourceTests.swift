// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics
import ActorModel
import Foundation
import TestSupport
import Testing

@testable import ActorMediation

/// Ties of one source are drawn together (metrics.md §9): enumerated by hand.
@Suite("Ties that rest on the same single source")
struct CommonSourceTests {
  private let together = UncertaintyOptions(joinsCommonSources: true)

  /// m hangs on two ties of one witness, n on one tie of another.
  private func map(
    second: Double = 0.9, sources: [String] = ["witness"]
  ) -> ActorMap {
    conflict(
      mediators: ["m", "n"],
      [
        doubtful(trust("pa", "m", 0.8), 0.6, sources: ["witness"]),
        doubtful(trust("pb", "m", 0.8), second, sources: sources),
        doubtful(trust("pa", "n", 0.5), 0.5, sources: ["report"]), trust("pb", "n", 0.5),
      ])
  }

  private func confidence(
    _ map: ActorMap, _ options: UncertaintyOptions, exactLimit: Int? = nil
  ) throws -> RankingConfidence {
    let report = try BridgeReport(BridgeQuestion(), on: map)
    return RankingConfidence(
      report.candidates.map(\.actor), map: map,
      network: TrustNetwork(map, options: ViewOptions()), ends: report.ends, options,
      control: RunControl(), exactLimit: exactLimit ?? RankingConfidence.exactLimit)
  }

  @Test("each by itself: m .54, n .46 · .5")
  func apart() throws {
    let found = try confidence(map(), UncertaintyOptions())
    #expect(found.account.draws == 8 && found.account.joinedTies == 0)
    #expect(found.candidate("m")?.first == 0.54)
    #expect(found.candidate("n")?.first == 0.23)
    #expect(found.nobody == 0.23)
  }

  @Test("together: m .6, the smaller of the two confidences, and n .4 · .5")
  func joined() throws {
    let found = try confidence(map(), together)
    // The witness is right about both (.6), about the second alone (.3) or about neither (.1).
    #expect(found.account.method == .exact && found.account.draws == 6)
    #expect(found.account.joinedTies == 2 && found.account.joiningSources == 1)
    #expect(found.candidate("m")?.first == 0.6)
    #expect(found.candidate("m")?.unreached == 0.4)
    #expect(found.candidate("n")?.first == 0.2)
    #expect(found.nobody == 0.2)
    let tie = try #require(found.tippingTies(of: "m").first { $0.to == "m" && $0.from == "pb" })
    // Where the second tie exists (.9), so does the first in .6 of .9.
    #expect(isClose(tie.firstIfPresent, 2.0 / 3) && tie.firstIfAbsent == 0)
  }

  @Test("of equal confidence both exist or neither: two cases, each tie as sure as recorded")
  func equal() throws {
    let found = try confidence(map(second: 0.6), together)
    #expect(found.account.draws == 4)
    #expect(found.candidate("m")?.first == 0.6)
  }

  @Test("a tie with two sources is drawn by itself", arguments: [["witness", "report"], []])
  func several(sources: [String]) throws {
    let found = try confidence(map(sources: sources), together)
    #expect(found.account.joinedTies == 0)
    #expect(found.candidate("m")?.first == 0.54)
  }

  @Test("draws agree within four standard errors", arguments: [7, 8])
  func draws(seed: Int) throws {
    var options = together
    (options.maxDraws, options.standardError, options.seed) = (20_000, 0, seed)
    let found = try confidence(map(), options, exactLimit: 1)
    #expect(found.account.method == .draws)
    for (value, expected) in [
      (found.candidate("m")?.first, 0.6), (found.candidate("n")?.first, 0.2),
      (found.nobody, 0.2),
    ] {
      let error = 4 * standardErrorOfShare(expected, draws: 20_000)
      #expect(abs(try #require(value) - expected) < error)
    }
  }

  @Test("measures and analytics draw them together, too")
  func elsewhere() throws {
    let options = MediationDoubtOptions(joinsCommonSources: true)
    let result = try MediationCatalog.result(
      "convening-set", parameters: ["roles": "any"], on: MediationGround(map()), doubt: options)
    let doubt = try #require(result.doubt)
    #expect(doubt.account.joinedTies == 2 && doubt.account.draws == 6)
    let shares = MediationFindings(sections: doubt.sections).cells("doubt.answers", of: "m+pa+pb")
    #expect(shares["share"] == .number(0.6))
    // The degree of m is its two ties: 2 in .6, 1 in .3, 0 in .1 of the cases.
    let uncertain = UncertainMap(map(), view: ViewOptions(), options: together)
    let measure = try MeasureCatalog.measure("degree")
    let degree = try uncertain.result(of: measure.init(MeasureArguments(for: measure.descriptor)))
    let mean = try #require(degree.columns.first { $0.name == "degree.mean" })
    let place = try #require(degree.subjects.firstIndex { $0.id == "m" })
    #expect(mean.cells[place] == .value(1.5))
  }
}
