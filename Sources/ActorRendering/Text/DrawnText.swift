// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Text of the map on its way into the drawing.
enum DrawnText {
  /// `text` without characters that XML cannot hold or that turn the reading direction of what
  /// follows; line breaks and tabs become spaces.
  static func plain(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x09, 0x0A, 0x0D, 0x2028, 0x2029: result.append(" ")
      case 0..<0x20, 0x7F...0x9F, 0xFFFE, 0xFFFF, 0x202A...0x202E, 0x2066...0x2069,
        0x200E...0x200F, 0x061C:
        continue
      case let value where value & 0xFFFE == 0xFFFE: continue
      default: result.append(scalar)
      }
    }
    return String(result)
  }

  /// `text` as XML character data and attribute value. Only `isolated` leaves controls of the
  /// direction in it: those that end what they begin.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in (hasWholeIsolates(text) ? shielded(text) : plain(text)).unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

// MARK: - Direction

extension DrawnText {
  private static let begin: Unicode.Scalar = "\u{2068}"
  private static let end: Unicode.Scalar = "\u{2069}"

  /// Whether the first letter of `text` belongs to a script that runs from right to left: rule P2
  /// of UAX #9 over the blocks of those scripts, without what is isolated.
  static func isRightToLeft(_ text: String) -> Bool {
    var depth = 0
    for scalar in text.unicodeScalars {
      depth += scalar == begin ? 1 : scalar == end ? -1 : 0
      if depth > 0 { continue }
      if isRightToLeft(scalar) { return true }
      if scalar.properties.isAlphabetic, !isMark(scalar) { return false }
    }
    return false
  }

  /// `text` of the map for the middle of a sentence of ours: where it has letters that run from
  /// right to left, they do not move what stands around it.
  static func isolated(_ text: String) -> String {
    let text = plain(text)
    guard text.unicodeScalars.contains(where: isRightToLeft) else { return text }
    return String(begin) + text + String(end)
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .nonspacingMark
  }

  private static func isRightToLeft(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x590...0x8FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFC, 0x10800...0x10FFF, 0x1E800...0x1EFFF:
      scalar.properties.isAlphabetic && !isMark(scalar)
    default: false
    }
  }

  /// Whether every isolate in `text` ends in it, and none ends that did not begin in it.
  private static func hasWholeIsolates(_ text: String) -> Bool {
    var depth = 0
    for scalar in text.unicodeScalars {
      if scalar == begin { depth += 1 }
      if scalar == end { depth -= 1 }
      if depth < 0 || depth > 1 { return false }
    }
    return depth == 0
  }

  /// `text` made plain between its isolates.
  private static func shielded(_ text: String) -> String {
    var result = ""
    var open = ""
    for scalar in text.unicodeScalars {
      if scalar == begin || scalar == end {
        result += plain(open) + String(scalar)
        open = ""
      } else {
        open.unicodeScalars.append(scalar)
      }
    }
    return result + plain(open)
  }
}
