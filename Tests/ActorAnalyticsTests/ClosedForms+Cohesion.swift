// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics

extension ClosedForm {
  /// Parts, distances and ties of the whole.
  static let whole: [ClosedForm] =
    ["component", "strong-component"].flatMap { parts($0) } + [
      ClosedForm("core") { shape, n in
        switch shape {
        case .star, .path: .all(1)
        case .cycle: .all(2)
        case .complete: .all(n - 1)
        case .empty, .single: .all(0)
        }
      },
      ClosedForm("diameter") { shape, n in
        switch shape {
        case .star: .all(2)
        case .path: .all(n - 1)
        case .cycle: .all((n / 2).rounded(.down))
        case .complete: .all(1)
        case .empty: .undefined(.noTies)
        case .single: .undefined(.tooFewActors)
        }
      },
      joined("diameter.connected"), joined("mean-distance.connected-share"),
      ClosedForm("mean-distance") { shape, n in
        switch shape {
        // n − 1 pairs at 1 and all others at 2 make (n − 1)².
        case .star: .all(2 * (n - 1) / n)
        case .path: .all((n + 1) / 3)
        case .cycle: .all(Closed.cycleSum(n) / (n - 1))
        case .complete: .all(1)
        case .empty: .undefined(.noTies)
        case .single: .undefined(.tooFewActors)
        }
      },
      ClosedForm("mean-distance.efficiency") { shape, n in
        switch shape {
        case .star: .all((n + 2) / (2 * n))
        // n − d pairs are d apart.
        case .path: .all((n * Closed.harmonic(n - 1) - (n - 1)) / Closed.pairs(n))
        case .cycle: .all(Closed.cycleInverse(n) / (n - 1))
        case .complete: .all(1)
        case .empty: .all(0)
        case .single: .undefined(.tooFewActors)
        }
      },
      ClosedForm("density") { shape, n in
        switch shape {
        case .star, .path: .all(2 / n)
        case .cycle: .all(2 / (n - 1))
        case .complete: .all(1)
        case .empty: .all(0)
        case .single: .undefined(.tooFewActors)
        }
      },
      ClosedForm("reciprocity") { shape, _ in
        .undefined(shape.ties(3).isEmpty ? .noTies : .withoutDirections)
      },
    ]

  private static func parts(_ id: String) -> [ClosedForm] {
    [
      ClosedForm(id) { shape, n in shape == .empty ? .all(1) : .all(n) },
      // Of equal parts the one with the lowest id comes first.
      ClosedForm(id + ".number") { shape, _ in shape == .empty ? .each { $0 + 1 } : .all(1) },
    ]
  }

  private static func joined(_ column: String) -> ClosedForm {
    ClosedForm(column) { shape, _ in
      switch shape {
      case .star, .path, .cycle, .complete: .all(1)
      case .empty: .all(0)
      case .single: .undefined(.tooFewActors)
      }
    }
  }

  // MARK: - Triangles and likeness

  static let triangles: [ClosedForm] = [
    ClosedForm("triangles") { shape, n in
      hasTriangle(shape, n) ? .all(Closed.pairs(n - 1)) : .all(0)
    },
    ClosedForm("clustering") { shape, n in
      switch shape {
      case .star: .cells { $0 == 0 ? .value(0) : .undefined(.tooFewNeighbours) }
      case .path:
        .cells { $0 == 0 || $0 == Int(n) - 1 ? .undefined(.tooFewNeighbours) : .value(0) }
      case .cycle, .complete: .all(hasTriangle(shape, n) ? 1 : 0)
      case .empty, .single: .undefined(.tooFewNeighbours)
      }
    },
    closing("transitivity"), closing("transitivity.mean-clustering"),
    ClosedForm("transitivity.triangles") { shape, n in
      .all(hasTriangle(shape, n) ? Closed.binomial(Int(n), 3) : 0)
    },
    ClosedForm("triad-census") { _, n in .all(Closed.binomial(Int(n), 3)) },
    ClosedForm("triad-census.201") { shape, n in
      switch shape {
      case .star: .all(Closed.pairs(n - 1))
      case .path: .all(n - 2)
      case .cycle: .all(n == 3 ? 0 : n)
      case .complete, .empty, .single: .all(0)
      }
    },
    // Each tie is in n − 2 sets of three, of which those with two ties have two.
    ClosedForm("triad-census.102") { shape, n in
      switch shape {
      case .path: .all((n - 2) * (n - 3))
      case .cycle: .all(n == 3 ? 0 : n * (n - 4))
      case .star, .complete, .empty, .single: .all(0)
      }
    },
    // Sums over ties from both ends: 2(n − 1) of them, degrees 4n − 6, squares 8n − 14, products
    // 8n − 16 on a path.
    ClosedForm("assortativity") { shape, n in
      switch shape {
      case .star: .all(-1)
      case .path: .all(-1 / (n - 2))
      case .cycle, .complete: .undefined(.noSpread)
      case .empty, .single: .undefined(.noTies)
      }
    },
    ClosedForm("structural-equivalence") { shape, n in
      .unordered { i, j in likeness(shape, i, j, n) }
    },
    ClosedForm("structural-equivalence.distance") { shape, n in
      .unordered { i, j in
        let (a, b, shared) = profile(shape, i, j, n)
        return n < 3 ? .undefined(.tooFewActors) : .value((a + b - 2 * shared).squareRoot())
      }
    },
  ]

