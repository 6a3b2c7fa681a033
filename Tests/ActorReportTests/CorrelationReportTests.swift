// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics
import ActorModel
import Foundation
import TestSupport
import Testing

@testable import ActorReport

/// The karate club: values of networkx 3.6.1, stats.kendalltau and stats.spearmanr of scipy 1.17.1.
@Suite("Rank correlations in every format")
struct CorrelationReportTests {
  private func text(
    _ ids: [String] = ["degree", "betweenness", "eigenvector"], on map: ActorMap? = nil,
    as format: ReportFormat
  ) throws -> String {
    let map = try map ?? ShippedMap("karate-club").map
    return CorrelationReport(try report(ids, on: map)).text(as: format)
  }

  @Test("JSON: every pair once, with both numbers and how many actors count")
  func contract() throws {
    let document = try json(text(as: .json))
    #expect(Set(document.keys) == ["map", "view", "measures", "correlations"])
    let pairs = try #require(document["correlations"] as? [JSON])
    #expect(
      pairs.map { $0["measures"] as? [String] } == [
        ["degree", "betweenness"], ["degree", "eigenvector"], ["betweenness", "eigenvector"],
      ])
    #expect(pairs.allSatisfy { Set($0.keys) == ["measures", "actors", "kendall", "spearman"] })
    #expect(pairs[0]["actors"] as? Int == 34)
    #expect(isClose(pairs[0]["kendall"] as? Double, 0.8105546441128618))
    #expect(isClose(pairs[0]["spearman"] as? Double, 0.9050133343594376))
    let lines = try text(as: .jsonl).split(separator: "\n").map { try json(String($0)) }
    #expect(isEqual(lines, pairs))
  }

  @Test("a table is a matrix with nothing on its diagonal")
  func table() throws {
    let lines = try text(as: .table).split(separator: "\n").map(String.init)
    #expect(lines.contains("measure      degree  betweenness  eigenvector"))
    #expect(lines.contains("degree                    0.8106       0.6528"))
    #expect(lines.contains("degree                     0.905       0.7766"))
    #expect(lines.count { $0.hasPrefix("betweenness") } == 2)
    let markdown = try text(as: .markdown)
    #expect(markdown.contains("| degree |  | 0.8106 | 0.6528 |"))
    #expect(markdown.hasPrefix("# "))
  }

  @Test("measures that small values answer are named, where others are answered by large ones")
  func smallValues() throws {
    let words = "Small values answer the question of constraint: near −1 with a measure of which"
    #expect(try text(["degree", "constraint"], as: .table).contains(words))
    let document = try json(text(["degree", "constraint"], as: .json))
    #expect(document["answeredBySmall"] as? [String] == ["constraint"])
    #expect(!(try text(as: .table).contains("Small values")))
    #expect(!(try text(["constraint", "eccentricity"], as: .table).contains("Small values")))
  }

  @Test("CSV: a row for each pair")
  func csv() throws {
    let table = try rows(text(as: .csv))
    #expect(table[0] == ["measure", "with", "actors", "kendall", "spearman"])
    #expect(table.count == 4)
    #expect(table[1].prefix(3) == ["degree", "betweenness", "34"])
    #expect(isClose(Double(table[1][3]), 0.8105546441128618))
  }

  @Test("what is undefined is told with its reason and never a number")
  func undefined() throws {
    let ring = SmallGraphs.map(4, ties: [(0, 1), (1, 2), (2, 3), (3, 0)], directed: false)
    let document = try json(text(["degree", "core"], on: ring, as: .json))
    let pair = try #require((document["correlations"] as? [JSON])?.first)
    #expect(Set(pair.keys) == ["measures", "actors", "undefined"])
    #expect(pair["undefined"] as? String == "noSpread")
    let table = try text(["degree", "core"], on: ring, as: .table)
    #expect(table.contains("–: 1 pair undefined (noSpread): all that is compared is equal."))
    #expect(try rows(text(["degree", "core"], on: ring, as: .csv))[1].suffix(2) == ["", ""])
  }
}
