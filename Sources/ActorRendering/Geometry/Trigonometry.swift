// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Angles in radians, clockwise as the reader sees them.
///
/// Our own functions, made of +, −, × and ÷ alone: those of the mathematics library differ in the
/// last bit from processor to processor and from version to version, and a drawing must not. Right
/// to 4e-16 for angles up to a few turns.
enum Trigonometry {
  static func cosine(_ angle: Double) -> Double { sine(angle, quarter: 1) }
  static func sine(_ angle: Double) -> Double { sine(angle, quarter: 0) }

  /// The sine of `angle` and so many quarter turns more.
  private static func sine(_ angle: Double, quarter: Int) -> Double {
    guard angle.magnitude < 1e6 else { return 0 }
    let turns = (angle * (2 / Double.pi)).rounded()
    // A quarter turn in two parts, the first of which has few enough bits to be exact.
    let rest = (angle - turns * 0x1.921fb544p0) - turns * 0x1.0b4611a626331p-34
    let (square, number) = (rest * rest, (Int(turns) + quarter) & 3)
    let value =
      number & 1 == 0 ? rest + rest * series(square, from: 2) : 1 + series(square, from: 1)
    return number & 2 == 0 ? value : -value
  }

  /// −x/(k(k+1)) + x²/(k(k+1)(k+2)(k+3)) − …, the Taylor series of sine (k = 2) and cosine (k = 1)
  /// without its first term, for x up to (π/4)².
  private static func series(_ square: Double, from first: Double) -> Double {
    var sum = 0.0
    for step in stride(from: 8.0, through: 0, by: -1) {
      let factor = first + 2 * step
      sum = -square / (factor * (factor + 1)) * (1 + sum)
    }
    return sum
  }

  /// The direction of `point` seen from the origin, above −π up to π; 0 of the origin itself.
  static func angle(of point: Point) -> Double {
    let (x, y) = (point.x.magnitude, point.y.magnitude)
    guard x + y > 0 else { return 0 }
    let acute = x >= y ? arctangent(y / x) : Double.pi / 2 - arctangent(x / y)
    let half = point.x < 0 ? Double.pi - acute : acute
    return point.y < 0 ? -half : half
  }

  /// For 0 to 1: three times the half angle, then Gregory's series, whose terms fall by 1/100.
  private static func arctangent(_ value: Double) -> Double {
    var value = value
    for _ in 0..<3 { value /= 1 + (1 + value * value).squareRoot() }
    let square = value * value
    var sum = 0.0
    for step in stride(from: 17.0, through: 1, by: -2) { sum = 1 / step - square * sum }
    return 8 * value * sum
  }
}
