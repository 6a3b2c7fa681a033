// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import CZip

/// Makes a zip file in memory by libzip: the same parts give the same bytes at any time.
enum ZipWriter {
  /// A file of the archive.
  struct Part {
    let name: String
    let bytes: [UInt8]
    /// Whether it stands in the archive as it is.
    var isPlain = false
  }

  /// The archive of `parts`, in this order; `path` stands in messages.
  static func archive(_ parts: [Part], for path: String) throws(FormatError) -> [UInt8] {
    guard let target = zip_source_buffer_create(nil, 0, 0, nil) else { throw failure(path) }
    defer { zip_source_free(target) }
    // The archive frees its source once; this keeps the bytes until they were read.
    zip_source_keep(target)
    guard let archive = zip_open_from_source(target, ZIP_TRUNCATE, nil) else {
      zip_source_free(target)
      throw failure(path)
    }
    // libzip reads the parts when it closes the archive.
    let buffers = parts.map { part in
      let buffer = UnsafeMutableRawBufferPointer.allocate(
        byteCount: max(1, part.bytes.count), alignment: 8)
      buffer.copyBytes(from: part.bytes)
      return buffer
    }
    defer { for buffer in buffers { buffer.deallocate() } }
    for (part, buffer) in zip(parts, buffers) where !add(part, buffer, to: archive) {
      zip_discard(archive)
      throw failure(path)
    }
    guard zip_close(archive) == 0 else {
      zip_discard(archive)
      throw failure(path)
    }
    return try bytes(of: target, path)
  }

  private static func add(
    _ part: Part, _ buffer: UnsafeMutableRawBufferPointer, to archive: OpaquePointer
  ) -> Bool {
    guard
      let source = zip_source_buffer(
        archive, buffer.baseAddress, UInt64(part.bytes.count), 0)
    else { return false }
    let index = zip_file_add(archive, part.name, source, zip_flags_t(ZIP_FL_ENC_UTF_8))
    guard index >= 0 else {
      zip_source_free(source)
      return false
    }
    // Level 6 is that of most tools; libzip would take 9, four times slower for a percent or two.
    // 1 January 1980, midnight, is where the clock of zip files begins.
    return zip_file_set_dostime(archive, UInt64(index), 0, 1 << 5 | 1, 0) == 0
      && zip_set_file_compression(
        archive, UInt64(index), part.isPlain ? ZIP_CM_STORE : ZIP_CM_DEFLATE, 6) == 0
  }

  private static func bytes(
    of source: OpaquePointer, _ path: String
  ) throws(FormatError) -> [UInt8] {
    var status = zip_stat_t()
    guard zip_source_stat(source, &status) == 0, zip_source_open(source) == 0 else {
      throw failure(path)
    }
    defer { zip_source_close(source) }
    let size = Int(clamping: status.size)
    var isWhole = false
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      count = max(0, Int(zip_source_read(source, buffer.baseAddress, UInt64(size))))
      isWhole = count == size
    }
    guard isWhole else { throw failure(path) }
    return bytes
  }

  private static func failure(_ path: String) -> FormatError {
    .whole(
      .inputOutput, path, found: "no memory for the workbook", expected: "some",
      remedy: "free memory, or write another format")
  }
}
