// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorModel
import TestSupport
import Testing

@testable import ActorAnalytics

@Suite("Gould–Fernandez brokerage against chance")
struct BrokerageChanceTests {
  private static let roles = [
    "coordinator", "itinerant", "gatekeeper", "representative", "liaison",
  ]

  // MARK: - Moments against every graph there is

  /// Mean and variance of every count over all graphs of some actors, each weighted by the
  /// probability that its ties, and no others, are there: of the first actor, then of all.
  private func enumerated(
    _ groups: [String], directed: Bool, density d: Double
  ) -> (actor: [[(Double, Double)]], all: [(Double, Double)]) {
    let count = groups.count
    var sums = [[Double]](repeating: [Double](repeating: 0, count: 12), count: count + 1)
    let pairs = count * (count - 1) / (directed ? 1 : 2)
    for ties in SmallGraphs.all(count, directed: directed) {
      var weight = 1.0
      for place in 0..<pairs { weight *= place < ties.count ? d : 1 - d }
      let plain = PlainGraph(
        count: count, arcs: ties.map { ($0.0, $0.1, 1) }, isDirected: directed)
      let rows = NaiveBrokerage.roles(plain, groups: groups, noGroup: "single")
        .map { $0.map { $0 ?? 0 } }
      let whole = (0..<6).map { column in rows.reduce(0) { $0 + $1[column] } }
      for (place, row) in (rows + [whole]).enumerated() {
        for column in 0..<6 {
          sums[place][column] += weight * row[column]
          sums[place][6 + column] += weight * row[column] * row[column]
        }
      }
    }
    let moments = sums.map { row in (0..<6).map { (row[$0], row[6 + $0] - row[$0] * row[$0]) } }
    return (Array(moments.dropLast()), moments[count])
  }

  private func check(_ groups: [String], directed: Bool, ties: Int) {
    let pairs = groups.count * (groups.count - 1) / (directed ? 1 : 2)
    let expected = enumerated(groups, directed: directed, density: Double(ties) / Double(pairs))
    let names = Array(Set(groups)).sorted()
    let numbers = groups.map { Int32(names.firstIndex(of: $0) ?? 0) }
    let moments = BrokerageMoments(groups: numbers, ties: ties, isDirected: directed)
    func compare(_ found: [BrokerageMoments.Moment], _ expected: [(Double, Double)], _ what: String)
    {
      for column in 0..<6 where directed || column != 4 {
        let label = "\(groups) \(directed) \(ties) \(what) \(column)"
        #expect(isClose(found[column].mean, expected[column].0, tolerance: 1e-10), "\(label)")
        #expect(isClose(found[column].variance, expected[column].1, tolerance: 1e-10), "\(label)")
      }
    }
    for (actor, group) in groups.enumerated() {
      let size = Double(groups.count { $0 == group })
      compare(moments.actor(groupOf: size), expected.actor[actor], "actor \(actor)")
    }
    compare(moments.wholeMap(), expected.all, "map")
  }

  @Test(
    "mean and variance are those over all digraphs of four actors",
    arguments: ["AAAA", "AAAB", "AABB", "AABC", "ABCD"])
  func allDirected(groups: String) {
    for ties in [1, 4, 9] { check(groups.map(String.init), directed: true, ties: ties) }
  }

  @Test(
    "mean and variance are those over all graphs of five actors",
    arguments: ["AAAAA", "AAAAB", "AAABB", "AABBC", "AAABC", "AABCD", "ABCDE"])
  func allUndirected(groups: String) {
    for ties in [2, 5] { check(groups.map(String.init), directed: false, ties: ties) }
  }

  // MARK: - D6

  /// R sna 2.7, brokerage(D6, groups)$z.nli: w_I, w_O, b_OI, b_IO, b_O, t.
  private static let d6: [String: [Double?]] = [
    "1": [2.3, -0.4, 0.711868, -0.569495, -0.525226, 0.316228],
    "2": [2.3, -0.4, 0.711868, 0.711868, -0.525226, 0.926096],
    "3": [2.3, -0.4, -0.569495, 0.711868, -0.525226, 0.316228],
    "4": [nil, -0.603023, 2.673696, -0.464991, 0.753778, 0.926096],
    "5": [nil, -0.603023, -0.464991, 1.104353, 0.753778, 0.316228],
    "6": [nil, 0.493915, nil, nil, 0.100673, 0.316228],
  ]

