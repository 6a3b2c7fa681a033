// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics
import ActorModel
import TestSupport
import Testing

/// Measures of signs against their definitions on random maps.
@Suite("Measures of signs equal their definitions")
struct SignedOracleTests {
  @Test("500 random maps with and without directions", arguments: 0..<5)
  func random(block: Int) throws {
    for seed in (block * 100)..<(block * 100 + 100) {
      let comparison = SignedComparison(seed: seed, undirected: seed % 3 == 0)
      try comparison.standing()
      try comparison.degrees()
      try comparison.triangles()
      try comparison.walks()
      try comparison.camps()
      try comparison.bridged()
    }
  }
}

/// One map of signs, measured and compared.
private struct SignedComparison {
  let graph: ActorGraph
  let plain: PlainGraph
  let label: String

  init(seed: Int, undirected: Bool) {
    var map = SmallGraphs.random(seed: seed, most: 8)
    var random = SeededRandom(seed: seed + 9)
    for index in map.relationships.indices where random.chance(40) {
      let value = map.relationships[index].trust?.value ?? 0
      map.relationships[index].trust = Trust(-value)
    }
    graph = ActorGraph(
      freezing: map, options: ViewOptions(undirected: undirected, reading: .signed))
    let ids = graph.actorIDs
    var arcs: [(from: Int, to: Int, value: Double)] = []
    var isDirected = false
    for tie in map.relationships where tie.from != tie.to {
      guard let trust = tie.trust, let from = ids.firstIndex(of: tie.from),
        let to = ids.firstIndex(of: tie.to)
      else { continue }
      arcs.append((from, to, trust.value < 0 ? -1 : 1))
      if tie.directed {
        isDirected = true
      } else {
        arcs.append((to, from, trust.value < 0 ? -1 : 1))
      }
    }
    plain = PlainGraph(
      count: ids.count, arcs: arcs, isDirected: isDirected && !undirected, keepsSmallest: true)
    label = "seed \(seed)"
  }

  private func columns(_ id: String) throws -> [[Double?]] {
    try MeasureCatalog.result(id, on: graph).columns.map { $0.cells.map(\.number) }
  }

  /// The pairs without directions; a negative tie in either counts.
  private var undirected: PlainGraph {
    let arcs = plain.pairs.map { (from: $0.0, to: $0.1, value: plain.values[$0.0][$0.1] ?? 0) }
    return PlainGraph(count: plain.count, arcs: arcs, isDirected: false)
  }

  // MARK: - Standing

  /// Puts what was found into the equations.
  func standing() throws {
    let found = try columns("pn-centrality")
    let c = 2 * Double(plain.count - 1)
    func table(_ graph: PlainGraph) -> [[Double]] {
      graph.values.map { $0.map { $0.map { $0 < 0 ? -2 : 1 } ?? 0 } }
    }
    func times(_ b: [[Double]], _ x: [Double]) -> [Double] {
      b.map { row in zip(row, x).reduce(0) { $0 + $1.0 * $1.1 } / max(c, 1) }
    }
    let ones = plain.nodes.map { _ in 1.0 }
    let both = table(undirected)
    if let x = found[0].first.flatMap({ _ in all(found[0]) }) {
      #expect(same(x, zip(ones, times(both, x)).map { $0 + $1 }), "\(label)")
    } else {
      #expect(plain.count == 2 && both.joined().contains(-2), "\(label)")
    }
    guard plain.isDirected else { return #expect(found[1] == found[0] && found[2] == found[0]) }
    let b = table(plain)
    let turned = table(plain.reversed)
    for (column, here, there) in [(1, turned, b), (2, b, turned)] {
      guard let x = all(found[column]) else {
        let negative = b.joined().count { $0 < 0 }
        #expect(negative == plain.count * (plain.count - 1) || plain.count == 2, "\(label)")
        continue
      }
      let right = zip(ones, times(here, ones)).map { $0 + $1 }
      let expected = zip(right, times(here, times(there, x))).map { $0 + $1 }
      #expect(same(x, expected), "\(label) \(column)")
    }
  }

  private func all(_ cells: [Double?]) -> [Double]? {
    cells.contains(nil) ? nil : cells.compactMap { $0 }
  }

  private func same(_ a: [Double], _ b: [Double]) -> Bool {
    a.count == b.count && zip(a, b).allSatisfy { isClose($0, $1, tolerance: 1e-10) }
  }

  // MARK: - Counts

  func degrees() throws {
    let found = try columns("signed-degree")
    for v in plain.nodes {
      let out = plain.values[v].compactMap { $0 }
      let into = plain.isDirected ? plain.nodes.compactMap { plain.values[$0][v] } : []
      let positive = Double((out + into).count { $0 > 0 })
      let negative = Double((out + into).count { $0 < 0 })
      let ratio = positive + negative > 0 ? positive / (positive + negative) : nil
      #expect(
        found.map { $0[v] } == [positive - negative, positive, negative, ratio], "\(label) \(v)")
    }
  }

