// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics
import ActorMediation
import ActorModel
import Foundation
import TestSupport

@testable import ActorReport

/// A JSON object as Foundation reads it: a parser that is not ours.
typealias JSON = [String: Any]

func json(_ text: String) throws -> JSON {
  try JSONSerialization.jsonObject(with: Data(text.utf8)) as? JSON ?? [:]
}

/// Whether `value` holds JSON like `expected`, whatever the order of keys.
func isEqual(_ value: Any?, _ expected: Any) -> Bool {
  (value as? NSObject) == (expected as? NSObject)
}

/// The rows of a CSV text, by RFC 4180; a parser of the tests' own.
func rows(_ text: String) -> [[String]] {
  var rows: [[String]] = [[]]
  var (cell, isQuoted) = ("", false)
  var rest = text.unicodeScalars[...]
  func isNext(_ scalar: Unicode.Scalar) -> Bool { rest.first == scalar }
  while let scalar = rest.popFirst() {
    switch (scalar, isQuoted) {
    case ("\"", true) where isNext("\""):
      rest.removeFirst()
      cell.unicodeScalars.append("\"")
    case ("\"", _): isQuoted.toggle()
    case (",", false), ("\n", false):
      rows[rows.count - 1].append(cell)
      cell = ""
      if scalar == "\n" { rows.append([]) }
    default: cell.unicodeScalars.append(scalar)
    }
  }
  return rows.dropLast()
}

func report(
  _ ids: [String], on map: ActorMap, parameters: [String: [String: String]] = [:], top: Int? = nil
) throws -> MeasureReport {
  let graph = ActorGraph(freezing: map, options: ViewOptions())
  let results = try ids.map {
    try MeasureCatalog.result($0, parameters: parameters[$0] ?? [:], on: graph)
  }
  return MeasureReport(
    title: map.title, actors: graph.actorCount, view: graph.view, results: results, top: top)
}

func valleys() throws -> ActorMap { try ShippedMap("two-valleys").map }

/// The width of a line when no character is wide.
func longestLine(_ text: String) -> Int {
  text.split(separator: "\n").map(\.count).max() ?? 0
}
