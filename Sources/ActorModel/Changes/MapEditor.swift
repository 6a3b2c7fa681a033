// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

extension ActorMap {
  /// The map with `changes` made to it one after the other; this map stays as it is.
  ///
  /// Each change sees what those before it did, so their order counts. The first that names
  /// something that is not there, or leaves the map with an error, is refused, and with it all.
  ///
  /// - Precondition: `problems()` has no error.
  /// - Complexity: O(changes · (actors + relationships)).
  public func applying(_ changes: [MapChange]) throws(MapChangeProblem) -> ChangedMap {
    var editor = MapEditor(self)
    for change in changes { try editor.make(change) }
    return ChangedMap(
      original: self, map: editor.map, effects: editor.effects, tieIDs: editor.ids)
  }
}

/// Makes changes to a map, one at a time.
struct MapEditor {
  private(set) var map: ActorMap
  private(set) var effects: [MapChangeEffect] = []
  /// The ties' ids: those of the original map stay, whatever is removed before them.
  private(set) var ids: [String]
  private var known: Set<ModelProblem.Text>
  private var effect = MapChangeEffect()

  init(_ map: ActorMap) {
    self.map = map
    ids = map.relationshipIDs
    known = Set(map.problems().map(\.text))
  }

  mutating func make(_ change: MapChange) throws(MapChangeProblem) {
    effect = MapChangeEffect()
    switch change {
    case .addActor(let actor): try add(actor)
    case .setActor(let id, let fields, let keys, let source): try set(id, fields, keys, source)
    case .removeActor(let id): try removeActor(id)
    case .addTie(let tie): try add(tie)
    case .setTie(let name, let fields, let keys, let source): try set(name, fields, keys, source)
    case .removeTie(let name): removeTies(at: [try place(of: name)])
    case .setSide(let id, let name, let members): try setSide(id, name, members)
    case .withdraw(let sponsor): try withdraw(sponsor)
    }
    try check()
    effects.append(effect)
  }

  // MARK: - Actors

  private mutating func add(_ actor: Actor) throws(MapChangeProblem) {
    if map.actors.contains(where: { $0.id == actor.id }) {
      throw problem(
        found: "actor \"\(actor.id)\", which is on the map already",
        expected: "an id that no actor has", remedy: "choose another id, or set its fields")
    }
    map.actors.append(actor)
    effect.actors.append(.init(id: actor.id, before: nil, after: actor))
  }

  private mutating func set(
    _ id: String, _ fields: [ActorField], _ keys: [String], _ source: Actor
  ) throws(MapChangeProblem) {
    let place = try place(ofActor: id)
    let before = map.actors[place]
    for field in fields { field.copying(source, &map.actors[place]) }
    for key in keys { map.actors[place].attributes[key] = source.attributes[key] }
    effect.actors.append(.init(id: id, before: before, after: map.actors[place]))
  }

  /// An actor is of one side at most, so that its new members leave another.
  private mutating func setSide(
    _ id: String, _ name: String?, _ members: [String]?
  ) throws(MapChangeProblem) {
    guard let side = map.sides.firstIndex(where: { $0.id == id }) else {
      let there = map.sides.map(\.id)
      throw problem(
        found: "side \"\(id)\", which is not on the map", expected: "the id of a side",
        remedy: there.isEmpty
          ? "add it to the map’s file; the map has no sides"
          : "correct the id; there are \(there.joined(separator: ", "))")
    }
    let before = map.sides[side]
    if let name { map.sides[side].name = name }
    effect.sides.append(.init(id: id, before: before, after: map.sides[side]))
    guard let members else { return }
    for member in members { _ = try place(ofActor: member, .field("members")) }
    for place in map.actors.indices {
      let before = map.actors[place]
      let isMember = members.contains(before.id)
      guard isMember != (before.side == id) else { continue }
      map.actors[place].side = isMember ? id : nil
      effect.actors.append(.init(id: before.id, before: before, after: map.actors[place]))
    }
  }

  private mutating func removeActor(_ id: String) throws(MapChangeProblem) {
    let place = try place(ofActor: id)
    removeTies(
      at: map.relationships.indices.filter {
        map.relationships[$0].from == id || map.relationships[$0].to == id
      })
    effect.actors.append(.init(id: id, before: map.actors.remove(at: place), after: nil))
    map.incompatible.removeAll { $0.first == id || $0.second == id }
    map.stances.removeAll { $0.actor == id }
    map.layout.removeAll { $0.actor == id }
  }

  // MARK: - Ties

  private mutating func add(_ tie: Relationship) throws(MapChangeProblem) {
    for end in [tie.from, tie.to] { _ = try place(ofActor: end) }
    let id = tie.id ?? freshID(for: tie)
    if ids.contains(id) {
      throw problem(
        .field("id"), found: "tie id \"\(id)\", which is on the map already",
        expected: "an id that no tie has", remedy: "choose another id, or leave it out")
    }
    map.relationships.append(tie)
    ids.append(id)
    effect.ties.append(.init(id: id, before: nil, after: tie))
  }

  private func freshID(for tie: Relationship) -> String {
    let base = "\(tie.from)>\(tie.to):\(tie.kind?.rawValue ?? "tie")"
    let taken = Set(ids)
    var (id, counter) = (base, 1)
    while taken.contains(id) {
      counter += 1
      id = "\(base)#\(counter)"
    }
    return id
  }

  private mutating func set(
    _ name: TieName, _ fields: [RelationshipField], _ keys: [String], _ source: Relationship
  ) throws(MapChangeProblem) {
    let place = try place(of: name)
    let before = map.relationships[place]
    for field in fields { field.copying(source, &map.relationships[place]) }
    for key in keys { map.relationships[place].attributes[key] = source.attributes[key] }
    for (field, end) in [
      ("from", map.relationships[place].from), ("to", map.relationships[place].to),
    ] { _ = try self.place(ofActor: end, .field(field)) }
    effect.ties.append(.init(id: ids[place], before: before, after: map.relationships[place]))
  }

