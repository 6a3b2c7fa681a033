// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// A mark on a tie with its place.
struct PlacedMark: Hashable, Sendable {
  let mark: TieMark
  let center: Point
  /// Along the tie.
  let direction: Point

  /// What it covers.
  var box: Box { mark.box(at: center, along: direction) }
}

/// Sets the marks of each tie where they cover no name, no glyph, no head and no other mark.
///
/// The marks of a tie stand together as one group where the line has room for that, else each by
/// itself, letters also beside the line; what finds no room at all is left out and counted.
struct MarkPlacement {
  private static let shares = (0...15).flatMap { step -> [Double] in
    let way = Double(step) * 0.024
    return step == 0 ? [0.5] : [0.5 - way, 0.5 + way]
  }
  /// Between marks on a straight line, and on bent ones, where they turn towards each other.
  private static let gaps = [1.0, 3, 5]
  /// Within this distance of a mark another line may be taken for the one that it is on.
  private static let clearance = 4.0
  /// How far a letter stands beside its line.
  private static let asides = [9.5, -9.5, 8, -8, 12, -12]

  private var taken: BoxGrid
  private let lines: PointGrid
  /// How many marks found no room.
  private(set) var omitted = 0

  /// - Parameters:
  ///   - boxes: names, actors, badges and heads.
  ///   - lines: the lines of all ties: a mark where others cross would be read as theirs.
  ///   - swings: how far each line reaches to either side where that is more than a line.
  init(avoiding boxes: [Box], among lines: [Curve], swings: [Double] = []) {
    taken = BoxGrid(boxes)
    self.lines = PointGrid(lines, swings: swings)
  }

  /// The places of the marks of the tie that is the `tie`th of all lines.
  mutating func marks(_ marks: [TieMark], of tie: Int, on line: Curve) -> [PlacedMark] {
    guard !marks.isEmpty else { return [] }
    let length = line.length
    let placed =
      group(marks, of: tie, on: line, length) ?? parted(marks, of: tie, on: line, length)
      ?? singly(marks, of: tie, on: line, length)
    for mark in placed { taken.insert(mark.box) }
    omitted += marks.count - placed.count
    return placed
  }

  /// How many other lines run through a mark, and half as much for those that run close by.
  private func doubt(about mark: PlacedMark, of tie: Int) -> Double {
    let through = lines.count(in: mark.box, besides: tie)
    return 0.5 * through
      + 0.5 * lines.count(in: mark.box.grown(by: Self.clearance), besides: tie)
  }

  // MARK: - Together

  private func group(
    _ marks: [TieMark], of tie: Int, on line: Curve, _ length: Double
  ) -> [PlacedMark]? {
    var best: (marks: [PlacedMark], cost: Double)?
    for share in Self.shares {
      let center = length * share
      guard let placed = row(of: marks, on: line, length, around: center) else { continue }
      guard placed.allSatisfy({ !taken.touches($0.box) }) else { continue }
      let cost = placed.reduce((share - 0.5).magnitude) { $0 + doubt(about: $1, of: tie) }
      if best.map({ cost < $0.cost }) ?? true { best = (placed, cost) }
    }
    return best?.marks
  }

  /// Those that have to stand on the line as one group, and the others where there is room.
  private func parted(
    _ marks: [TieMark], of tie: Int, on line: Curve, _ length: Double
  ) -> [PlacedMark]? {
    let bound = marks.filter { !$0.mayStandAside }
    guard bound.count > 1, bound.count < marks.count,
      let placed = group(bound, of: tie, on: line, length)
    else { return nil }
    return placed
      + singly(
        marks.filter(\.mayStandAside), of: tie, on: line, length, besides: placed)
  }

  /// The marks side by side along the line without touching; `nil` where it is too short for them.
  private func row(
    of marks: [TieMark], on line: Curve, _ length: Double, around center: Double
  ) -> [PlacedMark]? {
    let sizes = Self.extents(of: marks, along: line.place(at: center).direction)
    for gap in Self.gaps {
      let total = sizes.reduce(0, +) + gap * Double(marks.count - 1)
      guard center - total / 2 > 1, center + total / 2 < length - 1 else { return nil }
      var start = center - total / 2
      let row = zip(marks, sizes).map { mark, size in
        let (point, direction) = line.place(at: start + size / 2)
        start += size + gap
        return PlacedMark(mark: mark, center: point, direction: direction)
      }
      let boxes = row.map(\.box)
      if !zip(boxes, boxes.dropFirst()).contains(where: { $0.intersects($1) }) { return row }
    }
    return nil
  }

  /// How much of the line each mark takes so that neighbours do not touch: boxes lie beside each
  /// other or above each other, whichever needs less.
  private static func extents(of marks: [TieMark], along direction: Point) -> [Double] {
    let boxes = marks.map { $0.box(at: .zero, along: direction) }
    let (x, y) = (max(0.01, direction.x.magnitude), max(0.01, direction.y.magnitude))
    let (beside, above) = (boxes.map { $0.width / x }, boxes.map { $0.height / y })
    return beside.reduce(0, +) <= above.reduce(0, +) ? beside : above
  }

  // MARK: - One by one

  private func singly(
    _ marks: [TieMark], of tie: Int, on line: Curve, _ length: Double,
    besides others: [PlacedMark] = []
  ) -> [PlacedMark] {
    var placed: [PlacedMark] = []
    for mark in marks.enumerated().sorted(by: {
      ($0.element.precedence, $0.offset) < ($1.element.precedence, $1.offset)
    }).map(\.element) {
      let free = places(for: mark, on: line, length).filter { place in
        !taken.touches(place.box)
          && !(others + placed).contains { $0.box.intersects(place.box) }
      }
      let costs = free.indices.map { index in
        Double(index) * 0.01 + doubt(about: free[index], of: tie)
      }
      if let best = costs.indices.min(by: { (costs[$0], $0) < (costs[$1], $1) }) {
        placed.append(free[best])
      }
    }
    return placed
  }

  /// From the middle outwards on the line, then beside it.
  private func places(
    for mark: TieMark, on line: Curve, _ length: Double
  ) -> [PlacedMark] {
    guard length > 4 else { return [] }
    let count = max(1, min(48, Int(length / 5)))
    let steps = (1...count).map { Double($0) / Double(count + 1) * length }
      .sorted { (($0 - length / 2).magnitude, $0) < (($1 - length / 2).magnitude, $1) }
      .map(line.place)
    let asides = mark.mayStandAside ? [0] + Self.asides : [0]
    return asides.flatMap { aside in
      steps.map { place in
        PlacedMark(
          mark: mark, center: place.point + place.direction.normal * aside,
          direction: place.direction)
      }
    }
  }
}
