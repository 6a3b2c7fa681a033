// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// How many marks may stand on one letter of drawn text.
///
/// Marks pile up without an end, and would cover what stands above and below a name. Languages
/// have two at most above a letter (Vietnamese, polytonic Greek) and two below, and up to four at
/// fixed places (Hebrew points with their accents) or without a class (vowels and joined consonants
/// of Burmese and Tibetan). What is beyond that is not drawn; whoever hears the drawing gets the
/// whole name.
enum DrawnMarks {
  /// Where a mark goes, by its canonical combining class (UAX #44, table 15).
  private enum Place: Int, CaseIterable {
    case above
    case below
    case fixed
    case unclassed

    init(_ combiningClass: UInt8) {
      switch combiningClass {
      case 0: self = .unclassed
      case 212, 214, 216, 228, 230, 232, 234: self = .above
      case 200, 202, 208, 210, 218, 220, 222, 224, 226, 233, 240: self = .below
      default: self = .fixed
      }
    }

    var limit: Int {
      switch self {
      case .above, .below: 2
      case .fixed, .unclassed: 4
      }
    }
  }

  /// `text` with no more marks on a letter than any language writes.
  static func limited(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var counts = [Int](repeating: 0, count: Place.allCases.count)
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .nonspacingMark, .enclosingMark:
        let place = Place(scalar.properties.canonicalCombiningClass.rawValue)
        counts[place.rawValue] += 1
        if counts[place.rawValue] <= place.limit { result.append(scalar) }
      case .format:
        // What joins or hides stays, and does not begin a new letter.
        result.append(scalar)
      default:
        for place in counts.indices { counts[place] = 0 }
        result.append(scalar)
      }
    }
    return String(result)
  }
}