  private mutating func withdraw(_ sponsor: String) throws(MapChangeProblem) {
    _ = try place(ofActor: sponsor)
    let places = map.relationships.indices.filter { index in
      let tie = map.relationships[index]
      return tie.kind == .sponsorship
        && (tie.from == sponsor || (!tie.directed && tie.to == sponsor))
    }
    guard !places.isEmpty else {
      throw problem(
        found: "actor \"\(sponsor)\", from whom no sponsorship goes",
        expected: "an actor who sponsors another",
        remedy: "name a sponsor, or remove the actor itself")
    }
    removeTies(at: places)
  }

  private mutating func removeTies(at places: [Int]) {
    effect.ties += places.map { .init(id: ids[$0], before: map.relationships[$0], after: nil) }
    for place in places.reversed() {
      map.relationships.remove(at: place)
      ids.remove(at: place)
    }
  }

  // MARK: - Finding

  private func place(
    ofActor id: String, _ part: MapChangeProblem.Part = .name
  ) throws(MapChangeProblem) -> Int {
    if let place = map.actors.firstIndex(where: { $0.id == id }) { return place }
    throw problem(
      part, found: "actor \"\(id)\", who is not on the map", expected: "the id of an actor",
      remedy: hint(for: id))
  }

  /// Whom somebody may have meant: the same but for case, by id or by name.
  private func hint(for id: String) -> String {
    let word = id.lowercased()
    let meant = map.actors.first { $0.id.lowercased() == word || $0.name.lowercased() == word }
    if let meant { return "write \"\(meant.id)\", if that is meant" }
    guard map.actors.count <= 20 else { return "correct the id; all stand in the map's file" }
    return "correct the id; there are "
      + (map.actors.isEmpty ? "none" : map.actors.map(\.id).joined(separator: ", "))
  }

  private func place(of name: TieName) throws(MapChangeProblem) -> Int {
    switch name {
    case .id(let id):
      let places = ids.indices.filter { ids[$0] == id }
      if let place = places.first, places.count == 1 { return place }
      throw problem(
        found: "tie \"\(id)\", which is not on the map", expected: "the id of a tie",
        remedy: "correct the id, or name the tie by its ends, as FROM->TO")
    case .ends(let from, let to, let isDirected, let kind):
      for end in [from, to] { _ = try place(ofActor: end) }
      let places = map.relationships.indices.filter {
        let tie = map.relationships[$0]
        return tie.directed == isDirected && (kind == nil || tie.kind == kind)
          && ((tie.from == from && tie.to == to)
            || (!isDirected && tie.from == to && tie.to == from))
      }
      if let place = places.first, places.count == 1 { return place }
      throw places.isEmpty
        ? absent(from, to, isDirected, kind) : ambiguous(from, to, isDirected, kind, places)
    }
  }

  private func absent(
    _ from: String, _ to: String, _ isDirected: Bool, _ kind: RelationshipKind?
  ) -> MapChangeProblem {
    let there = map.relationships.indices.filter {
      Set([map.relationships[$0].from, map.relationships[$0].to]) == Set([from, to])
    }
    let words = there.map { map.relationships[$0].notation }
    return problem(
      found: "tie \(TieName.text(from, to, isDirected, kind)), which is not on the map",
      expected: "a tie of the map",
      remedy: there.isEmpty
        ? "correct the ends; no tie joins these two, whichever way"
        : "name one that is there: \(words.joined(separator: ", "))")
  }

  private func ambiguous(
    _ from: String, _ to: String, _ isDirected: Bool, _ kind: RelationshipKind?, _ places: [Int]
  ) -> MapChangeProblem {
    let kinds = places.map { map.relationships[$0].kind }
    let isToldByKind = Set(kinds).count == places.count && !kinds.contains(nil)
    return problem(
      found: "tie \(TieName.text(from, to, isDirected, kind)), of which there are "
        + "\(places.count)", expected: "one tie",
      remedy: "write "
        + places.map { isToldByKind ? map.relationships[$0].notation : "tie:\"\(ids[$0])\"" }
        .joined(separator: " or "))
  }

  // MARK: - What is wrong

  private func problem(
    _ part: MapChangeProblem.Part = .name, found: String, expected: String, remedy: String
  ) -> MapChangeProblem {
    MapChangeProblem(
      change: effects.count, part: part, found: found, expected: expected, remedy: remedy)
  }

  /// Refuses what the model calls an error, and notes what it doubts.
  private mutating func check() throws(MapChangeProblem) {
    let problems = map.problems()
    for found in problems where !known.contains(found.text) {
      guard found.severity == .error else {
        effect.warnings.append(found)
        continue
      }
      let field = found.path.steps.dropFirst(2).first
      throw problem(
        field.map { .field($0) } ?? .name, found: found.found, expected: found.expected,
        remedy: found.remedy)
    }
    known = Set(problems.map(\.text))
  }
}

extension ModelProblem {
  /// A problem without its place, which other changes may move.
  fileprivate struct Text: Hashable {
    let found: String
    let expected: String
  }

  fileprivate var text: Text { Text(found: found, expected: expected) }
}

extension TieName {
  fileprivate static func text(
    _ from: String, _ to: String, _ isDirected: Bool, _ kind: RelationshipKind?
  ) -> String {
    "\(from)\(isDirected ? "->" : "--")\(to)" + (kind.map { ":\($0)" } ?? "")
  }
}

extension Relationship {
  /// The tie as a change names it.
  fileprivate var notation: String { TieName.text(from, to, directed, kind) }
}
