// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// What a search for communities is after, in terms of a `CommunityGraph`.
struct CommunityAim: Sendable {
  /// What two nodes that pull as 1 are expected to be tied by.
  let chance: Double
  /// Less than this is what rounding leaves of nothing.
  let least: Double
  /// How readily a node joins another part than the best, in the terms of values.
  let temperature: Double
}

/// Room for searches for communities, made once for all levels and runs of a thread.
struct CommunityRoom {
  /// What joins the node at hand to each community; comes and goes all 0.
  let links: FrozenMemory<Double>
  /// The communities that it is joined to.
  let met: FrozenMemory<UInt32>
  /// How likely it joins those up to each of them.
  let chances: FrozenMemory<Double>
  let queue: FrozenMemory<UInt32>
  let waits: FrozenMemory<Bool>
  /// How much each community pulls, and how many nodes it has.
  let pulls: FrozenMemory<ChancePull>
  let sizes: FrozenMemory<UInt32>
  /// Numbers that no community has.
  let free: FrozenMemory<UInt32>
  /// What joins each node to the rest of its community, and each part of it to the rest.
  let inside: FrozenMemory<Double>
  let cuts: FrozenMemory<Double>
  let wholes: FrozenMemory<ChancePull>

  init(_ count: Int) {
    links = FrozenMemory(zeroed: count)
    met = FrozenMemory(uninitialized: count)
    chances = FrozenMemory(uninitialized: count)
    queue = FrozenMemory(uninitialized: count)
    waits = FrozenMemory(zeroed: count)
    pulls = FrozenMemory(zeroed: count)
    sizes = FrozenMemory(zeroed: count)
    free = FrozenMemory(uninitialized: count)
    inside = FrozenMemory(uninitialized: count)
    cuts = FrozenMemory(uninitialized: count)
    wholes = FrozenMemory(zeroed: count)
  }

  /// Adds what joins `node` to every part; gives back how many are met by now.
  @inline(__always)
  func link(
    _ node: Int, of graph: CommunityGraph, by parts: UnsafePointer<UInt32>, after before: Int = 0
  ) -> Int {
    let (targets, values) = (graph.targets.base, graph.values.base)
    let (links, met) = (links.base, met.base)
    var count = before
    for place in graph.offsets.base[node]..<graph.offsets.base[node &+ 1] {
      let part = parts[Int(targets[place])]
      let link = links[Int(part)]
      if link == 0 {
        met[count] = part
        count &+= 1
      }
      links[Int(part)] = link + values[place]
    }
    return count
  }

  /// Writes the links to other parts than `own` behind the first `start`, forgets all, and gives
  /// back where they end.
  func takeLinks(
    _ count: Int, except own: Int, _ targets: UnsafeMutablePointer<UInt32>,
    _ values: UnsafeMutablePointer<Double>, from start: Int
  ) -> Int {
    var end = start
    for place in 0..<count {
      let part = met.base[place]
      if Int(part) != own {
        targets[end] = part
        values[end] = links.base[Int(part)]
        end += 1
      }
      links.base[Int(part)] = 0
    }
    return end
  }

  /// The nodes in random order, in `queue`.
  func shuffle(_ count: Int, _ random: inout SplitMix) {
    let queue = queue.base
    for node in 0..<count { queue[node] = UInt32(truncatingIfNeeded: node) }
    for place in stride(from: count - 1, to: 0, by: -1) {
      let other = random.below(place + 1)
      (queue[place], queue[other]) = (queue[other], queue[place])
    }
  }

  /// Numbers the parts of `parts` anew from 0 on, in the order of their first nodes.
  func renumber(_ parts: UnsafeMutablePointer<UInt32>, _ count: Int) -> Int {
    let number = free.base
    for node in 0..<count { number[Int(parts[node])] = .max }
    var next: UInt32 = 0
    for node in 0..<count {
      let part = Int(parts[node])
      if number[part] == .max {
        number[part] = next
        next += 1
      }
      parts[node] = number[part]
    }
    return Int(next)
  }
}
