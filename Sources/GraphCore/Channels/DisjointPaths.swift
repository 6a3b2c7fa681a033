// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// The paths that a flow consists of, by falling product: always the best path among the arcs that
/// are left.
package struct DisjointPaths: Sendable {
  /// The product of each path's values, falling.
  package let products: [Double]

  /// Takes apart the flow of `count` units along `arcs`.
  ///
  /// - Precondition: the arcs hold `count` paths that share none of them, and no cycle.
  package init(
    from source: Int, to target: Int, arcs: [(from: Int, to: Int, value: Double)], count: Int
  ) {
    var left = arcs
    var products: [Double] = []
    for _ in 0..<count {
      guard let (product, path) = Self.best(from: source, to: target, along: left) else { break }
      products.append(product)
      left = left.indices.filter { !path.contains($0) }.map { left[$0] }
    }
    self.products = products.sorted(by: >)
  }

  /// The largest product of a path, and the places of its arcs; of paths alike the shorter one.
  private static func best(
    from source: Int, to target: Int, along arcs: [(from: Int, to: Int, value: Double)]
  ) -> (product: Double, path: Set<Int>)? {
    var found: [Int: (product: Double, arc: Int)] = [source: (1, -1)]
    var isBetter = true
    while isBetter {
      isBetter = false
      let before = found
      for (place, arc) in arcs.enumerated() {
        guard let product = before[arc.from]?.product, arc.to != source else { continue }
        let candidate = product * arc.value
        let best = found[arc.to]?.product ?? 0
        guard candidate > 0, !TrustProducts.isAsGood(best, as: candidate) else { continue }
        found[arc.to] = (candidate, place)
        isBetter = true
      }
    }
    guard found[target] != nil else { return nil }
    var (product, path, node): (Double, Set<Int>, Int) = (1, [], target)
    while node != source, let arc = found[node]?.arc {
      product *= arcs[arc].value
      path.insert(arc)
      node = arcs[arc].from
    }
    return (product, path)
  }
}
