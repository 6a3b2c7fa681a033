// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// What a number means that a file only calls a weight, once somebody has said it.
enum WeightRule {
  /// The trust of a distance d from 0 up: e^−d, so that the shortest way is the chain of most trust.
  static func trust(_ distance: Double) -> Double { exp(-distance) }

  /// The strength of a count: its share of the largest; 0 where all are 0.
  static func strength(_ count: Double, ofLargest largest: Double) -> Double {
    largest > 0 ? count / largest : 0
  }
}
