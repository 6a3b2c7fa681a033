// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Everything of a map that has a place.
struct DrawingGeometry {
  let places: [Point]
  let lines: [Curve]
  let labels: [Box?]
  let sides: [PlacedSide]
  let marks: [[PlacedMark]]
  /// How many marks found no room.
  let omittedMarks: Int

  /// Actors of which a tie of others covers a part, in their order.
  ///
  /// - Complexity: O(n · ties + points of ties nearby).
  func crossedActors(of plan: DrawingPlan) -> [Int] {
    let frames = lines.map { Box(around: $0.points)?.grown(by: 5) }
    return plan.actors.indices.filter { actor in
      let form = plan.actors[actor].form.frame.moved(by: places[actor])
      return plan.ties.indices.contains { tie in
        guard let frame = frames[tie], frame.intersects(form) else { return false }
        return plan.ties[tie].from != actor && plan.ties[tie].to != actor
          && isCrossed(actor, by: tie, of: plan)
      }
    }
  }

  /// Whether a tie, as broad as it is drawn, runs through an actor.
  func isCrossed(_ actor: Int, by tie: Int, of plan: DrawingPlan) -> Bool {
    let form = plan.actors[actor].form
    return lines[tie].points.contains {
      form.contains($0 - places[actor], margin: plan.ties[tie].width / 2)
    }
  }

  /// What surrounds all of it.
  func frame(of plan: DrawingPlan) -> Box {
    var boxes = plan.actors.indices.map { actor in
      plan.actors[actor].form.frame.moved(by: places[actor]).grown(by: 4)
    }
    boxes += labels.compactMap { $0 } + sides.map(\.label)
    boxes += sides.compactMap { Box(around: $0.corners) }
    boxes += lines.compactMap { Box(around: $0.points)?.grown(by: 5) }
    boxes += marks.flatMap { $0.map(\.box) }
    guard let first = boxes.first else { return Box(center: .zero, width: 1, height: 1) }
    return boxes.dropFirst().reduce(first) { $0.union($1) }
  }
}
