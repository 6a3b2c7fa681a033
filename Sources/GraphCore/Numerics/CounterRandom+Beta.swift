// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

extension CounterRandom {
  /// A number from the Beta distribution with this mean, as sure as `size` observations would make
  /// it: α = mean · size, β = (1 − mean) · size.
  ///
  /// A mean of 0 or 1 is given back as it is.
  ///
  /// - Precondition: `mean` is in 0…1 and `size` above 0.
  package mutating func beta(mean: Double, size: Double) -> Double {
    guard mean > 0, mean < 1 else { return mean }
    let (a, b) = (logGamma(mean * size), logGamma((1 - mean) * size))
    // As logarithms, because numbers of small shape may be too small for a `Double`.
    return 1 / (1 + exp(b - a))
  }

  /// The logarithm of a number from the gamma distribution: Marsaglia, G. & Tsang, W. W. (2000). A
  /// simple method for generating gamma variables. ACM Transactions on Mathematical Software 26,
  /// 363–372. doi:10.1145/358407.358414
  private mutating func logGamma(_ shape: Double) -> Double {
    if shape < 1 { return logGamma(shape + 1) + log(1 - unit()) / shape }
    let d = shape - 1.0 / 3
    let c = 1 / (9 * d).squareRoot()
    while true {
      let x = normal()
      let v = (1 + c * x) * (1 + c * x) * (1 + c * x)
      guard v > 0 else { continue }
      if log(1 - unit()) < 0.5 * x * x + d - d * v + d * log(v) { return log(d * v) }
    }
  }

  /// A standard normal number by Box and Muller's method.
  private mutating func normal() -> Double {
    (-2 * log(1 - unit())).squareRoot() * cos(2 * Double.pi * unit())
  }
}
