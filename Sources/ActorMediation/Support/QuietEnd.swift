// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// One end's half of a channel, from a principal to the actor in the middle.
struct QuietChain {
  let actors: [Int]
  let trust: Double
  /// Π (1 − visibility) over those between the two.
  let quiet: Double
}

/// What a chain of one end has to offer so that a channel comes of it which no known one beats.
struct QuietBound {
  let front: [MediatedChannel]
  /// The best trust and quietness of the other end's chain, and of the actor in the middle.
  private let trust: Double
  private let quiet: Double

  init(front: [MediatedChannel], other: QuietEnd, center: Int, quiet: Double) {
    self.front = front
    trust = other.trust[center]
    self.quiet = other.quiet[center] * quiet
  }

  /// Whether no channel over a chain of at most so much can be anything but beaten; well within
  /// the tolerance, so that rounding decides nothing.
  func excludes(trust most: Double, quiet quietest: Double) -> Bool {
    let (trust, quiet) = (min(most, trust) * Self.hair, quietest * quiet * Self.hair)
    return front.contains { $0.trust >= trust && $0.quiet >= quiet }
  }

  private static let hair = 1 - TrustProducts.tolerance / 2
}

/// One of two ends with the best that its chains can reach, each of trust and quietness by itself.
struct QuietEnd {
  private let isSource: [Bool]
  /// By position 1 − visibility; `nil` where no chain may pass.
  private let passing: [Double?]
  /// By actor the largest product of trusts of a chain from a principal; 0 where there is none.
  let trust: [Double]
  /// By actor the largest Π (1 − visibility) over those between a principal and the actor.
  let quiet: [Double]

  private static let labelLimit = 100_000

  /// - Complexity: O(n · m) at most, mostly O(n + m).
  init(_ sources: [Int], in graph: FrozenGraph, quiet passing: [Double?]) {
    var isSource = [Bool](repeating: false, count: graph.nodeCount)
    for source in sources { isSource[source] = true }
    self.isSource = isSource
    self.passing = passing
    trust = Self.best(sources, in: graph, passing) { value, arc, _ in value * graph.values[arc] }
    quiet = Self.best(sources, in: graph, passing) { value, _, node in
      isSource[node] ? value : value * (passing[node] ?? 0)
    }
  }

  /// - Parameter step: what is left of a value at a node after an arc out of it.
  private static func best(
    _ sources: [Int], in graph: FrozenGraph, _ passing: [Double?],
    step: (Double, Int, Int) -> Double
  ) -> [Double] {
    var best = [Double](repeating: 0, count: graph.nodeCount)
    var isQueued = [Bool](repeating: false, count: graph.nodeCount)
    var queue = sources
    for source in sources { (best[source], isQueued[source]) = (1, true) }
    let starts = Set(sources)
    var head = 0
    while head < queue.count {
      let node = queue[head]
      head += 1
      isQueued[node] = false
      guard passing[node] != nil || starts.contains(node) else { continue }
      for arc in graph.outRow(node) {
        let (next, value) = (Int(graph.targets[arc]), step(best[node], arc, node))
        guard value > best[next] else { continue }
        best[next] = value
        if !isQueued[next] {
          isQueued[next] = true
          queue.append(next)
        }
      }
    }
    return best
  }

  // MARK: - Chains

  private struct Label {
    let node: Int
    let trust: Double
    let quiet: Double
    let steps: Int
    /// The place of the label before; −1 for none.
    let after: Int
  }

  /// The chains to `center` that no other of this end beats and that `bound` lets pass, and
  /// whether the search was ended at its limit.
  func chains(
    to center: Int, in graph: FrozenGraph, without closed: [Bool], bound: QuietBound
  ) -> (found: [QuietChain], isCut: Bool) {
    var labels = [Label(node: center, trust: 1, quiet: 1, steps: 0, after: -1)]
    var queue = LabelQueue()
    queue.push(0, labels)
    var quietest = [Double](repeating: -1, count: graph.nodeCount)
    var ends: [Int] = []
    var found = -1.0
    while let place = queue.pop(labels) {
      let label = labels[place]
      guard !isBeaten(label.node, label.quiet, quietest),
        mayEnd(label, found, bound, isCenter: place == 0)
      else { continue }
      quietest[label.node] = label.quiet
      if isSource[label.node] {
        ends.append(place)
        found = max(found, label.quiet)
        continue
      }
      guard labels.count < Self.labelLimit else { return (ends.map { chain($0, labels) }, true) }
      let quiet = place == 0 ? label.quiet : label.quiet * (passing[label.node] ?? 0)
      for arc in graph.inRow(label.node) {
        let node = Int(graph.reverseSources[arc])
        guard isSource[node] || (passing[node] != nil && !closed[node]),
          !isBeaten(node, quiet, quietest)
        else { continue }
        let next = Label(
          node: node, trust: label.trust * graph.reverseValues[arc], quiet: quiet,
          steps: label.steps + 1, after: place)
        guard mayEnd(next, found, bound, isCenter: false) else { continue }
        labels.append(next)
        queue.push(labels.count - 1, labels)
      }
    }
    return (ends.map { chain($0, labels) }, false)
  }

  private func isBeaten(_ node: Int, _ quiet: Double, _ quietest: [Double]) -> Bool {
    quietest[node] >= 0 && TrustProducts.isAsGood(quietest[node], as: quiet)
  }

  /// Whether a chain may come of a label that neither one found before, which is more trusted, nor
  /// the bound beats.
  ///
  /// - Parameter found: the largest quietness of a chain that was found.
  private func mayEnd(
    _ label: Label, _ found: Double, _ bound: QuietBound, isCenter: Bool
  ) -> Bool {
    let node = label.node
    if isSource[node] {
      return !bound.excludes(trust: label.trust, quiet: label.quiet)
    }
    guard trust[node] > 0 else { return false }
    let most = label.quiet * quiet[node] * (isCenter ? 1 : passing[node] ?? 0)
    return found * (1 - 1e-9) <= most
      && !bound.excludes(trust: label.trust * trust[node], quiet: most)
  }

  private func chain(_ place: Int, _ labels: [Label]) -> QuietChain {
    var actors: [Int] = []
    var next = place
    while next >= 0 {
      actors.append(labels[next].node)
      next = labels[next].after
    }
    return QuietChain(actors: actors, trust: labels[place].trust, quiet: labels[place].quiet)
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
        let child = 2 * parent + 1
        guard child < heap.count else { return first }
        let other = child + 1
        let best =
          other < heap.count && precedes(heap[other], heap[child], labels) ? other : child
        guard precedes(heap[best], heap[parent], labels) else { return first }
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
