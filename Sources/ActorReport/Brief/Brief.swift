// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

public import ActorAnalytics
public import ActorMediation
public import ActorModel
public import ActorRendering

/// The officer's report of about two pages and one of definitions: who could open a channel, how,
/// with whom at the table, and how sure that is; ten sections, always the same ones in the same
/// order.
///
/// What a map does not record makes a sentence that says so, never a number. The same question on
/// the same map gives the same bytes, whatever the order of actors and ties in the file and the
/// number of threads; only sides and sources keep the order of the file, and so do the counters in
/// the ids that are made for parallel ties without one.
///
/// - Complexity: that of the analytics in it; of the drawing where one is asked for.
public struct Brief: Sendable {
  /// The title of the map.
  public let title: String
  /// The ten sections.
  public let sections: [BriefSection]
  /// The map's picture, where one was asked for.
  public let drawing: MapDrawing?
  /// The map with everything whose order means nothing in the order of its ids.
  let ground: MediationGround

  /// Reads `map`.
  ///
  /// - Parameter source: who computes the picture's layout, as for `MapDrawing`.
  /// - Throws: where an end that was named is unknown or has no actors, or the map cannot be read
  ///   as asked. A map without two sides is no error: the sections say what is missing.
  /// - Precondition: `map.problems()` has no error.
  public init(
    _ question: BriefQuestion = BriefQuestion(), on map: ActorMap,
    control: RunControl = RunControl(), geometry source: (any GeometrySource)? = nil
  ) throws(MediationError) {
    if let reading = question.view.reading, reading != .trust {
      throw .needsTrust(reading.rawValue)
    }
    let ground = try MediationGround(
      map, between: question.between, candidates: question.candidates, rule: question.rule,
      view: question.view)
    let maker = try BriefMaker(question, on: ground, of: map, control: control)
    self.ground = ground
    title = ground.map.title ?? "Map without a title"
    drawing = maker.options.map { MapDrawing(ground.map, options: $0, geometry: source) }
    sections = maker.sections
  }

  /// The section with this id.
  public func section(_ id: String) -> BriefSection? { sections.first { $0.id == id } }
}

/// Everything that the sections are made from, and the sections.
struct BriefMaker {
  let question: BriefQuestion
  let ground: MediationGround
  /// The ranking; `nil` where the map does not say between whom.
  let report: BridgeReport?
  let results: [String: MediationResult]
  private let refusals: [String: String]

  private static let analytics = [
    "exposure", "encumbrance", "convening-set", "inclusion-frontier", "representation-gap",
    "confidence-order", "support-and-independence", "issues", "trajectory",
  ]

  init(
    _ question: BriefQuestion, on ground: MediationGround, of map: ActorMap, control: RunControl
  ) throws(MediationError) {
    self.question = question
    self.ground = ground
    if ground.ends.isEmpty {
      report = nil
    } else {
      report = try BridgeReport(
        BridgeQuestion(
          between: question.between, candidates: question.candidates,
          threshold: question.threshold, roles: question.roles, rule: question.rule,
          view: question.view, uncertainty: question.uncertainty),
        on: Self.ordered(map, as: ground.map),
        control: control)
    }
    var results: [String: MediationResult] = [:]
    var refusals: [String: String] = [:]
    let given = [
      "min-trust": JSONText.number(question.threshold),
      "cover-trust": JSONText.number(question.coverThreshold),
    ]
    for id in Self.analytics {
      let names = try MediationCatalog.analytic(id).descriptor.parameters.map(\.name)
      let outcome = Result { () throws(MediationError) in
        try MediationCatalog.result(
          id, parameters: given.filter { names.contains($0.key) }, on: ground,
          doubt: Self.doubt(about: id, question, ground.map), control: control)
      }
      switch outcome {
      case .success(let result): results[id] = result
      case .failure(let error): refusals[id] = error.description
      }
    }
    (self.results, self.refusals) = (results, refusals)
  }

  /// The map in order, its ties with their own ids only: what is drawn of a doubtful tie hangs on
  /// its own id, and the numbers are to be those of `bridges`.
  private static func ordered(_ map: ActorMap, as ground: ActorMap) -> ActorMap {
    let own = Set(map.relationships.compactMap(\.id))
    var ordered = ground
    for index in ordered.relationships.indices {
      let id = ordered.relationships[index].id
      if !(id.map(own.contains) ?? false) { ordered.relationships[index].id = nil }
    }
    return ordered
  }

