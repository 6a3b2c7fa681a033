// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Eight sources side by side.
typealias Lanes = SIMD8<Double>

extension SIMD8<Double> {
  /// The larger in each lane. The library's own goes through the lanes one by one.
  @inline(__always)
  func larger(_ other: Self) -> Self { replacing(with: other, where: other .> self) }

  /// The smaller in each lane.
  @inline(__always)
  func smaller(_ other: Self) -> Self { replacing(with: other, where: other .< self) }
}
