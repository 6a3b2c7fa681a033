// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// The trace of exp(A) for a symmetric matrix A with few entries: Σ exp λ over its eigenvalues,
/// without any of them.
///
/// From each node Lanczos' method gives a small tridiagonal matrix whose first entry of the
/// exponential is that of exp(A): a Gauss rule for the eigenvalues, which for the exponential
/// settles after some dozen products.
///
/// Golub, G. H. & Meurant, G. (1994). Matrices, moments and quadrature. Numerical Analysis 1993,
/// 105–156. Golub, G. H. & Welsch, J. H. (1969). Calculation of Gauss quadrature rules. Mathematics
/// of Computation 23, 221–230. doi:10.2307/2004418
package enum ExponentialTrace {
  /// ln Σ exp λ of the matrix that has `values` at the arcs of an undirected graph.
  ///
  /// - Precondition: there is a node, and both arcs of a tie have the same value.
  /// - Complexity: O(nodes · (nodes + arcs)) for each step of Lanczos' method, of which there are
  ///   about as many as the largest eigenvalue, and a dozen at least.
  package static func logarithm(
    of graph: FrozenGraph, values: [Double], control: KernelControl
  ) throws(Cancellation) -> Double {
    try ParallelChunks.fold(
      graph.nodeCount, control: control, into: -Double.infinity
    ) {
      LanczosRoom(graph.nodeCount)
    } body: { room, nodes throws(Cancellation) in
      var sum = -Double.infinity
      for node in nodes {
        try control.check()
        sum = Self.sum(sum, room.logarithm(at: node, of: graph, values))
      }
      return sum
    } combine: { sum, part in
      sum = Self.sum(sum, part)
    }
  }

  /// ln(exp a + exp b), where either may be above all doubles.
  private static func sum(_ a: Double, _ b: Double) -> Double {
    let (high, low) = (max(a, b), min(a, b))
    return high == -.infinity ? high : high + log1p(exp(low - high))
  }
}

/// The columns of one thread.
private struct LanczosRoom {
  private var last: [Double]
  private var now: [Double]
  private var next: [Double]

  init(_ count: Int) {
    last = [Double](repeating: 0, count: count)
    now = last
    next = last
  }

  /// ln of the entry of exp(A) at `node` and `node`.
  mutating func logarithm(at node: Int, of graph: FrozenGraph, _ values: [Double]) -> Double {
    for place in now.indices {
      last[place] = 0
      now[place] = 0
    }
    now[node] = 1
    var (diagonal, beside) = ([Double](), [Double]())
    var before = Double.nan
    while true {
      let (alpha, beta) = step(graph, values, beside.last ?? 0)
      diagonal.append(alpha)
      let isWhole = diagonal.count == now.count || beta <= 1e-14 * (1 + alpha.magnitude)
      if isWhole || diagonal.count % 4 == 0 {
        let found = TridiagonalRule(diagonal, beside).logarithmOfExponential
        if isWhole || (found - before).magnitude <= 1e-14 { return found }
        before = found
      }
      beside.append(beta)
      for place in now.indices {
        last[place] = now[place]
        now[place] = next[place] / beta
      }
    }
  }

  /// `next` = A·now less its parts along the two columns before; gives what it has along `now`, and
  /// its length.
  private mutating func step(
    _ graph: FrozenGraph, _ values: [Double], _ beta: Double
  ) -> (alpha: Double, length: Double) {
    var alpha = 0.0
    for row in now.indices {
      var sum = -beta * last[row]
      for arc in graph.outRow(row) { sum += values[arc] * now[Int(graph.targets[arc])] }
      next[row] = sum
      alpha += sum * now[row]
    }
    var square = 0.0
    for row in now.indices {
      next[row] -= alpha * now[row]
      square += next[row] * next[row]
    }
    return (alpha, square.squareRoot())
  }
}

/// The eigenvalues of a symmetric tridiagonal matrix with the squares of the first entries of their
/// vectors, by QL steps with implicit shifts (Golub & Welsch).
struct TridiagonalRule {
  private(set) var values: [Double]
  private var beside: [Double]
  private var firsts: [Double]

  /// - Parameter beside: the entries beside the diagonal, one fewer.
  init(_ diagonal: [Double], _ beside: [Double]) {
    values = diagonal
    self.beside = beside + [0]
    firsts = diagonal.indices.map { $0 == 0 ? 1 : 0 }
    for place in diagonal.indices { settle(place) }
  }

  /// The squares of the first entries, which add up to 1.
  var shares: [Double] { firsts.map { $0 * $0 } }

  /// ln of the first entry of the matrix' exponential.
  var logarithmOfExponential: Double {
    let top = values.max() ?? 0
    return top + log(zip(values, shares).reduce(0) { $0 + $1.1 * exp($1.0 - top) })
  }

  private mutating func settle(_ place: Int) {
    // Some two steps an eigenvalue are the rule; no matrix is known to need thirty.
    for _ in 0..<60 {
      var end = place
      while end < values.count - 1 {
        let size = values[end].magnitude + values[end + 1].magnitude
        if beside[end].magnitude <= 1e-16 * size { break }
        end += 1
      }
      if end == place { return }
      step(from: place, to: end)
    }
  }

  private mutating func step(from place: Int, to end: Int) {
    let slope = (values[place + 1] - values[place]) / (2 * beside[place])
    let length = (slope * slope + 1).squareRoot()
    var g = values[end] - values[place] + beside[place] / (slope + (slope < 0 ? -length : length))
    var (s, c, p) = (1.0, 1.0, 0.0)
    for row in (place..<end).reversed() {
      let (f, b) = (s * beside[row], c * beside[row])
      let r = (f * f + g * g).squareRoot()
      beside[row + 1] = r
      if r == 0 {
        values[row + 1] -= p
        beside[end] = 0
        return
      }
      (s, c) = (f / r, g / r)
      g = values[row + 1] - p
      let t = (values[row] - g) * s + 2 * c * b
      p = s * t
      values[row + 1] = g + p
      g = c * t - b
      let first = firsts[row + 1]
      firsts[row + 1] = s * firsts[row] + c * first
      firsts[row] = c * firsts[row] - s * first
    }
    values[place] -= p
    beside[place] = g
    beside[end] = 0
  }
}
