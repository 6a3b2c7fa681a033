// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import Foundation
import TestSupport
import Testing

@testable import ActorAnalytics

@Suite("The catalogue of measures")
struct CatalogueTests {
  private static let sources = Folders.project.appendingPathComponent("Sources/ActorAnalytics")

  /// Folders that hold no measures; every other one is a family of measures.
  private static let support: Set = ["Catalog", "Graph", "Support", "Uncertainty"]

  private static let typeNames = MeasureCatalog.all.map { String(describing: $0) }

  private func families() throws -> [URL] {
    try FileManager.default.contentsOfDirectory(
      at: Self.sources, includingPropertiesForKeys: [.isDirectoryKey]
    )
    .filter { !Self.support.contains($0.lastPathComponent) }
  }

  private func measureFiles() throws -> [URL] {
    try families().flatMap {
      try FileManager.default.contentsOfDirectory(at: $0, includingPropertiesForKeys: nil)
    }
    .filter { $0.pathExtension == "swift" }
  }

  @Test("every file of a family is in the catalogue, and the other way round")
  func complete() throws {
    #expect(
      Set(try families().map(\.lastPathComponent))
        .isSubset(of: MeasureFamily.allCases.map { $0.rawValue.capitalized }))
    let files = try measureFiles().map { $0.deletingPathExtension().lastPathComponent }
    for file in files {
      #expect(
        Self.typeNames.contains(file),
        "\(file) has a file but no line in MeasureCatalog.all; helpers belong into Support")
    }
    for name in Self.typeNames {
      #expect(files.contains(name), "\(name) is in the catalogue and has no file of its own")
    }
  }

  @Test("every measure lies in the folder of its family")
  func folders() throws {
    let files = try measureFiles()
    for measure in MeasureCatalog.all {
      let name = String(describing: measure) + ".swift"
      let file = try #require(files.first { $0.lastPathComponent == name }, "\(name)")
      let folder = file.deletingLastPathComponent().lastPathComponent
      #expect(folder == measure.descriptor.family.rawValue.capitalized, "\(name)")
    }
  }

  @Test("every measure says formula, convention, complexity and source")
  func documentation() throws {
    for file in try measureFiles() {
      let text = try String(contentsOf: file, encoding: .utf8)
      let name = file.lastPathComponent
      for part in [
        "/// **Formula.**", "/// **Convention.**", "/// - Complexity:", "/// - References:",
      ] {
        #expect(text.contains(part), "\(name) lacks \(part)")
      }
      #expect(text.contains("doi:10.") || text.contains("Connections 20"), "\(name) names no DOI")
      #expect(text.split(separator: "\n").count < 200, "\(name) is long")
    }
  }

  @Test("descriptors: kebab-case ids, each once, with words for people")
  func descriptors() {
    let all = MeasureCatalog.all.map { $0.descriptor }
    #expect(Set(all.map(\.id)).count == all.count)
    #expect(Set(all.map(\.title)).count == all.count)
    for descriptor in all {
      let kebab = /[a-z0-9]+(-[a-z0-9]+)*/
      #expect(descriptor.id.wholeMatch(of: kebab) != nil)
      #expect(descriptor.columns.first == descriptor.id)
      #expect(Set(descriptor.columns).count == descriptor.columns.count)
      for column in descriptor.columns.dropFirst() {
        #expect(column.hasPrefix(descriptor.id + "."))
        #expect(column.dropFirst(descriptor.id.count + 1).wholeMatch(of: kebab) != nil)
      }
      for text in [descriptor.summary, descriptor.convention] {
        #expect(text.hasSuffix("."), "\(descriptor.id): \(text)")
      }
      #expect(!descriptor.title.isEmpty && !descriptor.citation.isEmpty)
      for parameter in descriptor.parameters {
        #expect(parameter.name.wholeMatch(of: kebab) != nil && !parameter.summary.isEmpty)
      }
    }
  }

  @Test("families follow each other, and every question is asked once")
  func order() {
    let all = MeasureCatalog.all.map { $0.descriptor }
    let order = MeasureFamily.allCases
    let places = all.compactMap { order.firstIndex(of: $0.family) }
    #expect(places == places.sorted())
    #expect(Set(all.map(\.question)).count == all.count)
    #expect(all.allSatisfy { $0.question.hasSuffix("?") })
  }

  @Test("what tells whether it is proven is a column that is there, and every such column is told")
  func proofs() {
    let all = MeasureCatalog.all.map { $0.descriptor }
    var told: [String: [String]] = [:]
    for descriptor in all {
      if case .whereOne(let column) = descriptor.proof {
        told[column, default: []] += [descriptor.id]
      }
    }
    #expect(Set(told.keys) == Set(all.flatMap(\.columns).filter { $0.hasSuffix(".proven") }))
    #expect(told["frustration.proven"] == ["frustration", "frustrated-ties", "camp"])
    for (column, ids) in told where ids.count == 1 { #expect(column == ids[0] + ".proven") }
    #expect(all.filter(\.isHeuristic).map(\.id) == ["maxd", "noisy-or-trust", "leiden", "louvain"])
    #expect(
      MeasureProof.whereOne("x.proven").words
        == "Exact where x.proven is 1, else the best that was found.")
  }

  @Test("a parameter that several measures have is one option: the same words and bounds")
  func sharedParameters() {
    var seen: [String: MeasureParameter] = [:]
    for parameter in MeasureCatalog.all.flatMap({ $0.descriptor.parameters }) {
      let first = seen[parameter.name] ?? parameter
      #expect(first.kind == parameter.kind, "\(parameter.name)")
      #expect(first.summary == parameter.summary, "\(parameter.name)")
      seen[parameter.name] = first
    }
  }

  @Test("an unknown measure is refused with the names of all")
  func unknown() {
    let error = #expect(throws: AnalysisError.self) { try MeasureCatalog.measure("Degree") }
    #expect(
      error?.description.hasPrefix("no measure is called \"Degree\"; there are degree, ") == true)
  }

  @Test("a parameter that was never declared is the caller's error")
  func undeclared() async {
    await #expect(processExitsWith: .failure) {
      if let arguments = try? MeasureArguments(for: Degree.descriptor) { _ = arguments["damping"] }
    }
  }
}
