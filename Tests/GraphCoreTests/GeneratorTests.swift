// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import Testing

@testable import GraphCore

@Suite("Generated networks")
struct GeneratorTests {
  private static let all: [(name: String, make: @Sendable (Int) -> GeneratedTies)] = [
    ("R-MAT", { Generators.rmat(scale: 9, seed: $0) }),
    ("directed R-MAT", { Generators.rmat(scale: 9, draws: 3_000, seed: $0, directed: true) }),
    ("odd R-MAT", { Generators.rmat(scale: 4, draws: 40, seed: $0) }),
    ("no draw", { Generators.rmat(scale: 0, draws: 0, seed: $0) }),
    ("loops only", { Generators.rmat(scale: 0, seed: $0) }),
    ("Barabási–Albert", { Generators.barabasiAlbert(nodes: 400, tiesEach: 3, seed: $0) }),
    ("star", { Generators.barabasiAlbert(nodes: 5, tiesEach: 4, seed: $0) }),
    (
      "planted partition",
      {
        Generators.plantedPartition(groups: 7, size: 30, inside: 0.3, between: 0.01, seed: $0)
      }
    ),
  ]

  @Test("SplitMix64 gives the numbers of its authors' code for seed 1234567")
  func splitMix() {
    // As listed for that seed at rosettacode.org/wiki/Pseudo-random_numbers/Splitmix64.
    var random = SplitMix(state: 1_234_567)
    #expect(
      (0..<5).map { _ in random.next() } == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
        4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
      ])
  }

  @Test("no loops, no repeats, no isolates, in order", arguments: all.indices)
  func tidy(index: Int) {
    for seed in 0..<10 {
      let ties = Self.all[index].make(seed)
      let pairs = zip(ties.sources, ties.targets).map { UInt64($0) << 32 | UInt64($1) }
      #expect(zip(pairs, pairs.dropFirst()).allSatisfy { $0 < $1 })
      #expect(zip(ties.sources, ties.targets).allSatisfy { ties.isDirected ? $0 != $1 : $0 < $1 })
      #expect(Set(ties.sources + ties.targets).sorted() == (0..<UInt32(ties.nodeCount)).map { $0 })
    }
  }

  @Test("a function of the seed", arguments: all.indices)
  func seeds(index: Int) {
    let make = Self.all[index].make
    let (one, again, other) = (make(1), make(1), make(2))
    #expect(one.sources == again.sources && one.targets == again.targets)
    if one.count > 10 { #expect(one.targets != other.targets) }
  }

  @Test("arcs, graph and edge list hold the same ties", arguments: all.indices)
  func forms(index: Int) {
    let ties = Self.all[index].make(3).withTrust(seed: 4)
    let graph = ties.graph
    graph.checkInvariants()
    #expect(graph.isDirected == ties.isDirected && graph.tieCount == ties.count)
    #expect(graph.nodeCount == ties.nodeCount)
    let list = ties.edgeList
    #expect(list.sources == ties.sources && list.targets == ties.targets)
    #expect(list.ids == (0..<ties.nodeCount).map { "\($0)" })
    for tie in 0..<ties.count {
      let value = graph.value(from: Int(ties.sources[tie]), to: Int(ties.targets[tie]))
      #expect(value == ties.trust?[tie] && value == list.trust?[tie])
    }
  }

  @Test("trust is alike over 0.05 to 1")
  func trust() throws {
    let plain = Generators.barabasiAlbert(nodes: 5_000, tiesEach: 4, seed: 1)
    #expect(plain.trust == nil && plain.graph.values.allSatisfy { $0 == 1 })
    let trust = try #require(plain.withTrust(seed: 1).trust)
    #expect(trust.allSatisfy { $0 > 0.05 && $0 <= 1 })
    let mean = trust.reduce(0, +) / Double(trust.count)
    // A uniform number over 0.95 has the standard deviation 0.95/√12; five of the mean's.
    #expect((mean - 0.525).magnitude < 5 * 0.95 / (12 * Double(trust.count)).squareRoot())
    #expect(plain.withTrust(seed: 1).trust == trust && plain.withTrust(seed: 2).trust != trust)
  }

  @Test("R-MAT of scale 18 with 410,000 draws has about 88,000 nodes and 402,000 ties")
  func scale18() {
    let ties = Generators.rmat(scale: 18, draws: 410_000, seed: 1)
    #expect((87_500...89_500).contains(ties.nodeCount), "\(ties.nodeCount)")
    #expect((401_000...403_500).contains(ties.count), "\(ties.count)")
  }

  @Test("R-MAT draws the quarters by their shares: as many different cells as expected")
  func quarters() {
    let (scale, draws, seeds) = (6, 300, 400)
    let cells = (0..<64).flatMap { row in (0..<64).map { (row, $0) } }.filter { $0.0 != $0.1 }
    let expected = cells.reduce(0.0) { sum, cell in
      let chance = (0..<scale).reduce(1.0) { product, level in
        let quarter = (cell.0 >> level & 1, cell.1 >> level & 1)
        return product * (quarter == (0, 0) ? 0.57 : quarter == (1, 1) ? 0.05 : 0.19)
      }
      return sum + 1 - (0..<draws).reduce(1.0) { power, _ in power * (1 - chance) }
    }
    let counts = (0..<seeds).map {
      Generators.rmat(scale: scale, draws: draws, seed: $0, directed: true).count
    }
    let mean = Double(counts.reduce(0, +)) / Double(seeds)
    #expect((mean - expected).magnitude < 5 * (expected / Double(seeds)).squareRoot())
  }

  @Test("Barabási–Albert: connected, m(n − m) ties, 2/(m + 2) of all nodes with m ties")
  func barabasiAlbert() {
    let (n, m) = (20_000, 3)
    let graph = Generators.barabasiAlbert(nodes: n, tiesEach: m, seed: 5).graph
    #expect(graph.tieCount == m * (n - m) && graph.nodeCount == n)
    #expect(Hops.isConnected(graph))
    // Bollobás, Riordan, Spencer & Tusnády (2001), doi:10.1002/rsa.1009.
    let share = Double((0..<n).count { graph.outRow($0).count == m }) / Double(n)
    #expect((share - 2 / Double(m + 2)).magnitude < 0.02, "\(share)")
    // The earliest have ties in the order of √n, a uniform choice would give about m ln n.
    #expect((0..<4).contains { graph.outRow($0).count > 150 })
  }

  @Test("planted partition: all pairs of probability 1, none of 0, else their share")
  func plantedPartition() {
    func ties(_ inside: Double, _ between: Double, _ size: Int = 6) -> GeneratedTies {
      Generators.plantedPartition(groups: 4, size: size, inside: inside, between: between, seed: 9)
    }
    #expect(ties(1, 0).count == 4 * 15 && ties(0, 1).count == 6 * 36 && ties(0, 0).count == 0)
    #expect(zip(ties(1, 0).sources, ties(1, 0).targets).allSatisfy { $0 / 6 == $1 / 6 })
    #expect(ties(1, 1).count == 24 * 23 / 2 && ties(1, 1, 0).nodeCount == 0)
    let many = ties(0.25, 0.01, 200)
    let inside = zip(many.sources, many.targets).count { $0 / 200 == $1 / 200 }
    func isUsual(_ count: Int, _ pairs: Double, _ p: Double) -> Bool {
      (Double(count) - pairs * p).magnitude < 5 * (pairs * p * (1 - p)).squareRoot()
    }
    #expect(many.nodeCount == 800 && isUsual(inside, 4 * 19_900, 0.25))
    #expect(isUsual(many.count - inside, 6 * 40_000, 0.01))
  }
}
