// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// How far the mean of independent shares in 0…1 may lie from the true one.
///
/// **What holds.** Let X₁ … X_N be independent and alike in 0…1, with mean μ and second moment
/// q = E X², and let x̄ and q̄ be the means of the Xᵢ and of their squares, λ = ln(1/ρ)/N.
/// 1. With probability 1 − ρ: q ≤ q̄ + λ + √(λ² + 2 q̄ λ). (Chernoff's bound of the lower tail,
///    P(q̄ ≤ q − t) ≤ exp(−N t²/2q) for shares in 0…1, solved for q; Hoeffding 1963,
///    doi:10.1080/01621459.1963.10500830, theorem 1 with (q − t) ln((q − t)/q) + … ≥ t²/2q.)
/// 2. With probability 1 − 2ρ: |x̄ − μ| ≤ λ/3 + √(λ²/9 + 2 σ² λ), σ² = q − μ². (Bernstein 1924;
///    Boucheron, Lugosi & Massart 2013, doi:10.1093/acprof:oso/9780199535255.001.0001, cor. 2.11.)
///
/// Where both hold, the radius from 2 with the bound of 1 for q, first with μ² ≥ 0 and then with
/// μ ≥ x̄ − radius, holds too: nothing further is risked. So three times ρ is.
struct SampleBounds {
  /// What two roundings to whole parts may do to a mean.
  static let rounding = 1 / SampleTally.one

  /// The radius around the mean of `count` draws, each of 1 / ρ = e^`risk`.
  static func radius(mean: Double, square: Double, risk: Double, count: Double) -> Double {
    let part = risk / count
    let second = min(1, square + part + (part * part + 2 * square * part).squareRoot())
    var radius = bernstein(second, part)
    for _ in 0..<3 {
      let least = max(0, mean - radius)
      radius = min(radius, bernstein(max(0, second - least * least), part))
    }
    return radius + rounding
  }

  @inline(__always)
  private static func bernstein(_ variance: Double, _ part: Double) -> Double {
    part / 3 + (part * part / 9 + 2 * variance * part).squareRoot()
  }
}

/// How the risk is shared out among the nodes and the times at which it is asked whether enough
/// was drawn: decided from draws of their own that are then thrown away, so that it is fixed
/// before the draws that count. (Shares by need after a first look: Borassi & Natale 2019.)
struct SamplePlan {
  /// −ln ρ of each node at the first time of asking.
  private(set) var risks: [Double]
  /// How many draws there are when it is asked for the first time.
  private(set) var first: Int

  /// The share of the risk for each time of asking: 0.65, then 0.175, 0.0875, …: their sum is 1.
  static func share(at time: Int) -> Double {
    time == 0 ? 0.65 : 0.35 * exp2(-Double(time))
  }

  /// What −ln ρ grows by from the first to a later time.
  static func growth(at time: Int) -> Double { log(share(at: 0) / share(at: time)) }

  /// How many draws there are at each time: as many more as the smaller share of the risk needs.
  func draws(at time: Int) -> Int {
    let factor = time == 0 ? 1 : 1.25 * pow(1.14, Double(time - 1))
    return Int((Double(first) * factor).rounded(.up))
  }

  /// Nodes of nearly the same second moment are planned for together.
  private struct Kind {
    var count = 0.0
    var mean = 0.0
    var square = 0.0
    var risk = 0.0
  }

  /// - Parameters:
  ///   - means: of each node in the first draws.
  ///   - squares: mean squares, with what a node of which nothing was seen may have.
  ///   - error: the largest radius that is allowed.
  ///   - risk: the probability with which one of them may be wrong.
  init(means: [Double], squares: [Double], error: Double, risk: Double) {
    var kinds: [Int: Kind] = [:]
    let keys = zip(means, squares).map { Self.key($0, $1) }
    for (index, key) in keys.enumerated() {
      kinds[key, default: Kind()].count += 1
      kinds[key, default: Kind()].mean = means[index]
      kinds[key, default: Kind()].square = max(kinds[key]?.square ?? 0, squares[index])
    }
    let order = kinds.keys.sorted()
    var list = order.compactMap { kinds[$0] }
    let allowed = log(3 / (risk * Self.share(at: 0)))
    var (low, high) = (0.0, 64.0)
    while !Self.fits(&list, high, error, allowed) { high *= 2 }
    while high - low > max(1, high / 256) {
      let middle = (low + high) / 2
      if Self.fits(&list, middle, error, allowed) { high = middle } else { low = middle }
    }
    _ = Self.fits(&list, high, error, allowed)
    // Those who need little leave some room for what was not seen yet.
    let ample = allowed + log(20 * Double(keys.count))
    for index in list.indices { list[index].risk = min(list[index].risk, ample) }
    first = Int(high.rounded(.up))
    let place = Dictionary(uniqueKeysWithValues: zip(order, list.map(\.risk)))
    risks = keys.map { place[$0] ?? 0 }
  }

  private static func key(_ mean: Double, _ square: Double) -> Int {
    Int((log2(square) * 4).rounded(.down)) * 1024 + Int(mean * 32)
  }

  /// Shares out what `count` draws allow, and says whether all the shares together are no more
  /// than the risk: Σ count · 3 e^−risk ≤ δ · share.
  private static func fits(
    _ kinds: inout [Kind], _ count: Double, _ error: Double, _ allowed: Double
  ) -> Bool {
    var sum = 0.0
    for index in kinds.indices {
      var (low, high) = (0.0, 1e4)
      for _ in 0..<40 {
        let middle = (low + high) / 2
        let radius = SampleBounds.radius(
          mean: kinds[index].mean, square: kinds[index].square, risk: middle, count: count)
        if radius <= error { low = middle } else { high = middle }
      }
      kinds[index].risk = low
      sum += kinds[index].count * exp(-low)
    }
    return sum <= 0.95 * exp(-allowed)
  }
}
