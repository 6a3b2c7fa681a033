// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Stands actors that nothing ties to the others together: in a free corner of the drawing if there
/// is one, else in a row along an edge.
struct LooseBlock {
  private static let gap = 14.0

  private let problem: LayoutProblem
  private let loose: [Int]

  init(_ problem: LayoutProblem) {
    self.problem = problem
    loose = problem.loose
  }

  func placed(in arrangement: Arrangement) -> Arrangement {
    guard !loose.isEmpty else { return arrangement }
    var result = arrangement
    for actor in loose { result.slots[actor] = 0 }
    let taken = obstacles(result)
    guard let frame = taken.dropFirst().reduce(taken.first, { $0?.union($1) }) else {
      return stood(result, rows(1, at: .zero))
    }
    let lines = problem.pairs.map { (result.places[$0[0]], result.places[$0[1]]) }
    var best: (places: [Point], cost: Double)?
    for count in 1...loose.count {
      for corner in corners(of: rows(count, at: .zero), in: frame) {
        let places = rows(count, at: corner)
        let boxes = zip(loose, places).map { box($0, at: $1).grown(by: Self.gap / 2) }
        let cost = cost(of: boxes, frame, taken, lines)
        if best.map({ cost < $0.cost }) ?? true { best = (places, cost) }
      }
    }
    return best.map { stood(result, $0.places) } ?? result
  }

  private func stood(_ arrangement: Arrangement, _ places: [Point]) -> Arrangement {
    var result = arrangement
    for (actor, place) in zip(loose, places) { result.places[actor] = place }
    return result
  }

  /// Glyph and name below it.
  private func box(_ actor: Int, at place: Point) -> Box {
    let (form, label) = (problem.forms[actor], problem.labelSizes[actor])
    let name = LabelPlacement.slots(form, label)[0]
    return (label.height > 0 ? form.frame.union(name) : form.frame).moved(by: place)
  }

  /// Glyphs, names and hulls of the others.
  private func obstacles(_ arrangement: Arrangement) -> [Box] {
    let others = (0..<problem.count).filter { !loose.contains($0) }
    return others.flatMap { actor -> [Box] in
      let (form, label) = (problem.forms[actor], problem.labelSizes[actor])
      let name = LabelPlacement.slots(form, label)[arrangement.slots[actor]]
      let grown = problem.sides[actor] == nil ? 0 : 14.0
      return ([form.frame] + (label.height > 0 ? [name] : [])).map {
        $0.moved(by: arrangement.places[actor]).grown(by: grown)
      }
    }
  }

  /// The loose actors in so many rows, the top left corner of the block at `corner`.
  private func rows(_ count: Int, at corner: Point) -> [Point] {
    let length = (loose.count + count - 1) / count
    var places: [Point] = []
    var (x, y, height) = (corner.x, corner.y, 0.0)
    for (index, actor) in loose.enumerated() {
      if index > 0, index % length == 0 {
        (x, y, height) = (corner.x, y + height + Self.gap, 0)
      }
      let box = box(actor, at: .zero)
      places.append(Point(x - box.minX, y - box.minY))
      x += box.width + Self.gap
      height = max(height, box.height)
    }
    return places
  }

  /// Where the block may have its top left corner: a grid over the drawing and a little beyond.
  private func corners(of places: [Point], in frame: Box) -> [Point] {
    let boxes = zip(loose, places).map { box($0, at: $1) }
    guard let block = boxes.dropFirst().reduce(boxes.first, { $0?.union($1) }) else { return [] }
    let (low, high) = (
      Point(frame.minX, frame.minY - block.height - Self.gap),
      Point(frame.maxX + Self.gap, frame.maxY + Self.gap)
    )
    let steps = 24
    return (0...steps).flatMap { row in
      (0...steps).map { column in
        Point(
          low.x + (high.x - low.x) * Double(column) / Double(steps),
          low.y + (high.y - low.y) * Double(row) / Double(steps))
      }
    }
  }

  /// Ground that is added, what is covered, and how far from a corner of the drawing it is.
  private func cost(
    of boxes: [Box], _ frame: Box, _ taken: [Box], _ lines: [(Point, Point)]
  ) -> Double {
    let all = boxes.reduce(frame) { $0.union($1) }
    let (width, height) = (max(all.width, 1.25 * all.height), max(all.height, all.width / 1.6))
    var cost = width * height - frame.width * frame.height
    for box in boxes {
      cost += 1e6 * Double(taken.count { $0.intersects(box) })
      cost += 2e4 * Double(lines.count { Segment.meets(box, $0.0, $0.1) })
    }
    guard let first = boxes.first else { return cost }
    let (x, y) = (
      min(first.minX - all.minX, all.maxX - first.maxX),
      min(first.minY - all.minY, all.maxY - first.maxY)
    )
    return cost + 40 * (x + y) + (first.center.y < frame.center.y ? 500 : 0)
  }
}
