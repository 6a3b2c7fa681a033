// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// A distribution as values with their weights: counts of draws, or probabilities.
package struct WeightedValues: Sendable {
  private var weights: [Double: CompensatedSum] = [:]
  private var sum = CompensatedSum()
  /// The weight of all values.
  package var total: Double { sum.value }

  package init() {}

  /// Adds a value.
  package mutating func add(_ value: Double, weight: Double) {
    weights[value, default: CompensatedSum()] += weight
    sum += weight
  }

  /// The mean and the 5–95 % interval; `nil` where there is no value.
  ///
  /// - Complexity: O(v log v) for v different values.
  package var spread: Spread? {
    guard total > 0 else { return nil }
    let sorted = weights.mapValues(\.value).sorted { $0.key < $1.key }
    // The mean of equal values is that value, which a quotient of sums may miss by a bit.
    let mean =
      sorted.count == 1
      ? sorted[0].key : CompensatedSum(sorted.lazy.map { $0.key * $0.value }).value / total
    return Spread(
      mean: mean, low: quantile(0.05, of: sorted), high: quantile(0.95, of: sorted))
  }

  /// The weight of `value` as a share of all.
  package func share(of value: Double) -> Double {
    total > 0 ? (weights[value]?.value ?? 0) / total : 0
  }

  /// The smallest x with P(X ≤ x) ≥ p, give or take rounding in the sum of the weights.
  private func quantile(_ p: Double, of sorted: [(key: Double, value: Double)]) -> Double {
    var sum = CompensatedSum()
    for (value, weight) in sorted {
      sum += weight
      if sum.value >= p * total * (1 - 1e-12) { return value }
    }
    return sorted.last?.key ?? 0
  }
}
