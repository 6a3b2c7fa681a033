// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorFormats

/// Values in a file for comparing: doubles, least byte first, without a heading.
enum ValuesFile {
  static func write(_ values: [Double], to path: String) throws {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(values.count * 8)
    for value in values {
      withUnsafeBytes(of: value.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
    }
    try AtomicFile.write(bytes, to: path)
  }

  /// FNV-1a over the bits of the values: the same bits on any number of threads.
  static func checksum(_ values: [Double]) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for value in values {
      for shift in stride(from: 0, to: 64, by: 8) {
        hash = (hash ^ (value.bitPattern >> UInt64(shift) & 0xFF)) &* 0x100_0000_01B3
      }
    }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}

/// A line of JSON with its keys in order.
struct JSONLine {
  private var parts: [String] = []

  mutating func add(_ key: String, _ text: String) { parts.append("\"\(key)\": \"\(text)\"") }
  mutating func add(_ key: String, _ number: Int) { parts.append("\"\(key)\": \(number)") }
  mutating func add(_ key: String, _ number: Double) { parts.append("\"\(key)\": \(number)") }
  mutating func add(_ key: String, _ numbers: [Double]) {
    parts.append("\"\(key)\": [" + numbers.map { "\($0)" }.joined(separator: ", ") + "]")
  }

  var text: String { "{" + parts.joined(separator: ", ") + "}" }
}
