// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Output that is there whole or not at all.
public enum AtomicFile {
  /// Writes `bytes` to `path`; `-` is standard output.
  ///
  /// The bytes go to a new file in the same folder, which then takes the place of the old one in
  /// one step, so neither a crash nor a full disk leaves a torn file. A new file may be read by
  /// its owner only (mode 0600), an existing one keeps its mode. A symbolic link keeps pointing to
  /// the file that is replaced. What is no regular file (a device, a pipe) is written directly.
  public static func write(_ bytes: [UInt8], to path: String) throws(FormatError) {
    try write(parts: [Part(bytes)], to: path)
  }

  /// Writes parts one after the other, without putting them together first.
  static func write(parts bytes: [Part], to path: String) throws(FormatError) {
    if let descriptor = openDescriptor(path) {
      return try writeDirectly(bytes, to: descriptor, path)
    }
    try prepared(bytes, for: path)?.commit()
  }

  /// Writes several files: none takes its place before all are complete on the disk.
  ///
  /// A full disk or a missing permission then leaves every old file; only a crash between the last
  /// steps, which follow each other at once, can leave old files beside new ones.
  public static func write(_ files: [(bytes: [UInt8], path: String)]) throws(FormatError) {
    var waiting: [Prepared] = []
    for (bytes, path) in files {
      if let file = try prepared([Part(bytes)], for: path) { waiting.append(file) }
    }
    for file in waiting { try file.commit() }
  }

  /// A complete file that waits for its place.
  private struct Prepared {
    let file: TemporaryFile
    let target: String
    let path: String

    func commit() throws(FormatError) {
      if let error = file.replace(target) { throw failure(path, error.code) }
    }
  }

  /// The complete file beside `path`; `nil` where that is no regular file and was written directly.
  private static func prepared(
    _ bytes: [Part], for path: String
  ) throws(FormatError) -> Prepared? {
    var status = stat()
    let exists = stat(path, &status) == 0
    let kind = status.st_mode & S_IFMT
    if exists, kind == S_IFDIR { throw failure(path, EISDIR) }
    if exists, kind != S_IFREG {
      try writeDevice(bytes, path)
      return nil
    }
    if exists, access(path, W_OK) != 0 { throw failure(path, errno) }
    let target = try resolved(path)
    let file = try TemporaryFile(beside: target, named: path)
    if let error = file.fill(with: bytes, like: exists ? status : nil) {
      throw failure(path, error.code)
    }
    return Prepared(file: file, target: target, path: path)
  }

  /// Makes a folder, with mode 0700, where there is none.
  public static func makeFolder(_ path: String) throws(FormatError) {
    if FileBytes.isFolder(path) { return }
    if mkdir(path, 0o700) != 0 { throw failure(path, errno) }
  }

  // MARK: - Steps

  /// The open file that a name such as `/dev/stdout` means. Opening the name again would begin at
  /// the start of a file to which a shell appends.
  private static func openDescriptor(_ path: String) -> Int32? {
    switch path {
    case "-", "/dev/stdout": return 1
    case "/dev/stderr": return 2
    default: break
    }
    for folder in ["/dev/fd/", "/proc/self/fd/"] where path.hasPrefix(folder) {
      return Int32(path.dropFirst(folder.count))
    }
    return nil
  }

  /// The file behind symbolic links, or the path itself where there is none yet.
  private static func resolved(_ path: String) throws(FormatError) -> String {
    guard let real = realpath(path, nil) else {
      var status = stat()
      // A link to nothing would be replaced by a file: refuse rather than surprise.
      if lstat(path, &status) == 0 { throw failure(path, ENOENT) }
      return path
    }
    defer { free(real) }
    return String(cString: real)
  }

  private static func writeDevice(_ bytes: [Part], _ path: String) throws(FormatError) {
    switch SystemCalls.open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY) {
    case .failure(let error): throw failure(path, error.code)
    case .success(let descriptor):
      defer { close(descriptor) }
      try writeDirectly(bytes, to: descriptor, path)
    }
  }

  private static func writeDirectly(
    _ bytes: [Part], to descriptor: Int32, _ path: String
  ) throws(FormatError) {
    if let error = SystemCalls.writeAll(bytes, to: descriptor) {
      throw .whole(
        SystemCalls.category(creating: error.code), path == "-" ? "standard output" : path,
        found: SystemCalls.words(error.code), expected: "an open output that takes everything",
        remedy: "write to a file instead")
    }
  }

  static func failure(_ path: String, _ code: Int32) -> FormatError {
    .whole(
      SystemCalls.category(creating: code), path, found: SystemCalls.words(code),
      expected: "a place that can be written",
      remedy: "choose another place, or free it; nothing that was there has been changed")
  }
}
