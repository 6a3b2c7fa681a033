// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// The chunk `pHYs` of a PNG, which cairo does not write: without it word processors guess how
/// large the picture is meant to be.
enum PNGResolution {
  /// `png` with its resolution stated after the header.
  static func stated(_ dpi: Int, in png: [UInt8]) -> [UInt8] {
    // The signature has 8 bytes, the header 25.
    guard png.count > 33 else { return png }
    return Array(png[..<33]) + chunk(dpi) + png[33...]
  }

  private static func chunk(_ dpi: Int) -> [UInt8] {
    // Dots a metre.
    let dots = bigEndian(UInt32((Double(dpi) / 0.0254).rounded()))
    let named = Array("pHYs".utf8) + dots + dots + [1]
    return bigEndian(9) + named + bigEndian(checksum(of: named))
  }

  private static func bigEndian(_ number: UInt32) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
  }

  /// The CRC of ISO 3309 that PNG prescribes.
  private static func checksum(of bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(UInt32.max) { sum, byte in
      (0..<8).reduce(sum ^ UInt32(byte)) { rest, _ in
        rest & 1 == 1 ? 0xEDB8_8320 ^ (rest >> 1) : rest >> 1
      }
    }
  }
}
