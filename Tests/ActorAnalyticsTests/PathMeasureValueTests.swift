// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics
import ActorModel
import TestSupport
import Testing

/// Betweenness of ties, across groups and of groups, beside values of networkx 3.6.1.
@Suite("Values of the measures of paths")
struct PathMeasureValueTests {
  // MARK: - Maps

  /// The karate club, its two factions as attribute `club` and three sides made up here; most
  /// actors have no side.
  private static func karate() throws -> ActorMap {
    let members = [
      "heads": ["0", "33"], "middle": ["2", "8", "13", "19", "31"], "edge": ["16", "24", "26"],
    ]
    var map = try ShippedMap("karate-club").map
    map.sides = members.keys.sorted().map { Side(id: $0) }
    for index in map.actors.indices {
      let id = map.actors[index].id
      map.actors[index].side = members.first { $0.value.contains(id) }?.key
    }
    return map
  }

  /// Eight actors and fourteen ties: d and f are tied by two ties, b and g by one that holds both
  /// ways, h by none; c and d have no side.
  private static func directed() -> ActorMap {
    let sides = ["a": "A", "b": "A", "e": "B", "f": "B", "g": "C", "h": "C"]
    let ends = [
      ("a", "b"), ("b", "c"), ("c", "a"), ("c", "d"), ("d", "e"), ("e", "c"), ("a", "d"),
      ("b", "e"), ("d", "f"), ("f", "d"), ("f", "g"), ("g", "a"), ("e", "f"), ("b", "g"),
    ]
    return ActorMap(
      sides: ["A", "B", "C"].map { Side(id: $0) },
      actors: ["a", "b", "c", "d", "e", "f", "g", "h"].map { Actor(id: $0, side: sides[$0]) },
      relationships: ends.map { from, to in
        Relationship(from: from, to: to, directed: !(from == "b" && to == "g"))
      })
  }

  @Test("the maps are read as they are meant")
  func views() throws {
    let karate = ActorGraph(freezing: try Self.karate())
    #expect(karate.actorCount == 34 && karate.view.ties == 78 && !karate.view.isDirected)
    #expect(karate.view.reading == .hops)
    let directed = ActorGraph(freezing: Self.directed())
    #expect(directed.actorCount == 8 && directed.view.isDirected)
    #expect(directed.view.reading == .hops)
  }

  // MARK: - Comparison

