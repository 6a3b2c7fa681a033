// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorModel
import GraphCore
import TestSupport
import Testing

@testable import ActorAnalytics

/// What every measure of the catalogue must do, the ones to come as well.
@Suite("Every measure of the catalogue")
struct ConformanceTests {
  static let ids = MeasureCatalog.all.map { $0.descriptor.id }

  private static func takesNegativeTies(_ id: String) -> Bool {
    MeasureCatalog.all.contains { $0.descriptor.id == id && $0.descriptor.takesNegativeTies }
  }

  /// The only view that a measure reads, where it refuses all others.
  private static func onlyReading(_ id: String) -> Reading? {
    switch MeasureCatalog.all.first(where: { $0.descriptor.id == id })?.descriptor.family {
    case .signed: .signed
    case .trust: takesNegativeTies(id) ? .signed : .trust
    default: nil
    }
  }

  /// The same map with little trust turned to distrust where the measure reads signs.
  private static func map(_ map: ActorMap, for id: String) -> ActorMap {
    guard onlyReading(id) == .signed else { return map }
    var map = map
    for index in map.relationships.indices {
      guard let value = map.relationships[index].trust?.value, value < 0.4 else { continue }
      map.relationships[index].trust = Trust(-value)
    }
    return map
  }

  private static let maps: [(name: String, map: ActorMap)] = {
    func map(_ count: Int, _ ties: [(Int, Int)] = [], directed: Bool = true) -> ActorMap {
      SmallGraphs.map(count, ties: ties, directed: directed)
    }
    let small = [
      ("empty", ActorMap()), ("one actor", map(1)), ("one actor with a loop", map(1, [(0, 0)])),
      ("two without ties", map(2)), ("seven without ties", map(7)),
      ("two tied one way", map(2, [(0, 1)])), ("two tied", map(2, [(0, 1)], directed: false)),
      ("in two parts", map(6, [(0, 1), (1, 2), (3, 4), (4, 5)])),
      ("loops and parallels", map(3, [(0, 0), (0, 1), (0, 1), (1, 0), (2, 2), (1, 2)])),
      ("into one", map(5, [(1, 0), (2, 0), (3, 0)])), ("D6", Fixtures.d6), ("T6", Fixtures.t6),
      ("tie", Fixtures.tie), ("EB10", Fixtures.eb10),
    ]
    return small + (0..<40).map { ("seed \($0)", SmallGraphs.random(seed: $0, most: 9)) }
  }()

  private static let views: [ViewOptions] = Reading.allCases.flatMap { reading in
    [false, true].map { ViewOptions(undirected: $0, reading: reading) }
  }

  /// The defaults, and every choice of every parameter.
  private static func parameters(_ id: String, on graph: ActorGraph) throws -> [[String: String]] {
    let descriptor = try MeasureCatalog.measure(id).descriptor
    // Estimates need not be good here, only quick.
    if id == "sampled-betweenness" {
      return [["error": "0.2"], ["error": "0.5", "risk": "0.5"], ["error": "0.3", "seed": "1"]]
    }
    let choices: [[String: String]] =
      [[:]]
      + descriptor.parameters.flatMap { parameter in
        switch parameter.kind {
        case .choice(let words): words.map { [parameter.name: $0] }
        case .number(let low, let high): [[parameter.name: "\((low + high) / 2)"]]
        case .count(let low, let high):
          Set([low, min(high, low + 2)]).sorted().map { [parameter.name: "\($0)"] }
        case .actors:
          [[parameter.name: "no such actor"]]
            + Set([graph.actorIDs.first, graph.actorIDs.last].compactMap { $0 }).sorted()
            .map { [parameter.name: $0] }
        case .group: [[parameter.name: "no such group"]]
        case .text: [[parameter.name: "kind"], [parameter.name: "no such attribute"]]
        }
      }
    // Nor draws many.
    let hasDraws = descriptor.parameters.contains { $0.name == "samples" }
    return choices.map { hasDraws ? ["samples": "100"].merging($0) { $1 } : $0 }
  }

  @Test("a row for each subject, every value finite or undefined with a reason", arguments: ids)
  func shape(id: String) throws {
    let descriptor = try MeasureCatalog.measure(id).descriptor
    for (name, map) in Self.maps {
      for view in Self.views {
        let graph = ActorGraph(freezing: map, options: view)
        for parameters in try Self.parameters(id, on: graph) {
          let comment: Comment = "\(id) \(name) \(graph.view.reading) \(parameters)"
          let outcome = Result { () throws(AnalysisError) in
            try MeasureCatalog.result(id, parameters: parameters, on: graph)
          }
          switch outcome {
          case .failure(let error): check(error, id, graph, parameters, comment)
          case .success(let result): check(result, descriptor, graph, comment)
          }
        }
      }
    }
  }

