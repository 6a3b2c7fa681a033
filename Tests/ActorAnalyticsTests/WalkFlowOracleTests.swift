// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics
import ActorModel
import TestSupport
import Testing

/// The measures of walks, flows and sums against their definitions.
@Suite("Walks and flows equal their definitions")
struct WalkFlowOracleTests {
  @Test("all undirected graphs of up to four actors", arguments: 0...4)
  func allUndirected(count: Int) throws {
    for ties in SmallGraphs.all(count, directed: false) {
      let map = SmallGraphs.map(count, ties: ties, directed: false)
      try FlowComparison(map, reading: .hops, undirected: false).all()
    }
  }

  @Test("all directed graphs of up to three actors", arguments: 0...3)
  func allDirected(count: Int) throws {
    for ties in SmallGraphs.all(count, directed: true) {
      let map = SmallGraphs.map(count, ties: ties, directed: true)
      try FlowComparison(map, reading: .hops, undirected: false).all()
    }
  }

  @Test("400 random maps with isolates, loops, parallel ties and ties of 0", arguments: 0..<4)
  func random(block: Int) throws {
    for seed in (block * 100)..<(block * 100 + 100) {
      let map = SmallGraphs.random(seed: seed)
      let reading = [Reading.trust, .hops, .strength][seed % 3]
      try FlowComparison(map, reading: reading, undirected: seed % 2 == 0, seed: seed).all()
    }
  }
}

/// One map in one view, measured and compared.
private struct FlowComparison {
  let graph: ActorGraph
  let plain: PlainGraph
  private var hasTies: Bool { plain.values.contains { $0.contains { ($0 ?? 0) > 0 } } }
  /// Without directions and without ties of 0.
  let conductors: PlainGraph
  let label: String

  init(_ map: ActorMap, reading: Reading, undirected: Bool, seed: Int? = nil) {
    graph = ActorGraph(
      freezing: map, options: ViewOptions(undirected: undirected, reading: reading))
    plain = PlainGraph(map, undirected: undirected) { $0.value(in: reading) }
    let both = plain.undirected
    let arcs = both.pairs.map { (from: $0.0, to: $0.1, value: both.values[$0.0][$0.1] ?? 0) }
    conductors = PlainGraph(
      count: both.count, arcs: arcs.filter { $0.value > 0 }, isDirected: false)
    let ties = map.relationships.map { "\($0.from)\($0.to)" }.joined(separator: " ")
    label = "\(seed.map { "seed \($0)" } ?? ties) \(reading)"
  }

  func all() throws {
    try strength()
    try centralisation()
    try katz()
    try hits()
    try bonacich()
    try currents()
    try flows()
    try compare("subgraph-centrality", NaiveWalks.closedWalks(plain).map { $0 })
  }

  private func cells(_ column: String, _ parameters: [String: String] = [:]) throws -> [Cell] {
    let id = String(column.prefix { $0 != "." })
    let found = try MeasureCatalog.result(id, parameters: parameters, on: graph).cells(column)
    return graph.actorIDs.compactMap { found[$0] }
  }

  private func compare(
    _ column: String, _ expected: [Double?], _ reason: UndefinedReason? = nil,
    with parameters: [String: String] = [:]
  ) throws {
    let found = try cells(column, parameters)
    let same = zip(found, expected).allSatisfy { cell, value in
      value == nil ? cell == reason.map(Cell.undefined) : isClose(cell.number, value)
    }
    #expect(same, "\(label) \(column) \(parameters): \(found), not \(expected)")
  }

  private func strength() throws {
    let out = plain.values.map { $0.reduce(0) { $0 + ($1 ?? 0) } }
    let into = plain.nodes.map { i in plain.values.reduce(0) { $0 + ($1[i] ?? 0) } }
    try compare("strength", plain.isDirected ? zip(out, into).map(+) : out)
    try compare("strength.in", into)
    try compare("strength.out", out)
  }

