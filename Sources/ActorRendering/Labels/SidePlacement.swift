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
  private static let margin = 12.0

  /// Hulls around glyphs and names; names where they cover nothing. A side among whose members
  /// others stand has none: a hull would count them in.
  static func sides(
    of plan: DrawingPlan, at places: [Point], labels: [Box?], lines: [Curve]
  ) -> [PlacedSide] {
    let glyphs = plan.actors.indices.map { actor in
      plan.actors[actor].form.boxes.map { $0.moved(by: places[actor]) }
    }
    var taken = glyphs.flatMap { $0 } + labels.compactMap { $0 }
    return plan.sides.compactMap { side in
      let strangers = glyphs.indices.filter { !side.members.contains($0) }.map { glyphs[$0][0] }
      // Names outside are better than no hull.
      let shapes = [true, false].lazy.map { holdsNames in
        let boxes = side.members.flatMap {
          glyphs[$0] + (holdsNames ? labels[$0].map { [$0] } ?? [] : [])
        }
        return Hull(around: boxes.flatMap { $0.grown(by: margin).corners })
      }
      guard
        let hull = shapes.first(where: { hull in
          !strangers.contains { hull.escape(of: $0) != nil }
        })
      else { return nil }
      let name = font.lines(of: side.name, width: 220, limit: 3)
      let label = labelBox(name, on: hull, avoiding: taken, lines)
      taken.append(label)
      return PlacedSide(
        side: side, corners: corners(of: hull, side, glyphs, labels), label: label, lines: name)
    }
  }

  /// The outline of a hull, which keeps clear of actors and names that are not its own.
  private static func corners(
    of hull: Hull, _ side: PlannedSide, _ glyphs: [[Box]], _ labels: [Box?]
  ) -> [Point] {
    let members = Set(side.members)
    func boxes(_ isMember: Bool) -> [Box] {
      glyphs.indices.filter { members.contains($0) == isMember }
        .flatMap { glyphs[$0] + (labels[$0].map { [$0] } ?? []) }
    }
    return hull.dented(
      by: boxes(false).map { $0.grown(by: 4) }, keeping: boxes(true).map { $0.grown(by: 4) })
  }

  /// Just outside the hull: along its upper edges from the top down, then along the lower ones.
  private static func labelBox(
    _ name: [String], on hull: Hull, avoiding taken: [Box], _ lines: [Curve]
  ) -> Box {
    let width = (name.map(font.width).max() ?? 0) + 6
    let height = lineHeight * Double(name.count) + 1
    var best: (box: Box, cost: Double)?
    for (a, b) in hull.edges {
      let outward = (b - a).unit.normal
      for share in [0.5, 0.25, 0.75, 0, 1] {
        let point = a + (b - a) * share
        let away = outward.x.magnitude * width / 2 + outward.y.magnitude * height / 2 + 2
        let box = Box(center: point + outward * away, width: width, height: height)
        let covered = taken.reduce(0) { $0 + $1.grown(by: 2).overlap(with: box) }
        // High and on a flat edge is where a heading is looked for.
        let room = box.grown(by: 3)
        let crossed = lines.count { $0.points.contains(where: room.contains) }
        let cost =
          covered * 10 + Double(crossed) * 50 + point.y * 0.15 + (1 + outward.y) * 60
        if best.map({ cost < $0.cost }) ?? true { best = (box, cost) }
      }
    }
    return best?.box ?? Box(center: hull.corners.first ?? .zero, width: width, height: height)
  }
}
