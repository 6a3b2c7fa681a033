// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// How thick lines are.
enum LineStyle: Hashable, Sendable {
  case usual
  case thick

  /// The width of ties of strength 0 to 1.
  var tieWidths: ClosedRange<Double> {
    switch self {
    case .usual: 0.8...4
    case .thick: 1.8...5
    }
  }

  func tieWidth(strength: Double) -> Double {
    tieWidths.lowerBound + (tieWidths.upperBound - tieWidths.lowerBound) * strength
  }

  /// Rules of the style sheet, after the usual ones.
  var rules: String {
    switch self {
    case .usual: ""
    case .thick:
      """
      .chevron { stroke-width: 2.4; }
      .open, .inner, .second, .badge-ground { stroke-width: 2; }
      .strokes { stroke-width: 2.8; }
      .outline { stroke-width: 2.2; }
      .party .outline { stroke-width: 3.8; }
      .ring { stroke-width: 3.6; }
      .hull { stroke-width: 1.8; }

      """
    }
  }
}
