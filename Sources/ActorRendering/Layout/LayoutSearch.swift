// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Improves an arrangement by many small changes, each judged by what makes a drawing hard to read:
/// crossings, ties through actors and names, overlaps, strangers among a side, distances that
/// mislead, empty ground.
///
/// Davidson & Harel (1996, doi:10.1145/234535.234538) with the acceptance rule of Dueck & Scheuer
/// (1990, doi:10.1016/0021-9991(90)90201-B): a change for the worse is kept while it is smaller
/// than a threshold that falls to 0. No function of the mathematics library is used, so that every
/// processor finds the same places.
struct LayoutSearch {
  let ground: SearchGround
  var x: [Double]
  var y: [Double]
  var slots: [Int]
  /// The straight line of each pair, kept with the places, and what surrounds it.
  var lines: [Line]
  var lineBounds: [Bounds]
  /// What surrounds each actor with its name and the room that ties of others leave it.
  var actorBounds: [Bounds]
  /// How far each side reaches along each of `Directions`; low and high in turn.
  var reach: [Double]
  /// What the distances wished for are multiplied with, so that they fit the sheet.
  let scale: Double
  /// The sheet that the drawing should not outgrow.
  let sheet: Box
  private var random: Lots

  init(
    _ ground: SearchGround, from start: Arrangement, on size: (width: Double, height: Double),
    seed: Int
  ) {
    self.ground = ground
    x = start.places.map(\.x)
    y = start.places.map(\.y)
    slots = start.slots
    random = Lots(seed: seed)
    reach = [Double](repeating: 0, count: ground.members.count * 2 * Directions.count)
    scale = Self.scale(of: start.places, ground)
    sheet = Self.sheet(size, around: start.places, ground)
    lines = ground.ends.map { Line(start.places[$0.a], start.places[$0.b]) }
    lineBounds = lines.map(Bounds.init)
    actorBounds = [Bounds](repeating: Bounds(), count: ground.count)
    for actor in 0..<ground.count { follow(actor) }
    for side in ground.members.indices { measure(side) }
  }

  var arrangement: Arrangement {
    Arrangement(x.indices.map { Point(x[$0], y[$0]) }, slots: slots)
  }

  /// The same, drawn larger where most ties would else be too short for their heads and marks: a
  /// few actors in a row ask for little ground, and the search would rather keep to it.
  ///
  /// Nothing but the size changes, so that lines cross where they crossed before. Where the map
  /// gives places they are kept.
  var stretched: Arrangement {
    guard !ground.isFixed.contains(true) else { return arrangement }
    let needs = lines.indices.map { ground.leasts[$0] / max(1, lines[$0].length) }.sorted()
    // Where ties are many some are short, and the page would grow for a few of them.
    let isSparse = 2 * needs.count <= 3 * ground.count
    // On slanting lines marks stand farther apart than their sizes say.
    let most = isSparse ? 1.15 * (needs.last ?? 0) : needs[needs.count * 9 / 10]
    let factor = max(1, min(Self.mostStretch, most))
    guard factor > 1 else { return arrangement }
    return Arrangement(x.indices.map { Point(x[$0] * factor, y[$0] * factor) }, slots: slots)
  }

  /// Paper is not boundless.
  private static let mostStretch = 1.6

  /// How hard all of it is to read.
  ///
  /// - Complexity: O(n² + pairs²).
  var total: Double { (0..<ground.count).reduce(0) { $0 + cost(of: $1) } }

  /// The factor at which the wishes fit `places` best.
  private static func scale(of places: [Point], _ ground: SearchGround) -> Double {
    var (sum, squares) = (0.0, 0.0)
    for a in 0..<ground.count {
      for b in 0..<a where ground.wishes[a * ground.count + b] > 0 {
        let ratio = places[a].distance(to: places[b]) / ground.wishes[a * ground.count + b]
        sum += ratio
        squares += ratio * ratio
      }
    }
    return sum > 0 ? squares / sum : 1
  }

  /// About the middle of where the actors stand, and around all those that the map fixes.
  private static func sheet(
    _ size: (width: Double, height: Double), around places: [Point], _ ground: SearchGround
  ) -> Box {
    let standing = places.indices.filter { !ground.isLoose[$0] }.map { places[$0] }
    let sheet = Box(
      center: Box(around: standing)?.center ?? .zero, width: size.width, height: size.height)
    let fixed = Box(around: places.indices.filter { ground.isFixed[$0] }.map { places[$0] })
    return fixed.map { sheet.union($0.grown(by: 60)) } ?? sheet
  }

