// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics
import ActorModel
import TestSupport
import Testing

/// Betweenness across groups and of groups beside values of networkx 3.6.1.
@Suite("Values of the measures of paths: groups")
struct GroupPathValueTests {
  // MARK: - Across groups

  /// Actors without a row are expected to have 0 in both columns.
  private func across(
    _ map: ActorMap, _ parameters: [String: String], _ text: String,
    at place: SourceLocation = #_sourceLocation
  ) throws {
    let result = try measured("betweenness-across", map, parameters)
    let names = ["betweenness-across", "betweenness-across.normalised"]
    #expect(result.columns.map(\.name) == names, sourceLocation: place)
    for (name, values) in zip(names, PathValues.columns(text)) {
      var expected = values
      for actor in map.actors where expected[actor.id] == nil { expected[actor.id] = 0 }
      PathValues.compare(result.numbers(name), expected, "\(name) \(parameters)", at: place)
    }
  }

  // networkx 3.6.1, b(S, T) = nx.betweenness_centrality_subset(G, S, T, normalized=False), which
  // adds up the pairs (s, t) of S × T with s ≠ v ≠ t and halves the sum where G is undirected.
  //
  // Raw, all groups: Σ over groups S of b(S, all in other groups). Each unordered pair is met from
  // both ends there, so that the halving leaves one of the two. Raw, from S or to T: each
  // unordered pair is met once, so that it is 2 · b(S, T), the other set being all in other groups
  // where it is not given.
  //
  // Normalised: raw divided by the number of those pairs (s, t), s ≠ v ≠ t, tied or not, unordered
  // as raw counts them: |S||T| less |T| for v in S or |S| for v in T. networkx has no such column.
  @Test("across the factions of the karate club")
  func karateFactions() throws {
    let values = """
      0 147.65476190476187 0.5428483893557422
      1 20.895238095238092 0.07682072829131652
      2 70.93412698412698 0.26078723155929034
      3 4.038095238095238 0.01484593837535014
      5 8.5 0.03125
      6 8.5 0.03125
      8 29.529365079365082 0.10856384220354809
      9 0.44761904761904764 0.0016456582633053221
      13 24.215873015873015 0.08902894491129786
      19 17.1468253968254 0.06303979925303456
      23 1.4 0.005147058823529412
      24 0.16666666666666666 0.0006127450980392157
      25 0.9944444444444445 0.003656045751633987
      27 7.225396825396825 0.02656395891690009
      28 0.9476190476190476 0.003483893557422969
      29 0.2095238095238095 0.0007703081232492996
      30 7.276190476190476 0.026750700280112043
      31 59.10952380952381 0.21731442577030813
      32 54.157142857142865 0.1991071428571429
      33 93.6515873015873 0.34430730625583567
      """
    let map = try PathValues.karate()
    try across(map, ["group-by": "club"], values)
    // Two groups: to start in one is to end in the other.
    try across(map, ["group-by": "club", "from-group": "Officer"], values)
    try across(map, ["group-by": "club", "to-group": "Officer"], values)
  }

  // As above.
  @Test("across three sides of the karate club, most actors without one")
  func karateSides() throws {
    let map = try PathValues.karate()
    try across(
      map, [:],
      """
      0 6.783333333333333 0.29492753623188406
      2 0.45 0.01730769230769231
      5 3.5 0.11290322580645161
      6 3.5 0.11290322580645161
      8 0.8095238095238094 0.031135531135531132
      9 0.30952380952380953 0.009984639016897081
      13 0.8095238095238094 0.031135531135531132
      19 0.5 0.019230769230769232
      27 3.0428571428571427 0.09815668202764977
      28 0.30952380952380953 0.009984639016897081
      29 0.14285714285714285 0.004608294930875576
      31 3.7666666666666666 0.14487179487179486
      32 0.6523809523809524 0.021044546850998463
      33 7.423809523809524 0.3227743271221532
      """)
    let fromHeads = """
      0 1.0 0.125
      5 1.0 0.0625
      6 1.0 0.0625
      8 0.6666666666666666 0.047619047619047616
      9 0.16666666666666666 0.010416666666666666
      13 0.6666666666666666 0.047619047619047616
      19 0.5 0.03571428571428571
      27 0.6666666666666666 0.041666666666666664
      28 0.16666666666666666 0.010416666666666666
      31 2.0 0.14285714285714285
      32 0.16666666666666666 0.010416666666666666
      33 1.0 0.125
      """
    try across(map, ["from-group": "heads"], fromHeads)
    try across(map, ["to-group": "heads"], fromHeads)
    let headsToMiddle = """
      8 0.16666666666666666 0.020833333333333332
      9 0.16666666666666666 0.016666666666666666
      13 0.16666666666666666 0.020833333333333332
      27 0.16666666666666666 0.016666666666666666
      28 0.16666666666666666 0.016666666666666666
      32 0.16666666666666666 0.016666666666666666
      """
    try across(map, ["from-group": "heads", "to-group": "middle"], headsToMiddle)
    try across(map, ["from-group": "middle", "to-group": "heads"], headsToMiddle)
  }

