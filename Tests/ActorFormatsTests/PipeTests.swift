// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorModel
import Foundation
import TestSupport
import Testing

@testable import ActorFormats

/// The file descriptor of standard input belongs to the whole process: one test at a time.
@Suite("A pipe and gzip: the same map as from the file, in every format", .serialized)
struct PipeTests {
  private static let map = SampleMap.make(12, seed: 3)
  /// Formats of files that can be written, each with a name that is its own.
  private static let formats = FormatCatalog.all.filter {
    $0.canRead && $0.canWrite && $0.id != "csv-folder"
  }

  private static func fileName(_ format: any MapFormat.Type) -> String {
    "map." + (format.patterns.first?.split(separator: ".").last.map(String.init) ?? "")
  }

  @Test(
    "standard input, by its content alone and by the format's name",
    arguments: formats.map { $0.id })
  func pipe(id: String) throws {
    try withFile(id) { path in
      let whole = try FormatCatalog.read(path)
      #expect(whole.format == id)
      for named in [nil, id] {
        let piped = try piped(path, as: named)
        #expect(piped.format == id)
        #expect(piped.input.map == whole.input.map)
        #expect(piped.report.ties == whole.report.ties)
      }
    }
  }

  @Test("packed by gzip, under its name and with .gz after it", arguments: formats.map { $0.id })
  func packed(id: String) throws {
    try withFile(id) { path in
      let whole = try FormatCatalog.read(path)
      let gzip = Process()
      gzip.executableURL = URL(fileURLWithPath: "/usr/bin/env")
      gzip.arguments = ["gzip", path]
      try gzip.run()
      gzip.waitUntilExit()
      #expect(gzip.terminationStatus == 0)
      let packed = try FormatCatalog.read(path + ".gz")
      #expect(packed.format == id)
      #expect(packed.input.map == whole.input.map)
      try FileManager.default.moveItem(atPath: path + ".gz", toPath: path)
      #expect(try FormatCatalog.read(path).input.map == whole.input.map)
    }
  }

  private func withFile(_ id: String, _ body: (String) throws -> Void) throws {
    let format = try FormatCatalog.format(id)
    try withFolder { folder in
      let path = folder + "/" + Self.fileName(format)
      try format.write(Self.map, to: path)
      try body(path)
    }
  }

  /// Reads the bytes of a file that come through a pipe to standard input.
  private func piped(_ path: String, as format: String?) throws -> LoadedFile {
    let cat = Process()
    let pipe = Pipe()
    cat.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    cat.arguments = ["cat", path]
    cat.standardOutput = pipe
    try cat.run()
    let kept = dup(0)
    dup2(pipe.fileHandleForReading.fileDescriptor, 0)
    defer {
      dup2(kept, 0)
      close(kept)
      cat.waitUntilExit()
    }
    return try FormatCatalog.read("-", options: ReadOptions(format: format))
  }
}
