// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorMaps
import CommandLineKit

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// In which form a brief is written, where to, and where its picture goes.
struct BriefTarget {
  static let options: [CommandLineKit.Option] = [
    Option(
      "--format", values: ["FORMAT"],
      BriefFormat.allCases.map(\.rawValue).joined(separator: ", ")
        + " (default: what the name of the file says, else markdown)"),
    Option(
      "--output", short: "-o", values: ["FILE"], "write to a file (default: standard output)"),
    Option(
      "--picture", values: ["FILE"],
      "also write the map's picture, as SVG, to which Markdown then refers (default with -o "
        + "brief.md: brief.svg)"),
  ]

  let format: BriefFormat
  private let path: String?
  /// Where the picture goes; `nil` where it is no file of its own.
  private let picture: String?

  /// Whether the map has to be drawn at all.
  var needsPicture: Bool { format == .html || picture != nil }

  /// - Throws: `UsageError` for names that contradict each other, or would write over the map.
  init(_ invocation: Invocation) throws {
    path = invocation.value("--output").flatMap { $0 == "-" ? nil : $0 }
    format = try Self.format(invocation, path)
    picture = try Self.picture(invocation, path, format)
    for (option, file) in [("-o", path), ("--picture", picture)] {
      if let file { try Self.refuse(file, option, over: invocation.operands[0]) }
    }
  }

  private static func format(_ invocation: Invocation, _ path: String?) throws -> BriefFormat {
    let asked = try invocation.choice("--format", BriefFormat.self)
    guard let path else { return asked ?? .markdown }
    if path.lowercased().hasSuffix(".actormap.json") {
      throw UsageError(
        "-o: the name \"\(path)\" promises a map; end the name of a brief in .md, .html, .txt, "
          + ".json or .csv")
    }
    let promised = BriefFormat(fileName: path)
    if promised == nil, let ending = foreignEnding(of: path) {
      throw UsageError(
        "brief does not write \(ending); end the name of the file in .md, .html, .txt, .json or .csv"
      )
    }
    if let asked, let promised, asked != promised {
      throw UsageError(
        "--format \(asked.rawValue) contradicts the name \(path), which promises "
          + "\(promised.rawValue); change one of them")
    }
    return asked ?? promised ?? .markdown
  }

  private static func foreignEnding(of path: String) -> String? {
    [
      ".svg", ".png", ".pdf", ".dot", ".jpg", ".jpeg", ".doc", ".docx", ".odt", ".xlsx", ".ods",
      ".tsv", ".xml", ".jsonl", ".graphml",
    ].first { path.lowercased().hasSuffix($0) }
  }

  private static func picture(
    _ invocation: Invocation, _ path: String?, _ format: BriefFormat
  ) throws -> String? {
    guard let named = invocation.value("--picture") else {
      guard let path, format == .markdown else { return nil }
      return stem(of: path) + ".svg"
    }
    guard named != "-", named.lowercased().hasSuffix(".svg") else {
      throw UsageError("--picture: found \"\(named)\", expected a file whose name ends in .svg")
    }
    if let path, folder(of: path) != folder(of: named) {
      throw UsageError(
        "--picture: the brief refers to its picture by name, so both stand in one folder; name "
          + "\(folder(of: path))\(name(of: named))")
    }
    return named
  }

  // MARK: - Names

  private static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
  }

  private static func name(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
  }

  private static func stem(of path: String) -> String {
    for ending in [".markdown", ".md"] where path.lowercased().hasSuffix(ending) {
      return String(path.dropLast(ending.count))
    }
    return path
  }

  /// A brief must not take the place of the map that it reads, nor of a table in the map's folder.
  private static func refuse(_ file: String, _ option: String, over map: String) throws {
    let inputs =
      [map] + ["actors.csv", "relationships.csv", "map.json"].map { map + "/" + $0 }
    var output = stat()
    guard stat(file, &output) == 0, output.st_mode & S_IFMT == S_IFREG else { return }
    for input in inputs {
      var status = stat()
      guard stat(input, &status) == 0 else { continue }
      if status.st_ino == output.st_ino, status.st_dev == output.st_dev {
        throw UsageError("\(option): \"\(file)\" is the map that is read; name another file")
      }
    }
  }

  /// The picture's address as Markdown has it: nothing in a name is taken for markup.
  private var address: String? {
    guard let picture else { return nil }
    let shown = path == nil ? picture : Self.name(of: picture)
    guard format == .markdown else { return shown }
    return shown.utf8.map { byte in
      let isPlain: Bool =
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "."),
          UInt8(ascii: "-"), UInt8(ascii: "_"):
          true
        default: false
        }
      let digits = String(byte, radix: 16, uppercase: true)
      return isPlain
        ? String(UnicodeScalar(byte)) : "%" + (digits.count == 1 ? "0" : "") + digits
    }.joined()
  }

  // MARK: - Writing

  /// Writes the brief and its picture, both whole or neither.
  func write(_ brief: Brief) throws {
    let text = Array(brief.text(as: format, picture: address).utf8)
    guard let picture, let drawing = brief.drawing else {
      return try AtomicFile.write(text, to: path ?? "-")
    }
    let svg = Array(drawing.svg.utf8)
    if let path { return try AtomicFile.write([(svg, picture), (text, path)]) }
    try AtomicFile.write(svg, to: picture)
    try AtomicFile.write(text, to: "-")
  }
}
