// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import Foundation
import TestSupport
import Testing

/// What a run of the built tool gave.
struct Run {
  /// The exit code, or minus the signal.
  let code: Int32
  let output: String
  let error: String
}

enum Tool {
  /// The tool beside the tests, wherever the build folder is.
  static let path: String = {
    var folder = Bundle.main.executableURL ?? Folders.project
    for _ in 0..<5 {
      folder.deleteLastPathComponent()
      let candidate = folder.appendingPathComponent("actormap").path
      var isFolder: ObjCBool = false
      if FileManager.default.fileExists(atPath: candidate, isDirectory: &isFolder),
        !isFolder.boolValue
      {
        return candidate
      }
    }
    return Folders.project.appendingPathComponent(".build/debug/actormap").path
  }()

  /// Runs the tool in the root folder, so that nothing can depend on where the tests run.
  ///
  /// - Parameters:
  ///   - input: what stands on standard input; `nil` is nothing.
  ///   - shell: a line of `sh` in which `"$0" "$@"` is the tool with its arguments.
  static func run(
    _ arguments: [String], input: String? = nil, shell: String? = nil
  ) throws -> Run {
    try withFolder { folder in
      let process = Process()
      process.executableURL = URL(fileURLWithPath: shell == nil ? path : "/bin/sh")
      process.arguments = shell.map { ["-c", $0, path] + arguments } ?? arguments
      process.currentDirectoryURL = URL(fileURLWithPath: "/")
      try write(input ?? "", to: folder + "/in")
      let files = try ["out", "err"].map { name in
        try write("", to: "\(folder)/\(name)")
        return try FileHandle(forWritingTo: URL(fileURLWithPath: "\(folder)/\(name)"))
      }
      process.standardInput = try FileHandle(forReadingFrom: URL(fileURLWithPath: folder + "/in"))
      process.standardOutput = files[0]
      process.standardError = files[1]
      try process.run()
      process.waitUntilExit()
      let isSignal = process.terminationReason == .uncaughtSignal
      return Run(
        code: isSignal ? -process.terminationStatus : process.terminationStatus,
        output: try text(folder + "/out"), error: try text(folder + "/err"))
    }
  }
}

/// Other languages, made for the tests, because most machines have one only.
enum Language {
  /// Settings of the shell in which a program speaks Turkish, in whose letters i and I differ more.
  static let turkish = settings("tr_TR")
  /// German writes commas where English writes points.
  static let german = settings("de_DE")

  private static func settings(_ id: String) -> String {
    let folder = NSTemporaryDirectory() + "actormap-languages-\(getuid())"
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/localedef")
    process.arguments = ["-i", id, "-f", "UTF-8", "\(folder)/\(id).UTF-8"]
    try? FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true)
    if (try? process.run()) != nil { process.waitUntilExit() }
    let isMade = FileManager.default.fileExists(atPath: "\(folder)/\(id).UTF-8/LC_CTYPE")
    #if os(Linux)
      if !isMade { Issue.record("No language \(id): install the package locales.") }
    #endif
    return (isMade ? "LOCPATH='\(folder)' " : "") + "LC_ALL=\(id).UTF-8"
  }
}

/// Runs the tool with these words.
func actormap(_ arguments: String..., input: String? = nil, shell: String? = nil) throws -> Run {
  try Tool.run(arguments, input: input, shell: shell)
}

/// A map that ships with the project.
func shipped(_ name: String) -> String {
  Folders.graphs.appendingPathComponent("\(name)/map.actormap.json").path
}

/// A map that ships with the project, as a text with places on a grid: for tests that do not ask
/// where somebody stands, for the search of places takes longest, in a debug build most of all.
func placed(_ name: String) throws -> String {
  let data = try Data(contentsOf: URL(fileURLWithPath: shipped(name)))
  guard var map = try JSONSerialization.jsonObject(with: data) as? [String: Any],
    let actors = map["actors"] as? [[String: Any]]
  else { return "" }
  let places = actors.compactMap { $0["id"] as? String }.enumerated().map { index, id in
    (id, [index % 8 * 150, index / 8 * 130])
  }
  map["layout"] = Dictionary(places, uniquingKeysWith: { first, _ in first })
  return String(decoding: try JSONSerialization.data(withJSONObject: map), as: UTF8.self)
}

/// Runs `body` with a new folder that is removed afterwards.
func withFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
  let folder = try Folders.temporary()
  defer { try? FileManager.default.removeItem(at: folder) }
  return try body(folder.path)
}

func write(_ text: String, to path: String) throws { try write(Array(text.utf8), to: path) }

func write(_ bytes: [UInt8], to path: String) throws {
  try Data(bytes).write(to: URL(fileURLWithPath: path))
}

func text(_ path: String) throws -> String {
  String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
}

func mode(_ path: String) throws -> Int? {
  try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
}

func entries(_ folder: String) throws -> [String] {
  try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
}
