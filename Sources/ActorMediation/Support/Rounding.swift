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

/// A share for people: whole percent where it is one within rounding, else one decimal.
package func percent(_ share: Double, minus: String = "−") -> String {
  let tenths = (share * 1_000).rounded()
  guard tenths.magnitude < 9e15 else { return (share * 100).description + " %" }
  if tenths == 0, share != 0 { return share > 0 ? "<0.1 %" : ">\(minus)0.1 %" }
  let whole = Int(tenths.magnitude)
  let digits = whole % 10 == 0 ? "\(whole / 10)" : "\(whole / 10).\(whole % 10)"
  return (tenths < 0 ? minus : "") + digits + " %"
}
