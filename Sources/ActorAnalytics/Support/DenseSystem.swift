// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Linear equations whose matrix is an M-matrix: positive on the diagonal, nowhere positive beside
/// it, with an inverse that is nowhere negative. Elimination needs no pivoting there.
///
/// Maps are small: up to `limit` unknowns a direct solution is as fast as a few iterations and
/// never fails to settle.
struct DenseSystem {
  /// The most unknowns that are solved for directly.
  static let limit = 256

  private let count: Int
  private var matrix: [Double]

  /// Equations in `count` unknowns with only the diagonal set.
  init(count: Int, diagonal: Double) {
    self.count = count
    matrix = [Double](repeating: 0, count: count * count)
    for row in 0..<count { matrix[row * count + row] = diagonal }
  }

  /// The entry in `row` and `column`.
  subscript(row: Int, column: Int) -> Double {
    get { matrix[row * count + column] }
    set { matrix[row * count + column] = newValue }
  }

  /// The solution for the right side `right`; `nil` where rounding left no positive pivot.
  ///
  /// - Complexity: O(count³), less where the matrix is sparse.
  func solution(_ right: [Double]) -> [Double]? {
    var (a, y) = (self, right)
    for pivot in 0..<count {
      guard a[pivot, pivot] > 0 else { return nil }
      for row in pivot..<count where row > pivot && a[row, pivot] != 0 {
        let factor = a[row, pivot] / a[pivot, pivot]
        for column in pivot..<count { a[row, column] -= factor * a[pivot, column] }
        y[row] -= factor * y[pivot]
      }
    }
    for row in (0..<count).reversed() {
      for column in row..<count where column > row { y[row] -= a[row, column] * y[column] }
      y[row] /= a[row, row]
    }
    return y
  }
}
