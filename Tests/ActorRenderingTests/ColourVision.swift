// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import Foundation

@testable import ActorRendering

/// How somebody sees colours.
enum ColourVision: String, CaseIterable {
  case usual
  case protanopia
  case deuteranopia

  /// Machado, Oliveira & Fernandes 2009, doi:10.1109/TVCG.2009.113, severity 1.0, linear RGB.
  var matrix: [[Double]] {
    switch self {
    case .usual: [[1, 0, 0], [0, 1, 0], [0, 0, 1]]
    case .protanopia:
      [
        [0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
      ]
    case .deuteranopia:
      [
        [0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
      ]
    }
  }

  func sees(_ colour: Colour) -> Lab {
    let linear = [colour.red, colour.green, colour.blue].map { channel -> Double in
      let value = Double(channel) / 255
      return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
    return Lab(
      linear: matrix.map { row in min(1, max(0, zip(row, linear).reduce(0) { $0 + $1.0 * $1.1 })) })
  }
}

/// CIE L*a*b* under D65.
struct Lab: CustomStringConvertible {
  let l, a, b: Double

  var description: String { "\(l) \(a) \(b)" }

  init(_ l: Double, _ a: Double, _ b: Double) { (self.l, self.a, self.b) = (l, a, b) }

  /// A shade of grey, as paper without colour shows it.
  init(grey colour: Colour) { self.init(linear: [Double](repeating: colour.luminance, count: 3)) }

  /// The sRGB primaries of IEC 61966-2-1.
  init(linear c: [Double]) {
    let x = (0.4124564 * c[0] + 0.3575761 * c[1] + 0.1804375 * c[2]) / 0.95047
    let y = 0.2126729 * c[0] + 0.7151522 * c[1] + 0.0721750 * c[2]
    let z = (0.0193339 * c[0] + 0.1191920 * c[1] + 0.9503041 * c[2]) / 1.08883
    func f(_ t: Double) -> Double {
      t > 216.0 / 24389 ? cbrt(t) : (24389.0 / 27 * t + 16) / 116
    }
    self.init(116 * f(y) - 16, 500 * (f(x) - f(y)), 200 * (f(y) - f(z)))
  }

  /// CIEDE2000 as in Sharma, Wu & Dalal 2005, doi:10.1002/col.20070.
  func difference(to other: Lab) -> Double {
    func degrees(_ x: Double) -> Double { x * 180 / .pi }
    func radians(_ x: Double) -> Double { x * .pi / 180 }
    let meanC = (hypot(a, b) + hypot(other.a, other.b)) / 2
    let g = 0.5 * (1 - sqrt(pow(meanC, 7) / (pow(meanC, 7) + pow(25, 7))))
    let (a1, a2) = ((1 + g) * a, (1 + g) * other.a)
    let (c1, c2) = (hypot(a1, b), hypot(a2, other.b))
    func hue(_ a: Double, _ b: Double) -> Double {
      let angle = a == 0 && b == 0 ? 0 : degrees(atan2(b, a))
      return angle < 0 ? angle + 360 : angle
    }
    let (h1, h2) = (hue(a1, b), hue(a2, other.b))
    var turn = c1 * c2 == 0 ? 0 : h2 - h1
    if turn > 180 { turn -= 360 } else if turn < -180 { turn += 360 }
    let deltaH = 2 * sqrt(c1 * c2) * sin(radians(turn / 2))
    let (meanL, meanC2) = ((l + other.l) / 2, (c1 + c2) / 2)
    var meanH = h1 + h2
    if c1 * c2 != 0 {
      if abs(h1 - h2) > 180 { meanH += h1 + h2 < 360 ? 360 : -360 }
      meanH /= 2
    }
    let t =
      1 - 0.17 * cos(radians(meanH - 30)) + 0.24 * cos(radians(2 * meanH))
      + 0.32 * cos(radians(3 * meanH + 6)) - 0.20 * cos(radians(4 * meanH - 63))
    let fifty = pow(meanL - 50, 2)
    let sl = 1 + 0.015 * fifty / sqrt(20 + fifty)
    let (sc, sh) = (1 + 0.045 * meanC2, 1 + 0.015 * meanC2 * t)
    let rt =
      -2 * sqrt(pow(meanC2, 7) / (pow(meanC2, 7) + pow(25, 7)))
      * sin(radians(60 * exp(-pow((meanH - 275) / 25, 2))))
    let (x, y, z) = ((other.l - l) / sl, (c2 - c1) / sc, deltaH / sh)
    return sqrt(x * x + y * y + z * z + rt * y * z)
  }
}
