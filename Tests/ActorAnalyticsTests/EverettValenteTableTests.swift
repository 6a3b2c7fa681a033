// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics
import ActorModel
import TestSupport
import Testing

/// Everett, M. G. & Valente, T. W. (2016). Bridging, brokerage and betweenness. Social Networks 44,
/// 202–208. doi:10.1016/j.socnet.2015.09.001: every row of both tables, on the networks that the
/// paper's figures 1 and 3 draw.
@Suite("The tables of Everett and Valente's paper")
struct EverettValenteTableTests {
  /// Figure 1, Granovetter's hypothetical network: each actor with its neighbours of higher number.
  private static let granovetter = """
    1: 2 3 24
    2: 3 4
    3: 4 5
    4: 5 6
    5: 6
    6: 7
    7: 8
    8: 9 10 11 14
    9: 10
    10: 11
    11: 12 13 14
    12: 13 14
    13: 14 15
    15: 16 17
    16: 17
    17: 18
    18: 19 20 21
    19: 20
    20: 21 22 25
    22: 23 25
    23: 24 25
    24: 25
    """

  /// Table 1: actor, link deletion (VF-brokerage) in per cent, edge betweenness divided by degree,
  /// normalised EV-brokerage in per cent.
  private static let table1 = """
    1 1.3 46.511 29.814
    2 0.3 17.668 11.325
    3 0.3 23.044 14.771
    4 0.3 23.286 14.926
    5 0.3 17.768 11.389
    6 1.2 47.527 30.465
    7 3.0 72.09 46.21
    8 0.9 33.956 21.766
    9 0.3 12 0
    10 0.3 10.667 6.837
    11 0.3 20.498 13.139
    12 0.2 8 0
    13 1.2 43.117 27.638
    14 0.3 17.923 11.488
    15 1.6 56.606 36.285
    16 0.4 12 0
    17 1.6 56.184 36.014
    18 1.3 42.605 27.31
    19 0.4 12 0
    20 0.6 32.964 21.13
    21 0.4 12 0
    22 0.3 11.8 7.564
    23 0.2 10.667 6.837
    24 1.4 46.273 29.661
    25 0.5 31.955 20.483
    """

  /// Figure 3, campnet: each actor with those to whom an arrow leads.
  private static let campnet = """
    Holly: Don Pam Pat
    Brazey: Bert Lee Steve
    Carol: Pam Pat Pauline
    Pam: Ann Jennie Pauline
    Pat: Carol Holly Jennie
    Jennie: Ann Pam Pat
    Pauline: Carol Pam Pat
    Ann: Jennie Pam Pauline
    Michael: Don Harry Holly
    Bill: Don Harry Michael
    Lee: Bert Brazey Steve
    Don: Harry Holly Michael
    John: Gery Pauline Russ
    Harry: Don Holly Michael
    Gery: Michael Russ Steve
    Steve: Bert Lee Russ
    Bert: Lee Russ Steve
    Russ: Bert Gery Steve
    """

  /// Table 2: EV-, in- and out-EV-brokerage, the sums of in- and out-edge betweenness, in- and
  /// out-degree, node betweenness. The paper has numbers for the actors; degrees, numbers of those
  /// who reach and are reached, and betweenness fit one name each.
  private static let table2 = """
    Holly 26.472 23.833 29.111 95.333 87.333 4 3 78.333
    Brazey 0 0 0 0 0 1 3 0
    Carol 6.306 9.167 3.444 18.333 10.333 2 3 1.333
    Pam 11.867 9.9 13.833 49.5 41.5 5 3 32.5
    Pat 15.146 14.125 16.167 56.5 48.5 4 3 39.5
    Jennie 6.444 7.778 5.111 23.333 15.333 3 3 6.333
    Pauline 7.271 7.375 7.167 29.5 21.5 4 3 12.5
    Ann 5.958 8.75 3.167 17.5 9.5 2 3 0.5
    Michael 20.785 18.958 22.611 75.833 67.833 4 3 58.833
    Bill 0 0 0 0 0 0 3 0
    Lee 5.167 3.667 6.667 11 20 3 3 5
    Don 8.389 8.333 8.444 33.333 25.333 4 3 16.333
    John 0 0 0 0 0 0 3 0
    Harry 5.111 6.444 3.778 19.333 11.333 3 3 2.333
    Gery 26.778 30.333 23.222 60.667 69.667 2 3 54.667
    Steve 7.589 4.567 10.611 22.833 31.833 5 3 16.833
    Bert 7.236 4.917 9.556 19.667 28.667 4 3 13.667
    Russ 17.056 13.333 20.778 53.333 62.333 4 3 47.333
    """

