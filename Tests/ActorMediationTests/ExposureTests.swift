// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics
import ActorModel
import GraphCore
import TestSupport
import Testing

@testable import ActorMediation

/// D4: values of the design's exact rules, and a map on which the two best chains share an actor.
///
/// pa trusts m 0.5 and x 0.9, pb trusts x 0.9 and y 0.8; x trusts m 0.9, y trusts m 0.5.
/// Visibilities: x 0.5, y 0.1, m 0.2. The best chains, both over x, may not be joined. Left are
/// pa–m with pb–x–m: min(0.5, 0.81) = 0.5, exposure 1 − 0.5 · 0.8 = 0.60;
/// pa–m with pb–y–m: min(0.5, 0.40) = 0.4, exposure 1 − 0.9 · 0.8 = 0.28;
/// pa–x–m with pb–y–m: min(0.81, 0.40) = 0.4, exposure 1 − 0.5 · 0.9 · 0.8 = 0.64, beaten.
@Suite("Exposure of channels")
struct ExposureTests {
  private let id = "exposure"

  private func map(x: Double? = 0.5, y: Double? = 0.1, m: Double? = 0.2) -> ActorMap {
    var map = conflict(
      mediators: ["m"],
      others: [
        Actor(id: "x", visibility: x.flatMap(Fraction.init)),
        Actor(id: "y", visibility: y.flatMap(Fraction.init)),
      ],
      [
        trust("pa", "m", 0.5), trust("pa", "x", 0.9), trust("pb", "x", 0.9),
        trust("pb", "y", 0.8), trust("x", "m", 0.9), trust("y", "m", 0.5),
      ])
    map.actors[2].visibility = m.flatMap(Fraction.init)
    return map
  }

  private func valleys() throws -> ActorMap {
    let values = ["a1": 0.1, "b1": 0.1, "NG": 0.2, "EC": 0.2, "WN": 0.3, "UN": 0.8, "IO": 0.9]
    var map = try ShippedMap("two-valleys").map
    for index in map.actors.indices {
      map.actors[index].visibility = values[map.actors[index].id].flatMap { Fraction($0) }
    }
    return map
  }

