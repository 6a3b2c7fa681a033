// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// How well a drawing can be read, in numbers.
package struct DrawingMeasure: Hashable, Sendable {
  /// Pairs of names that overlap.
  package let labelOverlaps: Int
  /// Names that overlap an actor.
  package let labelsOnGlyphs: Int
  /// Pairs of actors that overlap.
  package let glyphOverlaps: Int
  /// Ties that run through an actor which is not theirs.
  package let tiesThroughGlyphs: Int
  /// Heads and marks that a name covers at least in part.
  package let coveredSigns: Int
  /// Sides without a hull, because others stand among their members.
  package let sidesWithoutHull: Int
  /// Ties whose actors stand so close that nothing of them is seen.
  package let hiddenTies: Int
  /// Marks on ties that overlap another mark, a head, an actor or a name.
  package let marksInTheWay: Int
  /// Marks on ties that found no room and are not drawn.
  package let omittedMarks: Int

  init(_ plan: DrawingPlan, _ geometry: DrawingGeometry) {
    let glyphs = plan.actors.indices.map { actor in
      plan.actors[actor].form.boxes[0].moved(by: geometry.places[actor])
    }
    let labels = geometry.labels.compactMap { $0 } + geometry.sides.map(\.label)
    labelOverlaps = Self.pairs(labels)
    glyphOverlaps = Self.pairs(glyphs)
    labelsOnGlyphs = labels.reduce(0) { sum, label in
      sum
        + plan.actors.indices.count {
          plan.actors[$0].form.touches(label.moved(by: geometry.places[$0] * -1))
        }
    }
    tiesThroughGlyphs = plan.ties.indices.count { tie in
      plan.actors.indices.contains { actor in
        actor != plan.ties[tie].from && actor != plan.ties[tie].to
          && geometry.lines[tie].points.contains {
            plan.actors[actor].form.contains($0 - geometry.places[actor], margin: 0)
          }
      }
    }
    let signs =
      zip(plan.ties, geometry.lines).flatMap { $0.heads(on: $1) }
      + geometry.marks.flatMap { $0 }.map(\.center)
    coveredSigns = signs.count { sign in
      labels.contains { $0.grown(by: 1).contains(sign) }
    }
    marksInTheWay = Self.marksInTheWay(plan, geometry, names: labels)
    omittedMarks = geometry.omittedMarks
    sidesWithoutHull = plan.sides.count - geometry.sides.count
    hiddenTies = geometry.lines.count { $0.length < 4 }
  }

  private static func marksInTheWay(
    _ plan: DrawingPlan, _ geometry: DrawingGeometry, names: [Box]
  ) -> Int {
    let marks = geometry.marks.flatMap { $0.map(\.box) }
    let heads = zip(plan.ties, geometry.lines).flatMap { $0.heads(on: $1) }
    return marks.indices.count { index in
      let mark = marks[index]
      return names.contains { $0.intersects(mark) } || heads.contains { mark.contains($0) }
        || marks.indices.contains { $0 != index && marks[$0].intersects(mark) }
        || plan.actors.indices.contains { actor in
          plan.actors[actor].form.boxes.contains {
            $0.moved(by: geometry.places[actor]).intersects(mark)
          }
        }
    }
  }

  private static func pairs(_ boxes: [Box]) -> Int {
    boxes.indices.reduce(0) { sum, a in
      sum + boxes[(a + 1)...].count { $0.intersects(boxes[a]) }
    }
  }
}
