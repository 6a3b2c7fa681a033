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
  /// Names of actors through which a tie runs.
  package let crossedLabels: Int
  /// Sides without a hull, because others stand among their members.
  package let sidesWithoutHull: Int
  /// Ties whose actors stand so close that nothing of them is seen.
  package let hiddenTies: Int
  /// Marks on ties that overlap another mark, a head, an actor or a name.
  package let marksInTheWay: Int
  /// Marks on ties that found no room and are not drawn.
  package let omittedMarks: Int
  /// Crossings of ties of different pairs of actors, ties of one pair taken once.
  package let crossings: Int
  /// How far distances in the drawing are from those in the map, from 0 (none) to 1; `nil` where
  /// nothing is tied. See `StressMeasure`.
  package let stress: Double?
  /// How many times longer the longest tie is than the shortest, from centre to centre; `nil`
  /// without ties.
  package let lengthRatio: Double?
  /// The size of the drawing without title and legend, in points.
  package let width: Double
  /// From top to bottom, in points.
  package let height: Double
  private let actors: Int

  /// The ground that each actor takes, in thousands of square points.
  package var areaPerActor: Double { width * height / 1000 / Double(max(1, actors)) }

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
          && geometry.isCrossed(actor, by: tie, of: plan)
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
    crossedLabels = geometry.labels.compactMap { $0 }.count { label in
      let core = label.grown(by: -2)
      return geometry.lines.contains { line in
        line.pieces.contains { Segment.meets(core, $0.0, $0.1) }
      }
    }
    sidesWithoutHull = plan.sides.count - geometry.sides.count
    hiddenTies = geometry.lines.count { $0.length < 4 }
    crossings = Self.crossings(plan.bundles.map { geometry.lines[$0.ties[$0.ties.count / 2]] })
    stress = StressMeasure.value(plan.bundles.map(\.pair), at: geometry.places)
    let lengths = plan.bundles.map {
      geometry.places[$0.pair[0]].distance(to: geometry.places[$0.pair[1]])
    }
    lengthRatio = lengths.max().flatMap { longest in
      lengths.min().flatMap { $0 > 0 ? longest / $0 : nil }
    }
    let frame = geometry.frame(of: plan)
    (width, height, actors) = (frame.width, frame.height, plan.actors.count)
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

  /// - Complexity: O(lines² + crossings of their frames · points²).
  private static func crossings(_ lines: [Curve]) -> Int {
    let frames = lines.map { Box(around: $0.points) }
    var count = 0
    for (index, first) in lines.enumerated() {
      guard let frame = frames[index] else { continue }
      for other in lines.indices.dropFirst(index + 1) {
        guard let second = frames[other], frame.grown(by: 1).intersects(second.grown(by: 1))
        else { continue }
        count += first.crossings(with: lines[other])
      }
    }
    return count
  }
}

extension DrawingMeasure {
  /// The measures in one line, for people.
  package var words: String {
    func number(_ value: Double?) -> String {
      value.map { SVGText.number($0) } ?? "not defined"
    }
    return "\(crossings) crossings, stress \(number(stress)), longest tie \(number(lengthRatio)) "
      + "times the shortest, \(labelOverlaps) names on names, \(labelsOnGlyphs) on actors, "
      + "\(crossedLabels) names crossed, \(glyphOverlaps) actors on actors, "
      + "\(tiesThroughGlyphs) ties through actors, \(coveredSigns) signs covered, "
      + "\(sidesWithoutHull) sides without a hull, \(hiddenTies) ties hidden, "
      + "\(SVGText.number(width.rounded())) × \(SVGText.number(height.rounded()))"
  }
}
