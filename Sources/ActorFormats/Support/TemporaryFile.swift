// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// A new file in the folder of the one that it is to replace.
///
/// On Linux it has no name until it is complete, so that nothing is left even of a killed process;
/// where the file system cannot do that, it has a name from the beginning.
final class TemporaryFile {
  private let descriptor: Int32
  private let folder: String
  private let base: String
  /// The name under which the file stands in the folder, if it has one.
  private var name: String?

  /// Makes the file beside `target`; errors call it `path`.
  init(beside target: String, named path: String) throws(FormatError) {
    let slash = target.lastIndex(of: "/")
    let parent = slash.map { target[..<$0] } ?? "."
    folder = parent.isEmpty ? "/" : String(parent)
    let file = slash.map { target[target.index(after: $0)...] } ?? target[...]
    // Names may have 255 bytes; a scalar has at most four.
    base = "\(folder)/.\(String(file.unicodeScalars.prefix(40))).\(getpid())"
    if let unnamed = Self.openUnnamed(in: folder) {
      descriptor = unnamed
      return
    }
    for attempt in 0..<100 {
      let candidate = "\(base).\(attempt).actormap-new"
      let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
      switch SystemCalls.open(candidate, flags, mode: 0o600) {
      case .success(let opened):
        descriptor = opened
        name = candidate
        return
      case .failure(let error) where error.code != EEXIST:
        throw AtomicFile.failure(path, error.code)
      case .failure: continue
      }
    }
    throw AtomicFile.failure(path, EEXIST)
  }

  deinit {
    close(descriptor)
    if let name { unlink(name) }
  }

  private static func openUnnamed(in folder: String) -> Int32? {
    #if os(Linux)
      // O_TMPFILE, which Swift does not import: a flag of its own with O_DIRECTORY.
      let flags = 0o20_000_000 | O_DIRECTORY | O_WRONLY | O_CLOEXEC
      return try? SystemCalls.open(folder, flags, mode: 0o600).get()
    #else
      return nil
    #endif
  }

  /// Fills the file, with the mode of the old one, and brings it to the disk.
  func fill(with bytes: [Part], like old: stat?) -> SystemCalls.Failure? {
    if let error = SystemCalls.writeAll(bytes, to: descriptor) { return error }
    if let old, old.st_uid != geteuid() || old.st_gid != getegid() {
      // Only root may give files away; for others the file becomes their own.
      _ = fchown(descriptor, old.st_uid, old.st_gid)
    }
    guard fchmod(descriptor, old.map { $0.st_mode & 0o7777 } ?? 0o600) == 0,
      fsync(descriptor) == 0
    else { return SystemCalls.Failure(code: errno) }
    return nil
  }

  /// Puts the filled file in the place of `target` in one step.
  func replace(_ target: String) -> SystemCalls.Failure? {
    if name == nil, let error = giveName() { return error }
    guard let complete = name, rename(complete, target) == 0 else {
      return SystemCalls.Failure(code: errno)
    }
    name = nil
    syncFolder()
    return nil
  }

  /// A file without a name cannot take the place of another one, so it gets one first.
  private func giveName() -> SystemCalls.Failure? {
    for attempt in 0..<100 {
      let candidate = "\(base).\(attempt).actormap-new"
      let file = "/proc/self/fd/\(descriptor)"
      if linkat(AT_FDCWD, file, AT_FDCWD, candidate, AT_SYMLINK_FOLLOW) == 0 {
        name = candidate
        return nil
      }
      if errno != EEXIST { break }
    }
    return SystemCalls.Failure(code: errno)
  }

  /// Makes the new entry last through a power cut; not every file system can, and then the file
  /// is complete all the same.
  private func syncFolder() {
    guard case .success(let handle) = SystemCalls.open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    else { return }
    fsync(handle)
    close(handle)
  }
}
