// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import TestSupport
import Testing

@testable import GraphCore

@Suite("Sums over steps")
struct HopSumTests {
  /// Compares with a table of steps: `steps[i][j]` from i to j, `nil` where no path leads.
  private func check(
    _ graph: FrozenGraph, _ direction: HopSums.Direction, _ steps: [[Int?]],
    at place: SourceLocation = #_sourceLocation
  ) throws {
    let found = try HopSums(of: graph, direction)
    for v in 0..<graph.nodeCount {
      let others = (0..<graph.nodeCount).filter { $0 != v }
      let distances = others.compactMap { direction == .out ? steps[v][$0] : steps[$0][v] }
      #expect(found.reached[v] == distances.count, sourceLocation: place)
      #expect(found.steps[v] == Double(distances.reduce(0, +)), sourceLocation: place)
      #expect(found.farthest[v] == distances.max() ?? 0, sourceLocation: place)
      let inverse = distances.reduce(0) { $0 + 1 / Double($1) }
      #expect(isClose(found.inverse[v], inverse, tolerance: 1e-13), sourceLocation: place)
    }
    guard direction != .out else { return }
    let isUndirected = direction == .undirected
    let all = (0..<graph.nodeCount).flatMap { i in
      (0..<graph.nodeCount).filter { $0 != i }.map { steps[i][$0] }
    }
    let most = all.compactMap { $0 }.max()
    // With few nodes searched from alone, and with none, so that both ways are walked.
    for singles in [12, 0] {
      let diameter = try HopDiameter(
        of: graph, undirected: isUndirected, singleSearches: singles)
      #expect(diameter.steps == most, sourceLocation: place)
      #expect(diameter.isConnected == !all.contains(nil), sourceLocation: place)
    }
  }

  private func check(_ plain: PlainGraph) throws {
    let graph = plain.frozen
    let steps = NaivePaths.steps(plain)
    try check(graph, .into, steps)
    guard plain.isDirected else { return }
    try check(graph, .out, steps)
    try check(graph, .undirected, NaivePaths.steps(plain.undirected))
  }

  @Test("all undirected graphs of up to six nodes", arguments: 0...6)
  func allUndirected(count: Int) throws {
    for graph in SmallGraphCases.undirected(count) { try check(graph) }
  }

  @Test("all directed graphs of up to four nodes", arguments: 0...4)
  func allDirected(count: Int) throws {
    for graph in SmallGraphCases.directed(count) { try check(graph) }
  }

  @Test("2,000 random graphs with isolates, loops and parallel arcs", arguments: 0..<8)
  func random(block: Int) throws {
    for graph in SmallGraphCases.random(block: block) { try check(graph) }
  }

  @Test(
    "graphs that need wide lanes, one set of them and several",
    arguments: [65, 100, 512, 700, 1_300])
  func wide(count: Int) throws {
    for directed in [false, true] {
      let graph = SmallGraphCases.mixed(count, seed: count, directed: directed)
      func steps(_ graph: FrozenGraph) -> [[Int?]] {
        (0..<count).map { source in
          Hops.distances(from: source, in: graph).map { $0 < 0 ? nil : $0 }
        }
      }
      let table = steps(graph)
      try check(graph, .into, table)
      try check(graph, .out, table)
      try check(graph, .undirected, directed ? steps(graph.undirected()) : table)
    }
  }

