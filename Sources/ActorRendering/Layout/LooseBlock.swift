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

  /// - Complexity: O(loose · (names + ties)) for each of some hundred places that are tried.
  func placed(in arrangement: Arrangement) -> Arrangement {
    guard !loose.isEmpty else { return arrangement }
    var result = arrangement
    for actor in loose { result.slots[actor] = 0 }
    let room = Room(problem, result, loose)
    guard let frame = room.frame else { return stood(result, squarest()) }
    var best: (places: [Point], cost: Double)?
    for count in rowCounts {
      for corner in corners(of: rows(count, at: .zero), in: frame) {
        let places = rows(count, at: corner)
        let boxes = zip(loose, places).map { box($0, at: $1).grown(by: Self.gap / 2) }
        let cost = room.cost(of: boxes, in: frame, below: best?.cost ?? .infinity)
        if best.map({ cost < $0.cost }) ?? true { best = (places, cost) }
      }
    }
    return best.map { stood(result, $0.places) } ?? result
  }

  private var rowCounts: [Int] { [1, 2, 3, 4, 6, 8, 12, 16].filter { $0 <= loose.count } }

  /// Rows that come nearest to the shape of a page, where there is nobody else.
  private func squarest() -> [Point] {
    let choices = (1...loose.count).map { rows($0, at: .zero) }
    let shapes = choices.map { places in
      let all = Box(around: zip(loose, places).flatMap { box($0, at: $1).corners })
      return all.map { max($0.width / $0.height / 1.4, 1.4 * $0.height / $0.width) } ?? 0
    }
    let best = shapes.indices.min { (shapes[$0], $0) < (shapes[$1], $1) }
    return best.map { choices[$0] } ?? []
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
    let steps = loose.count > 8 ? 12 : 24
    return (0...steps).flatMap { row in
      (0...steps).map { column in
        Point(
          low.x + (high.x - low.x) * Double(column) / Double(steps),
          low.y + (high.y - low.y) * Double(row) / Double(steps))
      }
    }
  }
}

/// What is in the way of loose actors.
private struct Room {
  private let taken: [Box]
  private let hulls: [Hull]
  private let lines: [(Point, Point)]
  /// What surrounds all others; `nil` where there are none.
  let frame: Box?

  init(_ problem: LayoutProblem, _ arrangement: Arrangement, _ loose: [Int]) {
    let boxes = (0..<problem.count).map { actor -> [Box] in
      let (form, label) = (problem.forms[actor], problem.labelSizes[actor])
      let name = LabelPlacement.slots(form, label)[arrangement.slots[actor]]
      return ([form.frame] + (label.height > 0 ? [name] : [])).map {
        $0.moved(by: arrangement.places[actor])
      }
    }
    taken = boxes.indices.filter { !loose.contains($0) }.flatMap { boxes[$0] }
    hulls = problem.sideMembers.filter { !$0.isEmpty }.map { members in
      Hull(around: members.flatMap { boxes[$0] }.flatMap { $0.grown(by: 16).corners })
    }
    lines = problem.pairs.map { (arrangement.places[$0[0]], arrangement.places[$0[1]]) }
    let around = taken.flatMap(\.corners) + hulls.flatMap(\.corners)
    frame = Box(around: around)
  }

  /// Ground that is added, what is covered, and how far from a corner of the drawing it is; or
  /// anything above `limit`.
  func cost(of boxes: [Box], in frame: Box, below limit: Double) -> Double {
    let all = boxes.reduce(frame) { $0.union($1) }
    let (width, height) = (max(all.width, 1.25 * all.height), max(all.height, all.width / 1.6))
    var cost = width * height - frame.width * frame.height
    if let first = boxes.first {
      let x = min(first.minX - all.minX, all.maxX - first.maxX)
      let y = min(first.minY - all.minY, all.maxY - first.maxY)
      cost += 40 * (x + y) + (first.center.y < frame.center.y ? 500 : 0)
    }
    for box in boxes where cost < limit {
      cost += 1e6 * Double(taken.count { $0.intersects(box) })
      cost += 1e6 * Double(hulls.count { $0.escape(of: box) != nil })
      cost += 2e4 * Double(lines.count { Segment.meets(box, $0.0, $0.1) })
    }
    return cost
  }
}
