// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// The system's calls as values and errors, so that the rest reads like Swift.
enum SystemCalls {
  /// The text of an error number, always in English so that output is the same everywhere.
  static func words(_ code: Int32) -> String {
    switch code {
    case ENOENT: "no such file or folder"
    case EACCES, EPERM: "no permission"
    case EISDIR: "a folder"
    case ENOTDIR: "a path through something that is no folder"
    case ENOSPC: "no space left on the device"
    case EROFS: "a file system that cannot be written"
    case EFBIG: "a file size limit"
    case ENAMETOOLONG: "a name that is too long"
    case ELOOP: "too many symbolic links"
    case EPIPE: "a closed pipe"
    case EBADF: "a closed output or input"
    case EIO: "a device that failed"
    case EDQUOT: "a quota that is used up"
    default: "system error \(code)"
    }
  }

  static func category(reading code: Int32) -> FormatError.Category {
    switch code {
    case ENOENT, ENOTDIR, ENAMETOOLONG, ELOOP: .noInput
    case EACCES, EPERM: .permission
    default: .inputOutput
    }
  }

  static func category(creating code: Int32) -> FormatError.Category {
    switch code {
    case EACCES, EPERM: .permission
    case EIO, ENOSPC, EFBIG, EPIPE, EDQUOT, EBADF: .inputOutput
    default: .cannotCreate
    }
  }

  /// Opens, again when a signal came between.
  static func open(_ path: String, _ flags: Int32, mode: mode_t = 0) -> Result<Int32, Failure> {
    while true {
      let descriptor = unsafeOpen(path, flags, mode)
      if descriptor >= 0 { return .success(descriptor) }
      if errno != EINTR { return .failure(Failure(code: errno)) }
    }
  }

  private static func unsafeOpen(_ path: String, _ flags: Int32, _ mode: mode_t) -> Int32 {
    #if canImport(Glibc)
      Glibc.open(path, flags, mode)
    #elseif canImport(Musl)
      Musl.open(path, flags, mode)
    #else
      Darwin.open(path, flags, mode)
    #endif
  }

  /// A failed call's error number.
  struct Failure: Error { let code: Int32 }

  /// Fills the front of `buffer` from `descriptor`; 0 is the end.
  static func read(
    _ descriptor: Int32, into buffer: UnsafeMutableRawBufferPointer
  ) -> Result<Int, Failure> {
    while true {
      let count = unsafeRead(descriptor, buffer)
      if count >= 0 { return .success(count) }
      if errno != EINTR { return .failure(Failure(code: errno)) }
    }
  }

  private static func unsafeRead(
    _ descriptor: Int32, _ buffer: UnsafeMutableRawBufferPointer
  ) -> Int {
    #if canImport(Glibc)
      Glibc.read(descriptor, buffer.baseAddress, buffer.count)
    #elseif canImport(Musl)
      Musl.read(descriptor, buffer.baseAddress, buffer.count)
    #else
      Darwin.read(descriptor, buffer.baseAddress, buffer.count)
    #endif
  }

  /// Writes all of `parts`.
  static func writeAll(_ parts: [Part], to descriptor: Int32) -> Failure? {
    for part in parts {
      var done = 0
      while done < part.bytes.count {
        let count = write(
          descriptor, part.bytes.baseAddress.map { $0 + done }, part.bytes.count - done)
        if count >= 0 {
          done += count
        } else if errno != EINTR {
          return Failure(code: errno)
        }
      }
    }
    return nil
  }
}
