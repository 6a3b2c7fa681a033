// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// Comparing products of trusts and sums of shares, which rounding may move by a hair.
enum TrustComparison {
  /// Whether two values are equal within the tolerance of all trust products.
  static func isSame(_ a: Double, _ b: Double) -> Bool {
    (a - b).magnitude <= TrustProducts.tolerance * max(1, max(a.magnitude, b.magnitude))
  }

  /// Whether `value` is `limit` or more, give or take the tolerance.
  static func isAtLeast(_ value: Double, _ limit: Double) -> Bool {
    value >= limit || isSame(value, limit)
  }

  /// Whether `a` is more than `b` by more than the tolerance.
  static func isMore(_ a: Double, than b: Double) -> Bool { a > b && !isSame(a, b) }
}
