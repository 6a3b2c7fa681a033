// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorAnalytics
internal import ActorModel

/// An issue as drawings mark it: by a letter and a colour.
struct IssueSign: Hashable, Sendable {
  /// How many issues have a colour of their own; the letters of further ones stand on the ground.
  static let colours = 6

  /// Its place among the issues of the map.
  let order: Int
  let name: String
  let letter: String

  /// The word for its colour in the drawing's style sheet.
  var styleName: String { order < Self.colours ? "issue-\(order + 1)" : "issue" }

  /// A sign for each issue of `map`, in the order of their names.
  ///
  /// All ties count, drawn or not, so that an issue has the same sign on all dates and in all
  /// panels.
  ///
  /// - Parameter old: a map that `map` is compared with; issues that only it has come last.
  static func all(in map: ActorMap, since old: ActorMap? = nil) -> [IssueSign] {
    let known = Set(map.relationships.flatMap(\.layers))
    let others = Set(old?.relationships.flatMap(\.layers) ?? []).subtracting(known)
    let names = known.sorted(by: idPrecedes) + others.sorted(by: idPrecedes)
    var taken: Set<String> = []
    return names.enumerated().map { index, name in
      let letter = letter(for: name, besides: taken)
      taken.insert(letter)
      return IssueSign(order: index, name: name, letter: letter)
    }
  }

  /// The first letter of the name that is free, else the first number.
  private static func letter(for name: String, besides taken: Set<String>) -> String {
    let own = DrawnText.plain(name).filter { $0.isLetter || $0.isNumber }
      .map { $0.uppercased() }.filter { $0.count == 1 }
    if let free = own.first(where: { !taken.contains($0) }) { return free }
    let number = (1...).first { !taken.contains("\($0)") } ?? 0
    return "\(number)"
  }
}

/// The issues of one tie as they stand on its tab.
struct IssueTab: Hashable, Sendable {
  /// The most letters on a tab.
  static let limit = 3

  let shown: [IssueSign]
  /// How many issues found no room on the tab.
  let more: Int

  /// What stands for issues without room in the legend.
  static let rest = IssueTab(shown: [], more: 0)

  private init(shown: [IssueSign], more: Int) { (self.shown, self.more) = (shown, more) }

  init?(_ signs: [IssueSign]) {
    guard !signs.isEmpty else { return nil }
    shown = Array(signs.prefix(Self.limit))
    more = signs.count - shown.count
  }

  /// What stands in each cell, from the left.
  var cells: [(text: String, style: String)] {
    let rest = more > 0 ? "+\(more)" : shown.isEmpty ? "+…" : nil
    return shown.map { ($0.letter, $0.styleName) } + (rest.map { [($0, "issue")] } ?? [])
  }

  static func width(of cell: String) -> Double { cell.count > 1 ? 15 : 10.5 }
  static let height = 13.0
  var width: Double { cells.reduce(0) { $0 + Self.width(of: $1.text) } }
}
