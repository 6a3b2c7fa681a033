// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics
import ActorModel
import GraphvizLayout
import TestSupport
import Testing

@testable import ActorRendering

@Suite("Places stay")
struct StabilityTests {
  /// A fresh process each time: in one process Graphviz's fdp remembers what it did before.
  private let worker = LayoutWorker(path: program("actormap-draw"))

  private func layout(
    _ map: ActorMap, _ view: ViewOptions = ViewOptions(), _ choice: LayoutChoice = .auto
  ) -> Set<FixedPosition> {
    let options = DrawingOptions(view: view, layout: choice)
    return Set(MapDrawing(map, options: options, geometry: worker).layout)
  }

  /// Two Valleys with a date and an issue here and there.
  private func dated() throws -> ActorMap {
    var map = try shippedMap("two-valleys")
    map.asOf = CalendarDate("1993-08")
    for index in map.relationships.indices {
      if index % 3 == 0 { map.relationships[index].start = CalendarDate("1993-02") }
      if index % 4 == 1 { map.relationships[index].layers = ["security"] }
    }
    return map
  }

  @Test("whatever date, issue or kind is drawn", arguments: [LayoutChoice.auto, .fdp])
  func views(choice: LayoutChoice) throws {
    let map = try dated()
    let usual = layout(map, ViewOptions(), choice)
    #expect(usual.count == map.actors.count)
    #expect(layout(map, ViewOptions(asOf: CalendarDate("1993-01")), choice) == usual)
    #expect(layout(map, ViewOptions(asOf: CalendarDate("1800")), choice) == usual)
    #expect(layout(map, ViewOptions(layers: ["security"]), choice) == usual)
    #expect(layout(map, ViewOptions(kinds: [.conflict]), choice) == usual)
    let dates = try MapDrawing(
      map, answering: .dates([CalendarDate("1993-01")].compactMap { $0 }),
      options: DrawingOptions(layout: choice), geometry: worker)
    #expect(Set(dates.layout) == usual)
  }

  @Test("whatever a measure gives the actors for a size")
  func sizes() throws {
    let map = try shippedMap("two-valleys")
    func layout(_ values: [String: Double]) -> [FixedPosition] {
      let options = DrawingOptions(size: SizeScale(title: "x", values: values))
      return MapDrawing(map, options: options, geometry: GraphvizLayout()).layout
    }
    #expect(layout(["PA": 1]) == layout(["PB": 5, "UN": 2]))
  }

  @Test(
    "whatever order actors and ties have in the file",
    arguments: ["two-valleys", "krackhardt-kite"])
  func order(name: String) throws {
    let map = try shippedMap(name)
    var random = SeededRandom(seed: 5)
    var shuffled = map
    shuffled.actors = random.shuffled(map.actors)
    shuffled.relationships = random.shuffled(map.relationships)
    #expect(layout(shuffled) == layout(map))
  }

  @Test("drawn from the places that were found, the picture has the same bytes")
  func kept() async throws {
    for name in ["two-valleys", "oslo-1993", "karate-club"] {
      var map = try shippedMap(name)
      let options = Drawn.options(for: map)
      let first = try await Drawn.map(name)
      map.layout = first.layout
      #expect(map.problems().filter { $0.severity == .error }.isEmpty)
      let second = MapDrawing(map, options: options)
      #expect(second.svg == first.svg)
      #expect(Set(second.layout) == Set(first.layout))
    }
  }

  @Test("places have one decimal and begin at 0; those of the map are taken as they are")
  func decimals() throws {
    var map = try shippedMap("two-valleys")
    let found = MapDrawing(map, geometry: GraphvizLayout()).layout
    #expect(found.map(\.x).min() == 0 && found.map(\.y).min() == 0)
    #expect(found.allSatisfy { ($0.x * 10).rounded() / 10 == $0.x })
    map.layout = [FixedPosition(actor: "PA", x: 12.345, y: -7)]
    let pinned = MapDrawing(map, geometry: GraphvizLayout()).layout
    #expect(pinned.contains(FixedPosition(actor: "PA", x: 12.345, y: -7)))
  }

  @Test("a focus, channels and changes keep the places of the map; groups stand in the middle")
  func partial() throws {
    var map = try shippedMap("two-valleys")
    map.layout = MapDrawing(map, geometry: GraphvizLayout()).layout
    let places = Set(map.layout)
    let focus = try MapDrawing(map, answering: .focus(actor: "EC", within: 1))
    #expect(Set(focus.layout).isSubset(of: places) && focus.layout.count == 5)
    let changes = try MapDrawing(map, answering: .changes(since: map))
    #expect(Set(changes.layout) == places)
    let pair = ActorMap(
      actors: [("a", "S"), ("b", "S"), ("c", "T")].map { Actor(id: $0.0, side: $0.1) },
      layout: [
        FixedPosition(actor: "a", x: 0, y: 0), FixedPosition(actor: "b", x: 100, y: 50),
        FixedPosition(actor: "c", x: 400, y: 0),
      ])
    #expect(
      Set(try MapDrawing(pair, answering: .rollUp(by: "side")).layout) == [
        FixedPosition(actor: "group:S", x: 50, y: 25),
        FixedPosition(actor: "group:T", x: 400, y: 0),
      ])
  }
}
