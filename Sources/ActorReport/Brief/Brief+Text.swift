// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorAnalytics
internal import ActorMediation
internal import ActorModel
internal import ActorRendering

/// The forms in which a brief is written.
public enum BriefFormat: String, Hashable, Sendable, CaseIterable {
  /// Headings, tables and lists for documents; the picture is a file beside it.
  case markdown
  /// One page that holds the picture and fetches nothing, laid out for screens and for A4.
  case html
  /// Plain text, without the picture.
  case text
  /// One document, all digits.
  case json
  /// The tables only, one row a subject, all digits.
  case csv

  /// The format that a file's name promises; `nil` where it promises none of them.
  public init?(fileName: String) {
    let name = fileName.lowercased()
    let endings: [(String, BriefFormat)] = [
      (".md", .markdown), (".markdown", .markdown), (".html", .html), (".htm", .html),
      (".txt", .text), (".json", .json), (".csv", .csv),
    ]
    guard let found = endings.first(where: { name.hasSuffix($0.0) }) else { return nil }
    self = found.1
  }
}

extension Brief {
  /// The whole brief in `format`.
  ///
  /// - Parameter picture: the address at which the reader of a Markdown text finds the map's
  ///   picture, relative to the text; `nil` where there is none, which the text then says.
  public func text(as format: BriefFormat, picture: String? = nil) -> String {
    switch format {
    case .markdown: return body(.markdown, picture)
    case .text: return body(.plain, picture)
    case .html:
      return HTMLText.page(
        title: heading, language: "en", body: body(.html, nil),
        style: BriefStyle.sheet(drawing.flatMap(\.frames)))
    case .json: return JSONText.pretty(tree(picture)) + "\n"
    case .csv: return sheet
    }
  }

  private var heading: String { "Brief: \(title)" }

  // MARK: - For people

  private func body(_ form: Prose.Form, _ picture: String?) -> String {
    var prose = Prose(form)
    prose.heading(heading)
    for section in sections {
      prose.section(section.id) { prose in
        prose.heading("\(section.number) \(section.title)", level: 2)
        for part in section.parts { add(part, picture, to: &prose) }
      }
    }
    return prose.text
  }

  private func add(_ part: BriefPart, _ picture: String?, to prose: inout Prose) {
    switch part {
    case .paragraph(let sentences): prose.lines([sentences.map(\.text).joined(separator: " ")])
    case .list(let lead, let sentences):
      if let lead { prose.lines([lead]) }
      prose.entries(sentences.map(\.text))
    case .note(let sentences): prose.note(sentences.map(\.text).joined(separator: " "))
    case .table(let table): add(table, to: &prose)
    case .chart(let chart): prose.chart(chart)
    case .map: addMap(picture, to: &prose)
    case .definitions(let words): prose.definitions(words.map { ($0.term, $0.meaning) })
    }
  }

  private func add(_ table: BriefTable, to prose: inout Prose) {
    // The page has captions; elsewhere a line says what the table holds.
    if prose.form != .html { prose.lines([table.section.title + ":"]) }
    prose.table(table.table, caption: table.section.title)
    let notes = table.notes + table.undefinedNotes
    if !notes.isEmpty { prose.note(notes.joined(separator: " ")) }
  }

  private func addMap(_ picture: String?, to prose: inout Prose) {
    switch (prose.form, drawing) {
    case (.html, let drawing?): prose.figure(BriefStyle.figure(drawing))
    case (.markdown, let drawing?) where picture != nil:
      prose.image(drawing.outline.description, at: picture ?? "")
    default:
      let size = "\(count(ground.map.actors.count, "actor"))"
      prose.lines([
        picture.map { "The picture of the map, with \(size), is in \($0)." }
          ?? "The picture of the map is not part of this text; actormap render draws it."
      ])
    }
  }

  // MARK: - For programs

  private func tree(_ picture: String?) -> AttributeValue {
    let map = ground.map
    return .tree([
      (
        "map",
        .tree([
          ("title", map.title.map(AttributeValue.string)),
          ("asOf", ground.view.asOf.map { .string($0.description) }),
          ("viewpoint", map.viewpoint.map(AttributeValue.string)),
          ("actors", .integer(map.actors.count)),
          ("relationships", .integer(map.relationships.count)),
          ("picture", picture.map(AttributeValue.string)),
        ])
      ),
      ("between", .strings(ground.ends.map(\.id))), ("view", ground.view.tree),
      ("sections", .list(sections.map(\.tree))),
    ])
  }

  /// The tables of all sections, one row a subject.
  private var sheet: String {
    SectionSheet.csv(
      labels: ["section", "table"],
      sections.flatMap { section in
        section.parts.compactMap { part in
          guard case .table(let table) = part else { return nil }
          return ([section.id, table.section.id], table.section)
        }
      })
  }
}

extension BriefSection {
  fileprivate var tree: AttributeValue {
    .tree([
      ("number", .integer(number)), ("id", .string(id)), ("title", .string(title)),
      ("parts", .list(parts.compactMap(\.tree))),
    ])
  }
}

extension BriefPart {
  /// What a program reads; a chart holds nothing that its table does not.
  fileprivate var tree: AttributeValue? {
    switch self {
    case .paragraph(let sentences):
      .tree([
        ("type", .string("paragraph")), ("sentences", .list(sentences.map(\.tree))),
      ])
    case .list(let lead, let sentences):
      .tree([
        ("type", .string("list")), ("lead", lead.map(AttributeValue.string)),
        ("sentences", .list(sentences.map(\.tree))),
      ])
    case .table(let table):
      .tree([
        ("type", .string("table")), ("table", table.section.tree),
        ("notes", table.notes.isEmpty ? nil : .strings(table.notes)),
      ])
    case .note(let sentences):
      .tree([("type", .string("note")), ("sentences", .list(sentences.map(\.tree)))])
    case .map: .tree([("type", .string("map"))])
    case .chart: nil
    case .definitions(let words):
      .tree([
        ("type", .string("definitions")),
        (
          "definitions",
          .list(
            words.map {
              .tree([("term", .string($0.term)), ("meaning", .string($0.meaning))])
            })
        ),
      ])
    }
  }
}
