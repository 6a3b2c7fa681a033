// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Vectors of equal length that several threads fill, each its own rows.
final class VectorRoom: @unchecked Sendable {
  // Unchecked: whoever works on parts writes only the rows of the part.
  private let base: UnsafeMutablePointer<Double>
  private let count: Int
  private let length: Int

  /// Makes room for `count` vectors, all 0.
  init(_ count: Int, length: Int) {
    (self.count, self.length) = (count, length)
    base = .allocate(capacity: max(1, count * length))
    base.initialize(repeating: 0, count: max(1, count * length))
  }

  deinit { base.deallocate() }

  /// The vector number `index`.
  subscript(index: Int) -> Vector { Vector(base: base + index * length) }

  /// The numbers of the vector number `index`.
  func array(_ index: Int) -> [Double] {
    Array(UnsafeBufferPointer(start: base + index * length, count: length))
  }

  /// Sets the vector number `index`.
  func set(_ index: Int, _ numbers: [Double]) {
    for (place, number) in zip(0..<length, numbers) { base[index * length + place] = number }
  }
}

/// One vector of a room, which outlives it.
struct Vector: @unchecked Sendable {
  let base: UnsafeMutablePointer<Double>

  @inline(__always)
  subscript(place: Int) -> Double {
    get { base[place] }
    nonmutating set { base[place] = newValue }
  }

  /// Eight numbers from `place` on.
  @inline(__always)
  func eight(_ place: Int) -> SIMD8<Double> {
    UnsafeRawPointer(base + place).loadUnaligned(as: SIMD8<Double>.self)
  }
}
