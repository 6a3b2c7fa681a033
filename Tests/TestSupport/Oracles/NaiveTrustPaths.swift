// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Betweenness on trust paths without queues or shortcuts, for graphs in which not every simple
/// path can be written down.
public enum NaiveTrustPaths {
  /// An arc as the input has it.
  public typealias Arc = (from: Int, to: Int, value: Double)

  /// From every node: products by going through all arcs until none gets better, steps and numbers
  /// of paths layer by layer, then Freeman's shares. Unordered pairs where `isDirected` is false,
  /// and then each tie is in `arcs` both ways. `nil` where a number of paths is infinite.
  public static func betweenness(
    count: Int, arcs: [Arc], isDirected: Bool
  ) -> [Double]? {
    var result = [Double](repeating: 0, count: count)
    for source in 0..<count {
      guard let shares = dependencies(of: source, count: count, arcs: arcs) else { return nil }
      for node in 0..<count where node != source { result[node] += shares[node] }
    }
    return isDirected ? result : result.map { $0 / 2 }
  }

  private static func dependencies(of source: Int, count: Int, arcs: [Arc]) -> [Double]? {
    let products = products(from: source, count: count, arcs: arcs)
    let tight = arcs.filter {
      products[$0.to] > 0
        && products[$0.from] * $0.value >= products[$0.to] * (1 - 1e-10)
    }
    var steps = [Int?](repeating: nil, count: count)
    var paths = [Double](repeating: 0, count: count)
    (steps[source], paths[source]) = (0, 1)
    var layers: [[Arc]] = []
    while true {
      let layer = tight.filter { steps[$0.from] == layers.count && steps[$0.to] == nil }
      if layer.isEmpty { break }
      for arc in layer { paths[arc.to] += paths[arc.from] }
      layers.append(layer)
      for arc in layer { steps[arc.to] = layers.count }
    }
    guard paths.allSatisfy(\.isFinite) else { return nil }
    var shares = [Double](repeating: 0, count: count)
    for layer in layers.reversed() {
      for arc in layer {
        shares[arc.from] += paths[arc.from] * ((1 + shares[arc.to]) / paths[arc.to])
      }
    }
    return shares
  }

  private static func products(from source: Int, count: Int, arcs: [Arc]) -> [Double] {
    var products = [Double](repeating: 0, count: count)
    products[source] = 1
    var isBetter = true
    while isBetter {
      isBetter = false
      for arc in arcs where products[arc.from] * arc.value > products[arc.to] {
        products[arc.to] = products[arc.from] * arc.value
        isBetter = true
      }
    }
    return products
  }

  /// The same of a plain graph.
  public static func betweenness(_ graph: PlainGraph) -> [Double]? {
    betweenness(
      count: graph.count,
      arcs: graph.pairs.map { ($0.0, $0.1, graph.values[$0.0][$0.1] ?? 0) },
      isDirected: graph.isDirected)
  }
}
