// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

public import ActorRendering

/// How a text twin is written.
public enum TextTwinFormat: String, Hashable, Sendable, CaseIterable {
  /// Headings, tables and lists for documents.
  case markdown
  /// One page that holds the picture as well and fetches nothing.
  case html

  /// The format that a file's name promises; `nil` where it promises none of them.
  public init?(fileName: String) {
    let name = fileName.lowercased()
    if [".md", ".markdown"].contains(where: name.hasSuffix) {
      self = .markdown
    } else if [".html", ".htm"].contains(where: name.hasSuffix) {
      self = .html
    } else {
      return nil
    }
  }
}

/// A drawing told in text, for readers who do not see it: the same title, sides, actors, ties and
/// notes, in the same reading order.
///
/// Title and description alone are not enough for a diagram: readers need its nodes and its
/// connections (see WCAG 2.2, 1.1.1). The tables hold every value that the drawing encodes; the
/// lists say for each actor who is tied to it and how.
///
/// - Complexity: O(actors + ties).
public struct TextTwin: Sendable {
  private let outline: MapOutline
  private let pictures: [String]
  private var words: InterfaceWords { outline.wording }

  /// Tells `drawing`.
  public init(of drawing: MapDrawing) {
    outline = drawing.outline
    pictures = drawing.pages
  }

  /// The whole text.
  public func text(as format: TextTwinFormat) -> String {
    switch format {
    case .markdown: return body(.markdown)
    case .html:
      return HTMLText.page(
        title: outline.title, language: words.language, body: body(.html))
    }
  }

  private func body(_ form: Prose.Form) -> String {
    var prose = Prose(form)
    prose.heading(outline.title)
    prose.lines(outline.subtitle)
    for picture in pictures { prose.figure(picture) }
    prose.lines([outline.description])
    for part in outline.parts { add(part, to: &prose) }
    prose.heading(words.text(.twinNotes), level: 2)
    prose.lines(outline.notes)
    return prose.text
  }

  /// One map: its headings stand one level lower where there are several.
  private func add(_ part: MapOutline.Part, to prose: inout Prose) {
    let level = part.title == nil ? 2 : 3
    if let title = part.title { prose.heading(title, level: 2) }
    if !part.sides.isEmpty {
      prose.heading(words.text(.twinSides), level: level)
      prose.entries(part.sides.map(sentence))
    }
    prose.heading(words.text(.twinActors), level: level)
    prose.table(actors(part), caption: words.text(.twinActors))
    prose.heading(words.text(.twinTies), level: level)
    prose.table(ties(part), caption: words.text(.twinTies))
    prose.heading(words.text(.twinRelations), level: level)
    for actor in part.actors {
      prose.heading(actor.name, level: level + 1)
      prose.entries(actor.relations)
    }
  }

  private func sentence(_ side: MapOutline.Side) -> String {
    words.text(.sideMembers, ["side": side.name, "members": words.list(side.members)])
  }

  private func actors(_ part: MapOutline.Part) -> Table {
    var table = Table([
      .text(words.text(.columnActor)), .text(words.text(.columnShape)),
      .text(words.text(.columnSide)), .text(words.text(.columnWords)),
    ])
    table.rows = part.actors.map { [$0.name, $0.shape, $0.side ?? "", $0.words] }
    return table
  }

  private func ties(_ part: MapOutline.Part) -> Table {
    var table = Table([
      .text(words.text(.columnFrom)), .text(words.text(.columnTo)),
      .text(words.text(.columnKind)), .number(words.text(.columnTrust)),
      .text(words.text(.columnWords)),
    ])
    table.rows = part.ties.map { [$0.from, $0.to, $0.kind, $0.trust ?? "", $0.words] }
    return table
  }
}
