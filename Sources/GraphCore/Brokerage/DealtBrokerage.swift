// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// How brokerage across groups and in each role comes out when groups are dealt anew among nodes.
package struct DealtBrokerage: Sendable {
  /// Numbers of a node in `reached`: across groups, then each role.
  package static let width = 1 + BrokerageCounts.roles

  /// The ways of each node that are not all within its group, as the groups are.
  package let across: [Int]
  /// Their sum over all draws.
  package let sums: [Int]
  /// In how many draws each number was at least what it is.
  package let reached: [Int]

  /// Deals the groups `draws` times among the nodes that have one. Every draw has random numbers of
  /// its own, and counts add up to the same in any order: the same on any number of threads.
  ///
  /// - Parameter groups: numbered from 0 below the number of nodes; −1 takes no part.
  /// - Complexity: O(draws · (arcs + ways that do not count)).
  package static func tally(
    of graph: FrozenGraph, groups: [Int32], draws: Int, seed: Int, control: KernelControl
  ) throws(Cancellation) -> DealtBrokerage {
    let counter = BrokerageCounts(graph)
    let members = groups.indices.filter { groups[$0] >= 0 }
    let actual = numbers(counter, groups, members)
    let none = (sums: [Int](repeating: 0, count: groups.count), reached: actual.map { _ in 0 })
    let totals = try ParallelChunks.fold(draws, control: control, into: none) {
    } body: { _, range throws(Cancellation) in
      var part = none
      for draw in range {
        try control.check()
        var random = SplitMix(seed: seed, stream: UInt64(draw) + 1)
        var dealt = groups
        for place in members.indices.reversed().dropLast() {
          dealt.swapAt(members[place], members[random.below(place + 1)])
        }
        let found = numbers(counter, dealt, members)
        for node in members {
          part.sums[node] += found[node * width]
          for place in (node * width)..<((node + 1) * width) where found[place] >= actual[place] {
            part.reached[place] += 1
          }
        }
      }
      return part
    } combine: { totals, part in
      for node in totals.sums.indices { totals.sums[node] += part.sums[node] }
      for place in totals.reached.indices { totals.reached[place] += part.reached[place] }
    }
    return DealtBrokerage(
      across: groups.indices.map { actual[$0 * width] }, sums: totals.sums,
      reached: totals.reached)
  }

  private static func numbers(
    _ counter: BrokerageCounts, _ groups: [Int32], _ members: [Int]
  ) -> [Int] {
    var numbers = [Int](repeating: 0, count: groups.count * width)
    var room = counter.room()
    for node in members {
      let counts = counter.counts(of: node, groups: groups, room: &room)
      for (role, count) in counts.enumerated() {
        numbers[node * width + 1 + role] = count
        if role > 0 { numbers[node * width] += count }
      }
    }
    return numbers
  }
}