  private static func closing(_ column: String) -> ClosedForm {
    ClosedForm(column) { shape, n in
      switch shape {
      case .star, .path: .all(0)
      case .cycle, .complete: .all(hasTriangle(shape, n) ? 1 : 0)
      case .empty, .single: .undefined(.noTwoPath)
      }
    }
  }

  /// The ties of two actors to third ones, and to the same third one.
  private static func profile(
    _ shape: ClosedShape, _ i: Int, _ j: Int, _ n: Double
  ) -> (a: Double, b: Double, shared: Double) {
    let count = Int(n)
    let isTied = shape.steps(i, j, of: count) == 1 ? 1 : 0
    let others = (0..<count).filter { $0 != i && $0 != j }
    let shared = others.count {
      shape.steps(i, $0, of: count) == 1 && shape.steps(j, $0, of: count) == 1
    }
    return (
      Double(shape.degree(i, of: count) - isTied), Double(shape.degree(j, of: count) - isTied),
      Double(shared)
    )
  }

  /// The correlation of two rows of n − 2 zeros and ones (the phi coefficient).
  private static func likeness(_ shape: ClosedShape, _ i: Int, _ j: Int, _ n: Double) -> Cell {
    let (a, b, shared) = profile(shape, i, j, n)
    let length = n - 2
    let spread = a * (length - a) * b * (length - b)
    return spread > 0
      ? .value((length * shared - a * b) / spread.squareRoot()) : .undefined(.noSpread)
  }

  // MARK: - Groups that are given and groups that are found

  static let communities: [ClosedForm] = [
    // k ties from the first actor, of M/2: e = (M − 2k)/M within, a and b are k/M and 1 − k/M.
    mixing("attribute-assortativity") { k, m in -k / (m - k) },
    mixing("attribute-assortativity.within") { k, m in (m - 2 * k) / m },
    mixing("modularity") { k, m in -2 * k * k / (m * m) },
    mixing("modularity.within") { k, m in (m - 2 * k) / m },
    mixing("modularity.expected") { k, m in (k * k + (m - k) * (m - k)) / (m * m) },
    mixing("signed-modularity", reading: .signed) { k, m in -2 * k * k / (m * m) },
    mixing("signed-modularity.positive", reading: .signed) { k, m in -2 * k * k / (m * m) },
    found("leiden"), found("louvain"),
    quality("leiden.quality"), quality("louvain.quality"),
    ClosedForm("cliques") { shape, n in
      hasTriangle(shape, n) ? .sets([Closed.everyone(n)], n) : .noRows
    },
    // Four or more, each tied to all but one of the others.
    ClosedForm("k-plexes") { shape, n in
      (shape == .complete && n > 3) || (shape == .cycle && n == 4)
        ? .sets([Closed.everyone(n)], n) : .noRows
    },
    ClosedForm("core-periphery") { shape, _ in
      switch shape {
      // The ideal itself.
      case .star: .star(1, 0)
      case .path, .cycle: .noForm
      case .complete, .empty: .undefined(.noSpread)
      case .single: .undefined(.tooFewActors)
      }
    },
    ClosedForm("core-periphery.fit") { shape, _ in
      switch shape {
      case .star: .all(1)
      case .path, .cycle: .noForm
      case .complete, .empty: .undefined(.noSpread)
      case .single: .undefined(.tooFewActors)
      }
    },
  ]

  private static func mixing(
    _ column: String, reading: Reading = .hops,
    _ value: @escaping @Sendable (Double, Double) -> Double
  ) -> ClosedForm {
    ClosedForm(column, reading: reading) { shape, n in
      switch shape {
      case .star, .path, .cycle, .complete:
        let (external, all) = mix(shape, n)
        return .all(value(external, 2 * all))
      case .empty: return .undefined(.noTies)
      case .single: return .undefined(.singleGroup)
      }
    }
  }

  /// With s of k ends beside the middle Q = s/k − (k + s)²/4k² − (k − s)/4k², which grows up to
  /// s = k; in complete graphs any division has less than 0 (Brandes et al. 2008).
  private static func found(_ id: String) -> ClosedForm {
    ClosedForm(id) { shape, n in
      switch shape {
      case .star, .complete: .all(n)
      case .path, .cycle: .noForm
      case .empty, .single: .all(1)
      }
    }
  }

  private static func quality(_ column: String) -> ClosedForm {
    ClosedForm(column) { shape, _ in
      switch shape {
      case .star, .complete: .all(0)
      case .path, .cycle: .noForm
      case .empty, .single: .undefined(.noTies)
      }
    }
  }
}
