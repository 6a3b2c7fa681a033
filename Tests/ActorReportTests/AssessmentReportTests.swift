// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics
import ActorMediation
import ActorModel
import Foundation
import TestSupport
import Testing

@testable import ActorReport

/// The generic report of mediation analytics, checked with parsers that are not ours.
@Suite("Assessment report")
struct AssessmentReportTests {
  private func report(_ map: ActorMap) throws -> AssessmentReport {
    let ground = try MediationGround(map)
    let results = try MediationCatalog.all.map {
      try MediationCatalog.result($0.descriptor.id, on: ground)
    }
    return AssessmentReport(ground, results: results)
  }

  @Test("JSON holds every number, and undefined values by their reason only")
  func json() throws {
    let report = try report(valleys())
    let document = try ActorReportTests.json(report.text(as: .json))
    let analytics = try #require(document["analytics"] as? [JSON])
    #expect(analytics.compactMap { $0["id"] as? String } == report.results.map(\.descriptor.id))
    for (analytic, result) in zip(analytics, report.results) {
      let sections = try #require(analytic["sections"] as? [JSON])
      for (section, expected) in zip(sections, result.findings.sections) {
        let rows = try #require(section["rows"] as? [JSON])
        #expect(rows.count == expected.rows.count)
        for (row, wanted) in zip(rows, expected.rows) {
          let values = row["values"] as? JSON ?? [:]
          let undefined = row["undefined"] as? JSON ?? [:]
          #expect(values.count + undefined.count == expected.columns.count)
          for (column, cell) in zip(expected.columns, wanted.cells) {
            if case .undefined(let reason) = cell {
              #expect(undefined[column.id] as? String == reason.rawValue)
            } else if let number = cell.number {
              // Foundation's own reading of decimals is off in the last digit.
              #expect(isClose(values[column.id] as? Double, number, tolerance: 1e-15))
            }
          }
        }
      }
    }
  }

  @Test("CSV has one row a subject, the same width everywhere, and the numbers with all digits")
  func csv() throws {
    let report = try report(valleys())
    let table = rows(report.text(as: .csv))
    let header = try #require(table.first)
    #expect(header.prefix(4) == ["analytic", "section", "subject", "name"])
    #expect(Set(header).count == header.count)
    #expect(table.allSatisfy { $0.count == header.count })
    let sections = report.results.flatMap(\.findings.sections)
    #expect(table.count == 1 + sections.map(\.rows.count).reduce(0, +))
    let place = try #require(header.firstIndex(of: "support.concentration"))
    let support = table.filter { $0[0] == "support-and-independence" && $0[1] == "candidates" }
    let row = try #require(support.first { $0[2] == "WN" })
    #expect(isClose(Double(row[place]), 0.52))
    let elders = try #require(support.first { $0[2] == "EC" })
    #expect(elders[place] == "")
  }

  @Test("JSON lines: one document a row")
  func lines() throws {
    let report = try report(valleys())
    let lines = report.text(as: .jsonl).split(separator: "\n")
    let sections = report.results.flatMap(\.findings.sections)
    #expect(lines.count == sections.map(\.rows.count).reduce(0, +))
    for line in lines {
      let row = try ActorReportTests.json(String(line))
      #expect(row["analytic"] is String && row["section"] is String)
      #expect((row["subject"] as? [JSON])?.isEmpty == false)
    }
  }

  @Test("for people: each analytic with its question and limit, no line too long, no not-a-number")
  func prose() throws {
    let report = try report(valleys())
    for format in [ReportFormat.table, .markdown] {
      let text = report.text(as: format)
      for result in report.results {
        #expect(text.contains(result.descriptor.title))
        #expect(text.contains("\(result.descriptor.number), \(result.descriptor.id)"))
      }
      #expect(!text.contains("nan") && !text.contains("inf "))
      #expect(!text.contains("\n\n\n"))
    }
    #expect(longestLine(report.text(as: .table)) <= 100)
  }

  @Test("the order of the file changes no byte of any form")
  func order() throws {
    var map = try valleys()
    let first = try report(map)
    map.actors.reverse()
    map.relationships.reverse()
    let second = try report(map)
    for format in ReportFormat.allCases {
      #expect(first.text(as: format) == second.text(as: format))
    }
  }

  @Test("names neither obey a terminal nor mark up a document")
  func harmless() throws {
    var map = try valleys()
    for index in map.actors.indices { map.actors[index].name = "\u{1B}[2J*<b>|=1+1" }
    let report = try report(map)
    #expect(!report.text(as: .table).contains("\u{1B}"))
    let markdown = report.text(as: .markdown)
    #expect(!markdown.contains("\u{1B}") && !markdown.contains("<b>"))
  }
}
