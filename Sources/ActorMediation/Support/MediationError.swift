// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Why a mediation analysis was refused; each is a matter of what was asked for.
public enum MediationError: Error, Hashable, Sendable, CustomStringConvertible {
  /// No side and no actor has this id.
  case unknownEnd(String, sides: [String])
  /// A side and an actor both have this id.
  case ambiguousEnd(String)
  /// No actor is on this side.
  case sideWithoutActors(String)
  /// The same end is named twice.
  case repeatedEnd(String)
  /// This actor speaks for both of these ends.
  case sharedPrincipal(String, ends: [String])
  /// Only these sides have actors, and a bridge needs two ends.
  case tooFewEnds(sides: [String])
  /// No actor has this id.
  case unknownActor(String)
  /// The actor exists but is not among the candidates.
  case notACandidate(String, candidates: [String])
  /// The analysis cannot read the map in this way.
  case needsTrust(String)
  /// No mediation analytic has this id.
  case unknownAnalytic(String, known: [String])
  /// A parameter that the analytic does not have, or a value that is not legal.
  case invalidArgument(String)

  /// The sentence that a user reads.
  public var description: String {
    switch self {
    case .unknownEnd(let id, let sides):
      "no side and no actor is called \"\(id)\"; the sides of the map are "
        + (sides.isEmpty ? "none" : sides.joined(separator: ", "))
    case .ambiguousEnd(let id):
      "\"\(id)\" is a side and an actor; write side:\(id) or actor:\(id)"
    case .sideWithoutActors(let id):
      "no actor belongs to side \"\(id)\"; give some actors this side, or name another"
    case .repeatedEnd(let id): "\"\(id)\" is named twice; name two different ends"
    case .sharedPrincipal(let id, let ends):
      "\"\(id)\" speaks for \(ends.joined(separator: " and ")) alike; "
        + "name two ends that have no actor in common"
    case .tooFewEnds(let sides):
      "two ends are needed, and the map has "
        + (sides.first.map { "one side with actors (\($0))" } ?? "no side with actors")
        + "; name two actors as ends"
    case .unknownActor(let id): "no actor is called \"\(id)\""
    case .notACandidate(let id, let candidates):
      "\"\(id)\" is not among the candidates ("
        + (candidates.isEmpty ? "there are none" : candidates.joined(separator: ", "))
        + "); --candidates all widens them to all but those who speak for the ends"
    case .needsTrust(let reading):
      "bridges reads trust; it cannot read the map as \(reading)"
    case .unknownAnalytic(let id, let known):
      "no analytic is called \"\(id)\"; there are \(known.joined(separator: ", "))"
    case .invalidArgument(let sentence): sentence
    }
  }
}
