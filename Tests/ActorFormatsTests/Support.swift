// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorModel
import Foundation
import TestSupport

@testable import ActorFormats

/// The problems, warnings too, that reading `text` as a native JSON file gives, one line each.
func problems(ofJSON text: String) -> [String] {
  problems { () throws(FormatError) in try ActorMapJSONFormat.read(input(text)) }
}

/// The problems that a read gives, whether it fails or not.
func problems(_ read: () throws(FormatError) -> LoadedFile) -> [String] {
  do { return try read().warnings.map(\.description) } catch {
    return error.problems.map(\.description)
  }
}

func input(_ text: String, name: String = "m.json") -> FileBytes {
  FileBytes(name: name, bytes: Array(text.utf8))
}

func input(_ url: URL) throws -> FileBytes {
  FileBytes(name: url.lastPathComponent, bytes: Array(try Data(contentsOf: url)))
}

/// The files of a folder of outside material, by name.
func corpus(_ folder: String) throws -> [URL] {
  guard let shared = Folders.shared else { return [] }
  return try FileManager.default
    .contentsOfDirectory(
      at: shared.appendingPathComponent("corpora/\(folder)"), includingPropertiesForKeys: nil
    )
    .sorted { $0.path < $1.path }
}

/// Runs `body` with a new folder that is removed afterwards.
func withFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
  let folder = try Folders.temporary()
  defer { try? FileManager.default.removeItem(at: folder) }
  return try body(folder.path)
}

func write(_ text: String, to path: String) throws {
  try Data(text.utf8).write(to: URL(fileURLWithPath: path))
}

extension LoadedInput {
  var isMap: Bool { if case .map = self { true } else { false } }
}
