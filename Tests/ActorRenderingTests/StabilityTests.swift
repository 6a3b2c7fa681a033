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

  @Test("whatever date, issue or kind is drawn", arguments: [LayoutChoice.auto, .own, .fdp])
  func views(choice: LayoutChoice) throws {
    let map = try shippedMap("oslo-1993")
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

  /// What may be asked for besides a map, by what it is called here.
  private static let asked = [
    "sizes", "candidates", "tabs", "no tabs", "compared", "compared by date",
  ]

  private func options(_ name: String, for map: ActorMap) -> DrawingOptions {
    var options = DrawingOptions(layout: .own)
    switch name {
    case "sizes": options.size = SizeScale(title: "x", values: [map.actors[0].id: 5])
    case "candidates":
      options.highlights = map.actors.prefix(9).enumerated().map {
        Highlight(actor: $1.id, rank: $0 + 1)
      }
    case "tabs": options.issueTabs = .on
    case "no tabs": options.issueTabs = .off
    default: break
    }
    return options
  }

  private func question(_ name: String, to map: ActorMap) -> MapQuestion? {
    var old = map
    if name == "compared by date" { old.asOf = CalendarDate("1993-01") }
    if name == "compared" {
      // The same actors; half of their ties, and those of other trust.
      old.relationships = old.relationships.enumerated().filter { $0.offset % 2 == 0 }.map {
        var tie = $0.element
        tie.trust = Trust(0.1)
        return tie
      }
    }
    return name.hasPrefix("compared") ? .changes(since: old) : nil
  }

  @Test("whatever sizes, candidates, tabs and older maps of the same actors are drawn")
  func additions() throws {
    for (name, all) in [
      ("two-valleys", Self.asked),
      ("oslo-1993", ["candidates", "compared by date"]),
    ] {
      let map = try shippedMap(name)
      let usual = Set(MapDrawing(map, options: DrawingOptions(layout: .own)).layout)
      for asked in all {
        let drawing = try MapDrawing(
          map, answering: question(asked, to: map), options: options(asked, for: map))
        #expect(Set(drawing.layout) == usual, "\(name), \(asked)")
      }
    }
  }

  @Test("whatever theme is drawn, thick lines included")
  func themes() throws {
    let map = try shippedMap("two-valleys")
    let all = Theme.all.map { theme in
      Set(MapDrawing(map, options: DrawingOptions(layout: .own, theme: theme)).layout)
    }
    #expect(all.count == 6 && Set(all).count == 1)
  }

  @Test("who was lost is fitted in among those who stay where the newer map has them")
  func lost() throws {
    let old = try shippedMap("two-valleys")
    var new = old
    new.actors.removeAll { ["EC", "UN"].contains($0.id) }
    let there = Set(new.actors.map(\.id))
    new.relationships.removeAll { !there.contains($0.from) || !there.contains($0.to) }
    let own = DrawingOptions(layout: .own)
    let usual = MapDrawing(new, options: own).layout
    let drawing = try MapDrawing(new, answering: .changes(since: old), options: own)
    #expect(drawing.layout.count == old.actors.count)
    #expect(Set(usual).isSubset(of: drawing.layout))
    let measure = drawing.measure
    #expect(measure.labelOverlaps + measure.labelsOnGlyphs + measure.glyphOverlaps == 0)
    // Places that only the older map keeps are taken; the newer map's own win.
    var kept = old
    kept.layout = MapDrawing(old, options: own).layout.map {
      FixedPosition(actor: $0.actor, x: $0.x + 1000, y: $0.y)
    }
    let onOld = try MapDrawing(new, answering: .changes(since: kept), options: own)
    #expect(Set(onOld.layout) == Set(kept.layout))
    new.layout = usual
    let onNew = try MapDrawing(new, answering: .changes(since: kept), options: own)
    #expect(Set(usual).isSubset(of: onNew.layout))
  }

  @Test("whatever order actors and ties have in the file", arguments: ["two-valleys", "oslo-1993"])
  func order(name: String) throws {
    let map = try shippedMap(name)
    var random = SeededRandom(seed: 5)
    var shuffled = map
    shuffled.actors = random.shuffled(map.actors)
    shuffled.relationships = random.shuffled(map.relationships)
    #expect(layout(shuffled) == layout(map))
  }

  @Test("drawn from the places that were found, the picture has the same bytes")
  func kept() throws {
    for name in ["two-valleys", "oslo-1993", "karate-club"] {
      var map = try shippedMap(name)
      let first = MapDrawing(map, geometry: GraphvizLayout())
      map.layout = first.layout
      #expect(map.problems().filter { $0.severity == .error }.isEmpty)
      let second = MapDrawing(map, geometry: GraphvizLayout())
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
