// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics
import ActorModel
import TestSupport
import Testing

/// Paths, stars, cycles and complete graphs, where every value has a formula.
@Suite("Closed forms")
struct ClosedFormTests {
  private func map(_ count: Int, _ ties: [(Int, Int)], directed: Bool = false) -> ActorMap {
    SmallGraphs.map(count, ties: ties, directed: directed)
  }

  private func values(_ id: String, _ map: ActorMap, _ column: String? = nil) throws -> [Double] {
    let numbers = try measured(id, map).numbers(column)
    return map.actors.compactMap { numbers[$0.id] }
  }

  private func path(_ count: Int) -> [(Int, Int)] { (1..<count).map { ($0 - 1, $0) } }

  @Test("a path: actor i lies between i · (n − 1 − i) pairs", arguments: [2, 3, 5, 10, 40])
  func path(count: Int) throws {
    let map = map(count, path(count))
    #expect(
      try values("betweenness", map) == (0..<count).map { Double($0 * (count - 1 - $0)) })
    #expect(
      try values("articulation-points", map)
        == (0..<count).map { $0 == 0 || $0 == count - 1 ? 0 : 1 })
    #expect(try measured("bridges", map).numbers().values.allSatisfy { $0 == 1 })
    // x(i) ∝ sin(π i / (n + 1)), Lovász, Combinatorial Problems and Exercises, problem 11.5.
    let sines = (1...count).map { sine($0, of: count + 1) }
    let length = sines.reduce(0) { $0 + $1 * $1 }.squareRoot()
    let found = try values("eigenvector", map)
    #expect(zip(found, sines).allSatisfy { isClose($0, $1 / length) })
  }

  @Test("a star: the centre is between all pairs and scores 1", arguments: [2, 3, 10])
  func star(leaves: Int) throws {
    let map = map(leaves + 1, (1...leaves).map { (0, $0) })
    let k = Double(leaves)
    #expect(try values("betweenness", map)[0] == k * (k - 1) / 2)
    #expect(try values("betweenness", map, "betweenness.normalised")[0] == 1)
    #expect(try values("closeness", map)[0] == 1)
    #expect(isClose(try values("closeness", map)[1], k / (2 * k - 1)))
    #expect(isClose(try values("constraint", map)[0], 1 / k))
    #expect(try values("constraint", map)[1] == 1)
    // A broker between contacts who do not know each other has all of them.
    #expect(try values("effective-size", map)[0] == k)
    let eigenvector = try values("eigenvector", map)
    #expect(isClose(eigenvector[0], 0.5.squareRoot()))
    #expect(isClose(eigenvector[leaves], 1 / (2 * k).squareRoot()))
    // p = (1 − d)/n + d k q for the centre, q = (1 − d)/n + d p/k for a leaf.
    let centre = 0.15 / (k + 1) * (1 + 0.85 * k) / (1 - 0.85 * 0.85)
    #expect(isClose(try values("pagerank", map)[0], centre))
  }

  @Test("a cycle: all alike", arguments: [3, 4, 5, 8, 9])
  func cycle(count: Int) throws {
    let map = map(count, path(count) + [(count - 1, 0)])
    let n = Double(count)
    let expected = count % 2 == 0 ? (n - 2) * (n - 2) / 8 : (n - 1) * (n - 3) / 8
    #expect(try values("betweenness", map).allSatisfy { isClose($0, expected) })
    #expect(try values("eigenvector", map).allSatisfy { isClose($0, 1 / n.squareRoot()) })
    #expect(try values("pagerank", map).allSatisfy { isClose($0, 1 / n) })
    #expect(try values("articulation-points", map).allSatisfy { $0 == 0 })
    #expect(try measured("bridges", map).numbers().values.allSatisfy { $0 == 0 })
  }

  @Test("everyone tied to everyone: nobody is between; K2 has constraint 1, K3 1.125")
  func complete() throws {
    for count in 2...7 {
      let map = map(count, (0..<count).flatMap { i in (0..<i).map { ($0, i) } })
      let n = Double(count)
      #expect(try values("betweenness", map).allSatisfy { $0 == 0 })
      #expect(try values("degree", map, "degree.normalised").allSatisfy { $0 == 1 })
      #expect(try values("harmonic-closeness", map).allSatisfy { $0 == n - 1 })
      // Everett & Borgatti 2020: p = 1/(n − 1), so C = (n − 1) · (p + (n − 2) p²)².
      let p = 1 / (n - 1)
      let local = p + (n - 2) * p * p
      #expect(try values("constraint", map).allSatisfy { isClose($0, (n - 1) * local * local) })
      #expect(try values("effective-size", map).allSatisfy { isClose($0, 1) })
      #expect(try values("gould-fernandez", map).allSatisfy { $0 == 0 })
    }
    #expect(try values("constraint", map(2, [(0, 1)])) == [1, 1])
    #expect(
      try values("constraint", map(3, [(0, 1), (1, 2), (0, 2)])).allSatisfy {
        isClose($0, 1.125)
      })
  }

  @Test("isolates enlarge n: P3's centre 1, with an isolate 1/3")
  func isolates() throws {
    let ties = [(0, 1), (1, 2)]
    #expect(try values("betweenness", map(3, ties), "betweenness.normalised")[1] == 1)
    #expect(
      isClose(try values("betweenness", map(4, ties), "betweenness.normalised")[1], 1.0 / 3))
    #expect(try values("harmonic-closeness", map(4, ties))[3] == 0)
    let closeness = try measured("closeness", map(4, ties))
    #expect(closeness.reasons() == ["d": .isolate])
    #expect(closeness.reasons("closeness.wasserman-faust") == ["d": .isolate])
    #expect(isClose(closeness.numbers("closeness.wasserman-faust")["b"] ?? 0, 2.0 / 3))
  }

  @Test("Borgatti's shortcut: without weights effective size is n − 2t/n", arguments: 0..<30)
  func shortcut(seed: Int) throws {
    var random = SeededRandom(seed: seed)
    let ties = (0..<9).flatMap { i in (0..<i).map { ($0, i) } }.filter { _ in random.chance(40) }
    let plain = PlainGraph(count: 9, arcs: ties.map { ($0.0, $0.1, 1) }, isDirected: false)
    let found = try measured("effective-size", map(9, ties)).numbers()
    for node in plain.nodes {
      let contacts = plain.neighbors(node)
      let among = contacts.reduce(0) { sum, a in sum + contacts.count { plain.has(a, $0) } } / 2
      let n = Double(contacts.count)
      let expected = contacts.isEmpty ? nil : n - 2 * Double(among) / n
      #expect(isClose(found[SmallGraphs.name(node)], expected))
    }
  }

  @Test("turning every tie round swaps in and out", arguments: 0..<30)
  func turned(seed: Int) throws {
    let map = SmallGraphs.random(seed: seed)
    var turned = map
    for index in map.relationships.indices {
      turned.relationships[index].from = map.relationships[index].to
      turned.relationships[index].to = map.relationships[index].from
    }
    for (a, b) in [("in-degree", "out-degree"), ("in-trust", "out-trust")] {
      expect(
        try measured(a, map, as: .trust).numbers(), try measured(b, turned, as: .trust).numbers())
    }
    expect(
      try measured("closeness", map, ["direction": "in"]).numbers(),
      try measured("closeness", turned, ["direction": "out"]).numbers())
    for id in ["betweenness", "constraint", "effective-size", "degree"] {
      expect(try measured(id, map).numbers(), try measured(id, turned).numbers(), id)
    }
  }

  @Test("a second map beside the first changes no raw betweenness and no constraint")
  func union() throws {
    for seed in 0..<20 {
      let map = SmallGraphs.random(seed: seed)
      var other = SmallGraphs.random(seed: seed + 1_000)
      // Only where both are read alike does the whole have the view of its parts.
      for index in other.actors.indices { other.actors[index].id += "'" }
      for index in other.relationships.indices {
        other.relationships[index].from += "'"
        other.relationships[index].to += "'"
      }
      let both = ActorMap(
        actors: map.actors + other.actors, relationships: map.relationships + other.relationships)
      for id in ["betweenness", "constraint", "effective-size"] {
        let whole = try measured(id, both, as: .trust, undirected: true).numbers()
        let parts = try [map, other].map {
          try measured(id, $0, as: .trust, undirected: true).numbers()
        }
        expect(whole, parts[0].merging(parts[1]) { first, _ in first }, id)
      }
    }
  }
}