  private func check(
    _ result: MeasureResult, _ descriptor: MeasureDescriptor, _ graph: ActorGraph,
    _ comment: Comment
  ) {
    let names = result.columns.map(\.name)
    #expect(Array(names.prefix(descriptor.columns.count)) == descriptor.columns, comment)
    #expect(descriptor.isOpen || names.count == descriptor.columns.count, comment)
    #expect(result.parameters.map(\.name) == descriptor.parameters.map(\.name), comment)
    switch descriptor.subject {
    case .actor:
      #expect(result.subjects.map(\.id) == graph.actorIDs, comment)
    case .tie:
      // A row for each pair, or one for each direction.
      let pairs = Set(result.subjects.map { Set($0.ends) }).count
      #expect(pairs == graph.graph.undirected().tieCount, comment)
      #expect([pairs, graph.graph.tieCount].contains(result.subjects.count), comment)
      #expect(Set(result.subjects).count == result.subjects.count, comment)
    case .pair, .set, .group:
      #expect(Set(result.subjects.map(\.id)).count == result.subjects.count, comment)
    case .map:
      #expect(result.subjects == [.map], comment)
    }
    for column in result.columns {
      #expect(column.cells.count == result.subjects.count, comment)
      let numbers = column.cells.compactMap(\.number)
      #expect(numbers.allSatisfy { $0.isFinite }, comment)
    }
    #expect(result.order.sorted() == Array(result.subjects.indices), comment)
    let ranked = zip(result.ranks, result.columns[0].cells)
    #expect(ranked.allSatisfy { ($0 == nil) == ($1.number == nil) }, comment)
  }

  private func check(
    _ error: AnalysisError, _ id: String, _ graph: ActorGraph, _ parameters: [String: String],
    _ comment: Comment
  ) {
    switch error {
    case .negativeTies(let measure, let ties):
      let hasNegative = graph.graph.values.contains { $0 < 0 }
      #expect(measure == id && hasNegative && !ties.isEmpty, comment)
      #expect(!Self.takesNegativeTies(id), comment)
    case .unsupportedView(let measure, let reason):
      let asksForTrust = parameters.values.contains { ["trust", "neg-log"].contains($0) }
      let needed = Self.onlyReading(id) ?? (asksForTrust ? .trust : graph.view.reading)
      #expect(measure == id && graph.view.reading != needed, comment)
      #expect(reason.contains("--read-as \(needed)"), comment)
    case .invalidArgument(let sentence):
      // A group that no actor is in, or an actor that is not there.
      let named = parameters.values.contains { $0.hasPrefix("no such ") }
      #expect(named && sentence.contains("of the map") || sentence.contains("groups"), comment)
    default: Issue.record("\(comment): \(error)")
    }
  }

  @Test("negative ties are refused by name where they have no meaning", arguments: ids)
  func negativeTies(id: String) throws {
    let map = ActorMap(
      actors: ["a", "b", "c"].map { Actor(id: $0) },
      relationships: [
        Relationship(id: "good", from: "a", to: "b", kind: .alliance),
        Relationship(id: "war", from: "b", to: "c", kind: .conflict),
        Relationship(from: "c", to: "a", kind: .trust, trust: Trust(-0.1)),
        Relationship(id: "hidden", from: "b", to: "c", kind: .alliance),
      ])
    let graph = ActorGraph(freezing: map, options: ViewOptions(reading: .signed))
    if Self.takesNegativeTies(id) {
      _ = try MeasureCatalog.result(id, on: graph)
    } else {
      let error = #expect(throws: AnalysisError.self) { try MeasureCatalog.result(id, on: graph) }
      #expect(error == .negativeTies(measure: id, ties: ["c>a:trust", "war"]))
    }
    // Signs without a negative one are no obstacle.
    let friends = ActorMap(actors: map.actors, relationships: [map.relationships[0]])
    let reading = Self.onlyReading(id) ?? .signed
    _ = try MeasureCatalog.result(
      id, on: ActorGraph(freezing: friends, options: ViewOptions(reading: reading)))
  }

  /// Measures of pairs of actors between whom nothing leads from one to the other.
  private static let unorderedPairs: Set = ["structural-equivalence"]

  /// Estimates: their values depend on which pairs, groups or ties are drawn for which ids.
  private static let estimates: Set = [
    "sampled-betweenness", "gould-fernandez-permutation", "rich-club",
  ]