  func triangles() throws {
    let values = undirected.values
    var counts = [0.0, 0, 0, 0]
    for a in plain.nodes {
      for b in 0..<a {
        for c in 0..<b {
          guard let x = values[a][b], let y = values[b][c], let z = values[c][a] else { continue }
          counts[[x, y, z].count { $0 < 0 }] += 1
        }
      }
    }
    let total = counts.reduce(0, +)
    let share = total > 0 ? (counts[0] + counts[2]) / total : nil
    #expect(try columns("triad-balance").map { $0[0] } == [share] + counts, "\(label)")
  }

  func bridged() throws {
    let values = undirected.values
    let expected = plain.nodes.map { v in
      var count = 0.0
      for a in plain.nodes {
        for c in 0..<a where values[a][c] == -1 && values[v][a] == 1 && values[v][c] == 1 {
          count += 1
        }
      }
      return count
    }
    #expect(try columns("hostile-pairs-bridged")[0] == expected, "\(label)")
  }

  // MARK: - Walks

  /// The trace of 1 + A + A²/2 + …, walk by walk.
  func walks() throws {
    guard plain.count > 0 else { return }
    func trace(_ table: [[Double]]) -> Double {
      var power = plain.nodes.map { i in plain.nodes.map { $0 == i ? 1.0 : 0 } }
      var sum = Double(plain.count)
      for length in 1...60 {
        power = power.map { row in
          plain.nodes.map { j in
            plain.nodes.reduce(0) { $0 + row[$1] * table[$1][j] } / Double(length)
          }
        }
        sum += plain.nodes.reduce(0) { $0 + power[$1][$1] }
      }
      return sum
    }
    let table = undirected.values.map { $0.map { $0 ?? 0 } }
    let expected = trace(table) / trace(table.map { $0.map(\.magnitude) })
    let found = try columns("walk-balance")[0][0]
    #expect(isClose(found, expected), "\(label): \(found ?? 0), not \(expected)")
  }

  // MARK: - Camps

  func camps() throws {
    let values = undirected.values
    let pairs = plain.nodes.flatMap { a in
      plain.nodes.filter { $0 > a && values[a][$0] != nil }.map { (a, $0) }
    }
    func strained(_ isFirst: (Int) -> Bool) -> [Bool] {
      pairs.map { a, b in (isFirst(a) == isFirst(b)) == (values[a][b] == -1) }
    }
    let splits = (0..<(1 << plain.count)).map { mask in strained { mask >> $0 & 1 == 1 } }
    let least = splits.map { $0.count { $0 } }.min() ?? 0
    let best = splits.filter { $0.count { $0 } == least }
    let frustration = try columns("frustration").map { $0[0] }
    let normalised = pairs.isEmpty ? nil : 1 - 2 * Double(least) / Double(pairs.count)
    #expect(frustration == [Double(least), normalised, Double(least), 1], "\(label)")
    let camp = try columns("camp")[0]
    let shown = strained { camp[$0] == 1 }
    #expect(shown.count { $0 } == least, "\(label)")
    let rows = try MeasureCatalog.result("frustrated-ties", on: graph)
    for (index, pair) in pairs.enumerated() {
      let ends = Set([graph.actorIDs[pair.0], graph.actorIDs[pair.1]])
      let row = rows.subjects.firstIndex { subject in
        guard case .tie(_, let from, let to) = subject else { return false }
        return Set([from, to]) == ends
      }
      let cells = row.map { row in rows.columns.map { $0.cells[row].number == 1 } }
      let expected = [
        shown[index], best.contains { $0[index] }, best.allSatisfy { $0[index] },
      ]
      #expect(cells == expected, "\(label) \(ends)")
    }
    #expect(rows.subjects.count == pairs.count)
  }
}
