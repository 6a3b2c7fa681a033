// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// JSON text of values, the same wherever ActorMap writes JSON.
package enum JSONText {
  /// The shortest decimal text that reads back to the same number.
  ///
  /// - Precondition: `value` is finite; JSON has no other numbers.
  package static func number(_ value: Double) -> String {
    precondition(value.isFinite, "undefined values are absent, never written as numbers")
    if value == 0 { return "0" }
    let text = value.description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// `text` between quotation marks, with what JSON and terminals cannot hold escaped.
  package static func quoted(_ text: String) -> String {
    if text.utf8.allSatisfy(isPlain) { return "\"\(text)\"" }
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case _
      where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
        || scalar.value == 0x2028 || scalar.value == 0x2029:
        let digits = String(scalar.value, radix: 16, uppercase: true)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// Whether a byte of UTF-8 neither needs an escape nor can begin a character that does.
  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case 0..<0x20, 0x22, 0x5C, 0x7F, 0xC2, 0xE2: false
    default: true
    }
  }

  /// `value` on one line.
  package static func line(_ value: AttributeValue) -> String {
    var text = ""
    _ = append(value, to: &text, limit: .max)
    return text
  }

  /// Appends `value` on one line; gives up, saying so, once `text` has more bytes than `limit`.
  private static func append(
    _ value: AttributeValue, to text: inout String, limit: Int
  ) -> Bool {
    switch value {
    case .null: text += "null"
    case .boolean(let value): text += value ? "true" : "false"
    case .number(let number): text += number
    case .string(let string): text += quoted(string)
    case .list(let values):
      text += "["
      for (index, value) in values.enumerated() {
        if index > 0 { text += ", " }
        guard append(value, to: &text, limit: limit) else { return false }
      }
      text += "]"
    case .object(let list):
      text += "{"
      for (index, entry) in list.entries.enumerated() {
        text += (index > 0 ? ", " : "") + quoted(entry.key) + ": "
        guard append(entry.value, to: &text, limit: limit) else { return false }
      }
      text += "}"
    }
    return text.utf8.count <= limit
  }

  /// `value` with two spaces of indentation a level; what fits into 96 characters stays on a line.
  ///
  /// - Complexity: O(bytes of the text).
  package static func pretty(_ value: AttributeValue, indentation: Int = 0) -> String {
    var text = ""
    appendPretty(value, to: &text, indentation: indentation)
    return text
  }

  private static func appendPretty(
    _ value: AttributeValue, to text: inout String, indentation: Int
  ) {
    var short = ""
    if append(value, to: &short, limit: max(0, 96 - indentation)) {
      text += short
      return
    }
    let inner = String(repeating: " ", count: indentation + 2)
    let outer = String(repeating: " ", count: indentation)
    switch value {
    case .list(let values):
      text += "["
      for (index, value) in values.enumerated() {
        text += (index > 0 ? ",\n" : "\n") + inner
        appendPretty(value, to: &text, indentation: indentation + 2)
      }
      text += "\n" + outer + "]"
    case .object(let list):
      text += "{"
      for (index, entry) in list.entries.enumerated() {
        text += (index > 0 ? ",\n" : "\n") + inner + quoted(entry.key) + ": "
        appendPretty(entry.value, to: &text, indentation: indentation + 2)
      }
      text += "\n" + outer + "}"
    default: _ = append(value, to: &text, limit: .max)
    }
  }
}
