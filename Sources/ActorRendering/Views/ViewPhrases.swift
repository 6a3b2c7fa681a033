// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorAnalytics
internal import ActorModel

/// What views say, in one place.
enum ViewPhrases {
  static func counted(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }

  static func actors(_ count: Int) -> String { counted(count, "actor") }
  static func ties(_ count: Int) -> String { counted(count, "tie") }

  /// Names of which the last is joined by "and".
  static func names(_ names: [String]) -> String {
    guard names.count > 1, let last = names.last else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " and " + last
  }

  /// For a heading or the name of a group; the map's own words are otherwise left as they are.
  static func capitalised(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst()
  }

  static func notDrawn(_ phrases: [String]) -> String {
    "Not drawn: \(phrases.joined(separator: ", "))."
  }

  /// The first line below the title.
  static func counts(_ map: ActorMap, asOf date: CalendarDate?, _ counts: [String]) -> String {
    var parts: [String] = []
    if let date { parts.append("As of \(DateWords.text(date))") }
    if let viewpoint = map.viewpoint { parts.append("as seen by \(viewpoint)") }
    parts += counts
    if !map.sources.isEmpty { parts.append(counted(map.sources.count, "source")) }
    return DrawnText.plain(capitalised(parts.joined(separator: " · ")))
  }

  /// Which kinds and issues are asked for; `nil` where all are.
  static func filter(_ view: ViewOptions) -> String? {
    var parts: [String] = []
    if let kinds = view.kinds { parts.append("of kind \(or(kinds.map(\.rawValue)))") }
    if let layers = view.layers { parts.append("about \(or(layers))") }
    return parts.isEmpty ? nil : "Only ties \(parts.joined(separator: ", "))."
  }

  private static func or(_ words: [String]) -> String {
    guard words.count > 1, let last = words.last else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " or " + last
  }

  // MARK: - Focus

  static func focus(_ name: String, _ steps: Int) -> String {
    "Focus on \(name), within \(counted(steps, "step"))"
  }
  static let inFocus = "In focus"
  static func distance(_ steps: Int, from name: String) -> String {
    steps == 0 ? "in focus" : "\(counted(steps, "step")) from \(name)"
  }
  static func fartherAway(_ actors: Int, _ ties: Int) -> String {
    "\(self.actors(actors)) and \(self.ties(ties)) farther away"
  }

  // MARK: - Channels

  static func channels(_ ends: [String]) -> String {
    "Trusted channels between \(names(ends))"
  }
  static let endOfChannels = "End of the channels"
  static func channelEnd(_ name: String) -> String { "speaks for \(name)" }
  static let dependedOn = "the only channel depends on it"
  static func rule(_ threshold: Double, _ roles: [String]?) -> String {
    let who = roles.map { "only actors of role \(or($0))" } ?? "any actors"
    return "A channel is a chain of ties with a trust of at least "
      + "\(TieWords.number(threshold)) in one direction or the other; between the ends stand \(who)."
  }
  static func found(_ count: Int, direct: Int, dependsOn: [String]) -> String {
    guard count + direct > 0 else {
      return "No channel leads from one end to the other; the ends are drawn alone."
    }
    let share = count > 1 ? " that share no actor between the ends" : ""
    let depends = dependsOn.isEmpty ? "" : "; it depends on \(names(dependsOn))"
    let straight = direct > 0 ? ", \(ties(direct)) from end to end" : ""
    return "\(counted(count, "channel"))\(share)\(straight)\(depends)."
  }
  static func offChannels(_ actors: Int, _ ties: Int) -> String {
    "\(self.actors(actors)) and \(self.ties(ties)) on no channel"
  }

  // MARK: - Groups

