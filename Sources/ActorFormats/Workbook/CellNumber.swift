// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorModel

/// Numbers of cells, which are doubles, as text.
enum CellNumber {
  /// The shortest text that reads back to the same number; whole ones as people write them, up to
  /// 21 digits.
  static func text(_ value: Double) -> String {
    let text = JSONText.number(value)
    guard value.magnitude < 1e21, let mark = text.firstIndex(of: "e"), text[mark...] > "e+" else {
      return text
    }
    let digits = text[..<mark].filter(\.isNumber)
    let zeros = Int(value.magnitude.exponentOfTen) + 1 - digits.count
    guard zeros >= 0 else { return text }
    return (value < 0 ? "-" : "") + digits + String(repeating: "0", count: zeros)
  }

  /// The number that a file writes as `bytes`, as text; `nil` where it is none.
  static func text(_ bytes: some Collection<UInt8>) -> String? {
    // Most numbers are short and whole, and are their own text.
    if bytes.count <= 15, bytes.allSatisfy({ (0x30...0x39).contains($0) }),
      let first = bytes.first, first != 0x30 || bytes.count == 1
    {
      return String(decoding: bytes, as: UTF8.self)
    }
    guard !bytes.isEmpty, bytes.allSatisfy(isPart),
      let value = Double(String(decoding: bytes, as: UTF8.self)), value.isFinite
    else { return nil }
    return text(value)
  }

  private static func isPart(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "e"),
      UInt8(ascii: "E"):
      true
    default: false
    }
  }

  /// Whether a cell that holds this number gives this text back. Numbers so small that spreadsheets
  /// make 0 of them have no cell.
  static func isCell(_ number: String) -> Bool {
    guard let value = Double(number), value.isNormal || value.isZero else { return false }
    return text(value) == number
  }
}

extension Double {
  /// The power of ten of the first digit.
  fileprivate var exponentOfTen: Int {
    let text = description
    guard let mark = text.firstIndex(of: "e") else { return 0 }
    return Int(text[text.index(after: mark)...]) ?? 0
  }
}
