// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// A channel: a chain of trust from each of two ends to one actor, which share only that actor.
struct MediatedChannel {
  /// From a principal of the first end to the actor.
  let first: [Int]
  /// From a principal of the second end to the actor.
  let second: [Int]
  /// The smaller of the two products of trusts.
  let trust: Double
  /// Π (1 − visibility) over everyone between the ends.
  let quiet: Double

  /// 1 − Π (1 − visibility).
  var exposure: Double { 1 - quiet }
  /// From end to end, the actor once.
  var actors: [Int] { first + second.reversed().dropFirst() }

  /// Whether it is as trusted and as quiet, give or take the tolerance.
  func isAsGood(as other: MediatedChannel) -> Bool {
    TrustProducts.isAsGood(trust, as: other.trust)
      && TrustProducts.isAsGood(quiet, as: other.quiet)
  }
}

/// The channels over one actor of which no other is at least as trusted and as quiet.
///
/// Each end's chains are found on their own: labels of trust and quietness run from the actor
/// against the ties, and at each node only those stay that no other beats (Hansen 1980). Where
/// the two chains of a best pair share somebody, the search branches: one of the ends has to do
/// without that actor. A branch whose best pairs are all beaten ends. The result is exact unless
/// `isComplete` says otherwise.
///
/// - Complexity: labels · log labels for each branch; both are limited.
struct QuietChannels {
  private let graph: FrozenGraph
  /// By position 1 − visibility; `nil` where the actor may not be on a channel.
  private let quiet: [Double?]
  private let ends: [[Int]]
  private let principals: Set<Int>
  private var branchesLeft = 2_000
  /// Whether the search ended before its limit.
  private(set) var isComplete = true

  private static let labelLimit = 100_000

  init(_ graph: FrozenGraph, quiet: [Double?], between ends: [[Int]]) {
    self.graph = graph
    self.quiet = quiet
    self.ends = ends
    principals = Set(ends.flatMap { $0 })
  }

  /// The front over the actor at `center`, the most trusted first.
  mutating func front(over center: Int) -> [MediatedChannel] {
    guard quiet[center] != nil, !principals.contains(center) else { return [] }
    branchesLeft = 2_000
    var front: [MediatedChannel] = []
    search(center, without: [[], []], &front)
    return front.sorted { a, b in a.trust != b.trust ? a.trust > b.trust : a.quiet > b.quiet }
  }

  // MARK: - Branching

  private mutating func search(
    _ center: Int, without closed: [Set<Int>], _ front: inout [MediatedChannel]
  ) {
    guard branchesLeft > 0 else {
      isComplete = false
      return
    }
    branchesLeft -= 1
    let chains = [0, 1].map { self.chains(to: center, from: ends[$0], without: closed[$0]) }
    if chains.contains(where: \.isCut) { isComplete = false }
    var overlap: (channel: MediatedChannel, node: Int)?
    for channel in combined(chains.map(\.found), over: center) {
      guard !front.contains(where: { $0.isAsGood(as: channel) }) else { continue }
      if let node = shared(channel) {
        if overlap == nil { overlap = (channel, node) }
      } else {
        front.removeAll { channel.isAsGood(as: $0) }
        front.append(channel)
      }
    }
    guard let overlap, !front.contains(where: { $0.isAsGood(as: overlap.channel) })
    else { return }
    search(center, without: [closed[0].union([overlap.node]), closed[1]], &front)
    search(center, without: [closed[0], closed[1].union([overlap.node])], &front)
  }

  /// Every pair of chains that no other pair beats, the most trusted first.
  private func combined(_ chains: [[Chain]], over center: Int) -> [MediatedChannel] {
    var channels: [MediatedChannel] = []
    for first in chains[0] {
      for second in chains[1] {
        channels.append(
          MediatedChannel(
            first: first.actors, second: second.actors, trust: min(first.trust, second.trust),
            quiet: first.quiet * second.quiet * (quiet[center] ?? 0)))
      }
    }
    channels.sort { a, b in
      if a.trust != b.trust { return a.trust > b.trust }
      return a.quiet != b.quiet
        ? a.quiet > b.quiet : a.actors.lexicographicallyPrecedes(b.actors)
    }
    var kept: [MediatedChannel] = []
    for channel in channels where !kept.contains(where: { $0.isAsGood(as: channel) }) {
      kept.append(channel)
    }
    return kept
  }

