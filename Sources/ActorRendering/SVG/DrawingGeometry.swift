// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Everything of a map that has a place.
struct DrawingGeometry {
  let places: [Point]
  let lines: [Curve]
  let labels: [Box?]
  let sides: [PlacedSide]
  let marks: [[PlacedMark]]

  /// What surrounds all of it.
  func frame(of plan: DrawingPlan) -> Box {
    var boxes = plan.actors.indices.map { actor in
      plan.actors[actor].form.frame.moved(by: places[actor]).grown(by: 4)
    }
    boxes += labels.compactMap { $0 } + sides.map(\.label)
    boxes += sides.compactMap { Box(around: $0.corners) }
    boxes += lines.compactMap { Box(around: $0.points)?.grown(by: 5) }
    guard let first = boxes.first else { return Box(center: .zero, width: 1, height: 1) }
    return boxes.dropFirst().reduce(first) { $0.union($1) }
  }
}
