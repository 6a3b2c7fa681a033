// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// The hull of a side and where the side's name stands.
struct PlacedSide {
  let side: PlannedSide
  let corners: [Point]
  let label: Box
  /// The name in lines.
  let lines: [String]

  static let font = TextMeasure(size: 13, isBold: true)
  static let lineHeight = 16.0

  /// Hulls around glyphs and names, then their names where they cover nothing. A side among whose
  /// members others stand has no hull: it would count them in.
  static func sides(
    of plan: DrawingPlan, at places: [Point], labels: [Box?], lines: [Curve]
  ) -> [PlacedSide] {
    let outlines = SideOutlines(plan, at: places, labels: labels)
    let hulls = plan.sides.indices.compactMap { side in
      outlines.hull(of: side).map { (side: side, hull: $0) }
    }
    var placement = SideNames(
      taken: outlines.glyphs.flatMap { $0 } + labels.compactMap { $0 }, lines: lines)
    return hulls.map { side, hull in
      let name = font.lines(of: plan.sides[side].name, width: 220, limit: 3)
      let label = placement.box(
        for: name, on: hull, besides: hulls.filter { $0.side != side }.map(\.hull))
      return PlacedSide(
        side: plan.sides[side], corners: outlines.corners(of: hull, side), label: label,
        lines: name)
    }
  }
}

/// Which ground each side takes.
private struct SideOutlines {
  private static let margin = 12.0
  /// Above this number of members the names of all are in the hull, or those of none.
  private static let limit = 60

  private let plan: DrawingPlan
  private let labels: [Box?]
  /// What each actor covers besides its name.
  let glyphs: [[Box]]

  init(_ plan: DrawingPlan, at places: [Point], labels: [Box?]) {
    self.plan = plan
    self.labels = labels
    glyphs = plan.actors.indices.map { actor in
      plan.actors[actor].form.boxes.map { $0.moved(by: places[actor]) }
    }
  }

  /// A hull that holds all members, as many of their names as it can, and no glyph of a stranger;
  /// `nil` where strangers stand among the members. It leaves out names which would bring in a
  /// stranger's glyph or name: a name outside is better than no hull.
  func hull(of side: Int) -> Hull? {
    let members = plan.sides[side].members
    let isMember = Set(members)
    let strangers = plan.actors.indices.filter { !isMember.contains($0) }
    let others = strangers.map { glyphs[$0][0] }
    let names = strangers.compactMap { labels[$0] }
    var corners = members.flatMap { glyphs[$0] }.flatMap(Self.corners)
    let least = Hull(around: corners)
    guard !Self.touches(least, others) else { return nil }
    // Badges and names of strangers that even the least hull touches cannot be kept out.
    let avoided =
      others
      + (strangers.flatMap { glyphs[$0].dropFirst() } + names).filter {
        least.escape(of: $0) == nil
      }
    let full = Hull(around: corners + members.compactMap { labels[$0] }.flatMap(Self.corners))
    if !Self.touches(full, avoided) { return full }
    guard members.count <= Self.limit else {
      return Self.touches(full, others) ? least : full
    }
    var hull = least
    for member in members {
      guard let label = labels[member] else { continue }
      let wider = Hull(around: corners + Self.corners(label))
      if Self.touches(wider, avoided) { continue }
      (hull, corners) = (wider, wider.corners)
    }
    return hull
  }

  /// The outline of a hull, which keeps clear of actors and names that are not its own.
  func corners(of hull: Hull, _ side: Int) -> [Point] {
    let members = Set(plan.sides[side].members)
    func boxes(_ isMember: Bool) -> [Box] {
      glyphs.indices.filter { members.contains($0) == isMember }
        .flatMap { glyphs[$0] + (labels[$0].map { [$0] } ?? []) }
    }
    return hull.dented(
      by: boxes(false).map { $0.grown(by: 4) }, keeping: boxes(true).map { $0.grown(by: 4) })
  }

  private static func corners(_ box: Box) -> [Point] { box.grown(by: margin).corners }

  private static func touches(_ hull: Hull, _ boxes: [Box]) -> Bool {
    boxes.contains { hull.escape(of: $0) != nil }
  }
}

/// Finds places for the names of sides: at the edge of their hull, high up if possible.
private struct SideNames {
  private static let font = PlacedSide.font
  private static let shares = (0...8).map { Double($0) / 8 }

  /// What may not be covered: glyphs and names, those of sides as they get their places.
  private(set) var taken: [Box]
  private let lines: [Curve]

  init(taken: [Box], lines: [Curve]) {
    self.taken = taken
    self.lines = lines
  }

  /// Just outside the hull or, where that is taken, inside at its edge.
  mutating func box(for name: [String], on hull: Hull, besides others: [Hull]) -> Box {
    let width = (name.map(Self.font.width).max() ?? 0) + 6
    let height = PlacedSide.lineHeight * Double(name.count) + 1
    var best: (box: Box, cost: Double)?
    for (a, b) in hull.edges {
      let outward = (b - a).unit.normal
      let reach = outward.x.magnitude * width / 2 + outward.y.magnitude * height / 2 + 2
      for share in Self.shares {
        for (away, habit) in [(reach, 0.0), (-reach, 25)] {
          let center = a + (b - a) * share + outward * away
          let box = Box(center: center, width: width, height: height)
          // High and on a flat edge is where a heading is looked for.
          let look = center.y * 0.15 + (1 + outward.y) * 60 + habit + 20 * (share - 0.5).magnitude
          let limit = best?.cost ?? .infinity
          guard look < limit else { continue }
          let cost = look + covering(box, besides: others)
          if cost < limit { best = (box, cost) }
        }
      }
    }
    let box =
      best?.box ?? Box(center: hull.corners.first ?? .zero, width: width, height: height)
    taken.append(box)
    return box
  }

  /// What a name hides: glyphs and names above all, ties, and hulls which it would seem to name.
  private func covering(_ box: Box, besides others: [Hull]) -> Double {
    let room = box.grown(by: 3)
    let isCovering = taken.contains { $0.grown(by: 2).intersects(box) }
    let crossed = lines.count { $0.points.contains(where: room.contains) }
    let foreign = others.count { $0.escape(of: room) != nil }
    return (isCovering ? 5_000 : 0) + Double(foreign) * 1_500 + Double(crossed) * 140
  }
}
