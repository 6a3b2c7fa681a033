// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// A report for people, as plain text, as Markdown or as the body of an HTML page. Whatever a
/// map's names hold, they neither reach the terminal as commands nor the document as markup.
struct Prose {
  /// What the report is written in.
  enum Form {
    case plain
    case markdown
    case html
  }

  let form: Form
  private(set) var text = ""
  private var followsHeading = false

  init(_ form: Form) { self.form = form }

  /// A heading; the first has level 1.
  mutating func heading(_ words: String, level: Int = 1) {
    begin()
    switch form {
    case .plain: text += plain(words) + "\n"
    case .markdown: text += "\(String(repeating: "#", count: level)) \(TextLine.markdown(words))\n"
    case .html: text += HTMLText.element("h\(level)", words) + "\n"
    }
    followsHeading = true
  }

  /// Sentences, each beginning a line.
  ///
  /// - Parameter isApart: whether they stand apart from a heading right above them.
  mutating func lines(_ sentences: [String], isApart: Bool = false) {
    for (place, sentence) in sentences.enumerated() {
      if form != .plain || (place == 0 && (isApart || !followsHeading)) { begin() }
      switch form {
      case .plain: text += plain(sentence)
      case .markdown: text += TextLine.markdownLine(sentence)
      case .html: text += HTMLText.element("p", sentence)
      }
      text += "\n"
      followsHeading = false
    }
  }

  /// Entries under a line that says what they are; without entries there is nothing.
  mutating func list(_ lead: String, _ entries: [String]) {
    guard !entries.isEmpty else { return }
    lines([lead])
    self.entries(entries)
  }

  /// Entries under what was written last.
  mutating func entries(_ entries: [String]) {
    if form == .markdown { begin() }
    if form == .html { text += "<ul>\n" }
    for entry in entries {
      switch form {
      case .plain: text += TextLine.wrapped(TextLine.printable(entry), first: 2, others: 4)
      case .markdown: text += "- " + TextLine.markdownLine(entry)
      case .html: text += HTMLText.element("li", entry)
      }
      text += "\n"
    }
    if form == .html { text += "</ul>\n" }
    followsHeading = false
  }

  /// A table.
  ///
  /// - Parameter caption: what it holds, where the form has room for that.
  mutating func table(_ table: Table, caption: String? = nil) {
    begin()
    switch form {
    case .plain: text += table.text()
    case .markdown: text += table.markdown()
    case .html: text += table.html(caption: caption)
    }
    followsHeading = false
  }

  /// A picture of ours, in the one form that can hold it.
  mutating func figure(_ svg: String) {
    if form == .html { text += "<figure>\n\(svg)</figure>\n" }
  }

  /// A chart of what a table says as well, in the one form that can hold it.
  mutating func chart(_ chart: BriefChart) {
    guard form == .html else { return }
    text +=
      "<figure class=\"chart\">\n\(chart.svg)"
      + HTMLText.element("figcaption", chart.caption) + "\n</figure>\n"
  }

  /// A picture in a file, in the one form that refers to files.
  mutating func image(_ words: String, at address: String) {
    guard form == .markdown else { return }
    begin()
    text += "![\(TextLine.markdown(words))](\(address))\n"
    followsHeading = false
  }

  /// What is to be known of what stands above.
  mutating func note(_ words: String) {
    guard form == .html else { return lines([words]) }
    text += HTMLText.element("p", words, "class=\"note\"") + "\n"
    followsHeading = false
  }

  /// Words and what they mean.
  mutating func definitions(_ words: [(term: String, meaning: String)]) {
    switch form {
    case .plain, .markdown:
      if form == .markdown { begin() }
      for (term, meaning) in words {
        text +=
          form == .plain
          ? TextLine.wrapped(TextLine.printable("\(term): \(meaning)"), first: 2, others: 4)
          : "- **\(TextLine.markdown(term))**: \(TextLine.markdown(meaning))"
        text += "\n"
      }
    case .html:
      text += "<dl class=\"words\">\n"
      for (term, meaning) in words {
        text += "<div>\(HTMLText.element("dt", term)) \(HTMLText.element("dd", meaning))</div>\n"
      }
      text += "</dl>\n"
    }
    followsHeading = false
  }

  /// A part of the page with an address of its own.
  mutating func section(_ id: String, _ content: (inout Prose) -> Void) {
    if form == .html { text += "<section id=\"\(HTMLText.escaped(id))\">\n" }
    content(&self)
    if form == .html { text += "</section>\n" }
  }

  // MARK: - Steps

  private func plain(_ words: String) -> String { TextLine.wrapped(TextLine.printable(words)) }

  private mutating func begin() {
    if !text.isEmpty, form != .html { text += "\n" }
  }
}
