// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// The group of each actor as a number, with a rule for actors that have none.
struct GroupNumbers {
  /// What to do with actors without a group.
  static let noSide = MeasureParameter(
    "no-side", .choice(["single", "group", "drop"]), default: "single",
    "actors without a group: each its own, all one, or left out")

  /// The parameters that tell groups.
  static let parameters = [ActorGroups.parameter, noSide]

  /// A number that actors of one group share and no others have; `nil` for who is left out. A group
  /// is numbered by its first actor, so that no number meets that of an actor without a group; −1
  /// is the group of all of those.
  let numbers: [Int?]
  /// Whether the map tells the group of any actor. Where it tells none, everybody would be a group
  /// alone, or all the same one, and nothing could be said of groups.
  let areRecorded: Bool

  /// Reads `group-by` and `no-side`.
  init(of graph: ActorGraph, _ arguments: MeasureArguments) {
    var known: [String: Int] = [:]
    numbers = (0..<graph.actorCount).map { actor in
      if let name = graph.text(of: arguments["group-by"], actor: actor) {
        if let number = known[name] { return number }
        known[name] = actor
        return actor
      }
      switch arguments["no-side"] {
      case "single": return actor
      case "group": return -1
      default: return nil
      }
    }
    areRecorded = !known.isEmpty
  }

  /// The same groups numbered from 0 without gaps; −1 for who is left out.
  var dense: [Int32] {
    var known: [Int: Int32] = [:]
    return numbers.map { number in
      guard let number else { return -1 }
      if let place = known[number] { return place }
      known[number] = Int32(known.count)
      return Int32(known.count - 1)
    }
  }
}
