// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// The pixels of a picture, and how many a worker can hold.
package struct PixelSize: Hashable, Sendable {
  /// A4 at 600 dots an inch. With four bytes a pixel, and as many again where a part of the drawing
  /// is mixed with what is below it, it leaves room in half a gigabyte for libraries and fonts.
  package static let limit = 40_000_000
  /// The longest side that cairo knows.
  private static let sideLimit = 32_767

  package let width: Int
  package let height: Int

  /// The pixels of a drawing whose sides are measured in CSS pixels of 1/96 inch.
  package init(width: Double, height: Double, dpi: Int) {
    func pixels(_ side: Double) -> Int {
      Int(min(max(1, (side * Double(dpi) / 96).rounded()), 1e9))
    }
    self.width = pixels(width)
    self.height = pixels(height)
  }

  package var fits: Bool {
    width <= Self.sideLimit && height <= Self.sideLimit && width * height <= Self.limit
  }

  /// The largest resolution below `dpi` at which the drawing fits.
  package static func largestDPI(width: Double, height: Double, below dpi: Int) -> Int? {
    (PictureRequest.resolutions.lowerBound..<max(dpi, PictureRequest.resolutions.lowerBound))
      .last { PixelSize(width: width, height: height, dpi: $0).fits }
  }
}