  private func map(_ text: String, directed: Bool) -> ActorMap {
    let ties = text.split(separator: "\n").flatMap { line in
      let words = line.split { $0 == " " || $0 == ":" }.map(String.init)
      return words.dropFirst().map { (words[0], $0) }
    }
    return ActorMap(
      actors: Set(ties.flatMap { [$0.0, $0.1] }).sorted().map { Actor(id: $0) },
      relationships: ties.map { Relationship(from: $0.0, to: $0.1, directed: directed) })
  }

  private func rows(_ text: String) -> [(actor: String, numbers: [Double])] {
    text.split(separator: "\n").map { line in
      let words = line.split(separator: " ")
      return (String(words[0]), words.dropFirst().compactMap { Double($0) })
    }
  }

  /// Whether `found` is what `printed` was rounded from.
  private func rounds(_ found: Double?, to printed: Double, digits: Double = 0.001) -> Bool {
    found.map { ($0 - printed).magnitude <= digits / 2 + 1e-9 } ?? false
  }

  /// The sum of the betweenness of an actor's ties, by actor: of those out of it, or into it.
  private func tieSums(_ map: ActorMap) throws -> (out: [String: Double], into: [String: Double]) {
    let result = try measured("edge-betweenness", map)
    let cells = try #require(result.columns.first).cells
    var sums: (out: [String: Double], into: [String: Double]) = ([:], [:])
    for (subject, cell) in zip(result.subjects, cells) {
      guard case .tie(_, let from, let to) = subject, let number = cell.number else { continue }
      sums.out[from, default: 0] += number
      sums.into[to, default: 0] += number
    }
    return sums
  }

  @Test("table 1: Granovetter's network, 25 rows")
  func undirected() throws {
    let map = map(Self.granovetter, directed: false)
    #expect(map.actors.count == 25 && map.relationships.count == 41)
    let result = try measured("everett-valente", map)
    let (raw, share) = (result.numbers(), result.numbers("everett-valente.normalised"))
    let (cohesion, degree) = (
      try measured("valente-fujimoto", map).numbers(), try measured("degree", map).numbers()
    )
    let sums = try tieSums(map)
    for (actor, numbers) in rows(Self.table1) {
      try #require(numbers.count == 3)
      // The paper counts ordered pairs, the measure unordered ones.
      let lost = cohesion[actor].map { 200 * $0 }
      #expect(rounds(lost, to: numbers[0], digits: 0.1), "VF \(actor): \(lost as Any)")
      let sum = sums.out[actor, default: 0] + sums.into[actor, default: 0]
      let ties = try sum / #require(degree[actor])
      #expect(rounds(ties, to: numbers[1]), "ties \(actor): \(ties)")
      // Who has no betweenness brokers nothing; otherwise it is the mean of the actor's ties.
      let mean = numbers[2] == 0 ? 0 : numbers[1]
      #expect(rounds(raw[actor], to: mean), "EV \(actor): \(raw[actor] as Any)")
      // The paper writes 100/156 as 0.641.
      let short = raw[actor].map { $0 * 0.641 }
      #expect(rounds(short, to: numbers[2]), "normalised \(actor): \(short as Any)")
      #expect(isClose(share[actor], raw[actor].map { $0 / 156 }), "\(actor)")
    }
    #expect(raw.count == 25 && share.count == 25)
  }

  @Test("table 2: campnet, 18 rows")
  func directed() throws {
    let map = map(Self.campnet, directed: true)
    #expect(map.actors.count == 18 && map.relationships.count == 54)
    let result = try measured("everett-valente", map)
    let found = [
      result.numbers(), result.numbers("everett-valente.in"),
      result.numbers("everett-valente.out"),
    ]
    let degrees = [
      try measured("in-degree", map).numbers(), try measured("out-degree", map).numbers(),
    ]
    let betweenness = try measured("betweenness", map, as: .hops).numbers()
    let sums = try tieSums(map)
    for (actor, numbers) in rows(Self.table2) {
      try #require(numbers.count == 8)
      for column in 0..<3 {
        let number = found[column][actor]
        #expect(rounds(number, to: numbers[column]), "\(actor) \(column): \(number as Any)")
      }
      // The paper leaves out the ties of who has no betweenness.
      if numbers[7] > 0 {
        #expect(rounds(sums.into[actor], to: numbers[3]), "\(actor) in")
        #expect(rounds(sums.out[actor], to: numbers[4]), "\(actor) out")
      }
      #expect(degrees.map { $0[actor] } == [numbers[5], numbers[6]], "\(actor)")
      #expect(rounds(betweenness[actor], to: numbers[7]), "\(actor) betweenness")
    }
    #expect(found.allSatisfy { $0.count == 18 })
  }
}
