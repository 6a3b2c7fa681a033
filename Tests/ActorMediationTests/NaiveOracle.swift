// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorModel

@testable import ActorMediation

/// The same questions answered the slow way, straight from the map's ties: all simple paths, all
/// subsets, actors really deleted. It shares no code with what it checks.
struct NaiveOracle {
  let ids: [String]
  /// How far each actor trusts each other one; 0 where no tie says so.
  private let trusts: [[Double]]
  private let roles: [[Role]]

  /// - Parameters:
  ///   - removed: an actor who is not there.
  ///   - isUndirected: whether both directions of a pair are read as one: by the lower trust where
  ///     both are recorded, else by the one that is.
  init(_ map: ActorMap, without removed: String? = nil, isUndirected: Bool = false) {
    let actors = map.actors.filter { $0.id != removed }
    let ids = actors.map(\.id)
    var trusts = ids.map { _ in ids.map { _ in 0.0 } }
    for tie in map.relationships {
      guard let trust = tie.trust?.value, trust > 0, tie.from != tie.to,
        let from = ids.firstIndex(of: tie.from), let to = ids.firstIndex(of: tie.to)
      else { continue }
      trusts[from][to] = max(trusts[from][to], trust)
      if !tie.directed { trusts[to][from] = max(trusts[to][from], trust) }
    }
    self.ids = ids
    self.trusts =
      isUndirected
      ? ids.indices.map { a in
        ids.indices.map { b in
          let (there, back) = (trusts[a][b], trusts[b][a])
          return there > 0 && back > 0 ? min(there, back) : max(there, back)
        }
      } : trusts
    roles = actors.map(\.roles)
  }

  // MARK: - Acceptability

  /// The best product over all simple paths of at most `hops` ties.
  func reach(from source: String, to target: String, hops: Int = .max) -> Double {
    guard let start = ids.firstIndex(of: source), let goal = ids.firstIndex(of: target)
    else { return 0 }
    var best = 0.0
    var visited = ids.map { _ in false }
    func walk(_ node: Int, _ product: Double, _ ties: Int) {
      if node == goal {
        best = max(best, product)
        return
      }
      guard ties < hops else { return }
      visited[node] = true
      for next in ids.indices where !visited[next] && trusts[node][next] > 0 {
        walk(next, product * trusts[node][next], ties + 1)
      }
      visited[node] = false
    }
    walk(start, 1, 0)
    return best
  }

  /// The least over the ends of what the rule makes of those who speak for each.
  func acceptability(of actor: String, ends: [[String]], _ rule: AcceptabilityRule) -> Double {
    ends.map { end in
      NaiveOracle.trust(
        end.map { reach(from: $0, to: actor, hops: rule.hops ?? .max) }, rule.principals)
    }.min() ?? 0
  }

  /// What the rule makes of several.
  static func trust(_ values: [Double], _ rule: PrincipalRule) -> Double {
    let sorted = values.sorted()
    switch rule {
    case .min: return sorted.first ?? 0
    case .max: return sorted.last ?? 0
    case .mean:
      var sum = 0.0
      for value in values { sum += value / Double(values.count) }
      return sum
    }
  }

  /// The least over `principals`.
  func acceptability(of actor: String, _ principals: [String]) -> Double {
    principals.map { reach(from: $0, to: actor) }.min() ?? 0
  }

  /// The same for many, by the best product over all simple paths from each of `principals`, walked
  /// once: every path is looked at, whomever it reaches.
  func acceptabilities(of actors: [String], _ principals: [String]) -> [String: Double] {
    let reaches = principals.compactMap(ids.firstIndex(of:)).map { start in
      var best = ids.map { _ in 0.0 }
      var visited = ids.map { _ in false }
      func walk(_ node: Int, _ product: Double) {
        best[node] = max(best[node], product)
        visited[node] = true
        for next in ids.indices where !visited[next] && trusts[node][next] > 0 {
          walk(next, product * trusts[node][next])
        }
        visited[node] = false
      }
      walk(start, 1)
      return best
    }
    return Dictionary(
      uniqueKeysWithValues: actors.map { actor in
        (actor, ids.firstIndex(of: actor).flatMap { place in reaches.map { $0[place] }.min() } ?? 0)
      })
  }

  // MARK: - Channels

  /// Whether x and y are tied at `threshold` or above, either way.
  private func isTied(_ x: Int, _ y: Int, _ threshold: Double) -> Bool {
    let value = max(trusts[x][y], trusts[y][x])
    return value > 0 && value >= threshold
  }

