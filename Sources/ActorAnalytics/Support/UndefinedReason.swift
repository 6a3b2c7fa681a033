// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Why a value does not exist. An undefined value is never written as 0 or as not-a-number.
public enum UndefinedReason: String, Hashable, Sendable, CaseIterable {
  case isolate
  case unreached
  case tooFewActors
  case noTrust
  case noTies
  case disconnected
  case zeroDistance
  case didNotConverge
  case tooManyPaths
  case noGroup
  case sameAsGatekeeper
  case noPath
  case noSponsor
  case unknownStrength
  case sponsorIsPrincipal
  case nothingToSurvive
  case noConstituency
  case noKnownMember
  case noTie
  case notJoined
  case neverDefined
  case tooFewCandidates
  case allAlike

  /// The reason in plain words.
  public var words: String {
    switch self {
    case .isolate: "the actor has no tie in this view"
    case .unreached: "no other actor is reached in this direction"
    case .tooFewActors: "the map has too few actors for it"
    case .noTrust: "the view does not read trust"
    case .noTies: "the view has no ties"
    case .disconnected: "not every actor can reach every other in this view"
    case .zeroDistance: "a tie of trust 1 has distance 0"
    case .didNotConverge: "the iteration did not settle"
    case .tooManyPaths: "there are more best paths than can be counted"
    case .noGroup: "the actor has no group and such actors are dropped"
    case .sameAsGatekeeper: "without directions it is the gatekeeper count"
    case .noPath: "no trust path leads to the actor from either end"
    case .noSponsor: "no sponsorship tie leads to the actor"
    case .unknownStrength: "the strength of its sponsorship is not recorded"
    case .sponsorIsPrincipal: "the sponsor speaks for one of the sides itself"
    case .nothingToSurvive: "the acceptability is 0 already"
    case .noConstituency: "the map has no such constituency with a population share"
    case .noTie: "there is no tie of trust yet"
    case .notJoined: "no tie of enough trust joins the actor to the table"
    case .noKnownMember: "nobody at the table has a known value of the attribute"
    case .neverDefined: "it is undefined in every draw"
    case .tooFewCandidates: "fewer than three candidates are ranked"
    case .allAlike: "all candidates are alike in it"
    }
  }
}
