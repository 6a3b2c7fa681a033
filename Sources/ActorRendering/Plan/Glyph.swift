// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorModel

/// What an actor looks like: its shape tells its role.
///
/// The first role decides; where it has no shape of its own, or there is none, the kind decides.
enum Glyph: String, Hashable, Sendable, CaseIterable {
  case party
  case representative
  case armedGroup
  case state
  case mediator
  case sponsor
  case community
  case internationalOrganisation
  case other

  init(of actor: Actor) {
    self = actor.roles.first.flatMap(Glyph.init(role:)) ?? Glyph(kind: actor.kind)
  }

  private init?(role: Role) {
    switch role {
    case .party: self = .party
    case .representative: self = .representative
    case .mediator: self = .mediator
    case .sponsor: self = .sponsor
    case .constituency: self = .community
    case "secondary": self = .other
    default: return nil
    }
  }

  private init(kind: ActorKind?) {
    switch kind {
    case "armed-group": self = .armedGroup
    case "state": self = .state
    case "community": self = .community
    case "international-organisation": self = .internationalOrganisation
    default: self = .other
    }
  }

  /// The shape in words, for the legend.
  var title: Word {
    switch self {
    case .party: .shapeParty
    case .representative: .shapeRepresentative
    case .armedGroup: .shapeArmedGroup
    case .state: .shapeState
    case .mediator: .shapeMediator
    case .sponsor: .shapeSponsor
    case .community: .shapeCommunity
    case .internationalOrganisation: .shapeInternationalOrganisation
    case .other: .shapeOther
    }
  }

  /// The word for it in the drawing's style sheet.
  var styleName: String {
    switch self {
    case .armedGroup: "armed-group"
    case .internationalOrganisation: "international-organisation"
    default: rawValue
    }
  }

  /// The outline as a polygon for a circle of `radius` with the same area; `nil` for a circle.
  func corners(radius: Double) -> [Point]? {
    switch self {
    case .party, .representative: nil
    case .armedGroup: Self.regular(6, radius: 1.1 * radius, turn: 0)
    case .state: Self.rectangle(0.886 * radius, 0.886 * radius)
    case .other: Self.rectangle(0.9 * radius, 0.9 * radius)
    case .mediator: Self.regular(4, radius: 1.2533 * radius, turn: 0.25)
    case .sponsor: Self.regular(5, radius: 1.149 * radius, turn: 0.25)
    case .community: Self.rectangle(1.2 * radius, 0.68 * radius)
    case .internationalOrganisation: Self.regular(8, radius: 1.054 * radius, turn: 0.0625)
    }
  }

  /// How far the corners are rounded off.
  func rounding(radius: Double) -> Double {
    switch self {
    case .other: 0.38 * radius
    case .community: 0.5 * radius
    case .state: 0.06 * radius
    default: 0
    }
  }

  /// The farthest that the shape reaches from its centre, sideways and up or down.
  func reach(radius: Double) -> (x: Double, y: Double) {
    guard let corners = corners(radius: radius) else { return (radius, radius) }
    return (corners.map(\.x.magnitude).max() ?? radius, corners.map(\.y.magnitude).max() ?? radius)
  }

  /// Whether `point`, seen from the centre, is inside the shape or within `margin` of it.
  func contains(_ point: Point, radius: Double, margin: Double) -> Bool {
    guard let corners = corners(radius: radius) else { return point.length < radius + margin }
    return corners.indices.allSatisfy { index in
      let (a, b) = (corners[index], corners[(index + 1) % corners.count])
      // Corners run clockwise as seen, so the outside lies to the left.
      return (point - a).dot((b - a).unit.normal) < margin
    }
  }

  /// A polygon whose first corner lies `turn` of a full turn above the right.
  private static func regular(_ count: Int, radius: Double, turn: Double) -> [Point] {
    (0..<count).map { index in
      let angle = (Double(index) / Double(count) - turn) * 2 * Double.pi
      return Point(radius * Trigonometry.cosine(angle), radius * Trigonometry.sine(angle))
    }
  }

  private static func rectangle(_ x: Double, _ y: Double) -> [Point] {
    [Point(-x, -y), Point(x, -y), Point(x, y), Point(-x, y)]
  }
}
