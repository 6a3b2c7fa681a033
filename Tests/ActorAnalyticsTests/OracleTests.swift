// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics
import ActorModel
import TestSupport
import Testing

/// Every measure against its definition, written down as plainly as possible in TestSupport.
@Suite("Measures equal their definitions")
struct OracleTests {
  @Test("all undirected graphs of up to six actors", arguments: 0...6)
  func allUndirected(count: Int) throws {
    for ties in SmallGraphs.all(count, directed: false) {
      let map = sided(SmallGraphs.map(count, ties: ties, directed: false))
      try Comparison(map, reading: .hops, undirected: false).all()
      try trusted(count, ties, directed: false)
    }
  }

  @Test("all directed graphs of up to four actors", arguments: 0...4)
  func allDirected(count: Int) throws {
    for ties in SmallGraphs.all(count, directed: true) {
      let map = sided(SmallGraphs.map(count, ties: ties, directed: true))
      try Comparison(map, reading: .hops, undirected: false).all()
      try trusted(count, ties, directed: true)
    }
  }

  /// The same map with sides in turn, so that brokers have roles.
  private func sided(_ map: ActorMap) -> ActorMap {
    var map = map
    map.sides = ["A", "B", "C"].map { Side(id: $0) }
    for place in map.actors.indices { map.actors[place].side = map.sides[place % 3].id }
    return map
  }

  /// The same graph with trusts whose products are often equal, and what is read from them alone.
  private func trusted(_ count: Int, _ ties: [(Int, Int)], directed: Bool) throws {
    let map = SmallGraphs.map(
      count, ties: ties, directed: directed, trusts: [0.9, 0.4, 0.6, 0.6, 1])
    let comparison = Comparison(map, reading: .trust, undirected: false)
    try comparison.betweenness("best")
    try comparison.closeness()
  }

  @Test(
    "2,000 random maps with isolates, loops, parallel ties and equal trust paths", arguments: 0..<8)
  func random(block: Int) throws {
    for seed in (block * 250)..<(block * 250 + 250) {
      let map = SmallGraphs.random(seed: seed)
      for reading in [Reading.trust, .hops, .strength] {
        try Comparison(map, reading: reading, undirected: seed % 3 == 0, seed: seed).all()
      }
    }
  }
}

/// One map in one view, measured and compared.
private struct Comparison {
  let map: ActorMap
  let reading: Reading
  let graph: ActorGraph
  let plain: PlainGraph
  let label: String
  private var ids: [String] { graph.actorIDs }

  init(_ map: ActorMap, reading: Reading, undirected: Bool, seed: Int? = nil) {
    self.map = map
    self.reading = reading
    graph = ActorGraph(
      freezing: map, options: ViewOptions(undirected: undirected, reading: reading))
    plain = PlainGraph(map, undirected: undirected) { $0.value(in: reading) }
    let ties = map.relationships.map { "\($0.from)\($0.to)" }.joined(separator: " ")
    label = "\(seed.map { "seed \($0)" } ?? ties) \(reading)"
  }

  func all() throws {
    #expect(graph.view.isDirected == plain.isDirected, "\(label)")
    try degrees()
    try betweenness("best")
    try betweenness("hops")
    try closeness()
    try vectors()
    try burt()
    try triangles()
    try brokerage()
    try cuts()
    try parts()
  }

  private func compare(
    _ id: String, _ parameters: [String: String] = [:], _ column: String? = nil,
    _ expected: [Double?]
  ) throws {
    let result = try MeasureCatalog.result(id, parameters: parameters, on: graph)
    let cells = result.cells(column ?? id)
    let found = ids.map { cells[$0]?.number }
    let same = zip(found, expected).allSatisfy { isClose($0, $1) }
    #expect(same, "\(label) \(column ?? id) \(parameters): \(found), not \(expected)")
  }

  private func share(_ values: [Double], of most: Int) -> [Double?] {
    values.map { most > 0 ? $0 / Double(most) : nil }
  }

