// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics
import ActorModel
import TestSupport
import Testing

/// Sets of actors beside the optima of the design (found there by trying all sets with networkx
/// 3.6.1), closed forms, and trying all sets.
@Suite("Key players and other sets")
struct KeyPlayerTests {
  private func found(
    _ id: String, _ map: ActorMap, _ parameters: [String: String]
  ) throws -> (value: Double?, sets: Set<[String]>) {
    let result = try measured(id, map, parameters)
    for column in 1...3 {
      let expected: Double = column == 1 ? 0 : 1
      #expect(result.columns[column].cells.allSatisfy { $0.number == expected })
    }
    let sets = result.subjects.compactMap { subject -> [String]? in
      if case .set(let actors) = subject { actors } else { nil }
    }
    #expect(sets.count == Set(sets).count)
    #expect(Set(result.columns[0].cells.map(\.number)).count == 1)
    return (result.columns[0].cells[0].number, Set(sets))
  }

  private func check(
    _ id: String, _ map: ActorMap, _ parameters: [String: String], _ value: Double,
    _ sets: Set<[String]>, at place: SourceLocation = #_sourceLocation
  ) throws {
    let (best, found) = try found(id, map, parameters)
    let same = best.map { ($0 - value).magnitude <= 5e-7 } ?? false
    #expect(same, "\(best ?? -1), not \(value)", sourceLocation: place)
    #expect(found == sets, sourceLocation: place)
  }

  private func negative(
    _ map: ActorMap, _ size: Int, _ criterion: String, _ value: Double, _ sets: Set<[String]>,
    at place: SourceLocation = #_sourceLocation
  ) throws {
    try check(
      "key-players-negative", map, ["size": "\(size)", "criterion": criterion], value, sets,
      at: place)
  }

  private func positive(
    _ map: ActorMap, _ size: Int, _ value: Double, _ sets: Set<[String]>,
    at place: SourceLocation = #_sourceLocation
  ) throws {
    try check("key-players-positive", map, ["size": "\(size)"], value, sets, at: place)
  }

  // MARK: - Optima of the literature's graphs

  @Test("Krackhardt's kite")
  func kite() throws {
    let map = try ShippedMap("krackhardt-kite").map
    try negative(map, 1, "fragmentation", 0.388889, [["7"]])
    try negative(map, 1, "distance-weighted", 0.486111, [["7"]])
    try negative(map, 2, "fragmentation", 0.535714, [["5", "6"]])
    try negative(map, 2, "distance-weighted", 0.607143, [["5", "6"]])
    try positive(map, 1, 0.808333, [["3"]])
    try positive(map, 2, 1, [["3", "8"]])
    let before = try measured("key-players-negative", map, ["criterion": "distance-weighted"])
      .columns[4].cells[0].number
    #expect(before.map { ($0 - 0.353704).magnitude < 5e-7 } == true)
    // Everett & Borgatti: 3 and 7 together are tied to all others but 9.
    try check("dominating-set", map, [:], 2, [["3", "8"]])
    try check("reach-set", map, ["reach-steps": "2"], 1, [["7"]])
  }

  @Test("the karate club")
  func karate() throws {
    let map = try ShippedMap("karate-club").map
    try negative(map, 1, "fragmentation", 0.316288, [["0"]])
    try negative(map, 1, "distance-weighted", 0.641540, [["0"]])
    try negative(map, 2, "fragmentation", 0.423387, [["0", "1"]])
    try negative(map, 2, "distance-weighted", 0.684409, [["0", "1"]])
    try negative(map, 3, "fragmentation", 0.569892, [["0", "32", "33"]])
    try negative(map, 3, "distance-weighted", 0.796810, [["0", "32", "33"]])
    try positive(map, 1, 0.713235, [["33"]])
    try positive(map, 2, 0.955882, [["0", "33"]])
    try positive(map, 3, 0.985294, [["0", "24", "33"], ["0", "25", "33"], ["0", "31", "33"]])
    let before = try measured("key-players-negative", map, ["criterion": "distance-weighted"])
      .columns[4].cells[0].number
    #expect(before.map { ($0 - 0.507992).magnitude < 5e-7 } == true)
  }

