// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

public import ActorModel

/// Invented actor maps that look like those of analysts: two to four sides with parties, people
/// who speak for them and communities behind them; mediators, sponsors and others between; most
/// ties inside sides. The same number and seed give the same map on every machine.
public enum SampleMap {
  /// A map of `count` actors with about 2.3 ties an actor.
  ///
  /// - Precondition: `count` is at least 2.
  public static func make(_ count: Int, seed: Int, sides: Int? = nil) -> ActorMap {
    var draft = SampleDraft(count, seed: seed, sides: sides)
    draft.addActors()
    draft.addTies()
    return draft.map
  }
}

private struct SampleDraft {
  private static let places = [
    "Amara", "Belen", "Dorun", "Fenia", "Gara", "Ishta", "Juro", "Lor", "Nava", "Orel", "Pel",
    "Quen", "Saad", "Tiva", "Ulma", "Wen", "Yara", "Zan",
  ]
  private static let people = [
    "Ada", "Bako", "Chidi", "Dania", "Emre", "Farah", "Goran", "Hana", "Ivo", "Jalil", "Kofi",
    "Leila", "Marek", "Nadia", "Omar", "Petra", "Rafiq", "Sanja", "Tomas", "Uma", "Vesna", "Yusuf",
  ]
  private static let bodies = [
    "Chamber of Commerce", "Women for Peace", "Teachers’ Union", "Relief Society", "Radio",
    "Bar Association", "Youth Movement", "Bishops’ Conference", "Farmers’ League", "Press Council",
    "Veterans", "Inter-Faith Council for Reconciliation and Development",
  ]

  private let count: Int
  private var random: SeededRandom
  private(set) var map: ActorMap
  private var names: Set<String> = []
  /// The positions of the actors of each side, then those of no side.
  private var groups: [[Int]]

  init(_ count: Int, seed: Int, sides: Int?) {
    self.count = count
    var random = SeededRandom(seed: seed &* 1_000 &+ count)
    let usual = count < 16 ? 2 : 2 + random.below(3)
    self.random = random
    let number = min(4, sides ?? usual)
    let names = ["Government", "National Front", "Eastern Alliance", "Highland Council"]
    map = ActorMap(
      title: "Sample map of \(count) actors, \(seed)",
      asOf: CalendarDate("2020-06-30"),
      sides: (0..<number).map { Side(id: "side-\($0 + 1)", name: names[$0 % 4]) })
    groups = [[Int]](repeating: [], count: number + 1)
  }

  // MARK: - Actors

  mutating func addActors() {
    let sides = map.sides.count
    // Seven in ten stand on a side, the larger ones first.
    let sided = sides == 0 ? 0 : max(min(count, sides), count * 7 / 10)
    for index in 0..<count {
      let side = index < sided ? (index < sides ? index : skewed(sides)) : nil
      var actor = side.map { self.actor(ofSide: $0) } ?? outsider()
      actor.id = "actor-\(index + 1)"
      groups[side ?? sides].append(index)
      map.actors.append(actor)
    }
  }

  private mutating func skewed(_ sides: Int) -> Int {
    min(random.below(sides), random.below(sides + 1))
  }

  private mutating func actor(ofSide side: Int) -> Actor {
    let id = map.sides[side].id
    if groups[side].isEmpty {
      return Actor(
        id: "", name: "\(map.sides[side].name) leadership",
        kind: side == 0 ? "state" : "armed-group",
        roles: [.party], side: id, veto: random.chance(60))
    }
    switch random.below(10) {
    case 0..<4:
      return Actor(
        id: "", name: person(), kind: "person", roles: [.representative], side: id,
        insider: random.chance(20) ? true : nil)
    case 4: return Actor(id: "", name: unit(), kind: "armed-group", side: id)
    case 5, 6:
      return Actor(
        id: "", name: body(), kind: "community", roles: [.constituency], side: id)
    case 7: return Actor(id: "", name: unit(), roles: [.party], side: id)
    default: return Actor(id: "", name: body(), kind: "organisation", side: id)
    }
  }

