// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorModel

/// How text of a file is shown in a message: on one line, short, and without anything that a
/// terminal would obey.
enum Shown {
  /// The beginning of `text` in quotation marks.
  static func quoted(_ text: String, limit: Int = 40) -> String {
    let start = text.unicodeScalars.prefix(limit)
    let isWhole = start.endIndex == text.unicodeScalars.endIndex
    return JSONText.quoted(String(start) + (isWhole ? "" : "…"))
  }

  /// `text` with control and direction characters written as `\u{…}`.
  static func plain(_ text: String, limit: Int = 400) -> String {
    var result = String.UnicodeScalarView()
    for (count, scalar) in text.unicodeScalars.enumerated() {
      if count == limit {
        result.append("…")
        break
      }
      if isHarmful(scalar) {
        result.append(contentsOf: "\\u{\(String(scalar.value, radix: 16))}".unicodeScalars)
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }

  private static func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F...0x9F, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