  /// Whether a chain leads from one end to the other over open actors; a tie between the ends
  /// themselves is no chain.
  private func isConnected(
    _ sources: [Int], _ sinks: [Int], _ threshold: Double, open: Set<Int>
  ) -> Bool {
    var reached = open.filter { node in sources.contains { isTied($0, node, threshold) } }
    while true {
      let more = open.subtracting(reached).filter { node in
        reached.contains { isTied($0, node, threshold) }
      }
      if more.isEmpty { break }
      reached.formUnion(more)
    }
    return reached.contains { node in sinks.contains { isTied($0, node, threshold) } }
  }

  /// Every smallest set of actors whose loss leaves no chain, by trying the subsets by size; `nil`
  /// where there is no chain at all. Its size is the number of disjoint chains (Menger).
  func minimumCuts(
    _ a: [String], _ b: [String], threshold: Double, roles allowed: [Role]?
  ) -> Set<Set<String>>? {
    let (sources, sinks) = (a.compactMap(ids.firstIndex(of:)), b.compactMap(ids.firstIndex(of:)))
    let between = ids.indices.filter { node in
      !sources.contains(node) && !sinks.contains(node)
        && (allowed.map { roles[node].contains(where: $0.contains) } ?? true)
    }
    guard isConnected(sources, sinks, threshold, open: Set(between)) else { return nil }
    for size in 1..<(between.count + 1) {
      let cuts = subsets(of: between, size: size).filter {
        !isConnected(sources, sinks, threshold, open: Set(between).subtracting($0))
      }
      if !cuts.isEmpty { return Set(cuts.map { Set($0.map { ids[$0] }) }) }
    }
    return nil
  }

  private func subsets(of nodes: [Int], size: Int) -> [[Int]] {
    guard size > 0 else { return [[]] }
    return nodes.indices.flatMap { place in
      subsets(of: Array(nodes[(place + 1)...]), size: size - 1).map { [nodes[place]] + $0 }
    }
  }

  /// The fewest ties of a chain, and the largest product, over all chains between the ends.
  func chains(
    _ a: [String], _ b: [String], threshold: Double, roles allowed: [Role]?
  ) -> (fewest: Int, strongest: Double)? {
    let (sources, sinks) = (a.compactMap(ids.firstIndex(of:)), b.compactMap(ids.firstIndex(of:)))
    var found: (fewest: Int, strongest: Double)?
    var visited = ids.map { _ in false }
    func walk(_ node: Int, _ ties: Int, _ product: Double) {
      visited[node] = true
      for next in ids.indices where !visited[next] && isTied(node, next, threshold) {
        let value = product * max(trusts[node][next], trusts[next][node])
        if sinks.contains(next) {
          guard ties > 0 else { continue }
          found = (min(found?.fewest ?? .max, ties + 1), max(found?.strongest ?? 0, value))
        } else if !sources.contains(next),
          allowed.map({ roles[next].contains(where: $0.contains) }) ?? true
        {
          walk(next, ties + 1, value)
        }
      }
      visited[node] = false
    }
    for source in sources { walk(source, 0, 1) }
    return found
  }
}

extension NaiveOracle {
  /// For every pair that the actor bridges its weight, or nothing where a number is missing.
  static func hostilePairs(of actor: String, in map: ActorMap) -> [Double?] {
    func ties(_ a: String, _ b: String) -> [Relationship] {
      map.relationships.filter { ($0.from, $0.to) == (a, b) || ($0.from, $0.to) == (b, a) }
    }
    func isHostile(_ a: String, _ b: String) -> Bool {
      ties(a, b).contains { $0.kind == .conflict || ($0.trust?.value ?? 0) < 0 }
    }
    func isPositive(_ a: String, _ b: String) -> Bool {
      !isHostile(a, b)
        && ties(a, b).contains {
          ($0.trust?.value ?? 0) > 0 || $0.kind == .alliance || $0.kind == .cooperation
        }
    }
    func trust(_ a: String) -> Double? {
      ties(a, actor).compactMap(\.trust?.value).filter { $0 > 0 }.max()
    }
    let others = map.actors.map(\.id).filter { $0 != actor }
    return others.indices.flatMap { i in
      others[(i + 1)...].filter {
        isHostile(others[i], $0) && isPositive(others[i], actor) && isPositive($0, actor)
      }.map { other -> Double? in
        let strengths = ties(others[i], other).filter { $0.kind == .conflict }
          .compactMap(\.strength?.value)
        let distrusts = ties(others[i], other).compactMap(\.trust?.value).filter { $0 < 0 }
        guard let hostility = (strengths + distrusts.map { -$0 }).max(),
          let x = trust(others[i]), let y = trust(other)
        else { return nil }
        return hostility * min(x, y)
      }
    }
  }
}
