// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// What stands on a tie.
enum TieMark: Hashable, Sendable {
  case bar
  case doubleBar
  /// The same across a zigzag, which swings beside its line.
  case wideBar
  case wideDoubleBar
  case broken
  case unknownTrust
  case contested
  case disc
  case openCircle
  case square
  case triangle
  /// Neither trust nor distrust.
  case neutral
  /// Trust on a tie whose kind does not say that trust is what it is about.
  case plus
  case doublePlus
  case confidence(ConfidenceClass)
  case issues(IssueTab)
  /// What became of the tie since an older map.
  case change(ChangeSign)
  /// How many ties were merged, and how many of them are distrust.
  case count(String)

  /// What stands for it on a zigzag; `nil` where it is the same there.
  var onZigzag: TieMark? {
    switch self {
    case .bar: .wideBar
    case .doubleBar: .wideDoubleBar
    default: nil
    }
  }

  /// The room that it takes: across and up and down as seen, or along and across the tie.
  private var size: (isUpright: Bool, width: Double, height: Double) {
    switch self {
    case .bar: (false, 4, 10)
    case .doubleBar: (false, 8, 10)
    case .wideBar: (false, 7, 17)
    case .wideDoubleBar: (false, 12, 17)
    case .broken: (false, 11, 11)
    // These look the same whatever the direction of the tie.
    case .disc, .openCircle, .square: (true, 8.5, 8.5)
    case .triangle: (true, 10, 10)
    case .contested: (true, 13.5, 13.5)
    case .unknownTrust: (true, 8, 11)
    case .neutral, .plus: (true, 9, 10)
    case .doublePlus: (true, 15, 10)
    case .confidence: (true, 8, 10)
    case .change: (true, 2 * SignDrawing.changeRadius + 1.5, 2 * SignDrawing.changeRadius + 1.5)
    case .count(let text): (true, SignDrawing.countFont.width(of: text) + 8, 15)
    case .issues(let tab): (true, tab.width + 1.5, IssueTab.height + 1.5)
    }
  }

  /// How much of a line it takes where it stands on it.
  var length: Double { size.width }

  /// What it covers at `center` of a tie that runs in `direction`.
  func box(at center: Point, along direction: Point) -> Box {
    let size = size
    guard !size.isUpright else {
      return Box(center: center, width: size.width, height: size.height)
    }
    let (x, y) = (direction.x.magnitude, direction.y.magnitude)
    return Box(
      center: center, width: size.width * x + size.height * y,
      height: size.width * y + size.height * x)
  }

  /// How far apart from a parallel tie it keeps its own. Less than it takes: many ties of one pair
  /// would not fit onto their actors.
  var breadth: Double {
    switch self {
    // Views with counts have few actors and many ties, each with several marks.
    case .count: 22
    case .contested, .issues, .change: 9
    default: 4
    }
  }

  /// Letters and tabs can be read beside the line as well.
  var mayStandAside: Bool {
    switch self {
    case .disc, .openCircle, .square, .triangle: false
    default: size.isUpright
    }
  }

  /// Who gives way where there is no room for all: the highest first.
  var precedence: Int {
    switch self {
    // Without these nothing but the colour would tell distrust.
    case .bar, .doubleBar, .wideBar, .wideDoubleBar: 0
    case .broken, .contested, .change, .count: 1
    case .disc, .openCircle, .square, .triangle: 2
    case .neutral, .plus, .doublePlus, .unknownTrust: 3
    case .confidence: 4
    case .issues: 5
    }
  }

  /// Its text; `nil` of marks that are shapes.
  func text(in words: InterfaceWords) -> String? {
    switch self {
    case .unknownTrust: "?"
    case .neutral: "±"
    case .plus: "+"
    case .doublePlus: "++"
    case .confidence(let confidence): words.letter(confidence.letter)
    default: nil
    }
  }
}
