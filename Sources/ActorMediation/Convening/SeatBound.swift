// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// The fewest further seats with which a table reaches groups that it does not have yet.
///
/// Where the groups are few, the exact answer without regard to who will not sit together
/// (Dreyfus & Wagner 1971, doi:10.1002/net.3230010302, on seats instead of ties); else the distance
/// to the furthest group. Either way never more than is really needed.
///
/// - Complexity: O(3^g·n + 2^g·m) once for g ≤ 8 groups, else O(g·m).
struct SeatBound: Sendable {
  static let exactGroups = 8
  static let never = 1_000_000

  private let groupCount: Int
  private let isExact: Bool
  /// Groups of one actor, each actor once: every one of them costs a seat of its own.
  private let alone: Int
  /// By set of groups (or, where they are many, by group) and actor: the fewest seats of a
  /// connected table that holds the actor and has all of these groups, the actor not counted.
  private let seats: [[Int]]

  init(groups: [[Int]], adjacency: [[Int]]) {
    groupCount = groups.count
    isExact = groups.count <= Self.exactGroups
    var (alone, counted) = (0, Set<Int>())
    for (index, group) in groups.enumerated() where group.count == 1 {
      if counted.insert(group[0]).inserted { alone |= 1 << index }
    }
    self.alone = alone
    let single = groups.map { Self.distances(from: $0, adjacency) }
    seats = isExact ? Self.trees(single, adjacency) : single
  }

  private static func distances(from group: [Int], _ adjacency: [[Int]]) -> [Int] {
    var distance = [Int](repeating: never, count: adjacency.count)
    var queue = group
    for actor in group { distance[actor] = 0 }
    var next = 0
    while next < queue.count {
      let actor = queue[next]
      next += 1
      for other in adjacency[actor] where distance[other] == never {
        distance[other] = distance[actor] + 1
        queue.append(other)
      }
    }
    return distance
  }

  private static func trees(_ single: [[Int]], _ adjacency: [[Int]]) -> [[Int]] {
    let count = adjacency.count
    var best = [[Int]](
      repeating: [Int](repeating: never, count: count), count: 1 << single.count)
    best[0] = [Int](repeating: 0, count: count)
    for mask in 1..<max(1, 1 << single.count) where mask > 0 && mask < best.count {
      if mask & (mask - 1) == 0 {
        best[mask] = single[mask.trailingZeroBitCount]
        continue
      }
      var row = best[mask]
      var part = (mask - 1) & mask
      while part > 0 {
        let (a, b) = (best[part], best[mask ^ part])
        for actor in 0..<count { row[actor] = min(row[actor], a[actor] + b[actor]) }
        part = (part - 1) & mask
      }
      best[mask] = relaxed(row, adjacency)
    }
    return best
  }

  /// A neighbour's tree and a seat for the neighbour is a tree too.
  private static func relaxed(_ row: [Int], _ adjacency: [[Int]]) -> [Int] {
    var row = row
    let top = min(never, row.filter { $0 < never }.max() ?? 0) + adjacency.count
    var buckets = [[Int]](repeating: [], count: top + 2)
    for actor in row.indices where row[actor] < never { buckets[row[actor]].append(actor) }
    for level in 0...top {
      var next = 0
      while next < buckets[level].count {
        let actor = buckets[level][next]
        next += 1
        guard row[actor] == level else { continue }
        for other in adjacency[actor] where row[other] > level + 1 {
          row[other] = level + 1
          buckets[level + 1].append(other)
        }
      }
    }
    return row
  }

  /// What is known of a table: by set of groups (or by group) the least over its members.
  typealias Reach = [Int]

  func reach(of actor: Int) -> Reach { seats.map { $0[actor] } }

  func adding(_ actor: Int, to reach: Reach) -> Reach {
    var reach = reach
    for index in reach.indices { reach[index] = min(reach[index], seats[index][actor]) }
    return reach
  }

  /// The fewest further seats, at least, for a table with this reach that has the groups `met`.
  func needed(_ reach: Reach, met: Int) -> Int {
    if groupCount == 0 { return 0 }
    let missing = ((1 << groupCount) - 1) & ~met
    guard isExact else {
      let furthest = (0..<groupCount).filter { missing >> $0 & 1 == 1 }.map { reach[$0] }.max()
      return max(furthest ?? 0, (missing & alone).nonzeroBitCount)
    }
    return split(missing, reach)
  }

  /// The trees may hang on different members.
  private func split(_ missing: Int, _ reach: Reach) -> Int {
    if missing == 0 { return 0 }
    if missing & (missing - 1) == 0 { return reach[missing] }
    let lowest = missing & -missing
    var best = reach[missing]
    var part = (missing - 1) & missing
    while part > 0 {
      if part & lowest != 0, reach[part] < best {
        best = min(best, reach[part] + split(missing ^ part, reach))
      }
      part = (part - 1) & missing
    }
    return best
  }
}
