// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Two colours of a palette that stand on each other and are hard to tell apart.
public struct ContrastProblem: Hashable, Sendable, CustomStringConvertible {
  /// The colour of the sign.
  public let use: ColourUse
  /// The colour that it stands on.
  public let ground: ColourUse
  /// Their contrast ratio, 1 to 21.
  public let ratio: Double
  /// The ratio that WCAG 2.2 asks for: 4.5 for text (1.4.3), 3 for graphics (1.4.11).
  public let needed: Double

  /// Which colours they are, with the ratio, rounded down.
  public var description: String {
    "a contrast of \(InterfaceWords.english.number((ratio * 100).rounded(.down) / 100)):1 "
      + "between \(use.rawValue) and \(ground.rawValue)"
  }

  /// What WCAG 2.2 asks for, in words.
  public var expected: String {
    needed == 3
      ? "at least 3:1 for lines and shapes (WCAG 2.2, 1.4.11)"
      : "at least 4.5:1 for text (WCAG 2.2, 1.4.3)"
  }
}

extension Palette {
  /// Every pair of colours that occurs in a drawing, with the ratio that it needs.
  static let pairs: [(use: ColourUse, ground: ColourUse, needed: Double)] = {
    let ties = ColourUse.allCases.filter { $0.trust != nil }
    let fills = ColourUse.allCases.filter { $0.glyph != nil }
    var pairs: [(ColourUse, ColourUse, Double)] = [(.onCandidate, .candidate, 4.5)]
    for ground in [ColourUse.ground, .hull] {
      pairs += [(.text, ground, 4.5), (.quiet, ground, 4.5)]
      pairs += [(.outline, ground, 3), (.candidate, ground, 3), (.hullLine, ground, 3)]
      // Question marks on ties have their colour, and a halo of the page's.
      pairs += ties.map { ($0, ground, ground == .ground ? 4.5 : 3) }
    }
    // Letters stand on actors.
    pairs += fills.flatMap { [(.outline, $0, 3), (.text, $0, 4.5)] }
    // So do the letters of issues on their tabs.
    pairs += ColourUse.allCases.filter(\.isIssue).map { (.onIssue, $0, 4.5) }
    return pairs
  }()

  /// The pairs that have less contrast than WCAG 2.2 asks for; none in the palettes that ship.
  public var contrastProblems: [ContrastProblem] {
    Self.pairs.compactMap { use, ground, needed in
      let ratio = self[use].contrast(with: self[ground])
      return ratio >= needed
        ? nil : ContrastProblem(use: use, ground: ground, ratio: ratio, needed: needed)
    }
  }
}
