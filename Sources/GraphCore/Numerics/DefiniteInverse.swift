// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// The inverse of a symmetric positive definite matrix, made where the matrix stands.
///
/// Every row and column is swept once, after which the negative of the inverse is left. What is
/// between stays symmetric, so that the lower half is enough; positive definite matrices need no
/// exchange of rows.
///
/// Goodnight, J. H. (1979). A tutorial on the SWEEP operator. The American Statistician 33,
/// 149–158. doi:10.1080/00031305.1979.10482685
struct DefiniteInverse {
  private let count: Int
  private var entries: [Double]

  /// The entry in `row` and `column`.
  subscript(row: Int, column: Int) -> Double {
    entries[max(row, column) * count + min(row, column)]
  }

  /// Inverts a matrix; `nil` where rounding left no positive pivot.
  ///
  /// - Parameter lower: row after row; only what is not right of the diagonal is read.
  /// - Complexity: O(count³ / 2).
  init?(_ lower: [Double], count: Int, control: KernelControl) throws(Cancellation) {
    self.count = count
    entries = lower
    let isDone = try entries.withUnsafeMutableBufferPointer { entries throws(Cancellation) in
      guard let base = entries.baseAddress else { return true }
      return try Self.sweep(base, count, control)
    }
    if !isDone { return nil }
  }

  private static func sweep(
    _ a: UnsafeMutablePointer<Double>, _ count: Int, _ control: KernelControl
  ) throws(Cancellation) -> Bool {
    var room = [Double](repeating: 0, count: count)
    return try room.withUnsafeMutableBufferPointer { room throws(Cancellation) in
      guard let column = room.baseAddress else { return true }
      for pivot in 0..<count {
        try control.check()
        let divisor = a[pivot * count + pivot]
        guard divisor > 0 else { return false }
        for row in 0..<count {
          column[row] = row < pivot ? a[pivot * count + row] : a[row * count + pivot]
        }
        column[pivot] = 0
        subtract(a, column, divisor, count)
        for row in 0..<count {
          a[row < pivot ? pivot * count + row : row * count + pivot] = column[row] / divisor
        }
        a[pivot * count + pivot] = -1 / divisor
      }
      for place in 0..<(count * count) { a[place] = -a[place] }
      return true
    }
  }

  private static func subtract(
    _ a: UnsafeMutablePointer<Double>, _ column: UnsafeMutablePointer<Double>, _ divisor: Double,
    _ count: Int
  ) {
    for row in 0..<count where column[row] != 0 {
      let factor = column[row] / divisor
      let entries = a + row * count
      var place = 0
      while place <= row {
        entries[place] -= factor * column[place]
        place &+= 1
      }
    }
  }
}
