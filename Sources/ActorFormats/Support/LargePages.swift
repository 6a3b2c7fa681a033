// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Room for very many entries, which the system would hand out in pages of 4 KiB each at its first
/// use: for large files that takes longer than reading them does.
enum LargePages {
  /// Below this the pages are too few to be felt.
  private static let least = 1 << 23

  /// Asks for large pages where `entries` has room; that they are not to be had changes nothing.
  static func ask<Entry>(for entries: inout [Entry]) {
    #if os(Linux)
      let bytes = entries.capacity * MemoryLayout<Entry>.stride
      guard bytes >= least else { return }
      entries.withUnsafeMutableBytes { buffer in
        guard let base = buffer.baseAddress else { return }
        let page = UInt(max(sysconf(Int32(_SC_PAGESIZE)), 1))
        let address = UInt(bitPattern: base)
        let first = (address + page - 1) / page * page
        let end = (address + UInt(bytes)) / page * page
        _ = madvise(UnsafeMutableRawPointer(bitPattern: first), Int(end - first), MADV_HUGEPAGE)
      }
    #endif
  }
}
