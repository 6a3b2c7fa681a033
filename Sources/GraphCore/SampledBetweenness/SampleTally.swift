// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Sums of shares and of their squares in whole numbers, so that the order in which they are added
/// changes nothing: the same bits on any number of threads.
///
/// A share is rounded to 2^−30; that is counted in by `SampleBounds`.
final class SampleTally: @unchecked Sendable {
  /// Whole parts of 1.
  static let one = Double(1 << 30)

  let count: Int
  let sums: UnsafeMutablePointer<Int>
  let squares: UnsafeMutablePointer<Int>

  init(count: Int) {
    self.count = count
    sums = .allocate(capacity: max(1, count))
    squares = .allocate(capacity: max(1, count))
    clear()
  }

  deinit {
    sums.deallocate()
    squares.deallocate()
  }

  func clear() {
    sums.initialize(repeating: 0, count: max(1, count))
    squares.initialize(repeating: 0, count: max(1, count))
  }

  /// Adds a share of 0…1.
  @inline(__always)
  func add(_ share: Double, to index: Int) {
    guard share >= 0 else { return }
    let parts = Int(min(share, 1) * Self.one + 0.5)
    sums[index] += parts
    // Rounded up, so that a second moment is never too small.
    squares[index] += (parts * parts + (1 << 30) - 1) >> 30
  }
}
