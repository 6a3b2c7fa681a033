// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// A report for people, as plain text or as Markdown. Whatever a map's names hold, they neither
/// reach the terminal as commands nor the document as markup.
struct Prose {
  let isMarkdown: Bool
  private(set) var text = ""
  private var followsHeading = false

  init(isMarkdown: Bool) { self.isMarkdown = isMarkdown }

  /// A heading; the first has level 1.
  mutating func heading(_ words: String, level: Int = 1) {
    begin()
    let marks = String(repeating: "#", count: level) + " "
    text += (isMarkdown ? marks + TextLine.markdown(words) : plain(words)) + "\n"
    followsHeading = true
  }

  /// Sentences, each beginning a line.
  mutating func lines(_ sentences: [String]) {
    for (place, sentence) in sentences.enumerated() {
      if isMarkdown || (place == 0 && !followsHeading) { begin() }
      text += (isMarkdown ? TextLine.markdown(sentence) : plain(sentence)) + "\n"
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
    if isMarkdown { begin() }
    for entry in entries {
      text +=
        isMarkdown
        ? "- \(TextLine.markdown(entry))\n"
        : TextLine.wrapped(TextLine.printable(entry), first: 2, others: 4) + "\n"
    }
    followsHeading = false
  }

  /// A table.
  mutating func table(_ table: Table) {
    begin()
    text += isMarkdown ? table.markdown() : table.text()
    followsHeading = false
  }

  // MARK: - Steps

  private func plain(_ words: String) -> String { TextLine.wrapped(TextLine.printable(words)) }

  private mutating func begin() { if !text.isEmpty { text += "\n" } }
}
