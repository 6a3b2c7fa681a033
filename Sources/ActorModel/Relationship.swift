// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// A tie from one actor to another.
///
/// Directions: trust goes from who trusts, sponsorship from the sponsor, approval from who must
/// ask, representation from who represents.
public struct Relationship: Hashable, Sendable {
  /// The tie's own id; `ActorMap.relationshipIDs` makes one for ties without.
  public var id: String?
  /// The id of the actor from whom it goes.
  public var from: String
  /// The id of the actor to whom it goes.
  public var to: String
  /// What the tie is about; `nil` where nobody said.
  public var kind: RelationshipKind?
  /// How far `from` trusts `to`; `nil` is unknown, not 0.
  public var trust: Trust?
  /// How intense it is in its own kind; `nil` is unknown, not 0.
  public var strength: Strength?
  /// How sure it is that the tie exists; `nil` where nobody said.
  public var confidence: RecordedConfidence?
  /// `false` when the tie holds both ways.
  public var directed: Bool
  /// Whether it works; views do not look at it.
  public var status: RelationshipStatus?
  /// The issues that the tie is about.
  public var layers: [String]
  /// When it began; `nil` is open.
  public var start: CalendarDate?
  /// When it ended, that day included; `nil` is open.
  public var end: CalendarDate?
  /// Ids of the map's sources.
  public var sources: [String]
  /// Free text for people.
  public var note: String?
  /// The user's own attributes.
  public var attributes: AttributeList
  /// Keys that ActorMap does not know, kept and written back.
  public var unknown: AttributeList

  /// Makes a tie; everything but the two ends may be left out.
  public init(
    id: String? = nil, from: String, to: String, kind: RelationshipKind? = nil,
    trust: Trust? = nil, strength: Strength? = nil, confidence: RecordedConfidence? = nil,
    directed: Bool = true, status: RelationshipStatus? = nil, layers: [String] = [],
    start: CalendarDate? = nil, end: CalendarDate? = nil, sources: [String] = [],
    note: String? = nil, attributes: AttributeList = [:], unknown: AttributeList = [:]
  ) {
    self.id = id
    self.from = from
    self.to = to
    self.kind = kind
    self.trust = trust
    self.strength = strength
    self.confidence = confidence
    self.directed = directed
    self.status = status
    self.layers = layers
    self.start = start
    self.end = end
    self.sources = sources
    self.note = note
    self.attributes = attributes
    self.unknown = unknown
  }

  /// Whether the tie is in force on `date`; an open start or end has no limit.
  public func isInForce(on date: CalendarDate) -> Bool {
    if let start, start.firstDay > date.lastDay { return false }
    if let end, end.lastDay < date.firstDay { return false }
    return true
  }

  /// What an id that is made for the tie begins with: `a>b:trust`.
  package var baseOfMadeID: String { "\(from)>\(to):\(kind?.rawValue ?? "tie")" }

  /// Whether the tie's id is as `ActorMap.relationshipIDs` makes it from the ends and the kind, so
  /// that it says nothing which these do not say.
  package var hasMadeID: Bool {
    guard let id else { return false }
    let base = baseOfMadeID
    guard id.hasPrefix(base) else { return false }
    let rest = id.dropFirst(base.count)
    return rest.isEmpty
      || (rest.hasPrefix("#") && rest.count > 1 && rest.dropFirst().allSatisfy(\.isWholeNumber))
  }
}
