// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// The probability that one node reaches another where every arc holds by itself with the
/// probability that its value tells; exact, in sums of positive terms.
///
/// After reductions the set of those reached grows by one explored node at a time. What comes then
/// depends only on who is reached but not explored and who is still open, so histories alike in
/// that are added up.
package struct TwoTerminalReliability {
  /// The most nodes that may be left after reductions: one bit each.
  package static let nodeLimit = 64
  /// The most outcomes of explorations that are looked at.
  package static let outcomeLimit = 1 << 18

  /// Who is reached and not explored yet, and who is not reached and may be.
  private struct State: Hashable, Comparable {
    var reached: UInt64
    var open: UInt64

    static func < (a: State, b: State) -> Bool {
      (a.reached, a.open) < (b.reached, b.open)
    }
  }

  /// By node and end the probability of the arc; 0 where there is none.
  private var holds: [[Double]]
  private var out: [UInt64]
  private var into: [UInt64]
  /// The target's bit.
  private let goal: UInt64
  private var success = 0.0
  private var outcomes = 0
  /// The states in which so many nodes are reached or open.
  private var states: [[State: Double]]

  /// The probability, or `nil` where the limits do not reach. 0 where no path leads.
  ///
  /// - Precondition: the two differ, and every value is in 0…1.
  package static func probability(from source: Int, to target: Int, in graph: FrozenGraph)
    -> Double?
  {
    let reduced = ReliabilityGraph(of: graph, from: source, to: target)
    guard reduced.nodes.count <= nodeLimit else { return nil }
    var search = TwoTerminalReliability(reduced, from: source, to: target)
    return search.run()
  }

  private init(_ graph: ReliabilityGraph, from source: Int, to target: Int) {
    // Explored are those near the source first, so that few are reached and not explored at once.
    var order = [source]
    var seen: Set = [source]
    var head = 0
    while head < order.count {
      for next in graph.out[order[head]] where seen.insert(next.to).inserted {
        order.append(next.to)
      }
      head += 1
    }
    var bit: [Int: Int] = [:]
    for (place, node) in order.enumerated() { bit[node] = place }
    let count = order.count
    holds = [[Double]](repeating: [Double](repeating: 0, count: count), count: count)
    out = [UInt64](repeating: 0, count: count)
    into = out
    for (place, node) in order.enumerated() {
      for next in graph.out[node] {
        guard let end = bit[next.to] else { continue }
        holds[place][end] = next.holds
        out[place] |= 1 << UInt64(end)
        into[end] |= 1 << UInt64(place)
      }
    }
    goal = bit[target].map { 1 << UInt64($0) } ?? 0
    states = [[State: Double]](repeating: [:], count: count + 1)
    let all = count == 64 ? UInt64.max : (1 << UInt64(count)) - 1
    keep(State(reached: 1, open: all & ~1 & ~goal), 1)
  }

  private mutating func run() -> Double? {
    for count in states.indices.reversed() {
      // A dictionary's own order changes from run to run, and with it the last bits of sums.
      for (state, weight) in states[count].sorted(by: { $0.key < $1.key }) {
        explore(state, weight)
        if outcomes > Self.outcomeLimit { return nil }
      }
      states[count] = [:]
    }
    return success
  }

  /// Tells for each arc of the nearest node that is reached whether it holds.
  private mutating func explore(_ state: State, _ weight: Double) {
    let node = state.reached.trailingZeroBitCount
    let reached = state.reached & (state.reached - 1)
    var weight = weight
    if out[node] & goal != 0 {
      let chance = holds[node][goal.trailingZeroBitCount]
      success += weight * chance
      weight *= 1 - chance
    }
    var found: [(bits: UInt64, weight: Double)] = weight > 0 ? [(UInt64(0), weight)] : []
    var rest = out[node] & state.open
    // Where there are too many outcomes the search ends anyway.
    while rest != 0, outcomes + found.count <= Self.outcomeLimit {
      let next = rest.trailingZeroBitCount
      rest &= rest - 1
      let chance = holds[node][next]
      let reaching = found.map { ($0.bits | 1 << UInt64(next), $0.weight * chance) }
      found = chance < 1 ? found.map { ($0.bits, $0.weight * (1 - chance)) } + reaching : reaching
    }
    outcomes += found.count + 1
    for (bits, weight) in found {
      keep(State(reached: reached | bits, open: state.open & ~bits), weight)
    }
  }

  /// Adds a state without those who cannot matter any more.
  private mutating func keep(_ state: State, _ weight: Double) {
    var leading = goal
    spread(&leading, within: state.open, along: into)
    let reached = neighbors(of: leading, along: into) & state.reached
    guard reached != 0 else { return }
    var ahead = reached
    spread(&ahead, within: state.open & leading, along: out)
    let kept = State(reached: reached, open: ahead & state.open & leading)
    states[reached.nonzeroBitCount + kept.open.nonzeroBitCount][kept, default: 0] += weight
  }

  private func neighbors(of nodes: UInt64, along rows: [UInt64]) -> UInt64 {
    var (found, rest): (UInt64, UInt64) = (0, nodes)
    while rest != 0 {
      found |= rows[rest.trailingZeroBitCount]
      rest &= rest - 1
    }
    return found
  }

  /// Adds to `nodes` all that are reached from them along `rows` over nodes of `room`.
  private func spread(_ nodes: inout UInt64, within room: UInt64, along rows: [UInt64]) {
    var fresh = nodes
    while fresh != 0 {
      fresh = neighbors(of: fresh, along: rows) & room & ~nodes
      nodes |= fresh
    }
  }
}
