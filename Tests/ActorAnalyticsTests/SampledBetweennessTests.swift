// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorModel
import TestSupport
import Testing

@testable import ActorAnalytics

@Suite("Sampled betweenness")
struct SampledBetweennessMeasureTests {
  private static let id = "sampled-betweenness"

  @Test("within the error of betweenness on hops, between its bounds, in every view")
  func exact() throws {
    for seed in 0..<60 {
      let map = SmallGraphs.random(seed: seed, most: 9)
      for undirected in [false, true] {
        let graph = ActorGraph(freezing: map, options: ViewOptions(undirected: undirected))
        guard graph.actorCount > 2 else { continue }
        let exact = try MeasureCatalog.result(
          "betweenness", parameters: ["paths": "hops"], on: graph)
        let found = try MeasureCatalog.result(
          Self.id, parameters: ["error": "0.1", "risk": "1e-6", "seed": "\(seed)"], on: graph)
        for row in exact.subjects.indices {
          let share = try #require(exact.columns[1].cells[row].number)
          let values = try found.columns.map { try #require($0.cells[row].number) }
          #expect(abs(values[0] - share) <= 0.1)
          #expect(values[1] <= share + 1e-12 && share <= values[2] + 1e-12)
        }
      }
    }
  }

  @Test("seed, error and risk are told, and so is the number of draws")
  func told() throws {
    let graph = ActorGraph(freezing: Fixtures.d6)
    let result = try MeasureCatalog.result(Self.id, parameters: ["error": "0.1"], on: graph)
    #expect(result.parameters.map(\.name) == ["error", "risk", "seed"])
    #expect(result.parameters.map(\.value) == ["0.1", "0.1", "7"])
    #expect(result.columns.map(\.name).last == "sampled-betweenness.draws")
    #expect(Set(result.columns[3].cells).count == 1)
    // Of a small map every pair is counted.
    #expect(result.columns[3].cells[0].number == 0)
    #expect(result.columns[0].cells == result.columns[1].cells)
  }

  @Test("below three actors it is undefined")
  func fewActors() throws {
    let graph = ActorGraph(freezing: SmallGraphs.map(2, ties: [(0, 1)], directed: false))
    let result = try MeasureCatalog.result(Self.id, on: graph)
    #expect(
      result.columns.allSatisfy { $0.cells.allSatisfy { $0 == .undefined(.tooFewActors) } })
  }

  @Test(
    "parameters without sense are refused",
    arguments: [
      ("error", "0"), ("error", "1"), ("error", "-0.1"), ("error", "x"), ("error", "nan"),
      ("risk", "0"), ("risk", "1"), ("risk", "nan"), ("seed", "-1"), ("seed", "1.5"),
      ("seed", "1e300"),
    ])
  func refused(name: String, value: String) throws {
    let graph = ActorGraph(freezing: Fixtures.d6)
    let error = #expect(throws: AnalysisError.self) {
      try MeasureCatalog.result(Self.id, parameters: [name: value], on: graph)
    }
    #expect(error?.description.contains("\(name) of \(Self.id): found \"\(value)\"") == true)
  }

  @Test("it is left out unless named")
  func byName() {
    let named = MeasureCatalog.all.filter { $0.descriptor.isOnlyByName }
    #expect(named.contains { $0.descriptor.id == Self.id })
  }
}
