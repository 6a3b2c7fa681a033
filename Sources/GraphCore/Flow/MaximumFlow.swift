// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// The most that flows through a graph whose values are capacities, from nodes with a supply to
/// nodes with a demand.
///
/// Dinic's method: along all shortest paths that have room, until none is left. An arc and the one
/// back share their room: what flows one way can be sent back the other.
///
/// Dinic, E. A. (1970). Algorithm for solution of a problem of maximum flow in networks with power
/// estimation. Soviet Mathematics Doklady 11, 1277–1280.
struct MaximumFlow: Sendable {
  private let starts: [Int]
  private let ends: [Int]
  /// The place of the arc back.
  private let mates: [Int]
  private let capacities: [Double]
  /// The room that is left on each arc.
  private var rooms: [Double]
  /// Room, supply and demand up to this are what rounding left of 0.
  let least: Double

  private var supplies: [Double]
  private var demands: [Double]
  private var levels: [Int]
  private var cursors: [Int]
  private var queue: [Int] = []
  private var path: [Int] = []
  /// What was changed: an arc, and the room that it had.
  private var changes: [(arc: Int, room: Double)] = []
  /// A node that nothing may flow over.
  private var closed = -1

  /// Reads a graph; values are capacities, none negative.
  init(_ graph: FrozenGraph) {
    let skeleton = graph.undirected()
    let n = skeleton.nodeCount
    starts = skeleton.offsets.map(Int.init)
    ends = skeleton.targets.map(Int.init)
    var mates: [Int] = []
    var capacities: [Double] = []
    for node in 0..<n {
      for arc in skeleton.outRow(node) {
        let end = Int(skeleton.targets[arc])
        mates.append(skeleton.arc(from: end, to: node) ?? arc)
        capacities.append(graph.value(from: node, to: end) ?? 0)
      }
    }
    (self.mates, self.capacities, rooms) = (mates, capacities, capacities)
    least = 1e-12 * (capacities.max() ?? 0)
    supplies = [Double](repeating: 0, count: n)
    (demands, levels, cursors) = (supplies, [Int](repeating: -1, count: n), starts)
  }

  /// The most that flows from `source` to `target`; the flow stays for `loss(without:)`.
  ///
  /// - Complexity: O(n²·m) at worst, in practice a few passes over the arcs.
  mutating func flow(from source: Int, to target: Int) -> Double {
    for change in changes { rooms[change.arc] = capacities[change.arc] }
    changes.removeAll(keepingCapacity: true)
    (supplies[source], demands[target]) = (.infinity, .infinity)
    let flow = route(from: [source])
    (supplies[source], demands[target]) = (0, 0)
    return flow
  }

  /// The nodes that the flow runs over, ends included, ascending.
  var touched: [Int] {
    var nodes = changes.map { ends[$0.arc] } + changes.map { ends[mates[$0.arc]] }
    nodes.sort()
    return nodes.indices.filter { $0 == 0 || nodes[$0] != nodes[$0 - 1] }.map { nodes[$0] }
  }

  /// How much less would flow without `node`: what runs over it and finds no other way.
  ///
  /// The flow without the node leaves what came to it where it came from, and misses it where it
  /// went on. As much of that as can be led past the node, over any arcs with room, is not lost;
  /// the rest has to go back to the source.
  mutating func loss(without node: Int) -> Double {
    var sources: [Int] = []
    for arc in starts[node]..<starts[node + 1] {
      let sent = capacities[arc] - rooms[arc]
      let received = capacities[mates[arc]] - rooms[mates[arc]]
      if sent > least { demands[ends[arc]] = sent }
      if received > least {
        supplies[ends[arc]] = received
        sources.append(ends[arc])
      }
    }
    let mark = changes.count
    closed = node
    if !sources.isEmpty { _ = route(from: sources) }
    closed = -1
    for change in changes[mark...].reversed() { rooms[change.arc] = change.room }
    changes.removeLast(changes.count - mark)
    let lost = sources.reduce(0) { $0 + (supplies[$1] > least ? supplies[$1] : 0) }
    for arc in starts[node]..<starts[node + 1] {
      (supplies[ends[arc]], demands[ends[arc]]) = (0, 0)
    }
    return lost
  }

  // MARK: - Dinic's method

  private mutating func route(from sources: [Int]) -> Double {
    var flow = 0.0
    while findLevels(from: sources) {
      for node in queue { cursors[node] = starts[node] }
      for source in sources { flow += push(from: source) }
    }
    return flow
  }

  /// Numbers nodes by their steps from any source; whether one with a demand is among them.
  private mutating func findLevels(from sources: [Int]) -> Bool {
    for node in queue { levels[node] = -1 }
    queue.removeAll(keepingCapacity: true)
    for source in sources where supplies[source] > least {
      levels[source] = 0
      queue.append(source)
    }
    var (head, last) = (0, Int.max)
    while head < queue.count {
      let node = queue[head]
      head += 1
      // Those farther than the nearest with a demand are on no shortest path.
      if levels[node] > last { break }
      if demands[node] > least { last = levels[node] }
      for arc in starts[node]..<starts[node + 1] where rooms[arc] > least {
        let end = ends[arc]
        guard levels[end] < 0, end != closed else { continue }
        levels[end] = levels[node] + 1
        queue.append(end)
      }
    }
    return last < .max
  }

  /// Sends from `source` along the levels all that finds a way.
  private mutating func push(from source: Int) -> Double {
    var (flow, node) = (0.0, source)
    path.removeAll(keepingCapacity: true)
    while supplies[source] > least {
      if demands[node] > least {
        flow += send(from: source, to: node)
        path.removeAll(keepingCapacity: true)
        node = source
      } else if let arc = nextArc(of: node) {
        path.append(arc)
        node = ends[arc]
      } else if let arc = path.popLast() {
        node = ends[mates[arc]]
        cursors[node] += 1
      } else {
        return flow
      }
    }
    return flow
  }

  private mutating func nextArc(of node: Int) -> Int? {
    while cursors[node] < starts[node + 1] {
      let arc = cursors[node]
      if rooms[arc] > least, levels[ends[arc]] == levels[node] + 1 { return arc }
      cursors[node] += 1
    }
    return nil
  }

  private mutating func send(from source: Int, to target: Int) -> Double {
    let amount = path.reduce(min(supplies[source], demands[target])) { min($0, rooms[$1]) }
    for arc in path {
      changes.append((arc, rooms[arc]))
      changes.append((mates[arc], rooms[mates[arc]]))
      rooms[arc] -= amount
      rooms[mates[arc]] += amount
    }
    supplies[source] -= amount
    demands[target] -= amount
    return amount
  }
}
