// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import TestSupport
import Testing

@testable import GraphCore

@Suite("Kernels of bridging and brokerage")
struct BridgingKernelTests {
  private func numbers(_ graph: FrozenGraph, _ control: KernelControl) throws -> [[Double]] {
    let far = try #require(try FarBetweenness.of(graph, control: control))
    let groups = (0..<graph.nodeCount).map { Int32($0 % 4) }
    let dealt = try DealtBrokerage.tally(
      of: graph, groups: groups, draws: 100, seed: 3, control: control)
    let club = try RichClubTies(of: graph, degree: 3, draws: 100, seed: 3, control: control)
    return [
      try StructuralHoles.hierarchy(of: graph, control: control).map { $0 ?? -1 },
      try EgoBetweenness.scores(of: graph, control: control), far.far, far.near,
      try TieLosses.sums(of: graph, control: control),
      dealt.sums.map { Double($0) }, dealt.reached.map { Double($0) },
      [Double(club.ties), Double(club.sum), Double(club.squares)],
    ]
  }

  @Test("the same bits on any number of threads", arguments: [false, true])
  func threads(directed: Bool) throws {
    let graph = SmallGraphCases.mixed(300, seed: 5, directed: directed)
    let alone = try numbers(graph, KernelControl())
    for threads in [2, 8] {
      #expect(try numbers(graph, KernelControl(threads: threads)) == alone)
    }
  }

  @Test("other random numbers give other draws, and the same again the same")
  func seeds() throws {
    let graph = SmallGraphCases.mixed(300, seed: 5, directed: false)
    let clubs = try [3, 4, 3].map {
      try RichClubTies(of: graph, degree: 3, draws: 100, seed: $0, control: KernelControl()).squares
    }
    #expect(clubs[0] != clubs[1] && clubs[0] == clubs[2])
  }

  @Test("a cancelled run ends without a result")
  func cancelled() {
    let graph = SmallGraphCases.mixed(300, seed: 5, directed: false)
    let control = KernelControl(threads: 2, isCancelled: { true })
    let kernels: [() throws -> Void] = [
      { _ = try StructuralHoles.hierarchy(of: graph, control: control) },
      { _ = try EgoBetweenness.scores(of: graph, control: control) },
      { _ = try FarBetweenness.of(graph, control: control) },
      { _ = try TieLosses.sums(of: graph, control: control) },
      {
        _ = try DealtBrokerage.tally(
          of: graph, groups: [Int32](repeating: 0, count: graph.nodeCount), draws: 100, seed: 1,
          control: control)
      },
      { _ = try RichClubTies(of: graph, degree: 3, draws: 100, seed: 1, control: control) },
      { _ = try KernelCuts(graph, kernels: [[0], [1]]).spanners(most: 1, control: control) },
    ]
    for kernel in kernels { #expect(throws: Cancellation.self) { try kernel() } }
  }

  @Test("swaps keep every number of ties, and make neither loops nor second ties")
  func swaps() {
    let graph = SmallGraphCases.mixed(60, seed: 9, directed: false)
    let swaps = TieSwaps(graph)
    var random = SplitMix(seed: 1, stream: 1)
    func degrees() -> [Int] {
      (0..<graph.nodeCount).map { node in
        let others = (0..<graph.nodeCount).filter { $0 != node }
        return others.count { other in
          swaps.ties(among: (0..<graph.nodeCount).map { $0 == node || $0 == other }) == 1
        }
      }
    }
    swaps.swap(tries: 5_000, &random)
    #expect(degrees() == (0..<graph.nodeCount).map { graph.outRow($0).count })
    let everybody = [Bool](repeating: true, count: graph.nodeCount)
    #expect(swaps.ties(among: everybody) == graph.tieCount)
    swaps.reset(to: graph)
    for node in 0..<20 {
      for other in 0..<20 where other != node {
        let pair = (0..<graph.nodeCount).map { $0 == node || $0 == other }
        #expect((swaps.ties(among: pair) == 1) == (graph.arc(from: node, to: other) != nil))
      }
    }
  }
}
