// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// A square matrix with all its entries, for the measures of maps that fit a page: systems of
/// equations, inverses and products.
package struct DenseMatrix: Hashable, Sendable {
  /// The number of rows, which is that of columns.
  package let count: Int
  /// Row after row.
  package private(set) var entries: [Double]

  /// A matrix of zeros, with `diagonal` on its diagonal.
  package init(count: Int, diagonal: Double = 0) {
    self.count = count
    entries = [Double](repeating: 0, count: count * count)
    for place in 0..<count { entries[place * count + place] = diagonal }
  }

  /// The entry in `row` and `column`.
  package subscript(row: Int, column: Int) -> Double {
    get { entries[row * count + column] }
    set { entries[row * count + column] = newValue }
  }

  /// The product of two matrices of the same size.
  ///
  /// - Complexity: O(n³).
  package static func * (left: DenseMatrix, right: DenseMatrix) -> DenseMatrix {
    let n = left.count
    precondition(right.count == n, "matrices of one size")
    var product = DenseMatrix(count: n)
    for row in 0..<n {
      for middle in 0..<n where left[row, middle] != 0 {
        let factor = left[row, middle]
        for column in 0..<n { product[row, column] += factor * right[middle, column] }
      }
    }
    return product
  }

  /// The product with a column of numbers.
  package func times(_ column: [Double]) -> [Double] {
    (0..<count).map { row in
      (0..<count).reduce(0.0) { $0 + self[row, $1] * column[$1] }
    }
  }

  /// The solution of A·x = `right`; `nil` where A has no inverse as far as rounding tells.
  ///
  /// - Complexity: O(n³).
  package func solution(_ right: [Double]) -> [Double]? {
    solutions([right])?[0]
  }

  /// The inverse; `nil` where there is none as far as rounding tells.
  ///
  /// - Complexity: O(n³).
  package func inverse() -> DenseMatrix? {
    let units = (0..<count).map { place in
      (0..<count).map { $0 == place ? 1.0 : 0 }
    }
    guard let columns = solutions(units) else { return nil }
    var inverse = DenseMatrix(count: count)
    for (column, values) in columns.enumerated() {
      for row in 0..<count { inverse[row, column] = values[row] }
    }
    return inverse
  }

  /// The solutions for several right sides, by elimination with the largest pivot of each column.
  package func solutions(_ rights: [[Double]]) -> [[Double]]? {
    var (a, sides) = (self, rights)
    // A pivot that is so much smaller than what it came from is what rounding left of 0.
    let scale = entries.reduce(0) { max($0, $1.magnitude) }
    for pivot in 0..<count {
      var best = pivot
      for row in pivot..<count where a[row, pivot].magnitude > a[best, pivot].magnitude {
        best = row
      }
      guard a[best, pivot].magnitude > 1e-13 * scale * Double(count) else { return nil }
      if best != pivot {
        a.exchange(best, pivot)
        for side in sides.indices { sides[side].swapAt(best, pivot) }
      }
      a.eliminate(pivot, &sides)
    }
    for side in sides.indices { a.substitute(&sides[side]) }
    return sides
  }

  // MARK: - Steps

  private mutating func exchange(_ a: Int, _ b: Int) {
    for column in 0..<count { entries.swapAt(a * count + column, b * count + column) }
  }

  private mutating func eliminate(_ pivot: Int, _ sides: inout [[Double]]) {
    for row in pivot..<count where row > pivot && self[row, pivot] != 0 {
      let factor = self[row, pivot] / self[pivot, pivot]
      for column in pivot..<count { self[row, column] -= factor * self[pivot, column] }
      for side in sides.indices { sides[side][row] -= factor * sides[side][pivot] }
    }
  }

  private func substitute(_ side: inout [Double]) {
    for row in (0..<count).reversed() {
      for column in row..<count where column > row { side[row] -= self[row, column] * side[column] }
      side[row] /= self[row, row]
    }
  }
}
