// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import TestSupport
import Testing

@testable import GraphCore

@Suite("Constraint and effective size over flat rows")
struct StructuralHoleTests {
  private func check(_ plain: PlainGraph, _ graph: FrozenGraph) throws {
    func isSame(_ a: [Double?], _ b: [Double?]) -> Bool {
      a.count == b.count && zip(a, b).allSatisfy { isClose($0, $1) }
    }
    let constraint = try StructuralHoles.constraint(of: graph)
    #expect(isSame(constraint, NaiveBrokerage.constraint(plain)), "\(plain.values)")
    let (sizes, contacts) = try StructuralHoles.effectiveSize(of: graph)
    #expect(isSame(sizes, NaiveBrokerage.effectiveSize(plain)), "\(plain.values)")
    let expected = plain.nodes.map { i in
      plain.nodes.count { (plain.values[i][$0] ?? 0) + (plain.values[$0][i] ?? 0) > 0 }
    }
    #expect(contacts == expected)
  }

  @Test("all small graphs equal the definitions")
  func allSmall() throws { try SmallCases.visitAll(check) }

  @Test("random graphs equal the definitions", arguments: 0..<4)
  func random(block: Int) throws {
    try SmallCases.visitRandom((block * 500)..<(block * 500 + 500), check)
  }

  @Test("the same bits on any number of threads", arguments: [false, true])
  func threads(directed: Bool) throws {
    let graph = SmallCases.large(directed: directed)
    let constraint = try StructuralHoles.constraint(of: graph)
    let sizes = try StructuralHoles.effectiveSize(of: graph).sizes
    for threads in [2, 8] {
      let control = KernelControl(threads: threads)
      #expect(try StructuralHoles.constraint(of: graph, control: control) == constraint)
      #expect(try StructuralHoles.effectiveSize(of: graph, control: control).sizes == sizes)
    }
  }

  @Test("the order of the nodes decides nothing", arguments: [false, true])
  func order(directed: Bool) throws {
    let graph = SmallCases.large(directed: directed)
    let (other, numbers) = SmallCases.shuffled(graph, seed: 6)
    let (a, b) = (
      try StructuralHoles.constraint(of: graph), try StructuralHoles.constraint(of: other)
    )
    #expect(numbers.indices.allSatisfy { isClose(a[$0], b[numbers[$0]], tolerance: 1e-12) })
    let (c, d) = (
      try StructuralHoles.effectiveSize(of: graph).sizes,
      try StructuralHoles.effectiveSize(of: other).sizes
    )
    #expect(numbers.indices.allSatisfy { isClose(c[$0], d[numbers[$0]], tolerance: 1e-12) })
  }

  @Test("a cancelled run ends without a result")
  func cancelled() {
    let graph = SmallCases.large(directed: false)
    let control = KernelControl(threads: 2, isCancelled: { true })
    #expect(throws: Cancellation.self) {
      try StructuralHoles.constraint(of: graph, control: control)
    }
    #expect(throws: Cancellation.self) {
      try StructuralHoles.effectiveSize(of: graph, control: control)
    }
  }
}
