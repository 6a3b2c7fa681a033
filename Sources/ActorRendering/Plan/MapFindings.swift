// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorModel

/// What a whole map shows at first sight, in sentences for those who do not see it.
///
/// Each counts what is drawn and claims nothing else. What the map does not record, or what would
/// single out nobody, is not said.
///
/// - Complexity: O(actors · sides + ties).
struct MapFindings {
  /// Up to this many are named; beyond that they are counted.
  private static let nameLimit = 5
  /// More than these lead nobody.
  private static let leaderLimit = 3

  private let map: ActorMap
  private let ties: [Relationship]
  private let words: InterfaceWords

  /// - Parameter ties: the ties that are drawn.
  init(_ map: ActorMap, ties: [Relationship], _ words: InterfaceWords) {
    self.map = map
    self.ties = ties.filter { $0.from != $0.to }
    self.words = words
  }

  /// - Parameter namesLeaders: whether to say who is trusted by most, or tied to most.
  func sentences(namesLeaders: Bool) -> [String] {
    guard !ties.isEmpty else { return [] }
    return [conflicts, namesLeaders ? leaders : nil, fromEverySide, acrossSides, lonely]
      .compactMap { $0 }
  }

  // MARK: - Who

  private func hasTrust(_ tie: Relationship) -> Bool { (tie.trust?.value ?? 0) > 0 }

  /// For each actor who is trusted the ids of those who trust it.
  private var trusting: [String: Set<String>] {
    var found: [String: Set<String>] = [:]
    for tie in ties where hasTrust(tie) {
      found[tie.to, default: []].insert(tie.from)
      if !tie.directed { found[tie.from, default: []].insert(tie.to) }
    }
    return found
  }

  private var neighbours: [String: Set<String>] {
    var found: [String: Set<String>] = [:]
    for tie in ties {
      found[tie.from, default: []].insert(tie.to)
      found[tie.to, default: []].insert(tie.from)
    }
    return found
  }

  /// Whom most others trust; on a map without any trust, who has ties with most others.
  private var leaders: String? {
    let trusting = trusting
    let others = trusting.isEmpty ? neighbours : trusting
    let most = map.actors.map { others[$0.id]?.count ?? 0 }.max() ?? 0
    let first = map.actors.filter { others[$0.id]?.count == most }
    guard most > 1, first.count <= Self.leaderLimit, first.count < map.actors.count else {
      return nil
    }
    let count = words.text(counting: most, .actorsOne, .actorsOther)
    if first.count == 1 {
      return words.text(
        trusting.isEmpty ? .findingTied : .findingTrusted,
        ["actor": name(of: first[0]), "actors": count])
    }
    return words.text(
      trusting.isEmpty ? .findingTiedAlike : .findingTrustedAlike,
      ["names": words.names(first.map(name)), "actors": count])
  }

  /// Whom somebody of each side trusts directly; what a mediator would look for first.
  private var fromEverySide: String? {
    let trusting = trusting
    guard sides.count > 1, !trusting.isEmpty else { return nil }
    let found = map.actors.filter { actor in
      let from = Set((trusting[actor.id] ?? []).compactMap { side[$0] })
      return from.count == sides.count
    }
    return found.isEmpty
      ? words.text(.findingEverySideNone)
      : words.text(.findingEverySide, ["actors": named(found)])
  }

  private var lonely: String? {
    let tied = Set(ties.flatMap { [$0.from, $0.to] })
    let found = map.actors.filter { !tied.contains($0.id) }
    return found.isEmpty ? nil : words.text(.findingLonely, ["actors": named(found)])
  }

  // MARK: - Sides

  /// The side of each actor that has one.
  private var side: [String: String] {
    let known = Set(map.sides.map(\.id))
    return Dictionary(
      map.actors.compactMap { actor in
        actor.side.flatMap { known.contains($0) ? (actor.id, $0) : nil }
      }, uniquingKeysWith: { first, _ in first })
  }

  private var sides: Set<String> { Set(side.values) }

  private var acrossSides: String? {
    let side = side
    guard Set(side.values).count > 1 else { return nil }
    let across = ties.filter { tie in
      guard let from = side[tie.from], let to = side[tie.to] else { return false }
      return from != to
    }
    guard !across.isEmpty else { return words.text(.findingAcrossNone) }
    let hostile = across.count { $0.kind == .conflict || ($0.trust?.value ?? 0) < 0 }
    let count = words.text(counting: across.count, .tiesOne, .tiesOther)
    var parts = [words.text(.findingAcross, ["ties": count])]
    for (count, word) in [
      (across.count(where: hasTrust), Word.findingAcrossTrust), (hostile, .findingAcrossHostile),
    ] where count > 0 { parts.append(words.text(word, ["count": "\(count)"])) }
    return words.text(.sentence, ["text": words.list(parts)])
  }

  private var conflicts: String? {
    var pairs: [[String]] = []
    for tie in ties where tie.kind == .conflict {
      let pair = [tie.from, tie.to]
      if !pairs.contains(pair), !pairs.contains(pair.reversed()) { pairs.append(pair) }
    }
    guard !pairs.isEmpty else { return nil }
    guard pairs.count <= Self.nameLimit else {
      return words.text(.findingConflictCount, ["count": "\(pairs.count)"])
    }
    let names = Dictionary(
      map.actors.map { ($0.id, name(of: $0)) }, uniquingKeysWith: { first, _ in first })
    let named = pairs.map { pair in
      words.text(
        .findingConflictPair,
        ["actor": names[pair[0]] ?? pair[0], "other": names[pair[1]] ?? pair[1]])
    }
    return words.text(.findingConflicts, ["pairs": words.list(named)])
  }

  // MARK: - Names

  private func name(of actor: Actor) -> String {
    DrawnText.isolated(actor.name)
  }

  private func named(_ actors: [Actor]) -> String {
    actors.count <= Self.nameLimit
      ? words.names(actors.map(name))
      : words.text(counting: actors.count, .actorsOne, .actorsOther)
  }
}
