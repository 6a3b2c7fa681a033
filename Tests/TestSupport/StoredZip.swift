// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// A zip file whose files are stored as they are (PKWARE APPNOTE 6.3.10, sections 4.3.7, 4.3.12 and
/// 4.3.16), made without the library that reads it.
public enum StoredZip {
  /// The archive of these files.
  ///
  /// - Precondition: names and files are shorter than 64 KiB and 4 GiB.
  public static func bytes(of files: [(name: [UInt8], bytes: [UInt8])]) -> [UInt8] {
    var archive: [UInt8] = []
    var directory: [UInt8] = []
    for (name, bytes) in files {
      let sizes = number(checksum(bytes), 4) + number(bytes.count, 4) + number(bytes.count, 4)
      let common =
        number(20, 2) + number(0x0800, 2) + number(0, 2) + number(0, 4) + sizes
        + number(name.count, 2) + number(0, 2)
      let offset = archive.count
      archive += number(0x0403_4B50, 4) + common + name + bytes
      directory +=
        number(0x0201_4B50, 4) + number(20, 2) + common + number(0, 10)
        + number(offset, 4) + name
    }
    let end =
      number(0x0605_4B50, 4) + number(0, 4) + number(files.count, 2) + number(files.count, 2)
      + number(directory.count, 4) + number(archive.count, 4) + number(0, 2)
    return archive + directory + end
  }

  /// In bytes, the lowest first.
  private static func number(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { $0 < 8 ? UInt8(truncatingIfNeeded: value >> (8 * $0)) : 0 }
  }

  /// CRC-32 as section 4.4.7 says it.
  private static func checksum(_ bytes: [UInt8]) -> Int {
    var sum = UInt32.max
    for byte in bytes { sum = table[Int((sum ^ UInt32(byte)) & 0xFF)] ^ (sum >> 8) }
    return Int(~sum)
  }

  private static let table: [UInt32] = (0..<256).map { start in
    (0..<8).reduce(UInt32(start)) { sum, _ in
      sum & 1 == 1 ? 0xEDB8_8320 ^ (sum >> 1) : sum >> 1
    }
  }
}
