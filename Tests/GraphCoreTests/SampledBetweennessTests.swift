// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import Foundation
import Synchronization
import TestSupport
import Testing

@testable import GraphCore

@Suite("Betweenness from drawn pairs")
struct SampledBetweennessTests {
  private func estimate(
    _ graph: FrozenGraph, error: Double, risk: Double = 1e-6, seed: Int = 7,
    exactLimit: Int = 0, control: KernelControl = KernelControl()
  ) throws -> SampledBetweenness.Estimate {
    try #require(
      try SampledBetweenness.estimate(
        of: graph, error: error, risk: risk, seed: seed, exactLimit: exactLimit, control: control))
  }

  /// Shares of ordered pairs from all simple paths.
  private func exact(_ graph: PlainGraph) -> [Double] {
    let pairs = Double((graph.count - 1) * (graph.count - 2)) / (graph.isDirected ? 1 : 2)
    return NaivePaths.betweenness(graph, byTrust: false).map { $0 / pairs }
  }

  private func check(_ graph: PlainGraph, error: Double, seed: Int, _ comment: Comment) throws {
    let found = try estimate(graph.frozen, error: error, seed: seed)
    for (node, share) in exact(graph).enumerated() {
      #expect(abs(found.shares[node] - share) <= error, comment)
      #expect(found.lower[node] <= share + 1e-12 && share <= found.upper[node] + 1e-12, comment)
      #expect(found.upper[node] - found.lower[node] <= 2 * error + 1e-12, comment)
      #expect(found.lower[node] >= 0 && found.upper[node] <= 1 + 1e-12, comment)
    }
  }

  // The risk is so small that one failure in all of these has a chance below 1 in 20.

  @Test("within the error of all simple paths on every graph of up to six nodes")
  func allSmall() throws {
    for count in 3...6 {
      for (number, ties) in SmallGraphs.all(count, directed: false).enumerated() {
        let graph = PlainGraph(
          count: count, arcs: ties.map { ($0.0, $0.1, 1) }, isDirected: false)
        try check(graph, error: 0.15, seed: number, "\(ties)")
      }
    }
    for count in 3...4 {
      for (number, ties) in SmallGraphs.all(count, directed: true).enumerated() {
        let graph = PlainGraph(
          count: count, arcs: ties.map { ($0.0, $0.1, 1) }, isDirected: true)
        try check(graph, error: 0.15, seed: number, "\(ties)")
      }
    }
  }

  @Test("within the error of all simple paths on 2,000 seeded graphs", arguments: [false, true])
  func seeded(directed: Bool) throws {
    for seed in 0..<1_000 {
      var random = SeededRandom(seed: seed)
      let count = 3 + random.below(9)
      let percent = random.pick([8, 15, 25, 40])
      let arcs: [Arc] = (0..<count).flatMap { i in
        (0..<count).filter { $0 != i && random.chance(percent) }.map { (i, $0, 1) }
      }
      let graph = PlainGraph(count: count, arcs: arcs, isDirected: directed)
      try check(graph, error: random.pick([0.1, 0.05]), seed: seed, "seed \(seed)")
    }
  }

  @Test("within the error of the exact kernel on larger networks", arguments: 0..<4)
  func larger(seed: Int) throws {
    let ties =
      seed % 2 == 0
      ? Generators.rmat(scale: 9, draws: 1_500, seed: seed)
      : Generators.barabasiAlbert(nodes: 600, tiesEach: 2, seed: seed)
    let graph = ties.graph
    let nodes = Double(graph.nodeCount)
    let exact = try #require(
      try HopBetweenness.dependencies(
        of: graph, weights: PathWeights(count: graph.nodeCount), control: KernelControl()))
    let found = try estimate(graph, error: 0.02, seed: seed)
    for node in exact.indices {
      let share = exact[node] / ((nodes - 1) * (nodes - 2))
      #expect(abs(found.shares[node] - share) <= 0.02)
      #expect(found.lower[node] <= share + 1e-9 && share <= found.upper[node] + 1e-9)
    }
  }

  @Test("every pair is counted where that is less work, and drawn where it is not")
  func exactWhereCheaper() throws {
    let graph = Generators.barabasiAlbert(nodes: 2_000, tiesEach: 4, seed: 5).graph
    let all = SampledBetweenness.exactLimit
    let drawn = try estimate(graph, error: 0.05, risk: 0.1, exactLimit: all)
    #expect(drawn.draws > 0)
    // Of the first look no more is drawn than tells that.
    let most = Mutex(0)
    let counted = try estimate(
      graph, error: 0.002, risk: 0.1, exactLimit: all,
      control: KernelControl(progress: { done, _ in most.withLock { $0 = max($0, done) } }))
    #expect(most.withLock { $0 } <= 500)
    let nodes = Double(graph.nodeCount)
    let exact = try #require(
      try HopBetweenness.dependencies(
        of: graph, weights: PathWeights(count: graph.nodeCount), control: KernelControl()))
    #expect(counted.draws == 0)
    #expect(counted.shares == exact.map { $0 / ((nodes - 1) * (nodes - 2)) })
    #expect(counted.lower == counted.shares && counted.upper == counted.shares)
    // The limit is a promise about memory: above it pairs are drawn whatever that costs.
    #expect(try estimate(graph, error: 0.01, risk: 0.1, exactLimit: 1_999).draws > 0)
  }

  @Test("directed: squares in a row have too many paths to draw, and a tree needs no draw")
  func directedExact() throws {
    let (squares, limit) = (1_100, SampledBetweenness.exactLimit)
    var arcs: [Arc] = []
    for first in stride(from: 0, to: 3 * squares, by: 3) {
      for middle in [first + 1, first + 2] { arcs += [(first, middle, 1), (middle, first + 3, 1)] }
    }
    let count = 3 * squares + 1
    let row = try estimate(frozen(count, arcs), error: 0.02, exactLimit: limit)
    #expect(row.draws == 0)
    // All ordered pairs from left to right of a joint pass it.
    let middle = 3 * (squares / 2)
    let share = Double(middle * (count - 1 - middle)) / (Double(count - 1) * Double(count - 2))
    #expect(isClose(row.shares[middle], share))
    let tree = try estimate(
      frozen(40, (1..<40).map { ($0 / 2, $0, 1) }), error: 0.02, exactLimit: limit)
    #expect(tree.draws == 0 && tree.lower == tree.upper)
  }

  @Test("maps without cycles need no draw: star and path in closed form")
  func trees() throws {
    let star = try estimate(frozen(9, (1..<9).map { (0, $0, 1) }, undirected: true), error: 0.01)
    #expect(star.draws == 0)
    #expect(star.shares == [1] + [Double](repeating: 0, count: 8))
    #expect(star.lower == star.shares && star.upper == star.shares)
    let count = 12
    let path = try estimate(
      frozen(count, (1..<count).map { ($0 - 1, $0, 1) }, undirected: true), error: 0.01)
    for node in 0..<count {
      let share = Double(2 * node * (count - 1 - node)) / Double((count - 1) * (count - 2))
      #expect(isClose(path.shares[node], share))
    }
  }

  @Test("a cycle in closed form, and arcs that lead one way round")
  func cycles() throws {
    let count = 11
    let ring: [Arc] = (0..<count).map { ($0, ($0 + 1) % count, 1) }
    let both = try estimate(frozen(count, ring, undirected: true), error: 0.03)
    // (n − 1)(n − 3)/8 pairs of an odd cycle pass each node.
    let share = Double((count - 1) * (count - 3)) / 4 / Double((count - 1) * (count - 2))
    #expect(both.shares.allSatisfy { abs($0 - share) <= 0.03 })
    // One way round each node is on half of all ordered pairs of others.
    let oneWay = try estimate(frozen(count, ring), error: 0.03)
    #expect(oneWay.shares.allSatisfy { abs($0 - 0.5) <= 0.03 })
  }

  @Test("unbiased: the mean over many seeds is the exact share within 4.5 standard errors")
  func unbiased() throws {
    for directed in [false, true] {
      let graph = PlainGraph(
        count: 9, arcs: randomArcs(9, seed: 5).map { ($0.0, $0.1, 1) }, isDirected: directed)
      let runs = try (0..<400).map {
        try estimate(graph.frozen, error: 0.25, risk: 0.2, seed: $0).shares
      }
      for (node, share) in exact(graph).enumerated() {
        let mean = runs.map { $0[node] }.reduce(0, +) / 400
        let variance = runs.map { ($0[node] - mean) * ($0[node] - mean) }.reduce(0, +) / 399
        #expect(abs(mean - share) <= 4.5 * (variance / 400).squareRoot() + 1e-8)
      }
    }
  }

  @Test("the same bits on 1, 2 and 8 threads, other ones with another seed")
  func threads() throws {
    for directed in [false, true] {
      let graph = Generators.rmat(scale: 8, draws: 900, seed: 3, directed: directed).graph
      let one = try estimate(graph, error: 0.03, risk: 0.1)
      for threads in [2, 8] {
        let other = try estimate(
          graph, error: 0.03, risk: 0.1, control: KernelControl(threads: threads))
        #expect(other.shares == one.shares && other.draws == one.draws)
        #expect(other.lower == one.lower && other.upper == one.upper)
      }
      #expect(try estimate(graph, error: 0.03, risk: 0.1, seed: 8).shares != one.shares)
    }
  }

  @Test("a run can be ended, and tells how far it is")
  func control() throws {
    let graph = Generators.rmat(scale: 8, draws: 900, seed: 3).graph
    #expect(throws: Cancellation.self) {
      try estimate(graph, error: 0.01, control: KernelControl(isCancelled: { true }))
    }
    let told = Mutex<[Double]>([])
    _ = try estimate(
      graph, error: 0.05,
      control: KernelControl(progress: { part, parts in
        told.withLock { $0.append(Double(part) / Double(parts)) }
      }))
    let parts = told.withLock { $0 }
    #expect(parts.last == 1 && parts.allSatisfy { $0 > 0 && $0 <= 1 })
  }
}

