// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

extension CommunityRoom {
  /// Parts the communities anew: every node begins alone and may join, by chance but the more
  /// likely the more it adds, a part of its own community. Only nodes and parts that hang together
  /// with the rest of the community more than by chance take part, so that no part falls apart.
  ///
  /// - Parameter parts: gets the part of each node; a number that is a node's.
  func refine(
    _ graph: CommunityGraph, _ communities: UnsafePointer<UInt32>,
    into parts: UnsafeMutablePointer<UInt32>, _ aim: CommunityAim, _ random: inout SplitMix
  ) {
    beginParts(graph, communities, parts)
    shuffle(graph.count, &random)
    for place in 0..<graph.count {
      let node = Int(queue.base[place])
      let pull = graph.pulls.base[node]
      let rest = wholes.base[Int(communities[node])] - pull
      // Who was joined by another is no longer alone.
      guard sizes.base[Int(parts[node])] == 1,
        inside.base[node] >= aim.chance * pull.meeting(rest) - aim.least
      else { continue }
      join(node, graph, communities, parts, aim, &random)
    }
  }

  private func beginParts(
    _ graph: CommunityGraph, _ communities: UnsafePointer<UInt32>,
    _ parts: UnsafeMutablePointer<UInt32>
  ) {
    let (targets, values) = (graph.targets.base, graph.values.base)
    wholes.base.update(repeating: ChancePull(), count: graph.count)
    for node in 0..<graph.count {
      let own = communities[node]
      var sum = 0.0
      for place in graph.offsets.base[node]..<graph.offsets.base[node &+ 1] {
        sum += communities[Int(targets[place])] == own ? values[place] : 0
      }
      parts[node] = UInt32(truncatingIfNeeded: node)
      inside.base[node] = sum
      cuts.base[node] = sum
      pulls.base[node] = graph.pulls.base[node]
      sizes.base[node] = 1
      wholes.base[Int(own)] += graph.pulls.base[node]
    }
  }

  @inline(__always)
  private func join(
    _ node: Int, _ graph: CommunityGraph, _ communities: UnsafePointer<UInt32>,
    _ parts: UnsafeMutablePointer<UInt32>, _ aim: CommunityAim, _ random: inout SplitMix
  ) {
    let (links, met) = (links.base, met.base)
    let count = link(node, of: graph, by: parts)
    let chosen = choose(node, graph, communities, count, aim, &random)
    if let chosen {
      let old = Int(parts[node])
      cuts.base[chosen] += inside.base[node] - 2 * links[chosen]
      pulls.base[chosen] += graph.pulls.base[node]
      sizes.base[chosen] &+= 1
      sizes.base[old] = 0
      parts[node] = UInt32(truncatingIfNeeded: chosen)
    }
    for place in 0..<count { links[Int(met[place])] = 0 }
  }

  /// One of the parts that were met, or `nil` where the node stays alone.
  @inline(__always)
  private func choose(
    _ node: Int, _ graph: CommunityGraph, _ communities: UnsafePointer<UInt32>, _ count: Int,
    _ aim: CommunityAim, _ random: inout SplitMix
  ) -> Int? {
    let (links, met, chances) = (links.base, met.base, chances.base)
    let (own, pull) = (communities[node], graph.pulls.base[node])
    let whole = wholes.base[Int(own)]
    var most = 0.0
    for place in 0..<count {
      let part = Int(met[place])
      let inPart = pulls.base[part]
      let gain = links[part] - aim.chance * pull.meeting(inPart)
      // A part has the number of a node of it, which is of the same community.
      let isOpen =
        communities[part] == own && gain >= 0
        && cuts.base[part] >= aim.chance * inPart.meeting(whole - inPart) - aim.least
      chances[place] = isOpen ? gain : -1
      most = max(most, chances[place])
    }
    guard most > 0 else { return nil }
    var sum = exp(-most / aim.temperature)
    let alone = sum
    for place in 0..<count {
      if chances[place] >= 0 { sum += exp((chances[place] - most) / aim.temperature) }
      chances[place] = sum
    }
    let drawn = random.unit() * sum
    guard drawn >= alone else { return nil }
    for place in 0..<count where drawn < chances[place] { return Int(met[place]) }
    return nil
  }
}
