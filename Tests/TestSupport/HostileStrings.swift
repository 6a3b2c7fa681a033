// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import Foundation

/// Strings that trouble programs, from lists of outside test material.
public enum HostileStrings {
  /// The lists, by their folders.
  public static let lists = ["blns", "payloads-xss"]

  /// Every line of the text files of a list; none where this machine has no outside material.
  public static func lines(of list: String) throws -> [String] {
    guard let shared = Folders.shared else { return [] }
    let root = shared.appendingPathComponent("corpora/\(list)")
    let files = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
    var lines: [String] = []
    while let file = files?.nextObject() as? URL {
      guard ["txt", "svg", "html", "xml"].contains(file.pathExtension) else { continue }
      lines += String(decoding: try Data(contentsOf: file), as: UTF8.self)
        .split(separator: "\n").map(String.init)
    }
    return lines
  }
}
