// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import Foundation
import TestSupport
import Testing

@testable import GraphCore

@Suite("Sums over walks")
struct WalkSumTests {
  private func complete(_ count: Int, directed: Bool) -> FrozenGraph {
    let arcs = (0..<count).flatMap { i in (0..<count).filter { $0 != i }.map { Arc(i, $0, 0.5) } }
    return frozen(count, arcs, undirected: !directed)
  }

  /// Estrada & Rodríguez-Velázquez 2005: (e^(n−1) + (n − 1)/e)/n among all who are tied.
  @Test("closed walks among up to ninety who are all tied, values unread", arguments: [2, 12, 90])
  func closedWalks(count: Int) throws {
    let n = Double(count)
    let expected = (exp(n - 1) + (n - 1) * exp(-1)) / n
    for isDirected in [false, true] {
      let counts = try ClosedWalks.counts(
        of: complete(count, directed: isDirected), control: KernelControl())
      #expect(counts.count == count)
      #expect(counts.allSatisfy { isRelativelyClose($0, expected, tolerance: 1e-13) })
    }
  }

  /// e^A of a complete bipartite graph: 1 + (cosh √(ab) − 1)/a on the side of a nodes.
  @Test("closed walks where all of one side are tied to all of the other")
  func bipartite() throws {
    let (a, b) = (30, 50)
    let arcs = (0..<a).flatMap { i in (0..<b).flatMap { [Arc(i, a + $0, 1), Arc(a + $0, i, 1)] } }
    let root = Double(a * b).squareRoot()
    for undirected in [false, true] {
      let counts = try ClosedWalks.counts(
        of: frozen(a + b, arcs, undirected: undirected), control: KernelControl())
      for (node, count) in counts.enumerated() {
        let expected = 1 + (cosh(root) - 1) / Double(node < a ? a : b)
        #expect(isRelativelyClose(count, expected, tolerance: 1e-13))
      }
    }
  }

  @Test("a wheel of one strong cycle and a long tail that nothing leads back from")
  func tail() throws {
    // Σ 1/(3k)!, and 1 where no walk comes back.
    let arcs = [Arc(0, 1, 1), Arc(1, 2, 1), Arc(2, 0, 1)] + (2..<40).map { Arc($0, $0 + 1, 1) }
    let counts = try ClosedWalks.counts(of: frozen(41, arcs), control: KernelControl())
    let turns =
      1 + 1.0 / 6 + 1.0 / 720 + 1.0 / 362_880 + 1.0 / 479_001_600 + 1.0 / 1_307_674_368_000
    for (node, count) in counts.enumerated() {
      #expect(isRelativelyClose(count, node < 3 ? turns : 1, tolerance: 1e-13))
    }
  }

  @Test("sums over walks in a large network leave no residual, into nodes and out, ± factor")
  func sums() throws {
    for directed in [false, true] {
      let graph = SmallCases.large(directed: directed)
      let start = (0..<graph.nodeCount).map { Double($0 % 5) }
      for (factor, out) in [(0.004, false), (0.004, true), (-0.004, true)] {
        let x = try #require(
          try WalkSums.sums(of: graph, factor: factor, start: start, out: out))
        for node in 0..<graph.nodeCount {
          let sum =
            out
            ? graph.outRow(node).reduce(0) { $0 + graph.values[$1] * x[Int(graph.targets[$1])] }
            : graph.inRow(node).reduce(0) {
              $0 + graph.reverseValues[$1] * x[Int(graph.reverseSources[$1])]
            }
          #expect(isClose(start[node] + factor * sum, x[node], tolerance: 1e-12))
        }
      }
    }
  }

  @Test("values that are all alike but not 1 count as they are")
  func alike() throws {
    // Among n who are all tied by v: x = 1/(1 − f·v·(n − 1)).
    let found = try #require(
      try WalkSums.sums(
        of: complete(9, directed: false), factor: 0.2, start: [Double](repeating: 1, count: 9)))
    #expect(found.allSatisfy { isClose($0, 1 / (1 - 0.2 * 0.5 * 8)) })
    let none = try #require(try WalkSums.sums(of: frozen(2, []), factor: 0.2, start: [3, 4]))
    #expect(none == [3, 4])
  }
}
