// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics
import Foundation

/// Directed stars, whose middle points to all ends, directed paths from the first place to the
/// last, and cycles that lead round: one way at most leads from one actor to another.
extension ClosedForm {
  /// A column on hops or signs.
  private static func form(
    _ column: String, reading: Reading = .hops, star: @escaping @Sendable (Double) -> ClosedRows,
    path: @escaping @Sendable (Double) -> ClosedRows,
    cycle: @escaping @Sendable (Double) -> ClosedRows
  ) -> ClosedForm {
    ClosedForm(directed: column, reading: reading) { shape, n, _ in
      switch shape {
      case .star: star(n)
      case .path: path(n)
      case .cycle: cycle(n)
      case .complete, .empty, .single: .noForm
      }
    }
  }

  /// Nobody reaches the first actor.
  private static func unreached(_ value: @escaping @Sendable (Double) -> Double) -> ClosedRows {
    .cells { $0 == 0 ? .undefined(.unreached) : .value(value(Double($0))) }
  }

  static let directedTies: [ClosedForm] = [
    form(
      "degree", star: { .star($0 - 1, 1) },
      path: { n in .each { $0 == 0 || $0 == n - 1 ? 1 : 2 } }, cycle: { _ in .all(2) }),
    form(
      "in-degree", star: { _ in .star(0, 1) }, path: { _ in .each { $0 == 0 ? 0 : 1 } },
      cycle: { _ in .all(1) }),
    form(
      "out-degree", star: { .star($0 - 1, 0) }, path: { n in .each { $0 == n - 1 ? 0 : 1 } },
      cycle: { _ in .all(1) }),
    // Of two others on a cycle one lies behind the actor on the way to the other, in one order.
    form(
      "betweenness", star: { _ in .all(0) },
      path: { n in .each { Closed.pathBetweenness($0, n) } }, cycle: { .all(Closed.pairs($0 - 1)) }),
    form(
      "flow-betweenness", star: { _ in .all(0) },
      path: { n in .each { Closed.pathBetweenness($0, n) } }, cycle: { .all(Closed.pairs($0 - 1)) }),
    form(
      "edge-betweenness", star: { _ in .all(1) },
      path: { n in .ties { low, high in (low + 1) * (n - high) } },
      cycle: { .all(Closed.pairs($0)) }),
    // From the first to the rest, and back round the cycle.
    form(
      "betweenness-across", star: { _ in .all(0) },
      path: { n in .each { $0 == 0 ? 0 : n - 1 - $0 } },
      cycle: { n in .each { $0 == 0 ? 0 : n - 2 } }),
    form(
      "closeness", star: { _ in unreached { _ in 1 } },
      path: { _ in unreached { 2 / ($0 + 1) } }, cycle: { .all(2 / $0) }),
    form(
      "closeness.wasserman-faust", star: { n in unreached { _ in 1 / (n - 1) } },
      path: { n in unreached { 2 / ($0 + 1) * $0 / (n - 1) } }, cycle: { .all(2 / $0) }),
    form(
      "harmonic-closeness", star: { _ in .star(0, 1) },
      path: { _ in .each { Closed.harmonic($0) } },
      cycle: { .all(Closed.harmonic($0 - 1)) }),
    form(
      "eccentricity", star: { _ in unreached { _ in 1 } }, path: { _ in unreached { $0 } },
      cycle: { .all($0 - 1) }),
    // Mean of what comes and what goes, (b + i) and (b + n − 1 − i) over one tie each.
    form(
      "everett-valente", star: { _ in .all(0) },
      path: { n in
        .each { $0 == 0 || $0 == n - 1 ? 0 : Closed.pathBetweenness($0, n) + (n - 1) / 2 }
      }, cycle: { .all(Closed.pairs($0)) }),
    form(
      "everett-valente.in", star: { _ in .all(0) },
      path: { n in .each { $0 == 0 || $0 == n - 1 ? 0 : Closed.pathBetweenness($0, n) + $0 } },
      cycle: { .all(Closed.pairs($0)) }),
    // Starts two steps before or more and ends two behind or more, n − 1 steps apart at most.
    form(
      "bridgeness", star: { _ in .all(0) },
      path: { n in .each { max(0, $0 - 1) * max(0, n - 2 - $0) } },
      cycle: { .all(Closed.pairs($0 - 3)) }),
    // A cycle without a tie is a path: n − d of n pairs are still d apart.
    form(
      "valente-fujimoto", star: { .all(1 / ($0 * ($0 - 1))) },
      path: { n in
        .each {
          let ties = $0 == 0 ? [0] : $0 == n - 1 ? [n - 2] : [$0 - 1, $0]
          return ties.reduce(0) { $0 + Closed.pathLoss($1, n) } / Double(ties.count) / (n * (n - 1))
        }
      }, cycle: { .all(1 / $0) }),
    form(
      "gould-fernandez", star: { _ in .all(0) },
      path: { n in .each { $0 == 0 || $0 == n - 1 ? 0 : 1 } }, cycle: { _ in .all(1) }),
    // Into the group of all others after the first, and out of it after the last.
    form(
      "gould-fernandez.gatekeeper", star: { _ in .all(0) },
      path: { _ in .each { $0 == 1 ? 1 : 0 } },
      cycle: { _ in .each { $0 == 1 ? 1 : 0 } }),
    form(
      "gould-fernandez.representative", star: { _ in .all(0) }, path: { _ in .all(0) },
      cycle: { n in .each { $0 == n - 1 ? 1 : 0 } }),
  ]

