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

  /// `value` on one line.
  package static func line(_ value: AttributeValue) -> String {
    switch value {
    case .null: return "null"
    case .boolean(let value): return value ? "true" : "false"
    case .number(let text): return text
    case .string(let text): return quoted(text)
    case .list(let values): return "[" + values.map(line).joined(separator: ", ") + "]"
    case .object(let list):
      return "{" + list.map { quoted($0.key) + ": " + line($0.value) }.joined(separator: ", ")
        + "}"
    }
  }

  /// `value` with two spaces of indentation a level; what fits into 96 characters stays on a line.
  package static func pretty(_ value: AttributeValue, indentation: Int = 0) -> String {
    let short = line(value)
    if short.utf8.count + indentation <= 96 { return short }
    let inner = String(repeating: " ", count: indentation + 2)
    let outer = String(repeating: " ", count: indentation)
    switch value {
    case .list(let values):
      let lines = values.map { inner + pretty($0, indentation: indentation + 2) }
      return "[\n" + lines.joined(separator: ",\n") + "\n" + outer + "]"
    case .object(let list):
      let lines = list.map {
        inner + quoted($0.key) + ": " + pretty($0.value, indentation: indentation + 2)
      }
      return "{\n" + lines.joined(separator: ",\n") + "\n" + outer + "}"
    default: return short
    }
  }
}
