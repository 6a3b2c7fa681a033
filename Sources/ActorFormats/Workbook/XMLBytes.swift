// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Writes text into XML.
enum XMLBytes {
  /// Appends a scalar as it stands between tags.
  static func append(_ scalar: Unicode.Scalar, to bytes: inout [UInt8]) {
    switch scalar {
    case "&": bytes += "&amp;".utf8
    case "<": bytes += "&lt;".utf8
    case ">": bytes += "&gt;".utf8
    default: bytes += scalar.utf8
    }
  }

  /// Appends text as it stands between quotation marks; line breaks and tabs survive.
  static func appendAttribute(_ text: String, to bytes: inout [UInt8]) {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": bytes += "&quot;".utf8
      case "\t", "\n", "\r": bytes += "&#\(scalar.value);".utf8
      default: append(scalar, to: &bytes)
      }
    }
  }
}