  // MARK: - Walks

  static let directedWalks: [ClosedForm] = [
    form(
      "eigenvector", star: { _ in .undefined(.disconnected) },
      path: { _ in .undefined(.disconnected) }, cycle: { .all(1 / $0.squareRoot()) }),
    ClosedForm(directed: "pagerank") { shape, n, _ in directedRank(shape, n) },
    form(
      "katz",
      star: { n in
        let length = Closed.starLength(1, 1.1, n)
        return .star(1 / length, 1.1 / length)
      },
      path: { n in
        let length = Closed.length(n) { 1 - pow(0.1, $0 + 1) }
        return .each { (1 - pow(0.1, $0 + 1)) / length }
      }, cycle: { .all(1 / $0.squareRoot()) }),
    // Of k places ahead 1 + b + … + bᵏ⁻¹.
    form(
      "bonacich-power", star: { .star($0.squareRoot(), 0) },
      path: { n in
        let scale = n.squareRoot() / Closed.length(n) { 1 - pow(0.1, n - 1 - $0) }
        return .each { (1 - pow(0.1, n - 1 - $0)) * scale }
      }, cycle: { _ in .all(1) }),
    form(
      "hits", star: { .star(0, 1 / ($0 - 1)) }, path: { _ in .undefined(.severalDominantParts) },
      cycle: { _ in .undefined(.severalDominantParts) }),
    form(
      "hits.hub", star: { _ in .star(1, 0) }, path: { _ in .undefined(.severalDominantParts) },
      cycle: { _ in .undefined(.severalDominantParts) }),
    // Only every n-th step leads back.
    form(
      "subgraph-centrality", star: { _ in .all(1) }, path: { _ in .all(1) },
      cycle: { n in .all((0...6).reduce(0) { $0 + 1 / tgamma(Double($1) * n + 1) }) }),
    // B·Bᵀ has the squares of out-ties on its diagonal and nothing else; c = 2(n − 1).
    form(
      "pn-centrality.out", reading: .signed,
      star: { .star(1.5 / (1 - 1 / (4 * ($0 - 1))), 1) },
      path: { n in .each { $0 == n - 1 ? 1 : 1 / (1 - 1 / (2 * (n - 1))) } },
      cycle: { .all(1 / (1 - 1 / (2 * ($0 - 1)))) }),
    // The ends of a star are all alike: x = 1 + 1/c + (n − 1)x/c².
    form(
      "pn-centrality.in", reading: .signed,
      star: { .star(1, (1 + 1 / (2 * ($0 - 1))) / (1 - 1 / (4 * ($0 - 1)))) },
      path: { n in .each { $0 == 0 ? 1 : 1 / (1 - 1 / (2 * (n - 1))) } },
      cycle: { .all(1 / (1 - 1 / (2 * ($0 - 1)))) }),
  ]

