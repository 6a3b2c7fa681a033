// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics
import Foundation

extension ClosedForm {
  /// Brokerage by groups: the first actor against the rest.
  static let roles: [ClosedForm] =
    ["gould-fernandez", "gould-fernandez-expected"].flatMap { counts($0) } + [
      // x open two-paths, against what a map of this density has by chance.
      ClosedForm("gould-fernandez-z") { shape, n in
        switch shape {
        case .star: .star(z(Closed.pairs(n - 1), n, 2 / n), z(0, n, 2 / n))
        case .path: .each { z($0 == 0 || $0 == n - 1 ? 0 : 1, n, 2 / n) }
        case .cycle: n == 3 ? .undefined(.noVariance) : .all(z(1, n, 2 / (n - 1)))
        case .complete, .empty: .undefined(.noVariance)
        case .single: .undefined(.tooFewActors)
        }
      },
      expected("gould-fernandez-z.expected") { _ in 1 },
      ClosedForm("gould-fernandez-global") { shape, n in
        switch shape {
        case .star: .all(Closed.pairs(n - 1))
        case .path: .all(n - 2)
        case .cycle: .all(n == 3 ? 0 : n)
        case .complete, .empty, .single: .all(0)
        }
      },
      expected("gould-fernandez-global.expected") { $0 },
      // All but those whose ends are in the broker's group; what is drawn is in further columns.
      ClosedForm("gould-fernandez-permutation") { shape, n in
        switch shape {
        case .star: .star(Closed.pairs(n - 1), 0)
        case .path: .each { $0 == 1 ? 1 : 0 }
        case .cycle: n == 3 ? .all(0) : .each { $0 < 2 || $0 == n - 1 ? 1 : 0 }
        case .complete, .empty, .single: .all(0)
        }
      },
    ]

  /// The total, and the roles of which there are any: itinerant between ends of the other group,
  /// gatekeeper next to the first actor.
  private static func counts(_ id: String) -> [ClosedForm] {
    [
      ClosedForm(id) { shape, n in
        switch shape {
        case .star: .star(Closed.pairs(n - 1), 0)
        case .path: .each { $0 == 0 || $0 == n - 1 ? 0 : 1 }
        case .cycle: .all(n == 3 ? 0 : 1)
        case .complete, .empty, .single: .all(0)
        }
      },
      ClosedForm(id + ".itinerant") { shape, n in
        switch shape {
        case .star: .star(Closed.pairs(n - 1), 0)
        case .cycle: n == 3 ? .all(0) : .each { $0 == 0 ? 1 : 0 }
        case .path, .complete, .empty, .single: .all(0)
        }
      },
      ClosedForm(id + ".gatekeeper") { shape, n in
        switch shape {
        case .path: .each { $0 == 1 ? 1 : 0 }
        case .cycle: n == 3 ? .all(0) : .each { $0 == 1 || $0 == n - 1 ? 1 : 0 }
        case .star, .complete, .empty, .single: .all(0)
        }
      },
      ClosedForm(id + ".representative") { _, _ in .undefined(.sameAsGatekeeper) },
    ]
  }

  private static func z(_ count: Double, _ n: Double, _ density: Double) -> Double {
    let chance = Closed.chance(n, density)
    return (count - chance.mean) / chance.deviation
  }

  private static func expected(
    _ column: String, times brokers: @escaping @Sendable (Double) -> Double
  ) -> ClosedForm {
    ClosedForm(column) { shape, n in
      switch shape {
      case .star, .path: .all(brokers(n) * Closed.chance(n, 2 / n).mean)
      case .cycle: .all(brokers(n) * Closed.chance(n, 2 / (n - 1)).mean)
      case .complete, .empty: .all(0)
      case .single: .undefined(.tooFewActors)
      }
    }
  }

  // MARK: - Within and across

