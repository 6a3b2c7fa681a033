// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// A size of paper (ISO 216).
public enum Paper: String, Hashable, Sendable, CaseIterable {
  case a4
  case a3

  /// The name as people write it.
  public var name: String { rawValue.uppercased() }

  /// The shorter side in millimetres.
  var short: Double { self == .a4 ? 210 : 297 }
  /// The longer side in millimetres.
  var long: Double { self == .a4 ? 297 : 420 }
}

/// On what a map is drawn.
public enum PageChoice: String, Hashable, Sendable, CaseIterable {
  /// As large as it becomes, for screens and for pictures in texts.
  case none
  /// On a sheet of A4, upright or across, whichever leaves larger text.
  case a4
  /// On a sheet of A3.
  case a3
  /// On A4, or on A3 where text would be smaller than 10 points on A4; on no sheet where it would
  /// be smaller than 6 points even there.
  case auto

  /// What it is good for.
  public var title: String {
    switch self {
    case .none: "as large as it becomes, for screens and for pictures in a text"
    case .a4: "a sheet of A4, upright or across, whichever leaves larger text"
    case .a3: "a sheet of A3, upright or across, whichever leaves larger text"
    case .auto: "A4, or A3 where text would be smaller than 10 points on A4; none below 6 points"
    }
  }
}
