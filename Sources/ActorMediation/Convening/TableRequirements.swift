// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorAnalytics
internal import ActorModel
internal import GraphCore

/// One thing that is asked of a table: together they are the problem, and where they contradict
/// each other a smallest set of them is named.
enum TableRequirement: Hashable, Sendable {
  /// Members are connected by ties of enough trust.
  case ties
  /// No more than this many seats.
  case size(Int)
  /// Nobody whom the public notices too much.
  case visibility
  /// Members have one of the roles.
  case roles
  /// Two who will not sit together.
  case clash(Int, Int)
  /// Someone who may not be at the table.
  case exclude(Int)
  /// Someone who can block an agreement has to be there.
  case veto(Int)
  /// A side has someone who speaks for it.
  case end(Int)
  /// Someone has to be there.
  case require(Int)
}

/// All that is asked of a table on one map, and the problem that any part of it makes.
struct TableRequirements: Sendable {
  let all: [TableRequirement]
  private let ground: MediationGround
  private let question: ConveneQuestion
  private let coverage: Coverage?
  private let links: [[(actor: Int, trust: Double)]]

  init(
    _ ground: MediationGround, _ question: ConveneQuestion, coverage: Coverage? = nil,
    size: Int? = nil
  ) {
    self.ground = ground
    self.question = question
    self.coverage = coverage
    links = Self.links(ground)
    let position = { (id: String) in ground.network.frozen.index(of: id) }
    let actors = ground.map.actors
    var all: [TableRequirement] = [.ties]
    if let size { all.append(.size(size)) }
    if question.visibility < 1 { all.append(.visibility) }
    if question.roles != nil { all.append(.roles) }
    for pair in ground.map.incompatible {
      if let a = position(pair.first), let b = position(pair.second), a != b {
        all.append(.clash(min(a, b), max(a, b)))
      }
    }
    all += question.excluded.compactMap(position).sorted().map(TableRequirement.exclude)
    if question.seatsVetoes {
      all += actors.indices.filter { actors[$0].veto == true }.map(TableRequirement.veto)
    }
    all += ground.ends.indices.map(TableRequirement.end)
    all += question.required.compactMap(position).sorted().map(TableRequirement.require)
    var seen: Set<TableRequirement> = []
    self.all = all.filter { seen.insert($0).inserted }
  }

  /// By actor those with whom any tie of trust exists, in either direction, and its trust.
  private static func links(_ ground: MediationGround) -> [[(actor: Int, trust: Double)]] {
    let graph = ground.network.graph
    var best = [[Int: Double]](repeating: [:], count: graph.nodeCount)
    for source in 0..<graph.nodeCount {
      for arc in graph.outRow(source) {
        let (target, trust) = (Int(graph.targets[arc]), graph.values[arc])
        best[source][target] = max(best[source][target] ?? 0, trust)
        best[target][source] = max(best[target][source] ?? 0, trust)
      }
    }
    return best.map { row in row.sorted { $0.key < $1.key }.map { ($0.key, $0.value) } }
  }

  /// Those who may speak for an end: of a side its actors with role party or representative whose
  /// mandate is not denied; an actor for itself.
  func speakers(of end: Int) -> [Int] {
    let end = ground.ends[end]
    let actors = ground.map.actors
    guard end.isSide else { return ground.network.indices(end.principals) }
    return actors.indices.filter { index in
      let actor = actors[index]
      return actor.side == end.id && (actor.has(.party) || actor.has(.representative))
        && actor.mandate != false
    }
  }

  /// The problem that `part` of the requirements makes.
  func problem(_ part: [TableRequirement]) -> TableProblem {
    let actors = ground.map.actors
    let asked = Set(part)
    let eligible = actors.indices.filter { index in
      if asked.contains(.exclude(index)) { return false }
      if asked.contains(.roles), let roles = question.roles,
        !actors[index].roles.contains(where: roles.contains)
      {
        return false
      }
      // A visibility that nobody recorded is unknown, not too high: it is told, not held against.
      let visibility = actors[index].visibility?.value ?? 0
      return !asked.contains(.visibility) || visibility <= question.visibility
    }
    var groups: [[Int]] = []
    var clashes = [[Int]](repeating: [], count: actors.count)
    for requirement in part {
      switch requirement {
      case .end(let end): groups.append(speakers(of: end))
      case .require(let actor), .veto(let actor): groups.append([actor])
      case .clash(let a, let b):
        clashes[a].append(b)
        clashes[b].append(a)
      case .ties, .size, .visibility, .roles, .exclude: break
      }
    }
    return TableProblem(
      eligible: eligible, groups: groups, clashes: clashes, links: links,
      threshold: question.threshold,
      covers: coverage?.covers ?? [[Int]](repeating: [], count: actors.count),
      shares: coverage?.shares ?? [])
  }

  /// Actors without a recorded visibility who may sit at the table although a limit is asked for.
  var unknownVisibilities: [String] {
    guard all.contains(.visibility) else { return [] }
    return problem(all).eligible.filter { ground.map.actors[$0].visibility == nil }
      .map { ground.map.actors[$0].id }
  }

  // MARK: - Words

  /// A requirement as the option that asks it or the fact that makes it, for programs.
  func id(_ requirement: TableRequirement) -> String {
    let id = { (actor: Int) in ground.map.actors[actor].id }
    return switch requirement {
    case .ties: "min-trust"
    case .size: "max-size"
    case .visibility: "max-visibility"
    case .roles: "roles"
    case .clash(let a, let b): "incompatible:\(id(a))+\(id(b))"
    case .exclude(let actor): "exclude:\(id(actor))"
    case .veto(let actor): "veto:\(id(actor))"
    case .end(let end): "\(ground.ends[end].isSide ? "side" : "actor"):\(ground.ends[end].id)"
    case .require(let actor): "require:\(id(actor))"
    }
  }

  /// A requirement in words, to stand in a list.
  func words(_ requirement: TableRequirement) -> String {
    let name = { (actor: Int) in ground.map.actors[actor].name }
    switch requirement {
    case .ties:
      return "the members are connected by ties of trust "
        + "\(fourDecimals(question.threshold)) or more"
    case .size(let size): return "there are at most \(size) seats"
    case .visibility:
      return "nobody has a visibility above \(fourDecimals(question.visibility))"
    case .roles:
      let roles = (question.roles ?? []).map(\.rawValue)
      return "every member has role \(enumerated(roles, "or"))"
    case .clash(let a, let b): return "\(name(a)) and \(name(b)) do not sit together"
    case .exclude(let actor): return "\(name(actor)) is not at the table"
    case .veto(let actor): return "\(name(actor)), who can block an agreement, is at the table"
    case .end(let end):
      let side = ground.ends[end]
      return side.isSide
        ? "\(side.name) is at the table through someone with role party or representative whose "
          + "mandate is not denied" : "\(side.name) is at the table"
    case .require(let actor): return "\(name(actor)) is at the table"
    }
  }
}
