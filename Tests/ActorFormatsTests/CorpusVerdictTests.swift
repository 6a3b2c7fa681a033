// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import Foundation
import TestSupport
import Testing

@testable import ActorFormats

/// What becomes of every file of the outside material. The record was read line by line by people;
/// to see what a change does to it, write it again and compare:
/// `ACTORMAP_WRITE_VERDICTS=1 swift test --filter CorpusVerdictTests; git diff Tests`.
@Suite(
  "Outside material: every file has its verdict",
  .enabled(if: Folders.shared != nil, "skipped: the folder of outside test material is not here"))
struct CorpusVerdictTests {
  private static let record = Folders.project.appendingPathComponent(
    "Tests/Verdicts/corpora.txt")
  /// No networks, and no file of them is handed in by mistake: texts for other tests.
  private static let others = ["payloads-xss/", "payloads-csv/", "blns/", "graphviz-rtest.md"]

  private static let corpora = Folders.shared?.appendingPathComponent("corpora")

  /// Paths within the corpora, in order.
  private static let files: [String] = {
    guard let corpora else { return [] }
    let names = FileManager.default.enumerator(atPath: corpora.path)?.compactMap { $0 as? String }
    return (names ?? []).filter { name in
      !FileBytes.isFolder(corpora.appendingPathComponent(name).path) && !name.hasSuffix(".md")
        && !others.contains(where: name.hasPrefix)
    }.sorted()
  }()

  @Test("loads with nothing lost, or is refused with its place and how to mend it")
  func verdicts() throws {
    let verdicts = try Self.files.map { "\($0): \(try verdict($0))" }
    #expect(verdicts.count > 900)
    if ProcessInfo.processInfo.environment["ACTORMAP_WRITE_VERDICTS"] != nil {
      try write(verdicts.joined(separator: "\n") + "\n", to: Self.record.path)
    }
    let recorded = try String(contentsOf: Self.record, encoding: .utf8)
      .split(separator: "\n").map(String.init)
    for (now, then) in zip(verdicts, recorded) { #expect(now == then) }
    #expect(verdicts.count == recorded.count)
  }

  private func verdict(_ name: String) throws -> String {
    let corpora = try #require(Self.corpora)
    let path = corpora.appendingPathComponent(name).path
    let began = ContinuousClock.now
    defer { #expect(ContinuousClock.now - began < .seconds(5), "\(name)") }
    do throws(FormatError) {
      return accepted(try FormatCatalog.read(path), name)
    } catch {
      return refused(error, name).replacingOccurrences(of: path, with: "")
    }
  }

  /// What was read, and that it is everything.
  private func accepted(_ loaded: LoadedFile, _ name: String) -> String {
    let report = loaded.report
    #expect(report.ties.kept == report.ties.read, "\(name)")
    #expect(report.actors.kept == report.actors.read, "\(name)")
    #expect(report.droppedValues == [], "\(name)")
    let warnings = loaded.warnings.map { " \($0.line ?? 0):\($0.column ?? 0): \($0.found);" }
    let more = warnings.count > 3 ? " and \(warnings.count - 3) more" : ""
    return "read as \(loaded.format), \(loaded.input.actorCount) actors, "
      + "\(loaded.input.relationshipCount) ties" + (warnings.isEmpty ? "" : "; warnings:")
      + warnings.prefix(3).joined() + more
  }

  /// The first error, and how many more there are.
  private func refused(_ error: FormatError, _ name: String) -> String {
    let errors = error.problems.filter { !$0.isWarning }
    #expect(!errors.isEmpty, "\(name)")
    for problem in errors {
      #expect(!problem.found.isEmpty && !problem.expected.isEmpty && !problem.remedy.isEmpty)
    }
    let more = errors.count > 1 ? " and \(errors.count - 1) more" : ""
    return "refused" + more + ", " + (errors.first?.description ?? "")
  }
}
