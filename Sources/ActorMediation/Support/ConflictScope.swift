// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorAnalytics
internal import ActorModel

/// What a reader has to know about whom a question is about, where nobody said between whom.
struct ConflictScope {
  private let map: ActorMap
  private let ends: [ConflictEnd]
  private let signs: PairSigns

  init(_ map: ActorMap, ends: [ConflictEnd], options: ViewOptions) {
    self.map = map
    self.ends = ends
    let selection = TieSelection(of: map, options: options)
    signs = PairSigns(selection.indices.lazy.map { map.relationships[$0] })
  }

  /// Sides that are left out, and conflicts that nothing joins; none where there are fewer than two
  /// ends.
  var notes: [String] {
    guard ends.count > 1 else { return [] }
    return leftOut + severalConflicts
  }

  private var leftOut: [String] {
    let known = Set(ends.map(\.id))
    let empty = map.sides.filter { !known.contains($0.id) }.map(\.name)
    guard !empty.isEmpty else { return [] }
    return [
      empty.count == 1
        ? "\(empty[0]) has no actor on this map and is left out."
        : "\(enumerated(empty)) have no actor on this map and are left out."
    ]
  }

  /// A map may hold several conflicts: sides that hostility joins make one.
  private var severalConflicts: [String] {
    let conflicts = groups.filter { $0.count > 1 }
    guard conflicts.count > 1 else { return [] }
    let words = conflicts.map { "between " + enumerated($0.map { ends[$0].name }) }
    let examples = conflicts.map { conflict in option(conflict.map { ends[$0] }) }
    return [
      "The map shows \(conflicts.count) conflicts that no hostility joins: "
        + "\(words.joined(separator: "; ")). All sides are taken together here; to look at one "
        + "conflict alone, give \(enumerated(examples, "or"))."
    ]
  }

  /// What to write to ask between these ends alone.
  private func option(_ ends: [ConflictEnd]) -> String {
    let names = ends.map { end in
      let isActorToo = end.isSide && map.actors.contains { $0.id == end.id }
      let name = isActorToo ? "side:\(end.id)" : end.id
      return name.contains(" ") ? "\"\(name)\"" : name
    }
    return "--between " + names.prefix(2).joined(separator: " ")
      + names.dropFirst(2).map { " --and \($0)" }.joined()
  }

  /// The ends in groups that hostility joins, by position.
  private var groups: [[Int]] {
    let members = ends.map { end in
      end.isSide ? map.actors.filter { $0.side == end.id }.map(\.id) : end.principals
    }
    var group = Array(ends.indices)
    for (a, b) in pairs(Array(ends.indices)) {
      let areHostile = members[a].contains { x in
        members[b].contains { signs.areHostile(x, $0) }
      }
      guard areHostile, group[a] != group[b] else { continue }
      let (kept, gone) = (min(group[a], group[b]), max(group[a], group[b]))
      for place in group.indices where group[place] == gone { group[place] = kept }
    }
    return Set(group).sorted().map { id in group.indices.filter { group[$0] == id } }
  }
}
