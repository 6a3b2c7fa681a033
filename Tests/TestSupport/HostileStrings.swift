// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import Foundation

/// Strings that trouble programs, from lists of outside test material.
public enum HostileStrings {
  /// The lists, by their folders.
  public static let lists = ["blns", "payloads-xss", "payloads-csv", "payloads-xxe"]

  /// How many strings a list has at least.
  public static func least(of list: String) -> Int { list == "payloads-csv" ? 20 : 100 }

  /// Every line of the files of a list; none where this machine has no outside material. What is
  /// written as JSON is meant as it reads; a whole document is a string, too.
  public static func lines(of list: String) throws -> [String] {
    guard let shared = Folders.shared else { return [] }
    let root = shared.appendingPathComponent("corpora/\(list)")
    let files = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
    var lines: [String] = []
    while let file = files?.nextObject() as? URL {
      let isFolder = try file.resourceValues(forKeys: [.isDirectoryKey]).isDirectory == true
      guard !isFolder, !["SOURCE.md", "README.md"].contains(file.lastPathComponent)
      else { continue }
      let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
      let found = text.split(separator: "\n").map(String.init)
      lines += file.pathExtension == "jsonl" ? try found.map(string) : found
      if file.pathExtension == "xml" { lines.append(text) }
    }
    return lines
  }

  private static func string(_ json: String) throws -> String {
    try JSONDecoder().decode(String.self, from: Data(json.utf8))
  }
}
