// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

extension Sequence<Double> {
  /// The mean to twelve decimals: a mean of numbers that people wrote down as 0.3 is 0.3 where it
  /// is, and not 0.30000000000000004. `nil` where there is no number.
  package var readableMean: Double? {
    var (sum, count) = (CompensatedSum(), 0)
    for number in self {
      sum += number
      count += 1
    }
    return count == 0 ? nil : (sum.value / Double(count) * 1e12).rounded() / 1e12
  }
}