  static let mixing: [ClosedForm] = [
    ClosedForm("participation") { shape, n in
      switch shape {
      case .star: .all(0)
      case .path: .each { $0 == 1 ? 0.5 : 0 }
      case .cycle: .each { $0 == 1 || $0 == n - 1 ? 0.5 : 0 }
      // One tie of n − 1 to the first actor.
      case .complete: .each { $0 == 0 ? 0 : 1 - (1 + (n - 2) * (n - 2)) / ((n - 1) * (n - 1)) }
      case .empty, .single: .undefined(.isolate)
      }
    },
    // Group B is a path of m = n − 1: two ends with 1 and m − 2 with 2 have the mean (2m − 2)/m and
    // the variance 2(m − 2)/m².
    ClosedForm("within-module-degree") { shape, n in
      switch shape {
      case .path, .cycle:
        .cells { place in
          guard place > 0, n > 3 else { return .undefined(.noSpread) }
          let isEnd = place == 1 || place == Int(n) - 1
          return .value(isEnd ? -((n - 3) / 2).squareRoot() : (2 / (n - 3)).squareRoot())
        }
      case .star, .complete, .empty, .single: .undefined(.noSpread)
      }
    },
    ClosedForm("within-module-degree.strength") { shape, n in
      switch shape {
      case .path, .cycle:
        .each { $0 == 0 ? 0 : n == 3 || $0 == 1 || $0 == n - 1 ? 1 : 2 }
      case .complete: .each { $0 == 0 ? 0 : n - 2 }
      case .star, .empty, .single: .all(0)
      }
    },
    ClosedForm("e-i-index") { shape, n in
      switch shape {
      case .star: .all(1)
      case .path: .each { $0 == 0 ? 1 : $0 == 1 ? 0 : -1 }
      case .cycle: .each { $0 == 0 ? 1 : $0 == 1 || $0 == n - 1 ? 0 : -1 }
      case .complete: .each { $0 == 0 ? 1 : (3 - n) / (n - 1) }
      case .empty, .single: .undefined(.isolate)
      }
    },
    ClosedForm("group-e-i-index") { shape, n in
      shape.ties(3).isEmpty
        ? .undefined(.noGroupedTie) : .groups(.value(1), .value(index(shape, n)))
    },
    ClosedForm("map-e-i-index") { shape, n in
      shape.ties(3).isEmpty ? .undefined(.noGroupedTie) : .all(index(shape, n))
    },
    ClosedForm("map-e-i-index.expected") { shape, n in
      shape == .single ? .undefined(.tooFewActors) : .all((4 - n) / n)
    },
  ]

  /// All ties that are not of the first actor are within group B, of which all ties are a part.
  private static func index(_ shape: ClosedShape, _ n: Double) -> Double {
    let (external, all) = mix(shape, n)
    return (2 * external - all) / all
  }

  /// The ties of the first actor, and all ties.
  static func mix(_ shape: ClosedShape, _ n: Double) -> (external: Double, all: Double) {
    switch shape {
    case .star: (n - 1, n - 1)
    case .path: (1, n - 1)
    case .cycle: (2, n)
    case .complete: (n - 1, Closed.pairs(n))
    case .empty, .single: (0, 0)
    }
  }

  // MARK: - Clubs and spanners

  static let spanners: [ClosedForm] = [
    // More ties than the mean, below 2, have the places inside a path: n − 3 ties of theirs.
    ClosedForm("rich-club") { shape, n in
      switch shape {
      case .path: n == 3 ? .undefined(.noClub) : .all(2 / (n - 2))
      case .star, .cycle, .complete, .empty, .single: .undefined(.noClub)
      }
    },
    ClosedForm("rich-club.members") { shape, n in
      switch shape {
      case .star: .all(1)
      case .path: .all(n - 2)
      case .cycle, .complete, .empty, .single: .all(0)
      }
    },
    // Two groups, so that b = 0.25 for the one set that there is: an actor with I and I' gives a
    // neighbour 0.3 I + 0.25 min(I, I'), and where the smaller one is what it gives, 0.55 of it.
    ClosedForm("his") { shape, n in
      switch shape {
      // Middle x for B, ends y for A: x = 0.3 + 0.25 min(y, 1), y = 0.3(n − 1) + 0.25x.
      case .star: n == 3 ? .star(0.48, 0.72) : .star(0.55, 1)
      // The first x = 0.6 + 0.25y, the second y = 0.3 + 0.25x; then 0.55 a step.
      case .path: .each { $0 == 0 ? 0.72 : 0.48 * pow(0.55, $0 - 1) }
      // x = y = 0.6 + 0.25 · 0.8.
      case .cycle: .each { $0 == 0 ? 0.8 : 0.8 * pow(0.55, min($0, n - $0) - 1) }
      // x = y = 0.3(n − 1) + 0.25x.
      case .complete: .all(0.4 * (n - 1))
      case .empty: .all(0)
      case .single: .undefined(.singleGroup)
      }
    },
    // The kernels are the first actor and the two best tied of the rest, 1 and 2: who stands there
    // cuts all that leaves the first one, on a path the second one with more ties.
    ClosedForm("maxd") { shape, n in
      switch shape {
      // Two of the ends are the kernel.
      case .star: .sets([[0]], 2)
      case .path: .sets([[1]], 1)
      case .cycle: .sets([[0]], 2)
      case .complete: .sets([[0]], n - 1)
      case .empty, .single: .noRows
      }
    },
  ]
}