  @Test("D6: z of each role as R sna has it; no variance is no z")
  func d6() throws {
    let result = try measured("gould-fernandez-z", Fixtures.d6)
    let columns = Self.roles.map { "gould-fernandez-z." + $0 } + ["gould-fernandez-z"]
    for (actor, values) in Self.d6 {
      for (column, value) in zip(columns, values) {
        let found = result.numbers(column)[actor]
        #expect(isClose(found, value, tolerance: 1e-6), "\(actor) \(column)")
        if value == nil { #expect(result.reasons(column)[actor] == .noVariance) }
      }
    }
    // The design's printed expectations for a member of A.
    let expected = ["coordinator": 0.148148, "gatekeeper": 0.444444, "liaison": 0.296296]
    for (role, value) in expected {
      let found = result.numbers("gould-fernandez-z.\(role)-expected")["1"]
      #expect(isClose(found, value, tolerance: 1e-6))
    }
    #expect(isClose(result.numbers("gould-fernandez-z.expected")["1"], 1.48148, tolerance: 1e-5))
  }

  /// The design's zExactGlobal; sna prints 3.46738 for the coordinator and 1.15 for the total,
  /// without covariances inside a triad.
  @Test("D6: the whole map's counts, expectations and exact z")
  func d6Global() throws {
    let result = try measured("gould-fernandez-global", Fixtures.d6)
    func row(_ suffix: String, total: String) -> [Double?] {
      (Self.roles.map { "gould-fernandez-global.\($0)\(suffix)" } + [total])
        .map { result.numbers($0)["map"] }
    }
    #expect(row("", total: "gould-fernandez-global") == [3, 1, 4, 3, 3, 14])
    let z: [Double] = [3.69879, -0.54659, 1.35343, 0.70088, 0.17206, 1.19036]
    let found = row("-z", total: "gould-fernandez-global.z")
    #expect(zip(found, z).allSatisfy { isClose($0, $1, tolerance: 1e-5) }, "\(found)")
    let means: [Double] = [0.4444, 1.9259, 1.9259, 1.9259, 2.6667, 8.8889]
    let expected = row("-expected", total: "gould-fernandez-global.expected")
    #expect(zip(expected, means).allSatisfy { isClose($0, $1, tolerance: 5e-5) }, "\(expected)")
  }

  @Test("p and mean of dealt groups are those of all 720 ways to deal them")
  func permutations() throws {
    let map = Fixtures.d6
    let plain = PlainGraph(map, undirected: false) { $0.value(in: .hops) }
    let groups = map.actors.map { $0.side }
    func across(_ row: [Double?]) -> [Double] {
      let roles = row.dropFirst().map { $0 ?? 0 }
      return [roles.dropFirst().reduce(0, +)] + roles
    }
    let actual = NaiveBrokerage.roles(plain, groups: groups, noGroup: "single").map(across)
    var (reached, sums) = (actual.map { $0.map { _ in 0 } }, actual.map { _ in 0.0 })
    for dealt in permutations(groups) {
      let rows = NaiveBrokerage.roles(plain, groups: dealt, noGroup: "single").map(across)
      for actor in rows.indices {
        sums[actor] += rows[actor][0] / 720
        for place in 0..<6 where rows[actor][place] >= actual[actor][place] {
          reached[actor][place] += 1
        }
      }
    }
    let id = "gould-fernandez-permutation"
    let result = try measured(id, map, ["samples": "20000"])
    let columns = ["\(id).p"] + Self.roles.map { "\(id).\($0)-p" }
    for (actor, subject) in map.actors.map(\.id).enumerated() {
      #expect(result.numbers()[subject] == actual[actor][0])
      #expect(isClose(result.numbers("\(id).expected")[subject], sums[actor], tolerance: 0.05))
      for (place, column) in columns.enumerated() {
        let p = Double(reached[actor][place]) / 720
        let error = (p * (1 - p) / 20_000).squareRoot()
        let found = try #require(result.numbers(column)[subject])
        #expect((found - p).magnitude <= 5 * error + 1e-4, "\(subject) \(column): \(found), \(p)")
        let named = column.replacing(/p$/, with: "error")
        #expect(isClose(result.numbers(named)[subject] ?? -1, error, tolerance: 1e-3))
      }
    }
  }

  private func permutations<Element>(_ list: [Element]) -> [[Element]] {
    guard let first = list.first else { return [[]] }
    return permutations(Array(list.dropFirst())).flatMap { rest in
      (0...rest.count).map { place in
        var order = rest
        order.insert(first, at: place)
        return order
      }
    }
  }

  @Test("one group, or nobody left in: no p, but counts")
  func degenerate() throws {
    let map = SmallGraphs.map(4, ties: [(0, 1), (1, 2), (2, 3)], directed: false)
    let id = "gould-fernandez-permutation"
    var sided = map
    sided.sides = [Side(id: "A")]
    for place in sided.actors.indices { sided.actors[place].side = "A" }
    let one = try measured(id, sided)
    #expect(Set(one.reasons("\(id).p").values) == [.singleGroup])
    #expect(one.numbers().count == 4)
    let none = try measured(id, map, ["no-side": "drop"])
    #expect(Set(none.reasons().values) == [.noGroup])
    let few = try measured("gould-fernandez-z", map, ["no-side": "drop"])
    #expect(Set(few.reasons().values) == [.noGroup])
    let two = try measured("gould-fernandez-z", SmallGraphs.map(2, ties: [(0, 1)], directed: false))
    #expect(Set(two.reasons().values) == [.tooFewActors])
    let same = try measured("gould-fernandez-z", sided).reasons("gould-fernandez-z.representative")
    #expect(Set(same.values) == [.sameAsGatekeeper])
  }

  @Test("where nobody has a group there are totals, and nothing is said of groups")
  func withoutGroups() throws {
    // b and c each stand between two.
    let map = SmallGraphs.map(4, ties: [(0, 1), (1, 2), (2, 3)], directed: false)
    for policy in ["single", "group"] {
      for id in ["gould-fernandez", "gould-fernandez-expected"] {
        let result = try measured(id, map, ["no-side": policy])
        #expect(result.numbers() == ["a": 0, "b": 1, "c": 1, "d": 0], "\(id)")
        for role in Self.roles {
          #expect(Set(result.reasons("\(id).\(role)").values) == [.singleGroup], "\(id) \(role)")
        }
      }
      for id in ["gould-fernandez-z", "gould-fernandez-global"] {
        let result = try measured(id, map, ["no-side": policy])
        // Three ties of six, three pairs of ends: 3 · .5² · .5 for each actor.
        let expected = id == "gould-fernandez-z" ? 0.375 : 1.5
        #expect(result.numbers("\(id).expected").values.allSatisfy { isClose($0, expected) })
        #expect(!result.numbers("\(id).expected").isEmpty && !result.numbers().isEmpty)
        for column in result.columnNames where Self.roles.contains(where: { column.contains($0) }) {
          #expect(Set(result.reasons(column).values) == [.singleGroup], "\(column)")
        }
      }
      let dealt = try measured("gould-fernandez-permutation", map, ["no-side": policy])
      for column in dealt.columnNames {
        #expect(Set(dealt.reasons(column).values) == [.singleGroup], "\(column)")
      }
    }
  }

  @Test("counts by groups of neighbours equal the definition", arguments: 0..<120)
  func counts(seed: Int) throws {
    let map = SmallGraphs.random(seed: seed, most: 10)
    for policy in ["single", "group", "drop"] {
      let plain = PlainGraph(map, undirected: seed % 3 == 0) { $0.value(in: .hops) }
      let graph = ActorGraph(
        freezing: map, options: ViewOptions(undirected: seed % 3 == 0, reading: .hops))
      let arguments = try MeasureArguments(
        ["no-side": policy], for: GouldFernandezZ.descriptor)
      let census = BrokerageCensus(of: graph, arguments)
      let sides = Dictionary(uniqueKeysWithValues: map.actors.map { ($0.id, $0.side) })
      let expected = NaiveBrokerage.roles(
        plain, groups: graph.actorIDs.map { sides[$0] ?? nil }, noGroup: policy)
      for (counts, row) in zip(census.counts, expected) {
        let found = counts.map { [Double($0.reduce(0, +))] + $0.map { Double($0) } }
        let values = row.map { $0 ?? 0 }
        #expect(
          (found ?? values) == values && (counts == nil) == (row[0] == nil), "\(seed) \(policy)")
      }
    }
  }
}