  /// Measures whose values do not depend on names.
  private static let exactIDs = MeasureCatalog.all.map { $0.descriptor }
    .filter { !estimates.contains($0.id) && $0.proof == .exact }.map(\.id)

  @Test(
    "other names and another order of actors and ties change no value and no rank",
    arguments: exactIDs)
  func relabelling(id: String) throws {
    for seed in 0..<25 {
      var random = SeededRandom(seed: seed)
      let map = Self.map(SmallGraphs.random(seed: seed, most: 9), for: id)
      let ids = map.actors.map(\.id)
      let name = Dictionary(uniqueKeysWithValues: zip(ids, random.shuffled(ids)))
      var other = map
      for index in map.actors.indices { other.actors[index].id = name[ids[index]] ?? "" }
      for (index, tie) in map.relationships.enumerated() {
        other.relationships[index].from = name[tie.from] ?? ""
        other.relationships[index].to = name[tie.to] ?? ""
      }
      other.actors = random.shuffled(other.actors)
      other.relationships = random.shuffled(other.relationships)
      let before = try rows(Variant(id: id), map) { (name[$0] ?? "") }
      let after = try rows(Variant(id: id), other) { $0 }
      #expect(before.count == after.count)
      for (key, row) in before {
        let found = try #require(after[key], "\(id) seed \(seed) \(key)")
        let same = zip(row.cells, found.cells).allSatisfy { isSame($0, $1) }
        #expect(same, "\(id) seed \(seed) \(key): \(row.cells), \(found.cells)")
        #expect(row.rank == found.rank, "\(id) seed \(seed) \(key): \(row), \(found)")
      }
    }
  }

  private func isSame(_ a: Cell, _ b: Cell) -> Bool {
    if let x = a.number, let y = b.number { isClose(x, y) } else { a == b }
  }

  private struct Row {
    let rank: Int?
    let cells: [Cell]
  }

  /// Every row by its actor, or by the two ends of its tie. Numbers of parts are left out: of parts
  /// of equal size the ids say which comes first.
  private func rows(
    _ variant: Variant, _ map: ActorMap, _ undirected: Bool = false, rename: (String) -> String
  ) throws -> [String: Row] {
    let view = ViewOptions(undirected: undirected, reading: Self.onlyReading(variant.id))
    let result = try MeasureCatalog.result(
      variant.id, parameters: variant.parameters, on: ActorGraph(freezing: map, options: view))
    // Where a pair has one row, which of two ties gives it its direction depends on their order.
    let isPair = Set(result.subjects.map { Set($0.ends) }).count == result.subjects.count
    // Where a pair has no direction, the ids say who is named first.
    let isUnordered = Self.unorderedPairs.contains(variant.id)
    let keys = result.subjects.map { subject in
      switch subject {
      case .actor(let id, _): return rename(id)
      case .tie:
        let ends = subject.ends.map(rename)
        return (isPair ? ends.sorted() : ends).joined(separator: "–")
      case .pair(let from, let to):
        let ends = [from, to].map(rename)
        return (isUnordered ? ends.sorted() : ends).joined(separator: " → ")
      case .set(let actors): return actors.map(rename).sorted().joined(separator: ", ")
      case .group(let id): return id
      case .map: return "map"
      }
    }
    let columns = result.columns.filter { !$0.name.hasSuffix(".number") }
    let rows = result.subjects.indices.map { row in
      Row(rank: result.ranks[row], cells: columns.map { $0.cells[row] })
    }
    return Dictionary(zip(keys, rows).map { ($0, $1) }, uniquingKeysWith: { a, _ in a })
  }

  /// A measure with the parameters that lead to another kernel.
  struct Variant: Sendable, CustomTestStringConvertible {
    let id: String
    var parameters: [String: String] = [:]
    var testDescription: String { ([id] + parameters.values).joined(separator: " ") }
  }

  /// Of a large map a few pairs are enough, for there are 359,400.
  private static func asksForFewPairs(_ variant: Variant, of ids: [String]) -> Variant {
    let asksForPairs = MeasureCatalog.all.contains { measure in
      measure.descriptor.id == variant.id
        && measure.descriptor.parameters.contains { $0.name == "from-actor" }
    }
    guard asksForPairs else { return variant }
    var variant = variant
    variant.parameters["from-actor"] = ids.prefix(3).joined(separator: ",")
    variant.parameters["to-actor"] = ids.suffix(12).joined(separator: ",")
    return variant
  }