@Suite("What the guarantee of drawn pairs rests on")
struct SampleBoundsTests {
  /// P(k of n) of a coin that shows heads with probability p.
  private func binomial(_ n: Int, _ k: Int, _ p: Double) -> Double {
    let ways = lgamma(Double(n + 1)) - lgamma(Double(k + 1)) - lgamma(Double(n - k + 1))
    return exp(ways + Double(k) * log(p) + Double(n - k) * log(1 - p))
  }

  @Test("the true mean of coins is outside of the radius no more often than was risked")
  func coins() {
    for count in [5, 20, 100, 400, 2_000] {
      for chance in [0.0005, 0.01, 0.05, 0.2, 0.5, 0.8, 0.99] {
        for risk in [0.5, 1.0, 2.0, 4.0, 8.0] {
          let missed = (0...count).filter { heads in
            let mean = Double(heads) / Double(count)
            let radius = SampleBounds.radius(
              mean: mean, square: mean, risk: risk, count: Double(count))
            return abs(mean - chance) > radius
          }
          .reduce(0) { $0 + binomial(count, $1, chance) }
          #expect(missed <= 3 * exp(-risk), "\(count) \(chance) \(risk): \(missed)")
        }
      }
    }
  }

  @Test("all parts of the risk together are no more than the risk")
  func shares() {
    for seed in 0..<40 {
      var random = SeededRandom(seed: seed)
      let risk = random.pick([0.3, 0.1, 1e-6])
      let means = (0..<(1 + random.below(400))).map { _ in
        Double(random.below(1_000)) / random.pick([1_000, 10_000, 1e6])
      }
      let squares = means.map { min(1, $0 / 2 + $0 * $0 + 0.001) }
      let plan = SamplePlan(
        means: means, squares: squares, error: random.pick([0.1, 0.01]), risk: risk)
      #expect(plan.risks.count == means.count)
      var all = 0.0
      for time in 0..<60 {
        for own in plan.risks { all += 3 * exp(-own - SamplePlan.growth(at: time)) }
        #expect(plan.draws(at: time + 1) > plan.draws(at: time))
      }
      #expect(all <= risk && all > risk / 10)
    }
  }

  @Test("pairs are drawn as often as their weights say, never of one class with itself")
  func ends() {
    let ends = PathEnds(blocks: [0..<3, 3..<5], starts: [1, 2, 0, 3, 1], ends: [1, 2, 4, 3, 1])
    // Block 0: 1·(2 + 4) + 2·(1 + 4); block 1: 3·1 + 1·3.
    #expect(ends.total == 22)
    var counts: [String: Int] = [:]
    let steps = 440
    for first in 0..<steps {
      for second in 0..<60 {
        let pair = ends.pair(
          (Double(first) + 0.5) / Double(steps), (Double(second) + 0.5) / 60)
        counts["\(pair.block) \(pair.start) \(pair.end)", default: 0] += 1
      }
    }
    let unit = steps * 60 / 22
    let expected = [
      "0 0 1": 2, "0 0 2": 4, "0 1 0": 2, "0 1 2": 8, "1 0 1": 3, "1 1 0": 3,
    ]
    #expect(counts == expected.mapValues { $0 * unit })
    for edge in [0, 1.0.nextDown] {
      for other in [0, 1.0.nextDown] {
        let pair = ends.pair(edge, other)
        #expect(pair.start != pair.end)
      }
    }
  }
}
