// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorModel
import Foundation
import Raster
import TestSupport
import Testing

@testable import ActorRendering

@Suite("PNG and PDF of a drawing")
struct PictureTests {
  private static let sources: [any PictureSource] = [
    Raster(), PictureWorker(path: program("actormap-draw")),
  ]

  private func svg(_ size: String, _ content: String = "") -> String {
    "<svg xmlns=\"http://www.w3.org/2000/svg\" \(size)>\(content)</svg>"
  }

  /// The four bytes at `place`, most significant first.
  private func number(_ bytes: [UInt8], at place: Int) -> Int {
    bytes[place..<place + 4].reduce(0) { $0 << 8 | Int($1) }
  }

  @Test(
    "a PNG has the size of the drawing at its resolution, and states that",
    arguments: [(36, 1417), (96, 3780), (144, 5669), (300, 11811), (1200, 47244)])
  func png(dpi: Int, dotsAMetre: Int) throws {
    let request = PictureRequest(.png(dpi: dpi), svg: svg("width=\"128\" height=\"64\""))
    for source in Self.sources {
      let png = try source.picture(of: request)
      #expect(Array(png.prefix(8)) == [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
      #expect(number(png, at: 16) == 128 * dpi / 96)
      #expect(number(png, at: 20) == 64 * dpi / 96)
      // Of the PNG specification, 11.3.5.3: after the header, dots a metre, unit 1.
      #expect(Array(png[37..<41]) == Array("pHYs".utf8))
      #expect(number(png, at: 33) == 9)
      #expect(number(png, at: 41) == dotsAMetre)
      #expect(number(png, at: 45) == dotsAMetre)
      #expect(png[49] == 1)
      #expect(Array(png.suffix(8).prefix(4)) == Array("IEND".utf8))
    }
  }

  @Test("the checksum of the resolution is what zlib's crc32 gives for 144 dpi")
  func checksum() throws {
    let png = try Raster().picture(
      of: PictureRequest(.png(dpi: 144), svg: svg("width=\"9\" height=\"9\"")))
    #expect(number(png, at: 50) == 0x4952_24F0)
  }

  @Test(
    "a page is as large as the drawing, in CSS pixels, millimetres or inches",
    arguments: [
      ("width=\"120\" height=\"60\"", "90", "45"),
      ("width=\"210mm\" height=\"297mm\"", "595.2755", "841.8897"),
      ("width=\"11in\" height=\"8.5in\"", "792", "612"),
    ])
  func page(size: String, width: String, height: String) throws {
    let request = PictureRequest(.pdf(title: "T", date: nil), svg: svg(size))
    let pdf = String(decoding: try Raster().picture(of: request), as: UTF8.self)
    let box = try #require(pdf.firstMatch(of: /MediaBox \[ 0 0 ([0-9.]+) ([0-9.]+) \]/))
    #expect((try #require(Double(box.1)) - Double(width)!).magnitude < 0.001)
    #expect((try #require(Double(box.2)) - Double(height)!).magnitude < 0.001)
  }

  @Test("a PDF has a page for each drawing, in order and each of its own size")
  func pages() throws {
    let sizes = [("120", "60"), ("40", "200"), ("120", "60")]
    let pages = sizes.map { svg("width=\"\($0)\" height=\"\($1)\"") }
    for source in Self.sources {
      let request = PictureRequest(.pdf(title: "T", date: nil), pages: pages)
      let pdf = String(decoding: try source.picture(of: request), as: UTF8.self)
      let boxes = pdf.matches(of: /MediaBox \[ 0 0 ([0-9.]+) ([0-9.]+) \]/)
        .map { "\($0.1) \($0.2)" }
      // Three quarters of a CSS pixel are a point.
      #expect(boxes == ["90 45", "30 150", "90 45"])
    }
  }

  @Test("a PDF has title, date and fonts of its own, and no clock: the same bytes twice")
  func pdf() async throws {
    let drawing = try await Drawn.map("oslo-1993")
    for source in Self.sources {
      let pdf = try drawing.pdf(from: source)
      let text = String(decoding: pdf, as: UTF8.self)
      #expect(text.hasPrefix("%PDF-1."))
      #expect(text.contains("/Title (The Oslo channel, December 1992 to August 1993)"))
      #expect(text.contains(/\/CreationDate \((D:)?19930820000000Z\)/))
      #expect(!text.contains("/ModDate"))
      #expect(text.contains("/FontFile"))
      #expect(try drawing.pdf(from: source) == pdf)
      #expect(try drawing.png(from: source) == drawing.png(from: source))
    }
  }