  var sections: [BriefSection] {
    [scope, map, candidates, channels, table, steps, support, issues, doubts, definitions]
  }

  /// How the map is drawn: what the brief looks at, with the candidates marked.
  var options: DrawingOptions? {
    guard var options = question.drawing else { return nil }
    options.view = question.view
    guard let report else { return options }
    options.highlights = report.candidates.compactMap { candidate in
      guard let rank = candidate.rank, (candidate.acceptability.number ?? 0) > 0
      else { return nil }
      return Highlight(actor: candidate.actor, rank: rank)
    }
    options.highlightEnds = report.ends.map(\.name)
    return options
  }

  // MARK: - What the sections share

  func section(_ number: Int, _ id: String, _ title: String, _ parts: [BriefPart]) -> BriefSection {
    BriefSection(
      number: number, id: id, title: title,
      parts: parts.filter { part in
        switch part {
        case .paragraph(let sentences), .list(_, let sentences), .note(let sentences):
          !sentences.isEmpty
        case .table(let table): !table.section.rows.isEmpty
        case .definitions(let words): !words.isEmpty
        case .map, .chart: true
        }
      })
  }

  /// What an analytic found, in sentences with two decimals; empty where it could not answer.
  func findings(_ id: String) -> MediationFindings {
    var findings = results[id]?.findings ?? MediationFindings()
    let map = ground.map
    let numbers = ShortNumbers(
      sparing: map.actors.map(\.name) + map.sides.map(\.name)
        + map.relationships.flatMap(\.layers))
    findings.sentences = findings.sentences.map {
      MediationSentence(numbers.shortened($0.text), ties: $0.ties)
    }
    return findings
  }

  /// Why an analytic has no answer, as a paragraph; `nil` where it has one.
  func refusal(_ id: String) -> BriefPart? {
    refusals[id].map { reason in
      ground.ends.isEmpty ? Self.unanswered : .paragraph([said("Not answered: \(reason).")])
    }
  }

  /// What stands in place of an answer where the map does not say between whom.
  static let unanswered = BriefPart.paragraph([
    MediationSentence("Not answered, because two ends are needed (see section 1).")
  ])

  /// What stands where trust alone could answer.
  static let noTrust = ["No tie that is read carries trust, so this cannot be answered."]

  func parameter(_ id: String, _ name: String) -> String {
    results[id]?.parameters.first { $0.name == name }?.value ?? ""
  }

  func said(_ text: String, ties: [String] = []) -> MediationSentence {
    MediationSentence(text, ties: ties)
  }

  func said(_ texts: [String]) -> [MediationSentence] { texts.map { MediationSentence($0) } }

  func name(_ id: String) -> String { ground.name(id) }

  func endName(_ id: String) -> String { ground.ends.first { $0.id == id }?.name ?? id }

  /// `A – B – C`.
  func chain(_ path: TrustPath) -> String { path.actors.map(name).joined(separator: " – ") }

  /// Those who lead, where somebody is trusted from every end.
  var leaders: [BridgeCandidate] {
    report?.candidates.filter { $0.rank == 1 && ($0.acceptability.number ?? 0) > 0 } ?? []
  }
}

extension MediationSection {
  /// The same with other columns, rows and words.
  func showing(
    _ ids: [String], titled title: String? = nil, subject: String? = nil,
    where isShown: (MediationRow) -> Bool = { _ in true }, limit: Int = .max
  ) -> MediationSection {
    let places = ids.compactMap { id in columns.firstIndex { $0.id == id } }
    return MediationSection(
      id: id, title: title ?? self.title, subject: subject ?? self.subject,
      columns: places.map { columns[$0] },
      rows: rows.filter(isShown).prefix(limit).map { row in
        MediationRow(row.subject, places.map { row.cells[$0] }, ties: row.ties)
      })
  }

  /// The cell of `row` in the column with this id.
  func cell(_ row: MediationRow, _ column: String) -> MediationCell? {
    columns.firstIndex { $0.id == column }.map { row.cells[$0] }
  }
}