  @Test("the Florentine families without Pucci")
  func florence() throws {
    let map = try ShippedMap("florentine-families-15").map
    func id(_ family: String) -> String {
      map.actors.first { $0.name == family || $0.id == family }?.id ?? "none"
    }
    let (medici, guadagni) = (id("Medici"), id("Guadagni"))
    let (bischeri, strozzi) = (id("Bischeri"), id("Strozzi"))
    try negative(map, 1, "fragmentation", 0.384615, [[medici]])
    try negative(map, 1, "distance-weighted", 0.673810, [[medici]])
    try positive(map, 1, 0.7, [[medici]])
    for (criterion, two, three) in [
      ("fragmentation", 0.705128, 0.863636), ("distance-weighted", 0.802350, 0.888889),
    ] {
      try negative(map, 2, criterion, two, [[medici, guadagni].sorted()])
      try negative(map, 3, criterion, three, [[medici, strozzi, guadagni].sorted()])
    }
    try positive(map, 2, 0.866667, [[medici, bischeri].sorted()])
  }

  // MARK: - Groups

  /// networkx 3.6.1: group_degree_centrality and group_closeness_centrality (metrics.md has the
  /// first and the fourth).
  private static let groupValues: [(String, [String], Double, Double)] = [
    ("krackhardt-kite", ["3", "7"], 0.875, 0.8888888888888888),
    ("krackhardt-kite", ["5", "6"], 0.75, 0.7272727272727273),
    ("karate-club", ["2", "8", "13", "19", "31"], 0.41379310344827586, 0.6170212765957447),
    ("karate-club", ["0", "33"], 0.90625, 0.9142857142857143),
    ("karate-club", ["16", "24", "26"], 0.22580645161290322, 0.5),
  ]

  @Test("degree and closeness of groups as networkx has them", arguments: groupValues)
  func groups(name: String, members: [String], degree: Double, closeness: Double) throws {
    var map = try ShippedMap(name).map
    map.sides = [Side(id: "S")]
    for index in map.actors.indices {
      map.actors[index].side = members.contains(map.actors[index].id) ? "S" : nil
    }
    let degrees = try measured("group-degree", map)
    #expect(isClose(degrees.numbers("group-degree.normalised")["S"], degree))
    let outside = Double(map.actors.count - members.count)
    #expect(isClose(degrees.numbers()["S"], degree * outside))
    let found = try measured("group-closeness", map)
    #expect(isClose(found.numbers()["S"], closeness))
    #expect(isClose(found.numbers("group-closeness.wasserman-faust")["S"], closeness))
  }

  @Test("of groups with directions, one actor out of reach, as networkx has them")
  func directedGroups() throws {
    // The map of PathValues. networkx 3.6.1: group_in_degree_centrality,
    // group_out_degree_centrality; group_closeness_centrality(D, S) and (D.reverse(), S), which
    // divide 6 by the sum of steps though only the five below are reached of those outside.
    let ties = [
      ("a", "b"), ("b", "c"), ("c", "a"), ("c", "d"), ("d", "e"), ("e", "c"), ("a", "d"),
      ("b", "e"), ("d", "f"), ("f", "d"), ("f", "g"), ("g", "a"), ("e", "f"), ("b", "g"),
      ("g", "b"),
    ]
    let sides = ["a": "A", "b": "A", "e": "B", "f": "B", "g": "C", "h": "C"]
    let map = ActorMap(
      sides: ["A", "B", "C"].map { Side(id: $0) },
      actors: ["a", "b", "c", "d", "e", "f", "g", "h"].map { Actor(id: $0, side: sides[$0]) },
      relationships: ties.map { Relationship(from: $0.0, to: $0.1) })
    let expected: [(String, [Double], [Double])] = [
      ("in", [2, 2, 2], [2.0 / 3, 0.75, 0.5454545454545454]),
      ("out", [4, 3, 2], [1, 0.8571428571428571, 0.5454545454545454]),
    ]
    for (direction, degrees, closeness) in expected {
      let parameters = ["direction": direction]
      let degree = try measured("group-degree", map, parameters)
      #expect(degree.columns[0].cells == degrees.map { Cell.value($0) })
      #expect(degree.columns[1].cells == degrees.map { Cell.value($0 / 6) })
      let found = try measured("group-closeness", map, parameters)
      // h is in C itself.
      let shares = [5.0 / 6, 5.0 / 6, 1]
      for column in 0...1 {
        let numbers = found.columns[column].cells.compactMap(\.number)
        for (place, number) in numbers.enumerated() {
          let share = shares[place]
          #expect(isClose(number, closeness[place] * (column == 0 ? share : share * share)))
        }
        #expect(numbers.count == 3)
      }
    }
  }

