// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// Finds the changes that raise most the best acceptability of any candidate.
///
/// A plan is a list of actions, ascending; an action that stands twice is done twice. The search
/// goes through the candidates; where some principal's trust in the candidate does not suffice, one
/// of the changes has to lie on a chain from that principal, and only those that could still lift
/// the chain high enough are tried. So nothing that could be a best plan is passed over.
///
/// - Complexity: two searches over (changes + 1) layers of the map for each plan that is looked
///   at; what is looked at is counted, and a search that gives up says so.
struct PlanSearch {
  let model: TrustActions
  let principals: [Int]
  let candidates: [Int]
  /// The most plans that are looked at.
  let limit: Int
  private(set) var steps = 0
  private(set) var gaveUp = false
  /// By actor the actions whose tie goes out of it, and whom it reaches; and the same backwards.
  private let outgoing: [[(action: Int, other: Int)]]
  private let incoming: [[(action: Int, other: Int)]]
  private var counts: [Int]

  init(
    _ model: TrustActions, principals: [Int], candidates: [Int], actors: Int, limit: Int
  ) {
    self.model = model
    self.principals = principals
    self.candidates = candidates
    self.limit = limit
    var outgoing = [[(action: Int, other: Int)]](repeating: [], count: actors)
    var incoming = outgoing
    for (index, action) in model.actions.enumerated() {
      outgoing[action.from].append((index, action.to))
      incoming[action.to].append((index, action.from))
      if action.isMutual {
        outgoing[action.to].append((index, action.from))
        incoming[action.from].append((index, action.to))
      }
    }
    self.outgoing = outgoing
    self.incoming = incoming
    counts = [Int](repeating: 0, count: model.actions.count)
  }

  // MARK: - What a plan does

  /// Acc of each candidate under a plan.
  mutating func acceptabilities(_ plan: [Int]) -> [Double] {
    for action in plan { counts[action] += 1 }
    defer { for action in plan { counts[action] -= 1 } }
    let reaches = principals.map { layers(from: $0, outgoing, changes: 0)[0] }
    return candidates.map { candidate in reaches.map { $0[candidate] }.min() ?? 0 }
  }

  /// β under a plan.
  mutating func bridgeTrust(_ plan: [Int]) -> Double { acceptabilities(plan).max() ?? 0 }

  /// No `changes` further changes give more than this.
  mutating func mostBridgeTrust(_ plan: [Int], changes: Int) -> Double {
    for action in plan { counts[action] += 1 }
    defer { for action in plan { counts[action] -= 1 } }
    return candidates.map { most($0, changes) }.max() ?? 0
  }

  private func most(_ candidate: Int, _ changes: Int) -> Double {
    let last = layers(from: candidate, incoming, changes: changes)[changes]
    return principals.map { last[$0] }.min() ?? 0
  }

  // MARK: - The best plans

  /// The largest β that at most `changes` changes after `base` give.
  mutating func largestBridgeTrust(after base: [Int], changes: Int) -> Double {
    var best = bridgeTrust(base)
    for candidate in byPromise(base, changes) {
      var seen: Set<[Int]> = []
      walk(
        candidate, base, left: changes, &seen,
        isEnough: { TrustComparison.isMore($0, than: best) },
        reached: { _, value in
          best = max(best, value)
          return true
        })
    }
    return best
  }

  /// Every plan of at most `changes` changes after `base` that reaches what is enough and in which
  /// every change is needed for it; the changes after `base` only.
  mutating func plans(
    after base: [Int], changes: Int, isEnough: (Double) -> Bool
  ) -> [[Int]] {
    var found: Set<[Int]> = []
    for candidate in byPromise(base, changes) {
      var seen: Set<[Int]> = []
      walk(
        candidate, base, left: changes, &seen, isEnough: isEnough,
        reached: { plan, _ in
          found.insert(plan)
          return false
        })
    }
    return found.map { Self.difference($0, base) }.filter { !$0.isEmpty }.filter { plan in
      Set(plan).allSatisfy { action in
        var less = plan
        if let place = less.firstIndex(of: action) { less.remove(at: place) }
        return !isEnough(bridgeTrust((base + less).sorted()))
      }
    }.sorted { $0.lexicographicallyPrecedes($1) }
  }

  /// Candidates for whom most can be reached first.
  private mutating func byPromise(_ base: [Int], _ changes: Int) -> [Int] {
    for action in base { counts[action] += 1 }
    defer { for action in base { counts[action] -= 1 } }
    let promise = candidates.map { most($0, changes) }
    return candidates.indices.sorted { a, b in
      promise[a] != promise[b] ? promise[a] > promise[b] : candidates[a] < candidates[b]
    }.map { candidates[$0] }
  }

