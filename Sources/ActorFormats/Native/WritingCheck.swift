// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorModel

/// Finds what would make a written map unreadable. A map that was read has nothing of the kind;
/// one that a program made may have.
struct WritingCheck {
  private static let depthLimit = 500
  private let file: String
  private var problems: [FormatProblem] = []

  /// Throws every reason why `map` cannot be written to `path`.
  static func check(_ map: ActorMap, for path: String) throws(FormatError) {
    var check = WritingCheck(file: path)
    check.run(map)
    if !check.problems.isEmpty { throw FormatError(.badData, check.problems) }
  }

  private init(file: String) { self.file = file }

  private mutating func add(
    _ place: String, found: String, expected: String, remedy: String = "correct it in the map"
  ) {
    problems.append(
      FormatProblem(
        file: file, found: "\(found) at \(place)", expected: expected, remedy: remedy))
  }

  private mutating func run(_ map: ActorMap) {
    for problem in map.problems() where problem.severity == .error {
      add(
        problem.path.description, found: problem.found, expected: problem.expected,
        remedy: problem.remedy)
    }
    check(map.unknown, MapKeys.map + MapKeys.actorLists + MapKeys.tieLists, "the map")
    for side in map.sides { check(side.unknown, MapKeys.side, "side", side.id) }
    for source in map.sources { check(source.unknown, MapKeys.source, "source", source.id) }
    for norm in map.norms { check(norm.unknown, MapKeys.norm, "norm", norm.id) }
    for stance in map.stances { check(stance.unknown, MapKeys.stance, "stance", stance.actor) }
    for actor in map.actors {
      check(actor.unknown, MapKeys.actor, "actor", actor.id)
      check(actor.attributes, [], "actor", actor.id)
    }
    for tie in map.relationships {
      check(tie.unknown, MapKeys.relationship, "a tie of", tie.from)
      check(tie.attributes, [], "a tie of", tie.from)
    }
    unique(map.confidenceGrades.map(\.grade), "confidenceGrades")
    unique(map.layout.map(\.actor), "layout")
    for place in map.layout where !(place.x.isFinite && place.y.isFinite) {
      add(
        "layout of \(Shown.quoted(place.actor))", found: "no finite position",
        expected: "two numbers")
    }
  }

  private mutating func unique(_ keys: [String], _ place: String) {
    var seen: Set<String> = []
    for key in keys where !seen.insert(key).inserted {
      add(place, found: "\(Shown.quoted(key)) a second time", expected: "each key once")
    }
  }

  private mutating func check(
    _ list: AttributeList, _ taken: [String], _ noun: String, _ id: String? = nil
  ) {
    if list.isEmpty { return }
    let place = noun + (id.map { " " + Shown.quoted($0) } ?? "")
    for entry in list where taken.contains(entry.key) {
      add(
        place, found: "unknown key \(Shown.quoted(entry.key))",
        expected: "no key that ActorMap knows, among the unknown ones")
    }
    check(.object(list), place, depth: 1)
  }

  private mutating func check(_ value: AttributeValue, _ place: String, depth: Int) {
    guard depth <= Self.depthLimit else {
      return add(
        place, found: "nesting deeper than \(Self.depthLimit) levels",
        expected: "at most \(Self.depthLimit)")
    }
    switch value {
    case .number(let text):
      if !JSONNumber.isNumber(text) {
        add(place, found: "number \(Shown.quoted(text))", expected: "a number as JSON writes it")
      }
    case .list(let values): for value in values { check(value, place, depth: depth + 1) }
    case .object(let list):
      unique(list.map(\.key), place)
      for entry in list { check(entry.value, place, depth: depth + 1) }
    case .null, .boolean, .string: break
    }
  }
}
