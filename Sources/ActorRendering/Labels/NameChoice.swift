// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Chooses one of several boxes for each name so that what they cost together is small: each by
/// itself, and two that overlap or nearly do.
///
/// Names take the best box in turn until none gains by another one. Then each name that costs much
/// tries every box while those in its way take their second best, which leads out of arrangements
/// that no single name can leave.
struct NameChoice {
  /// What two names cost that overlap, and two that nearly do.
  private static let price = (overlap: 1_000.0, close: 3.0)
  private static let room = (across: 6.0, down: 7.0)
  /// From this cost on it is worth to let others give way.
  private static let highCost = 8.0
  /// Above this number of names others do not give way, because it takes too long.
  private static let limit = 400

  private let boxes: [[Box]]
  private let costs: [[Double]]
  /// For each name those that some of its boxes may touch.
  private let near: [[Int]]
  /// The number of the box that each name has; −1 of a name without any.
  private(set) var chosen: [Int]

  /// - Parameters:
  ///   - boxes: where each name may stand; none where there is no name.
  ///   - costs: what each of the boxes costs by itself.
  ///   - start: the number of the box from which the search begins.
  /// - Complexity: O(names²) and O(names nearby · boxes) a round.
  init(_ boxes: [[Box]], _ costs: [[Double]], from start: [Int]) {
    self.boxes = boxes
    self.costs = costs
    chosen = boxes.indices.map { boxes[$0].isEmpty ? -1 : start[$0] }
    let reach = boxes.map { boxes in
      boxes.dropFirst().reduce(boxes.first) { $0?.union($1) }?
        .grown(by: max(Self.room.across, Self.room.down))
    }
    near = boxes.indices.map { name in
      guard let own = reach[name] else { return [] }
      return boxes.indices.filter { $0 != name && reach[$0]?.intersects(own) ?? false }
    }
    improve()
  }

  /// What all names cost together.
  ///
  /// - Complexity: O(names · names nearby).
  var cost: Double {
    boxes.indices.reduce(0) { sum, name in
      guard chosen[name] >= 0 else { return sum }
      let pairs = near[name].reduce(0) { sum, other in
        other < name || chosen[other] < 0 ? sum : sum + pairCost(name, other)
      }
      return sum + costs[name][chosen[name]] + pairs
    }
  }

  private mutating func improve() {
    for _ in 0..<8 {
      var hasChanged = false
      for name in boxes.indices where settle(name) { hasChanged = true }
      if !hasChanged { break }
    }
    guard boxes.count <= Self.limit else { return }
    for _ in 0..<3 {
      var hasChanged = false
      for name in boxes.indices where chosen[name] >= 0 && energy(of: [name]) >= Self.highCost {
        hasChanged = insist(name) || hasChanged
      }
      if !hasChanged { return }
    }
  }

  /// Gives a name its best box while the others stay; whether that is another one.
  private mutating func settle(_ name: Int) -> Bool {
    let old = chosen[name]
    var best: (box: Int, cost: Double)?
    for box in boxes[name].indices {
      chosen[name] = box
      let limit = best?.cost ?? .infinity
      guard costs[name][box] < limit else { continue }
      let cost = energy(of: [name])
      if cost < limit - 1e-9 { best = (box, cost) }
    }
    chosen[name] = best?.box ?? old
    return chosen[name] != old
  }

  /// Tries each box of a name while those in its way give way; whether one of them is better.
  private mutating func insist(_ name: Int) -> Bool {
    let old = chosen
    var best = (chosen: old, gain: 1e-6)
    let limit = energy(of: [name])
    for box in boxes[name].indices where costs[name][box] < limit {
      chosen = old
      chosen[name] = box
      let others = near[name].filter { chosen[$0] >= 0 && pairCost(name, $0) > 0 }
      for other in others { _ = settle(other) }
      let changed = [name] + others
      let after = energy(of: changed)
      let now = chosen
      chosen = old
      let gain = energy(of: changed) - after
      if gain > best.gain { best = (now, gain) }
    }
    chosen = best.chosen
    return chosen != old
  }

  /// What some names cost with all their neighbours, each pair once.
  private func energy(of names: [Int]) -> Double {
    var sum = 0.0
    for name in names where chosen[name] >= 0 {
      sum += costs[name][chosen[name]]
      for other in near[name] where chosen[other] >= 0 {
        if other < name, names.contains(other) { continue }
        sum += pairCost(name, other)
      }
    }
    return sum
  }

  private func pairCost(_ a: Int, _ b: Int) -> Double {
    Self.cost(of: boxes[a][chosen[a]], and: boxes[b][chosen[b]])
  }

  /// What two names cost for standing on or beside each other.
  static func cost(of first: Box, and second: Box) -> Double {
    let across = (first.center.x - second.center.x).magnitude - (first.width + second.width) / 2
    let down = (first.center.y - second.center.y).magnitude - (first.height + second.height) / 2
    guard across < Self.room.across, down < Self.room.down else { return 0 }
    return across < 1 && down < 1 ? Self.price.overlap : Self.price.close
  }
}
