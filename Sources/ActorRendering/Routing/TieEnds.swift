// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// The ties of a pair as they would run if they met nobody.
struct Strand {
  let pair: [Int]
  let ties: [Int]
  /// From the middle of the first actor to the middle of the second.
  let way: Curve
  let braid: Braid
}

/// Spreads the ends of ties around their actors: in the order in which ties arrive, so that no head
/// covers another one or a badge where there is room for that. Where there is none, heads stand in
/// rows.
struct TieEnds {
  /// Between the outline of an actor and the ends of ties.
  private static let margin = 2.5
  /// Half of what a head takes across, and half the room between two ends.
  private static let (head, gap) = (4.1, 0.9)
  /// Heads nearer to each other stand in rows, so far apart.
  private static let (nearest, row) = (7.4, 9.5)

  /// One end of one tie.
  private struct End {
    let strand: Int
    /// The place of the tie in its strand.
    let place: Int
    /// 0 at the first actor of the pair, 1 at the second.
    let side: Int
    /// Where the tie arrives, seen from the actor.
    let angle: Double
    /// Half of the room that it takes, in points.
    let room: Double
    let head: TieHead?
  }

  private let plan: DrawingPlan
  private let places: [Point]
  private let strands: [Strand]

  init(_ plan: DrawingPlan, at places: [Point], _ strands: [Strand]) {
    self.plan = plan
    self.places = places
    self.strands = strands
  }

  /// The line of each tie of the plan, from edge to edge of its actors.
  ///
  /// - Complexity: O(ties · log ties + points of all lines).
  var lines: [Curve] {
    var ends = [[End]](repeating: [], count: plan.actors.count)
    for (index, strand) in strands.enumerated() {
      for (side, actor) in strand.pair.enumerated() {
        ends[actor] += self.ends(of: strand, index, side)
      }
    }
    var ports = strands.map {
      [[Point]](repeating: $0.pair.map { places[$0] }, count: $0.ties.count)
    }
    for actor in plan.actors.indices where !ends[actor].isEmpty {
      let angles = spread(ends[actor], around: actor)
      let order = angles.indices.sorted { (angles[$0], $0) < (angles[$1], $1) }
      for (end, angle) in zip(ends[actor], angles) {
        ports[end.strand][end.place][end.side] = port(of: actor, at: angle)
      }
      ends[actor] = order.map { ends[actor][$0] }
    }
    var lines = zip(strands, ports).map { self.lines(of: $0, to: $1) }
    for round in ends { stagger(round, &lines) }
    var all = [Curve](repeating: Curve([]), count: plan.ties.count)
    for (strand, lines) in zip(strands, lines) {
      for (tie, line) in zip(strand.ties, lines) {
        all[tie] = plan.ties[tie].from == strand.pair[0] ? line : line.reversed
      }
    }
    return all
  }

  // MARK: - Where ends stand

  /// The radius on which ends are thought of.
  private func radius(of actor: Int) -> Double {
    max(plan.actors[actor].form.width, plan.actors[actor].form.height) + 5
  }

  private func ends(of strand: Strand, _ index: Int, _ side: Int) -> [End] {
    let actor = strand.pair[side]
    let radius = radius(of: actor)
    let way = side == 0 ? strand.way : strand.way.reversed
    let outward = (way.place(at: radius).point - places[actor]).unit
    let most = strand.braid.offsets.map(\.magnitude).max() ?? 0
    let scale = (side == 0 ? 1 : -1) * (most > 0.9 * radius ? 0.9 * radius / most : 1)
    return strand.ties.indices.map { place in
      let tie = plan.ties[strand.ties[place]]
      let aside = strand.braid.offsets[place] * scale
      let ahead = (radius * radius - aside * aside).squareRoot()
      let hasHead =
        (tie.from == strand.pair[0]) == (side == 1) ? tie.hasHead.atEnd : tie.hasHead.atStart
      let room = max(tie.lineBreadth / 2, hasHead ? Self.head : 0) + Self.gap
      return End(
        strand: index, place: place, side: side,
        angle: Trigonometry.angle(of: outward * ahead + outward.normal * aside), room: room,
        head: hasHead ? tie.head : nil)
    }
  }

