// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics
import ActorModel
import TestSupport
import Testing

/// Measures of sets against trying all sets.
@Suite("Sets equal the best of all sets")
struct SetOracleTests {
  @Test("120 random maps with and without directions", arguments: 0..<6)
  func random(block: Int) throws {
    for seed in (block * 20)..<(block * 20 + 20) {
      let comparison = SetComparison(seed: seed, undirected: seed % 3 == 0)
      for size in 1...3 {
        try comparison.negative(size)
        try comparison.positive(size)
      }
      try comparison.covers()
    }
  }
}

/// One map, and all sets of its actors.
private struct SetComparison {
  let graph: ActorGraph
  let plain: PlainGraph
  let label: String

  init(seed: Int, undirected: Bool) {
    let map = SmallGraphs.random(seed: seed, most: 9)
    graph = ActorGraph(
      freezing: map, options: ViewOptions(undirected: undirected, reading: .trust))
    plain = PlainGraph(map, undirected: undirected) {
      $0.trust.flatMap { $0.value > 0 ? $0.value : nil }
    }
    label = "seed \(seed)"
  }

  private func sets(_ size: Int) -> [[Int]] {
    (0..<(1 << plain.count)).map { mask in plain.nodes.filter { mask >> $0 & 1 == 1 } }
      .filter { $0.count == size }
  }

  /// Expects the sets with the highest (or lowest) score, all of them and no others.
  private func compare(
    _ id: String, _ parameters: [String: String], _ sets: [[Int]], _ scores: [Double]
  ) throws {
    let result = try MeasureCatalog.result(id, parameters: parameters, on: graph)
    let comment: Comment = "\(label) \(id) \(parameters)"
    guard let best = scores.max() else {
      #expect(result.columns[0].cells == [.undefined(.tooFewActors)], comment)
      return
    }
    let expected = zip(sets, scores).filter { $0.1 > best - 1e-9 }
      .map { $0.0.map { graph.actorIDs[$0] } }
    let found = result.subjects.map { subject -> [String] in
      if case .set(let actors) = subject { actors } else { ["no set"] }
    }
    #expect(Set(found) == Set(expected) && found.count == expected.count, comment)
    for row in found.indices {
      let cells = result.columns.map { $0.cells[row].number }
      #expect(isClose(cells[0], best.magnitude) && cells[1...3] == [0, 1, 1], comment)
    }
  }

  /// Steps along ties without directions among those who are left.
  private func fragmentation(without set: [Int], _ isWeighted: Bool) -> Double {
    let left = plain.nodes.filter { !set.contains($0) }
    let arcs = plain.pairs.filter { !set.contains($0.0) && !set.contains($0.1) }
      .map { (from: $0.0, to: $0.1, value: 1.0) }
    let steps = NaivePaths.steps(
      PlainGraph(count: plain.count, arcs: arcs, isDirected: true).undirected)
    var sum = 0.0
    for a in left {
      for b in left where a != b {
        guard let distance = steps[a][b] else { continue }
        sum += isWeighted ? 1 / Double(distance) : 1
      }
    }
    return 1 - sum / Double(left.count * (left.count - 1))
  }

  func negative(_ size: Int) throws {
    let all = plain.count < size + 2 ? [] : sets(size)
    for (criterion, isWeighted) in [("fragmentation", false), ("distance-weighted", true)] {
      try compare(
        "key-players-negative", ["size": "\(size)", "criterion": criterion], all,
        all.map { fragmentation(without: $0, isWeighted) })
    }
  }

  /// By set the fewest steps to each actor; `nil` where there is no way.
  private func steps(_ set: [Int], _ direction: String) -> [Int?] {
    let steps = NaivePaths.steps(direction == "undirected" ? plain.undirected : plain)
    return plain.nodes.map { v in
      set.compactMap { direction == "in" ? steps[v][$0] : steps[$0][v] }.min()
    }
  }

  func positive(_ size: Int) throws {
    let all = sets(size)
    let n = Double(plain.count)
    for direction in ["in", "out", "undirected"] {
      let steps = all.map { self.steps($0, direction) }
      let inverse = steps.map { row -> Double in
        let worths = row.map { number -> Double in
          guard let number else { return 0 }
          return number == 0 ? 1 : 1 / Double(number)
        }
        return worths.reduce(0, +) / n
      }
      var parameters = ["size": "\(size)", "direction": direction]
      try compare("key-players-positive", parameters, all, inverse)
      let within = steps.map { row in Double(row.count { ($0 ?? 99) <= 2 }) / n }
      parameters["reach"] = "within-steps"
      try compare("key-players-positive", parameters, all, within)
    }
  }

  func covers() throws {
    let all = (1...max(1, plain.count)).flatMap { sets($0) }
    for direction in ["in", "out", "undirected"] {
      let steps = all.map { self.steps($0, direction) }
      func scores(within: Int, needed: Int) -> [Double] {
        zip(all, steps).map { set, row in
          row.count { ($0 ?? 99) <= within } >= needed ? -Double(set.count) : -.infinity
        }
      }
      try compare(
        "dominating-set", ["direction": direction], all,
        scores(within: 1, needed: plain.count))
      for share in [50, 70, 100] {
        let needed = Int((Double(share * plain.count) / 100).rounded(.up))
        try compare(
          "reach-set", ["direction": direction, "share": "\(share)", "reach-steps": "2"], all,
          scores(within: 2, needed: needed))
      }
    }
  }
}