  private mutating func outsider() -> Actor {
    switch random.below(10) {
    case 0..<3:
      return Actor(
        id: "", name: random.chance(50) ? person() : body(), roles: [.mediator],
        insider: random.chance(40) ? true : nil)
    case 3, 4:
      return Actor(
        id: "", name: "\(place()) Foundation", roles: [.sponsor],
        shadow: random.chance(25) ? true : nil)
    case 5:
      return Actor(
        id: "", name: "Mission of the Union of States in \(place())",
        kind: "international-organisation")
    case 6:
      return Actor(id: "", name: place(), kind: "state", shadow: random.chance(30) ? true : nil)
    default: return Actor(id: "", name: body(), kind: "organisation", roles: ["civil-society"])
    }
  }

  // MARK: - Names

  private mutating func place() -> String { random.pick(Self.places) }
  private mutating func person() -> String {
    unused { "\($0.random.pick(Self.people)) \($0.place())" }
  }
  private mutating func body() -> String {
    unused { "\($0.place()) \($0.random.pick(Self.bodies))" }
  }
  private mutating func unit() -> String {
    unused { "\($0.place()) \($0.random.pick(["Brigade", "Party", "Guard", "People’s Congress"]))" }
  }

  private mutating func unused(_ make: (inout SampleDraft) -> String) -> String {
    for _ in 0..<20 {
      let name = make(&self)
      if names.insert(name).inserted { return name }
    }
    return "\(make(&self)) \(map.actors.count + 1)"
  }

  // MARK: - Ties

  mutating func addTies() {
    // Within a side everybody hangs on to somebody who was there before, the leadership most.
    for group in groups.dropLast() {
      for (rank, actor) in group.enumerated().dropFirst() {
        let other = random.chance(45) ? group[0] : group[random.below(rank)]
        add(actor, other, isInside: true)
      }
    }
    let sided = groups.dropLast().flatMap { $0 }
    for actor in groups[groups.count - 1] where !random.chance(4) {
      guard let other = sided.isEmpty ? groups.last?.first : random.pick(sided), other != actor
      else { continue }
      add(actor, other, isInside: false)
    }
    let wanted = count * 23 / 10
    for _ in 0..<(count * 20) where map.relationships.count < wanted { addExtra() }
  }

  private mutating func addExtra() {
    let group = groups[random.below(groups.count)]
    guard !group.isEmpty else { return }
    let isInside = random.chance(65)
    let from = random.pick(group)
    let others = isInside ? group : Array(0..<count)
    let to =
      random.chance(35)
      ? (random.pick(groups.filter { !$0.isEmpty }).first ?? 0) : random.pick(others)
    guard from != to else { return }
    add(from, to, isInside: map.actors[from].side == map.actors[to].side)
  }

  private mutating func add(_ from: Int, _ to: Int, isInside: Bool) {
    let (a, b) = (map.actors[from], map.actors[to])
    let isHostile = a.side != nil && b.side != nil && a.side != b.side && random.chance(60)
    var tie = Relationship(from: a.id, to: b.id)
    if isHostile {
      tie.kind = random.chance(70) ? .conflict : .trust
      tie.trust = Trust(-0.1 * Double(3 + random.below(7)))
    } else {
      tie.kind = kind(from: a, isInside: isInside)
      if random.chance(70) { tie.trust = Trust(0.1 * Double((isInside ? 4 : 1) + random.below(6))) }
    }
    if random.chance(50) { tie.strength = Strength(0.1 * Double(1 + random.below(10))) }
    tie.directed = !isHostile && random.chance(70)
    if random.chance(12) { tie.status = random.pick(RelationshipStatus.known) }
    if random.chance(30) { tie.layers = [random.pick(["security", "land", "return"])] }
    if random.chance(15) { tie.start = CalendarDate("20\(10 + random.below(9))") }
    if random.chance(5) { tie.end = CalendarDate("2018") }
    map.relationships.append(tie)
  }

  private mutating func kind(from actor: Actor, isInside: Bool) -> RelationshipKind {
    if actor.has(.sponsor) { return .sponsorship }
    if isInside, actor.has(.representative), random.chance(40) { return .representation }
    return random.pick(
      isInside
        ? [.trust, .trust, .alliance, .influence, "membership"]
        : [.trust, .trust, .communication, .cooperation, .influence])
  }
}
