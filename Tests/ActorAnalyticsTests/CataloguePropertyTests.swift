// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics
import ActorModel
import TestSupport
import Testing

/// What every measure of the catalogue says of a second map beside the first, and of a map with
/// every tie turned round.
@Suite("Two maps beside each other, and ties turned round: every measure of the catalogue")
struct CataloguePropertyTests {
  private static let ids = MeasureCatalog.all.map { $0.descriptor.id }

  private func columns(_ id: String) throws -> [String] {
    try MeasureCatalog.measure(id).descriptor.columns
  }

  private func words(_ id: String) throws -> Set<String> {
    Set(try columns(id).map { String($0.dropFirst(id.count + 1)) })
  }

  private func result(
    _ id: String, _ parameters: [String: String], on graph: ActorGraph
  ) throws -> MeasureResult {
    try MeasureCatalog.result(id, parameters: parameters, on: graph)
  }

  // MARK: - Two maps beside each other

  private static let unions =
    UnionProperty.centrality + UnionProperty.brokerage + UnionProperty.groups
    + UnionProperty.trust + UnionProperty.signed + UnionProperty.cohesion

  @Test("every measure says what a second map beside the first changes, or why nothing is known")
  func unionsAreComplete() throws {
    #expect(Self.unions.map(\.id).sorted() == Self.ids.sorted())
    for property in Self.unions {
      #expect(Set(property.further.keys).isSubset(of: try words(property.id)), "\(property)")
      for rule in [property.rule] + Array(property.further.values) {
        if case .nothing(let reason) = rule { #expect(!reason.isEmpty) }
      }
    }
  }

  @Test("a second map beside the first changes what is said, and nothing else", arguments: unions)
  func besideEachOther(property: UnionProperty) throws {
    let reading = PropertyMaps.reading(property.id)
    var claims: [String: Int] = [:]
    for seed in 0..<60 {
      let maps = [
        PropertyMaps.map(seed: seed, for: reading),
        PropertyMaps.map(seed: seed + 1_000, for: reading, mark: "'"),
      ]
      // Only where both are read alike does the whole have the view of its parts.
      for isUndirected in seed < 20 ? [true, false] : [false] {
        let graphs = (maps + [PropertyMaps.union(maps[0], maps[1])]).map {
          PropertyMaps.graph($0, reading, undirected: isUndirected)
        }
        guard Set(graphs.map(\.view.isDirected)) == [!isUndirected] else { continue }
        let parts = try graphs.map {
          UnionPart($0, try result(property.id, property.parameters, on: $0))
        }
        let all = UnionCase(parts: Array(parts.prefix(2)), whole: parts[2])
        for column in try columns(property.id) {
          guard let isKept = property.rule(of: column).isKept(column, all) else { continue }
          claims[column, default: 0] += 1
          #expect(
            isKept, "\(column), seed \(seed), undirected \(isUndirected): \(all.told(column))")
        }
      }
    }
    for column in try columns(property.id) {
      if case .nothing = property.rule(of: column) { continue }
      #expect(claims[column, default: 0] > 9, "\(column): \(claims[column, default: 0]) claims")
    }
  }

  // MARK: - Ties turned round

  private static let reversals =
    ReversalProperty.centrality + ReversalProperty.brokerage + ReversalProperty.groups
    + ReversalProperty.trust + ReversalProperty.signed + ReversalProperty.cohesion

  @Test("every measure says what turning all ties round changes, or why nothing is known")
  func reversalsAreComplete() throws {
    #expect(Self.reversals.map(\.id).sorted() == Self.ids.sorted())
    for property in Self.reversals {
      #expect(Set(property.further.keys).isSubset(of: try words(property.id)), "\(property)")
      for rule in [property.rule] + Array(property.further.values) {
        switch rule {
        case .unchanged: break
        case .exchanged(let column, _):
          #expect(try columns(String(column.prefix { $0 != "." })).contains(column))
        case .nothing(let reason): #expect(!reason.isEmpty)
        }
      }
    }
  }

  @Test("turning all ties round changes what is said, and nothing else", arguments: reversals)
  func turnedRound(property: ReversalProperty) throws {
    let reading = PropertyMaps.reading(property.id)
    var maps = 0
    for seed in 0..<60 {
      let map = PropertyMaps.map(seed: seed, for: reading)
      let graph = PropertyMaps.graph(map, reading, undirected: false)
      guard graph.view.isDirected else { continue }
      maps += 1
      let turned = PropertyMaps.graph(PropertyMaps.turned(map), reading, undirected: false)
      let order: KeyOrder = property.order == .turned ? .asIs : property.order
      let before = try result(property.id, property.parameters, on: graph).keyed(order)
      let after = try result(property.id, property.parameters, on: turned).keyed(property.order)
      for column in try columns(property.id) {
        let expected: [String: Cell]?
        switch property.rule(of: column) {
        case .unchanged: expected = before[column]
        case .exchanged(let other, let parameters):
          expected = try result(
            String(other.prefix { $0 != "." }), property.parameters.merging(parameters) { $1 },
            on: graph
          ).keyed(order)[other]
        case .nothing: continue
        }
        expect(after[column], expected, "\(column), seed \(seed)")
      }
    }
    #expect(maps > 20)
  }

  @Test("read without directions nothing changes when ties are turned round", arguments: reversals)
  func turnedWithoutDirections(property: ReversalProperty) throws {
    let reading = PropertyMaps.reading(property.id)
    let order: KeyOrder =
      property.order == .turned && property.id != "edge-betweenness" ? .asIs : .sorted
    for seed in 0..<20 {
      let map = PropertyMaps.map(seed: seed, for: reading)
      let results = try [map, PropertyMaps.turned(map)].map {
        try result(
          property.id, property.parameters,
          on: PropertyMaps.graph($0, reading, undirected: true)
        ).keyed(order)
      }
      for column in try columns(property.id) {
        expect(results[1][column], results[0][column], "\(column), seed \(seed)")
      }
    }
  }

  private func expect(_ found: [String: Cell]?, _ expected: [String: Cell]?, _ comment: Comment) {
    let (found, expected) = (found ?? [:], expected ?? [:])
    #expect(Set(found.keys) == Set(expected.keys), comment)
    for (key, cell) in expected.sorted(by: { $0.key < $1.key }) {
      guard let other = found[key] else { continue }
      #expect(isSameCell(other, cell), "\(comment) \(key): \(other), not \(cell)")
    }
  }
}

extension UnionCase {
  /// The column of both parts and of the whole, for messages.
  fileprivate func told(_ column: String) -> String {
    (parts + [whole]).map { part in
      (part.cells[column] ?? [:]).sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
        .joined(separator: ", ")
    }.joined(separator: " | ")
  }
}
