// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorAnalytics
public import ActorModel

/// One actor for each group of actors, with the ties between groups merged (see `MergedTie`).
struct RollUpView {
  private struct Group {
    let id: String
    let name: String
    var members: [Actor]
  }

  /// Centres of groups that are nearer to each other are not used as places.
  private static let leastDistance = 150.0

  /// Many ties end at a group, side by side.
  private static let sizeFactor = 1.7

  /// Numbers, issues and kinds of all of them have to be read between two groups.
  private static let spread = 1.5

  /// Merged ties have the issues of all their ties: more tabs than this hide what the ties are.
  private static let tabLimit = 12

  private let map: ActorMap
  private let options: DrawingOptions
  private let attribute: String
  private let groups: [Group]
  /// The group of each actor, by id.
  private let groupOf: [String: Int]
  private let ties: DrawnTies
  private let phrases: ViewPhrases

  init(_ map: ActorMap, _ options: DrawingOptions, by attribute: String) throws(QuestionError) {
    guard map.actors.contains(where: { $0.text(of: attribute) != nil }) else {
      throw map.groupingProblem(attribute)
        ?? .unknownAttribute(attribute, known: map.groupingAttributes)
    }
    self.map = map
    self.options = options
    self.attribute = attribute
    phrases = ViewPhrases(options)
    groups = Self.groups(map, attribute, phrases)
    groupOf = Dictionary(
      groups.enumerated().flatMap { index, group in group.members.map { ($0.id, index) } },
      uniquingKeysWith: { first, _ in first })
    ties = DrawnTies(map, options.view)
  }

  /// In the order in which their values first occur; who has no value comes last.
  private static func groups(
    _ map: ActorMap, _ attribute: String, _ phrases: ViewPhrases
  ) -> [Group] {
    var (groups, places): ([Group], [String: Int]) = ([], [:])
    for actor in map.actors {
      guard let value = actor.text(of: attribute) else { continue }
      if let place = places[value] {
        groups[place].members.append(actor)
      } else {
        places[value] = groups.count
        let side = attribute == "side" ? map.sides.first { $0.id == value }?.name : nil
        groups.append(
          Group(
            id: "group:\(value)", name: side ?? phrases.value(value, of: attribute),
            members: [actor]))
      }
    }
    let others = map.actors.filter { $0.text(of: attribute) == nil }
    if !others.isEmpty {
      groups.append(
        Group(
          id: "none", name: phrases.text(.groupNone, ["attribute": phrases.field(attribute)]),
          members: others)
      )
    }
    return groups
  }

  // MARK: - What is drawn

  var drawn: DrawnMap {
    let (merged, signs) = (merged, SharedSigns(map))
    var map = map
    map.sides = []
    map.actors = groups.map(actor)
    map.relationships = merged.map { $0.tie(between: groups.map(\.id)) }
    map.layout = layout
    var options = options
    options.view = ViewOptions()
    options.highlights = []
    options.sizeFactor = Self.sizeFactor
    options.tabLimit = Self.tabLimit
    options.size = SizeScale(
      title: phrases.text(.sizeMembers),
      values: Dictionary(
        groups.map { ($0.id, Double($0.members.count)) }, uniquingKeysWith: { first, _ in first }))
    // Every tie that is drawn stands in the date already, whatever its members' dates.
    var drawn = DrawnMap(map: map, options: options, signs: signs)
    drawn.overlay = overlay(merged)
    drawn.hasLastingSizes = true
    drawn.spread = Self.spread
    return drawn
  }

  /// A group looks like its members where all of them look alike.
  private func actor(_ group: Group) -> Actor {
    let roles = Set(group.members.map(\.roles.first))
    let kinds = Set(group.members.map(\.kind))
    let role = roles.count == 1 ? group.members[0].roles.first : nil
    return Actor(
      id: group.id,
      name: phrases.text(
        .groupName, ["name": group.name, "count": "\(group.members.count)"]),
      kind: kinds.count == 1 ? group.members[0].kind : nil, roles: role.map { [$0] } ?? [])
  }