  @Test("long chains, cycles and grids: closed forms", arguments: [2, 64, 65, 600, 1_025])
  func closedForms(count: Int) throws {
    let path = frozen(count, (1..<count).map { ($0 - 1, $0, 1) }, undirected: true)
    let sums = try HopSums(of: path, .into)
    for v in 0..<count {
      #expect(sums.steps[v] == Double(v * (v + 1) / 2 + (count - 1 - v) * (count - v) / 2))
      #expect(sums.farthest[v] == max(v, count - 1 - v))
    }
    #expect(try HopDiameter(of: path).steps == count - 1)
    guard count > 2 else { return }
    let cycle = frozen(
      count, (0..<count).map { ($0, ($0 + 1) % count, 1) }, undirected: true)
    #expect(try HopDiameter(of: cycle).steps == count / 2)
    #expect(try HopSums(of: cycle, .into).farthest.allSatisfy { $0 == count / 2 })
    let round = frozen(count, (0..<count).map { ($0, ($0 + 1) % count, 1) })
    #expect(try HopDiameter(of: round).steps == count - 1)
    #expect(try HopDiameter(of: round, undirected: true).steps == count / 2)
    let width = 25
    let arcs: [Arc] = (0..<(width * width)).flatMap { node -> [Arc] in
      let right: [Arc] = node % width < width - 1 ? [(node, node + 1, 1)] : []
      return node + width < width * width ? right + [(node, node + width, 1)] : right
    }
    #expect(try HopDiameter(of: frozen(width * width, arcs, undirected: true)).steps == 48)
  }

  @Test("the same bits on 1, 2 and 8 threads", arguments: [40, 1_500])
  func threads(count: Int) throws {
    for directed in [false, true] {
      let graph = SmallGraphCases.mixed(count, seed: 7, directed: directed)
      let alone = try HopSums(of: graph, .into)
      for threads in [2, 8] {
        let found = try HopSums(of: graph, .into, control: KernelControl(threads: threads))
        #expect(found.inverse.map(\.bitPattern) == alone.inverse.map(\.bitPattern))
        #expect(found.steps == alone.steps && found.reached == alone.reached)
        #expect(found.farthest == alone.farthest)
      }
    }
  }

  @Test("another order of nodes and arcs changes sums by less than 1e-12")
  func shuffled() throws {
    let count = 900
    let arcs = SmallGraphCases.mixedArcs(count, seed: 3)
    var random = SeededRandom(seed: 4)
    let name = random.shuffled(Array(0..<count))
    let other = random.shuffled(arcs).map { (from: name[$0.from], to: name[$0.to], value: 1.0) }
    let a = try HopSums(of: frozen(count, arcs), .into)
    let b = try HopSums(of: frozen(count, other), .into)
    for v in 0..<count {
      #expect(a.steps[v] == b.steps[name[v]] && a.farthest[v] == b.farthest[name[v]])
      #expect(isClose(a.inverse[v], b.inverse[name[v]], tolerance: 1e-12))
    }
  }

  @Test("a run that is cancelled throws")
  func cancelled() {
    let graph = SmallGraphCases.mixed(700, seed: 1, directed: true)
    let control = KernelControl(threads: 2, isCancelled: { true })
    #expect(throws: Cancellation.self) { try HopSums(of: graph, .into, control: control) }
    #expect(throws: Cancellation.self) { try HopDiameter(of: graph, control: control) }
    #expect(throws: Cancellation.self) {
      try HopDiameter(of: graph, undirected: true, control: control)
    }
  }

  @Test("wide lanes count, join and leave out as sets of numbers do")
  func lanes() {
    var random = SeededRandom(seed: 9)
    for round in 0..<300 {
      let percent = [1, 50, 99][round % 3]
      let a = Set((0..<512).filter { _ in random.chance(percent) })
      let b = Set((0..<512).filter { _ in random.chance(50) })
      let (x, y) = (lanes(a), lanes(b))
      #expect(x.count == a.count && x.isEmpty == a.isEmpty)
      #expect(x.union(y).count == a.union(b).count)
      #expect(x.without(y).isSame(as: lanes(a.subtracting(b))))
      #expect(x.isSame(as: y) == (a == b))
    }
    for count in 0...512 {
      #expect(WideLanes.first(count).isSame(as: lanes(Set(0..<count))))
      #expect(WideLanes.first(count).count == count)
    }
    for count in 0...64 { #expect(UInt64.first(count).count == count) }
  }

  private func lanes(_ numbers: Set<Int>) -> WideLanes {
    numbers.reduce(WideLanes.none) { $0.union(.lane($1)) }
  }
}
