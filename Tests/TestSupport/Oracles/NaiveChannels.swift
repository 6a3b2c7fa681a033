// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Channels and reliability by writing down every path, every set of paths and every way in which
/// ties can hold.
public enum NaiveChannels {
  /// A path: its nodes and the product of its values.
  public typealias Path = (nodes: [Int], product: Double)

  /// Every path from `s` to `t` that repeats no node.
  public static func paths(_ graph: PlainGraph, from s: Int, to t: Int) -> [Path] {
    var found: [Path] = []
    extend(([s], 1), graph, to: t, &found)
    return found
  }

  private static func extend(_ path: Path, _ graph: PlainGraph, to t: Int, _ found: inout [Path]) {
    guard let last = path.nodes.last else { return }
    if last == t { return found.append(path) }
    for next in graph.nodes where !path.nodes.contains(next) {
      guard let value = graph.values[last][next] else { continue }
      extend((path.nodes + [next], path.product * value), graph, to: t, &found)
    }
  }

  /// For each number k of paths of which no two share a tie (or a node between), the products of
  /// each such set whose joint product is the largest, falling; the first is for k = 1.
  public static func bestSets(
    _ graph: PlainGraph, from s: Int, to t: Int, sharingNodes: Bool
  ) -> [[[Double]]] {
    let parts = paths(graph, from: s, to: t).map { path in
      (
        product: path.product,
        uses: sharingNodes ? ties(path.nodes, graph) : nodes(path.nodes)
      )
    }
    var best: [(joint: Double, sets: [[Double]])] = []
    func choose(_ from: Int, _ used: Set<[Int]>, _ products: [Double]) {
      if !products.isEmpty {
        let joint = products.reduce(1, *)
        while best.count < products.count { best.append((0, [])) }
        let before = best[products.count - 1].joint
        if joint > before * (1 + 1e-9) {
          best[products.count - 1] = (joint, [products.sorted(by: >)])
        } else if joint >= before * (1 - 1e-9) {
          best[products.count - 1].sets.append(products.sorted(by: >))
        }
      }
      for place in parts.indices where place >= from && used.isDisjoint(with: parts[place].uses) {
        choose(place + 1, used.union(parts[place].uses), products + [parts[place].product])
      }
    }
    choose(0, [], [])
    return best.map(\.sets)
  }

  private static func ties(_ nodes: [Int], _ graph: PlainGraph) -> Set<[Int]> {
    Set(
      zip(nodes, nodes.dropFirst()).map { from, to in
        graph.isDirected ? [from, to] : [min(from, to), max(from, to)]
      })
  }

  /// The nodes between the ends; of a direct path its one tie, for it can be had once.
  private static func nodes(_ nodes: [Int]) -> Set<[Int]> {
    nodes.count == 2 ? [nodes] : Set(nodes.dropFirst().dropLast().map { [$0] })
  }

  /// The probability that each node is reached from `s`: every way in which ties hold or fail.
  public static func reliability(_ graph: PlainGraph, from s: Int) -> [Double] {
    let ties = graph.pairs.filter { graph.isDirected || $0.0 < $0.1 }
    var sums = [Double](repeating: 0, count: graph.count)
    for mask in 0..<(1 << ties.count) {
      var (weight, reached) = (1.0, 1 << s)
      var held: [(Int, Int)] = []
      for (place, tie) in ties.enumerated() {
        let value = graph.values[tie.0][tie.1] ?? 0
        let holds = mask >> place & 1 == 1
        weight *= holds ? value : 1 - value
        if holds { held += graph.isDirected ? [tie] : [tie, (tie.1, tie.0)] }
      }
      var before = 0
      while weight > 0, before != reached {
        before = reached
        for (from, to) in held where reached >> from & 1 == 1 { reached |= 1 << to }
      }
      for node in graph.nodes where reached >> node & 1 == 1 { sums[node] += weight }
    }
    return sums
  }

  /// The same by who is reached from `s` all in all: P(D) is what is left when no smaller set D'
  /// around `s` is closed, and `t` is missed by the sets without it (Buzacott 1980).
  public static func reliabilityBySets(_ graph: PlainGraph, from s: Int, to t: Int) -> Double {
    func fails(_ inside: Int, _ outside: Int) -> Double {
      graph.nodes.reduce(1.0) { product, i in
        guard inside >> i & 1 == 1 else { return product }
        return graph.nodes.reduce(product) { product, j in
          outside >> j & 1 == 1 ? product * (1 - (graph.values[i][j] ?? 0)) : product
        }
      }
    }
    var reaching = [Double](repeating: 0, count: 1 << graph.count)
    var missed = 0.0
    for set in 0..<(1 << graph.count) where set >> s & 1 == 1 {
      // All of the set is reached within it, unless a part around s is closed there.
      var part = (set - 1) & set
      var probability = 1.0
      while part > 0 {
        if part >> s & 1 == 1 { probability -= reaching[part] * fails(part, set & ~part) }
        part = (part - 1) & set
      }
      reaching[set] = probability
      if set >> t & 1 == 0 { missed += probability * fails(set, ((1 << graph.count) - 1) & ~set) }
    }
    return 1 - missed
  }
}
