// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import Foundation

/// Sums and roots that several closed forms share; `n` is the number of actors.
enum Closed {
  /// 1 + 1/2 + … + 1/n.
  static func harmonic(_ n: Double) -> Double {
    n < 1 ? 0 : (1...Int(n)).reduce(0) { $0 + 1 / Double($1) }
  }

  /// n(n − 1)/2.
  static func pairs(_ n: Double) -> Double { n * (n - 1) / 2 }

  static func isEven(_ n: Double) -> Bool { Int(n) % 2 == 0 }

  static func binomial(_ n: Int, _ k: Int) -> Double {
    (0..<k).reduce(1.0) { $0 * Double(n - $1) / Double($1 + 1) }
  }

  // MARK: - Distances

  /// The steps from one actor of a cycle to all others: 2(1 + … + m), and n/2 once where it is
  /// even.
  static func cycleSum(_ n: Double) -> Double { isEven(n) ? n * n / 4 : (n * n - 1) / 4 }

  /// The sum of 1/d from one actor of a cycle.
  static func cycleInverse(_ n: Double) -> Double {
    isEven(n) ? 2 * harmonic(n / 2 - 1) + 2 / n : 2 * harmonic((n - 1) / 2)
  }

  /// The steps from place i of a path to all others.
  static func pathSum(_ i: Double, _ n: Double) -> Double { pairs(i + 1) + pairs(n - i) }

  /// The sum of 1/d from place i of a path.
  static func pathInverse(_ i: Double, _ n: Double) -> Double { harmonic(i) + harmonic(n - 1 - i) }

  /// Pairs at a + b < n/2 round a cycle, a, b ≥ 1, and half of those opposite (Freeman 1977).
  static func cycleBetweenness(_ n: Double) -> Double {
    isEven(n) ? (n - 2) * (n - 2) / 8 : (n - 1) * (n - 3) / 8
  }

  /// Left and right of place i of a path.
  static func pathBetweenness(_ i: Double, _ n: Double) -> Double { i * (n - 1 - i) }

  /// The largest of these: the middle, or both.
  static func middleBetweenness(_ n: Double) -> Double {
    pathBetweenness(((n - 1) / 2).rounded(.down), n)
  }

  /// Of the pairs that tie i – i + 1 of a path parts, the sum of 1/d.
  static func pathLoss(_ i: Double, _ n: Double) -> Double {
    (0...Int(i)).reduce(0) { $0 + harmonic(n - 1 - Double($1)) - harmonic(i - Double($1)) }
  }

  /// The middle of a path, one place or two.
  static func middles(_ n: Double) -> [[Int]] {
    let low = Int((n - 1) / 2)
    return isEven(n) ? [[low], [low + 1]] : [[low]]
  }

  static func singles(_ n: Double) -> [[Int]] { (0..<Int(n)).map { [$0] } }

  static func everyone(_ n: Double) -> [Int] { Array(0..<Int(n)) }

  // MARK: - Walks

  /// The smaller root of r + 1/r = s: solutions of x(i) = (x(i − 1) + x(i + 1)) / s are rⁱ and r⁻ⁱ.
  static func root(_ s: Double) -> Double { (s - (s * s - 4).squareRoot()) / 2 }

  /// x = a · A x + 1 on a star: x(middle) = 1 + a(n − 1) x(end), x(end) = 1 + a x(middle).
  static func starWalks(_ a: Double, _ n: Double) -> (middle: Double, end: Double) {
    let left = 1 - a * a * (n - 1)
    return ((1 + a * (n - 1)) / left, (1 + a) / left)
  }

  /// The same on a path, which is one with x = 0 before its first and behind its last place.
  static func pathWalks(_ a: Double, _ i: Double, _ n: Double) -> Double {
    let r = root(1 / a)
    return (1 - (pow(r, i + 1) + pow(r, n - i)) / (1 + pow(r, n + 1))) / (1 - 2 * a)
  }

  /// The length of a vector on a star.
  static func starLength(_ middle: Double, _ end: Double, _ n: Double) -> Double {
    (middle * middle + (n - 1) * end * end).squareRoot()
  }

  static func length(_ n: Double, _ value: (Double) -> Double) -> Double {
    everyone(n).reduce(0) { $0 + value(Double($1)) * value(Double($1)) }.squareRoot()
  }

  /// PageRank of a star: p = (1 − d)/n + d(n − 1)q, q = (1 − d)/n + dp/(n − 1).
  static func starRank(_ d: Double, _ n: Double) -> (middle: Double, end: Double) {
    ((1 + d * (n - 1)) / (n * (1 + d)), (1 + d / (n - 1)) / (n * (1 + d)))
  }

  /// PageRank of a path: x = p/degree solves 2x(i) = (1 − d)/n + d(x(i − 1) + x(i + 1)) inside and
  /// x(0) = (1 − d)/n + d x(1), so it is 1/2n + k(rⁱ + rⁿ⁻¹⁻ⁱ).
  static func pathRank(_ d: Double, _ i: Double, _ n: Double) -> Double {
    let r = root(2 / d)
    let k = (1 - d) / (2 * n) / (1 + pow(r, n - 1) - d * (r + pow(r, n - 2)))
    return (i == 0 || i == n - 1 ? 1 : 2) * (1 / (2 * n) + k * (pow(r, i) + pow(r, n - 1 - i)))
  }

  // MARK: - Chance

  /// z of x open two-paths of an actor without directions, where each of the pairs is tied with
  /// probability d: (n − 1)(n − 2)/2 ways of mean e = d²(1 − d), each sharing a tie with 2(n − 3)
  /// others, with the covariance d³(1 − d)² − e² = d³(1 − d)³.
  static func chance(_ n: Double, _ d: Double) -> (mean: Double, deviation: Double) {
    let (ways, open) = (pairs(n - 1), d * d * (1 - d))
    let shared = pow(d * (1 - d), 3)
    return (ways * open, (ways * open * (1 - open) + 2 * (n - 3) * ways * shared).squareRoot())
  }

  /// The probability that two of n are joined when each pair is tied with probability p: Gilbert,
  /// E. N. (1959). Random graphs. Annals of Mathematical Statistics 30, 1141–1144.
  static func joined(_ n: Int, _ p: Double) -> Double {
    // By number the probability that so many are all joined.
    var whole = [0.0, 1]
    for k in 2...max(2, n) {
      whole.append(
        1
          - (1..<k).reduce(0) {
            $0 + binomial(k - 1, $1 - 1) * whole[$1] * pow(1 - p, Double($1 * (k - $1)))
          })
    }
    return 1
      - (1..<n).reduce(0) {
        $0 + binomial(n - 2, $1 - 1) * whole[$1] * pow(1 - p, Double($1 * (n - $1)))
      }
  }
}
