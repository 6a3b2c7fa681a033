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

/// The files that a command line names: none that is written may be one that is read, or one that
/// is written as well.
///
/// They are told apart by what they are, not by how they are called: a link, a hard link and a
/// detour through another folder lead to the same file. The words in help say what is read and what
/// is written, so that a new option is covered without a line here.
struct NamedFiles {
  /// What stands in help for files that are read: nothing may be written over them.
  private static let read: Set<String> = ["MAP", "OLD", "NEW", "IN", "STYLE", "CHANGES", "TABLE"]
  /// What stands in help for files that are written.
  private static let written: Set<String> = ["FILE", "OUT", "FOLDER"]

  private struct Entry {
    /// How the command line calls it: `MAP` or `--with-text`.
    let name: String
    let path: String
    let isWritten: Bool
    let files: Set<FileID>
  }

  private let entries: [Entry]

  init(_ invocation: Invocation, of declaration: Command) {
    var named = zip(declaration.operands, invocation.operands).map {
      (name: $0, kind: $0, path: $1)
    }
    for option in declaration.options {
      guard let kind = option.values.first else { continue }
      let shortest = option.names.min { $0.count < $1.count } ?? option.name
      let paths =
        [invocation.value(option.name)].compactMap { $0 }
        + invocation.repeated.filter { $0.option == option.name }.compactMap(\.values.first)
      named += paths.map { (name: shortest, kind: kind, path: $0) }
    }
    let output = declaration.options.first { $0.name == "--output" }
    if let output, invocation.value(output.name) == nil {
      named.append((name: "standard output", kind: "FILE", path: "-"))
    }
    entries = named.filter { Self.read.contains($0.kind) || Self.written.contains($0.kind) }
      .map { name, kind, path in
        let isWritten = Self.written.contains(kind)
        return Entry(
          name: name, path: path, isWritten: isWritten,
          files: FileID.all(of: path, isWritten: isWritten))
      }
  }

  /// Refuses a command that would destroy one of its files.
  ///
  /// - Throws: `UsageError`; nothing has been read or written then.
  func check() throws(UsageError) {
    for (index, entry) in entries.enumerated() where entry.isWritten {
      for (place, other) in entries.enumerated()
      where place != index && !entry.files.isDisjoint(with: other.files) {
        let path = other.path == "-" ? entry.path : other.path
        if other.isWritten {
          throw UsageError("\(entry.name) and \(other.name) name the same file, \(path); name two")
        }
        throw UsageError(
          "\(entry.name) would overwrite \(other.name), \(path), which is read here; name another "
            + "file")
      }
    }
  }
}

/// What a file is, whatever it is called.
private struct FileID: Hashable {
  private let device: UInt64
  private let number: UInt64
  /// The name in the folder of this number, for a file that does not exist yet.
  private let name: String?

  /// What `path` means: a file or, of a map that is a folder, its tables. None where it is neither
  /// there nor to be made, and none of what is no regular file: a terminal or a pipe loses nothing.
  static func all(of path: String, isWritten: Bool) -> Set<FileID> {
    if path == "-" {
      var status = stat()
      guard fstat(isWritten ? 1 : 0, &status) == 0 else { return [] }
      return Set([FileID(status)].compactMap { $0 })
    }
    if FileBytes.isFolder(path) {
      let tables = CSVFolderFormat.fileNames.map { "\(path)/\($0)" }
      return Set(tables.compactMap { FileID($0, isWritten: false) })
    }
    return Set([FileID(path, isWritten: isWritten)].compactMap { $0 })
  }

  private init?(_ path: String, isWritten: Bool) {
    var status = stat()
    if stat(path, &status) == 0 {
      self.init(status)
      return
    }
    guard isWritten else { return nil }
    let slash = path.lastIndex(of: "/")
    let folder = slash.map { String(path[...$0]) } ?? "."
    guard stat(folder, &status) == 0 else { return nil }
    self.init(status, name: String(slash.map { path[path.index(after: $0)...] } ?? path[...]))
  }

  /// `nil` of what is no regular file.
  private init?(_ status: stat) {
    guard status.st_mode & S_IFMT == S_IFREG else { return nil }
    self.init(status, name: nil)
  }

  private init(_ status: stat, name: String?) {
    device = UInt64(truncatingIfNeeded: status.st_dev)
    number = UInt64(truncatingIfNeeded: status.st_ino)
    self.name = name
  }
}
