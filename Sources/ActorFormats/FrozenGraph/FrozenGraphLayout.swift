// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Where everything stands in a frozen-graph file.
///
/// The file is a header of 256 bytes and sections that begin at multiples of 64 bytes, so that they
/// can be used where they lie once the file is mapped into memory. All numbers are little-endian.
///
/// | bytes | what |
/// |---|---|
/// | 0–7 | the mark: 89 41 4D 46 0D 0A 1A 0A |
/// | 8–11 | 01020304 (hexadecimal), which tells the order of bytes |
/// | 12–15 | the version, 1 |
/// | 16–23 | flags: 1 directed, 2 has values (without them every value is 1) |
/// | 24–31, 32–39, 40–47 | how many nodes, arcs and ties of the input |
/// | 48–55 | the size of the file, a multiple of 64 |
/// | 56–63 | the checksum of the file, these eight bytes counted as 0 |
/// | 64–239 | for each section where it begins and how many bytes it has |
enum FrozenGraphLayout {
  static let mark: [UInt8] = [0x89, 0x41, 0x4D, 0x46, 0x0D, 0x0A, 0x1A, 0x0A]
  static let byteOrder: UInt32 = 0x0102_0304
  static let version: UInt32 = 1
  static let headerSize = 256
  static let checksumPlace = 56
  static let isDirected: UInt64 = 1
  static let hasValues: UInt64 = 2

  /// The sections in their order.
  enum Section: Int, CaseIterable {
    /// `name=value` lines in UTF-8 on how the graph was read.
    case notes
    /// Where each id begins, and where the last one ends.
    case idOffsets
    /// The ids in UTF-8, one after the other.
    case ids
    case offsets
    case targets
    case origins
    /// Empty without values.
    case values
    /// Those of the reverse rows are empty where the graph is undirected.
    case reverseOffsets
    case reverseSources
    case reverseValues
    /// A bit for each tie of the input: whether it goes from the later node to the earlier one.
    case directions
  }

  static func padded(_ size: Int) -> Int { (size + 63) & ~63 }
}

/// A sum in which every bit of every byte counts; against damage, not against forgery.
///
/// Four lanes of 64 bits each, every step of which can be undone, so that a single changed word
/// always changes the sum.
package struct FrozenChecksum {
  private var lanes: (UInt64, UInt64, UInt64, UInt64) = (1, 2, 3, 4)

  /// Begins with nothing added.
  package init() {}

  /// Adds bytes; all but the last part must be a multiple of 32 long.
  package mutating func add(_ bytes: UnsafeRawBufferPointer) {
    var (a, b, c, d) = lanes
    var place = 0
    while place + 32 <= bytes.count {
      a = Self.step(a, bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self))
      b = Self.step(b, bytes.loadUnaligned(fromByteOffset: place + 8, as: UInt64.self))
      c = Self.step(c, bytes.loadUnaligned(fromByteOffset: place + 16, as: UInt64.self))
      d = Self.step(d, bytes.loadUnaligned(fromByteOffset: place + 24, as: UInt64.self))
      place += 32
    }
    while place < bytes.count {
      a = Self.step(a, UInt64(bytes[place]))
      place += 1
    }
    lanes = (a, b, c, d)
  }

  private static func step(_ lane: UInt64, _ word: UInt64) -> UInt64 {
    let product = (lane ^ UInt64(littleEndian: word)) &* 0x9E37_79B9_7F4A_7C15
    return product ^ product >> 29
  }

  /// The sum of all that was added.
  package var value: UInt64 {
    Self.step(Self.step(Self.step(lanes.0, lanes.1), lanes.2), lanes.3)
  }
}
