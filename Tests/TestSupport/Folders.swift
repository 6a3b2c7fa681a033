// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

public import Foundation

/// Where tests find the project's own files and the folder of outside test material.
public enum Folders {
  /// The project's root.
  public static let project = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The maps that ship with the project.
  public static let graphs = project.appendingPathComponent("Graphs")

  /// Outside test material, read in place; `nil` where this machine has none.
  ///
  /// `ACTORMAP_SHARED` names another folder than the usual `../shared`.
  public static let shared: URL? = {
    let named = ProcessInfo.processInfo.environment["ACTORMAP_SHARED"]
    let folder =
      named.map { URL(fileURLWithPath: $0) }
      ?? project.deletingLastPathComponent().appendingPathComponent("shared")
    return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
  }()

  /// A new empty folder; the caller removes it.
  public static func temporary() throws -> URL {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("actormap-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
  }
}

extension Folders {
  /// Where the build puts programs and test bundles.
  public static let products: URL = {
    let test = URL(fileURLWithPath: CommandLine.arguments[0])
    let folder = test.deletingLastPathComponent()
    let candidates = [folder, project.appendingPathComponent(".build/debug")]
    return candidates.first {
      FileManager.default.fileExists(atPath: $0.appendingPathComponent("actormap").path)
    } ?? folder
  }()
}
