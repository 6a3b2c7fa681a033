// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Finds the shortcuts that taking out a node needs: those that no path of at most two other arcs
/// beats. Looking further would make fewer shortcuts, but costs more than those.
struct DetourSearch: ~Copyable {
  typealias Link = PathHierarchy.Link

  /// Two arcs through the node.
  struct Shortcut {
    let first: Link
    let second: Link
    /// Whether nothing goes straight from end to end.
    let isNew: Bool
  }

  private(set) var shortcuts: [Shortcut] = []
  private(set) var newCount = 0
  /// How many arcs have been looked at.
  private(set) var work = 0
  private var sources: [Link] = []
  private var targets: [Link] = []
  /// The value of the best way to each node at hand, otherwise 0.
  private let best: UnsafeMutablePointer<Double>

  init(nodeCount: Int) {
    best = .allocate(capacity: nodeCount + 1)
    best.initialize(repeating: 0, count: nodeCount + 1)
  }

  deinit { best.deallocate() }

  /// Fills `shortcuts` for `node`.
  mutating func findShortcuts(
    around node: Int, _ outLinks: [[Link]], into inLinks: [[Link]], _ isDirected: Bool
  ) {
    shortcuts.removeAll(keepingCapacity: true)
    newCount = 0
    guard outLinks[node].count > (isDirected ? 0 : 1), !inLinks[node].isEmpty else { return }
    targets = unbeaten(of: node, outLinks)
    sources = isDirected ? unbeaten(of: node, inLinks) : targets
    for (place, first) in sources.enumerated() {
      let row = outLinks[Int(first.node)]
      for link in row { best[Int(link.node)] = link.value }
      best[node] = 0
      for second in isDirected ? targets[...] : targets[(place + 1)...]
      where second.node != first.node {
        work += inLinks[Int(second.node)].count + 4
        let (product, direct) = (first.value * second.value, best[Int(second.node)])
        if direct * PathHierarchy.margin > product
          || isBeaten(product, into: inLinks[Int(second.node)])
        {
          continue
        }
        shortcuts.append(Shortcut(first: first, second: second, isNew: direct == 0))
        if direct == 0 { newCount += 1 }
      }
      for link in row { best[Int(link.node)] = 0 }
    }
  }

  /// Whether a path of two arcs from the source, whose arcs `best` holds, is strictly better.
  @inline(__always)
  private func isBeaten(_ product: Double, into links: [Link]) -> Bool {
    let least = product / PathHierarchy.margin
    return links.withUnsafeBufferPointer { links in
      for link in links where best[Int(link.node)] * link.value > least { return true }
      return false
    }
  }

  /// The arcs of `node` that a path of two arcs beats.
  mutating func beaten(of node: Int, _ links: [[Link]]) -> [Link] {
    guard links[node].count > 1 else { return [] }
    markDetours(from: node, links)
    defer { clearDetours(from: node, links) }
    return links[node].filter { best[Int($0.node)] * PathHierarchy.margin > $0.value }
  }

  private mutating func unbeaten(of node: Int, _ links: [[Link]]) -> [Link] {
    markDetours(from: node, links)
    defer { clearDetours(from: node, links) }
    return links[node].filter { best[Int($0.node)] * PathHierarchy.margin <= $0.value }
  }

  private func markDetours(from node: Int, _ links: [[Link]]) {
    for first in links[node] {
      for second in links[Int(first.node)] {
        let (end, product) = (Int(second.node), first.value * second.value)
        if product > best[end] { best[end] = product }
      }
    }
  }

  private func clearDetours(from node: Int, _ links: [[Link]]) {
    for first in links[node] {
      for second in links[Int(first.node)] { best[Int(second.node)] = 0 }
    }
  }
}

/// What one thread needs to search.
final class DetourSearchRoom {
  var search: DetourSearch

  init(nodeCount: Int) { search = DetourSearch(nodeCount: nodeCount) }
}