  func degrees() throws {
    let out = plain.nodes.map { i in Double(plain.nodes.count { plain.has(i, $0) }) }
    let into = plain.nodes.map { i in Double(plain.nodes.count { plain.has($0, i) }) }
    let others = plain.count - 1
    let both = plain.isDirected ? zip(out, into).map { $0 + $1 } : out
    try compare("out-degree", out)
    try compare("in-degree", into)
    try compare("degree", both)
    try compare("out-degree", [:], "out-degree.normalised", share(out, of: others))
    try compare("in-degree", [:], "in-degree.normalised", share(into, of: others))
    let most = plain.isDirected ? 2 * others : others
    try compare("degree", [:], "degree.normalised", share(both, of: most))
    let given = plain.nodes.map { i in plain.values[i].reduce(0) { $0 + ($1 ?? 0) } }
    let received = plain.nodes.map { i in plain.values.reduce(0) { $0 + ($1[i] ?? 0) } }
    try compare("out-trust", given.map { reading == .trust ? $0 : nil })
    try compare("in-trust", received.map { reading == .trust ? $0 : nil })
  }

  private func compare(_ id: String, _ expected: [Double?]) throws {
    try compare(id, [:], nil, expected)
  }

  func betweenness(_ paths: String) throws {
    let byTrust = reading == .trust && paths == "best"
    let raw = NaivePaths.betweenness(plain, byTrust: byTrust)
    let pairs = (plain.count - 1) * (plain.count - 2) / (plain.isDirected ? 1 : 2)
    try compare("betweenness", ["paths": paths], nil, raw)
    try compare(
      "betweenness", ["paths": paths], "betweenness.normalised",
      plain.count < 3 ? raw.map { _ in nil } : share(raw, of: pairs))
  }

  func closeness() throws {
    let others = Double(plain.count - 1)
    for (direction, turned) in [
      ("in", plain), ("out", plain.reversed), ("undirected", plain.undirected),
    ] {
      let steps = NaivePaths.steps(turned)
      let expected = NaivePaths.closeness(turned)
      let reached = plain.nodes.map { v in
        Double(plain.nodes.count { $0 != v && steps[$0][v] != nil })
      }
      let parameters = ["direction": direction]
      try compare("closeness", parameters, nil, expected.map(\.closeness))
      try compare(
        "closeness", parameters, "closeness.wasserman-faust",
        zip(expected, reached).map { pair, r in pair.closeness.map { $0 * r / others } })
      try compare("harmonic-closeness", parameters, nil, expected.map(\.harmonic))
      try compare(
        "harmonic-closeness", parameters, "harmonic-closeness.normalised",
        expected.map { others > 0 ? $0.harmonic / others : nil })
      let farthest = plain.nodes.map { v in
        plain.nodes.filter { $0 != v }.compactMap { steps[$0][v] }.max()
      }
      try compare("eccentricity", parameters, nil, farthest.map { $0.map(Double.init) })
      if direction == "in" { try diameter([:], farthest.compactMap { $0 }.max().map(Double.init)) }
      if reading == .trust { try logarithmic(turned, direction) }
    }
  }

  private func logarithmic(_ turned: PlainGraph, _ direction: String) throws {
    let products = NaivePaths.products(turned)
    let found = plain.nodes.map { v in
      plain.nodes.filter { $0 != v }.map { products[$0][v] }.filter { $0 > 0 }
    }
    let parameters = ["direction": direction, "distance": "neg-log"]
    let isZero = found.map { $0.contains { $0 >= 1 - 1e-10 } }
    let sums = found.map { $0.reduce(0) { $0 + negLog($1) } }
    try compare(
      "closeness", parameters, nil,
      plain.nodes.map { v in
        found[v].isEmpty || isZero[v] ? nil : Double(found[v].count) / sums[v]
      })
    try compare(
      "harmonic-closeness", parameters, nil,
      plain.nodes.map { v in
        isZero[v] ? nil : found[v].reduce(0) { $0 + 1 / negLog($1) }
      })
    let farthest = plain.nodes.map { v in isZero[v] ? nil : found[v].map { negLog($0) }.max() }
    try compare("eccentricity", parameters, nil, farthest)
    guard direction == "in" else { return }
    try diameter(
      ["distance": "neg-log"], isZero.contains(true) ? nil : farthest.compactMap { $0 }.max())
  }

