// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics
import ActorModel
import Foundation
import TestSupport
import Testing

@testable import ActorMediation

/// Every entry on bridges in `Graphs/…/expected.json`, each of which names where it comes from.
@Suite("The maps that ship have their expected values")
struct ExpectedValuesTests {
  static let maps = [
    ("two-valleys", ["A", "B"]), ("oslo-1993", ["israel", "plo"]),
    ("mozambique-1992", ["government", "renamo"]),
  ]

  @Test("numbers of each candidate", arguments: maps)
  func numbers(name: String, sides: [String]) throws {
    let shipped = try ShippedMap(name)
    let report = try BridgeReport(BridgeQuestion(), on: shipped.map)
    #expect(report.ends.map(\.id) == sides)
    func check(_ column: String, _ value: (BridgeCandidate) -> Double?) throws {
      let expected = shipped.values(column, as: Double.self)
      #expect(!expected.isEmpty, "\(name) has values for \(column)")
      for (id, number) in expected {
        #expect(isClose(value(try report.candidate(id)), number), "\(column) of \(id)")
      }
    }
    try check("acceptability") { $0.acceptability.number }
    try check("rank") { $0.rank.map(Double.init) }
    try check("trust from \(sides[0])") { $0.reaches[0].trust }
    try check("trust from \(sides[1])") { $0.reaches[1].trust }
    try check("bias") { $0.biases[0].value.number }
    try check("support") { $0.support.support.number }
    try check("support-hhi") { $0.support.concentration.number }
    let undefined = shipped.entries("support-hhi")[0]["undefined"] as? [String: String]
    for (id, reason) in try #require(undefined) {
      #expect(reason == "no sponsor")
      #expect(try report.candidate(id).support.concentration == .undefined(.noSponsor))
    }
    for id in (shipped.entries("bias")[0]["undefined"] as? [String: String] ?? [:]).keys {
      #expect(try report.candidate(id).biases[0].value == .undefined(.noPath))
    }
    let candidates = shipped.values("acceptability", as: Double.self).keys
    #expect(Set(report.candidates.map(\.actor)) == Set(candidates))
    if let best = shipped.entries("bridge trust").first?["value"] as? Double {
      #expect(isClose(report.candidates.compactMap(\.acceptability.number).max(), best))
    }
  }

  @Test("critical actors, independence and paths", arguments: maps)
  func lists(name: String, sides: [String]) throws {
    let shipped = try ShippedMap(name)
    let report = try BridgeReport(BridgeQuestion(), on: shipped.map)
    let critical = shipped.values("critical actors", as: [String].self)
    #expect(critical.count == report.candidates.count)
    for (id, actors) in critical {
      #expect(try report.candidate(id).criticalActors == actors.sorted(), "\(id)")
    }
    let independence = shipped.values("independence", as: [String: Double].self)
    let borrowed = shipped.entries("independence")[0]["undefined"] as? [String: String] ?? [:]
    #expect(independence.count + borrowed.count == report.candidates.count)
    for id in borrowed.keys {
      let found = try report.candidate(id).independence
      #expect(!found.isEmpty)
      #expect(found.allSatisfy { $0.value == .undefined(.nothingToSurvive) }, "\(id)")
    }
    for (id, values) in independence {
      let found = try report.candidate(id).independence
      #expect(Set(found.map(\.sponsor)) == Set(values.keys))
      for entry in found { #expect(isClose(entry.value.number, values[entry.sponsor])) }
    }
    for (place, side) in sides.enumerated() {
      let paths = shipped.entries("trust from \(side)")[0]["paths"] as? [String: [String]] ?? [:]
      for (id, path) in paths {
        let reach = try report.candidate(id).reaches[place]
        let decisive = reach.paths.min { $0.trust < $1.trust }
        #expect(decisive?.actors == path, "\(side) to \(id)")
      }
    }
  }

  @Test("who speaks for the sides, and how the map was read", arguments: maps.dropFirst())
  func principals(name: String, sides: [String]) throws {
    let shipped = try ShippedMap(name)
    let report = try BridgeReport(BridgeQuestion(), on: shipped.map)
    let sets = shipped.entries("principals")[0]["sets"] as? [[String: Any]] ?? []
    for set in sets {
      let end = report.ends.first { $0.id == set["side"] as? String }
      // Who they are; the order of a file means nothing, and the ends have that of the ids.
      #expect(end?.principals == (set["actors"] as? [String])?.sorted())
    }
    #expect(sets.compactMap { $0["side"] as? String } == sides)
    let ties = shipped.entries("relationships")[0]
    #expect(report.view.relationships == ties["value"] as? Int)
    #expect(
      report.view.relationships - (report.view.leftOut[.notInForce] ?? 0)
        == ties["inForce"] as? Int)
  }

  @Test("channels", arguments: maps)
  func channels(name: String, sides: [String]) throws {
    let shipped = try ShippedMap(name)
    let entries = shipped.entries("channels")
    #expect(entries.count == (name == "two-valleys" ? 2 : 1))
    for entry in entries {
      let parameters = try #require(entry["parameters"] as? [String: Any])
      let roles = (parameters["intermediaries"] as? [String])?.map(Role.init(rawValue:))
      let threshold = try #require(parameters["threshold"] as? Double)
      let question = BridgeQuestion(threshold: threshold, roles: roles)
      let channels = try BridgeReport(question, on: shipped.map).channels[0]
      #expect(channels.count == entry["value"] as? Int)
      if let points = entry["singlePointsOfFailure"] as? [String] {
        #expect(channels.singlePointsOfFailure == points)
      }
      if let cuts = entry["minimumCuts"] as? [[String]] {
        #expect(Set(channels.minimumCuts.map(Set.init)) == Set(cuts.map(Set.init)))
        #expect(channels.minimumCuts.count == cuts.count)
      }
      for (key, path) in [("shortest", channels.shortest), ("bestByTrust", channels.strongest)] {
        guard let expected = entry[key] as? [String: Any] else { continue }
        #expect(path?.actors == expected["path"] as? [String])
        #expect(path?.hops == expected["hops"] as? Int)
      }
    }
  }

  @Test("the Rome process at its earlier date")
  func earlier() throws {
    let shipped = try ShippedMap("mozambique-1992")
    let question = BridgeQuestion(view: ViewOptions(asOf: CalendarDate("1990-07-10")))
    let report = try BridgeReport(question, on: shipped.map)
    func values(_ column: String) -> [String: Double] {
      let entry = shipped.entries(column)[0]["earlier"] as? [String: Any]
      #expect(entry?["asOf"] as? String == "1990-07-10")
      return entry?["values"] as? [String: Double] ?? [:]
    }
    #expect(values("rank").count == report.candidates.count)
    for candidate in report.candidates {
      let id = candidate.actor
      #expect(isClose(candidate.acceptability.number, values("acceptability")[id]), "\(id)")
      #expect(isClose(candidate.reaches[0].trust, values("trust from government")[id]))
      #expect(isClose(candidate.reaches[1].trust, values("trust from renamo")[id]))
      #expect(isClose(candidate.rank.map(Double.init), values("rank")[id]), "\(id)")
    }
    let channels = try #require(shipped.entries("channels")[0]["earlier"] as? [String: Any])
    #expect(report.channels[0].count == channels["value"] as? Int)
  }

  @Test("Two Valleys without the trust from PB to UN")
  func variant() throws {
    let shipped = try ShippedMap("two-valleys")
    let entry = try #require(
      shipped.entries("independence").first {
        $0["variant"] as? String == "without the trust tie PB to UN"
      })
    let map = shipped.map.removingTies { $0.from == "PB" && $0.to == "UN" }
    let envoy = try BridgeReport(BridgeQuestion(), on: map).candidate("UN")
    let values = entry["values"] as? [String: [String: Double]]
    let acceptability = entry["acceptability"] as? [String: Double]
    #expect(isClose(envoy.acceptability.number, acceptability?["UN"]))
    #expect(
      isClose(
        envoy.independence.first { $0.sponsor == "IO" }?.value.number, values?["UN"]?["IO"]))
  }
}
