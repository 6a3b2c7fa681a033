// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorAnalytics
internal import ActorModel

/// A small sign beside a glyph.
enum Badge: Hashable, Sendable {
  case veto
  case rank(Int)

  var radius: Double {
    switch self {
    case .veto: 7
    case .rank: 11
    }
  }
}

/// An actor as it is to be drawn, wherever that may be.
struct PlannedActor: Hashable, Sendable {
  let id: String
  let name: String
  let glyph: Glyph
  let radius: Double
  let hasVeto: Bool
  let isInsider: Bool
  let isUs: Bool
  let isShadow: Bool
  /// The rank among the bridge-builder candidates.
  let rank: Int?
  /// The position of its side in the plan.
  let side: Int?
  /// The name in lines; none where there are too many actors to name them all.
  let label: [String]
  let isBold: Bool
  let accessibleName: String

  /// The radius of the ring around a candidate or of the second outline.
  var ring: Double? {
    let reach = glyph.reach(radius: radius)
    guard rank != nil || isUs else { return nil }
    return max(reach.x, reach.y) + 4.5
  }

  /// How far the actor reaches sideways and up or down, ring included.
  var reach: (x: Double, y: Double) {
    let reach = glyph.reach(radius: radius)
    return (max(reach.x, ring ?? 0) + 1.5, max(reach.y, ring ?? 0) + 1.5)
  }

  /// Where the badges stand, seen from the centre: veto to the left, rank to the right.
  var badges: [(badge: Badge, center: Point)] {
    let away = max(ring ?? 0, radius + 2) * 0.74
    return (hasVeto ? [(Badge.veto, Point(-away, -away))] : [])
      + (rank.map { [(Badge.rank($0), Point(away, -away))] } ?? [])
  }

  /// What the actor covers at `center`: the glyph with its ring, and each badge.
  func boxes(at center: Point) -> [Box] {
    [Box(center: center, width: 2 * reach.x, height: 2 * reach.y)]
      + badges.map {
        Box(center: center + $0.center, width: 2 * $0.badge.radius, height: 2 * $0.badge.radius)
      }
  }

  /// Whether `box` touches the actor at `center` or one of its badges.
  func touches(_ box: Box, at center: Point, margin: Double = 0) -> Bool {
    guard boxes(at: center).contains(where: { $0.grown(by: margin).intersects(box) }) else {
      return false
    }
    return box.contains(center)
      || box.rim.contains { contains($0 - center, margin: margin - 1.5) }
  }

  /// Whether `point`, seen from the centre, is on the actor, on a badge, or within `margin` of them.
  func contains(_ point: Point, margin: Double) -> Bool {
    if badges.contains(where: { ($0.center - point).length < $0.badge.radius + margin }) {
      return true
    }
    if let ring { return point.length < ring + 1.5 + margin }
    return glyph.contains(point, radius: radius, margin: margin + 1.5)
  }
}

/// A tie as it is to be drawn.
struct PlannedTie: Hashable, Sendable {
  let id: String
  let from: Int
  let to: Int
  let isDirected: Bool
  let trust: TrustClass
  let kind: TieKindStyle
  let width: Double
  let hasStrength: Bool
  let isDotted: Bool
  let marks: [TieMark]
  let accessibleName: String

  var head: TieHead { kind.head ?? (trust == .strongTrust ? .doubleChevron : .chevron) }

  /// The room that the line takes across its direction, head and marks included.
  var breadth: Double {
    switch kind.line {
    case .single: max(width, marks.contains(.contested) ? 9 : 4)
    case .double: width + 4
    case .zigzag: width + 8
    }
  }
}

/// A side as it is to be drawn: a hull around its members.
struct PlannedSide: Hashable, Sendable {
  let id: String
  let name: String
  /// Positions in the plan's actors.
  let members: [Int]
}

/// What is to be drawn and said, before any of it has a place.
struct DrawingPlan: Sendable {
  let title: String
  let subtitle: [String]
  let description: String
  let notes: [String]
  /// In reading order: parties, mediators, sponsors, others; within them as in the map.
  let actors: [PlannedActor]
  /// Grouped by the actor from which they go.
  let ties: [PlannedTie]
  let sides: [PlannedSide]
  let sizeTitle: String?
  let sizeRange: ClosedRange<Double>?
  let hasUnsized: Bool
  let unknownKinds: [String]
  /// Where the map fixes each actor; none where it leaves any of them free.
  let fixed: [Point?]

  /// Every pair of actors that is tied, lower position first, with the ties between them.
  var bundles: [(pair: [Int], ties: [Int])] {
    var found: [[Int]: [Int]] = [:]
    for (index, tie) in ties.enumerated() {
      found[[min(tie.from, tie.to), max(tie.from, tie.to)], default: []].append(index)
    }
    return found.sorted { $0.key.lexicographicallyPrecedes($1.key) }
      .map { (pair: $0.key, ties: $0.value) }
  }
}
