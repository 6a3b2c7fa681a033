// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// A set of lanes, one bit each: which of the searches that go on at once have come by.
protocol LaneBits: Sendable {
  /// How many lanes there are.
  static var width: Int { get }
  /// No lane.
  static var none: Self { get }
  /// The first `count` lanes.
  static func first(_ count: Int) -> Self
  /// One lane alone.
  static func lane(_ number: Int) -> Self

  /// The number of lanes in the set.
  var count: Int { get }
  var isEmpty: Bool { get }
  func union(_ other: Self) -> Self
  func without(_ other: Self) -> Self
  func isSame(as other: Self) -> Bool
}

/// Sixty-four lanes: all that a small map needs.
extension UInt64: LaneBits {
  static var width: Int { 64 }
  static var none: UInt64 { 0 }

  static func first(_ count: Int) -> UInt64 { count >= 64 ? .max : 1 << UInt64(count) &- 1 }
  static func lane(_ number: Int) -> UInt64 { 1 << UInt64(number) }

  @inline(__always) var count: Int { nonzeroBitCount }
  @inline(__always) var isEmpty: Bool { self == 0 }
  @inline(__always) func union(_ other: UInt64) -> UInt64 { self | other }
  @inline(__always) func without(_ other: UInt64) -> UInt64 { self & ~other }
  @inline(__always) func isSame(as other: UInt64) -> Bool { self == other }
}

/// Five hundred and twelve lanes: as many as a cache line has bits.
struct WideLanes: LaneBits {
  private var words: SIMD8<UInt64>

  static var width: Int { 512 }
  static var none: WideLanes { WideLanes(words: .zero) }

  static func first(_ count: Int) -> WideLanes {
    var words = SIMD8<UInt64>.zero
    for place in 0..<8 { words[place] = .first(Swift.max(0, Swift.min(64, count - 64 * place))) }
    return WideLanes(words: words)
  }

  static func lane(_ number: Int) -> WideLanes {
    var words = SIMD8<UInt64>.zero
    words[number / 64] = .lane(number % 64)
    return WideLanes(words: words)
  }

  /// Counts within bytes, then adds the eight words before it adds the bytes: processors without
  /// an instruction for it count 64 bits as slowly as these 512.
  @inline(__always) var count: Int {
    let pairs = words &- (words &>> 1 & 0x5555_5555_5555_5555)
    let fours = (pairs & 0x3333_3333_3333_3333) &+ (pairs &>> 2 & 0x3333_3333_3333_3333)
    let bytes = (fours &+ fours &>> 4) & 0x0F0F_0F0F_0F0F_0F0F
    let halves = bytes.lowHalf &+ bytes.highHalf
    let quarters = halves.lowHalf &+ halves.highHalf
    let sums = quarters[0] &+ quarters[1]
    let wide = (sums & 0x00FF_00FF_00FF_00FF) &+ (sums &>> 8 & 0x00FF_00FF_00FF_00FF)
    return Int((wide &* 0x0001_0001_0001_0001) &>> 48)
  }

  @inline(__always) var isEmpty: Bool {
    let halves = words.lowHalf | words.highHalf
    let quarters = halves.lowHalf | halves.highHalf
    return quarters[0] | quarters[1] == 0
  }

  @inline(__always) func union(_ other: WideLanes) -> WideLanes {
    WideLanes(words: words | other.words)
  }

  @inline(__always) func without(_ other: WideLanes) -> WideLanes {
    WideLanes(words: words & ~other.words)
  }

  @inline(__always) func isSame(as other: WideLanes) -> Bool {
    WideLanes(words: words ^ other.words).isEmpty
  }
}
