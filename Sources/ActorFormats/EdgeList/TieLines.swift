// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// What all lines of ties have in common, settled by the first of them.
struct TieShape {
  var isComma = false
  /// `nil` before the first line of ties or headers.
  var columns: Int?
  /// What a comment above says, if one does.
  var saysUndirected: Bool?
  /// What the third column means; `nil` where nobody said.
  let meaning: ThirdColumn?

  var hasValues: Bool { columns == 3 && meaning != .nothing }
}

/// What is wrong in a block, and where.
struct TieFailure: Error {
  /// The line in the block, from 0.
  let line: Int
  let column: Int
  let found: String
  let expected: String
  let remedy: String
}

/// The cells of one line; no line of ties has more than three.
struct TieCells {
  private(set) var count = 0
  private var cells = (Self.none, Self.none, Self.none)

  private static var none: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: nil, count: 0) }

  var first: UnsafeBufferPointer<UInt8> { cells.0 }
  var second: UnsafeBufferPointer<UInt8> { cells.1 }
  var third: UnsafeBufferPointer<UInt8> { cells.2 }

  private mutating func add(_ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>) {
    let cell = UnsafeBufferPointer(start: start, count: end - start)
    switch count {
    case 0: cells.0 = cell
    case 1: cells.1 = cell
    case 2: cells.2 = cell
    default: break
    }
    count += 1
  }

  static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }

  /// Finds the cells of the line from `start`; returns its line feed.
  mutating func split(
    _ start: UnsafePointer<UInt8>, isComma: Bool
  ) -> UnsafePointer<UInt8> {
    count = 0
    var place = start
    while true {
      while Self.isBlank(place.pointee) { place += 1 }
      let first = place
      // A comma at the end of the line is followed by one more cell, which is empty.
      if !isComma, place.pointee == 0x0A { return place }
      while place.pointee != 0x0A,
        isComma ? place.pointee != 0x2C : !Self.isBlank(place.pointee)
      {
        place += 1
      }
      var last = place
      while last > first, Self.isBlank(last[-1]) { last -= 1 }
      add(first, last)
      guard isComma else { continue }
      guard place.pointee == 0x2C else { return place }
      place += 1
    }
  }
}
