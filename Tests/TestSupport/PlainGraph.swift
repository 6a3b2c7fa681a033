// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

public import ActorModel
public import GraphCore

/// A graph as a table of values: the plainest form there is, which the naive oracles read. It has
/// its own reading of maps, by the sentences of the model and not by the code under test.
public struct PlainGraph: Sendable {
  /// Whether arcs go one way only.
  public let isDirected: Bool
  /// `values[i][j]` is the value of the arc from i to j; `nil` where there is none.
  public private(set) var values: [[Double?]]

  /// The number of nodes.
  public var count: Int { values.count }
  /// All nodes.
  public var nodes: Range<Int> { 0..<values.count }

  /// Merges arcs: self-loops vanish, parallel ones keep the largest value (or the smallest), and
  /// read as undirected a pair recorded both ways keeps the smaller of the two.
  public init(
    count: Int, arcs: [(from: Int, to: Int, value: Double)], isDirected: Bool,
    keepsSmallest: Bool = false
  ) {
    self.isDirected = isDirected
    values = Array(repeating: Array(repeating: nil, count: count), count: count)
    for arc in arcs where arc.from != arc.to {
      let old = values[arc.from][arc.to] ?? arc.value
      values[arc.from][arc.to] = keepsSmallest ? min(old, arc.value) : max(old, arc.value)
    }
    guard !isDirected else { return }
    let oneWay = values
    for i in nodes {
      for j in nodes {
        switch (oneWay[i][j], oneWay[j][i]) {
        case (let there?, let back?): values[i][j] = min(there, back)
        case (let there, let back): values[i][j] = there ?? back
        }
      }
    }
  }

  /// The graph of a map, nodes in order of ids; `reading` gives the value of a tie, `nil` leaves
  /// it out. Undirected when asked for or when every tie left in it holds both ways.
  public init(_ map: ActorMap, undirected: Bool, reading: (Relationship) -> Double?) {
    let ids = map.actors.map(\.id).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    var arcs: [(from: Int, to: Int, value: Double)] = []
    var isDirected = false
    for tie in map.relationships {
      guard let value = reading(tie), let from = ids.firstIndex(of: tie.from),
        let to = ids.firstIndex(of: tie.to), from != to
      else { continue }
      arcs.append((from, to, value))
      if tie.directed { isDirected = true } else { arcs.append((to, from, value)) }
    }
    self.init(count: ids.count, arcs: arcs, isDirected: isDirected && !undirected)
  }

  /// The same graph without directions.
  public var undirected: PlainGraph {
    let arcs = pairs.map { (from: $0.0, to: $0.1, value: values[$0.0][$0.1] ?? 0) }
    return PlainGraph(count: count, arcs: arcs, isDirected: false)
  }

  /// The same graph with every arc turned round.
  public var reversed: PlainGraph {
    let arcs = pairs.map { (from: $0.1, to: $0.0, value: values[$0.0][$0.1] ?? 0) }
    return PlainGraph(count: count, arcs: arcs, isDirected: isDirected)
  }

  /// The ends of every arc; of every tie twice where the graph is undirected.
  public var pairs: [(Int, Int)] {
    nodes.flatMap { i in nodes.filter { values[i][$0] != nil }.map { (i, $0) } }
  }

  /// Whether an arc goes from `i` to `j`.
  public func has(_ i: Int, _ j: Int) -> Bool { values[i][j] != nil }

  /// The nodes tied to `i` in either direction.
  public func neighbors(_ i: Int) -> [Int] { nodes.filter { has(i, $0) || has($0, i) } }

  /// The same graph in the form that algorithms read.
  public var frozen: FrozenGraph {
    var arcs = ArcList()
    for (number, (i, j)) in pairs.enumerated() {
      arcs.append(
        from: UInt32(i), to: UInt32(j), value: values[i][j] ?? 0, origin: UInt32(number))
    }
    return FrozenGraph.freezing(arcs, nodeCount: count, undirected: !isDirected).graph
  }
}