  static func rolledUp(by attribute: String) -> String { "Rolled up by \(attribute)" }
  static func noValue(of attribute: String) -> String { "No \(attribute) recorded" }
  /// A value by which actors are grouped, as the name of the group.
  static func value(_ value: String, of attribute: String) -> String {
    switch attribute {
    case "role", "kind":
      return capitalised(value.replacing("-", with: " "))
    case "insider", "veto", "us", "shadow", "mandate":
      return "\(capitalised(attribute)): \(value == "true" ? "yes" : "no")"
    case "track": return "Track \(value)"
    default: return capitalised(value)
    }
  }
  static func group(_ name: String, _ count: Int) -> String { "\(name) (\(count))" }
  static let members = "number of members"
  static let mixedGroup = "Group of other or several roles"
  static func groupMembers(_ names: [String]) -> String {
    "group of \(actors(names.count)): \(names.joined(separator: ", "))"
  }
  static func inside(_ count: Int) -> String { "\(ties(count)) among its members" }
  static func insideGroups(_ count: Int) -> String {
    "\(ties(count)) inside groups"
  }
  static func groupCounts(groups: Int, actors: Int, merged: Int, ties: Int) -> [String] {
    [
      "\(counted(groups, "group")) of \(self.actors(actors))",
      "\(self.ties(merged)) merged from \(ties)",
    ]
  }
  static func groupSummary(_ counts: [String]) -> String {
    "A map of \(names(counts))."
  }
  static let mergingRule =
    "A merged tie has the mean of the recorded trusts and of the recorded strengths, and the "
    + "highest recorded confidence."
  static func mergedFrom(_ count: Int) -> String { "merged from \(ties(count))" }
  static func meanTrust(of count: Int) -> String { "trust is the mean of \(count) recorded" }
  static func negative(_ count: Int) -> String { "\(count) of them distrust" }
  static func withStatus(_ count: Int, _ status: String) -> String { "\(count) of them \(status)" }
  static let mergedCount = "Ties merged into one; without a number: one"
  static let mergedDistrust = "So many merged, and how many of them with distrust"

  // MARK: - Changes

  static func changes(since old: ActorMap) -> String {
    if let date = old.asOf { return "Changes since \(DateWords.text(date))" }
    return old.title.map { "Changes since the map “\($0)”" } ?? "Changes since the older map"
  }
  static func changeCounts(_ comparison: MapComparison, alteredActors: Int, alteredTies: Int)
    -> String
  {
    return actorCounts(comparison, alteredActors) + tieCounts(comparison, alteredTies)
  }
  private static func actorCounts(_ comparison: MapComparison, _ altered: Int) -> String {
    "Actors: \(comparison.count(Presence.added)) added, \(comparison.count(Presence.lost)) lost"
      + (altered > 0 ? ", \(altered) otherwise changed. " : ". ")
  }
  private static func tieCounts(_ comparison: MapComparison, _ altered: Int) -> String {
    let steady = comparison.count(TieCourse.steady) - altered
    return "Ties: \(comparison.count(TieCourse.added)) added, "
      + "\(comparison.count(TieCourse.lost)) lost, "
      + "\(comparison.count(TieCourse.strengthened)) stronger, "
      + "\(comparison.count(TieCourse.weakened)) weaker"
      + (altered > 0 ? ", \(altered) otherwise changed" : "") + ", \(steady) unchanged."
  }
  static let unchanged = "Unchanged"
  static let matching =
    "Ties are the same where id and ends are, else where ends, kind, direction and order are."
  static func title(of sign: ChangeSign) -> String {
    switch sign {
    case .added: "Added"
    case .lost: "Lost"
    case .stronger: "Stronger: trust or, where that is the same, strength rose"
    case .weaker: "Weaker: trust or, where that is the same, strength fell"
    }
  }
  static let addedSince = "added"
  static let lostSince = "lost"
  static let unchangedSince = "unchanged"
  static func altered(_ fields: [String]) -> String {
    "changed: \(fields.joined(separator: ", "))"
  }
  static func moved(_ what: String, from old: Double, to new: Double) -> String {
    let rise = new - old
    return "\(what) \(rise > 0 ? "rose" : "fell") by \(TieWords.number(rise.magnitude)), "
      + "from \(TieWords.number(old))"
  }

  // MARK: - Panels

  static func byLayer(_ count: Int) -> String { "By issue, \(counted(count, "panel"))" }
  static func byDate(_ count: Int) -> String { "By date, \(counted(count, "panel"))" }
  static func panel(_ name: String, ties count: Int) -> String { "\(name): \(ties(count))" }
  static let samePlaces = "Every actor has the same place in every panel."
  static let withoutTie = "Without a tie in the panel"
  static func withoutLayer(_ count: Int) -> String {
    "\(ties(count)) without an issue, in no panel"
  }
}
