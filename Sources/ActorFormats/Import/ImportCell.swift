// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// A value of a table or a foreign file, with its place.
struct ImportCell {
  let value: JSONNode.Value
  let offset: Int
  /// Whether it holds only where nothing else in the record says otherwise.
  var isDefault = false

  /// A cell of text, whatever it looks like.
  init(text: String, offset: Int) { self.init(value: .string(text), offset: offset) }

  init(value: JSONNode.Value, offset: Int) {
    self.value = value
    self.offset = offset
  }

  /// The value as text; `nil` for what has none.
  var text: String? {
    switch value {
    case .string(let text), .number(let text): text
    case .boolean(let value): value ? "true" : "false"
    case .null, .list, .object: nil
    }
  }

  var isEmpty: Bool {
    switch value {
    case .null: true
    case .string(let text): text.isEmpty
    default: false
    }
  }
}

/// What is particular to the cells of a format.
struct CellManner: Sendable {
  /// Text that spreadsheets would compute has an apostrophe before it.
  var hasApostrophes = false
  /// `0,7` is a number: the columns are not separated by commas.
  var hasCommaDecimals = false
  /// Empty text and null are values of an attribute, and no lack of one.
  var hasEmptyValues = false

  /// Tables with commas, as ActorMap writes them.
  static let csv = CellManner(hasApostrophes: true)
  /// Formats in which every value has a type, and nothing is another thing than no value.
  static let typed = CellManner(hasEmptyValues: true)
}
