// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import Foundation
import TestSupport
import Testing

@testable import ActorFormats

@Suite("Output is there whole or not at all")
struct AtomicFileTests {
  private func mode(_ path: String) throws -> Int {
    try #require(
      FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int)
  }

  private func text(_ path: String) throws -> String {
    try String(contentsOf: URL(fileURLWithPath: path), encoding: .utf8)
  }

  private func entries(_ folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
  }

  @Test("a new file may be read by its owner only, an existing one keeps its mode")
  func modes() throws {
    try withFolder { folder in
      try AtomicFile.write(Array("one".utf8), to: folder + "/a")
      #expect(try mode(folder + "/a") == 0o600)
      try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: folder + "/a")
      try AtomicFile.write(Array("two".utf8), to: folder + "/a")
      #expect(try mode(folder + "/a") == 0o640)
      #expect(try text(folder + "/a") == "two")
      #expect(try entries(folder) == ["a"])
    }
  }

  @Test("of several files none is replaced where one cannot be written")
  func several() throws {
    try withFolder { folder in
      try AtomicFile.write([(Array("1".utf8), folder + "/a"), (Array("2".utf8), folder + "/b")])
      #expect(try text(folder + "/a") == "1" && text(folder + "/b") == "2")
      #expect(throws: FormatError.self) {
        try AtomicFile.write([
          (Array("new".utf8), folder + "/a"), (Array("new".utf8), folder + "/nowhere/b"),
        ])
      }
      #expect(try text(folder + "/a") == "1")
      #expect(try entries(folder) == ["a", "b"])
    }
  }

  @Test("a symbolic link keeps pointing to the file that is replaced")
  func links() throws {
    try withFolder { folder in
      try write("old", to: folder + "/real")
      let link = folder + "/link"
      try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "real")
      try AtomicFile.write(Array("new".utf8), to: link)
      #expect(try text(folder + "/real") == "new")
      #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "real")
      try FileManager.default.removeItem(atPath: folder + "/real")
      #expect(throws: FormatError.self) { try AtomicFile.write([], to: link) }
    }
  }

  @Test("failures have their category, and the old file stays")
  func failures() throws {
    func category(_ path: String, _ bytes: [UInt8] = [1]) -> FormatError.Category? {
      do { try AtomicFile.write(bytes, to: path) } catch { return error.category }
      return nil
    }
    #expect(category("/dev/full") == .inputOutput)
    #expect(category("/dev/null") == nil)
    try withFolder { folder in
      try write("old", to: folder + "/a")
      #expect(category(folder) == .cannotCreate)
      #expect(category(folder + "/none/a") == .cannotCreate)
      #expect(category(folder + "/a/b") == .cannotCreate)
      #expect(category(folder + "/" + String(repeating: "x", count: 300)) == .cannotCreate)
      #expect(try text(folder + "/a") == "old")
      #expect(try entries(folder) == ["a"])
    }
  }

  @Test("a full disk leaves the old file and nothing else")
  func fullDisk() async {
    await #expect(processExitsWith: .exitCode(74)) {
      let folder = try Folders.temporaryPath()
      defer { try? FileManager.default.removeItem(atPath: folder) }
      let path = folder + "/a"
      try AtomicFile.write(Array("old".utf8), to: path)
      // A limit on the size of files breaks writing off in the middle, as a full disk does.
      signal(SIGXFSZ, SIG_IGN)
      var limit = rlimit(rlim_cur: 100_000, rlim_max: 100_000)
      setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
      do throws(FormatError) {
        try AtomicFile.write([UInt8](repeating: 65, count: 1_000_000), to: path)
      } catch {
        let files = try FileManager.default.contentsOfDirectory(atPath: folder)
        let isIntact = try String(contentsOfFile: path, encoding: .utf8) == "old"
        exit(isIntact && files == ["a"] ? error.category.exitCode : 1)
      }
    }
  }

  @Test("a large file is written whole")
  func large() throws {
    try withFolder { folder in
      let bytes = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
      try AtomicFile.write(bytes, to: folder + "/a")
      #expect(try FileBytes.read(folder + "/a").bytes == bytes)
    }
  }
}

extension Folders {
  /// A new folder's path, for the bodies of exit tests.
  static func temporaryPath() throws -> String { try temporary().path }
}
