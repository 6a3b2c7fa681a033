// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import Foundation
import TestSupport
import Testing

@testable import GraphCore

@Suite("Counter-based random numbers")
struct CounterRandomTests {
  @Test("Philox4x32-10 gives the known answers of Random123 (kat_vectors, release 1.14.0)")
  func knownAnswers() {
    func words(_ block: CounterRandom.Block) -> [UInt32] { [block.0, block.1, block.2, block.3] }
    let ones = UInt32.max
    #expect(
      words(CounterRandom.block(counter: (0, 0, 0, 0), key: (0, 0)))
        == [0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8])
    #expect(
      words(CounterRandom.block(counter: (ones, ones, ones, ones), key: (ones, ones)))
        == [0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd])
    #expect(
      words(
        CounterRandom.block(
          counter: (0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344),
          key: (0xa409_3822, 0x299f_31d0)))
        == [0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1])
  }

  @Test("FNV-1a gives the known answers of its authors' test program")
  func hashes() {
    #expect(stableHash("") == 0xcbf2_9ce4_8422_2325)
    #expect(stableHash("a") == 0xaf63_dc4c_8601_ec8c)
    #expect(stableHash("foobar") == 0x8594_4171_f739_67e8)
  }

  @Test("the first number is made of the first two words, and the draw is the first counter word")
  func unit() {
    var random = CounterRandom(seed: 0, draw: 0, stream: 0)
    #expect(random.unit() == Double(0x6627_e8d5_e169_c58d as UInt64 >> 11) / 0x1p53)
    var other = CounterRandom(seed: 5, draw: 3, stream: 0x0000_0009_0000_0007)
    let block = CounterRandom.block(counter: (3, 0, 7, 9), key: (5, 0))
    let next = CounterRandom.block(counter: (3, 1, 7, 9), key: (5, 0))
    for words in [block, next] {
      #expect(other.unit() == Double((UInt64(words.0) << 32 | UInt64(words.1)) >> 11) / 0x1p53)
    }
  }

  /// For Beta(a, b) the mean is a / (a + b) and the variance ab / ((a + b)² (a + b + 1)).
  @Test(
    "Beta numbers have the closed form's mean and variance, within five standard errors",
    arguments: [(0.5, 2.0), (0.9, 20), (0.2, 0.5), (0.7, 5)])
  func beta(mean: Double, size: Double) {
    let count = 20_000
    let values = (0..<count).map { draw in
      var random = CounterRandom(seed: 1, draw: draw, stream: 42)
      return random.beta(mean: mean, size: size)
    }
    #expect(values.allSatisfy { (0...1).contains($0) })
    let average = values.reduce(0, +) / Double(count)
    let variance = mean * (1 - mean) / (size + 1)
    #expect(abs(average - mean) < 5 * (variance / Double(count)).squareRoot())
    let squares = values.map { ($0 - mean) * ($0 - mean) }
    let found = squares.reduce(0, +) / Double(count)
    let spread = squares.map { ($0 - found) * ($0 - found) }.reduce(0, +) / Double(count)
    #expect(abs(found - variance) < 5 * (spread / Double(count)).squareRoot())
  }

  @Test("a trust that is sure stays as it is")
  func sure() {
    var random = CounterRandom(seed: 1, draw: 0, stream: 1)
    #expect(random.beta(mean: 1, size: 3) == 1)
    #expect(random.beta(mean: 0, size: 3) == 0)
  }

  @Test("a search that is used again finds what a fresh one finds", arguments: 0..<20)
  func products(seed: Int) {
    var random = SeededRandom(seed: seed)
    let count = 8
    var pairs: [(Int, Int)] = []
    for source in 0..<count {
      for target in 0..<count where source != target && random.chance(35) {
        pairs.append((source, target))
      }
    }
    var search = ProductSearch(
      nodeCount: count, sources: pairs.map(\.0), targets: pairs.map(\.1))
    for _ in 0..<5 {
      let values = pairs.map { _ in random.pick([0, 0.2, 0.5, 0.7, 1]) }
      var arcs = ArcList()
      for (pair, value) in zip(pairs, values) where value > 0 {
        arcs.append(from: UInt32(pair.0), to: UInt32(pair.1), value: value, origin: 0)
      }
      let graph = FrozenGraph.freezing(arcs, nodeCount: count, undirected: false).graph
      for source in 0..<count {
        search.run(from: source, values: values)
        #expect(search.products == TrustProducts.best(from: source, in: graph))
      }
    }
  }
}
