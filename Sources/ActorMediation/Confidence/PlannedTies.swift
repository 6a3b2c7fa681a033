// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// What the ties of a map carry under a plan that is being made, in rows by actor.
///
/// Only ties that are there stand in the rows; those that could be created are nearly all pairs
/// and are looked up by their ends.
struct PlannedTies {
  let model: TrustActions
  let actors: Int
  /// By action how often it is made.
  private(set) var counts: [Int]
  /// By action what its tie carries; 0 where there is none.
  private(set) var trusts: [Double]
  /// The new ties of the plan.
  private(set) var made: [Int] = []
  /// By actor the ties that go out of it, and whom they reach; and the same backwards.
  let outgoing: TieRows
  let incoming: TieRows

  init(_ model: TrustActions, actors: Int) {
    self.model = model
    self.actors = actors
    counts = [Int](repeating: 0, count: model.actions.count)
    trusts = model.actions.map { $0.start.map { min(1, $0) } ?? 0 }
    let there = model.actions[..<model.raises]
    outgoing = TieRows(there, actors: actors, reversed: false)
    incoming = TieRows(there, actors: actors, reversed: true)
  }

  /// Makes each action once more, or once less where `sign` is -1.
  mutating func make(_ plan: [Int], _ sign: Int = 1) {
    for action in plan {
      counts[action] += sign
      trusts[action] = model.trust(action, after: counts[action]) ?? 0
      guard action >= model.raises else { continue }
      if sign > 0, counts[action] == 1 { made.append(action) }
      if counts[action] == 0 { made.removeAll { $0 == action } }
    }
  }

  /// What the tie of an action would carry after so many changes more.
  func trust(_ action: Int, _ more: Int) -> Double {
    model.trust(action, after: counts[action] + more) ?? 0
  }

  /// The action that creates the tie, unless it is forbidden, there or made already.
  func creation(from: Int, to: Int) -> Int? {
    guard let action = model.creation(from: from, to: to), counts[action] == 0 else { return nil }
    return action
  }
}

/// The actions on ties that are there, one row for each actor after the other.
struct TieRows {
  private let offsets: [Int]
  let actions: [Int]
  let others: [Int]

  init(_ all: ArraySlice<TrustAction>, actors: Int, reversed: Bool) {
    var rows = [[(action: Int, other: Int)]](repeating: [], count: actors)
    for (index, action) in zip(all.indices, all) {
      let (from, to) = reversed ? (action.to, action.from) : (action.from, action.to)
      rows[from].append((index, to))
      if action.isMutual { rows[to].append((index, from)) }
    }
    var offsets = [0]
    for row in rows { offsets.append((offsets.last ?? 0) + row.count) }
    self.offsets = offsets
    actions = rows.flatMap { $0.map(\.action) }
    others = rows.flatMap { $0.map(\.other) }
  }

  var actors: Int { offsets.count - 1 }

  func row(_ actor: Int) -> Range<Int> { offsets[actor]..<offsets[actor + 1] }
}
