// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorModel

/// D9 and D10 read literally: every set of actors is looked at. It shares no code with the search.
///
/// Actors are numbered in the order of their ids; a set of actors is a number whose bits they are.
struct TableOracle {
  /// One thing that is asked of a table.
  enum Demand: Hashable {
    case connected
    case atMost(Int)
    case quiet
    case roles
    case apart(Int, Int)
    case absent(Int)
    case veto(Int)
    case end(Int)
    case present(Int)
  }

  /// What is asked.
  struct Question {
    /// Sides, or actors who are ends of their own.
    var ends: [String] = ["A", "B"]
    var require: [String] = []
    var exclude: [String] = []
    var roles: [Role]?
    var threshold = 0.5
    var visibility = 1.0
    var seatsVetoes = false
    var coverThreshold = 0.5
    var hops = 2
    var mostSeats: Int?
    /// Both directions of a pair are read as one, by the lower trust.
    var isUndirected = false
  }

  let ids: [String]
  private let actors: [Actor]
  private let question: Question
  private let incompatible: [IncompatiblePair]
  /// The larger trust of either direction; 0 where there is none.
  private let ties: [[Double]]
  /// By constituency with a share: who is reached by it, and the share.
  private let reached: [(actor: Int, by: Int, share: Double)]

  init(_ map: ActorMap, _ question: Question) {
    let actors = map.actors.sorted { $0.id < $1.id }
    let ids = actors.map(\.id)
    let trusts = Self.trusts(map, ids, isUndirected: question.isUndirected)
    self.actors = actors
    self.ids = ids
    self.question = question
    incompatible = map.incompatible
    ties = ids.indices.map { a in ids.indices.map { max(trusts[a][$0], trusts[$0][a]) } }
    reached = actors.indices.compactMap { x in
      guard actors[x].has(.constituency), let share = actors[x].populationShare?.value
      else { return nil }
      var best = ids.indices.map { $0 == x ? 1.0 : 0 }
      for _ in 0..<question.hops {
        best = ids.indices.map { m in
          ids.indices.reduce(best[m]) { max($0, best[$1] * trusts[$1][m]) }
        }
      }
      let who = ids.indices.filter { best[$0] > 0 && best[$0] >= question.coverThreshold - 1e-12 }
      return (x, Self.set(who), share)
    }
  }

  private static func trusts(
    _ map: ActorMap, _ ids: [String], isUndirected: Bool
  ) -> [[Double]] {
    var trusts = ids.map { _ in ids.map { _ in 0.0 } }
    for tie in map.relationships {
      guard let trust = tie.trust?.value, trust > 0, tie.from != tie.to,
        let a = ids.firstIndex(of: tie.from), let b = ids.firstIndex(of: tie.to)
      else { continue }
      trusts[a][b] = max(trusts[a][b], trust)
      if !tie.directed { trusts[b][a] = max(trusts[b][a], trust) }
    }
    guard isUndirected else { return trusts }
    return ids.indices.map { a in
      ids.indices.map { b in
        let both = [trusts[a][b], trusts[b][a]]
        return both.min() == 0 ? both.max() ?? 0 : both.min() ?? 0
      }
    }
  }

  // MARK: - Sets

  private static func set(_ members: some Sequence<Int>) -> Int {
    members.reduce(0) { $0 | 1 << $1 }
  }

  private func set(where isMember: (Actor) -> Bool) -> Int {
    Self.set(actors.indices.filter { isMember(actors[$0]) })
  }

  func members(_ set: Int) -> [Int] { ids.indices.filter { set >> $0 & 1 == 1 } }
  func names(_ set: Int) -> [String] { members(set).map { ids[$0] } }
  func set(_ names: [String]) -> Int { Self.set(names.compactMap(ids.firstIndex(of:))) }

  // MARK: - What is asked

  /// Everything that is asked.
  func demands(withSize: Bool) -> Set<Demand> {
    var demands: Set<Demand> = [.connected]
    if withSize, let most = question.mostSeats { demands.insert(.atMost(most)) }
    if question.visibility < 1 { demands.insert(.quiet) }
    if question.roles != nil { demands.insert(.roles) }
    for pair in incompatible {
      let two = [pair.first, pair.second].compactMap(ids.firstIndex(of:)).sorted()
      demands.insert(.apart(two[0], two[1]))
    }
    demands.formUnion(question.exclude.compactMap(ids.firstIndex(of:)).map(Demand.absent))
    demands.formUnion(question.require.compactMap(ids.firstIndex(of:)).map(Demand.present))
    if question.seatsVetoes {
      demands.formUnion(actors.indices.filter { actors[$0].veto == true }.map(Demand.veto))
    }
    demands.formUnion(question.ends.indices.map(Demand.end))
    return demands
  }

