// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// An opaque sRGB colour, written `#rrggbb`.
///
/// Nothing but such a colour reaches the style sheet of a drawing.
public struct Colour: Hashable, Sendable, CustomStringConvertible {
  /// The three channels, 0...255.
  public let red, green, blue: UInt8

  /// Makes a colour of its channels, 0...255 each.
  public init(red: UInt8, green: UInt8, blue: UInt8) {
    (self.red, self.green, self.blue) = (red, green, blue)
  }

  /// Reads `#rrggbb`, upper or lower case; `nil` for every other text.
  public init?(_ text: String) {
    let digits = text.utf8.dropFirst().map { byte -> UInt32? in
      switch byte {
      case 0x30...0x39: UInt32(byte - 0x30)
      case 0x41...0x46: UInt32(byte - 0x37)
      case 0x61...0x66: UInt32(byte - 0x57)
      default: nil
      }
    }
    let known = digits.compactMap { $0 }
    guard text.utf8.first == 0x23, known.count == 6, digits.count == 6 else { return nil }
    self.init(known.reduce(0) { $0 << 4 | $1 })
  }

  /// The colour with this number, `0xRRGGBB`.
  init(_ number: UInt32) {
    self.init(
      red: UInt8(truncatingIfNeeded: number >> 16), green: UInt8(truncatingIfNeeded: number >> 8),
      blue: UInt8(truncatingIfNeeded: number))
  }

  /// `#rrggbb` in lower case.
  public var description: String {
    "#" + [red, green, blue].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  /// The relative luminance, 0 for black to 1 for white (WCAG 2.2, "relative luminance").
  public var luminance: Double {
    0.2126 * Self.linear(red) + 0.7152 * Self.linear(green) + 0.0722 * Self.linear(blue)
  }

  /// The contrast ratio with another colour, 1 to 21 (WCAG 2.2, "contrast ratio").
  public func contrast(with other: Colour) -> Double {
    let (a, b) = (luminance, other.luminance)
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)
  }

  /// The channel in linear light (IEC 61966-2-1).
  static func linear(_ channel: UInt8) -> Double {
    let value = Double(channel) / 255
    return value <= 0.04045 ? value / 12.92 : power2point4((value + 0.055) / 1.055)
  }

  /// x^2.4 = x² · (x²)^(1/5), the root by Newton's method from above: no library is needed for it.
  private static func power2point4(_ base: Double) -> Double {
    let square = base * base
    var root = 1.0
    for _ in 0..<40 {
      let fourth = root * root * root * root
      root -= (fourth * root - square) / (5 * fourth)
    }
    return square * root
  }
}