  @Test(
    "the date of a PDF is the first day of the map's, else 1970",
    arguments: [
      (nil, "19700101"), ("1993", "19930101"), ("1993-08", "19930801"), ("0900", "19700101"),
    ] as [(String?, String)])
  func date(date: String?, digits: String) throws {
    let request = PictureRequest(
      .pdf(title: "", date: date.flatMap { CalendarDate($0) }),
      svg: svg("width=\"9\" height=\"9\""))
    for source in Self.sources {
      let pdf = String(decoding: try source.picture(of: request), as: UTF8.self)
      // Without the "D:" of the standard: cairo 1.16 forgets it, and readers do without.
      #expect(pdf.contains(":\(digits)000000Z)") || pdf.contains("(\(digits)000000Z)"))
    }
  }

  @Test("a picture that does not fit names the largest resolution that does")
  func tooLarge() throws {
    // 4000 × 2500 CSS pixels at d dpi are 1e7 (d / 96)² pixels: a thousand million at exactly 960.
    let page = svg("width=\"4000\" height=\"2500\"")
    for source in Self.sources {
      #expect(throws: PictureFailure.tooLarge(width: 40042, height: 25026, largestDPI: 960)) {
        try source.picture(of: PictureRequest(.png(dpi: 961), svg: page))
      }
    }
    #expect(throws: PictureFailure.tooLarge(width: 37500, height: 37500, largestDPI: nil)) {
      try Raster().picture(
        of: PictureRequest(.png(dpi: 36), svg: svg("width=\"1e5\" height=\"1e5\"")))
    }
    // Longer than a side may be, though few pixels.
    #expect(throws: PictureFailure.tooLarge(width: 2_000_000, height: 10, largestDPI: 48)) {
      try Raster().picture(
        of: PictureRequest(.png(dpi: 96), svg: svg("width=\"2000000\" height=\"10\"")))
    }
  }

  @Test("a picture wider than cairo's longest side is drawn whole, tile beside tile")
  func wide() throws {
    // Black but for the last column: 40,000 pixels wide, 32,767 being cairo's most.
    let page = svg("width=\"40000\" height=\"3\"", "<rect width=\"39999\" height=\"3\"/>")
    let rows = try PixelRows(Raster().picture(of: PictureRequest(.png(dpi: 96), svg: page)))
    #expect(rows.width == 40000 && rows.height == 3)
    for y in 0..<3 {
      let row = rows.row(y)
      #expect(row.prefix(3 * 39999).allSatisfy { $0 == 0 })
      #expect(Array(row.suffix(3)) == [255, 255, 255])
    }
  }

  @Test("drawn in bands a map has the pixels of a drawing in one piece")
  func bands() async throws {
    let request = PictureRequest(.png(dpi: 200), svg: try await Drawn.map("two-valleys").svg)
    let whole = try PixelRows(Raster(band: .max).picture(of: request))
    let bands = try PixelRows(Raster(band: whole.width * 100).picture(of: request))
    #expect(bands.width == whole.width && bands.height == whole.height)
    #expect(whole.height > 1000, "ten bands and more")
    // Where a curve is cut at the end of a band cairo rounds its edge otherwise, by a fiftieth of
    // the way from black to white at most.
    var other = 0
    for y in 0..<whole.height {
      for (a, b) in zip(whole.row(y), bands.row(y)) where a != b {
        other += 1
        #expect(abs(Int(a) - Int(b)) <= 6)
      }
    }
    #expect(other * 1000 < 3 * whole.width * whole.height)
  }

  @Test("the worker draws a page of A4 at 1200 dpi in its half gigabyte")
  func manyPixels() throws {
    // 140 million pixels: in one piece they would take 556 MB.
    let page = svg(
      "width=\"210mm\" height=\"297mm\"", "<circle cx=\"300\" cy=\"500\" r=\"200\"/>")
    let png = try PictureWorker(path: program("actormap-draw"))
      .picture(of: PictureRequest(.png(dpi: 1200), svg: page))
    #expect(number(png, at: 16) == 9921 && number(png, at: 20) == 14031)
  }

  private static let pdftoppm = "/usr/bin/pdftoppm"

  /// Red, green and blue of the first page of a PDF at 96 dpi, as poppler draws it.
  private func drawn(_ pdf: [UInt8]) throws -> PixelRows {
    let folder = try Folders.temporary()
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("map.pdf")
    try Data(pdf).write(to: file)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Self.pdftoppm)
    process.arguments = ["-r", "96", file.path, folder.path + "/page"]
    try process.run()
    process.waitUntilExit()
    let page = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .first { $0.hasSuffix(".ppm") }
    return try PixelRows(
      ppm: Array(Data(contentsOf: folder.appendingPathComponent(try #require(page)))))
  }

  @Test(
    "a PDF shows the picture that the SVG is, square by square",
    .enabled(
      if: FileManager.default.isExecutableFile(atPath: pdftoppm), "needs poppler's pdftoppm"),
    arguments: ["two-valleys", "symbols"])
  func samePicture(name: String) throws {
    let map = try shippedMap(name)
    let placed = map.layout.isEmpty ? map.onGrid : map
    let drawing = MapDrawing(placed, options: DrawingOptions(layout: .own, routing: .straight))
    let pdf = try drawn(drawing.pdf(from: Raster()))
    let png = try PixelRows(drawing.png(dpi: 96, from: Raster()))
    #expect(abs(pdf.width - png.width) <= 1 && abs(pdf.height - png.height) <= 1)
    // Two libraries round edges and letters in their own way.
    let largest = png.largestDifference(from: pdf)
    #expect(largest < 24, "\(largest) of 255")
    // A badge that is lost is noticed: of 14 points, which are less than 19 pixels.
    let dark = try #require(png.darkestSquare)
    var other = png
    other.blank(x: dark.x..<dark.x + 16, y: dark.y..<dark.y + 16)
    #expect(other.largestDifference(from: pdf) > 48)
  }

  @Test("where mixing takes more memory than the worker has, a resolution that fits is named")
  func mixing() throws {
    // A part that is mixed is held in one piece, whatever the bands.
    let content = "<g opacity=\".5\"><rect width=\"4000\" height=\"2500\"/></g>"
    let page = svg("width=\"4000\" height=\"2500\"", content)
    let worker = PictureWorker(path: program("actormap-draw"))
    do throws(PictureFailure) {
      _ = try worker.picture(of: PictureRequest(.png(dpi: 384), svg: page))
    } catch {
      guard case .tooLarge(16000, 10000, let dpi?) = error else {
        Issue.record("\(error)")
        return
      }
      #expect(dpi < 384)
      #expect(try !worker.picture(of: PictureRequest(.png(dpi: dpi), svg: page)).isEmpty)
    }
  }

  @Test("files that an SVG names are not opened: the picture is the same as without them")
  func references() throws {
    let folder = try Folders.temporary()
    defer { try? FileManager.default.removeItem(at: folder) }
    let red = folder.appendingPathComponent("red.svg")
    let all = "width=\"20\" height=\"20\""
    try Data(svg(all, "<rect \(all) fill=\"red\"/>").utf8).write(to: red)
    let empty = try Raster().picture(of: PictureRequest(.png(dpi: 96), svg: svg(all)))
    for content in [
      "<image href=\"\(red.absoluteString)\" \(all)/>", "<image href=\"\(red.path)\" \(all)/>",
      "<image xmlns:xlink=\"http://www.w3.org/1999/xlink\" xlink:href=\"\(red.path)\" \(all)/>",
      "<use href=\"\(red.absoluteString)#x\"/>",
      "<style>@import url('\(red.absoluteString)');</style>",
    ] {
      let request = PictureRequest(.png(dpi: 96), svg: svg(all, content))
      #expect(try Raster().picture(of: request) == empty)
    }
    // The same picture inside the SVG is drawn: the test can fail. As PNG, for which no system
    // needs a loader beside the library.
    let inner = try Raster().picture(
      of: PictureRequest(.png(dpi: 96), svg: svg(all, "<rect \(all) fill=\"red\"/>")))
    let data = "data:image/png;base64," + Data(inner).base64EncodedString()
    let request = PictureRequest(
      .png(dpi: 96), svg: svg(all, "<image href=\"\(data)\" \(all)/>"))
    #expect(try Raster().picture(of: request) != empty)
  }

  @Test("what is no drawing is refused in a sentence", arguments: ["", "nonsense", "<svg", "<a/>"])
  func nonsense(text: String) {
    for source in Self.sources {
      #expect {
        try source.picture(of: PictureRequest(.png(dpi: 96), svg: text))
      } throws: { error in
        "\(error)".hasPrefix("the drawing could not be made into a picture: ")
      }
    }
  }
}
