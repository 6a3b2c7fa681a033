// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import TestSupport
import Testing

@testable import GraphCore

@Suite("Matrices with all their entries")
struct DenseMatrixTests {
  /// Entries 1/(row + column + 1); its inverse is known in whole numbers (Choi, M.-D. 1983, Tricks
  /// or treats with the Hilbert matrix, Am. Math. Monthly 90, doi:10.2307/2975779).
  private static func hilbert(_ count: Int) -> DenseMatrix {
    var matrix = DenseMatrix(count: count)
    for row in 0..<count {
      for column in 0..<count { matrix[row, column] = 1 / Double(row + column + 1) }
    }
    return matrix
  }

  @Test("the inverse of Hilbert's matrix of four rows")
  func inverse() throws {
    let inverse = try #require(Self.hilbert(4).inverse())
    let expected: [Double] = [
      16, -120, 240, -140, -120, 1200, -2700, 1680, 240, -2700, 6480, -4200, -140, 1680, -4200,
      2800,
    ]
    for (found, number) in zip(inverse.entries, expected) {
      #expect(isRelativelyClose(found, number, tolerance: 1e-10))
    }
    let product = inverse * Self.hilbert(4)
    for row in 0..<4 {
      for column in 0..<4 { #expect(isClose(product[row, column], row == column ? 1 : 0)) }
    }
  }

  @Test("rows are exchanged where the diagonal has a 0, and a solution solves")
  func exchange() throws {
    var matrix = DenseMatrix(count: 3)
    for (place, value) in [0.0, 2, 1, 1, 0, 3, 4, 1, 0].enumerated() {
      matrix[place / 3, place % 3] = value
    }
    let solution = try #require(matrix.solution([7, 10, 6]))
    #expect(matrix.times(solution).elementsEqual([7, 10, 6]) { isClose($0, $1) })
    // 2y + z = 7, x + 3z = 10, 4x + y = 6: x = 1, y = 2, z = 3.
    #expect(solution.elementsEqual([1, 2, 3]) { isClose($0, $1) })
  }

  @Test("a matrix without an inverse has none")
  func singular() {
    var matrix = DenseMatrix(count: 3, diagonal: 1)
    (matrix[0, 1], matrix[1, 0]) = (1, 1)
    #expect(matrix.inverse() == nil && matrix.solution([1, 2, 3]) == nil)
    #expect(DenseMatrix(count: 2).inverse() == nil)
    #expect(DenseMatrix(count: 0).solution([]) == [])
  }
}
