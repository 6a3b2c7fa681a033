// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// A sum that carries along what rounding took from it, so that thousands of small weights add up
/// to the number that they are, nearly always to the last bit.
///
/// Neumaier, A. (1974). Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen.
/// ZAMM 54, 39–51. doi:10.1002/zamm.19740540106
package struct CompensatedSum: Sendable {
  private var sum = 0.0
  private var lost = 0.0

  package init() {}

  /// The sum of what was added.
  package var value: Double { sum + lost }

  /// Adds a finite number.
  package static func += (total: inout CompensatedSum, term: Double) {
    let next = total.sum + term
    total.lost +=
      total.sum.magnitude >= term.magnitude
      ? (total.sum - next) + term : (term - next) + total.sum
    total.sum = next
  }
}

extension Sequence<Double> {
  /// The sum of the numbers, carrying along what rounding takes.
  package var compensatedSum: Double {
    reduce(into: CompensatedSum()) { $0 += $1 }.value
  }

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