  /// The first actor of the first chain, the center apart, who is on the second too.
  private func shared(_ channel: MediatedChannel) -> Int? {
    let others = Set(channel.second.dropLast())
    return channel.first.dropLast().first(where: others.contains)
  }

  // MARK: - Chains of one end

  private struct Chain {
    let actors: [Int]
    let trust: Double
    let quiet: Double
  }

  private struct Label {
    let node: Int
    let trust: Double
    let quiet: Double
    let steps: Int
    let after: Int?
  }

  /// The chains from `sources` to `center` that no other beats.
  private func chains(
    to center: Int, from sources: [Int], without closed: Set<Int>
  ) -> (found: [Chain], isCut: Bool) {
    var labels = [Label(node: center, trust: 1, quiet: 1, steps: 0, after: nil)]
    var queue = LabelQueue()
    queue.push(0, labels)
    var quietest = [Double](repeating: -1, count: graph.nodeCount)
    var ends: [Int] = []
    while let place = queue.pop(labels) {
      let label = labels[place]
      let known = quietest[label.node]
      if known >= 0, TrustProducts.isAsGood(known, as: label.quiet) { continue }
      quietest[label.node] = label.quiet
      if sources.contains(label.node) {
        ends.append(place)
        continue
      }
      guard labels.count < Self.labelLimit else { return (ends.map { chain($0, labels) }, true) }
      let passing = label.node == center ? 1 : quiet[label.node] ?? 0
      for arc in graph.inRow(label.node) {
        let node = Int(graph.reverseSources[arc])
        guard isOpen(node, sources, closed) else { continue }
        labels.append(
          Label(
            node: node, trust: label.trust * graph.reverseValues[arc],
            quiet: label.quiet * passing, steps: label.steps + 1, after: place))
        queue.push(labels.count - 1, labels)
      }
    }
    return (ends.map { chain($0, labels) }, false)
  }

  private func isOpen(_ node: Int, _ sources: [Int], _ closed: Set<Int>) -> Bool {
    sources.contains(node)
      || (quiet[node] != nil && !principals.contains(node) && !closed.contains(node))
  }

  private func chain(_ place: Int, _ labels: [Label]) -> Chain {
    var actors: [Int] = []
    var next: Int? = place
    while let place = next {
      actors.append(labels[place].node)
      next = labels[place].after
    }
    return Chain(actors: actors, trust: labels[place].trust, quiet: labels[place].quiet)
  }

  /// A heap that gives back the most trusted label, then the quietest, the shortest, the first.
  private struct LabelQueue {
    private var heap: [Int] = []

    mutating func push(_ place: Int, _ labels: [Label]) {
      heap.append(place)
      var child = heap.count - 1
      while child > 0, precedes(heap[child], heap[(child - 1) / 2], labels) {
        heap.swapAt(child, (child - 1) / 2)
        child = (child - 1) / 2
      }
    }

    mutating func pop(_ labels: [Label]) -> Int? {
      guard let first = heap.first else { return nil }
      heap.swapAt(0, heap.count - 1)
      heap.removeLast()
      var parent = 0
      while true {
        var best = parent
        for child in [2 * parent + 1, 2 * parent + 2] where child < heap.count {
          if precedes(heap[child], heap[best], labels) { best = child }
        }
        guard best != parent else { return first }
        heap.swapAt(parent, best)
        parent = best
      }
    }

    private func precedes(_ a: Int, _ b: Int, _ labels: [Label]) -> Bool {
      let (x, y) = (labels[a], labels[b])
      if x.trust != y.trust { return x.trust > y.trust }
      if x.quiet != y.quiet { return x.quiet > y.quiet }
      return x.steps != y.steps ? x.steps < y.steps : a < b
    }
  }
}
