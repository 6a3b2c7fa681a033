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
  case noContact
  case noInfluence
  case unknownInfluence
  case noChannel
  case unknownVisibility
  case noTrack
  case noDecisionMaker
  case noUnofficialActor
  case noRecordedTrust
  case noApproval
  case noPartyReached
  case searchLimit
  case noCrossSidePath
  case nobodyBetween
  case noInsider
  case notRecorded
  case noLocalInstitution
  case noTeam
  case noMutualTrust
  case noPartyCovered
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
    case .noContact: "no chain of contact joins two parties over the actor"
    case .noInfluence: "no influence is recorded in this view"
    case .unknownInfluence: "the strength of an influence that decides is not recorded"
    case .noChannel: "no channel of trust leads over the actor from both ends"
    case .unknownVisibility: "the visibility of an actor on the way is not recorded"
    case .noTrack: "no actor of the map has a track"
    case .noDecisionMaker: "no decision-maker of track 1 is recorded"
    case .noUnofficialActor: "no actor of track 2 or 3 is recorded"
    case .noRecordedTrust: "no trust is recorded there"
    case .noApproval: "no approval is recorded in this view"
    case .noPartyReached: "the trust of no party reaches the actor"
    case .searchLimit: "the search was ended at its limit"
    case .noCrossSidePath: "no chain of trust joins the ends"
    case .nobodyBetween: "nobody stands between the ends on the best chains"
    case .noInsider: "for nobody on the way is it recorded whether they are insiders"
    case .notRecorded: "the map does not record it"
    case .noLocalInstitution: "no local institution is recorded"
    case .noTeam: "the team has fewer than two members"
    case .noMutualTrust: "no two of them have recorded trust both ways"
    case .noPartyCovered: "they cover no party"
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
