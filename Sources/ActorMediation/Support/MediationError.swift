// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Why a mediation analysis was refused; each is a matter of what was asked for.
public enum MediationError: Error, Hashable, Sendable, CustomStringConvertible {
  case unknownEnd(String, sides: [String])
  case ambiguousEnd(String)
  case sideWithoutActors(String)
  case repeatedEnd(String)
  case tooFewEnds(sides: [String])
  case unknownActor(String)
  case notACandidate(String, candidates: [String])
  case needsTrust(String)

  /// The sentence that a user reads.
  public var description: String {
    switch self {
    case .unknownEnd(let id, let sides):
      "--between: no side and no actor is called \"\(id)\"; the sides of the map are "
        + (sides.isEmpty ? "none" : sides.joined(separator: ", "))
    case .ambiguousEnd(let id):
      "--between: \"\(id)\" is a side and an actor; write side:\(id) or actor:\(id)"
    case .sideWithoutActors(let id):
      "--between: no actor belongs to side \"\(id)\"; give some actors this side, or name another"
    case .repeatedEnd(let id): "--between: \"\(id)\" is named twice; name two different ends"
    case .tooFewEnds(let sides):
      "bridges needs two ends, and the map has "
        + (sides.isEmpty ? "no side with actors" : "one side with actors (\(sides[0]))")
        + "; name two actors with --between"
    case .unknownActor(let id): "no actor is called \"\(id)\""
    case .notACandidate(let id, let candidates):
      "\"\(id)\" is not among the candidates (\(candidates.joined(separator: ", "))); "
        + "--candidates all widens them"
    case .needsTrust(let reading):
      "bridges reads trust; it cannot read the map as \(reading)"
    }
  }
}
