// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics
import ActorModel
import TestSupport
import Testing

/// Measures of friends and foes beside the literature, closed forms, and their definitions.
@Suite("Measures of signs")
struct SignedMeasureTests {
  // MARK: - Maps

  /// Ties with signs, undirected unless told.
  private func map(
    _ count: Int, friends: [(Int, Int)] = [], foes: [(Int, Int)] = [], directed: Bool = false
  ) -> ActorMap {
    ActorMap(
      actors: (0..<count).map { Actor(id: SmallGraphs.name($0)) },
      relationships: [(friends, RelationshipKind.alliance), (foes, .conflict)].flatMap {
        ties, kind in
        ties.map {
          Relationship(
            from: SmallGraphs.name($0.0), to: SmallGraphs.name($0.1), kind: kind,
            directed: directed)
        }
      })
  }

  private func pairs(_ count: Int) -> [(Int, Int)] {
    (0..<count).flatMap { i in (0..<i).map { ($0, i) } }
  }

  private func values(_ id: String, _ map: ActorMap, _ column: String? = nil) throws -> [Double] {
    let numbers = try measured(id, map, as: .signed).numbers(column)
    return map.actors.map(\.id).sorted().compactMap { numbers[$0] }
  }

  private func row(_ id: String, _ map: ActorMap) throws -> [Double?] {
    try measured(id, map, as: .signed).columns.map { $0.cells[0].number }
  }

  // MARK: - EB10

  /// (I − (P − 2N)/18)⁻¹·1 by numpy.linalg.solve of numpy 2, whose first four digits are those that
  /// the vignette of the R package signnet 1.0.5 prints for pn_index(g).
  private static let pn = [
    0.9009747274649709, 0.8613482320584288, 0.907699731695824, 0.8613482320584287,
    0.8410658364838358, 0.8496557675453598, 0.8617320596926694, 0.901590874561513,
    0.8509848103121773, 0.9072929812192476,
  ]

  @Test("EB10: PN centrality as numpy and signnet have it")
  func eb10Standing() throws {
    for column in ["pn-centrality", "pn-centrality.in", "pn-centrality.out"] {
      let found = try values("pn-centrality", Fixtures.eb10, column)
      #expect(zip(found, Self.pn).allSatisfy { isRelativelyClose($0, $1, tolerance: 1e-12) })
      #expect(found.count == 10)
    }
  }

  /// EB10 with every tie from the lower to the higher number; (I − BBᵀ/18²)⁻¹(I + B/18)·1 and the
  /// same with Bᵀ by numpy, the formulas of signnet's source (R/centrality_indices.R).
  @Test("EB10 with directions: in and out as the formulas of signnet have them")
  func eb10Directions() throws {
    var map = Fixtures.eb10
    for index in map.relationships.indices { map.relationships[index].directed = true }
    let into = [
      1.0, 1.0516654589097592, 1.044945781184651, 1.0093313717264287, 0.9977819112636186,
      0.8615088663239965, 0.8693070562602259, 0.8581212774649567, 0.8025727944721597,
      0.9096136412874769,
    ]
    let out = [
      0.9299782603756643, 0.8090240613237204, 0.8560345533474929, 0.8631194481163983,
      0.8514466127121737, 0.9918140315643017, 1.0090327405448951, 1.0445873774706755,
      1.0505340911826377, 1.0,
    ]
    for (column, expected) in [
      ("pn-centrality", Self.pn), ("pn-centrality.in", into), ("pn-centrality.out", out),
    ] {
      let found = try values("pn-centrality", map, column)
      let same = zip(found, expected).allSatisfy { isRelativelyClose($0, $1, tolerance: 1e-12) }
      #expect(same && found.count == 10, "\(column): \(found)")
    }
  }

