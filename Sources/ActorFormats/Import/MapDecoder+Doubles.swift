// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorModel

// What was there before: kept once, by the rule that the caller named.
extension MapDecoder {
  /// Applies `--on-duplicate` to actors and ties.
  mutating func mergeDoubles() {
    guard let rule = options.rules.onDuplicate else { return }
    if rule == .refuse { return refuseDoubles() }
    let actors = Self.groups(map.actors.map { $0.id })
    map.actors = settle(
      map.actors, actors, "actors", rule, &report.actors, MapEncoder.actor, Self.actor)
    let groups = Self.groups(map.relationships.map(Self.key))
    turnTies(groups)
    map.relationships = settle(
      map.relationships, groups, "relationships", rule, &report.ties,
      MapEncoder.relationship, Self.relationship)
  }

  private enum TieKey: Hashable {
    case id(String)
    case ends(String, String, Bool, RelationshipKind?, [String], CalendarDate?, CalendarDate?)
  }

  private static func key(_ tie: Relationship) -> TieKey {
    if let id = tie.id { return .id(id) }
    let isTurned = !tie.directed && tie.to < tie.from
    return .ends(
      isTurned ? tie.to : tie.from, isTurned ? tie.from : tie.to, tie.directed, tie.kind,
      tie.layers, tie.start, tie.end)
  }

  /// Ties that hold both ways get their ends in the order of the first like them.
  private mutating func turnTies(_ groups: [[Int]]) {
    for group in groups {
      let first = map.relationships[group[0]]
      for place in group.dropFirst() {
        let tie = map.relationships[place]
        if !tie.directed, tie.from == first.to, tie.to == first.from {
          (map.relationships[place].from, map.relationships[place].to) = (first.from, first.to)
        }
      }
    }
  }

  /// Refuses ties without ids that stand there a second time; the model refuses all ids that do.
  private mutating func refuseDoubles() {
    for group in Self.groups(map.relationships.map(Self.key)) {
      for place in group.dropFirst() where map.relationships[place].id == nil {
        let tie = map.relationships[place]
        refusedPlain.insert(place)
        log.add(
          .error, at: "relationships", place, "from",
          found: "the tie between \(Shown.quoted(tie.from)) and \(Shown.quoted(tie.to)) again",
          expected: "each tie once (--on-duplicate refuse)",
          remedy: "remove the row, tell the two apart by kind, layer or date, or choose: "
            + "--on-duplicate first, last or merge")
      }
    }
  }

  /// The places of equal keys, in the order of the first of each.
  private static func groups<Key: Hashable>(_ keys: [Key]) -> [[Int]] {
    var number: [Key: Int] = [:]
    var groups: [[Int]] = []
    for (place, key) in keys.enumerated() {
      if let group = number[key] {
        groups[group].append(place)
      } else {
        number[key] = groups.count
        groups.append([place])
      }
    }
    return groups
  }

  private func settle<Part>(
    _ parts: [Part], _ groups: [[Int]], _ list: String, _ rule: DuplicateRule,
    _ tally: inout ImportReport.Tally, _ encode: (Part) -> AttributeList,
    _ decode: (inout ObjectReader) -> Part?
  ) -> [Part] {
    let doubles = parts.count - groups.count
    guard doubles > 0 else { return parts }
    var contradictions = 0
    let result = groups.map { group in
      switch rule {
      case .last: return parts[group[group.count - 1]]
      case .merge where group.count > 1:
        let pairs = group.map { (place: $0, part: parts[$0]) }
        return merged(pairs, list, &contradictions, encode, decode)
      default: return parts[group[0]]
      }
    }
    let reason = ImportReport.Reason(
      rule: "--on-duplicate \(rule.rawValue)", count: doubles - contradictions)
    tally.refused = contradictions
    if reason.count > 0 {
      if rule == .merge { tally.merged.append(reason) } else { tally.leftOut.append(reason) }
    }
    log.keep(list, groups.map { rule == .last ? $0[$0.count - 1] : $0[0] })
    return result
  }

  /// The first with what only later ones say; a contradiction is an error at the later one.
  private func merged<Part>(
    _ parts: [(place: Int, part: Part)], _ list: String, _ contradictions: inout Int,
    _ encode: (Part) -> AttributeList, _ decode: (inout ObjectReader) -> Part?
  ) -> Part {
    var sum = encode(parts[0].part)
    for (place, part) in parts.dropFirst() {
      let before = log.count
      add(encode(part), to: &sum, list, place, "")
      if log.count > before { contradictions += 1 }
    }
    let node = JSONNode(value: Self.node(.object(sum)).value, offset: 0)
    // The parts were legal and so is what they say together; the log is another one in any case.
    guard var object = ObjectReader(node, in: 0, log: DecodingLog(), expecting: list),
      let part = decode(&object)
    else { return parts[0].part }
    return part
  }

  private func add(
    _ further: AttributeList, to sum: inout AttributeList, _ list: String, _ place: Int,
    _ path: String
  ) {
    for entry in further {
      guard let there = sum[entry.key] else {
        sum[entry.key] = entry.value
        continue
      }
      if there == entry.value { continue }
      if case .object(var inner) = there, case .object(let own) = entry.value {
        add(own, to: &inner, list, place, path + entry.key + "/")
        sum[entry.key] = .object(inner)
        continue
      }
      log.add(
        .error, at: list, place, entry.key,
        found: "another \(Shown.plain(path + entry.key, limit: 60)) than before for the same "
          + (list == "actors" ? "actor" : "tie"),
        expected: "no contradiction (--on-duplicate merge)",
        remedy: "make the two rows agree, or choose: --on-duplicate first or last")
    }
  }

  private static func node(_ value: AttributeValue) -> JSONNode {
    let plain: JSONNode.Value =
      switch value {
      case .null: .null
      case .boolean(let value): .boolean(value)
      case .number(let text): .number(text)
      case .string(let text): .string(text)
      case .list(let values): .list(values.map(node))
      case .object(let list):
        .object(list.map { JSONNode.Member(key: $0.key, keyOffset: 0, node: node($0.value)) })
      }
    return JSONNode(value: plain, offset: 0)
  }
}
