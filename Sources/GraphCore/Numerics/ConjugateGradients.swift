// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Linear equations whose matrix is symmetric and positive definite, known only by what it makes of
/// a column of numbers.
///
/// Hestenes, M. R. & Stiefel, E. (1952). Methods of conjugate gradients for solving linear systems.
/// Journal of Research of the National Bureau of Standards 49, 409–436. doi:10.6028/jres.049.044
package enum ConjugateGradients {
  /// The solution of A·x = `right`; `nil` where `steps` are not enough.
  ///
  /// - Parameters:
  ///   - accuracy: ends where the residual is so small beside the right side, in length.
  ///   - matrix: A times a column.
  /// - Complexity: one product a step.
  package static func solution(
    _ right: [Double], accuracy: Double = 1e-15, steps: Int = 10_000, control: KernelControl,
    matrix: ([Double]) -> [Double]
  ) throws(Cancellation) -> [Double]? {
    var x = [Double](repeating: 0, count: right.count)
    var residual = right
    var direction = right
    var square = dot(residual, residual)
    let goal = accuracy * accuracy * square
    for _ in 0..<steps {
      guard square > goal else { return x }
      try control.check()
      let image = matrix(direction)
      let curve = dot(direction, image)
      guard curve > 0 else { return nil }
      let length = square / curve
      for place in x.indices {
        x[place] += length * direction[place]
        residual[place] -= length * image[place]
      }
      let next = dot(residual, residual)
      let turn = next / square
      for place in x.indices { direction[place] = residual[place] + turn * direction[place] }
      square = next
    }
    return nil
  }

  private static func dot(_ a: [Double], _ b: [Double]) -> Double {
    var sum = 0.0
    for place in a.indices { sum += a[place] * b[place] }
    return sum
  }
}
