// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorAnalytics
internal import ActorModel

/// What more than one view says, and what takes more than a text of the table.
struct ViewPhrases {
  let words: InterfaceWords

  init(_ options: DrawingOptions) { words = options.words }
  init(_ words: InterfaceWords) { self.words = words }

  func text(_ word: Word, _ values: [String: String] = [:]) -> String {
    words.text(word, values)
  }

  func actors(_ count: Int) -> String { words.text(counting: count, .actorsOne, .actorsOther) }
  func ties(_ count: Int) -> String { words.text(counting: count, .tiesOne, .tiesOther) }

  /// For a heading or the name of a group; the map's own words are otherwise left as they are.
  func capitalised(_ text: String) -> String { words.capitalised(text) }

  func notDrawn(_ phrases: [String]) -> [String] {
    phrases.isEmpty ? [] : [text(.notDrawn, ["list": words.list(phrases)])]
  }

  func leftOut(_ reason: LeftOutReason, _ count: Int) -> String {
    let word: Word? =
      switch reason {
      case .notInForce: .notDrawnDate
      case .otherKind: .notDrawnKind
      case .otherLayer: .notDrawnLayer
      case .noLayer: .notDrawnWithoutLayer
      default: nil
      }
    return word.map { text($0, ["ties": ties(count)]) } ?? "\(ties(count)) \(reason.words)"
  }

  /// The first line below the title and heading.
  func counts(_ map: ActorMap, asOf date: CalendarDate?, _ counts: [String]) -> String {
    var parts: [String] = []
    if let date { parts.append(text(.asOf, ["date": DateWords.text(date, in: words)])) }
    if let viewpoint = map.viewpoint { parts.append(text(.asSeenBy, ["viewpoint": viewpoint])) }
    parts += counts
    if !map.sources.isEmpty {
      parts.append(words.text(counting: map.sources.count, .sourcesOne, .sourcesOther))
    }
    return DrawnText.plain(capitalised(parts.joined(separator: " · ")))
  }

  /// Which kinds and issues are asked for; nothing where all are.
  func filter(_ view: ViewOptions) -> [String] {
    var parts: [String] = []
    if let kinds = view.kinds {
      parts.append(text(.onlyKinds, ["kinds": or(kinds.map(name))]))
    }
    if let layers = view.layers {
      parts.append(text(.onlyLayers, ["issues": or(layers.map(words.spoken))]))
    }
    return parts.isEmpty ? [] : [text(.onlyTies, ["list": words.list(parts)])]
  }

  private func name(_ kind: RelationshipKind) -> String {
    words.text(of: kind.rawValue, in: "tie-kind")
  }

  /// A field by its name in files, or an attribute of the user's own.
  func field(_ name: String) -> String {
    var id = ""
    for letter in name { id += letter.isUppercase ? "-" + letter.lowercased() : String(letter) }
    return Word(rawValue: "field-\(id)").map { text($0) } ?? words.spoken(name)
  }

  func or(_ choices: [String]) -> String {
    guard choices.count > 1, let last = choices.last else { return choices.first ?? "" }
    return text(.listOr, ["first": words.list(Array(choices.dropLast())), "last": last])
  }

  func steps(_ count: Int) -> String { words.text(counting: count, .stepsOne, .stepsOther) }

  // MARK: - Groups

  /// A value by which actors are grouped, as the name of the group.
  func value(_ value: String, of attribute: String) -> String {
    switch attribute {
    case "role": return capitalised(words.text(of: value, in: "role"))
    case "kind": return capitalised(words.text(of: value, in: "actor-kind"))
    case "insider", "veto", "us", "shadow", "mandate":
      return text(
        value == "true" ? .groupYes : .groupNo, ["attribute": capitalised(field(attribute))])
    case "track": return text(.groupTrack, ["track": value])
    default: return capitalised(words.spoken(value))
    }
  }

  // MARK: - Changes

  func changes(since old: ActorMap) -> String {
    if let date = old.asOf {
      return text(.viewChanges, ["date": DateWords.text(date, in: words)])
    }
    return old.title.map { text(.viewChangesMap, ["title": $0]) } ?? text(.viewChangesOld)
  }

  func changeCounts(_ comparison: MapComparison) -> String {
    let actors = comparison.actors.count { !$0.altered.isEmpty }
    let ties = comparison.ties.count { $0.course == .steady && !$0.altered.isEmpty }
    return text(
      actors > 0 ? .changesActorsAltered : .changesActors,
      [
        "added": "\(comparison.count(Presence.added))",
        "lost": "\(comparison.count(Presence.lost))", "altered": "\(actors)",
      ]) + " "
      + text(
        ties > 0 ? .changesTiesAltered : .changesTies,
        [
          "added": "\(comparison.count(TieCourse.added))",
          "lost": "\(comparison.count(TieCourse.lost))",
          "stronger": "\(comparison.count(TieCourse.strengthened))",
          "weaker": "\(comparison.count(TieCourse.weakened))", "altered": "\(ties)",
          "same": "\(comparison.count(TieCourse.steady) - ties)",
        ])
  }

  /// How far something moved, and from where.
  func moved(_ rise: Double, from old: Double, _ rose: Word, _ fell: Word) -> String {
    text(
      rise > 0 ? rose : fell,
      ["by": words.number(rise.magnitude), "old": words.number(old)])
  }
}