  /// The direction of each end once all of them and the badges have their room.
  private func spread(_ ends: [End], around actor: Int) -> [Double] {
    let radius = radius(of: actor)
    let badges = plan.actors[actor].form.badges.map { badge in
      EndSpacing.Item(
        angle: Trigonometry.angle(of: badge.center),
        room: (badge.badge.radius + 2) / max(badge.center.length, 1), isFixed: true)
    }
    let items = ends.map { EndSpacing.Item(angle: $0.angle, room: $0.room / radius) }
    return Array(EndSpacing(items + badges).angles.prefix(ends.count))
  }

  /// Where a tie that arrives at `angle` ends: a little outside the actor and its badges.
  private func port(of actor: Int, at angle: Double) -> Point {
    let form = plan.actors[actor].form
    let direction = Point(Trigonometry.cosine(angle), Trigonometry.sine(angle))
    var (inside, outside) = (0.0, 1.5 * max(form.width, form.height) + 30)
    // Badges reach beyond the outline, so the last point inside is looked for from without.
    while outside > 1, !form.contains(direction * (outside - 1), margin: Self.margin) {
      outside -= 1
    }
    inside = outside - 1
    for _ in 0..<8 {
      let middle = (inside + outside) / 2
      if form.contains(direction * middle, margin: Self.margin) {
        inside = middle
      } else {
        outside = middle
      }
    }
    return places[actor] + direction * outside
  }

  // MARK: - Lines

  /// The lines of a strand from port to port: the strand moves as one, evenly along its way, so
  /// that what is straight stays straight; what is left bends each line near its end.
  private func lines(of strand: Strand, to ports: [[Point]]) -> [Curve] {
    let free = strand.braid.offsets.map { offset in
      cut(strand.way.shifted(left: offset), strand.pair)
    }
    let moves = zip(free, ports).map { line, ports -> [Point] in
      guard let first = line.points.first, let last = line.points.last else { return [] }
      return [ports[0] - first, ports[1] - last]
    }
    let known = moves.filter { !$0.isEmpty }
    guard !known.isEmpty else { return free }
    let common = [0, 1].map { side in
      known.reduce(Point.zero) { $0 + $1[side] } * (1 / Double(known.count))
    }
    return zip(free, moves).map { line, moves in
      moves.isEmpty
        ? line
        : line.moved(by: common, bent: [moves[0] - common[0], moves[1] - common[1]])
    }
  }

  private func cut(_ line: Curve, _ pair: [Int]) -> Curve {
    func length(_ line: Curve, _ actor: Int) -> Double {
      let form = plan.actors[actor].form
      return line.leaving(within: 1.5 * max(form.width, form.height) + 30) {
        form.contains($0 - places[actor], margin: Self.margin)
      }
    }
    return line.cut(head: length(line, pair[0]), tail: length(line.reversed, pair[1]))
  }

  // MARK: - Rows

  /// Where heads would still cover each other, they stand in two rows or three.
  private func stagger(_ round: [End], _ lines: inout [[Curve]]) {
    var last: [Point?] = [nil, nil, nil]
    for end in round where end.head != nil {
      let line = lines[end.strand][end.place]
      guard let tip = end.side == 0 ? line.points.first : line.points.last else { continue }
      let free = last.indices.first { row in
        last[row].map { $0.distance(to: tip) >= Self.nearest } ?? true
      }
      let wish = free ?? 0
      let row = line.length > 3 * Self.row * Double(wish) + 12 ? wish : 0
      last[row] = tip
      if row > 0 {
        let way = Self.row * Double(row)
        lines[end.strand][end.place] = line.cut(
          head: end.side == 0 ? way : 0, tail: end.side == 0 ? 0 : way)
      }
    }
  }
}

extension Curve {
  /// How much of a line bends towards its end.
  private static let bending = (share: 0.4, most: 60.0)

  /// The line with its ends moved: by `common` evenly along the way, and by `bent` only near the
  /// ends.
  fileprivate func moved(by common: [Point], bent: [Point]) -> Curve {
    let length = length
    guard length > 0 else { return self }
    let reach = min(Self.bending.share * length, Self.bending.most)
    func part(_ distance: Double) -> Double {
      let left = max(0, 1 - distance / reach)
      return left * left
    }
    var way = 0.0
    return Curve(
      points.indices.map { index in
        if index > 0 { way += points[index - 1].distance(to: points[index]) }
        let share = way / length
        return points[index] + common[0] * (1 - share) + common[1] * share
          + bent[0] * part(way) + bent[1] * part(length - way)
      })
  }
}
