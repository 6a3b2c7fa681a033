// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

public import ActorModel

/// A drawing that is to become a picture.
public struct PictureRequest: Hashable, Sendable {
  /// What it is to become.
  public enum Form: Hashable, Sendable {
    /// Pixels, so many an inch; a CSS pixel of the SVG is 1/96 inch.
    case png(dpi: Int)
    /// Pages as large as the drawings, in order. The date is written as that of its creation, in
    /// place of the clock's: the same map gives the same bytes.
    case pdf(title: String, date: CalendarDate?)
  }

  /// The resolutions that can be asked for, in dots an inch.
  public static let resolutions = 36...1200
  /// The resolution that is sharp on most screens and fair on paper.
  public static let usualResolution = 144

  /// What it is to become.
  public var form: Form
  /// The pages as SVG documents. A PDF may have several; a PNG is made of the first.
  public var pages: [String]

  /// Makes a request for a drawing of one page.
  public init(_ form: Form, svg: String) {
    self.init(form, pages: [svg])
  }

  /// Makes a request for a drawing of several pages.
  public init(_ form: Form, pages: [String]) {
    self.form = form
    self.pages = pages
  }
}

/// Why there is no picture.
public enum PictureFailure: Error, Hashable, Sendable, CustomStringConvertible {
  /// It would have more pixels than fit; the largest resolution that does, if any does.
  case tooLarge(width: Int, height: Int, largestDPI: Int?)
  /// Anything else, told in a sentence without an end.
  case failed(String)

  /// What was found and how to mend it.
  public var description: String {
    switch self {
    case .tooLarge(let width, let height, let dpi):
      let remedy =
        dpi.map { "the largest resolution that fits is \($0) dpi" }
        ?? "no resolution fits; write SVG or PDF instead"
      return "a picture of \(width) × \(height) pixels is larger than a picture may be; "
        + remedy
    case .failed(let text): return "the drawing could not be made into a picture: \(text)"
    }
  }
}

/// Whoever makes pictures: a worker process, or librsvg in this process.
public protocol PictureSource: Sendable {
  /// The bytes of the picture.
  func picture(of request: PictureRequest) throws(PictureFailure) -> [UInt8]
}

extension MapDrawing {
  /// The drawing, or its first page, as PNG.
  public func png(
    dpi: Int = PictureRequest.usualResolution, from source: any PictureSource
  ) throws(PictureFailure) -> [UInt8] {
    try source.picture(of: PictureRequest(.png(dpi: dpi), svg: svg))
  }

  /// The legend that stands apart as PNG; `nil` where it stands with the map.
  public func legendPNG(
    dpi: Int = PictureRequest.usualResolution, from source: any PictureSource
  ) throws(PictureFailure) -> [UInt8]? {
    guard let legendPage else { return nil }
    return try source.picture(of: PictureRequest(.png(dpi: dpi), svg: legendPage))
  }

  /// The drawing as PDF, each of its pages on a page of its size.
  public func pdf(from source: any PictureSource) throws(PictureFailure) -> [UInt8] {
    try source.picture(of: PictureRequest(.pdf(title: title, date: asOf), pages: pages))
  }
}
