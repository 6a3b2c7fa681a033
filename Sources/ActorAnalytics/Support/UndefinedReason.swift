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
  case noStrength
  case sponsorIsPrincipal
  case nothingToSurvive
  case noSignedPair
  case notProven
  case noLayer
  case tooFewIssues
  case noCrossTie
  case noFriendlyPair
  case noSidedPair
  case unknownHostility
  case unknownVisibility
  case noStance
  case unknownTrust
  case noDate
  case noSnapshot
  case notOnBoth

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
    case .noStrength: "the strength is not recorded on both maps"
    case .sponsorIsPrincipal: "the sponsor speaks for one of the sides itself"
    case .nothingToSurvive: "the acceptability is 0 already"
    case .noSignedPair: "no pair of actors is recorded as hostile or as friendly"
    case .notProven: "the search reached its limit before this was settled"
    case .noLayer: "no tie that names an issue is recorded for it"
    case .tooFewIssues: "ties name fewer than two issues"
    case .noCrossTie: "no tie joins two sides"
    case .noFriendlyPair: "no friendly pair between two sides is recorded"
    case .noSidedPair: "no friendly pair of actors with a side is recorded"
    case .unknownHostility: "the strength of a conflict is not recorded"
    case .unknownVisibility: "the visibility of an actor is not recorded"
    case .noStance: "no side is recorded as accepting any norm"
    case .unknownTrust: "the trust is not recorded"
    case .noDate: "the map does not record the dates for it"
    case .noSnapshot: "no tie is there in either of the two snapshots"
    case .notOnBoth: "only one of the two maps has it"
    }
  }
}