  private func diameter(_ parameters: [String: String], _ expected: Double?) throws {
    let result = try MeasureCatalog.result("diameter", parameters: parameters, on: graph)
    #expect(isClose(result.columns[0].cells[0].number, expected), "\(label) \(parameters)")
    let isConnected = !NaivePaths.steps(plain).joined().contains(nil)
    #expect(
      result.columns[1].cells[0].number == (plain.count < 2 ? nil : isConnected ? 1 : 0),
      "\(label) \(parameters)")
  }

  func parts() throws {
    for (id, parts) in [
      ("component", NaiveParts.connected(plain)), ("strong-component", NaiveParts.strong(plain)),
    ] {
      try compare(id, parts.map { Double($0.count) })
      let leaders = Set(parts.map { $0[0] }).sorted {
        (parts[$1].count, $0) < (parts[$0].count, $1)
      }
      try compare(
        id, [:], id + ".number",
        parts.map { part in leaders.firstIndex(of: part[0]).map { Double($0 + 1) } })
    }
    try compare("core", NaiveParts.cores(plain).map(Double.init))
    let blocks = NaiveParts.blocks(plain)
    try compare("blocks", plain.nodes.map { v in Double(blocks.count { $0.contains(v) }) })
  }

  func vectors() throws {
    for damping in [0, 0.5, 0.85, 0.99] {
      let expected = NaiveVectors.pageRank(plain, damping: damping)
      try compare("pagerank", ["damping": "\(damping)"], nil, expected)
    }
    let weighted = PlainGraph(
      count: plain.count,
      arcs: plain.pairs.map { ($0.0, $0.1, plain.values[$0.0][$0.1] ?? 0) }.filter { $0.2 > 0 },
      isDirected: plain.isDirected)
    let isConnected = !NaivePaths.steps(weighted).joined().contains(nil)
    let result = try MeasureCatalog.result("eigenvector", on: graph)
    guard isConnected, plain.count > 1 else {
      let reason = isConnected ? UndefinedReason.noTies : .disconnected
      #expect(result.reasons().values.allSatisfy { $0 == reason }, "\(label)")
      #expect(result.reasons().count == plain.count, "\(label)")
      return
    }
    try compare("eigenvector", NaiveVectors.eigenvector(plain))
  }

  func burt() throws {
    try compare("constraint", NaiveBrokerage.constraint(plain))
    let sizes = NaiveBrokerage.effectiveSize(plain)
    try compare("effective-size", sizes)
    let contacts = plain.nodes.map { i in
      plain.neighbors(i).count { (plain.values[i][$0] ?? 0) + (plain.values[$0][i] ?? 0) > 0 }
    }
    try compare(
      "effective-size", [:], "effective-size.efficiency",
      zip(sizes, contacts).map { size, count in size.map { $0 / Double(count) } })
  }

  func triangles() throws {
    try compare("triangles", NaiveTriangles.counts(plain).map { Double($0) })
    try compare("clustering", NaiveTriangles.clustering(plain))
    let reasons = try MeasureCatalog.result("clustering", on: graph).reasons()
    #expect(reasons.values.allSatisfy { $0 == .tooFewNeighbours }, "\(label)")
  }

  func brokerage() throws {
    let sides = Dictionary(uniqueKeysWithValues: map.actors.map { ($0.id, $0.side) })
    let groups = ids.map { sides[$0] ?? nil }
    let isGrouped = groups.contains { $0 != nil }
    for policy in ["single", "group", "drop"] {
      let rows = NaiveBrokerage.roles(plain, groups: groups, noGroup: policy)
      let roles = ["coordinator", "itinerant", "gatekeeper", "representative", "liaison"]
      try compare("gould-fernandez", ["no-side": policy], nil, rows.map { $0[0] })
      for (place, role) in roles.enumerated() {
        try compare(
          "gould-fernandez", ["no-side": policy], "gould-fernandez." + role,
          rows.map { isGrouped ? $0[place + 1] : nil })
      }
    }
  }

  func cuts() throws {
    try compare(
      "articulation-points", NaiveCuts.articulationPoints(plain).map { $0 ? 1 : 0 })
    let result = try MeasureCatalog.result("bridges", on: graph)
    var found: [Set<String>: Double] = [:]
    for (subject, cell) in zip(result.subjects, result.columns[0].cells) {
      guard case .tie(let id, let from, let to) = subject, let value = cell.number else { continue }
      #expect(found.updateValue(value, forKey: [from, to]) == nil, "\(label)")
      let tie = zip(map.relationshipIDs, map.relationships).first { $0.0 == id }?.1
      #expect(tie?.from == from && tie?.to == to, "\(label): \(id) from \(from) to \(to)")
    }
    let pairs = Set(plain.pairs.map { Set([ids[$0.0], ids[$0.1]]) })
    #expect(Set(found.keys) == pairs, "\(label)")
    let bridges = Set(NaiveCuts.bridges(plain).map { Set([ids[$0.0], ids[$0.1]]) })
    #expect(Set(found.filter { $0.value == 1 }.keys) == bridges, "\(label)")
  }
}
