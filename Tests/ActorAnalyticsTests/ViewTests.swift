// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorModel
import GraphCore
import TestSupport
import Testing

@testable import ActorAnalytics

/// The sentences of "From a map to the graph that a measure sees", one after the other.
@Suite("From a map to the graph that a measure sees")
struct ViewTests {
  private func graph(
    _ ties: [Relationship], asOf: String? = nil, _ options: ViewOptions = ViewOptions()
  ) -> ActorGraph {
    let map = ActorMap(
      asOf: asOf.flatMap { CalendarDate($0) }, actors: ["a", "b", "c", "d"].map { Actor(id: $0) },
      relationships: ties)
    return ActorGraph(freezing: map, options: options)
  }

  private func tie(
    _ from: String, _ to: String, _ kind: RelationshipKind? = nil, trust: Double? = nil,
    strength: Double? = nil, directed: Bool = true, layers: [String] = [], start: String? = nil,
    end: String? = nil
  ) -> Relationship {
    Relationship(
      from: from, to: to, kind: kind, trust: trust.flatMap { Trust($0) },
      strength: strength.flatMap { Strength($0) }, directed: directed, layers: layers,
      start: start.flatMap { CalendarDate($0) }, end: end.flatMap { CalendarDate($0) })
  }

  private func arcs(_ graph: ActorGraph) -> [String: Double] {
    var arcs: [String: Double] = [:]
    for (i, from) in graph.actorIDs.enumerated() {
      for (j, to) in graph.actorIDs.enumerated() {
        arcs["\(from)\(to)"] = graph.graph.value(from: i, to: j)
      }
    }
    return arcs
  }

  // MARK: - In force

  @Test(
    "in force: start to end contains the date of the option, else of the map, else all",
    arguments: [
      (nil, nil, ["ab", "bc", "cd"], 0), ("1993", nil, ["ab", "cd"], 1),
      ("1995", nil, ["bc", "cd"], 1), ("1993", "1995", ["bc", "cd"], 1),
      (nil, "1993-08-20", ["ab", "cd"], 1), (nil, "1993-08-21", ["cd"], 2),
    ] as [(String?, String?, [String], Int)])
  func inForce(map: String?, option: String?, expected: [String], leftOut: Int) {
    let ties = [
      tie("a", "b", end: "1993-08-20"), tie("b", "c", start: "1994", end: "1995"), tie("c", "d"),
    ]
    let date = option.flatMap { CalendarDate($0) }
    let graph = graph(ties, asOf: map, ViewOptions(asOf: date))
    #expect(arcs(graph).keys.sorted() == expected)
    #expect(graph.view.leftOut == (leftOut == 0 ? [:] : [.notInForce: leftOut]))
    #expect(graph.view.asOf == date ?? map.flatMap { CalendarDate($0) })
  }