  /// Searches that end within a second, as all others do.
  private static func quick(_ id: String) -> Variant {
    let searches = MeasureCatalog.all.contains {
      $0.descriptor.id == id && $0.descriptor.parameters.contains { $0.name == "effort" }
    }
    return Variant(id: id, parameters: searches ? ["effort": "1"] : [:])
  }

  private static let variants =
    ids.map(quick) + [Variant(id: "betweenness", parameters: ["paths": "hops"])]
    + ["closeness", "harmonic-closeness", "eccentricity", "diameter"].map {
      Variant(id: $0, parameters: ["distance": "neg-log"])
    }

  /// Six hundred actors, more than are worked on by one thread alone or solved directly; every one
  /// reaches every other, and most have one of three sides, so that no measure can shirk.
  ///
  /// - Parameter order: gives the same map with other ids, its actors and ties in another order;
  ///   `nil` the ids in order.
  private static func large(
    order: Int? = nil, for id: String
  ) -> (map: ActorMap, ids: [String]) {
    let count = largeCount(id)
    var random = SeededRandom(seed: 300)
    var ties = (0..<count).map { ($0, ($0 + 1) % count) }
    ties += (0..<(2 * count)).map { _ in (random.below(count), random.below(count)) }
    let trust = ties.map { _ in random.pick([1, 0.9, 0.6, 0.4, 0.36]) }
    let sides = (0..<count).map { _ in random.chance(80) ? random.pick(["A", "B", "C"]) : nil }
    var other = SeededRandom(seed: order ?? 0)
    var ids = (0..<count).map { String(100_000 + $0) }
    if order != nil { ids = other.shuffled(ids) }
    let actors = zip(ids, sides).map { Actor(id: $0, side: $1) }
    let relationships = zip(ties, trust).map { ends, trust in
      Relationship(from: ids[ends.0], to: ids[ends.1], kind: .trust, trust: Trust(trust))
    }
    let map = ActorMap(
      sides: ["A", "B", "C"].map { Side(id: $0) },
      actors: order == nil ? actors : other.shuffled(actors),
      relationships: order == nil ? relationships : other.shuffled(relationships))
    return (Self.map(map, for: id), ids)
  }

  /// How many actors a large map has; fewer for what takes minutes on a large one.
  private static func largeCount(_ id: String) -> Int { id == "flow-betweenness" ? 40 : 600 }

  private static func graphs(for id: String) -> [ActorGraph] {
    [false, true].map { undirected in
      let view = ViewOptions(undirected: undirected, reading: onlyReading(id))
      return ActorGraph(freezing: large(for: id).map, options: view)
    }
  }

  @Test("the same bits on 1, 2 and 8 threads and over two runs", arguments: variants)
  func sameBits(variant: Variant) throws {
    for graph in Self.graphs(for: variant.id) {
      let variant = Self.asksForFewPairs(variant, of: graph.actorIDs)
      func bits(threads: Int) throws -> [[UInt64?]] {
        let result = try MeasureCatalog.result(
          variant.id, parameters: variant.parameters, on: graph,
          control: RunControl(threads: threads))
        return result.columns.map { column in column.cells.map { $0.number?.bitPattern } }
      }
      let alone = try bits(threads: 1)
      #expect(!alone[0].isEmpty)
      for threads in [1, 2, 8, 8] { #expect(try bits(threads: threads) == alone) }
    }
  }

  @Test(
    "a large map with other names and in another order has the same values within 1e-12 of each",
    arguments: variants.filter { exactIDs.contains($0.id) })
  func largeRelabelling(variant: Variant) throws {
    let (other, names) = Self.large(order: 17, for: variant.id)
    let (map, ids) = Self.large(for: variant.id)
    let name = Dictionary(uniqueKeysWithValues: zip(ids, names))
    for undirected in [false, true] {
      let before = try rows(Self.asksForFewPairs(variant, of: ids), map, undirected) {
        name[$0] ?? ""
      }
      let after = try rows(Self.asksForFewPairs(variant, of: names), other, undirected) { $0 }
      #expect(before.count == after.count && !before.isEmpty)
      for (key, row) in before {
        let found = try #require(after[key])
        let same = zip(row.cells, found.cells).allSatisfy { a, b in
          guard let x = a.number, let y = b.number else { return a == b }
          return isRelativelyClose(x, y, tolerance: 1e-12)
        }
        #expect(same, "\(key): \(row.cells), \(found.cells)")
        #expect(row.rank == found.rank, "\(key): \(row), \(found)")
      }
    }
  }
}

extension MeasureSubject {
  /// The ids of the two actors of a tie.
  fileprivate var ends: [String] {
    if case .tie(_, let from, let to) = self { [from, to] } else { [] }
  }
}
