// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorModel
import TestSupport
import Testing

@testable import ActorAnalytics

@Suite("Shares of issues")
struct LayerShareTests {
  private func map(_ ties: [Relationship], actors: [String] = ["a", "b", "c", "d"]) -> ActorMap {
    ActorMap(actors: actors.map { Actor(id: $0) }, relationships: ties)
  }

  @Test("by hand: parallel ties, two layers in one tie, a tie both ways, loops, ties without layer")
  func byHand() throws {
    let map = map([
      Relationship(from: "a", to: "b", layers: ["water"]),
      Relationship(from: "a", to: "b", layers: ["land", "water", "land"]),
      Relationship(from: "b", to: "a", layers: ["arms"], start: CalendarDate("2020")),
      Relationship(from: "b", to: "c", directed: false, layers: ["arms"]),
      Relationship(from: "a", to: "a", layers: ["land"]),
      Relationship(from: "a", to: "c"),
      Relationship(from: "c", to: "d"),
    ])
    let result = try measured("layer-share", map)
    #expect(
      result.columns.map(\.name) == [
        "layer-share", "layer-share.arms", "layer-share.land", "layer-share.water",
      ])
    expect(result.numbers(), ["a": 2.0 / 3, "b": 0.5, "c": 1])
    expect(result.numbers("layer-share.arms"), ["a": 1.0 / 3, "b": 0.5, "c": 1])
    expect(result.numbers("layer-share.land"), ["a": 1.0 / 3, "b": 0.25, "c": 0])
    expect(result.numbers("layer-share.water"), ["a": 2.0 / 3, "b": 0.5, "c": 0])
    #expect(result.columns.allSatisfy { $0.cells[3] == .undefined(.noLayer) })
    // Which way ties are read does not matter.
    let undirected = try measured("layer-share", map, undirected: true)
    #expect(undirected.columns == result.columns)
  }

  @Test("closed forms: a star of one layer, a star with a layer for each ray, nothing")
  func closedForms() throws {
    let rays = (1...5).map { "ray \($0)" }
    func star(_ layer: (Int) -> String) -> ActorMap {
      map(
        rays.indices.map { Relationship(from: "hub", to: rays[$0], layers: [layer($0)]) },
        actors: ["hub"] + rays)
    }
    let one = try measured("layer-share", star { _ in "land" })
    #expect(
      one.columns.count == 2 && one.columns.allSatisfy { $0.cells.allSatisfy { $0 == .value(1) } })
    let many = try measured("layer-share", star { "layer \($0)" })
    #expect(many.columns.count == 6 && many.numbers()["hub"] == 0.2)
    #expect(rays.allSatisfy { many.numbers()[$0] == 1 })
    let none = try measured("layer-share", SmallGraphs.map(3, ties: [(0, 1)], directed: true))
    #expect(none.columns.count == 1 && Set(none.reasons().values) == [.noLayer])
    #expect(try measured("layer-share", ActorMap()).columns.map(\.name) == ["layer-share"])
  }

  @Test("only ties of the view count, and a view of negative ties is taken")
  func views() throws {
    let map = map([
      Relationship(from: "a", to: "b", kind: .conflict, layers: ["land"]),
      Relationship(from: "a", to: "c", kind: .alliance, layers: ["arms"]),
    ])
    let hops = try measured("layer-share", map, as: .hops)
    #expect(hops.columns.map(\.name) == ["layer-share", "layer-share.arms"])
    #expect(hops.numbers() == ["a": 1, "c": 1])
    let signed = try measured("layer-share", map, as: .signed)
    #expect(signed.numbers() == ["a": 0.5, "b": 1, "c": 1])
    let chosen = try MeasureCatalog.result(
      "layer-share", on: ActorGraph(freezing: map, options: ViewOptions(layers: ["arms"])))
    #expect(chosen.numbers() == ["a": 1, "c": 1])
  }

  /// A tie of b and c that is there with .25 halves b's largest share where it is.
  @Test("a drawn map counts the ties that are drawn")
  func drawn() throws {
    let map = map([
      Relationship(from: "a", to: "b", layers: ["land"]),
      Relationship(
        from: "b", to: "c", confidence: .probability(try #require(Confidence(0.25))),
        layers: ["arms"]),
    ])
    let uncertain = UncertainMap(
      map, view: ViewOptions(reading: .hops), options: UncertaintyOptions())
    let measure = LayerShare(try MeasureArguments(for: LayerShare.descriptor))
    let result = try uncertain.result(of: measure)
    expect(result.numbers("layer-share.mean"), ["a": 1, "b": 0.875, "c": 1])
    expect(result.numbers("layer-share.undefined-share"), ["a": 0, "b": 0, "c": 0.75, "d": 1])
  }

  @Test("random maps: counted again from the list of ties", arguments: 0..<200)
  func random(seed: Int) throws {
    var random = SeededRandom(seed: seed)
    var map = SmallGraphs.random(seed: seed, most: 9)
    for index in map.relationships.indices {
      map.relationships[index].layers = (0..<random.below(4)).map { _ in
        random.pick(["land", "water", "arms", "prisoners"])
      }
    }
    let result = try measured("layer-share", map, as: .trust, undirected: seed % 2 == 0)
    let named = map.relationships.filter { $0.from != $0.to && !$0.layers.isEmpty }
    let layers = Set(named.flatMap(\.layers)).sorted()
    #expect(
      result.columns.map(\.name) == ["layer-share"] + layers.map { "layer-share.\($0)" })
    for (row, subject) in result.subjects.enumerated() {
      let ties = named.filter { [$0.from, $0.to].contains(subject.id) }
      let shares = layers.map { layer in
        Double(ties.count { $0.layers.contains(layer) }) / Double(ties.count)
      }
      let found = result.columns.map { $0.cells[row].number }
      #expect(found == (ties.isEmpty ? found.map { _ in nil } : [shares.max()] + shares))
    }
  }
}
