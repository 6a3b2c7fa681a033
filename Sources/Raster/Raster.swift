// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

public import ActorRendering
internal import CRasterShim

/// Pictures by librsvg and cairo in this process.
///
/// `PictureWorker` keeps the memory that they take, and a crash in them, apart from this process.
/// Files and addresses that an SVG names are never opened.
public struct Raster: PictureSource {
  /// How many pixels are drawn at a time; 0 leaves that open.
  private let band: Int32

  /// Makes a source.
  public init() { band = 0 }

  /// Makes a source that draws so many pixels at a time.
  package init(band: Int) { self.band = Int32(clamping: band) }

  /// The picture of a drawing.
  ///
  /// - Throws: `PictureFailure` where it has too many pixels, or with what
  ///   librsvg or cairo report.
  /// - Complexity: O(pixels + shapes).
  public func picture(of request: PictureRequest) throws(PictureFailure) -> [UInt8] {
    var pages: [Page] = []
    for svg in request.pages { pages.append(try Page(svg)) }
    guard let first = pages.first else { throw .failed("there is no page") }
    switch request.form {
    case .png(let dpi): return PNGResolution.stated(dpi, in: try png(of: first, dpi))
    case .pdf(let title, let date):
      return try Page.pdf(of: pages, title: title, day: PictureMessage.day(date))
    }
  }

  private func png(of page: Page, _ dpi: Int) throws(PictureFailure) -> [UInt8] {
    let pixels = page.pixels(dpi)
    if pixels.fits, let png = try page.png(pixels, band) { return png }
    var smaller: Int? = PixelSize.largestDPI(width: page.width, height: page.height, below: dpi)
    // Parts that are mixed with what is below them take memory of their own: only trying tells.
    while let tried = smaller, try page.png(page.pixels(tried), band) == nil {
      let next = tried * 4 / 5
      smaller = PictureRequest.resolutions.contains(next) ? next : nil
    }
    throw .tooLarge(width: pixels.width, height: pixels.height, largestDPI: smaller)
  }

  /// The versions of librsvg and cairo in use, or why there are none.
  public static var description: String {
    var text = [CChar](repeating: 0, count: 256)
    am_picture_versions(&text, text.count)
    return String(cText: text)
  }
}

/// Owns an SVG that librsvg has read.
private final class Page {
  private static let messageSize = 512
  private let picture: OpaquePointer
  private(set) var width = 0.0
  private(set) var height = 0.0

  init(_ svg: String) throws(PictureFailure) {
    var svg = svg
    var opened: OpaquePointer?
    let (_, message) = Self.outcome { text, size in
      opened = svg.withUTF8 { am_picture_open($0.baseAddress, $0.count, text, size) }
      return opened == nil ? -1 : 0
    }
    guard let opened else { throw .failed(message) }
    picture = opened
    guard am_picture_size(picture, &width, &height) == 0, width > 0, height > 0,
      width < 1e7, height < 1e7
    else { throw .failed("the drawing has no size that a picture could have") }
  }

  deinit { am_picture_close(picture) }

  func pixels(_ dpi: Int) -> PixelSize { PixelSize(width: width, height: height, dpi: dpi) }

  /// `nil` where there is not enough memory.
  func png(_ pixels: PixelSize, _ band: Int32) throws(PictureFailure) -> [UInt8]? {
    try Self.bytes { sink, taker, text, size in
      am_picture_png(
        picture, Int32(pixels.width), Int32(pixels.height), band, sink, taker, text, size)
    }
  }

  static func pdf(
    of pages: [Page], title: String, day: String
  ) throws(PictureFailure) -> [UInt8] {
    let pictures: [OpaquePointer?] = pages.map(\.picture)
    let pdf = try withExtendedLifetime(pages) { () throws(PictureFailure) -> [UInt8]? in
      try bytes { sink, taker, text, size in
        am_picture_pdf(
          pictures, Int32(pictures.count), title, day + "T00:00:00Z", sink, taker, text, size)
      }
    }
    guard let pdf else { throw .failed("there is not enough memory") }
    return pdf
  }

  private typealias Text = UnsafeMutablePointer<CChar>

  private static func bytes(
    _ write: (am_sink, UnsafeMutableRawPointer, Text?, Int) -> Int32
  ) throws(PictureFailure) -> [UInt8]? {
    var taken: [UInt8] = []
    let (code, message) = withUnsafeMutablePointer(to: &taken) { taker in
      outcome { text, size in
        write(
          { taker, bytes, count in
            guard let taker else { return -1 }
            taker.assumingMemoryBound(to: [UInt8].self).pointee += UnsafeBufferPointer(
              start: bytes, count: count)
            return 0
          }, taker, text, size)
      }
    }
    switch code {
    case 0: return taken
    case Int32(AM_NO_MEMORY): return nil
    default: throw .failed(message)
    }
  }

  /// What a call gave, and what it said where it failed.
  private static func outcome(_ call: (Text?, Int) -> Int32) -> (code: Int32, message: String) {
    var text = [CChar](repeating: 0, count: messageSize)
    let code = text.withUnsafeMutableBufferPointer { call($0.baseAddress, $0.count) }
    return (code, String(cText: text))
  }
}

extension String {
  /// The text before the first 0.
  fileprivate init(cText: [CChar]) {
    self.init(decoding: cText.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