  @Test("Two Valleys: (0.54, 0.433) over the women, (0.50, 0.28) over the NGO, the quieter")
  func twoValleys() throws {
    let answer = try AnalyticAnswer(id, valleys())
    #expect(areClose(try answer.numbers("trust", in: "front"), ["WN": 0.54, "NG": 0.5]))
    #expect(areClose(try answer.numbers("exposure", in: "front"), ["WN": 0.433, "NG": 0.28]))
    #expect(
      try answer.items("channel", in: "front") == [
        "WN": ["PA", "a1", "WN", "b1", "PB"], "NG": ["PA", "NG", "b1", "PB"],
      ])
    #expect(
      try answer.cells("quietest", in: "front") == ["WN": .truth(false), "NG": .truth(true)])
    let trusts = try answer.numbers("trust", in: "candidates")
    #expect(areClose(trusts, ["WN": 0.54, "NG": 0.5, "EC": 0.45, "UN": 0.4]))
    let exposures = try answer.numbers("exposure", in: "candidates")
    #expect(areClose(exposures, ["WN": 0.433, "NG": 0.28, "EC": 1 - 0.9 * 0.8 * 0.9, "UN": 0.8]))
  }

  @Test("the same with exchanged ids", arguments: 0..<5)
  func exchanged(seed: Int) throws {
    let answer = try AnalyticAnswer(id, valleys().relabelled(seed: seed))
    let trusts = try answer.numbers("trust", in: "front").values.sorted()
    let exposures = try answer.numbers("exposure", in: "front").values.sorted()
    #expect(zip(trusts, [0.5, 0.54]).allSatisfy { isClose($0, $1) } && trusts.count == 2)
    #expect(zip(exposures, [0.28, 0.433]).allSatisfy { isClose($0, $1) })
  }

  @Test("two chains that share somebody are no channel")
  func disjoint() throws {
    let answer = try AnalyticAnswer(id, map())
    let rows = try #require(answer.findings.section("front")).rows
    #expect(
      rows.map { $0.cells[0].number ?? 0 }.elementsEqual([0.5, 0.4], by: { isClose($0, $1) }))
    #expect(
      rows.map { $0.cells[1].number ?? 0 }.elementsEqual([0.6, 0.28], by: { isClose($0, $1) }))
    #expect(rows.map { $0.cells[2] } == [.truth(true), .truth(false)])
    let wide = try AnalyticAnswer(id, map(), with: ["quiet-within": "0.2"])
    #expect(
      wide.findings.section("front")?.rows.map { $0.cells[2] } == [.truth(false), .truth(true)])
  }

  @Test("a missing visibility leaves exposure undefined, never 0")
  func missing() throws {
    let first = try AnalyticAnswer(id, map(x: nil))
    #expect(areClose(try first.numbers("exposure", in: "front"), ["m": 0.28]))
    #expect(areClose(try first.numbers("trust", in: "candidates"), ["m": 0.5]))
    #expect(try first.cells("exposure", in: "candidates")["m"] == .undefined(.unknownVisibility))
    let none = try AnalyticAnswer(id, map(m: nil))
    #expect(none.findings.section("front")?.rows.isEmpty == true)
    #expect(none.text.contains("not recorded"))
    #expect(none.text.contains("0.5"))
  }

  @Test("no channel, no trust, no mediator: sentences without numbers")
  func nothing() throws {
    let one = try AnalyticAnswer(id, conflict(mediators: ["m"], [trust("pa", "m", 0.5)]))
    #expect(try one.cells("trust", in: "candidates")["m"] == .undefined(.noChannel))
    #expect(one.text.contains("no channel"))
    let none = try AnalyticAnswer(id, conflict(mediators: ["m"], []))
    #expect(none.hasNoNumber(in: "candidates"))
    #expect(none.text.contains("No tie of this view carries trust"))
    let nobody = try AnalyticAnswer(id, conflict(mediators: [], [trust("pa", "pb", 0.5)]))
    #expect(
      nobody.text.contains("No actor is a candidate; --candidates all looks at every other actor."))
  }

  @Test("three sides: each two ends have their own front")
  func threeSides() throws {
    var map = map()
    map.sides.append(Side(id: "C"))
    map.actors.append(Actor(id: "pc", roles: [.party], side: "C"))
    map.relationships.append(trust("pc", "m", 0.3))
    let answer = try AnalyticAnswer(id, map)
    let rows = try #require(answer.findings.section("candidates")).rows
    // A and C: min(0.81, 0.3) over x or min(0.5, 0.3) without x: the quieter has exposure 0.2.
    // B and C: min(0.81, 0.3) over x: 0.6; min(0.4, 0.3) over y: 0.28.
    #expect(
      rows.map { $0.cells[0].number ?? 0 }.elementsEqual([0.5, 0.3, 0.3], by: { isClose($0, $1) }))
    #expect(
      rows.map { $0.cells[1].number ?? 0 }.elementsEqual([0.6, 0.2, 0.28], by: { isClose($0, $1) }))
  }

  @Test("the front agrees with the enumeration of all pairs of chains on 300 seeded maps")
  func oracle() throws {
    for seed in 0..<300 {
      var random = SeededRandom(seed: seed)
      let count = 7
      var values: [[Double]] = (0..<count).map { _ in [Double](repeating: 0, count: count) }
      for i in 0..<count {
        for j in 0..<count where i != j && random.chance(45) {
          values[i][j] = random.pick([0.2, 0.5, 0.5, 0.6, 0.8, 0.9, 1])
        }
      }
      let quiet = (0..<count).map { _ in random.chance(90) ? random.pick([0.1, 0.5, 0.8, 1]) : nil }
      var arcs = ArcList()
      for i in 0..<count {
        for j in 0..<count where values[i][j] > 0 {
          arcs.append(from: UInt32(i), to: UInt32(j), value: values[i][j], origin: 0)
        }
      }
      let graph = FrozenGraph.freezing(arcs, nodeCount: count, undirected: false).graph
      var search = QuietChannels(graph, quiet: quiet, between: [[0], [1]])
      let found = search.front(over: 2)
      let wanted = quiet[2] == nil ? [] : Self.enumerated(values, quiet)
      #expect(search.isComplete)
      #expect(found.count == wanted.count, "seed \(seed)")
      for (a, b) in zip(found, wanted) {
        #expect(isClose(a.trust, b.0) && isClose(a.quiet, b.1), "seed \(seed)")
        #expect(Set(a.first.dropLast()).isDisjoint(with: a.second.dropLast()))
      }
    }
  }

  /// All simple chains from 0 and from 1 to 2, in pairs that share only 2; those that none beats.
  private static func enumerated(_ t: [[Double]], _ quiet: [Double?]) -> [(Double, Double)] {
    func chains(_ at: Int, _ seen: [Int], _ trust: Double, _ all: inout [([Int], Double)]) {
      if at == 2 {
        all.append((seen, trust))
        return
      }
      for next in t.indices where t[at][next] > 0 && next > 1 && !seen.contains(next) {
        if quiet[next] != nil { chains(next, seen + [next], trust * t[at][next], &all) }
      }
    }
    var (first, second): ([([Int], Double)], [([Int], Double)]) = ([], [])
    chains(0, [], 1, &first)
    chains(1, [], 1, &second)
    var points: [(Double, Double)] = []
    for (p, x) in first {
      for (q, y) in second where Set(p.dropLast()).isDisjoint(with: q.dropLast()) {
        points.append((min(x, y), Set(p + q).reduce(1) { $0 * (quiet[$1] ?? 0) }))
      }
    }
    let tolerance = 1e-9
    var front: [(Double, Double)] = []
    for point in points.sorted(by: { $0.0 != $1.0 ? $0.0 > $1.0 : $0.1 > $1.1 })
    where !front.contains(where: { $0.0 >= point.0 - tolerance && $0.1 >= point.1 - tolerance }) {
      front.append(point)
    }
    return front
  }
}
