// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// A small symmetric matrix and its eigenvectors by Jacobi's rotations, which are exact to the last
/// digits whatever the matrix.
///
/// Jacobi, C. G. J. (1846). Über ein leichtes Verfahren, die in der Theorie der Säcularstörungen
/// vorkommenden Gleichungen numerisch aufzulösen. Journal für die reine und angewandte Mathematik
/// 30, 51–94. doi:10.1515/crll.1846.30.51
package struct SymmetricMatrix {
  private let count: Int
  private var entries: [Double]

  /// A matrix of zeros.
  package init(count: Int) {
    self.count = count
    entries = [Double](repeating: 0, count: count * count)
  }

  package subscript(row: Int, column: Int) -> Double {
    get { entries[row * count + column] }
    set { entries[row * count + column] = newValue }
  }

  /// The eigenvalues of the upper left part, largest first, and their vectors of length 1.
  package func eigenvectors(of size: Int) -> (values: [Double], vectors: [[Double]]) {
    var a = self
    var turned = SymmetricMatrix(count: size)
    for place in 0..<size { turned[place, place] = 1 }
    for _ in 0..<60 {
      var isDone = true
      for p in 0..<size {
        for q in p..<size where q > p {
          let limit = 1e-17 * (a[p, p].magnitude + a[q, q].magnitude)
          guard a[p, q].magnitude > limit else { continue }
          isDone = false
          a.rotate(p, q, size, &turned)
        }
      }
      if isDone { break }
    }
    let order = (0..<size).sorted { a[$0, $0] > a[$1, $1] }
    return (
      order.map { a[$0, $0] }, order.map { column in (0..<size).map { turned[$0, column] } }
    )
  }

  /// Turns the plane of p and q so that their common entry vanishes.
  private mutating func rotate(_ p: Int, _ q: Int, _ size: Int, _ turned: inout SymmetricMatrix) {
    let theta = (self[q, q] - self[p, p]) / (2 * self[p, q])
    let t = (theta < 0 ? -1 : 1) / (theta.magnitude + (theta * theta + 1).squareRoot())
    let c = 1 / (t * t + 1).squareRoot()
    let s = t * c
    for k in 0..<size {
      let (x, y) = (self[k, p], self[k, q])
      self[k, p] = c * x - s * y
      self[k, q] = s * x + c * y
      let (u, v) = (turned[k, p], turned[k, q])
      turned[k, p] = c * u - s * v
      turned[k, q] = s * u + c * v
    }
    for k in 0..<size {
      let (x, y) = (self[p, k], self[q, k])
      self[p, k] = c * x - s * y
      self[q, k] = s * x + c * y
    }
    // What is left there is rounding.
    self[p, q] = 0
    self[q, p] = 0
  }
}