  // MARK: - Changes

  /// How often all actors are gone through, and how many changes of each are tried in turn.
  typealias Effort = (sweeps: Int, tries: Int)

  /// Changes what `effort` asks for.
  ///
  /// - Complexity: O(sweeps · tries · pairs · (n + pairs)).
  mutating func run(_ effort: Effort, threshold: Double, radius: Double) {
    let (sweeps, tries) = effort
    for sweep in 0..<sweeps {
      let left = 1 - Double(sweep) / Double(sweeps)
      let allowed = sweep * 10 > sweeps * 8 ? 0 : threshold * left * left
      let reach = max(4, radius * left * left)
      for actor in 0..<ground.count {
        change(actor, tries: tries, within: reach, allowed)
      }
      if sweep % 4 == 0, sweep * 10 < sweeps * 8 {
        for side in ground.members.indices { changeSide(side, within: 2 * reach, allowed) }
      }
    }
  }

  /// Takes strangers who are still in a hull out of it, whatever it costs, and tidies up after
  /// them; whether none is left.
  mutating func clearHulls() -> Bool {
    for _ in 0..<20 {
      var isClear = true
      for actor in 0..<ground.count where !ground.isFixed[actor] && !ground.isLoose[actor] {
        guard let way = wayOut(for: actor) else { continue }
        isClear = false
        put(actor, at: place(of: actor) + way + random.way(within: 6))
      }
      if isClear { return true }
      run((2, 3), threshold: 0, radius: 30)
    }
    return false
  }

  /// Tries a few changes of one actor: what it costs where it stands is then summed up only once.
  private mutating func change(
    _ actor: Int, tries: Int, within radius: Double, _ allowed: Double
  ) {
    guard !ground.isLoose[actor] else { return }
    var cost = cost(of: actor)
    for _ in 0..<tries {
      if ground.isFixed[actor] {
        turn(actor, allowed, &cost)
        continue
      }
      switch random.below(20) {
      case 0..<3: turn(actor, allowed, &cost)
      case 3..<5: swap(actor, allowed, &cost)
      case 5..<7: approach(actor, within: radius, allowed, &cost)
      case 7..<10: settle(actor, within: radius, allowed, &cost)
      case 10..<13: tidy(actor, within: radius, allowed, &cost)
      default: move(actor, to: place(of: actor) + random.way(within: radius), allowed, &cost)
      }
    }
  }

  private func place(of actor: Int) -> Point { Point(x[actor], y[actor]) }

  /// Tries to bring a stranger out of a hull and a member to the others of its side.
  private mutating func tidy(
    _ actor: Int, within radius: Double, _ allowed: Double, _ cost: inout Double
  ) {
    if let way = wayOut(for: actor) {
      move(actor, to: place(of: actor) + way + random.way(within: 12), allowed, &cost)
    } else if ground.side[actor] >= 0 {
      let side = ground.side[actor]
      let way = random.way(within: ground.breadths[side] / 2)
      move(actor, to: middle(of: side) + way, allowed, &cost)
    } else {
      move(actor, to: place(of: actor) + random.way(within: radius), allowed, &cost)
    }
  }

  /// Tries another side of the actor for its name.
  private mutating func turn(_ actor: Int, _ allowed: Double, _ cost: inout Double) {
    guard ground.hasLabel[actor] else { return }
    let old = slots[actor]
    put(actor, slot: random.below(SearchGround.slots))
    let limit = cost + allowed
    let new = self.cost(of: actor, below: limit)
    if new > limit { put(actor, slot: old) } else { cost = new }
  }

  private mutating func put(_ actor: Int, slot: Int) {
    slots[actor] = slot
    follow(actor)
    measure(ground.side[actor])
  }

  private mutating func move(
    _ actor: Int, to place: Point, _ allowed: Double, _ cost: inout Double
  ) {
    let old = self.place(of: actor)
    put(actor, at: place)
    let limit = cost + allowed
    let new = self.cost(of: actor, below: limit)
    if new > limit { put(actor, at: old) } else { cost = new }
  }

  private mutating func put(_ actor: Int, at place: Point) {
    (x[actor], y[actor]) = (place.x, place.y)
    follow(actor)
    measure(ground.side[actor])
  }