  /// The middle of the members' places, if the map has places and the middles lie apart.
  private var layout: [FixedPosition] {
    let places = Dictionary(
      map.layout.map { ($0.actor, Point($0.x, $0.y)) }, uniquingKeysWith: { first, _ in first })
    let centres = groups.compactMap { group -> FixedPosition? in
      let known = group.members.compactMap { places[$0.id] }
      guard !known.isEmpty else { return nil }
      let sum = known.reduce(Point.zero, +) * (1 / Double(known.count))
      return FixedPosition(actor: group.id, x: sum.x, y: sum.y)
    }
    let isApart = centres.indices.allSatisfy { a in
      centres[(a + 1)...].allSatisfy { b in
        Point(b.x - centres[a].x, b.y - centres[a].y).length >= Self.leastDistance
      }
    }
    return isApart ? centres : []
  }

  // MARK: - Ties

  private var merged: [MergedTie] {
    let crossing = ties.indices.compactMap { index -> MergedTie.Member? in
      let tie = map.relationships[index]
      guard let from = groupOf[tie.from], let to = groupOf[tie.to], from != to else { return nil }
      return MergedTie.Member(
        tie: tie, from: from, to: to, confidence: tie.confidence.flatMap(map.confidence))
    }
    return MergedTie.merging(crossing)
  }

  private func inside(_ group: Int) -> Int {
    ties.indices.count { index in
      groupOf[map.relationships[index].from] == group
        && groupOf[map.relationships[index].to] == group
    }
  }

  private func overlay(_ merged: [MergedTie]) -> ViewOverlay {
    var overlay = ViewOverlay(
      title: phrases.text(.viewRollUp, ["attribute": phrases.field(attribute)]))
    let inner = groups.indices.map(inside)
    let total = inner.reduce(0, +)
    let counts = counts(merged.count, inside: total)
    overlay.counts = phrases.counts(map, asOf: ties.asOf, counts)
    overlay.summary = phrases.text(.summaryParts, ["list": phrases.words.names(counts)])
    overlay.lead = phrases.filter(options.view)
    let inside = phrases.text(.notDrawnInside, ["ties": phrases.ties(total)])
    overlay.notDrawn = (total > 0 ? [inside] : []) + ties.notDrawn(phrases)
    overlay.notes = merged.contains { $0.count > 1 } ? [phrases.text(.mergingRule)] : []
    overlay.otherGlyphTitle = phrases.text(.shapeGroup)
    for (index, group) in groups.enumerated() {
      overlay.actors[group.id] = ViewOverlay.OnActor(
        words: [
          phrases.text(
            .groupMembers,
            [
              "actors": phrases.actors(group.members.count),
              "members": phrases.words.list(group.members.map(\.name)),
            ])
        ]
          + (inner[index] > 0
            ? [phrases.text(.groupInside, ["ties": phrases.ties(inner[index])])] : []))
    }
    for tie in merged {
      let id = tie.id(between: groups.map(\.id))
      overlay.ties[id] = ViewOverlay.OnTie(count: tie.mark, remarks: tie.words(phrases))
    }
    return overlay
  }

  private func counts(_ merged: Int, inside: Int) -> [String] {
    [
      phrases.text(
        .groupCounts,
        [
          "groups": phrases.words.text(counting: groups.count, .groupsOne, .groupsOther),
          "actors": phrases.actors(map.actors.count),
        ]),
      phrases.text(
        .mergedCounts,
        ["ties": phrases.ties(merged), "count": "\(ties.indices.count - inside)"]),
    ]
  }
}

extension ActorMap {
  /// The fields of actors whose values can name a group.
  static let groupingFields = [
    "side", "role", "kind", "track", "locality", "insider", "veto", "us", "shadow", "mandate",
  ]

  /// Why actors cannot be grouped by a field that they could have; `nil` where they can, and of
  /// attributes, which may be misspelt.
  public func groupingProblem(_ field: String) -> QuestionError? {
    guard Self.groupingFields.contains(field),
      !actors.contains(where: { $0.text(of: field) != nil })
    else { return nil }
    return field == "side"
      ? .noSides(known: groupingAttributes) : .noValue(field, known: groupingAttributes)
  }

  /// The fields and attributes of which any actor has a value that can name a group.
  public var groupingAttributes: [String] {
    let fields = Self.groupingFields
    let own = Set(
      actors.flatMap { $0.attributes.entries.map(\.key) + $0.unknown.entries.map(\.key) })
    return (fields + own.subtracting(fields).sorted(by: idPrecedes)).filter { name in
      actors.contains { $0.text(of: name) != nil }
    }
  }
}
