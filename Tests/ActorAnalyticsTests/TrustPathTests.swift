// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics
import ActorModel
import TestSupport
import Testing

/// Trust along the best chain, and the weakest tie of the strongest one.
@Suite("Best chains of trust")
struct TrustPathTests {
  private static let ids = ["trust-path", "bottleneck-trust"]

  // The values of the design's table for T6: products .855 and .30, weakest ties .90 and .50.
  @Test("T6: from S to T over C and D, with two ties at most over B")
  func t6() throws {
    for (id, free, limited) in [("trust-path", 0.855, 0.3), ("bottleneck-trust", 0.9, 0.5)] {
      let pair = ["from-actor": "S", "to-actor": "T"]
      let best = try measured(id, Fixtures.t6, pair)
      expect(best.numbers(), ["S → T": free])
      expect(best.numbers(id + ".steps"), ["S → T": 3])
      let short = try measured(id, Fixtures.t6, pair.merging(["hops": "2"]) { $1 })
      expect(short.numbers(), ["S → T": limited])
      expect(short.numbers(id + ".steps"), ["S → T": 2])
    }
  }

  @Test("T6: a row for each pair that a path joins, and for no other")
  func rows() throws {
    let pairs: Set = [
      "S → A", "S → B", "S → C", "S → D", "S → T", "A → T", "B → T", "C → D", "C → T", "D → T",
    ]
    for id in Self.ids {
      #expect(Set(try measured(id, Fixtures.t6).cells().keys) == pairs)
      let short = try measured(id, Fixtures.t6, ["hops": "1"]).numbers()
      #expect(Set(short.keys) == pairs.subtracting(["S → D", "S → T", "C → T"]))
      let into = try measured(id, Fixtures.t6, ["to-actor": "T"]).cells()
      #expect(Set(into.keys) == pairs.filter { $0.hasSuffix("→ T") })
      #expect(try measured(id, Fixtures.t6, ["from-actor": "A"]).subjects.map(\.id) == ["A → T"])
      let named = try measured(id, Fixtures.t6, ["from-actor": "T,S", "to-actor": "S,A"])
      #expect(named.reasons() == ["T → S": .noTrustPath, "T → A": .noTrustPath])
      #expect(named.reasons(id + ".steps") == named.reasons())
      expect(named.numbers(), ["S → A": 0.9])
    }
  }

  @Test("a chain of k ties: t to the power of k, and t", arguments: [0.5, 0.9, 1])
  func chain(trust: Double) throws {
    let map = SmallGraphs.map(
      12, ties: (1..<12).map { ($0 - 1, $0) }, directed: true, trusts: [trust])
    let names = (0..<12).map(SmallGraphs.name)
    for id in Self.ids {
      let result = try measured(id, map, ["from-actor": names[0]])
      for k in 1..<12 {
        let power =
          id == "trust-path" ? (0..<k).reduce(1.0) { product, _ in product * trust } : trust
        let pair = "\(names[0]) → \(names[k])"
        #expect(isClose(result.numbers()[pair], power))
        #expect(result.numbers(id + ".steps")[pair] == Double(k))
      }
    }
  }

  @Test("a tie of trust 1 more does not make a best chain longer than it must be")
  func fewestSteps() throws {
    let map = Fixtures.trustMap(
      [("a", "b", 1), ("b", "c", 1), ("a", "c", 1), ("c", "d", 0.5), ("a", "d", 0.5)],
      directed: true)
    for id in Self.ids {
      let steps = try measured(id, map).numbers(id + ".steps")
      #expect(steps["a → c"] == 1 && steps["a → d"] == 1)
    }
    // 0.9 · 0.4 and 0.6 · 0.6 differ in binary and count as equal.
    let equal = Fixtures.trustMap(
      [("a", "b", 0.6), ("b", "d", 0.6), ("a", "c", 0.9), ("c", "e", 0.4), ("e", "d", 1)],
      directed: true)
    #expect(try measured("trust-path", equal).numbers("trust-path.steps")["a → d"] == 2)
  }

  /// The best value of walks of at most so many ties, by multiplying matrices.
  private func best(_ graph: PlainGraph, ties: Int, _ join: (Double, Double) -> Double)
    -> [[Double]]
  {
    var layer = graph.nodes.map { i in graph.nodes.map { i == $0 ? 1.0 : 0 } }
    for _ in 0..<ties {
      layer = graph.nodes.map { i in
        graph.nodes.map { j in
          graph.nodes.reduce(layer[i][j]) { max($0, join(layer[i][$1], graph.values[$1][j] ?? 0)) }
        }
      }
    }
    return layer
  }

