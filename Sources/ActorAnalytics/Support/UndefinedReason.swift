// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Why a value does not exist. An undefined value is never written as 0 or as not-a-number.
public enum UndefinedReason: String, Hashable, Sendable, CaseIterable {
  case isolate
  case tooFewNeighbours
  case unreached
  case tooFewActors
  case noTrust
  case noTies
  case disconnected
  case zeroDistance
  case didNotConverge
  case tooManyPaths
  case noGroup
  case singleGroup
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
  case noContact
  case noDirectTie
  case noInfluence
  case unknownInfluence
  case noChannel
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
  case noTieMatters
  case tooFewCandidates
  case allAlike
  case noFriendlyTie
  case firstSnapshot
  case noTrustPath
  case fewerChannels
  case tooManyActors
  case attenuationTooLarge
  case severalDominantParts
  case singular
  case outOfRange
  case withoutDirections
  case noTwoPath
  case noSpread
  case oneRun
  case notEnoughInCommon
  case noTriangle
  case noVariance
  case noClub
  case noGroupedTie

  /// The reason in plain words.
  public var words: String {
    switch self {
    case .isolate: "the actor has no tie in this view"
    case .tooFewNeighbours: "the actor has fewer than two neighbours"
    case .unreached: "no other actor is reached in this direction"
    case .tooFewActors: "the map has too few actors for it"
    case .noTrust: "the view does not read trust"
    case .noTies: "no tie of the view has a value to read"
    case .disconnected: "not every actor can reach every other in this view"
    case .zeroDistance: "a tie of trust 1 has distance 0"
    case .didNotConverge: "the iteration did not settle"
    case .tooManyPaths: "there are more best paths than can be counted"
    case .noGroup: "the actor has no group and such actors are dropped"
    case .singleGroup: "fewer than two groups are recorded"
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
    case .noContact: "no chain of contact joins two parties over the actor"
    case .noDirectTie: "no usable direct tie joins the two parties"
    case .noInfluence: "no influence is recorded in this view"
    case .unknownInfluence: "the strength of an influence that decides is not recorded"
    case .noChannel: "no channel of trust leads over the actor from both ends"
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
    case .neverDefined: "it is undefined in every case"
    case .noTieMatters: "no doubtful tie changes it alone"
    case .tooFewCandidates: "fewer than three candidates are ranked"
    case .allAlike: "all candidates are alike in it"
    case .noTriangle: "no three actors are all tied to each other"
    case .firstSnapshot: "no earlier snapshot is there to compare with"
    case .noTrustPath: "no such path of trust leads from the first to the second"
    case .fewerChannels: "there are fewer channels, or fewer are looked for"
    case .tooManyActors: "the map has too many actors for it"
    case .attenuationTooLarge: "the attenuation is not below 1 over the largest eigenvalue"
    case .severalDominantParts: "several parts are equally strong, so that no one answer is right"
    case .singular: "the equations have no single solution"
    case .outOfRange: "the number is too large to be written down"
    case .withoutDirections: "the view has no directions"
    case .noTwoPath: "no actor has two neighbours"
    case .noSpread: "all that is compared is equal"
    case .oneRun: "a single run has no other to be compared with"
    case .notEnoughInCommon: "fewer than two rows have a value in both"
    case .noVariance: "chance alone would always give the same number"
    case .noGroupedTie: "no tie joins actors that have groups"
    case .noClub: "fewer than two actors have so many ties"
    case .noFriendlyTie: "no trust, alliance or cooperation is recorded in this view"
    }
  }
}
