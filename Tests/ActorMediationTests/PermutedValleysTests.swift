// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics
import ActorModel
import Foundation
import TestSupport
import Testing

@testable import ActorMediation

/// Values that the mediation design gives (D2, D3, D6, D12), for exchanged ids; the names are the
/// usual ids. D8, D9, D10, D14 and D20 are tested so in their own suites.
@Suite("Two Valleys by hand, with exchanged ids")
struct PermutedValleysTests {
  private static let seeds = ConveningValleysTests.seeds

  private func report(
    _ seed: Int, roles: [Role]? = [.representative, .mediator], without: String? = nil
  ) throws -> (report: BridgeReport, map: ActorMap) {
    let map = try ConveningValleysTests.valleys(seed)
    let name = { (id: String) in map.actors.first { $0.id == id }?.name ?? "" }
    let rest = map.removingTies { "\(name($0.from))>\(name($0.to))" == without }
    return (try BridgeReport(BridgeQuestion(between: ["A", "B"], roles: roles), on: rest), rest)
  }

  @Test("acceptability, bias, support, concentration and independence", arguments: seeds)
  func values(seed: Int) throws {
    let (report, _) = try report(seed)
    #expect(report.candidates.map(\.name) == ["WN", "NG", "EC", "UN"])
    let expected: [[Double]] = [
      [0.54, (0.54 - 0.63) / 1.17, 0.44], [0.5, (0.5 - 0.54) / 1.04, 0.4],
      [0.45, (0.72 - 0.45) / 1.17, 0], [0.4, (0.4 - 0.72) / 1.12, 0.8],
    ]
    let shares: [Double?] = [0.52, 1, nil, 1]
    for (place, candidate) in report.candidates.enumerated() {
      let numbers = [
        candidate.acceptability.number, candidate.biases[0].value.number,
        candidate.support.support.number,
      ]
      #expect(zip(numbers, expected[place]).allSatisfy { isClose($0, $1) })
      #expect(isClose(candidate.support.concentration.number, shares[place]))
      #expect(candidate.independence.allSatisfy { $0.value == .value(1) })
    }
  }

  @Test("the envoy's standing is borrowed where PB does not trust it itself", arguments: seeds)
  func variant(seed: Int) throws {
    let (report, map) = try report(seed, without: "PB>UN")
    let envoy = try #require(report.candidates.first { $0.name == "UN" })
    #expect(isClose(envoy.acceptability.number, 0.4))
    #expect(Set(envoy.independence.map(\.value)) == [.value(0), .value(1)])
    #expect(
      envoy.criticalActors.compactMap { id in map.actors.first { $0.id == id }?.name } == ["IO"])
  }

  @Test("one channel over b1; over any actor two, with five minimum cuts", arguments: seeds)
  func channels(seed: Int) throws {
    let (narrow, map) = try report(seed)
    let name = { (id: String) in map.actors.first { $0.id == id }?.name ?? "" }
    let channel = try #require(narrow.channels.first)
    #expect(channel.count == 1)
    #expect(channel.singlePointsOfFailure.map(name) == ["b1"])
    let wide = try #require(try report(seed, roles: nil).report.channels.first)
    #expect(wide.count == 2)
    let cuts = Set(wide.minimumCuts.map { Set($0.map(name)) })
    #expect(cuts == [["a1", "NG"], ["a1", "b1"], ["UC", "b1"], ["UN", "b1"], ["WN", "b1"]])
  }
}
