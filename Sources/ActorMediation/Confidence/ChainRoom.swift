// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// The best chains from one actor, or to it, by the number of further changes on them and the
/// actor at the other end, with the room that the search needs.
///
/// - Complexity: O(changes · (ties + actors · log actors)): of all ties that could be created to an
///   actor only the one from the best placed actor counts.
struct ChainRoom {
  private let actors: Int
  private var best: [Double] = []
  private var queue: [Int] = []
  private var isQueued: [Bool]
  private var ranked: [Int] = []
  private var floor = 0.0

  init(_ actors: Int) {
    self.actors = actors
    isQueued = [Bool](repeating: false, count: actors)
  }

  /// The best product with at most so many changes; 0 where no chain is there, or none above the
  /// floor.
  subscript(changes: Int, actor: Int) -> Double { best[changes * actors + actor] }

  /// - Parameter floor: a chain whose product is below it is left out, for a longer one is no
  ///   better and none of the two is enough.
  mutating func fill(
    _ ties: PlannedTies, from source: Int, isBackward: Bool, changes: Int = 0, floor: Double
  ) {
    // Far below the tolerance with which what is enough is compared.
    self.floor = floor - 1e-9
    let count = (changes + 1) * actors
    if best.count < count { best += [Double](repeating: 0, count: count - best.count) }
    for place in 0..<count { best[place] = 0 }
    for layer in 0..<(changes + 1) {
      start(layer, source)
      spread(layer, ties, isBackward)
      guard layer < changes else { break }
      raise(layer, ties, isBackward, changes - layer)
      create(layer, ties, isBackward, changes - layer)
    }
  }

  /// A layer begins with what fewer changes give.
  private mutating func start(_ layer: Int, _ source: Int) {
    let base = layer * actors
    if layer > 0 {
      for actor in 0..<actors {
        best[base + actor] = max(best[base + actor], best[base - actors + actor])
      }
    }
    best[base + source] = 1
  }

  private mutating func improve(_ layer: Int, _ actor: Int, to value: Double) {
    guard value >= floor, value > best[layer * actors + actor] else { return }
    best[layer * actors + actor] = value
  }

  /// Along ties as they are.
  private mutating func spread(_ layer: Int, _ ties: PlannedTies, _ isBackward: Bool) {
    let base = layer * actors
    let rows = isBackward ? ties.incoming : ties.outgoing
    queue.removeAll(keepingCapacity: true)
    for actor in 0..<actors where best[base + actor] > 0 {
      queue.append(actor)
      isQueued[actor] = true
    }
    var next = 0
    while next < queue.count {
      let actor = queue[next]
      next += 1
      isQueued[actor] = false
      let own = best[base + actor]
      for entry in rows.row(actor) {
        reach(rows.others[entry], base, own * ties.trusts[rows.actions[entry]])
      }
      for action in ties.made {
        let tie = ties.model.actions[action]
        if let other = tie.other(than: actor, isBackward) {
          reach(other, base, own * ties.trusts[action])
        }
      }
    }
  }

  private mutating func reach(_ actor: Int, _ base: Int, _ value: Double) {
    guard value > best[base + actor], value >= floor else { return }
    best[base + actor] = value
    if !isQueued[actor] {
      isQueued[actor] = true
      queue.append(actor)
    }
  }

  /// Over a tie that is there and is raised.
  private mutating func raise(
    _ layer: Int, _ ties: PlannedTies, _ isBackward: Bool, _ left: Int
  ) {
    let rows = isBackward ? ties.incoming : ties.outgoing
    for actor in 0..<actors {
      let value = self[layer, actor]
      guard value > 0 else { continue }
      for entry in rows.row(actor) {
        for own in 1..<(left + 1) {
          improve(
            layer + own, rows.others[entry], to: value * ties.trust(rows.actions[entry], own))
        }
      }
      for action in ties.made {
        guard let other = ties.model.actions[action].other(than: actor, isBackward)
        else { continue }
        for own in 1..<(left + 1) {
          improve(layer + own, other, to: value * ties.trust(action, own))
        }
      }
    }
  }

  /// Over a new tie, from the best placed actor from whom one may be created.
  private mutating func create(
    _ layer: Int, _ ties: PlannedTies, _ isBackward: Bool, _ left: Int
  ) {
    guard ties.model.creates else { return }
    let most = ties.model.newTrust(after: left)
    ranked.removeAll(keepingCapacity: true)
    for actor in 0..<actors where self[layer, actor] > 0 && self[layer, actor] * most >= floor {
      ranked.append(actor)
    }
    let base = layer * actors
    ranked.sort { a, b in
      best[base + a] != best[base + b] ? best[base + a] > best[base + b] : a < b
    }
    for other in 0..<actors {
      for actor in ranked {
        let creation =
          isBackward
          ? ties.creation(from: other, to: actor) : ties.creation(from: actor, to: other)
        guard creation != nil else { continue }
        for own in 1..<(left + 1) {
          improve(layer + own, other, to: best[base + actor] * ties.model.newTrust(after: own))
        }
        break
      }
    }
  }
}

extension TrustAction {
  /// Whom the tie leads to from an actor, or backwards.
  fileprivate func other(than actor: Int, _ isBackward: Bool) -> Int? {
    let (start, end) = isBackward ? (to, from) : (from, to)
    if start == actor { return end }
    return isMutual && end == actor ? start : nil
  }
}