  /// Who may speak for an end.
  private func speakers(_ end: Int) -> Int {
    let name = question.ends[end]
    if ids.contains(name) { return set([name]) }
    return set { actor in
      actor.side == name && (actor.has(.party) || actor.has(.representative))
        && actor.mandate != false
    }
  }

  private func allowed(_ demands: Set<Demand>) -> Int {
    var allowed = (1 << ids.count) - 1
    for demand in demands {
      switch demand {
      case .quiet: allowed &= set { ($0.visibility?.value ?? 0) <= question.visibility }
      case .roles:
        allowed &= set { $0.roles.contains { question.roles?.contains($0) ?? true } }
      case .absent(let actor): allowed &= ~(1 << actor)
      default: break
      }
    }
    return allowed
  }

  /// Tells `found` every set of one actor or more that meets the demands until it answers `false`.
  func eachTable(_ demands: Set<Demand>, _ found: (Int) -> Bool) {
    let allowed = allowed(demands)
    var (groups, refusals, most): ([Int], [Int], Int) = ([], [], .max)
    for demand in demands {
      switch demand {
      case .end(let end): groups.append(speakers(end))
      case .present(let actor), .veto(let actor): groups.append(1 << actor)
      case .apart(let a, let b): refusals.append(1 << a | 1 << b)
      case .atMost(let seats): most = seats
      default: break
      }
    }
    let neighbours = neighbours(question.threshold)
    var set = allowed
    while set != 0 {
      if set.nonzeroBitCount <= most, !groups.contains(where: { $0 & set == 0 }),
        !refusals.contains(where: { $0 & set == $0 }),
        !demands.contains(.connected) || isConnected(set, neighbours), !found(set)
      {
        return
      }
      set = (set - 1) & allowed
    }
  }

  func isPossible(_ demands: Set<Demand>) -> Bool {
    var isPossible = false
    eachTable(demands) { _ in
      isPossible = true
      return false
    }
    return isPossible
  }

  /// By set of demands, as bits in their order, whether some table meets all of them.
  func possible(_ demands: [Demand]) -> [Bool] {
    let neighbours = neighbours(question.threshold)
    let alone = demands.map { allowed([$0]) }
    var possible = [Bool](repeating: false, count: 1 << demands.count)
    for set in 1..<(1 << ids.count) {
      let met = Self.set(
        demands.indices.filter { place in
          switch demands[place] {
          case .connected: isConnected(set, neighbours)
          case .atMost(let seats): set.nonzeroBitCount <= seats
          case .end(let end): speakers(end) & set != 0
          case .present(let actor), .veto(let actor): set >> actor & 1 == 1
          case .apart(let a, let b): set >> a & set >> b & 1 == 0
          case .quiet, .roles, .absent: set & ~alone[place] == 0
          }
        })
      possible[met] = true
    }
    // What meets more demands meets fewer.
    for place in demands.indices {
      for set in possible.indices where set >> place & 1 == 0 && possible[set | 1 << place] {
        possible[set] = true
      }
    }
    return possible
  }

  func tables(withSize: Bool = false) -> [Int] {
    var tables: [Int] = []
    eachTable(demands(withSize: withSize)) {
      tables.append($0)
      return true
    }
    return tables
  }

  // MARK: - What a table is worth

  private func neighbours(_ least: Double) -> [Int] {
    ids.indices.map { a in
      Self.set(ids.indices.filter { ties[a][$0] > 0 && ties[a][$0] >= least })
    }
  }

  private func isConnected(_ set: Int, _ neighbours: [Int]) -> Bool {
    var reached = set & -set
    var open = reached
    while open != 0 {
      let next = open.trailingZeroBitCount
      open &= open - 1
      let more = neighbours[next] & set & ~reached
      reached |= more
      open |= more
    }
    return reached == set
  }

  /// The largest trust at which the set is still connected; `nil` where it is not at θ.
  func weakest(_ set: Int) -> Double? {
    if set.nonzeroBitCount == 1 { return 1 }
    let values = Set(members(set).flatMap { a in members(set).map { ties[a][$0] } })
    return values.filter { $0 > 0 && $0 >= question.threshold }
      .filter { isConnected(set, neighbours($0)) }.max()
  }

  var hasConstituency: Bool { !reached.isEmpty }
  /// What all who may sit at a table cover together.
  var mostCover: Double { cover(allowed(demands(withSize: true))) }
  func cover(_ set: Int) -> Double {
    reached.reduce(0) { $1.by & set == 0 ? $0 : $0 + $1.share }
  }
  func missing(_ set: Int) -> [String] {
    reached.filter { $0.by & set == 0 }.map { ids[$0.actor] }
  }

  /// Who could join a table without anybody there refusing.
  func joinable(_ set: Int) -> [Int] {
    members(allowed(demands(withSize: true)) & ~set).filter { actor in
      !incompatible.contains { pair in
        let two = self.set([pair.first, pair.second])
        return two >> actor & 1 == 1 && two & set != 0
      }
    }
  }
}
