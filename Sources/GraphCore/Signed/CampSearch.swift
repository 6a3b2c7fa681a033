// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Finds the best splits of one part of a map after the other.
///
/// A good split is found first, by spanning trees and single changes. Seen from it, the strained
/// pairs pull their two actors apart and all other pairs hold theirs together; another split is
/// a set of actors that change camp. Who of the actors of strained pairs changes is tried by
/// branch and bound; for the others a smallest cut decides, which also bounds from below.
struct CampSearch {
  /// What was found for a part; by actor and by pair of the whole map.
  struct Outcome {
    var strained: Int
    var leastPossible: Int
    var isSettled: Bool
    var isInFirst: [Bool]
    var isStrainedInSome: [Bool]
    var isStrainedInAll: [Bool]
  }

  /// By actor the part; −1 without a pair.
  private(set) var part: [Int]
  private(set) var partCount = 0
  private let pairs: [TwoCamps.Pair]
  private let links: CampLinks
  private var budget: Int
  private let control: KernelControl

  init(_ pairs: [TwoCamps.Pair], actorCount: Int, budget: Int, control: KernelControl) {
    self.pairs = pairs
    self.budget = budget
    self.control = control
    links = CampLinks(pairs, actorCount: actorCount)
    part = [Int](repeating: -1, count: actorCount)
    for actor in 0..<actorCount where part[actor] < 0 && !links.row(actor).isEmpty {
      for member in reach(from: actor) { part[member] = partCount }
      partCount += 1
    }
  }

  private func reach(from root: Int) -> [Int] {
    var isSeen = [Bool](repeating: false, count: links.count)
    var queue = [root]
    isSeen[root] = true
    var head = 0
    while head < queue.count {
      for link in links.row(queue[head]) where !isSeen[links.others[link]] {
        isSeen[links.others[link]] = true
        queue.append(links.others[link])
      }
      head += 1
    }
    return queue
  }

  mutating func best(ofPart number: Int) -> Outcome {
    let members = part.indices.filter { part[$0] == number }
    let own = pairs.indices.filter { part[pairs[$0].first] == number }
    let start = goodSplit(of: members, own)
    let isStrained = pairs.indices.map { index in
      part[pairs[index].first] == number && self.isStrained(index, start)
    }
    var cuts = CampCuts(
      pairs: pairs, links: links, isStrained: isStrained, budget: budget, control: control)
    cuts.run()
    budget = max(0, cuts.budget)
    return Outcome(
      strained: cuts.least, leastPossible: cuts.isSettled ? cuts.least : cuts.packedCycles(),
      isSettled: cuts.isSettled,
      isInFirst: start.indices.map { start[$0] != cuts.changes[$0] },
      isStrainedInSome: cuts.isInSome, isStrainedInAll: cuts.isInAll)
  }

  private func isStrained(_ pair: Int, _ split: [Bool]) -> Bool {
    (split[pairs[pair].first] == split[pairs[pair].second]) == pairs[pair].isHostile
  }

  // MARK: - A good split

  /// From each actor a split along a spanning tree, then single changes as long as they help. A
  /// quarter of the steps may go into it; the first actor is always tried.
  private mutating func goodSplit(of members: [Int], _ own: [Int]) -> [Bool] {
    var best: (strained: Int, split: [Bool]) = (.max, [])
    let reserve = budget - budget / 4
    for root in members where best.split.isEmpty || budget > reserve {
      let split = improved(spanningSplit(from: root), members)
      budget -= 4 * own.count
      let strained = own.count { isStrained($0, split) }
      if strained < best.strained { best = (strained, split) }
    }
    return best.split
  }

  private func spanningSplit(from root: Int) -> [Bool] {
    var split = [Bool](repeating: true, count: links.count)
    var isSeen = [Bool](repeating: false, count: links.count)
    var queue = [root]
    isSeen[root] = true
    var head = 0
    while head < queue.count {
      let actor = queue[head]
      head += 1
      for link in links.row(actor) where !isSeen[links.others[link]] {
        let other = links.others[link]
        isSeen[other] = true
        split[other] = split[actor] != pairs[links.pairs[link]].isHostile
        queue.append(other)
      }
    }
    return split
  }

  private mutating func improved(_ split: [Bool], _ members: [Int]) -> [Bool] {
    var split = split
    var hasChanged = true
    while hasChanged {
      hasChanged = false
      for actor in members {
        let row = links.row(actor)
        budget -= row.count
        let strained = row.count { isStrained(links.pairs[$0], split) }
        guard 2 * strained > row.count else { continue }
        split[actor].toggle()
        hasChanged = true
      }
    }
    return split
  }
}
