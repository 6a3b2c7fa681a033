// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// `after − before` without the digits that only rounding made: 0.63 − 0.54 is 0.09 and not
/// 0.08999999999999997.
///
/// It is the shortest decimal that lies within the rounding of the two numbers, of which each is
/// good for fifteen digits; so a difference never shows more than both have.
package func readableDifference(_ after: Double, less before: Double) -> Double {
  let exact = after - before
  let rounding = 8 * max(after.magnitude, before.magnitude).ulp
  var power = 1.0
  for _ in 0..<18 {
    let rounded = (exact * power).rounded() / power
    if (rounded - exact).magnitude <= rounding { return rounded }
    power *= 10
  }
  return exact
}
