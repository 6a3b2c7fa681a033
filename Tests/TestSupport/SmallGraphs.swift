// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

public import ActorModel

/// Graphs small enough to have all of them, and random maps with everything that goes wrong.
public enum SmallGraphs {
  /// Every simple graph of `count` labelled nodes as lists of ties: 2^(n(n−1)/2) undirected ones,
  /// 2^(n(n−1)) directed ones.
  public static func all(_ count: Int, directed: Bool) -> [[(Int, Int)]] {
    let pairs = (0..<count).flatMap { i in
      (0..<count).filter { directed ? $0 != i : $0 > i }.map { (i, $0) }
    }
    return (0..<(1 << pairs.count)).map { mask in
      pairs.indices.filter { mask >> $0 & 1 == 1 }.map { pairs[$0] }
    }
  }

  /// A map of nodes 0, 1, … named a, b, … with these ties and no numbers, or with trusts in turn.
  public static func map(
    _ count: Int, ties: [(Int, Int)], directed: Bool, trusts: [Double] = []
  ) -> ActorMap {
    ActorMap(
      actors: (0..<count).map { Actor(id: name($0)) },
      relationships: ties.enumerated().map { place, ends in
        let trust = trusts.isEmpty ? nil : Trust(trusts[place % trusts.count])
        return Relationship(
          from: name(ends.0), to: name(ends.1), kind: trust == nil ? nil : .trust, trust: trust,
          directed: directed)
      })
  }

  /// The id of a node: a, b, …, z, za, zb, … in the order of the numbers.
  public static func name(_ node: Int) -> String {
    let letter = String(UnicodeScalar(UInt8(97 + node % 25)))
    return String(repeating: "z", count: node / 25) + letter
  }

  /// A map of a few actors with isolates, self-loops, parallel ties and, among the few values of
  /// trust, products that are equal in decimals but not in binary (0.9 · 0.4 and 0.6 · 0.6).
  public static func random(seed: Int, most: Int = 7) -> ActorMap {
    var random = SeededRandom(seed: seed)
    let count = 1 + random.below(most)
    let ids = random.shuffled((0..<count).map(name))
    let density = random.pick([10, 25, 40, 60])
    let undirected = random.chance(40)
    var ties: [Relationship] = []
    for from in ids {
      for to in ids where random.chance(from == to ? density / 3 : density) {
        for _ in 0..<(random.chance(20) ? 2 : 1) {
          ties.append(tie(from, to, directed: !undirected && random.chance(80), &random))
        }
      }
    }
    let actors = random.shuffled(ids).map {
      Actor(id: $0, side: random.chance(70) ? random.pick(["A", "B", "C"]) : nil)
    }
    return ActorMap(
      sides: ["A", "B", "C"].map { Side(id: $0) }, actors: actors,
      relationships: random.shuffled(ties))
  }

  private static func tie(
    _ from: String, _ to: String, directed: Bool, _ random: inout SeededRandom
  ) -> Relationship {
    let values = [1, 1, 0.9, 0.6, 0.5, 0.4, 0.36, 0.25, 0.1]
    return Relationship(
      from: from, to: to, kind: .trust, trust: Trust(random.pick(values)),
      strength: Strength(random.pick([0, 0.2, 0.5, 1])), directed: directed)
  }
}
