// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// A sum that keeps what each addition rounds away, so that many small probabilities add up to
/// what their closed form gives.
///
/// Neumaier, A. (1974). Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen.
/// Zeitschrift für Angewandte Mathematik und Mechanik 54, 39–51. doi:10.1002/zamm.19740540106
package struct CompensatedSum: Hashable, Sendable {
  private var sum = 0.0
  private var lost = 0.0

  package init() {}

  /// The sum of `values`.
  package init(_ values: some Sequence<Double>) { for value in values { self += value } }

  /// What was added so far.
  package var value: Double { sum + lost }

  /// Adds a number.
  package static func += (total: inout CompensatedSum, value: Double) {
    let next = total.sum + value
    total.lost +=
      total.sum.magnitude >= value.magnitude
      ? (total.sum - next) + value : (value - next) + total.sum
    total.sum = next
  }
}

/// `value` to fourteen significant digits: as many as a sum of products of probabilities is sure
/// of, so that .4374 is not printed as .43740000000000007.
///
/// Both the multiplication and the division are by a power of ten that a `Double` holds exactly, so
/// the answer is the number nearest to those fourteen digits. Numbers below 10⁻⁷ stay as they are.
package func fourteenDigits(_ value: Double) -> Double {
  guard value.isFinite, value.magnitude >= 1e-7, value.magnitude < 1e14 else { return value }
  var scale = 1.0
  while value.magnitude * scale < 1e13 { scale *= 10 }
  return (value * scale).rounded() / scale
}
