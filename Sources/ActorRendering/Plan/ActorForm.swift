// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// A small sign beside a glyph.
enum Badge: Hashable, Sendable {
  case veto
  case rank(Int)
  case change(ChangeSign)

  var radius: Double {
    switch self {
    case .veto: 7
    case .rank: 11
    case .change: SignDrawing.changeRadius + 0.5
    }
  }
}

/// A badge and where it stands, seen from the centre of its actor.
struct PlacedBadge: Hashable, Sendable {
  let badge: Badge
  let center: Point

  var box: Box { Box(center: center, width: 2 * badge.radius, height: 2 * badge.radius) }
}

/// What an actor covers, seen from its centre: the glyph, a ring around it, badges.
struct ActorForm: Hashable, Sendable {
  /// How far the outline reaches beyond the shape.
  private static let line = 1.5

  /// The radius of the ring around a candidate.
  let candidateRing: Double?
  /// The radius of the second outline around those who drew the map.
  let ownRing: Double?
  /// How far glyph and ring reach to either side.
  var width: Double
  /// How far glyph and ring reach up and down.
  var height: Double
  /// Veto to the left, rank to the right.
  var badges: [PlacedBadge]
  /// The box of the glyph with its ring, then those of the badges.
  var boxes: [Box]
  /// Everything in one box.
  var frame: Box
  /// How far corner brackets reach; 0 where there are none.
  var bracketReach = 0.0
  private let radius: Double
  private var ring: Double? { ownRing ?? candidateRing }
  /// Points on the edges of the shape with the direction outwards; none of a circle.
  private let edges: [(point: Point, outward: Point)]

  init(_ glyph: Glyph, radius: Double, isUs: Bool, veto: Bool, rank: Int?) {
    let reach = glyph.reach(radius: radius)
    let inner = max(reach.x, reach.y)
    candidateRing = rank == nil ? nil : inner + 4.5
    ownRing = isUs ? (candidateRing ?? inner) + 4.5 : nil
    let ring = ownRing ?? candidateRing
    let away = max(ring ?? 0, radius + 2) * 0.74
    self.radius = radius
    width = max(reach.x, ring ?? 0) + Self.line
    height = max(reach.y, ring ?? 0) + Self.line
    badges =
      (veto ? [PlacedBadge(badge: .veto, center: Point(-away, -away))] : [])
      + (rank.map { [PlacedBadge(badge: .rank($0), center: Point(away, -away))] } ?? [])
    boxes = [Box(center: .zero, width: 2 * width, height: 2 * height)] + badges.map(\.box)
    frame = boxes.dropFirst().reduce(boxes[0]) { $0.union($1) }
    let corners = glyph.corners(radius: radius) ?? []
    edges = corners.indices.map { index in
      // Corners run clockwise as seen, so the outside lies to the left.
      let next = corners[(index + 1) % corners.count]
      return (corners[index], (next - corners[index]).unit.normal)
    }
  }

  static func == (a: ActorForm, b: ActorForm) -> Bool {
    a.radius == b.radius && a.boxes == b.boxes && a.edges.map(\.point) == b.edges.map(\.point)
  }

  func hash(into hasher: inout Hasher) { hasher.combine(boxes) }

  /// Whether `point` is on the actor, on a badge, or within `margin` of them.
  func contains(_ point: Point, margin: Double) -> Bool {
    for badge in badges where (badge.center - point).length < badge.badge.radius + margin {
      return true
    }
    if let ring { return point.length < ring + Self.line + margin }
    if edges.isEmpty { return point.length < radius + Self.line + margin }
    return edges.allSatisfy { edge in
      (point - edge.point).dot(edge.outward) < margin + Self.line
    }
  }

  /// Whether `box` comes within `margin` of the actor or of one of its badges.
  func touches(_ box: Box, margin: Double = 0) -> Bool {
    guard boxes.contains(where: { $0.grown(by: margin).intersects(box) }) else { return false }
    return box.contains(.zero) || box.rim.contains { contains($0, margin: margin - Self.line) }
  }
}