  /// Triangles and L as metrics.md has them (run with signnet and by trying all splits); K by
  /// numpy.linalg.eigvalsh. signnet's vignette prints ratio 0.5 for everybody.
  @Test("EB10: balance of threes and of walks, frustration, signed degree")
  func eb10() throws {
    #expect(try row("triad-balance", Fixtures.eb10) == [4.0 / 18, 0, 12, 4, 2])
    let walks = try #require(try row("walk-balance", Fixtures.eb10)[0])
    #expect(isRelativelyClose(walks, 0.2338208342882159, tolerance: 1e-12))
    #expect(try row("frustration", Fixtures.eb10) == [5, 1 - 10.0 / 26, 5, 1])
    #expect(
      try values("signed-degree", Fixtures.eb10, "signed-degree.ratio").allSatisfy { $0 == 0.5 })
    #expect(try values("signed-degree", Fixtures.eb10).allSatisfy { $0 == 0 })
    // The best split is the only one.
    let ties = try measured("frustrated-ties", Fixtures.eb10, as: .signed)
    #expect(ties.columns.map { $0.cells.count { $0.number == 1 } } == [5, 5, 5])
  }

  // MARK: - Closed forms

  @Test("PN centrality: all friends 2, all foes 1/2, without ties 1")
  func standing() throws {
    for count in 2...8 {
      // x = 1 + (n − 1)x / (2n − 2), so x = 2.
      let friends = map(count, friends: pairs(count))
      #expect(try values("pn-centrality", friends).allSatisfy { isClose($0, 2) })
      #expect(try values("pn-centrality", map(count)).allSatisfy { $0 == 1 })
      let foes = map(count, foes: pairs(count))
      guard count > 2 else { continue }
      #expect(try values("pn-centrality", foes).allSatisfy { isClose($0, 0.5) })
      let mutual = pairs(count).flatMap { [$0, ($0.1, $0.0)] }
      let both = try measured(
        "pn-centrality", map(count, foes: mutual, directed: true), as: .signed)
      for column in ["pn-centrality.in", "pn-centrality.out"] {
        #expect(both.cells(column).values.allSatisfy { $0 == .undefined(.singular) })
      }
    }
    #expect(try values("pn-centrality", map(1)) == [1])
    let foes = try measured("pn-centrality", map(2, foes: [(0, 1)]), as: .signed)
    #expect(foes.columns.allSatisfy { $0.cells.allSatisfy { $0 == .undefined(.singular) } })
    let oneWay = try measured("pn-centrality", map(2, foes: [(0, 1)], directed: true), as: .signed)
    #expect(
      oneWay.columns.allSatisfy { $0.cells.allSatisfy { $0 == .undefined(.singular) } })
  }

  @Test("PN centrality of more actors than are solved directly: a ring of n friends")
  func standingOfMany() throws {
    // x = 1 + 2x / (2n − 2).
    let count = 300
    let ring = (0..<count).map { ($0, ($0 + 1) % count) }
    let expected = 1 / (1 - 1 / Double(count - 1))
    for directed in [false, true] {
      let found = try measured(
        "pn-centrality", map(count, friends: ring, directed: directed), as: .signed)
      let numbers = found.columns[0].cells.compactMap(\.number)
      #expect(numbers.count == count)
      #expect(numbers.allSatisfy { isRelativelyClose($0, expected, tolerance: 1e-12) })
      // In and out: x = 1 + b + b²x with b = 1/(2n − 2), so x = 1/(1 − b).
      guard directed else { continue }
      let b = 1 / Double(2 * count - 2)
      for column in 1...2 {
        let numbers = found.columns[column].cells.compactMap(\.number)
        #expect(numbers.allSatisfy { isRelativelyClose($0, 1 / (1 - b), tolerance: 1e-12) })
      }
    }
  }

  @Test("walks of large maps: all foes, and a ring of friends and foes")
  func largeWalks() throws {
    // Of all friends λ is n − 1 once and −1 else; of all foes the same turned round.
    for count in [12, 40] {
      let others = Double(count - 1)
      let high = exponential(others / 4)
      let whole = high * high * high * high
      let foes = 1 / whole + others * exponential(1)
      let friends = whole + others / exponential(1)
      let found = try #require(try row("walk-balance", map(count, foes: pairs(count)))[0])
      #expect(isRelativelyClose(found, foes / friends, tolerance: 1e-11))
    }
    // Each of n on a ring tied to those 1, 2, 3, 5, 8 and 13 places on, to two of them as foes:
    // λ(j) = Σ ± 2 cos(2πj · places / n).
    let (count, near, far) = (60, [1, 2, 5, 8], [3, 13])
    func ties(_ places: [Int]) -> [(Int, Int)] {
      places.flatMap { place in (0..<count).map { ($0, ($0 + place) % count) } }
    }
    func trace(_ sign: Double) -> Double {
      (0..<count).reduce(0) { sum, turn in
        func part(_ places: [Int]) -> Double {
          places.reduce(0) { $0 + 2 * cosine(Double(2 * turn * $1 % (2 * count)), of: count) }
        }
        return sum + exponential((part(near) + sign * part(far)) / 2)
          * exponential(
            (part(near) + sign * part(far)) / 2)
      }
    }
    let found = try #require(
      try row("walk-balance", map(count, friends: ties(near), foes: ties(far)))[0])
    #expect(isRelativelyClose(found, trace(-1) / trace(1), tolerance: 1e-12))
  }

  @Test("cycles: balanced with an even number of foes, else one tie is strained")
  func cycles() throws {
    for count in Array(3...9) + [14, 20] {
      for hostile in 0...min(count, 9) {
        let ties = (0..<count).map { ($0, ($0 + 1) % count) }
        let map = map(
          count, friends: Array(ties.dropFirst(hostile)), foes: Array(ties.prefix(hostile)))
        let odd = hostile % 2
        let frustration = try row("frustration", map)
        #expect(frustration == [Double(odd), 1 - 2 * Double(odd) / Double(count), Double(odd), 1])
        let strained = try measured("frustrated-ties", map, as: .signed)
        #expect(
          strained.columns.map { $0.cells.count { $0.number == 1 } } == [odd, odd * count, 0])
        // λ = 2 cos(2πk/n), and 2 cos(π(2k + 1)/n) where the product of signs is negative.
        let walks = try #require(try row("walk-balance", map)[0])
        func trace(_ turn: Double) -> Double {
          (0..<count).reduce(0) { $0 + exponential(2 * cosine((2 * Double($1) + turn), of: count)) }
        }
        #expect(isClose(walks, odd == 0 ? 1 : trace(1) / trace(0)))
      }
    }
  }

  /// exp by its series.
  private func exponential(_ x: Double) -> Double {
    var (sum, term) = (1.0, 1.0)
    for step in 1...60 {
      term *= x / Double(step)
      sum += term
    }
    return sum
  }

  /// cos(π part / whole).
  private func cosine(_ part: Double, of whole: Int) -> Double {
    let x = 3.141592653589793 * part / Double(whole)
    var (sum, term) = (1.0, 1.0)
    for step in stride(from: 1, through: 79, by: 2) {
      term *= -x * x / Double(step * (step + 1))
      sum += term
    }
    return sum
  }

  @Test("all foes: the fewest hostile ties within are those of two halves, C(⌊n/2⌋,2) + C(⌈n/2⌉,2)")
  func allFoes() throws {
    for count in 1...10 {
      let map = map(count, foes: pairs(count))
      let halves = [count / 2, count - count / 2].map { $0 * ($0 - 1) / 2 }.reduce(0, +)
      #expect(try row("frustration", map)[0] == Double(halves))
      let camps = try measured("camp", map, as: .signed).numbers()
      guard count > 1 else { continue }
      #expect(camps.values.count { $0 == 1 } == count - count / 2)
      #expect(try row("triad-balance", map)[0] == (count < 3 ? nil : 0))
    }
  }

  @Test("who is a friend of both; directions do not matter, and a hostile tie wins")
  func bridged() throws {
    for directed in [false, true] {
      // e is a friend of a, b, c, d, of whom a–b, b–c and c–d are foes.
      let map = map(
        6, friends: [(4, 0), (1, 4), (4, 2), (3, 4), (5, 0)], foes: [(0, 1), (2, 1), (2, 3)],
        directed: directed)
      #expect(try values("hostile-pairs-bridged", map) == [0, 0, 0, 0, 3, 0])
    }
    // A tie that is friendly one way and hostile the other is no friendship.
    var mixed = map(3, friends: [(0, 1), (2, 0)], foes: [(1, 2)], directed: true)
    #expect(try values("hostile-pairs-bridged", mixed) == [1, 0, 0])
    mixed.relationships.append(Relationship(from: "b", to: "a", kind: .conflict))
    #expect(try values("hostile-pairs-bridged", mixed) == [0, 0, 0])
  }

  @Test("camps are numbered by size, parts as well; who has no tie is in none")
  func camps() throws {
    // a | b c, then d e | f g h i, then j alone.
    let map = map(
      10, friends: [(1, 2), (3, 4), (5, 6), (6, 7), (7, 8)], foes: [(0, 1), (0, 2), (3, 5), (4, 6)])
    let result = try measured("camp", map, as: .signed)
    expect(
      result.numbers(),
      ["a": 2, "b": 1, "c": 1, "d": 2, "e": 2, "f": 1, "g": 1, "h": 1, "i": 1])
    #expect(result.reasons() == ["j": .isolate])
    let parts = result.numbers("camp.part")
    #expect(["a", "b", "c"].allSatisfy { parts[$0] == 2 } && parts["d"] == 1 && parts["i"] == 1)
    #expect(try row("frustration", map)[0] == 0)
  }

  @Test("a search that gives up states a bound and leaves open what it did not settle")
  func limit() throws {
    var random = SeededRandom(seed: 3)
    let ties = pairs(40).filter { _ in random.chance(60) }
    let foes = ties.filter { _ in random.chance(50) }
    let friends = ties.filter { tie in !foes.contains { $0 == tie } }
    let map = map(40, friends: friends, foes: foes)
    let result = try measured("frustration", map, as: .signed, ["effort": "1"])
    let cells = result.columns.map { $0.cells[0].number ?? -1 }
    #expect(cells[0] > cells[2] && cells[2] > 0 && cells[3] == 0)
    let strained = try measured("frustrated-ties", map, as: .signed, ["effort": "1"])
    #expect(strained.columns[0].cells.count { $0.number == 1 } == Int(cells[0]))
    #expect(strained.columns[1].cells.allSatisfy { $0 == .undefined(.notProven) })
  }

  @Test("other views are refused, and a run can be cancelled")
  func refused() throws {
    for id in MeasureCatalog.all.map({ $0.descriptor }).filter({ $0.family == .signed }).map(\.id) {
      let error = #expect(throws: AnalysisError.self) { try measured(id, Fixtures.eb10) }
      #expect(error?.description.contains("--read-as signed") == true)
    }
    let graph = ActorGraph(freezing: Fixtures.eb10, options: ViewOptions(reading: .signed))
    for id in ["pn-centrality", "walk-balance", "frustration", "hostile-pairs-bridged"] {
      #expect(throws: AnalysisError.cancelled) {
        try MeasureCatalog.result(id, on: graph, control: RunControl(isCancelled: { true }))
      }
    }
  }
}