  @Test("what is left out is counted once, by kind, then layer, then date, then reading")
  func leftOut() {
    let ties = [
      tie("a", "b", .trust, trust: 0.5, layers: ["x"]),
      tie("a", "c", "family", trust: 0.5, layers: ["x"]),
      tie("a", "d", trust: 0.5, layers: ["x"]),
      tie("b", "c", .trust, trust: 0.5, layers: ["y", "z"]),
      tie("b", "d", .trust, trust: 0.5, layers: [], start: "2001"),
      tie("c", "d", .trust, trust: 0.5, layers: ["w", "x"], start: "2001"),
      tie("d", "a", .trust, layers: ["x"]), tie("d", "b", .trust, trust: 0, layers: ["x"]),
      tie("d", "c", .trust, trust: -0.1, layers: ["x"]),
      tie("d", "d", .trust, trust: 0.5, layers: ["x"]),
    ]
    let view = graph(ties, asOf: "2000", ViewOptions(kinds: [.trust], layers: ["x"])).view
    #expect(view.reading == .trust && view.relationships == 10 && view.ties == 1)
    #expect(
      view.leftOut == [
        .otherKind: 2, .otherLayer: 1, .noLayer: 1, .notInForce: 1, .unknownTrust: 1, .noTrust: 2,
      ])
    #expect(view.selfLoops == 1)
    let counted = view.leftOutInOrder.reduce(0) { $0 + $1.count }
    #expect(counted + view.selfLoops + view.ties == view.relationships)
    #expect(
      view.leftOutInOrder.map(\.reason) == [
        .notInForce, .otherKind, .otherLayer, .noLayer, .unknownTrust, .noTrust,
      ])
    #expect(view.kinds == [.trust] && view.layers == ["x"])
  }

  // MARK: - Views

  private var mixed: [Relationship] {
    [
      tie("a", "b", .trust, trust: 0.5, strength: 0.2), tie("a", "c", .trust, trust: -0.5),
      tie("a", "d", .trust, trust: 0), tie("b", "c", .conflict, strength: 0.9),
      tie("b", "d", .alliance), tie("c", "a", .cooperation, strength: 0),
      tie("c", "b", .communication), tie("c", "d", .conflict, trust: 0.1),
      tie("d", "a", .alliance, trust: -1), tie("d", "b"),
    ]
  }

  @Test("hops: all ties but those of kind conflict and those with negative trust")
  func hops() {
    let graph = graph(mixed, ViewOptions(reading: .hops))
    #expect(arcs(graph) == ["ab": 1, "ad": 1, "bd": 1, "ca": 1, "cb": 1, "db": 1])
    #expect(graph.view.leftOut == [.conflict: 2, .distrust: 2])
  }

  @Test("trust: ties with trust above 0; a tie without trust is counted as unknown")
  func trust() {
    let graph = graph(mixed, ViewOptions(reading: .trust))
    #expect(arcs(graph) == ["ab": 0.5, "cd": 0.1])
    #expect(graph.view.leftOut == [.unknownTrust: 5, .noTrust: 3])
  }

  @Test("strength: ties with strength, a strength of 0 too")
  func strength() {
    let graph = graph(mixed, ViewOptions(reading: .strength))
    #expect(arcs(graph) == ["ab": 0.2, "bc": 0.9, "ca": 0])
    #expect(graph.view.leftOut == [.unknownStrength: 7])
  }

  @Test("signed: the sign of trust, else − for conflict and + for alliance and cooperation")
  func signed() {
    let graph = graph(mixed, ViewOptions(reading: .signed))
    #expect(
      arcs(graph) == ["ab": 1, "ac": -1, "bc": -1, "bd": 1, "ca": 1, "cd": 1, "da": -1])
    #expect(graph.view.leftOut == [.noSign: 3])
  }

  @Test("the default is trust if any tie in force has trust above 0, else hops")
  func defaultView() {
    #expect(graph(mixed).view.reading == .trust)
    #expect(graph([]).view.reading == .hops)
    #expect(graph([tie("a", "b", trust: 0), tie("a", "c", trust: -1)]).view.reading == .hops)
    let old = [tie("a", "b", trust: 0.5, end: "1990"), tie("a", "c")]
    #expect(graph(old).view.reading == .trust)
    #expect(graph(old, asOf: "1993").view.reading == .hops)
    #expect(graph(mixed, ViewOptions(kinds: [.communication])).view.reading == .hops)
  }

  // MARK: - Merging

  @Test("parallel ties merge by the largest value, and are counted")
  func parallel() {
    let ties = [
      tie("a", "b", trust: 0.3), tie("a", "b", trust: 0.8), tie("a", "b", trust: 0.5),
      tie("b", "a", trust: 0.1),
    ]
    let graph = graph(ties)
    #expect(arcs(graph) == ["ab": 0.8, "ba": 0.1])
    #expect(graph.view.merged == 2 && graph.view.ties == 2 && graph.view.reciprocated == 0)
    #expect(graph.view.signClashes == 0)
  }

  @Test("in signed a negative one wins over any number of positive ones, and is counted")
  func negativeWins() {
    let ties = [
      tie("a", "b", trust: 0.9), tie("a", "b", .conflict), tie("a", "b", .alliance),
      tie("c", "d", .alliance), tie("c", "d", trust: 1),
    ]
    let graph = graph(ties, ViewOptions(reading: .signed))
    #expect(arcs(graph) == ["ab": -1, "cd": 1])
    #expect(graph.view.merged == 3 && graph.view.signClashes == 1)
  }

  @Test("read as undirected, a pair recorded both ways has the smaller trust")
  func smallerTrust() {
    let ties = [
      tie("a", "b", trust: 0.3), tie("b", "a", trust: 0.8), tie("b", "a", trust: 0.2),
      tie("b", "c", trust: 0.6),
    ]
    let graph = graph(ties, ViewOptions(undirected: true))
    #expect(arcs(graph) == ["ab": 0.3, "ba": 0.3, "bc": 0.6, "cb": 0.6])
    #expect(!graph.view.isDirected && graph.view.ties == 2)
    #expect(graph.view.merged == 1 && graph.view.reciprocated == 1)
  }

  @Test("signed and undirected: one negative direction makes the pair negative, counted once")
  func negativePair() {
    let both = [tie("a", "b", .alliance), tie("b", "a", .conflict)]
    let view = graph(both, ViewOptions(undirected: true, reading: .signed))
    #expect(arcs(view) == ["ab": -1, "ba": -1])
    #expect(view.view.signClashes == 1 && view.view.reciprocated == 1 && view.view.merged == 0)
    let parallel = [
      tie("a", "b", .alliance, directed: false), tie("b", "a", .conflict, directed: false),
    ]
    let other = graph(parallel, ViewOptions(reading: .signed))
    #expect(arcs(other) == ["ab": -1, "ba": -1])
    #expect(other.view.signClashes == 1 && other.view.merged == 1)
    #expect(other.view.reciprocated == 0)
  }

  @Test("every tie of an undirected view is a tie, merged or recorded both ways", arguments: 0..<60)
  func balance(seed: Int) {
    let map = SmallGraphs.random(seed: seed)
    let view = ActorGraph(freezing: map, options: ViewOptions(undirected: true)).view
    let leftOut = view.leftOut.values.reduce(0, +)
    #expect(
      leftOut + view.selfLoops + view.merged + view.reciprocated + view.ties
        == view.relationships)
  }

  @Test("self-loops are left out and counted, of undirected ties once")
  func selfLoops() {
    let ties = [
      tie("a", "a", trust: 0.5), tie("b", "b", trust: 0.5, directed: false),
      tie("a", "b", trust: 0.5), tie("c", "c"),
    ]
    let graph = graph(ties)
    #expect(arcs(graph) == ["ab": 0.5])
    #expect(graph.view.selfLoops == 2)
    #expect(graph.view.leftOut == [.unknownTrust: 1])
  }

  // MARK: - Directions

  @Test("a view is undirected when asked for or when every tie left in it holds both ways")
  func direction() {
    let twoWay = tie("a", "b", trust: 0.5, directed: false)
    #expect(!graph([twoWay]).view.isDirected)
    #expect(graph([twoWay, tie("b", "c", trust: 0.5)]).view.isDirected)
    #expect(
      !graph([twoWay, tie("b", "c", trust: 0.5)], ViewOptions(undirected: true)).view.isDirected)
    // The directed tie is not left in the view: it has no trust, is no longer in force, or loops.
    #expect(!graph([twoWay, tie("b", "c")]).view.isDirected)
    #expect(!graph([twoWay, tie("b", "c", trust: 0.5, end: "1990")], asOf: "1993").view.isDirected)
    #expect(!graph([twoWay, tie("c", "c", trust: 0.5)]).view.isDirected)
    #expect(!graph([]).view.isDirected)
  }

  @Test("otherwise an undirected tie counts once in each direction")
  func bothDirections() {
    let graph = graph([
      tie("a", "b", trust: 0.5, directed: false), tie("b", "c", trust: 0.4),
      tie("b", "a", trust: 0.9),
    ])
    #expect(arcs(graph) == ["ab": 0.5, "ba": 0.9, "bc": 0.4])
    #expect(graph.view.ties == 3 && graph.view.merged == 1)
  }

  // MARK: - Nodes

  @Test("nodes are the actors by the bytes of their ids, isolates too, whatever their order")
  func nodes() {
    let ids = ["b", "ä", "a", "Z", "10", "9", "a b", "e\u{301}", "𝒜"]
    let map = ActorMap(actors: ids.map { Actor(id: $0, name: "name of \($0)", side: $0) })
    let graph = ActorGraph(freezing: map)
    #expect(graph.actorIDs == ["10", "9", "Z", "a", "a b", "b", "e\u{301}", "ä", "𝒜"])
    for (index, id) in graph.actorIDs.enumerated() {
      #expect(graph.index(of: id) == index)
      #expect(graph.name(of: index) == "name of \(id)")
      #expect(graph.text(of: "side", actor: index) == id)
    }
    #expect(graph.index(of: "c") == nil && graph.index(of: "") == nil)
    #expect(graph.actorCount == 9)
  }

  @Test("an edge list is read as its map is, whatever is asked for", arguments: 0..<40)
  func edgeLists(seed: Int) {
    var random = SeededRandom(seed: seed)
    let names = random.shuffled(["a", "b", "c", "d", "e"])
    let count = random.below(12)
    let ends = (0..<2).map { _ in (0..<count).map { _ in UInt32(random.below(5)) } }
    let trust = random.chance(70) ? (0..<count).map { _ in random.pick([1, 0.5, 0, -0.5]) } : nil
    let list = EdgeList(
      ids: names, sources: ends[0], targets: ends[1], trust: trust,
      isDirected: random.chance(60))
    let map = ActorMap(
      actors: names.map { Actor(id: $0) },
      relationships: (0..<count).map { tie in
        Relationship(
          from: names[Int(ends[0][tie])], to: names[Int(ends[1][tie])],
          kind: trust == nil ? nil : .trust, trust: trust.flatMap { Trust($0[tie]) },
          directed: list.isDirected)
      })
    let kinds: [[RelationshipKind]?] = [nil, nil, [.trust, "family"], ["family"]]
    let options = ViewOptions(
      kinds: random.pick(kinds), layers: random.pick([nil, nil, ["x"]]),
      asOf: random.pick([nil, CalendarDate("1993")]), undirected: random.chance(30),
      reading: random.pick([nil] + Reading.allCases))
    let ours = ActorGraph(freezing: list, options: options)
    let theirs = ActorGraph(freezing: map, options: options)
    #expect(ours.view == theirs.view)
    #expect(ours.actorIDs == theirs.actorIDs)
    #expect(arcs(ours) == arcs(theirs))
  }
}
