// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

public import ActorAnalytics
public import ActorMediation
internal import ActorModel

/// A list of what there is.
public struct CatalogueReport: Sendable {
  /// One line: an id, what it is, and further fields.
  public struct Entry: Sendable {
    fileprivate let fields: [(name: String, value: AttributeValue)]
    fileprivate let id: String
    fileprivate let title: String
    fileprivate let text: [String]
    /// The heading under which short lists show it, and what they say of it.
    fileprivate var short: (heading: String, question: String)?

    /// An entry with plain fields.
    public init(_ id: String, _ title: String, _ further: [(String, String)] = []) {
      self.id = id
      self.title = title
      text = further.map { "\($0.0): \($0.1)" }
      fields =
        [("id", .string(id)), ("title", .string(title))]
        + further.map { ($0.0, AttributeValue.string($0.1)) }
    }

    /// An entry that tells all of a measure.
    public init(_ measure: MeasureDescriptor) {
      id = measure.id
      title = measure.title
      let parameters = measure.parameters.map(\.words)
      let proof = [measure.proof.words].compactMap { $0 }
      text =
        [measure.question, measure.summary, measure.convention]
        + (measure.isOnlyByName ? ["Only by name: --all leaves it out."] : [])
        + (measure.columns.count > 1 ? ["Columns: " + measure.columns.joined(separator: ", ")] : [])
        + (parameters.isEmpty ? [] : ["Parameters: " + parameters.joined(separator: "; ")])
        + proof
        + ["Source: " + measure.citation]
      fields = [
        ("id", .string(measure.id)), ("title", .string(measure.title)),
        ("family", .string(measure.family.rawValue)), ("question", .string(measure.question)),
        ("summary", .string(measure.summary)), ("convention", .string(measure.convention)),
        ("subject", .string(measure.subject.rawValue)), ("columns", .strings(measure.columns)),
        ("parameters", .list(measure.parameters.map(\.tree))),
        ("answer", .string(measure.answer.rawValue)),
        ("takesNegativeTies", .boolean(measure.takesNegativeTies)),
        ("isHeuristic", .boolean(measure.isHeuristic)),
        ("isOnlyByName", .boolean(measure.isOnlyByName)), ("citation", .string(measure.citation)),
      ]
      short = (measure.family.title, measure.question)
    }

    /// An entry that tells all of a mediation analytic.
    public init(_ analytic: MediationDescriptor) {
      id = analytic.id
      title = (analytic.number.isEmpty ? "" : "\(analytic.number) ") + analytic.title
      let parameters = analytic.parameters.map(\.words)
      let sources = analytic.literature.map(\.text)
      text =
        [
          analytic.question, analytic.definition, "Formula: " + analytic.formula,
          "Says for example: " + analytic.output, "Limit: " + analytic.caveat,
        ]
        + (parameters.isEmpty ? [] : ["Parameters: " + parameters.joined(separator: "; ")])
        + (analytic.readsAcceptability
          ? ["Acceptability is read by --principal-rule and --hops."] : [])
        + sources.map { "Source: " + $0 }
      fields =
        [
          ("id", .string(analytic.id))
        ] + (analytic.number.isEmpty ? [] : [("number", .string(analytic.number))]) + [
          ("title", .string(analytic.title)), ("question", .string(analytic.question)),
          ("definition", .string(analytic.definition)), ("formula", .string(analytic.formula)),
          ("output", .string(analytic.output)), ("caveat", .string(analytic.caveat)),
          ("needsEnds", .boolean(analytic.needsEnds)),
          ("readsAcceptability", .boolean(analytic.readsAcceptability)),
          ("parameters", .list(analytic.parameters.map(\.tree))),
          ("literature", .list(analytic.literature.map(\.tree))),
        ]
    }
  }

  private let entries: [Entry]

  /// Lists `entries` in their order.
  public init(_ entries: [Entry]) { self.entries = entries }

  /// The one entry of this id; `nil` where there is none.
  public func card(of id: String) -> CatalogueReport? {
    let found = entries.filter { $0.id == id }
    return found.isEmpty ? nil : CatalogueReport(found)
  }

  /// The ids in their order.
  public var ids: [String] { entries.map(\.id) }

  /// An id and a title a line, with what there is to know below.
  public var text: String {
    let width = entries.map(\.id.count).max() ?? 0
    return entries.map { entry in
      let gap = String(repeating: " ", count: width - entry.id.count)
      let further = entry.text.map { TextLine.wrapped($0, first: 4, others: 6) + "\n" }.joined()
      return "\(entry.id)\(gap)  \(entry.title)\n" + further
    }.joined()
  }

  /// A line each, under headings: an id and the question that it answers.
  public var questions: String {
    let width = entries.map(\.id.count).max() ?? 0
    var heading = ""
    var text = ""
    for entry in entries {
      guard let short = entry.short else { continue }
      if short.heading != heading {
        heading = short.heading
        text += (text.isEmpty ? "" : "\n") + heading + "\n"
      }
      let gap = String(repeating: " ", count: width - entry.id.count)
      text += "  \(entry.id)\(gap)  \(short.question)\n"
    }
    return text
  }

  /// The same as one JSON document.
  public var json: String {
    JSONText.pretty(.list(entries.map { .tree($0.fields.map { ($0.name, $0.value) }) })) + "\n"
  }
}

extension MeasureParameter {
  fileprivate var words: String {
    let preset = "default \(MeasureParameter.words(for: defaultValue))"
    return switch kind {
    case .choice(let words): "\(name) (\(words.joined(separator: "|")), \(preset))"
    case .number(let low, let high):
      "\(name) (\(JSONText.number(low)) to below \(JSONText.number(high)), \(preset))"
    case .count(let low, let high): "\(name) (\(low) to \(high), \(preset))"
    case .actors: "\(name) (ids of actors, \(preset))"
    case .text, .group: "\(name) (\(preset))"
    }
  }

  fileprivate var tree: AttributeValue {
    var fields: [(String, AttributeValue?)] = [("name", .string(name))]
    switch kind {
    case .choice(let words): fields.append(("choices", .strings(words)))
    case .number(let low, let high):
      fields += [("from", .double(low)), ("below", .double(high))]
    case .count(let low, let high):
      fields += [("from", .integer(low)), ("through", .integer(high))]
    case .actors: fields.append(("kind", .string("actors")))
    case .text, .group: break
    }
    return .tree(fields + [("default", .string(defaultValue)), ("summary", .string(summary))])
  }
}
