// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Where the legend stands.
public enum LegendChoice: String, Hashable, Sendable, CaseIterable {
  /// Below or beside the map, whichever makes the better page; where a drawing may have several
  /// pages and text would be small, on a page of its own.
  case auto
  /// Below the map.
  case below
  /// To the right of the map.
  case beside
  /// On a page of its own.
  case apart

  /// What it is good for.
  public var title: String {
    switch self {
    case .auto: "below or beside the map as fits; in a PDF apart where text would be small"
    case .below: "below the map"
    case .beside: "to the right of the map"
    case .apart: "on a page of its own: the last page of a PDF, another file of SVG and PNG"
    }
  }
}