  private static func difference(_ plan: [Int], _ base: [Int]) -> [Int] {
    var rest = plan
    for action in base {
      if let place = rest.firstIndex(of: action) { rest.remove(at: place) }
    }
    return rest
  }

  /// - Parameter reached: told each plan that is enough, with the candidate's acceptability;
  ///   answers whether to go on with it, for something better.
  private mutating func walk(
    _ candidate: Int, _ plan: [Int], left: Int, _ seen: inout Set<[Int]>,
    isEnough: (Double) -> Bool, reached: ([Int], Double) -> Bool
  ) {
    guard !gaveUp, seen.insert(plan).inserted else { return }
    steps += 1
    if steps > limit {
      gaveUp = true
      return
    }
    for action in plan { counts[action] += 1 }
    let next = actions(candidate, left, isEnough) { value in reached(plan, value) }
    for action in plan { counts[action] -= 1 }
    for action in next {
      walk(
        candidate, (plan + [action]).sorted(), left: left - 1, &seen, isEnough: isEnough,
        reached: reached)
    }
  }

  /// What may be changed next for the candidate, the plan so far being in `counts`.
  private func actions(
    _ candidate: Int, _ left: Int, _ isEnough: (Double) -> Bool, _ reached: (Double) -> Bool
  ) -> [Int] {
    let behind = layers(from: candidate, incoming, changes: left)
    let now = principals.map { behind[0][$0] }
    let value = now.min() ?? 0
    if isEnough(value), !reached(value) { return [] }
    let most = principals.map { behind[left][$0] }.min() ?? 0
    guard left > 0, isEnough(most),
      let weakest = principals.indices.min(by: { now[$0] < now[$1] })
    else { return [] }
    let ahead = layers(from: principals[weakest], outgoing, changes: left)
    return model.actions.indices.filter { action in
      through(action, left, ahead, behind).map(isEnough) ?? false
    }
  }

  /// The best chain through an action's tie with `left` changes, one of them on the tie; `nil`
  /// where nothing is left to change on it.
  private func through(
    _ index: Int, _ left: Int, _ ahead: [[Double]], _ behind: [[Double]]
  ) -> Double? {
    guard model.cost(index, after: counts[index]) != nil else { return nil }
    let action = model.actions[index]
    var best = 0.0
    for own in 1..<(left + 1) {
      guard let trust = model.trust(index, after: counts[index] + own) else { continue }
      for before in 0..<(left - own + 1) {
        let after = left - own - before
        best = max(best, ahead[before][action.from] * trust * behind[after][action.to])
        if action.isMutual {
          best = max(best, ahead[before][action.to] * trust * behind[after][action.from])
        }
      }
    }
    return best
  }

  /// By number of further changes and actor the best product of a chain from `source` along
  /// `ties` with at most so many changes on it.
  private func layers(
    from source: Int, _ ties: [[(action: Int, other: Int)]], changes: Int
  ) -> [[Double]] {
    var best = [[Double]](
      repeating: [Double](repeating: 0, count: ties.count), count: changes + 1)
    for layer in 0..<(changes + 1) {
      if layer > 0 {
        for actor in ties.indices {
          best[layer][actor] = max(best[layer][actor], best[layer - 1][actor])
        }
      }
      best[layer][source] = 1
      spread(&best[layer], ties)
      guard layer < changes else { break }
      for actor in ties.indices where best[layer][actor] > 0 {
        for (action, other) in ties[actor] {
          for own in 1..<(changes - layer + 1) {
            guard let trust = model.trust(action, after: counts[action] + own) else { continue }
            let value = best[layer][actor] * trust
            if value > best[layer + own][other] { best[layer + own][other] = value }
          }
        }
      }
    }
    return best
  }

  /// Along ties as they are.
  private func spread(_ best: inout [Double], _ ties: [[(action: Int, other: Int)]]) {
    var queue = ties.indices.filter { best[$0] > 0 }
    var isQueued = [Bool](repeating: false, count: ties.count)
    for actor in queue { isQueued[actor] = true }
    var next = 0
    while next < queue.count {
      let actor = queue[next]
      next += 1
      isQueued[actor] = false
      for (action, other) in ties[actor] {
        guard let trust = model.trust(action, after: counts[action]) else { continue }
        let value = best[actor] * trust
        if value > best[other] {
          best[other] = value
          if !isQueued[other] {
            isQueued[other] = true
            queue.append(other)
          }
        }
      }
    }
  }
}
