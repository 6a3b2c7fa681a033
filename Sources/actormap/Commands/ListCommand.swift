// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorMaps
import CommandLineKit

/// `actormap list`: what there is, from the catalogues.
enum ListCommand: ToolCommand {
  static let declaration = Command(
    "list", operands: ["WHAT", "[ID]"], "what there is, from the catalogues",
    details: "WHAT is one of "
      + Catalogue.allCases.map(\.rawValue).joined(separator: ", ")
      + ". With ID all that there is to know of one of them: actormap list measures betweenness.",
    options: [
      Option("--format", values: ["FORMAT"], "table or json"),
      Option(
        "--details", "of measures not only the question that each answers, but how it is computed"),
      Option(
        "--output", short: "-o", values: ["FILE"], "write to a file (default: standard output)"),
    ])

  static func run(_ invocation: Invocation, common: CommonOptions) throws -> ExitCode {
    let form = try invocation.choice("--format", ListForm.self) ?? .table
    let name = invocation.operands[0]
    guard let catalogue = Catalogue(rawValue: name) else {
      throw UsageError(
        "no list is called \"\(name)\"; there are "
          + Catalogue.allCases.map(\.rawValue).joined(separator: ", "))
    }
    let all = CatalogueReport(catalogue.entries)
    let id = invocation.operands.dropFirst().first
    let report = try id.map { try card(of: $0, in: all, called: name) } ?? all
    if catalogue == .layouts || catalogue == .pictures { tellWorker(common) }
    let isShort = catalogue == .measures && id == nil && !invocation.has("--details")
    let text =
      switch form {
      case .json: report.json
      case .table: isShort ? report.questions + shortEnd : report.text
      }
    try Output.write(text, to: invocation.value("--output"))
    return .done
  }

  private static let shortEnd =
    "\nHow one is computed, with its parameters and its source: actormap list measures ID\n"
    + "The same of all: actormap list measures --details\n"

  private static func card(
    of id: String, in report: CatalogueReport, called name: String
  ) throws -> CatalogueReport {
    if let card = report.card(of: id) { return card }
    let near = Spelling.nearest(to: id, among: report.ids)
    throw UsageError(
      "\(name) has no \"\(id)\"; "
        + (near.map { "did you mean \($0)?" } ?? "see: actormap list \(name)"))
  }

  /// Which Graphviz and librsvg would be used.
  private static func tellWorker(_ common: CommonOptions) {
    guard let worker = LayoutWorker.find(for: CommandLine.executablePath) else {
      return common.notice(
        "the worker actormap-draw was not found: every layout would be own, and no PNG or PDF made")
    }
    let outcome = Result { () throws(LayoutFailure) in try worker.description() }
    switch outcome {
    case .success(let text): common.notice("\(worker.path) uses \(text)")
    case .failure(let failure): common.notice("Graphviz and librsvg could not be used: \(failure)")
    }
  }

  private enum Catalogue: String, CaseIterable {
    case measures
    case analytics
    case formats
    case layouts
    case pictures
    case themes
    case colours
    case words
    case pages
    case legends
    case reports
    case views
    case roles
    case kinds
    case actorKinds = "actor-kinds"

    var entries: [CatalogueReport.Entry] {
      switch self {
      case .measures: MeasureCatalog.all.map { CatalogueReport.Entry($0.descriptor) }
      case .analytics:
        Self.mediation.map { CatalogueReport.Entry($0) }
      case .formats:
        FormatCatalog.all.map { format in
          CatalogueReport.Entry(
            format.id, format.title, [("patterns", format.patterns.joined(separator: " "))])
        }
      case .layouts: LayoutChoice.allCases.map { .init($0.rawValue, $0.title) }
      case .pictures: DrawingFormat.allCases.map { .init($0.rawValue, $0.title) }
      case .themes: Theme.all.map { .init($0.id, $0.title) }
      case .colours: ColourUse.allCases.map(Self.colour)
      case .words: InterfaceWords.entries.map(Self.words)
      case .pages: PageChoice.allCases.map { .init($0.rawValue, $0.title) }
      case .legends: LegendChoice.allCases.map { .init($0.rawValue, $0.title) }
      case .reports: ReportFormat.allCases.map { .init($0.rawValue, $0.title) }
      case .views: Reading.allCases.map { .init($0.rawValue, $0.title) }
      case .roles: Role.known.map { .init($0.rawValue, $0.title) }
      case .actorKinds: ActorKind.known.map { .init($0.rawValue, $0.title) }
      case .kinds: RelationshipKind.known.map { .init($0.rawValue, $0.title) }
      }
    }

    /// All of the design in the order of its numbers; what has none comes last.
    private static var mediation: [MediationDescriptor] {
      let all =
        MediationCatalog.all.map { $0.descriptor } + BridgeReport.descriptors
        + [MapsBesideEachOther.descriptor]
      func number(_ descriptor: MediationDescriptor) -> Int {
        Int(descriptor.number.dropFirst()) ?? .max
      }
      return all.sorted { number($0) < number($1) }
    }

    private static func colour(_ use: ColourUse) -> CatalogueReport.Entry {
      let palettes = Theme.all.filter { $0.darkPalette == nil }
      return CatalogueReport.Entry(
        use.rawValue, use.title, palettes.map { ($0.id, $0.palette[use].description) })
    }

    private static func words(_ entry: InterfaceWords.Entry) -> CatalogueReport.Entry {
      let places = entry.placeholders.map { "{\($0)}" }.joined(separator: " ")
      return CatalogueReport.Entry(
        entry.id, entry.english, places.isEmpty ? [] : [("places", places)])
    }
  }
}