  /// Before it is scaled to 1 in all: 1, and 0.85 of what is before on a path or a share of it.
  private static func directedRank(_ shape: ClosedShape, _ n: Double) -> ClosedRows {
    switch shape {
    case .star: return .star(1 / (n + 0.85), (1 + 0.85 / (n - 1)) / (n + 0.85))
    case .path:
      let sum = Closed.everyone(n).reduce(0) { $0 + 1 - pow(0.85, Double($1) + 1) }
      return .each { (1 - pow(0.85, $0 + 1)) / sum }
    case .cycle: return .all(1 / n)
    case .complete, .empty, .single: return .noForm
    }
  }

  // MARK: - The whole

  static let directedWhole: [ClosedForm] = [
    form(
      "reciprocity", star: { _ in .all(0) }, path: { _ in .all(0) }, cycle: { _ in .all(0) }),
    form(
      "reciprocity.asymmetric", star: { .all($0 - 1) }, path: { .all($0 - 1) }, cycle: { .all($0) }),
    form(
      "density", star: { .all(1 / $0) }, path: { .all(1 / $0) }, cycle: { .all(1 / ($0 - 1)) }),
    form(
      "diameter", star: { _ in .all(1) }, path: { .all($0 - 1) }, cycle: { .all($0 - 1) }),
    form(
      "mean-distance", star: { _ in .all(1) }, path: { .all(($0 + 1) / 3) }, cycle: { .all($0 / 2) }
    ),
    form("component", star: { .all($0) }, path: { .all($0) }, cycle: { .all($0) }),
    form("strong-component", star: { _ in .all(1) }, path: { _ in .all(1) }, cycle: { .all($0) }),
    form(
      "triad-census.021d", star: { .all(Closed.pairs($0 - 1)) }, path: { _ in .all(0) },
      cycle: { _ in .all(0) }),
    form(
      "triad-census.021c", star: { _ in .all(0) }, path: { .all($0 - 2) },
      cycle: { .all($0 == 3 ? 0 : $0) }),
    form(
      "triad-census.030c", star: { _ in .all(0) }, path: { _ in .all(0) },
      cycle: { .all($0 == 3 ? 1 : 0) }),
    form(
      "assortativity", star: { _ in .undefined(.noSpread) }, path: { _ in .undefined(.noSpread) },
      cycle: { _ in .undefined(.noSpread) }),
    // Nothing leads to the first actor on stars and paths, so that what is within is what chance
    // gives; round the cycle 1 of n leads to it and from it.
    form(
      "modularity", star: { _ in .all(0) }, path: { _ in .all(0) }, cycle: { .all(-2 / ($0 * $0)) }),
  ]

  // MARK: - Trust

  static let directedTrust: [ClosedForm] =
    ["trust-path", "noisy-or-trust", "reliability", "disjoint-channels.first", "pervasive-trust"]
    .map { ahead($0) { t, d in pow(t, d) } }
    + ["bottleneck-trust", "tidal-trust"].map { ahead($0) { t, _ in t } } + [
      ahead("disjoint-channels") { _, _ in 1 },
      ahead("mole-trust") { t, d in d == 1 || (d == 2 && t >= 0.6) ? t : nil },
      ClosedForm(directed: "distrust-propagation", reading: .signed) { shape, n, _ in
        .pairs { i, j in shape.stepsAhead(i, j, of: Int(n)) == 2 ? 1 : nil }
      },
      ClosedForm(directed: "eigen-trust", reading: .trust) { shape, n, _ in directedRank(shape, n)
      },
      // Each step 0.85t/(1 + t) of what came before, 200 in all.
      ClosedForm(directed: "appleseed", reading: .trust) { shape, n, t in
        .pairs { i, j in
          guard let d = shape.stepsAhead(i, j, of: Int(n)) else { return nil }
          if shape == .star { return 200 / (n - 1) }
          let share = 0.85 * t / (1 + t)
          let length = shape == .path ? Int(n) - 1 - i : Int(n) - 1
          return 200 * pow(share, Double(d - 1)) * (1 - share) / (1 - pow(share, Double(length)))
        }
      },
    ]

  /// The same for every pair whom a path of d steps joins.
  private static func ahead(
    _ column: String, _ value: @escaping @Sendable (Double, Double) -> Double?
  ) -> ClosedForm {
    ClosedForm(directed: column, reading: .trust) { shape, n, t in
      .pairs { i, j in
        shape.stepsAhead(i, j, of: Int(n)).flatMap { value(t, Double($0)) }
      }
    }
  }
}