  // networkx 3.6.1, the same call on a DiGraph, which halves nothing: raw is Σ over groups S of
  // b(S, all in other groups), or b(S, T) where one of them is given. Normalised as above with
  // ordered pairs.
  @Test("across sides with directions")
  func directedSides() throws {
    let map = PathValues.directed()
    try across(
      map, [:],
      """
      a 1.0 0.0625
      b 3.0 0.1875
      c 1.5 0.0625
      d 2.0 0.08333333333333333
      e 1.5 0.09375
      f 1.5 0.09375
      g 2.5 0.15625
      """)
    try across(
      map, ["from-group": "A", "to-group": "B"],
      """
      b 0.5 0.25
      d 1.5 0.375
      e 1.0 0.5
      """)
    try across(
      map, ["from-group": "B", "to-group": "A"],
      """
      a 0.5 0.25
      c 1.5 0.375
      f 0.5 0.25
      g 2.5 0.625
      """)
    try across(
      map, ["from-group": "C"],
      """
      a 0.5 0.08333333333333333
      b 1.5 0.25
      d 0.5 0.0625
      e 0.5 0.08333333333333333
      """)
    try across(
      map, ["to-group": "C"],
      """
      b 1.0 0.16666666666666666
      f 1.0 0.16666666666666666
      """)
  }

  // MARK: - Of groups

  private func groups(
    _ map: ActorMap, by attribute: String, _ expected: [String: [Double]],
    at place: SourceLocation = #_sourceLocation
  ) throws {
    let result = try measured("group-betweenness", map, ["group-by": attribute])
    let names = ["group-betweenness", "group-betweenness.normalised"]
    #expect(result.columns.map(\.name) == names, sourceLocation: place)
    for (index, name) in names.enumerated() {
      PathValues.compare(result.numbers(name), expected.mapValues { $0[index] }, name, at: place)
    }
  }

  // networkx 3.6.1, nx.group_betweenness_centrality(G, C, normalized=False) and (G, C,
  // normalized=True) for the actors C of each side, endpoints=False: unordered pairs outside of C,
  // and their share of (n − k)(n − k − 1)/2, as ours.
  @Test("three sides of the karate club")
  func karateGroups() throws {
    let expected: [String: [Double]] = [
      "edge": [1.1666666666666714, 0.0025089605734767125],
      "heads": [339.5404761904762, 0.6845574116743472],
      "middle": [208.4571428571429, 0.5134412385643914],
    ]
    try groups(PathValues.karate(), by: "side", expected)
  }

  // Here nx.group_betweenness_centrality of networkx 3.6.1 is of no use: it gives 3.2917 and
  // 1.6806, since for dvxy it takes `sigma`, which still has the paths over members seen before,
  // and not `sigma_m`; with `sigma_m` there it gives 3 and 1.5. These two are counted path by path
  // with nx.all_shortest_paths(G, s, t) of networkx 3.6.1: Σ over unordered pairs outside of C of
  // the share of paths with a member of C. Seventeen are outside of either faction.
  @Test("the factions of the karate club")
  func karateFactionGroups() throws {
    let pairs = 17.0 * 16 / 2
    try groups(
      PathValues.karate(), by: "club", ["Mr. Hi": [3, 3 / pairs], "Officer": [1.5, 1.5 / pairs]])
  }

  // networkx 3.6.1, nx.group_betweenness_centrality(G, C, normalized=False) and (G, C,
  // normalized=True) on a DiGraph: ordered pairs, and their share of (n − k)(n − k − 1), as ours.
  @Test("sides with directions")
  func directedGroups() throws {
    let expected: [String: [Double]] = [
      "A": [5.0, 0.16666666666666666],
      "B": [4.5, 0.15],
      "C": [5.0, 0.16666666666666666],
    ]
    try groups(PathValues.directed(), by: "side", expected)
  }
}
