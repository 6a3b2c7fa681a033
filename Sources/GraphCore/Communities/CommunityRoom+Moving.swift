// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

extension CommunityRoom {
  /// Moves nodes to where they add most, one after the other, until none gains by it: first all in
  /// random order, then again those whose neighbours moved away. Gives back the gain in the terms
  /// of values.
  func move(
    _ graph: CommunityGraph, _ communities: UnsafeMutablePointer<UInt32>, _ aim: CommunityAim,
    _ random: inout SplitMix, _ control: KernelControl
  ) throws(Cancellation) -> Double {
    var free = begin(graph, communities)
    shuffle(graph.count, &random)
    let (queue, waits) = (queue.base, waits.base)
    waits.update(repeating: true, count: graph.count)
    var (head, waiting, asked, total) = (0, graph.count, 0, 0.0)
    while waiting > 0 {
      if asked & 4_095 == 0 { try control.check() }
      asked &+= 1
      let node = Int(queue[head])
      head = head &+ 1 == graph.count ? 0 : head &+ 1
      waiting &-= 1
      waits[node] = false
      let gain = moveOne(node, graph, communities, aim, &free)
      guard gain > 0 else { continue }
      total += gain
      let new = communities[node]
      for place in graph.offsets.base[node]..<graph.offsets.base[node &+ 1] {
        let other = Int(graph.targets.base[place])
        guard !waits[other], communities[other] != new else { continue }
        waits[other] = true
        let end = head &+ waiting
        queue[end < graph.count ? end : end &- graph.count] = UInt32(truncatingIfNeeded: other)
        waiting &+= 1
      }
    }
    return total
  }

  /// Sums up the communities; gives back how many numbers are free.
  private func begin(
    _ graph: CommunityGraph, _ communities: UnsafeMutablePointer<UInt32>
  ) -> Int {
    let (pulls, sizes) = (pulls.base, sizes.base)
    pulls.update(repeating: ChancePull(), count: graph.count)
    sizes.update(repeating: 0, count: graph.count)
    for node in 0..<graph.count {
      pulls[Int(communities[node])] += graph.pulls.base[node]
      sizes[Int(communities[node])] += 1
    }
    var count = 0
    for number in stride(from: graph.count - 1, through: 0, by: -1) where sizes[number] == 0 {
      free.base[count] = UInt32(truncatingIfNeeded: number)
      count += 1
    }
    return count
  }

  /// Moves one node to the community to which it adds most, or on its own; 0 where it stays.
  @inline(__always)
  private func moveOne(
    _ node: Int, _ graph: CommunityGraph, _ communities: UnsafeMutablePointer<UInt32>,
    _ aim: CommunityAim, _ freeCount: inout Int
  ) -> Double {
    let (links, met, pulls, sizes) = (links.base, met.base, pulls.base, sizes.base)
    let own = Int(communities[node])
    let pull = graph.pulls.base[node]
    let count = link(node, of: graph, by: communities)
    let rest = sizes[own] == 1 ? ChancePull() : pulls[own] - pull
    let stays = links[own] - aim.chance * pull.meeting(rest)
    var (best, most) = (own, stays)
    for place in 0..<count {
      let part = Int(met[place])
      let gain = links[part] - aim.chance * pull.meeting(pulls[part])
      links[part] = 0
      if gain > most, part != own { (best, most) = (part, gain) }
    }
    if most < 0, sizes[own] > 1, freeCount > 0 {
      (best, most) = (Int(free.base[freeCount - 1]), 0)
    }
    guard best != own, most - stays > aim.least else { return 0 }
    pulls[own] = rest
    sizes[own] &-= 1
    if sizes[best] == 0 { freeCount -= 1 }
    if sizes[own] == 0 {
      free.base[freeCount] = UInt32(truncatingIfNeeded: own)
      freeCount += 1
    }
    pulls[best] += pull
    sizes[best] &+= 1
    communities[node] = UInt32(truncatingIfNeeded: best)
    return most - stays
  }
}