  @Test("groups that are all there is, and that nobody is joined to")
  func groupEdges() throws {
    var map = SmallGraphs.map(3, ties: [(0, 1)], directed: false)
    map.sides = ["S", "T"].map { Side(id: $0) }
    map.actors[2].side = "S"
    #expect(try measured("group-closeness", map).reasons() == ["S": .unreached])
    expect(try measured("group-degree", map).numbers(), ["S": 0])
    for index in map.actors.indices { map.actors[index].side = "T" }
    #expect(try measured("group-closeness", map).reasons() == ["T": .tooFewActors])
    #expect(
      try measured("group-degree", map).reasons("group-degree.normalised")
        == ["T": .tooFewActors])
  }

  // MARK: - Closed forms

  @Test("stars, paths, complete graphs, and maps without ties")
  func closedForms() throws {
    for count in 3...9 {
      let names = (0..<count).map(SmallGraphs.name)
      let star = SmallGraphs.map(
        count, ties: (1..<count).map { (0, $0) }, directed: false)
      try negative(star, 1, "fragmentation", 1, [["a"]])
      try positive(star, 1, 1, [["a"]])
      try check("dominating-set", star, [:], 1, [["a"]])
      let all = SmallGraphs.map(
        count, ties: (0..<count).flatMap { i in (0..<i).map { ($0, i) } }, directed: false)
      let singles = Set(names.map { [$0] })
      for criterion in ["fragmentation", "distance-weighted"] {
        try negative(all, 1, criterion, 0, singles)
      }
      try positive(all, 1, 1, singles)
      try check("dominating-set", all, [:], 1, singles)
      let none = SmallGraphs.map(count, ties: [], directed: false)
      try negative(none, 1, "fragmentation", 1, singles)
      try positive(none, 1, 1 / Double(count), singles)
      try check("dominating-set", none, [:], Double(count), [names])
    }
    // ⌈n/3⌉ of a path, ⌈n/(2r + 1)⌉ within r steps.
    for count in 1...15 {
      let path = SmallGraphs.map(count, ties: (1..<count).map { ($0 - 1, $0) }, directed: false)
      #expect(try found("dominating-set", path, [:]).value == Double((count + 2) / 3))
      for within in 1...3 {
        let width = 2 * within + 1
        let value = try found("reach-set", path, ["reach-steps": "\(within)"]).value
        #expect(value == Double((count + width - 1) / width))
      }
    }
  }

  /// Twelve bytes a pair that is joined within so many steps, each actor with itself among them.
  @Test("what a set that reaches enough takes in memory, by pairs counted by hand")
  func memory() throws {
    let star = SmallGraphs.map(6, ties: (1..<6).map { (0, $0) }, directed: false)
    let path = SmallGraphs.map(4, ties: [(0, 1), (1, 2), (2, 3)], directed: true)
    let type = try MeasureCatalog.measure("reach-set")
    for (map, steps, pairs) in [
      // Everybody with itself, five ties both ways; then everybody with everybody.
      (star, 1, 16), (star, 2, 36), (star, 9, 36),
      // 4, and 3, 2, 1 pairs that are 1, 2, 3 steps apart.
      (path, 1, 7), (path, 2, 9), (path, 9, 10),
      (SmallGraphs.map(0, ties: [], directed: false), 2, 0),
    ] {
      let arguments = try MeasureArguments(["reach-steps": "\(steps)"], for: type.descriptor)
      let bytes = try type.init(arguments).memory(on: ActorGraph(freezing: map), threads: 1)
      #expect(bytes == 12 * pairs)
    }
  }

  @Test("too few actors for a set: a row that says so")
  func tooFew() throws {
    for (id, count) in [
      ("key-players-negative", 3), ("key-players-positive", 1), ("dominating-set", 0),
      ("reach-set", 0),
    ] {
      let result = try measured(id, SmallGraphs.map(count, ties: [], directed: false))
      #expect(result.subjects == [.set([])])
      #expect(result.columns.allSatisfy { $0.cells == [.undefined(.tooFewActors)] })
    }
  }

  @Test("a search that gives up states a gap that holds the best")
  func limit() throws {
    var random = SeededRandom(seed: 4)
    let count = 120
    let ties = (0..<count).flatMap { i in (0..<i).map { ($0, i) } }
      .filter { _ in random.chance(5) }
    let map = SmallGraphs.map(count, ties: ties, directed: false)
    for (id, parameters) in [
      ("key-players-negative", ["size": "4"]),
      ("key-players-negative", ["size": "4", "criterion": "distance-weighted"]),
      ("key-players-positive", ["size": "7"]), ("dominating-set", [:]),
      ("reach-set", ["reach-steps": "2"]),
    ] {
      let cells = try measured(id, map, parameters.merging(["effort": "1"]) { a, _ in a })
        .columns.map { $0.cells[0].number ?? -1 }
      #expect(cells[1] > 0 && cells[2] == 0 && cells[3] == 0, "\(id) \(parameters): \(cells)")
      #expect(cells[0] > 0)
    }
  }
}