  private func centralisation() throws {
    let result = try MeasureCatalog.result("centralisation", on: graph)
    let n = Double(plain.count)
    func spread(_ column: String, _ parameters: [String: String] = [:]) throws -> Double? {
      let values = try cells(column, parameters).map(\.number)
      guard values.allSatisfy({ $0 != nil }), let most = values.compactMap({ $0 }).max() else {
        return nil
      }
      return values.reduce(0) { $0 + most - ($1 ?? 0) }
    }
    let joined = NaivePaths.steps(plain).allSatisfy { !$0.contains(nil) }
    let half = plain.isDirected ? 1.0 : 2
    let expected: [Double?] = [
      try spread("degree").map { $0 * half / (2 * (n - 1) * (n - 2)) },
      try spread("betweenness", ["paths": "hops"]).map {
        $0 * half / ((n - 1) * (n - 1) * (n - 2))
      },
      joined
        ? try spread("closeness").map {
          $0 / (plain.isDirected ? (n - 1) * (n - 1) / n : (n - 1) * (n - 2) / (2 * n - 3))
        } : nil,
    ]
    let found = result.columns.map { $0.cells[0] }
    let few: Cell = .undefined(.tooFewActors)
    for (cell, value) in zip(found, expected) {
      #expect(
        n < 3
          ? cell == few
          : value == nil ? cell == .undefined(.disconnected) : isClose(cell.number, value),
        "\(label): \(found), not \(expected)")
    }
  }

  private func katz() throws {
    let radius = NaiveWalks.radius(plain)
    for attenuation in [0.1, 0.6] where (attenuation * radius - 1).magnitude > 0.03 {
      let isDefined = attenuation * radius < 1
      let expected = NaiveWalks.katz(plain, attenuation: attenuation, terms: 1_200)
      try compare(
        "katz", isDefined ? expected : expected.map { _ in nil }, .attenuationTooLarge,
        with: ["attenuation": "\(attenuation)"])
    }
  }

  private func hits() throws {
    let none = [Double?](repeating: nil, count: plain.count)
    let reason: UndefinedReason = hasTies ? .severalDominantParts : .noTies
    let authorities = NaiveWalks.authorities(plain)
    try compare("hits", authorities.map { $0.map { $0 } } ?? none, reason)
    // Where authorities are unique, hubs are: those of the graph turned round.
    let hubs = NaiveWalks.authorities(plain.reversed)
    #expect((hubs == nil) == (authorities == nil), "\(label)")
    try compare("hits.hub", hubs.map { $0.map { $0 } } ?? none, reason)
  }

  /// c − b·Ac has to be A1 times a positive number, and Σ c² the number of actors.
  private func bonacich() throws {
    for exponent in [0.1, -0.3, 2.6] {
      let cells = try cells("bonacich-power", ["exponent": "\(exponent)"])
      let power = cells.compactMap(\.number)
      guard hasTies else {
        #expect(cells.allSatisfy { $0 == .undefined(.noTies) }, "\(label)")
        continue
      }
      // An exponent of 1 over an eigenvalue is met now and then.
      guard power.count == plain.count else {
        #expect(exponent != 0.1 && cells.allSatisfy { $0 == .undefined(.singular) }, "\(label)")
        continue
      }
      #expect(isClose(power.reduce(0) { $0 + $1 * $1 }, Double(plain.count)), "\(label)")
      let matrix = NaiveWalks.matrix(plain)
      let sums = matrix.map { $0.reduce(0, +) }
      let rests = plain.nodes.map { i in
        power[i] - exponent * zip(matrix[i], power).reduce(0) { $0 + $1.0 * $1.1 }
      }
      let scale = rests.reduce(0, +) / sums.reduce(0, +)
      #expect(scale > 0, "\(label) \(exponent): \(power)")
      for (rest, sum) in zip(rests, sums) {
        #expect(isClose(rest, scale * sum, tolerance: 1e-8), "\(label) \(exponent): \(power)")
      }
    }
  }

  private func currents() throws {
    let n = plain.count
    var (resistances, shares) = ([Double](repeating: 0, count: n), [Double](repeating: 0, count: n))
    let joined = NaivePaths.steps(conductors).allSatisfy { !$0.contains(nil) }
    let reason: UndefinedReason = n < 2 ? .tooFewActors : .disconnected
    guard joined, n > 1 else {
      let none = [Double?](repeating: nil, count: n)
      try compare("information", none, reason)
      try compare("current-flow-betweenness", none, reason)
      return
    }
    for s in 0..<n {
      for t in 0..<n where t > s {
        let potentials = NaiveFlows.potentials(conductors, from: s, to: t)
        for end in [s, t] { resistances[end] += potentials[s] - potentials[t] }
        for v in 0..<n where v != s && v != t {
          let through = (0..<n).reduce(0.0) { sum, u in
            sum + (conductors.values[v][u] ?? 0) * (potentials[v] - potentials[u]).magnitude
          }
          shares[v] += through / 2
        }
      }
    }
    try compare("information", resistances.map { 1 / $0 })
    try compare("current-flow-betweenness", shares)
    let pairs = Double((n - 1) * (n - 2)) / 2
    try compare(
      "current-flow-betweenness.normalised", shares.map { n < 3 ? nil : $0 / pairs }, .tooFewActors)
  }

  private func flows() throws {
    let n = plain.count
    var (losses, flows) = ([Double](repeating: 0, count: n), [Double](repeating: 0, count: n))
    for s in 0..<n {
      for t in 0..<n where plain.isDirected ? t != s : t > s {
        let flow = NaiveFlows.flow(plain, from: s, to: t)
        for v in 0..<n where v != s && v != t {
          flows[v] += flow
          losses[v] += flow - NaiveFlows.flow(plain, from: s, to: t) { $0 != v }
        }
      }
    }
    try compare("flow-betweenness", losses)
    let shares = zip(losses, flows).map { $1 > 0 ? $0 / $1 : nil }
    try compare("flow-betweenness.normalised", shares, n < 3 ? .tooFewActors : .noTies)
  }
}
