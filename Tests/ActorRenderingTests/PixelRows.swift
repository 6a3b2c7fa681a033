// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import Foundation
import Testing

/// The pixels of a PNG that we wrote: eight bits of red, green and blue, no row with a filter.
struct PixelRows {
  let width: Int
  let height: Int
  private let bytes: [UInt8]

  init(_ png: [UInt8]) throws {
    func number(_ place: Int) -> Int { png[place..<place + 4].reduce(0) { $0 << 8 | Int($1) } }
    (width, height) = (number(16), number(20))
    var (place, packed) = (8, [UInt8]())
    while place < png.count {
      let count = number(place)
      if Array(png[place + 4..<place + 8]) == Array("IDAT".utf8) {
        packed += png[place + 8..<place + 8 + count]
      }
      place += count + 12
    }
    bytes = try Self.unpacked(packed, count: height * (3 * width + 1))
  }

  /// What zlib makes of `packed`: the library that cairo needs anyway.
  private static func unpacked(_ packed: [UInt8], count: Int) throws -> [UInt8] {
    typealias Uncompress = @convention(c) (
      UnsafeMutablePointer<UInt8>?, UnsafeMutablePointer<UInt>, UnsafePointer<UInt8>?, UInt
    ) -> Int32
    let library = try #require(dlopen("libz.so.1", RTLD_NOW) ?? dlopen("libz.dylib", RTLD_NOW))
    let symbol = try #require(dlsym(library, "uncompress"))
    let uncompress = unsafeBitCast(symbol, to: Uncompress.self)
    var (bytes, size) = ([UInt8](repeating: 0, count: count), UInt(count))
    #expect(uncompress(&bytes, &size, packed, UInt(packed.count)) == 0)
    #expect(size == UInt(count))
    return bytes
  }

  /// Red, green and blue of each pixel.
  func row(_ y: Int) -> ArraySlice<UInt8> {
    let start = y * (3 * width + 1)
    return bytes[start + 1..<start + 1 + 3 * width]
  }
}
