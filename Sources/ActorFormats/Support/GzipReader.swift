// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import CZlib

/// Unpacks gzip (RFC 1952) while it is read: P. Deutsch 1996, doi:10.17487/RFC1952.
///
/// Several members one after the other are one input, as gzip and its relatives write them; bytes 0
/// after the last are padding. Checksums and lengths are checked by zlib.
final class GzipReader {
  /// The most that packing makes a file smaller; the text of maps becomes 30 times smaller at most,
  /// and what is packed more is made to fill memory.
  private static let ratioLimit = 300

  private let packed: ByteStream
  /// In a place of its own, for zlib remembers the address.
  private let zlib = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
  private var input = [UInt8](repeating: 0, count: 1 << 17)
  private var available = 0
  private var next = 0
  /// How many packed bytes were read in all.
  private var bytesRead = 0
  /// How many bytes came out.
  private var bytesWritten = 0
  private var isInMember = true
  private var isAtEnd = false

  /// Whether zlib could be set up; it only lacks memory.
  private let isReady: Bool

  private init(_ packed: ByteStream) {
    self.packed = packed
    zlib.initialize(to: z_stream())
    // 15 is the largest window, 16 asks for gzip and nothing else.
    isReady =
      inflateInit2_(
        zlib, 15 + 16, zlibVersion(), Int32(MemoryLayout<z_stream>.size)) == Z_OK
  }

  deinit {
    if isReady { inflateEnd(zlib) }
    zlib.deallocate()
  }

  /// The unpacked bytes of `packed`.
  static func stream(_ packed: ByteStream) -> ByteStream {
    let reader = GzipReader(packed)
    return ByteStream(name: packed.name, isPacked: true) { buffer in
      Result { () throws(FormatError) in try reader.read(into: buffer) }
    }
  }

  private func read(into buffer: UnsafeMutableRawBufferPointer) throws(FormatError) -> Int {
    guard isReady else { throw failure("no memory for unpacking", "some") }
    let wanted = min(buffer.count, 1 << 30)
    var written = 0
    while written == 0, wanted > 0, !isAtEnd {
      try refill()
      guard isInMember else {
        try beginMember()
        continue
      }
      if available == next { throw failure("a gzip file that breaks off", "a whole one") }
      written = try inflate(into: buffer, wanted)
    }
    return written
  }

  private func refill() throws(FormatError) {
    guard next == available else { return }
    available = try input.withUnsafeMutableBytes { buffer in
      Result { () throws(FormatError) in try packed.read(into: buffer) }
    }.get()
    next = 0
    bytesRead += available
  }

  /// Between members: another one, padding or the end.
  private func beginMember() throws(FormatError) {
    if next == available {
      isAtEnd = true
    } else if input[next] == 0 {
      next += 1
    } else if input[next] == 0x1F {
      inflateReset(zlib)
      isInMember = true
    } else {
      throw failure("other data after the end of a gzip file", "nothing, or another gzip file")
    }
  }

  private func inflate(
    into buffer: UnsafeMutableRawBufferPointer, _ wanted: Int
  ) throws(FormatError) -> Int {
    let code = input.withUnsafeMutableBufferPointer { input in
      zlib.pointee.next_in = input.baseAddress.map { $0 + next }
      zlib.pointee.avail_in = UInt32(available - next)
      zlib.pointee.next_out = buffer.baseAddress?.assumingMemoryBound(to: UInt8.self)
      zlib.pointee.avail_out = UInt32(wanted)
      return CZlib.inflate(zlib, Z_NO_FLUSH)
    }
    next = available - Int(zlib.pointee.avail_in)
    switch code {
    case Z_OK, Z_BUF_ERROR: break
    case Z_STREAM_END: isInMember = false
    default: throw failure("damaged gzip data", "data that unpack as they were packed")
    }
    let written = wanted - Int(zlib.pointee.avail_out)
    bytesWritten += written
    let isTooDense =
      bytesWritten > 1 << 20
      && bytesWritten / max(1, bytesRead - available + next) > Self.ratioLimit
    if isTooDense {
      throw .whole(
        .badData, packed.name,
        found: "a gzip file that packs more than \(Self.ratioLimit) bytes into one",
        expected: "a map or ties", remedy: "unpack it with gunzip, if you know what is in it")
    }
    return written
  }

  private func failure(_ found: String, _ expected: String) -> FormatError {
    .whole(
      .badData, packed.name, found: "\(found), at byte \(bytesRead - available + next)",
      expected: expected, remedy: "get the file again, or test it with: gzip -t")
  }
}
