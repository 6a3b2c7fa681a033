// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorFormats

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What the process holds of the machine's memory, in bytes.
enum Memory {
  /// The most that was held since the start or the last `forgetPeak()`.
  ///
  /// On Linux the process's own high-water mark, not `ru_maxrss`, which would also know what the
  /// program held that started this one.
  static var peak: Int {
    if let peak = status("VmHWM:") { return peak }
    #if canImport(Darwin)
      var usage = rusage()
      getrusage(RUSAGE_SELF, &usage)
      return Int(usage.ru_maxrss)
    #else
      return 0
    #endif
  }

  /// What is held now, after memory that is free has been given back; `nil` where nobody knows.
  static var held: Int? {
    giveBack()
    return status("VmRSS:")
  }

  /// Begins a new high-water mark, where the system can.
  static func forgetPeak() {
    guard let file = fopen("/proc/self/clear_refs", "w") else { return }
    fputs("5", file)
    fclose(file)
  }

  /// Has the allocator give back what is free. Its header is in no module of the toolchain.
  private static func giveBack() {
    #if canImport(Glibc)
      guard let symbol = dlsym(nil, "malloc_trim") else { return }
      _ = unsafeBitCast(symbol, to: (@convention(c) (Int) -> Int32).self)(0)
    #endif
  }

  private static func status(_ key: String) -> Int? {
    guard let file = try? FileBytes.read("/proc/self/status") else { return nil }
    let lines = String(decoding: file.bytes, as: UTF8.self).split(separator: "\n")
    guard let line = lines.first(where: { $0.hasPrefix(key) }) else { return nil }
    return line.split(whereSeparator: { $0 == " " || $0 == "\t" }).dropFirst().first
      .flatMap { Int($0) }.map { $0 * 1024 }
  }
}
