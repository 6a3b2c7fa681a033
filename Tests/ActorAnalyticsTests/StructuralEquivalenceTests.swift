// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics
import ActorModel
import TestSupport
import Testing

@Suite("Structural equivalence")
struct StructuralEquivalenceTests {
  /// R sna 2.7.1, sedist(D, method="correlation"), sedist(D, method="euclidean"), with
  /// mode="digraph", and with mode="graph" for the undirected map; there sna has every third actor
  /// twice, so that its distances are √2 times ours. numpy 2.4.6, corrcoef and linalg.norm of the
  /// profiles without the pair's own entries, agrees.
  @Test("the random maps as sna has them")
  func sna() throws {
    let pairs = ["0 → 1", "0 → 4", "17 → 3", "18 → 6", "11 → 19", "7 → 9"]
    for (map, reading, twice, correlations, distances) in [
      (
        CohesionFixture.directed, Reading.hops, 1.0,
        [
          0.0405220449236554, 0.119522860933439, -0.161290322580645, -0.134839972492648,
          0.0405220449236554, 0.265197417652718,
        ],
        [
          3.46410161513775, 3.16227766016838, 3.16227766016838, 3.87298334620742, 3.46410161513775,
          3.16227766016838,
        ]
      ),
      (
        CohesionFixture.directed, .trust, 1,
        [
          -0.0842687692737517, 0.0748618385302701, -0.137764868631299, -0.112093052146476,
          0.142425568332032, 0.0888105922692203,
        ],
        [
          2.25388553391693, 2.1377558326432, 1.62480768092719, 2.5298221281347, 2.08566536146142,
          2.38537208837531,
        ]
      ),
      (
        CohesionFixture.undirected, .hops, 2,
        [
          -0.239045721866879, 0.0554700196225229, 0.0554700196225229, -0.239045721866879, -0.125,
          -0.0331496772065898,
        ],
        [
          3.74165738677394, 3.46410161513775, 3.46410161513775, 3.74165738677394, 2.82842712474619,
          3.74165738677394,
        ]
      ),
      (
        CohesionFixture.undirected, .trust, 2,
        [
          -0.170220688135214, -0.0295948413614283, -0.0526822749645807, -0.169247836502477,
          -0.0994249977119823, 0.0055729215864212,
        ],
        [
          2.10713075057055, 2.58069758011279, 2.69072480941474, 1.48323969741913, 1.50332963783729,
          2.16333076527839,
        ]
      ),
    ] {
      let result = try measured("structural-equivalence", map, as: reading)
      #expect(result.subjects.count == 190)
      let found = result.numbers()
      let far = result.numbers("structural-equivalence.distance")
      for (pair, (correlation, distance)) in zip(pairs, zip(correlations, distances)) {
        #expect(isClose(found[pair], correlation, tolerance: 1e-12), "\(reading) \(pair)")
        let own = far[pair].map { $0 * twice.squareRoot() }
        #expect(isClose(own, distance, tolerance: 1e-12), "\(reading) \(pair)")
      }
    }
  }

  @Test("random maps: profiles written out", arguments: 0..<200)
  func definition(seed: Int) throws {
    let map = SmallGraphs.random(seed: seed, most: 9)
    let undirected = seed % 3 == 0
    let plain = PlainGraph(map, undirected: undirected) { $0.value(in: .trust) }
    let ids = map.actors.map(\.id).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    let result = try measured("structural-equivalence", map, as: .trust, undirected: undirected)
    let cells = result.cells()
    let far = result.cells("structural-equivalence.distance")
    #expect(cells.count == ids.count * (ids.count - 1) / 2)
    for a in plain.nodes {
      for b in plain.nodes where a < b {
        let pair = "\(ids[a]) → \(ids[b])"
        guard plain.count > 2 else {
          #expect(cells[pair] == .undefined(.tooFewActors))
          continue
        }
        let (x, y) = (profile(a, b, plain), profile(b, a, plain))
        let distance = zip(x, y).reduce(0.0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
        #expect(isClose(far[pair]?.number, distance, tolerance: 1e-8), "seed \(seed) \(pair)")
        let r = correlation(x, y)
        #expect(isClose(cells[pair]?.number, r), "seed \(seed) \(pair)")
        if r == nil { #expect(cells[pair] == .undefined(.noSpread)) }
      }
    }
  }

  private func profile(_ a: Int, _ b: Int, _ graph: PlainGraph) -> [Double] {
    let others = graph.nodes.filter { $0 != a && $0 != b }
    let out = others.map { graph.values[a][$0] ?? 0 }
    return graph.isDirected ? out + others.map { graph.values[$0][a] ?? 0 } : out
  }

  private func correlation(_ x: [Double], _ y: [Double]) -> Double? {
    let n = Double(x.count)
    let (a, b) = (x.reduce(0, +) / n, y.reduce(0, +) / n)
    let (p, q) = (
      x.reduce(0) { $0 + ($1 - a) * ($1 - a) }, y.reduce(0) { $0 + ($1 - b) * ($1 - b) }
    )
    guard p > 1e-9, q > 1e-9 else { return nil }
    return zip(x, y).reduce(0) { $0 + ($1.0 - a) * ($1.1 - b) } / (p * q).squareRoot()
  }

  @Test("the leaves of a star stand in the same place; signs count")
  func star() throws {
    let map = SmallGraphs.map(5, ties: (1...4).map { (0, $0) }, directed: false)
    let found = try measured("structural-equivalence", map, as: .hops)
    #expect(found.numbers().filter { !$0.key.hasPrefix("a ") }.values.allSatisfy { $0 == 1 })
    let far = found.numbers("structural-equivalence.distance")
    #expect(far.filter { !$0.key.hasPrefix("a ") }.values.allSatisfy { $0 == 0 })
    #expect(isClose(far["a → b"], 3.0.squareRoot()))
    let signed = Fixtures.trustMap(
      [("a", "c", 1), ("b", "c", -1), ("a", "d", -1), ("b", "d", 1)], directed: false)
    let opposite = try measured("structural-equivalence", signed, as: .signed).numbers()
    #expect(opposite["a → b"] == -1 && opposite["c → d"] == -1)
  }

  @Test("more than 3,000 actors are refused")
  func limit() throws {
    let map = SmallGraphs.map(3_001, ties: [], directed: false)
    let error = #expect(throws: AnalysisError.self) {
      try measured("structural-equivalence", map)
    }
    #expect(error?.description.contains("3001 actors are 4501500 pairs") == true)
  }
}
