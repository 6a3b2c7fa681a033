// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

// What the known words mean, one sentence each, for lists and help.

extension Role {
  /// What an actor with this role does; empty for a word of the user's own.
  public var title: String {
    switch rawValue {
    case "party": "a side speaks through it, and it has to trust"
    case "representative": "acts for a side; may stand on a channel"
    case "mediator": "goes between; a bridge-builder candidate, and may stand on a channel"
    case "sponsor": "backs a mediator; independence from it is measured"
    case "constituency": "a part of the people"
    case "civil-society": "an organisation of citizens"
    case "observer": "watches, without taking part"
    case "decision-maker": "can decide; support with a path to it counts apart"
    case "local-institution": "an institution of the place"
    case "secondary": "touched by the conflict, but no party to it"
    default: ""
    }
  }
}

extension ActorKind {
  /// What an actor of this kind is; empty for a word of the user's own.
  public var title: String {
    switch rawValue {
    case "person": "one human being"
    case "organisation": "people who act together under a name"
    case "state": "a state or its government"
    case "armed-group": "an organisation with arms that is no state"
    case "community": "people who live or belong together"
    case "institution": "a lasting body, such as a ministry, a university or a church"
    case "local-institution": "an institution of the place, such as a council of elders"
    default: ""
    }
  }
}

extension RelationshipKind {
  /// What a tie of this kind says and in which direction; empty for a word of the user's own.
  public var title: String {
    switch rawValue {
    case "trust": "from who trusts to who is trusted"
    case "alliance": "they stand together"
    case "cooperation": "they work together"
    case "communication": "they talk"
    case "influence": "from who influences"
    case "sponsorship": "from the sponsor; its strength is the support given"
    case "representation": "from who represents to who is represented"
    case "approval": "from who must ask to who is asked"
    case "conflict": "they are in conflict; its strength is the hostility"
    case "membership": "from the member to what it belongs to"
    case "family": "they are related"
    default: ""
    }
  }
}
