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
    guard path != "-" else { return try writeDirectly(bytes, to: 1, path) }
    var status = stat()
    let exists = stat(path, &status) == 0
    let kind = status.st_mode & S_IFMT
    if exists, kind == S_IFDIR { throw failure(path, EISDIR) }
    if exists, kind != S_IFREG { return try writeDevice(bytes, path) }
    if exists, access(path, W_OK) != 0 { throw failure(path, errno) }
    let target = try resolved(path)
    try replace(target, with: bytes, mode: exists ? status.st_mode & 0o7777 : 0o600, named: path)
  }

  // MARK: - Steps

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

  private static func replace(
    _ path: String, with bytes: [UInt8], mode: mode_t, named name: String
  ) throws(FormatError) {
    let (folder, file) = split(path)
    let (temporary, descriptor) = try temporaryFile(beside: String(file), in: folder, named: name)
    var isOpen = true
    var isInPlace = false
    defer {
      if isOpen { close(descriptor) }
      if !isInPlace { unlink(temporary) }
    }
    if let error = SystemCalls.writeAll(bytes, to: descriptor) { throw failure(name, error.code) }
    guard fchmod(descriptor, mode) == 0, fsync(descriptor) == 0 else {
      throw failure(name, errno)
    }
    isOpen = false
    guard close(descriptor) == 0 else { throw failure(name, errno) }
    guard rename(temporary, path) == 0 else { throw failure(name, errno) }
    isInPlace = true
    if case .success(let handle) = SystemCalls.open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC) {
      fsync(handle)
      close(handle)
    }
  }

  private static func temporaryFile(
    beside file: String, in folder: String, named name: String
  ) throws(FormatError) -> (String, Int32) {
    for attempt in 0..<100 {
      let candidate = "\(folder)/.\(file.prefix(100)).\(getpid()).\(attempt).actormap-new"
      let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
      switch SystemCalls.open(candidate, flags, mode: 0o600) {
      case .success(let descriptor): return (candidate, descriptor)
      case .failure(let error) where error.code != EEXIST: throw failure(name, error.code)
      case .failure: continue
      }
    }
    throw failure(name, EEXIST)
  }

  private static func split(_ path: String) -> (folder: String, file: Substring) {
    guard let slash = path.lastIndex(of: "/") else { return (".", path[...]) }
    let folder = path[..<slash]
    return (folder.isEmpty ? "/" : String(folder), path[path.index(after: slash)...])
  }

  private static func writeDevice(_ bytes: [UInt8], _ path: String) throws(FormatError) {
    switch SystemCalls.open(path, O_WRONLY | O_CLOEXEC) {
    case .failure(let error): throw failure(path, error.code)
    case .success(let descriptor):
      defer { close(descriptor) }
      try writeDirectly(bytes, to: descriptor, path)
    }
  }

  private static func writeDirectly(
    _ bytes: [UInt8], to descriptor: Int32, _ path: String
  ) throws(FormatError) {
    if let error = SystemCalls.writeAll(bytes, to: descriptor) {
      throw failure(path == "-" ? "standard output" : path, error.code)
    }
  }

  private static func failure(_ path: String, _ code: Int32) -> FormatError {
    .whole(
      SystemCalls.category(creating: code), path, found: SystemCalls.words(code),
      expected: "a place that can be written",
      remedy: "choose another place, or free it; nothing that was there has been changed")
  }

  /// Makes a folder, with mode 0700, where there is none.
  public static func makeFolder(_ path: String) throws(FormatError) {
    if FileBytes.isFolder(path) { return }
    if mkdir(path, 0o700) != 0 { throw failure(path, errno) }
  }
}