  /// Expects the numbers of `expected` and no others, within 1e-9 relative; only where 0 is
  /// expected, rounding is measured absolutely.
  private func compare(
    _ found: [String: Double], _ expected: [String: Double], _ comment: String,
    at place: SourceLocation
  ) {
    #expect(Set(found.keys) == Set(expected.keys), "\(comment)", sourceLocation: place)
    for (id, value) in expected.sorted(by: { $0.key < $1.key }) {
      guard let number = found[id] else { continue }
      let allowed = value == 0 ? 1e-12 : 1e-9 * value.magnitude
      #expect(
        (number - value).magnitude <= allowed, "\(comment) \(id): \(number), not \(value)",
        sourceLocation: place)
    }
  }

  /// Rows of a key, the raw and the normalised value.
  private func columns(_ text: String) -> [[String: Double]] {
    let rows = text.split(separator: "\n").map { line in
      line.split(separator: " ").map { String($0) }
    }
    return [1, 2].map { column in
      var numbers: [String: Double] = [:]
      for row in rows { numbers[row[0]] = Double(row[column]) }
      return numbers
    }
  }

  // MARK: - Ties

  /// Keys are the two ends of a tie, in the order of their texts where ties have no directions.
  private func ties(
    _ map: ActorMap, _ text: String, at place: SourceLocation = #_sourceLocation
  ) throws {
    let result = try measured("edge-betweenness", map)
    let isDirected = ActorGraph(freezing: map).view.isDirected
    let keys = result.subjects.map { subject -> String in
      guard case .tie(_, let from, let to) = subject else { return "no tie" }
      return (isDirected ? [from, to] : [from, to].sorted()).joined(separator: "-")
    }
    #expect(Set(keys).count == keys.count, sourceLocation: place)
    for (column, expected) in zip(result.columns, columns(text)) {
      var found: [String: Double] = [:]
      for (key, cell) in zip(keys, column.cells) { found[key] = cell.number }
      compare(found, expected, column.name, at: place)
    }
    #expect(
      result.columns.map(\.name) == ["edge-betweenness", "edge-betweenness.normalised"],
      sourceLocation: place)
  }

  // networkx 3.6.1, nx.edge_betweenness_centrality(G, normalized=False) and (G, normalized=True):
  // unordered pairs, ends included, and their share of n(n − 1)/2, as ours.
  @Test("ties of the karate club")
  func karateTies() throws {
    try ties(
      Self.karate(),
      """
      0-1 14.166666666666664 0.025252525252525245
      0-2 43.638888888888886 0.0777876807288572
      0-3 11.5 0.02049910873440285
      0-4 29.333333333333332 0.0522875816993464
      0-5 43.83333333333333 0.07813428401663694
      0-6 43.833333333333336 0.07813428401663695
      0-7 12.80238095238095 0.0228206434088787
      0-8 41.64841269841271 0.07423959482783014
      0-10 29.333333333333332 0.0522875816993464
      0-11 33.0 0.058823529411764705
      0-12 26.099999999999994 0.04652406417112298
      0-13 23.77063492063493 0.04237189825425121
      0-17 22.509523809523813 0.04012392835922248
      0-19 25.770634920634926 0.045936960642843
      0-21 22.50952380952381 0.040123928359222474
      0-31 71.39285714285712 0.1272599949070537
      1-2 13.033333333333335 0.023232323232323233
      1-3 4.333333333333333 0.0077243018419489
      1-7 4.164285714285714 0.007422969187675069
      1-13 6.9595238095238106 0.01240556828792123
      1-17 10.490476190476187 0.01869960105254222
      1-19 8.209523809523809 0.014633732280791102
      1-21 10.490476190476187 0.01869960105254222
      1-30 18.10952380952381 0.032280791104320514
      2-3 12.583333333333332 0.022430184194890075
      2-7 14.145238095238092 0.025214328155504617
      2-8 5.147619047619047 0.009175791528732704
      2-9 17.28095238095238 0.030803836686189627
      2-27 23.10873015873016 0.04119203236850296
      2-28 12.780952380952376 0.02278244631185807
      2-32 38.70158730158729 0.06898678663384543
      3-7 1.8880952380952383 0.003365588659706307
      4-6 2.6666666666666665 0.0047534165181224
      5-6 1.6666666666666667 0.0029708853238265003
      10-4 1.6666666666666665 0.0029708853238265
      10-5 2.6666666666666665 0.0047534165181224
      12-3 6.899999999999997 0.012299465240641705
      13-2 4.28095238095238 0.007630931160342923
      13-3 8.37142857142857 0.01492233256939139
      13-33 38.04920634920634 0.06782389723566191
      14-32 13.511111111111113 0.024083977025153497
      14-33 19.488888888888887 0.03473955238661121
      15-32 13.511111111111113 0.024083977025153497
      15-33 19.488888888888887 0.03473955238661121
      16-5 16.5 0.029411764705882353
      16-6 16.5 0.029411764705882353
      18-32 13.511111111111113 0.024083977025153497
      18-33 19.488888888888887 0.03473955238661121
      19-33 33.31349206349207 0.05938233879410351
      20-32 13.511111111111113 0.024083977025153497
      20-33 19.488888888888887 0.03473955238661121
      22-32 13.511111111111111 0.024083977025153493
      22-33 19.488888888888887 0.03473955238661121
      23-25 11.094444444444443 0.019776193305605066
      23-27 5.9111111111111105 0.010536739948504653
      23-29 3.7333333333333334 0.00665478312537136
      23-32 12.533333333333331 0.022341057635175278
      23-33 18.327777777777783 0.03266983561101209
      24-25 2.3666666666666667 0.0042186571598336305
      24-27 10.466666666666665 0.018657159833630418
      24-31 22.5 0.040106951871657755
      25-31 23.59444444444445 0.04205783323430383
      26-29 2.5428571428571427 0.004532722179781003
      26-33 30.457142857142856 0.0542908072319837
      27-33 17.097619047619048 0.030477039300568713
      28-31 8.333333333333332 0.0148544266191325
      28-33 13.78095238095238 0.024564977506153975
      29-32 13.087301587301585 0.023328523328523323
      29-33 16.72222222222222 0.029807882749059215
      30-8 5.5 0.00980392156862745
      30-32 9.566666666666666 0.01705288175876411
      30-33 15.042857142857141 0.02681436210847975
      31-32 23.244444444444447 0.04143394731630026
      31-33 29.95396825396826 0.05339388280564752
      32-8 17.077777777777776 0.0304416716181422
      32-33 4.614285714285714 0.008225108225108224
      33-8 22.684920634920633 0.04043657867187279
      33-9 16.614285714285714 0.029615482556659026
      """)
  }

  // networkx 3.6.1, the same calls on a DiGraph: ordered pairs and their share of n(n − 1), a value
  // for each direction. The tie of b and g, which holds both ways, is two edges there.
  @Test("ties with directions")
  func directedTies() throws {
    let map = Self.directed()
    try ties(
      map,
      """
      a-b 5.5 0.09821428571428571
      a-d 4.0 0.07142857142857142
      b-c 5.0 0.08928571428571427
      b-e 4.0 0.07142857142857142
      b-g 3.0 0.05357142857142857
      c-a 5.0 0.08928571428571427
      c-d 5.0 0.08928571428571427
      d-e 5.5 0.09821428571428571
      d-f 6.5 0.11607142857142856
      e-c 5.0 0.08928571428571427
      e-f 4.5 0.08035714285714285
      f-d 3.0 0.05357142857142857
      f-g 8.0 0.14285714285714285
      g-a 4.5 0.08035714285714285
      g-b 6.5 0.11607142857142856
      """)
    let result = try measured("edge-betweenness", map)
    let both = result.subjects.filter { subject in
      guard case .tie(_, let from, let to) = subject else { return false }
      return Set([from, to]) == ["b", "g"]
    }
    #expect(both.count == 2 && Set(both.map(\.id)).count == 1)
  }

  // MARK: - Across groups

  /// Actors without a row are expected to have 0 in both columns.
  private func across(
    _ map: ActorMap, _ parameters: [String: String], _ text: String,
    at place: SourceLocation = #_sourceLocation
  ) throws {
    let result = try measured("betweenness-across", map, parameters)
    let names = ["betweenness-across", "betweenness-across.normalised"]
    #expect(result.columns.map(\.name) == names, sourceLocation: place)
    for (name, values) in zip(names, columns(text)) {
      var expected = values
      for actor in map.actors where expected[actor.id] == nil { expected[actor.id] = 0 }
      compare(result.numbers(name), expected, "\(name) \(parameters)", at: place)
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
    let map = try Self.karate()
    try across(map, ["group-by": "club"], values)
    // Two groups: to start in one is to end in the other.
    try across(map, ["group-by": "club", "from-group": "Officer"], values)
    try across(map, ["group-by": "club", "to-group": "Officer"], values)
  }

  // As above.
  @Test("across three sides of the karate club, most actors without one")
  func karateSides() throws {
    let map = try Self.karate()
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
    let map = Self.directed()
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
      compare(result.numbers(name), expected.mapValues { $0[index] }, name, at: place)
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
    try groups(Self.karate(), by: "side", expected)
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
      Self.karate(), by: "club", ["Mr. Hi": [3, 3 / pairs], "Officer": [1.5, 1.5 / pairs]])
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
    try groups(Self.directed(), by: "side", expected)
  }
}
