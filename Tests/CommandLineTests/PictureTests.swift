// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import Foundation
import TestSupport
import Testing

@Suite("render to PNG, PDF and DOT, end to end")
struct PictureTests {
  private let valleys = shipped("two-valleys")

  private func bytes(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: path)))
  }

  @Test(
    "the name of the file decides the format where none is given",
    arguments: [
      ("map.svg", "<svg "), ("map.PNG", "\u{89}PNG"), ("map.pdf", "%PDF-1."),
      ("map.dot", "digraph "),
      ("map.gv", "digraph "), ("map", "<svg "), ("map.v2", "<svg "), ("png", "<svg "),
    ])
  func endings(name: String, start: String) throws {
    try withFolder { folder in
      let run = try actormap("render", "-", "-o", "\(folder)/\(name)", input: placed("two-valleys"))
      #expect(run.code == 0)
      #expect(run.error == "")
      let first = try bytes("\(folder)/\(name)").prefix(start.unicodeScalars.count)
      #expect(Array(first) == start.unicodeScalars.map { UInt8($0.value) })
      #expect(try mode("\(folder)/\(name)") == 0o600)
    }
  }

  @Test("the same bytes twice, in another time zone and language, to a file and to standard output")
  func deterministic() throws {
    try withFolder { folder in
      for format in ["png", "pdf", "dot"] {
        let path = "\(folder)/a.\(format)"
        let map = try placed("two-valleys")
        #expect(try actormap("render", "-", "-o", path, input: map).code == 0)
        let again = try Tool.run(
          ["render", "-", "--format", format], input: map,
          shell: "\(Language.german) TZ=Asia/Tokyo \"$0\" \"$@\" > \(folder)/b")
        #expect(again.code == 0)
        #expect(try bytes(path) == bytes("\(folder)/b"))
      }
    }
  }

  @Test(
    "contradictions and wrong resolutions are refused with 64, and nothing is written",
    arguments: [
      (["-o", "map.svg", "--format", "png"], "--format png contradicts the name"),
      (["-o", "map.png", "--format", "svg"], "which promises png"),
      (["-o", "map.gv", "--format", "pdf"], "which promises dot"),
      (["-o", "map.html"], "render does not write .html"),
      (["-o", "map.actormap.json"], "render does not write .json"),
      (["-o", "map.md"], "render does not write .md"),
      (["-o", "map.svg", "--with-text", "map.txt"], "expected a file whose name ends in .md or"),
      (["--title", " "], "--title: found nothing"),
      (["-o", "map.jpeg", "--format", "png"], "render does not write .jpeg"),
      (["-o", "map.png", "--dpi", "35"], "expected a number from 36 to 1200"),
      (["-o", "map.png", "--dpi", "1201"], "expected a number from 36 to 1200"),
      (["-o", "map.png", "--dpi", "96.5"], "expected a whole number"),
      (["-o", "map.pdf", "--dpi", "96"], "--dpi is for PNG"),
      (["--dpi", "96"], "--dpi is for PNG"),
      (["-o", "map.dot", "--page", "a4"], "--page is for pictures; DOT has neither pages"),
      (["-o", "map.gv", "--legend", "below"], "--legend is for pictures; DOT has neither"),
      (["-o", "map.svg", "--legend", "apart"], "--legend apart needs --legend-to FILE with svg"),
      (["-o", "map.png", "--legend", "apart"], "--legend apart needs --legend-to FILE with png"),
      (["-o", "map.svg", "--legend-to", "map.2.svg"], "give --legend apart as well"),
      (
        ["-o", "map.svg", "--legend", "below", "--legend-to", "map.2.svg"],
        "--legend-to belongs to --legend apart"
      ),
      (
        ["-o", "map.pdf", "--legend", "apart", "--legend-to", "map.2.pdf"],
        "a PDF has the legend as its last page"
      ),
      (
        ["-o", "map.svg", "--legend", "apart", "--legend-to", "map.png"],
        "expected a file whose name ends in .svg"
      ),
      (
        ["-o", "map.svg", "--legend", "apart", "--legend-to", "map.svg"],
        "name the same file, "
      ),
      (["-o", "map.svg", "--legend", "left"], "--legend"),
    ])
  func refused(options: [String], message: String) throws {
    try withFolder { folder in
      let options = options.map { $0.hasPrefix("map.") ? "\(folder)/\($0)" : $0 }
      let run = try Tool.run(["render", valleys] + options)
      #expect(run.code == 64)
      #expect(run.error.contains(message))
      #expect(run.output == "")
      #expect(try entries(folder) == [])
    }
  }

  @Test("a map of ordinary size is drawn at the largest resolution there is")
  func largest() throws {
    try withFolder { folder in
      let path = folder + "/map.png"
      let map = try placed("two-valleys")
      let run = try actormap("render", "-", "-o", path, "--dpi", "1200", input: map)
      #expect(run.code == 0 && run.error == "")
      // 1200 / 0.0254 dots a metre.
      #expect(Array(try bytes(path)[41..<45]) == [0, 0, 0xB8, 0x8C])
    }
  }

  @Test("a map that is too large for a resolution is refused, and the largest one is named")
  func tooLarge() throws {
    try withFolder { folder in
      let path = folder + "/map.png"
      let map = """
        {"actormap": 1, "actors": [{"id": "a"}, {"id": "b"}], "relationships": [],
          "layout": {"a": [0, 0], "b": [4000, 4000]}}
        """
      let size = try #require(
        try actormap("render", "-", input: map).output
          .firstMatch(of: /width="([0-9.]+)" height="([0-9.]+)"/))
      let (width, height) = (try #require(Double(size.1)), try #require(Double(size.2)))
      let largest = try #require(
        (36...1200).last { dpi in
          (width * Double(dpi) / 96).rounded() * (height * Double(dpi) / 96).rounded() <= 1e9
        })
      let run = try actormap("render", "-", "-o", path, "--dpi", "1200", input: map)
      #expect(run.code == 64 && largest < 1200)
      #expect(run.error.contains("the largest resolution that fits is \(largest) dpi"))
      #expect(try entries(folder) == [])
    }
  }

  @Test("without a worker that makes pictures there is none, and an old file stays")
  func workers() throws {
    for worker in ["/nowhere", "/bin/false", "/bin/cat"] {
      try withFolder { folder in
        let path = folder + "/map.png"
        try write("before", to: path)
        let run = try Tool.run(
          ["render", "-", "-o", path], input: placed("two-valleys"),
          shell: "ACTORMAP_DRAW=\(worker) \"$0\" \"$@\"")
        #expect(run.code == 70)
        #expect(run.error.contains("the drawing could not be made into a picture: "))
        #expect(try text(path) == "before")
        #expect(try entries(folder) == ["map.png"])
      }
    }
  }

  @Test(
    "bytes are not written to a terminal",
    .enabled(
      if: FileManager.default.isExecutableFile(atPath: "/usr/bin/script"), "needs script"),
    arguments: ["png", "pdf"])
  func terminal(format: String) throws {
    let run = try Tool.run(
      ["render", valleys, "--format", format],
      shell: "script -qec \"'$0' $1 '$2' $3 $4; echo code \\$?\" /dev/null")
    #expect(run.output.contains("\(format) is not text for a terminal; name a file with -o"))
    #expect(run.output.contains("code 64"))
  }

  @Test("which librsvg makes pictures is told")
  func versions() throws {
    let run = try actormap("render", "-", "--verbose", input: placed("two-valleys"))
    #expect(run.error.contains("; librsvg 2."))
    let list = try actormap("list", "pictures")
    for name in ["svg", "png", "pdf", "dot"] { #expect(list.output.contains("\(name) ")) }
    #expect(list.error.contains("; librsvg 2."))
  }

  private static let poppler = ["pdftotext", "pdffonts", "pdfinfo"].allSatisfy {
    FileManager.default.isExecutableFile(atPath: "/usr/bin/\($0)")
  }

  @Test(
    "in a PDF every name can be selected, and every font is inside as a subset",
    .enabled(if: poppler, "needs poppler-utils"))
  func pdf() throws {
    try withFolder { folder in
      let path = folder + "/map.pdf"
      let run = try actormap("render", "-", "-o", path, input: placed("two-valleys"))
      #expect(run.code == 0)
      let words = try Tool.run([path], shell: "pdftotext \"$1\" -").output
        .split(whereSeparator: \.isWhitespace).joined(separator: " ")
      for name in ["Two Valleys", "Party A", "Women’s network", "A map is a view, not the truth."] {
        #expect(words.contains(name))
      }
      let rows = try Tool.run([path], shell: "pdffonts \"$1\"").output.split(separator: "\n")
      #expect(rows.count > 2)
      for row in rows.dropFirst(2) { #expect(row.contains(#/[A-Z]{6}\+.* yes yes yes /#)) }
    }
  }

  /// Two Valleys with a date, since the same map on every date is refused.
  private func dated(in folder: String) throws -> String {
    let path = folder + "/dated.json"
    let tie = "\"from\": \"PA\", \"to\": \"a1\","
    try write(
      try text(valleys).replacingOccurrences(of: tie, with: tie + " \"start\": \"1990-01-01\","),
      to: path)
    return path
  }

  private func pages(_ path: String) throws -> [String] {
    let info = try Tool.run([path], shell: "pdfinfo \"$1\"").output
    let count = try #require(info.firstMatch(of: /Pages: +([0-9]+)/).flatMap { Int($0.1) })
    return try (1...count).map { page in
      try Tool.run([path, "\(page)"], shell: "pdftotext -f $2 -l $2 \"$1\" -").output
        .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
  }

  @Test(
    "a PDF has its legend on a second page where that is asked for, and one page where it is not",
    .enabled(if: poppler, "needs poppler-utils"))
  func legendPage() throws {
    try withFolder { folder in
      let path = folder + "/map.pdf"
      #expect(try actormap("render", valleys, "-o", path, "--legend", "apart").code == 0)
      let apart = try pages(path)
      #expect(apart.count == 2)
      #expect(apart[0].contains("Elders’ council") && !apart[0].contains("Mediator or facilitator"))
      #expect(apart[1].contains("Mediator or facilitator") && !apart[1].contains("Party A"))
      #expect(apart[1].hasPrefix("Two Valleys Legend"))
      #expect(try actormap("render", valleys, "-o", path, "--legend", "below").code == 0)
      #expect(try pages(path).count == 1)
    }
  }

  @Test(
    "a PDF for paper takes as many sheets as its text needs, the same bytes each time",
    .enabled(if: poppler, "needs poppler-utils"))
  func sheets() throws {
    try withFolder { folder in
      let (path, map) = (folder + "/map.pdf", try dated(in: folder))
      let options = ["--small-multiples", "1990,1991,1992", "--page", "a4"]
      let run = try Tool.run(["render", map, "-o", path] + options)
      #expect(run.code == 0 && !run.error.contains("text is"))
      let found = try pages(path)
      #expect(found.count > 2)
      for (index, text) in found.dropLast().enumerated() {
        #expect(text.contains("Sheet \(index + 1) of \(found.count)."))
        #expect(text.contains("Elders’ council") && !text.contains("Mediator or facilitator"))
      }
      #expect(found.last?.contains("Mediator or facilitator") == true)
      let first = try bytes(path)
      _ = try Tool.run(
        ["render", map, "-o", path] + options,
        shell: "\(Language.german) TZ=Asia/Tokyo \"$0\" \"$@\"")
      #expect(try bytes(path) == first)
    }
  }

  @Test("a legend of its own is written beside the map, as SVG and as PNG, both or neither")
  func legendFiles() throws {
    for format in ["svg", "png"] {
      try withFolder { folder in
        let (map, legend) = ("\(folder)/map.\(format)", "\(folder)/legend.\(format)")
        let options = ["--legend", "apart", "--legend-to", legend, "--layout", "own"]
        let run = try Tool.run(["render", valleys, "-o", map] + options)
        #expect(run.code == 0 && run.error == "")
        #expect(try Set(entries(folder)) == ["map.\(format)", "legend.\(format)"])
        if format == "svg" {
          #expect(try !text(map).contains("class=\"legend\""))
          #expect(try text(legend).contains("class=\"legend\""))
          #expect(try !text(legend).contains("class=\"actor"))
        } else {
          #expect(try bytes(legend).prefix(4) == [0x89, 0x50, 0x4E, 0x47])
        }
      }
    }
    try withFolder { folder in
      let options = ["--legend", "apart", "--legend-to", folder + "/none/legend.svg"]
      let run = try Tool.run(["render", valleys, "-o", folder + "/map.svg"] + options)
      #expect(run.code != 0)
      #expect(try entries(folder) == [])
    }
  }

  @Test("a sheet whose text nobody could read is refused, with what would help")
  func unreadable() throws {
    try withFolder { folder in
      let options = ["--page", "a4", "--small-multiples", "1990,1991,1992,1993,1994,1995"]
      let map = try dated(in: folder)
      let run = try Tool.run(["render", map, "-o", folder + "/map.svg"] + options)
      #expect(run.code == 64)
      #expect(run.error.contains("--page a4: found a map whose text is "))
      #expect(run.error.contains("A3 gives ") && run.error.contains("a PDF, which has several"))
      #expect(run.error.contains("expected text of 6 pt at least"))
      #expect(try entries(folder) == ["dated.json"])
    }
  }
}