  /// Tries a place amid those to whom the actor is tied.
  private mutating func approach(
    _ actor: Int, within radius: Double, _ allowed: Double, _ cost: inout Double
  ) {
    var (sum, count) = (Point.zero, 0.0)
    for pair in ground.pairs[actor] {
      let other = ground.ends[pair].a == actor ? ground.ends[pair].b : ground.ends[pair].a
      sum += Point(x[other], y[other])
      count += 1
    }
    guard count > 0 else { return }
    let way = random.way(within: 40 + radius)
    move(actor, to: sum * (1 / count) + way, allowed, &cost)
  }

  /// Tries about the place where distances are best.
  private mutating func settle(
    _ actor: Int, within radius: Double, _ allowed: Double, _ cost: inout Double
  ) {
    var (sum, weights) = (Point.zero, 0.0)
    let (here, row) = (place(of: actor), actor * ground.count)
    for other in 0..<ground.count {
      let wish = ground.wishes[row + other] * scale
      guard wish > 0 else { continue }
      let weight = 1 / (wish * wish)
      let there = Point(x[other], y[other])
      sum += (there + (here - there).unit * wish) * weight
      weights += weight
    }
    guard weights > 0 else { return }
    let goal = sum * (1 / weights)
    let share = 0.5 + random.share()
    let way = random.way(within: 4 + radius / 4)
    move(actor, to: here + (goal - here) * share + way, allowed, &cost)
  }

  /// Tries to let two actors of the same side change places.
  private mutating func swap(_ a: Int, _ allowed: Double, _ cost: inout Double) {
    let b = random.below(ground.count)
    guard a != b, ground.side[a] == ground.side[b], !ground.isFixed[b], !ground.isLoose[b]
    else { return }
    let limit = cost + self.cost(of: b) + allowed
    exchange(a, b)
    let new = self.cost(of: a, below: limit)
    if new > limit || new + self.cost(of: b, below: limit - new) > limit {
      exchange(a, b)
    } else {
      cost = new
    }
  }

  private mutating func exchange(_ a: Int, _ b: Int) {
    x.swapAt(a, b)
    y.swapAt(a, b)
    follow(a)
    follow(b)
    measure(ground.side[a])
  }

  /// Tries to move a whole side, or to mirror it about its middle.
  private mutating func changeSide(_ side: Int, within radius: Double, _ allowed: Double) {
    let members = ground.members[side]
    guard members.count > 1, !members.contains(where: { ground.isFixed[$0] }) else { return }
    let (oldX, oldY) = (x, y)
    let before = members.reduce(0) { $0 + cost(of: $1) }
    let middle = middle(of: side) * 2
    let kind = random.below(4)
    let way = kind < 2 ? random.way(within: radius) : .zero
    for actor in members {
      x[actor] = kind == 2 ? middle.x - x[actor] : x[actor] + way.x
      y[actor] = kind == 3 ? middle.y - y[actor] : y[actor] + way.y
    }
    follow(members)
    measure(side)
    if members.reduce(0, { $0 + cost(of: $1) }) - before > allowed {
      (x, y) = (oldX, oldY)
      follow(members)
      measure(side)
    }
  }

  private mutating func follow(_ actors: [Int]) { for actor in actors { follow(actor) } }

  /// Brings up to date what is kept for the place and the name of an actor.
  private mutating func follow(_ actor: Int) {
    for pair in ground.pairs[actor] {
      let (a, b) = ground.ends[pair]
      lines[pair] = Line(x[a], y[a], x[b], y[b])
      lineBounds[pair] = Bounds(lines[pair])
    }
    let room = ground.radii[actor] + ground.widest + SearchGround.clearance
    actorBounds[actor] = Bounds(x[actor], y[actor], room).union(
      Bounds(label(actor)).grown(by: ground.widest))
  }
}

/// Lots that fall the same way on every machine (SplitMix64: Steele, Lea & Flood 2014,
/// doi:10.1145/2660193.2660195).
struct Lots: Sendable {
  private var state: UInt64

  init(seed: Int) { state = UInt64(bitPattern: Int64(seed)) &+ 0x9E37_79B9_7F4A_7C15 }

  private mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(limit)) }

  /// From 0 to below 1.
  mutating func share() -> Double { Double(next() >> 11) * 0x1p-53 }

  mutating func way(within radius: Double) -> Point {
    let across = (2 * share() - 1) * radius
    return Point(across, (2 * share() - 1) * radius)
  }
}
