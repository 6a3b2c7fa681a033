// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import CZip

/// A zip file in memory, read by libzip. What would unpack to far more than it packs is refused
/// before anything is unpacked.
final class ZipArchive {
  /// The most bytes that all files of an archive may unpack to.
  static let unpackedLimit = 1 << 29
  /// The most that packing makes a file smaller: spreadsheets reach 30.
  static let ratioLimit = 300
  /// The most files: workbooks have some dozens, and each takes memory before anything is known of
  /// it.
  static let countLimit = 10_000

  private let name: String
  private let control: ReadControl
  private let archive: OpaquePointer
  /// libzip reads the bytes where they are.
  private let bytes: UnsafeMutableRawBufferPointer

  /// Opens an archive; `file` is what stands in messages.
  init(_ file: FileBytes, _ control: ReadControl = ReadControl()) throws(FormatError) {
    name = file.name
    self.control = control
    if Self.count(in: file.bytes) > Self.countLimit {
      throw Self.refuse(file.name, "a zip file of more than \(Self.countLimit) files")
    }
    bytes = .allocate(byteCount: max(1, file.bytes.count), alignment: 8)
    bytes.copyBytes(from: file.bytes)
    var error = zip_error_t()
    zip_error_init(&error)
    defer { zip_error_fini(&error) }
    let source = zip_source_buffer_create(bytes.baseAddress, UInt64(file.bytes.count), 0, &error)
    guard let source else {
      bytes.deallocate()
      throw Self.refuse(file.name, "no memory")
    }
    guard let archive = zip_open_from_source(source, ZIP_RDONLY, &error) else {
      let words = String(cString: zip_error_strerror(&error))
      zip_source_free(source)
      bytes.deallocate()
      throw Self.refuse(file.name, "a zip file that cannot be opened (\(words))")
    }
    self.archive = archive
    try checkSizes()
  }

  deinit {
    zip_discard(archive)
    bytes.deallocate()
  }

  private func words(_ error: UnsafeMutablePointer<zip_error_t>?) -> String {
    error.flatMap { zip_error_strerror($0) }.map { String(cString: $0) } ?? "no reason given"
  }

  static func refuse(_ name: String, _ found: String) -> FormatError {
    .whole(
      .badData, name, found: found, expected: "a workbook",
      remedy: "save the workbook again, or save its sheets as CSV")
  }

  /// How many files the end of the archive says there are (APPNOTE 6.3.10, section 4.3.16).
  private static func count(in bytes: [UInt8]) -> Int {
    let mark: [UInt8] = [0x50, 0x4B, 0x05, 0x06]
    let size = 22
    // A comment of at most 64 KiB may follow.
    for place in stride(
      from: bytes.count - size, through: max(0, bytes.count - size - 0xFFFF), by: -1)
    where bytes[place] == mark[0] && bytes[place..<(place + 4)].elementsEqual(mark) {
      return Int(bytes[place + 10]) | Int(bytes[place + 11]) << 8
    }
    return 0
  }

  private func checkSizes() throws(FormatError) {
    var total: UInt64 = 0
    for index in 0..<UInt64(max(0, zip_get_num_entries(archive, 0))) {
      var status = zip_stat_t()
      guard zip_stat_index(archive, index, 0, &status) == 0 else { continue }
      let isTooDense =
        status.size > 1 << 20 && status.size / max(1, status.comp_size) > Self.ratioLimit
      let (sum, overflows) = total.addingReportingOverflow(status.size)
      guard !isTooDense, !overflows, sum <= Self.unpackedLimit else {
        let part = status.name.map { String(cString: $0) } ?? ""
        throw Self.refuse(
          name, "a zip file that unpacks to \(status.size) bytes in \(Shown.quoted(part))")
      }
      total = sum
    }
  }

  /// Whether there is a file of this name, in capitals or not.
  func has(_ part: String) -> Bool { place(of: part) != nil }

  /// The names of the first files, to know what the archive is.
  func names(atMost limit: Int) -> [String] {
    (0..<UInt64(max(0, min(Int(zip_get_num_entries(archive, 0)), limit)))).compactMap { place in
      zip_get_name(archive, place, 0).map { String(cString: $0) }
    }
  }

  private func place(of part: String) -> UInt64? {
    let place = zip_name_locate(archive, part, 0)
    if place >= 0 { return UInt64(place) }
    // Some writers say SharedStrings.xml in one place and sharedStrings.xml in the other.
    let near = zip_name_locate(archive, part, zip_flags_t(ZIP_FL_NOCASE))
    return near < 0 ? nil : UInt64(near)
  }

  /// The bytes of a file as they come; more than the archive says there are, are refused.
  func source(of part: String) throws(FormatError) -> ByteStream.Source {
    var status = zip_stat_t()
    guard let place = place(of: part), zip_stat_index(archive, place, 0, &status) == 0 else {
      throw Self.refuse(name, "no \(Shown.quoted(part)) in it")
    }
    guard let entry = zip_fopen_index(archive, place, 0) else {
      throw Self.refuse(
        name, "\(Shown.quoted(part)), which cannot be unpacked (\(words(zip_get_error(archive))))")
    }
    let open = OpenEntry(entry, of: self)
    let name = name
    let size = min(Self.unpackedLimit, Int(clamping: status.size))
    var left = size
    var pace = ReadPace(control, of: size, in: name)
    return { buffer in
      do throws(FormatError) { try pace.reach(size - left) } catch { return .failure(error) }
      let count = zip_fread(open.entry, buffer.baseAddress, UInt64(buffer.count))
      left -= Int(max(0, count))
      guard count >= 0, left >= 0 else {
        return .failure(Self.refuse(name, "a damaged \(Shown.quoted(part))"))
      }
      if count == 0 {
        do throws(FormatError) { try pace.finish() } catch { return .failure(error) }
      }
      return .success(Int(count))
    }
  }

  /// The whole of a small file.
  func bytes(of part: String) throws(FormatError) -> [UInt8] {
    let source = try source(of: part)
    var all: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = try block.withUnsafeMutableBytes { source($0) }.get()
      if count == 0 { return all }
      all += block[..<count]
    }
  }

  private final class OpenEntry {
    let entry: OpaquePointer
    private let archive: ZipArchive

    init(_ entry: OpaquePointer, of archive: ZipArchive) {
      self.entry = entry
      self.archive = archive
    }

    deinit { zip_fclose(entry) }
  }
}
