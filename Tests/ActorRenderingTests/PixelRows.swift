// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import Foundation
import Testing

/// The pixels of a PNG that we wrote: eight bits of red, green and blue, no row with a filter.
struct PixelRows {
  let width: Int
  let height: Int
  private var bytes: [UInt8]
  /// A PNG has a byte for the filter of each row.
  private let lead: Int

  init(_ png: [UInt8]) throws {
    func number(_ place: Int) -> Int { png[place..<place + 4].reduce(0) { $0 << 8 | Int($1) } }
    (width, height, lead) = (number(16), number(20), 1)
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

  /// A portable pixel map: `P6`, width, height, 255, then red, green and blue of each pixel.
  init(ppm: [UInt8]) throws {
    var (words, place) = ([Int](), 2)
    while words.count < 3 {
      let word = ppm[place...].drop { $0 <= 32 }.prefix { $0 > 32 }
      words.append(try #require(Int(String(decoding: word, as: UTF8.self))))
      place = word.endIndex
    }
    (width, height, lead) = (words[0], words[1], 0)
    bytes = Array(ppm[(place + 1)...])
    try #require(bytes.count == 3 * width * height)
  }

  /// What zlib makes of `packed`: the library that cairo needs anyway.
  private static func unpacked(_ packed: [UInt8], count: Int) throws -> [UInt8] {
    typealias Uncompress =
      @convention(c) (
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
    let start = y * (3 * width + lead) + lead
    return bytes[start..<start + 3 * width]
  }

  // MARK: - Comparing square by square

  /// The mean brightness of each square of four pixels, so that edges may fall a little otherwise.
  private func means() -> (columns: Int, values: [Double]) {
    let (columns, rows) = (width / 4, height / 4)
    var values = [Double](repeating: 0, count: columns * rows)
    for y in 0..<4 * rows {
      let row = row(y)
      for x in 0..<4 * columns {
        let start = row.startIndex + 3 * x
        let sum = Int(row[start]) + Int(row[start + 1]) + Int(row[start + 2])
        values[y / 4 * columns + x / 4] += Double(sum) / 48
      }
    }
    return (columns, values)
  }

  /// The largest mean difference of any square of 16 × 16 pixels, of 255.
  func largestDifference(from other: PixelRows) -> Double {
    let (a, b) = (means(), other.means())
    let columns = min(a.columns, b.columns)
    let rows = min(a.values.count / a.columns, b.values.count / b.columns)
    var largest = 0.0
    for y in stride(from: 0, to: rows - 3, by: 2) {
      for x in stride(from: 0, to: columns - 3, by: 2) {
        var sum = 0.0
        for place in 0..<16 {
          let (row, column) = (y + place / 4, x + place % 4)
          let difference = a.values[row * a.columns + column] - b.values[row * b.columns + column]
          sum += difference.magnitude
        }
        largest = max(largest, sum / 16)
      }
    }
    return largest
  }

  /// The upper left corner of the darkest square of 16 × 16 pixels.
  var darkestSquare: (x: Int, y: Int)? {
    let (columns, values) = means()
    var (found, least): ((x: Int, y: Int)?, Double) = (nil, .infinity)
    for y in stride(from: 0, to: values.count / columns - 3, by: 1) {
      for x in stride(from: 0, to: columns - 3, by: 1) {
        let sum = (0..<16).reduce(0.0) { $0 + values[(y + $1 / 4) * columns + x + $1 % 4] }
        if sum < least { (found, least) = ((4 * x, 4 * y), sum) }
      }
    }
    return found
  }

  /// White over the box: what is lost must be noticed.
  mutating func blank(x: Range<Int>, y: Range<Int>) {
    for row in y {
      for column in x {
        let start = row * (3 * width + lead) + lead + 3 * column
        for colour in 0..<3 { bytes[start + colour] = 255 }
      }
    }
  }
}
