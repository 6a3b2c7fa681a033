// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorAnalytics
internal import ActorModel
internal import GraphCore

/// A table that was found.
struct FoundTable: Hashable, Sendable {
  /// Positions of its members, ascending.
  let members: [Int]
  /// The largest trust at which they are still connected.
  let weakestLink: Double
}

/// The smallest tables and the most inclusive ones on one map.
struct Convening: Sendable {
  /// The smallest tables, or why there is none.
  enum Smallest: Sendable {
    /// All of them, the best weakest link first, then by ids.
    case found([FoundTable], isComplete: Bool)
    /// No table meets these requirements together.
    case contradiction(TableContradiction)
    /// None was found before the search gave up; there is none with fewer seats than this.
    case undecided(atLeast: Int)
  }

  /// The most inclusive tables of one size.
  struct FrontierPoint: Sendable {
    let size: Int
    /// The share that they cover.
    let cover: Double
    /// All with this share and the best weakest link among them.
    let tables: [FoundTable]
    /// Whether all of them are listed.
    let isComplete: Bool
    /// How much more a table of this size might cover, where the search gave up; 0 where it is
    /// exact.
    let gap: Double
  }

  /// The most tables of one size that are listed.
  static let listed = 1_000
  /// The most sets of actors that one search looks at, and all searches of a question together.
  static let patience = 150_000

  let ground: MediationGround
  let requirements: TableRequirements
  let problem: TableProblem
  private let mostSeats: Int?

  init(
    _ ground: MediationGround, _ question: ConveneQuestion, coverage: Coverage? = nil,
    size: Int? = nil
  ) throws(MediationError) {
    try question.check(ground)
    self.ground = ground
    mostSeats = size
    requirements = TableRequirements(ground, question, coverage: coverage, size: size)
    problem = requirements.problem(requirements.all)
  }

  // MARK: - The smallest tables

  func smallest() -> Smallest {
    if requirements.isPossible(requirements.all) == false {
      return .contradiction(requirements.contradiction())
    }
    var search = TableSearch(problem, limit: Self.patience)
    let most = min(mostSeats ?? .max, problem.eligible.count)
    var size = max(1, search.fewestSeats ?? 1)
    while size <= most {
      let tables = search.tables(size: size, most: Self.listed + 1)
      if !tables.isEmpty {
        if tables.count > Self.listed || search.gaveUp { return strongest(size, tables) }
        return .found(ranked(tables), isComplete: true)
      }
      if search.gaveUp { return .undecided(atLeast: size) }
      size += 1
    }
    return .contradiction(requirements.contradiction())
  }

  /// Where there are more than are listed, those with the best weakest link.
  private func strongest(_ size: Int, _ found: [[Int]]) -> Smallest {
    var steps = 0
    let best = bestLink(size: size, covering: 0, steps: &steps)
    let tables = best.map { best in
      var search = TableSearch(problem, threshold: best, limit: Self.patience)
      return search.tables(size: size, most: Self.listed)
    }
    return .found(ranked(tables ?? Array(found.prefix(Self.listed))), isComplete: false)
  }

  /// With what the members are connected, best first; then by ids.
  private func ranked(_ tables: [[Int]]) -> [FoundTable] {
    tables.map { FoundTable(members: $0, weakestLink: problem.weakestLink($0) ?? 0) }
      .sorted { a, b in
        a.weakestLink != b.weakestLink
          ? a.weakestLink > b.weakestLink : a.members.lexicographicallyPrecedes(b.members)
      }
  }

