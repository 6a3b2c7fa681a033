// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Gould and Fernandez's five roles (1989, doi:10.2307/270949) of one graph under many groupings.
///
/// Ways a→v→c are not listed: how many there are of each role follows from how many neighbours v
/// has in each group. Only ways that do not count, because a is tied to c or is c, are kept, for
/// they are few, and taken off again.
package struct BrokerageCounts: Sendable {
  /// How many roles there are: coordinator, itinerant, gatekeeper, representative, liaison.
  package static let roles = 5
  private let graph: FrozenGraph
  private let closedOffsets: [Int]
  /// The ends a and c of the ways that do not count, one broker after the other.
  private let closed: [(first: UInt32, last: UInt32)]

  /// Finds the ways that do not count.
  ///
  /// - Complexity: O(Σ d²) over the degrees d.
  package init(_ graph: FrozenGraph) {
    self.graph = graph
    var isBehind = [Bool](repeating: false, count: graph.nodeCount)
    var (offsets, closed): ([Int], [(first: UInt32, last: UInt32)]) = ([0], [])
    for broker in 0..<graph.nodeCount {
      for next in graph.neighbors(of: broker) { isBehind[Int(next)] = true }
      for first in graph.reverseSources[graph.inRow(broker)] {
        if graph.isDirected, isBehind[Int(first)] { closed.append((first, first)) }
        for last in graph.neighbors(of: Int(first)) where isBehind[Int(last)] {
          if graph.isDirected || first < last { closed.append((first, last)) }
        }
      }
      for next in graph.neighbors(of: broker) { isBehind[Int(next)] = false }
      offsets.append(closed.count)
    }
    (closedOffsets, self.closed) = (offsets, closed)
  }

  /// Room to count with; a thread keeps one for all of its brokers.
  package func room() -> [Int32] { [Int32](repeating: 0, count: graph.nodeCount) }

  /// The ways over `broker` by role, each ordered pair of ends in a directed graph; without
  /// directions each pair once, and all at a group's door as gatekeeper.
  ///
  /// - Parameters:
  ///   - groups: the group of each node, numbered below the number of nodes; −1 takes no part.
  ///   - room: all 0, before and after.
  /// - Precondition: the broker takes part.
  /// - Complexity: O(degree + ways that do not count).
  package func counts(of broker: Int, groups: [Int32], room: inout [Int32]) -> [Int] {
    var counts =
      graph.isDirected
      ? ways(directed: broker, groups, &room) : ways(undirected: broker, groups, &room)
    let own = groups[broker]
    for place in closedOffsets[broker]..<closedOffsets[broker + 1] {
      let (first, last) = (groups[Int(closed[place].first)], groups[Int(closed[place].last)])
      if first >= 0, last >= 0 { counts[role(first, own, last)] -= 1 }
    }
    return counts
  }

  // MARK: - Steps

  private func role(_ first: Int32, _ own: Int32, _ last: Int32) -> Int {
    if first == own { return last == own ? 0 : graph.isDirected ? 3 : 2 }
    if last == own { return 2 }
    return first == last ? 1 : 4
  }

  private func ways(directed broker: Int, _ groups: [Int32], _ room: inout [Int32]) -> [Int] {
    let own = groups[broker]
    var (into, intoOwn, out, outOwn, same) = (0, 0, 0, 0, 0)
    let sources = graph.reverseSources[graph.inRow(broker)]
    for source in sources where groups[Int(source)] >= 0 {
      into += 1
      if groups[Int(source)] == own { intoOwn += 1 }
      room[Int(groups[Int(source)])] += 1
    }
    for target in graph.neighbors(of: broker) where groups[Int(target)] >= 0 {
      out += 1
      let group = groups[Int(target)]
      if group == own { outOwn += 1 } else { same += Int(room[Int(group)]) }
    }
    for source in sources where groups[Int(source)] >= 0 { room[Int(groups[Int(source)])] = 0 }
    let doors = ((into - intoOwn) * outOwn, intoOwn * (out - outOwn))
    return [
      intoOwn * outOwn, same, doors.0, doors.1, (into - intoOwn) * (out - outOwn) - same,
    ]
  }

  private func ways(undirected broker: Int, _ groups: [Int32], _ room: inout [Int32]) -> [Int] {
    let own = groups[broker]
    var (all, inOwn, same) = (0, 0, 0)
    let contacts = graph.neighbors(of: broker)
    for contact in contacts where groups[Int(contact)] >= 0 {
      all += 1
      let group = Int(groups[Int(contact)])
      if groups[Int(contact)] == own { inOwn += 1 } else { same += Int(room[group]) }
      room[group] += 1
    }
    for contact in contacts where groups[Int(contact)] >= 0 {
      room[Int(groups[Int(contact)])] = 0
    }
    let others = all - inOwn
    return [
      inOwn * (inOwn - 1) / 2, same, inOwn * others, 0, others * (others - 1) / 2 - same,
    ]
  }
}
