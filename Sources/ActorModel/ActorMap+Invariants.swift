// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

extension ActorMap {
  /// Everything that is wrong or doubtful in the map, all at once, in the order of the map.
  ///
  /// Errors: an empty or repeated id, a side, actor, norm or grade that does not exist, a tie that
  /// ends before it starts, a fixed place beyond any page. Warnings: a source that is not listed, a
  /// side without actors, a party without a side, a tie recorded twice or from an actor to itself.
  ///
  /// - Complexity: O(actors + relationships).
  public func problems() -> [ModelProblem] { problems(MapNumbers(self)) }

  /// The same, where the numbers of the actors and of the ends of ties are known.
  package func problems(_ numbers: MapNumbers) -> [ModelProblem] {
    var found: [ModelProblem] = []
    found += Self.repeated(sides.map(\.id), in: "sides", noun: "side")
    found += emptySides()
    found += Self.repeated(sources.map(\.id), in: "sources", noun: "source")
    found += Self.repeated(norms.map(\.id), in: "norms", noun: "norm")
    // As many ids as actors: none is repeated.
    if numbers.listed < actors.count || numbers.isListed("") {
      found += Self.repeated(actors.map(\.id), in: "actors", noun: "actor")
    }
    let sourceIDs = Set(sources.map(\.id))
    found += actorProblems(sources: sourceIDs)
    found += repeatedTieIDs()
    let grades = Set(confidenceGrades.map(\.grade))
    for index in relationships.indices {
      if numbers.areListed(numbers.ends[index]), isPlain(index) { continue }
      found += relationships[index].problems(
        at: ["relationships", String(index)], numbers, numbers.ends[index], sources: sourceIDs,
        grades: grades)
    }
    found += doubtfulTies(numbers)
    found += listProblems(numbers, sources: sourceIDs)
    return found
  }

  private func actorProblems(sources known: Set<String>) -> [ModelProblem] {
    let sideIDs = Set(sides.map(\.id))
    var found: [ModelProblem] = []
    for index in actors.indices {
      // Of most actors of large networks only the id is known.
      if actors[index].side == nil, actors[index].sources.isEmpty, actors[index].roles.isEmpty {
        continue
      }
      let path = ["actors", String(index)]
      found += actors[index].problems(at: path, sides: sideIDs, sources: known)
      if !sides.isEmpty, actors[index].side == nil, actors[index].has(.party) {
        found.append(.partyWithoutSide(actors[index].id, at: path))
      }
    }
    return found
  }

  /// Whether only the ends of a tie can be wrong. Looks at its fields where they are, for a copy of
  /// every tie would take longer than the check.
  private func isPlain(_ tie: Int) -> Bool {
    if case .grade = relationships[tie].confidence { return false }
    return relationships[tie].sources.isEmpty
      && (relationships[tie].start == nil || relationships[tie].end == nil)
  }

  private func repeatedTieIDs() -> [ModelProblem] {
    var ids = IDNumbers()
    var given = 0
    for index in relationships.indices {
      guard let id = relationships[index].id else { continue }
      given += 1
      _ = ids.add(id)
    }
    if ids.count == given, ids.number(of: "") == nil { return [] }
    return Self.repeated(relationships.map(\.id), in: "relationships", noun: "relationship")
  }

  private func emptySides() -> [ModelProblem] {
    let used = Set(actors.compactMap(\.side))
    return sides.enumerated().filter { !used.contains($1.id) }.map { index, side in
      ModelProblem(
        .warning, at: ["sides", String(index)], found: "side \"\(side.id)\" without actors",
        expected: "an actor of every side",
        remedy: "give an actor this side, or remove the side")
    }
  }

  private struct TieKey: Hashable {
    let ends: TieEnds
    let kind: RelationshipKind?
    let layers: [String]
    let start: CalendarDate?
    let end: CalendarDate?

    init(_ ends: TieEnds, _ tie: Relationship) {
      self.ends = ends
      (kind, layers, start, end) = (tie.kind, tie.layers, tie.start, tie.end)
    }
  }

  /// Ties that no view takes as they are: loops are left out, of doubles one is kept.
  private func doubtfulTies(_ numbers: MapNumbers) -> [ModelProblem] {
    let repeated = numbers.tiesOfRepeatedPairs()
    let loops = numbers.ends.indices.filter { numbers.ends[$0].from == numbers.ends[$0].to }
    var first: [TieKey: Int] = [:]
    var found: [(tie: Int, problem: ModelProblem)] = loops.map { index in
      (index, .loop(relationships[index].from, at: ["relationships", String(index)]))
    }
    for index in repeated {
      guard let kind = relationships[index].kind else { continue }
      let key = TieKey(numbers.ends[index], relationships[index])
      guard let earlier = first[key] else {
        first[key] = index
        continue
      }
      found.append(
        (
          index,
          .double(
            relationships[index], kind, earlier: earlier, at: ["relationships", String(index)])
        ))
    }
    // Of one tie the loop first.
    return found.enumerated().sorted { ($0.1.tie, $0.0) < ($1.1.tie, $1.0) }.map(\.1.problem)
  }

  private static func repeated(
    _ ids: [String?], in list: String, noun: String
  ) -> [ModelProblem] {
    var first: [String: Int] = [:]
    var found: [ModelProblem] = []
    for (index, id) in ids.enumerated() {
      guard let id else { continue }
      let path = [list, String(index), "id"]
      if id.isEmpty {
        found.append(
          ModelProblem(
            .error, at: path, found: "an empty id", expected: "an id that names the \(noun)",
            remedy: "give every \(noun) an id of its own"))
      } else if let earlier = first[id] {
        found.append(
          ModelProblem(
            .error, at: path, found: "\(noun) id \"\(id)\" a second time",
            expected: "an id that no other \(noun) has",
            remedy: "rename it, or merge it with " + ModelProblem.words(for: earlier, of: list),
            earlier: (list, earlier)))
      } else {
        first[id] = index
      }
    }
    return found
  }