  /// The largest trust at which some table of this size and coverage is connected; `nil` where the
  /// search gave up.
  private func bestLink(size: Int, covering cover: Double, steps: inout Int) -> Double? {
    let trusts = Set(problem.links.flatMap { $0.map(\.trust) }.filter { $0 >= problem.threshold })
      .sorted()
    var (low, high) = (0, trusts.count)
    // Somewhere between lies the last value at which there still is a table.
    while low < high {
      let middle = (low + high) / 2
      var search = TableSearch(
        problem, threshold: trusts[middle], limit: max(0, Self.patience - steps))
      let hasTable =
        (search.fewestSeats.map { $0 <= size } ?? false)
        && !search.tables(size: size, covering: cover, most: 1).isEmpty
      steps += search.steps
      if search.gaveUp { return nil }
      if hasTable { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? trusts[low - 1] : 1
  }

  // MARK: - The most inclusive tables

  /// A point for each size from the smallest table on, until nothing more can be covered.
  ///
  /// - Parameter largest: the largest size; `nil` means four seats more than the smallest.
  /// - Returns: the points, and the sizes at which the search gave up before it found a table.
  func frontier(
    from smallest: Int, upTo largest: Int?
  ) -> (points: [FrontierPoint], undecided: [Int]) {
    let reachable = problem.cover(problem.eligible)
    var points: [FrontierPoint] = []
    var undecided: [Int] = []
    for size in smallest..<(max(smallest, largest ?? smallest + 4) + 1) {
      guard let point = point(size, reachable, &undecided) else { continue }
      points.append(point)
      if point.gap == 0, TrustComparison.isAtLeast(point.cover, reachable) { break }
    }
    return (points, undecided)
  }

  private func point(
    _ size: Int, _ reachable: Double, _ undecided: inout [Int]
  ) -> FrontierPoint? {
    var search = TableSearch(problem, limit: Self.patience)
    guard let cover = search.largestCover(size: size) else {
      if search.gaveUp { undecided.append(size) }
      return nil
    }
    var steps = 0
    let isExact = !search.gaveUp
    let link = bestLink(size: size, covering: cover, steps: &steps)
    var last = TableSearch(problem, threshold: link, limit: Self.patience)
    let tables = last.tables(size: size, covering: cover, most: Self.listed + 1)
    return FrontierPoint(
      size: size, cover: cover, tables: ranked(Array(tables.prefix(Self.listed))),
      isComplete: link != nil && !last.gaveUp && tables.count <= Self.listed,
      gap: isExact ? 0 : max(0, reachable - cover))
  }

  // MARK: - What a table lacks, and what each member is for

  /// Why a table needs this member: what no longer holds without it.
  func need(of member: Int, at table: FoundTable, coverage: Coverage? = nil) -> [String] {
    let rest = table.members.filter { $0 != member }
    var reasons: [String] = []
    for requirement in requirements.all {
      switch requirement {
      case .require(member): reasons.append("the question requires it")
      case .veto(member): reasons.append("recorded as able to block an agreement")
      case .end(let end)
      where !requirements.speakers(of: end).contains(where: rest.contains):
        reasons.append("nobody else speaks for \(ground.ends[end].name)")
      default: break
      }
    }
    if problem.weakestLink(rest) == nil, !rest.isEmpty {
      reasons.append("without this seat \(apart(rest))")
    }
    if let coverage {
      let lost = Set(problem.covered(by: table.members)).subtracting(problem.covered(by: rest))
      if !lost.isEmpty {
        let share = lost.sorted().reduce(0) { $0 + coverage.shares[$1] }
        reasons.append("nobody else there reaches \(percent(share)) of the population")
      }
    }
    return reasons
  }

  /// Into what members fall who are not connected, in words.
  private func apart(_ members: [Int]) -> String {
    var left = Set(members)
    var parts: [String] = []
    while let first = left.min() {
      var part = [first]
      var next = 0
      left.remove(first)
      while next < part.count {
        let linked = problem.links[part[next]].filter { $0.trust >= problem.threshold }.map(\.actor)
        let found = linked.filter(left.contains)
        left.subtract(found)
        part += found
        next += 1
      }
      parts.append(enumerated(part.sorted().map { ground.map.actors[$0].name }))
    }
    return parts.count == 2
      ? "no chain of such ties would join \(parts[0]) to \(parts[1])"
      : "the others would fall into \(parts.count) parts that no such tie joins"
  }

  /// The ties of trust that join the members, by id.
  func ties(of table: FoundTable) -> [String] {
    let graph = ground.network.graph
    let seats = Set(table.members)
    var ids: Set<String> = []
    for member in table.members {
      for arc in graph.outRow(member)
      where seats.contains(Int(graph.targets[arc])) && graph.values[arc] >= problem.threshold {
        ids.insert(ground.network.frozen.tieID(ofArc: arc))
      }
    }
    return ids.sorted(by: idPrecedes)
  }

  /// Those who can block an agreement and have no seat.
  func vetoes(without table: FoundTable) -> [Named] {
    ground.map.actors.indices.filter {
      ground.map.actors[$0].veto == true && !table.members.contains($0)
    }.map { ground.named(ground.map.actors[$0].id) }
  }

  /// Those who speak for an end and have no seat.
  func principals(without table: FoundTable) -> [Named] {
    let seats = Set(table.members.map { ground.map.actors[$0].id })
    return ground.principals.filter { !seats.contains($0) }.map(ground.named)
  }

  func named(_ members: [Int]) -> [Named] { members.map { ground.named(ground.map.actors[$0].id) } }
  func names(_ members: [Int]) -> String {
    enumerated(members.map { ground.map.actors[$0].name })
  }
}
