// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// The pixels of a picture, and how many there may be.
package struct PixelSize: Hashable, Sendable {
  /// Three times A3 at 1200 dots an inch. Pictures are drawn in bands, so it is time and the size
  /// of files that limit them, not memory.
  package static let limit = 1_000_000_000
  /// The longest side that libpng reads unless told otherwise.
  private static let sideLimit = 1_000_000

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