  @Test("400 random maps: the values and steps of walks counted by matrices", arguments: 0..<4)
  func oracle(block: Int) throws {
    for seed in (block * 100)..<(block * 100 + 100) {
      let map = SmallGraphs.random(seed: seed)
      let isUndirected = seed % 3 == 0
      let graph = PlainGraph(map, undirected: isUndirected) { $0.value(in: .trust) }
      let names = map.actors.map(\.id).sorted()
      for id in Self.ids {
        let join: (Double, Double) -> Double = id == "trust-path" ? { $0 * $1 } : { min($0, $1) }
        let layers = (0...graph.count).map { best(graph, ties: $0, join) }
        for hops in [0, 1, 2, 3] {
          let limit = hops == 0 ? graph.count : min(hops, graph.count)
          var (values, steps): ([String: Double], [String: Double]) = ([:], [:])
          for i in graph.nodes {
            for j in graph.nodes where i != j && layers[limit][i][j] > 0 {
              let pair = "\(names[i]) → \(names[j])"
              values[pair] = layers[limit][i][j]
              steps[pair] = layers.firstIndex { $0[i][j] >= layers[limit][i][j] * (1 - 1e-10) }
                .map(Double.init)
            }
          }
          let result = try measured(
            id, map, as: .trust, undirected: isUndirected, ["hops": "\(hops)"])
          expect(result.numbers(), values, "\(id) seed \(seed) hops \(hops)")
          expect(result.numbers(id + ".steps"), steps, "\(id) seed \(seed) hops \(hops)")
        }
      }
    }
  }

  // MARK: - All measures of the family

  private static let family = MeasureCatalog.all.map { $0.descriptor }
    .filter { $0.family == .trust }.map(\.id)

  @Test("other views are refused by the name of the one that is needed", arguments: family)
  func views(id: String) throws {
    let needed: Reading = id == "distrust-propagation" ? .signed : .trust
    for reading in Reading.allCases where reading != needed {
      let error = #expect(throws: AnalysisError.self) {
        try measured(id, Fixtures.t6, as: reading)
      }
      let words = needed == .trust ? "the trust view" : "the signs of ties"
      #expect(
        error?.description == "\(id): it needs \(words) (--read-as \(needed.rawValue))")
    }
  }

  @Test("more pairs than a result holds are refused, a few of them are not")
  func tooManyPairs() throws {
    let map = SmallGraphs.map(2_001, ties: [(0, 1)], directed: true, trusts: [0.5])
    for id in Self.ids {
      let error = #expect(throws: AnalysisError.self) { try measured(id, map) }
      #expect(error?.description.contains("at most 4000000 pairs") == true)
      expect(try measured(id, map, ["from-actor": "a"]).numbers(), ["a → b": 0.5])
    }
  }

  private static let ofPairs = MeasureCatalog.all.map { $0.descriptor }
    .filter { $0.family == .trust && $0.subject == .pair }.map(\.id)

  @Test("measures of pairs are asked for by name, and tell what many rows take", arguments: ofPairs)
  func memory(id: String) throws {
    let type = try MeasureCatalog.measure(id)
    #expect(type.descriptor.isOnlyByName)
    let map = SmallGraphs.map(1_000, ties: [(0, 1)], directed: true, trusts: [0.5])
    let graph = ActorGraph(freezing: map)
    let all = try type.init(MeasureArguments(for: type.descriptor))
    let row = 160 + 32 * type.descriptor.columns.count
    #expect(all.memory(on: graph, threads: 1) == 1_000_000 * row)
    let few = try type.init(MeasureArguments(["from-actor": "a,b"], for: type.descriptor))
    #expect(few.memory(on: graph, threads: 1) == nil)
  }

  @Test("measures of pairs end when they are told to", arguments: ofPairs)
  func cancelling(id: String) throws {
    let reading: Reading = id == "distrust-propagation" ? .signed : .trust
    let graph = ActorGraph(freezing: Fixtures.t6, options: ViewOptions(reading: reading))
    let error = #expect(throws: AnalysisError.self) {
      try MeasureCatalog.result(id, on: graph, control: RunControl(isCancelled: { true }))
    }
    #expect(error == .cancelled)
  }
}
