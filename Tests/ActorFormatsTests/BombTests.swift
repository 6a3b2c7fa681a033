// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import Foundation
import TestSupport
import Testing

@testable import ActorFormats

/// Small files that unpack to large ones. How long refusing them takes is no test, for machines
/// are busy; that nothing large is unpacked is.
@Suite("Files that are made to fill memory are refused before they do")
struct BombTests {
  /// Bytes 0, packed by gzip.
  private static func gzip(_ folder: String, unpackedTo mebibytes: Int) throws -> [UInt8] {
    let make = Process()
    make.executableURL = URL(fileURLWithPath: "/bin/sh")
    make.arguments = ["-c", "head -c \(mebibytes << 20) /dev/zero | gzip -9 -n > \(folder)/bomb"]
    try make.run()
    make.waitUntilExit()
    #expect(make.terminationStatus == 0)
    return Array(try Data(contentsOf: URL(fileURLWithPath: folder + "/bomb")))
  }

  @Test(
    "gzip, in every format", arguments: ["m.json.gz", "m.graphml.gz", "m.csv.gz", "m.sqlite.gz"])
  func packed(name: String) throws {
    try withFolder { folder in
      let bytes = try Self.gzip(folder, unpackedTo: 64)
      #expect(bytes.count < 100_000)
      try Data(bytes).write(to: URL(fileURLWithPath: "\(folder)/\(name)"))
      let error = #expect(throws: FormatError.self) { try FormatCatalog.read("\(folder)/\(name)") }
      let found = try #require(error?.problems.first?.found)
      // What is no database is refused before it is unpacked.
      #expect(found.contains("packs more than 300 bytes into one") || found.contains("SQLite"))
    }
  }

  @Test("an archive of many files, all of them the same bytes")
  func overlapping() throws {
    let file = (name: Array("xl/workbook.xml".utf8), bytes: Array("<workbook/>".utf8))
    let few = StoredZip.bytes(of: Array(repeating: file, count: 10_000))
    let many = StoredZip.bytes(of: Array(repeating: file, count: 10_001))
    for (bytes, isRefused) in [(few, false), (many, true)] {
      let error = #expect(throws: FormatError.self) {
        try XLSXFormat.read(
          "m.xlsx", FileBytes(name: "m.xlsx", bytes: bytes), options: ReadOptions())
      }
      #expect(error?.description.contains("more than 10000 files") == isRefused)
    }
  }
}
