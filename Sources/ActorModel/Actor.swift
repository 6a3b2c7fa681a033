// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Someone or something that acts: a party, a mediator, a sponsor, a community.
public struct Actor: Hashable, Sendable {
  /// The name by which ties and commands refer to the actor; unique in a map.
  public var id: String
  /// The name that people read.
  public var name: String
  /// Person, organisation, state…; decides nothing in the measures.
  public var kind: ActorKind?
  /// The first role decides how the actor is drawn; any of them satisfies a rule.
  public var roles: [Role]
  /// The id of the conflict party's camp to which the actor belongs.
  public var side: String?
  /// The diplomatic track on which the actor works.
  public var track: Track?
  /// Whether the actor is from inside the conflict setting.
  public var insider: Bool?
  /// Whether the actor can block an agreement.
  public var veto: Bool?
  /// Whether this is the map's own author or organisation.
  public var us: Bool?
  /// Whether the actor influences from outside without taking part.
  public var shadow: Bool?
  /// Whether the actor may speak for its side.
  public var mandate: Bool?
  /// `urban`, `rural` or a word of the user's own.
  public var locality: String?
  /// The share of the population, 0…1, for which the actor stands.
  public var populationShare: Fraction?
  /// How much the public notices the actor, 0…1.
  public var visibility: Fraction?
  /// How much the actor can get its way, 0…1.
  public var power: Fraction?
  /// Ids of the map's sources that support what is said of the actor.
  public var sources: [String]
  /// Free text for people.
  public var note: String?
  /// The user's own attributes.
  public var attributes: AttributeList
  /// Keys that ActorMap does not know, kept and written back.
  public var unknown: AttributeList

  /// Makes an actor; everything but the id may be left out.
  public init(
    id: String, name: String? = nil, kind: ActorKind? = nil, roles: [Role] = [],
    side: String? = nil, track: Track? = nil, insider: Bool? = nil, veto: Bool? = nil,
    us: Bool? = nil, shadow: Bool? = nil, mandate: Bool? = nil, locality: String? = nil,
    populationShare: Fraction? = nil, visibility: Fraction? = nil, power: Fraction? = nil,
    sources: [String] = [], note: String? = nil, attributes: AttributeList = [:],
    unknown: AttributeList = [:]
  ) {
    self.id = id
    self.name = name ?? id
    self.kind = kind
    self.roles = roles
    self.side = side
    self.track = track
    self.insider = insider
    self.veto = veto
    self.us = us
    self.shadow = shadow
    self.mandate = mandate
    self.locality = locality
    self.populationShare = populationShare
    self.visibility = visibility
    self.power = power
    self.sources = sources
    self.note = note
    self.attributes = attributes
    self.unknown = unknown
  }

  /// Whether any of the actor's roles is `role`.
  public func has(_ role: Role) -> Bool { roles.contains(role) }
}

extension Actor {
  /// The text of a field or attribute, for grouping; `nil` when the actor has none.
  ///
  /// Fields win over attributes of the same name; of several roles the first counts.
  public func text(of attribute: String) -> String? {
    switch attribute {
    case "side": side
    case "role": roles.first?.rawValue
    case "kind": kind?.rawValue
    case "track": track?.rawValue
    case "locality": locality
    case "insider": insider.map(String.init)
    case "veto": veto.map(String.init)
    case "us": us.map(String.init)
    case "shadow": shadow.map(String.init)
    case "mandate": mandate.map(String.init)
    default: attributes[attribute]?.plainText ?? unknown[attribute]?.plainText
    }
  }
}
