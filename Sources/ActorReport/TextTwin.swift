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
/// sentences say for each actor who is tied to it and how.
///
/// - Complexity: O(actors + ties).
public struct TextTwin: Sendable {
  private let outline: MapOutline
  private let picture: String
  private var words: InterfaceWords { outline.words }

  /// Tells `drawing`.
  public init(of drawing: MapDrawing) {
    outline = drawing.outline
    picture = drawing.svg
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
    if form == .html { prose.figure(picture) }
    prose.lines([outline.description])
    addSides(to: &prose)
    prose.heading(words.text(.twinActors), level: 2)
    prose.table(actors(), caption: words.text(.twinActors))
    prose.heading(words.text(.twinTies), level: 2)
    prose.table(ties(), caption: words.text(.twinTies))
    prose.heading(words.text(.twinRelations), level: 2)
    for actor in outline.actors {
      prose.heading(actor.name, level: 3)
      prose.entries(actor.sentences)
    }
    prose.heading(words.text(.twinNotes), level: 2)
    prose.lines(outline.notes)
    return prose.text
  }

  private func addSides(to prose: inout Prose) {
    guard !outline.sides.isEmpty else { return }
    prose.heading(words.text(.twinSides), level: 2)
    prose.entries(
      outline.sides.map { side in
        words.text(.sideMembers, ["side": side.name, "members": words.list(side.members)])
      })
  }

  private func actors() -> Table {
    var table = Table([
      .text(words.text(.columnActor)), .text(words.text(.columnShape)),
      .text(words.text(.columnSide)), .text(words.text(.columnFacts)),
    ])
    table.rows = outline.actors.map { actor in
      [actor.name, actor.shape, actor.side ?? "", words.list(actor.facts)]
    }
    return table
  }

  private func ties() -> Table {
    var table = Table([
      .text(words.text(.columnFrom)), .text(words.text(.columnTo)),
      .text(words.text(.columnKind)), .text(words.text(.columnDirection)),
      .number(words.text(.columnTrust)), .number(words.text(.columnStrength)),
      .text(words.text(.columnConfidence)), .text(words.text(.columnStatus)),
      .text(words.text(.columnIssues)), .number(words.text(.columnSources)),
    ])
    table.rows = outline.ties.map { tie in
      [
        tie.from, tie.to, tie.kind,
        words.text(tie.isDirected ? .directionOne : .directionBoth), tie.trust ?? "",
        tie.strength ?? "", tie.confidence ?? "", tie.status ?? "", words.list(tie.issues),
        "\(tie.sources)",
      ]
    }
    return table
  }
}
