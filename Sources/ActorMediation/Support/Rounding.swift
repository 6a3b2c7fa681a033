// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// A number for people: four decimals at most, without trailing zeros. What would round to 0 but
/// is not 0 says so, because 0 means that there is no path.
package func fourDecimals(_ value: Double, minus: String = "-") -> String {
  let scaled = (value * 10_000).rounded()
  guard scaled.magnitude < 9e15 else { return value.description }
  if scaled == 0, value != 0 { return value > 0 ? "<0.0001" : ">\(minus)0.0001" }
  let digits = String(Int(scaled.magnitude))
  let padded = String(repeating: "0", count: max(0, 5 - digits.count)) + digits
  var fraction = padded.suffix(4)
  while fraction.last == "0" { fraction.removeLast() }
  return (scaled < 0 ? minus : "") + padded.dropLast(4)
    + (fraction.isEmpty ? "" : "." + fraction)
}
