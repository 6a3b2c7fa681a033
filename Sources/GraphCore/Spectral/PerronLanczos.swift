// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// The positive eigenvector of an undirected graph by Lanczos' method with thick restarts.
///
/// The best approximation in the span of x, Ax, A²x, … instead of the last of these alone: about
/// √ of the steps of the power method. The span is kept small by starting over from its best
/// vectors, and orthogonal by taking out every earlier vector twice.
///
/// Why it is exact: the residual over the distance to the next eigenvalue bounds the angle to the
/// true vector (Davis & Kahan 1970, doi:10.1137/0707001). Of a connected graph only the wanted
/// vector is nowhere negative, so that another one is never taken for it.
///
/// Lanczos, C. (1950), doi:10.6028/jres.045.026. Wu, K. & Simon, H. (2000). Thick-restart Lanczos
/// method for large symmetric eigenvalue problems. SIAM Journal on Matrix Analysis and Applications
/// 22, 602–616. doi:10.1137/S0895479898334605
struct PerronLanczos {
  /// The most vectors of the span, and how many a restart keeps.
  private static let most = 20
  private static let kept = 5
  private static let productLimit = 50_000
  private let rows: RowView
  private let parts: RowParts
  private let room: VectorRoom

  init(_ rows: RowView) {
    self.rows = rows
    parts = RowParts(offsets: rows.offsets)
    room = VectorRoom(Self.most + 1, length: rows.count)
  }

  /// The vector, or `nil` where it does not settle.
  func run(_ control: KernelControl) throws(Cancellation) -> [Double]? {
    let n = rows.count
    // In proportion to strengths, which is near in many networks, and nowhere 0.
    room.set(0, Self.normalised((0..<n).map(rows.strength)))
    var projected = SymmetricMatrix(count: Self.most)
    var span = 1
    for _ in 0..<Self.productLimit {
      let rest = try extend(span, &projected, control)
      let isFull = span == min(Self.most, n)
      // Nothing new is left: the span holds the wanted vector, or all vectors that there are.
      let held = (0..<span).reduce(0.0) { max($0, projected[$1, span - 1].magnitude) }
      let isClosed = span == n || rest <= 3e-15 * held
      guard isFull || isClosed || span % 4 == 0 else {
        span += 1
        continue
      }
      let (values, vectors) = projected.eigenvectors(of: span)
      let residual = rest * vectors[0][span - 1].magnitude
      let gap = values[0] - (values.count > 1 ? values[1] : 0)
      if isClosed || residual <= max(1e-13 * gap, 1e-15 * values[0]) {
        try combine(vectors.prefix(1), span, control)
        if let vector = try polished(control) { return vector }
        span = 1
        projected = SymmetricMatrix(count: Self.most)
      } else if isFull {
        let kept = min(Self.kept, span - 1)
        try combine(vectors.prefix(kept), span, control)
        projected = SymmetricMatrix(count: Self.most)
        for place in 0..<kept { projected[place, place] = values[place] }
        span = kept + 1
      } else {
        span += 1
      }
    }
    return nil
  }

  // MARK: - Steps

  /// Multiplies the last vector of the span, takes out what the span holds already and appends the
  /// rest, scaled to length 1; gives its length.
  private func extend(
    _ span: Int, _ projected: inout SymmetricMatrix, _ control: KernelControl
  ) throws(Cancellation) -> Double {
    let (rows, room) = (rows, room)
    let (last, next) = (room[span - 1], room[span])
    let first = try parts.sums(width: span, control) { range, sums in
      for row in range { next[row] = rows.product(row, last) }
      Self.dot(room, span, next, range, sums)
    }
    let second = try parts.sums(width: span, control) { range, sums in
      Self.subtract(room, first, next, range)
      Self.dot(room, span, next, range, sums)
    }
    let squares = try parts.sums(control) { range in
      Self.subtract(room, second, next, range)
      return SIMD2(range.reduce(0) { $0 + next[$1] * next[$1] }, 0)
    }.x
    for place in 0..<span {
      projected[place, span - 1] = first[place] + second[place]
      projected[span - 1, place] = projected[place, span - 1]
    }
    let length = squares.squareRoot()
    let scale = length > 0 ? 1 / length : 0
    _ = try parts.sums(control) { range in
      for row in range { next[row] *= scale }
      return .zero
    }
    return length
  }

  private static func dot(
    _ room: VectorRoom, _ span: Int, _ vector: Vector, _ range: Range<Int>,
    _ sums: UnsafeMutablePointer<Double>
  ) {
    for place in 0..<span {
      let other = room[place]
      var strands = SIMD8<Double>.zero
      var row = range.lowerBound
      while row + 8 <= range.upperBound {
        strands += vector.eight(row) * other.eight(row)
        row += 8
      }
      var sum = strands.sum()
      while row < range.upperBound {
        sum += vector[row] * other[row]
        row += 1
      }
      sums[place] = sum
    }
  }

  private static func subtract(
    _ room: VectorRoom, _ parts: [Double], _ vector: Vector, _ range: Range<Int>
  ) {
    for (place, part) in parts.enumerated() {
      let other = room[place]
      for row in range { vector[row] -= part * other[row] }
    }
  }

  /// Replaces the first vectors of the span by sums of all of them, and lets what was appended
  /// last follow.
  private func combine(
    _ sums: ArraySlice<[Double]>, _ span: Int, _ control: KernelControl
  ) throws(Cancellation) {
    let room = room
    _ = try parts.sums(control) { range in
      var mixed = [Double](repeating: 0, count: sums.count)
      for row in range {
        for (place, weights) in sums.enumerated() {
          var sum = 0.0
          for other in 0..<span { sum += weights[other] * room[other][row] }
          mixed[place] = sum
        }
        for place in 0..<sums.count { room[place][row] = mixed[place] }
        room[sums.count][row] = room[span][row]
      }
      return .zero
    }
  }

  /// The first vector with one step of the power method, which makes all entries positive, or `nil`
  /// where it is not the wanted one; then its magnitudes are the next start.
  private func polished(_ control: KernelControl) throws(Cancellation) -> [Double]? {
    var vector = room.array(0)
    if vector.reduce(0, +) < 0 { vector = vector.map { -$0 } }
    let isWanted = vector.allSatisfy { $0 > -1e-10 }
    let floor = isWanted ? 0 : 1e-3 / Double(rows.count).squareRoot()
    room.set(0, Self.normalised(vector.map { $0.magnitude + floor }))
    guard isWanted else { return nil }
    let (rows, x, next) = (rows, room[0], room[1])
    let value = try parts.sums(control) { range in
      for row in range { next[row] = rows.product(row, x) }
      return SIMD2(range.reduce(0) { $0 + next[$1] * x[$1] }, 0)
    }.x
    // Half a step: a whole one would swing on bipartite graphs.
    return Self.normalised((0..<rows.count).map { x[$0] * value + next[$0] })
  }

  private static func normalised(_ x: [Double]) -> [Double] {
    let length = x.reduce(0) { $0 + $1 * $1 }.squareRoot()
    return x.map { $0 / length }
  }
}
