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

  /// Everything that can be read from `descriptor`.
  static func readAll(_ descriptor: Int32, expecting size: Int) -> Result<[UInt8], Failure> {
    var bytes: [UInt8] = []
    // A sparse file may claim any size: believe it up to a gigabyte.
    let likely = min(max(size, 0), 1 << 30)
    bytes.reserveCapacity(likely)
    var buffer = [UInt8](repeating: 0, count: max(1 << 16, min(likely, 1 << 20)))
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      if count == 0 { return .success(bytes) }
      if count > 0 {
        bytes.append(contentsOf: buffer[..<count])
      } else if errno != EINTR {
        return .failure(Failure(code: errno))
      }
    }
  }

  /// Writes all of `bytes`.
  static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Failure? {
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeBytes { all in
        write(descriptor, all.baseAddress.map { $0 + done }, all.count - done)
      }
      if count >= 0 {
        done += count
      } else if errno != EINTR {
        return Failure(code: errno)
      }
    }
    return nil
  }
}