  private func listProblems(
    _ numbers: MapNumbers, sources: Set<String>
  ) -> [ModelProblem] {
    var found: [ModelProblem] = []
    for (index, pair) in incompatible.enumerated() {
      for (place, id) in [pair.first, pair.second].enumerated() where !numbers.isListed(id) {
        found.append(
          .unknownActor(id, at: ["incompatible", String(index), String(place)]))
      }
    }
    let normIDs = Set(norms.map(\.id))
    for (index, stance) in stances.enumerated() {
      if !numbers.isListed(stance.actor) {
        found.append(.unknownActor(stance.actor, at: ["stances", String(index), "actor"]))
      }
      if !normIDs.contains(stance.norm) {
        found.append(
          ModelProblem(
            .error, at: ["stances", String(index), "norm"],
            found: "norm \"\(stance.norm)\", which is not in norms",
            expected: "the id of a norm in norms", remedy: "add the norm, or correct the id"))
      }
      if let source = stance.source, !sources.contains(source) {
        found.append(.unlistedSource(source, at: ["stances", String(index), "source"]))
      }
    }
    for place in layout {
      if !numbers.isListed(place.actor) {
        found.append(.unknownActor(place.actor, at: ["layout", place.actor]))
      }
      let limit = FixedPosition.limit
      if !(place.x.magnitude <= limit && place.y.magnitude <= limit) {
        found.append(.farAway(place, at: ["layout", place.actor]))
      }
    }
    return found
  }
}

extension ModelProblem {
  static func unknownActor(_ id: String, at path: [String]) -> ModelProblem {
    ModelProblem(
      .error, at: path, found: "actor \"\(id)\", which is not in actors",
      expected: "the id of an actor in actors", remedy: "add the actor, or correct the id")
  }

  static func partyWithoutSide(_ id: String, at path: [String]) -> ModelProblem {
    ModelProblem(
      .warning, at: path, found: "party \"\(id)\" without a side",
      expected: "a side for every party, for it speaks for none as it is",
      remedy: "give it a side, or another role")
  }

  static func loop(_ id: String, at path: [String]) -> ModelProblem {
    ModelProblem(
      .warning, at: path, found: "a tie from \"\(id)\" to itself",
      expected: "ties between two actors; no measure or picture counts this one",
      remedy: "correct one of the ends, or remove the tie")
  }

  static func double(
    _ tie: Relationship, _ kind: RelationshipKind, earlier: Int, at path: [String]
  ) -> ModelProblem {
    ModelProblem(
      .warning, at: path,
      found: "a second tie of kind \(kind) from \"\(tie.from)\" to \"\(tie.to)\"",
      expected: "one for the same layers and dates; of several the largest value counts",
      remedy: "merge it with \(words(for: earlier, of: "relationships")), or tell them apart",
      earlier: ("relationships", earlier))
  }

  static func farAway(_ place: FixedPosition, at path: [String]) -> ModelProblem {
    ModelProblem(
      .error, at: path, found: "the place \(place.x), \(place.y) of \"\(place.actor)\"",
      expected: "points from −20000 to 20000", remedy: "scale the layout down to the size of a page"
    )
  }

  static func unlistedSource(_ id: String, at path: [String]) -> ModelProblem {
    ModelProblem(
      .warning, at: path, found: "source \"\(id)\", which is not in sources",
      expected: "the id of a source in sources", remedy: "add the source, or correct the id")
  }
}

extension Actor {
  fileprivate func problems(
    at path: [String], sides: Set<String>, sources known: Set<String>
  ) -> [ModelProblem] {
    var found: [ModelProblem] = []
    if let side, !sides.contains(side) {
      found.append(
        ModelProblem(
          .error, at: path + ["side"], found: "side \"\(side)\", which is not in sides",
          expected: sides.isEmpty
            ? "no side, for the map lists none"
            : "one of \(sides.sorted().joined(separator: ", "))",
          remedy: "add the side to sides, or correct the id"))
    }
    for (index, source) in sources.enumerated() where !known.contains(source) {
      found.append(.unlistedSource(source, at: path + ["sources", String(index)]))
    }
    return found
  }
}

extension Relationship {
  fileprivate func problems(
    at path: [String], _ numbers: MapNumbers, _ ends: TieEnds, sources known: Set<String>,
    grades: Set<String>
  ) -> [ModelProblem] {
    var found: [ModelProblem] = []
    if ends.from >= numbers.listed { found.append(.unknownActor(from, at: path + ["from"])) }
    if ends.to >= numbers.listed { found.append(.unknownActor(to, at: path + ["to"])) }
    if case .grade(let grade) = confidence, !grades.contains(grade) {
      found.append(
        ModelProblem(
          .error, at: path + ["confidence"],
          found: "confidence grade \"\(grade)\", which is not in confidenceGrades",
          expected: "a number from 0 to 1, or a grade of the map's table",
          remedy: ModelProblem.share(ofPercentage: grade).map { "write \($0)" }
            ?? "add the grade and its probability to confidenceGrades"))
    }
    if let start, let end, end.lastDay < start.firstDay {
      found.append(
        ModelProblem(
          .error, at: path + ["end"], found: "end \(end) before start \(start)",
          expected: "an end on or after the start", remedy: "correct one of the two dates"))
    }
    for (index, source) in sources.enumerated() where !known.contains(source) {
      found.append(.unlistedSource(source, at: path + ["sources", String(index)]))
    }
    return found
  }
}
