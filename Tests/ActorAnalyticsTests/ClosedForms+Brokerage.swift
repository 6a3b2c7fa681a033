// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics

extension ClosedForm {
  /// Who stands between others: splits and holes.
  static let holes: [ClosedForm] = [
    ClosedForm("articulation-points") { shape, n in
      switch shape {
      case .star: .star(1, 0)
      case .path: .each { $0 == 0 || $0 == n - 1 ? 0 : 1 }
      case .cycle, .complete, .empty, .single: .all(0)
      }
    },
    ClosedForm("bridges") { shape, _ in
      switch shape {
      case .star, .path: .all(1)
      case .cycle, .complete: .all(0)
      case .empty, .single: .noRows
      }
    },
    ClosedForm("blocks") { shape, n in
      switch shape {
      case .star: .star(n - 1, 1)
      case .path: .each { $0 == 0 || $0 == n - 1 ? 1 : 2 }
      case .cycle, .complete: .all(1)
      case .empty, .single: .all(0)
      }
    },
    ClosedForm("constraint") { shape, n in
      switch shape {
      case .star: .star(1 / (n - 1), 1)
      case .path: .each { $0 == 0 || $0 == n - 1 ? 1 : 0.5 }
      // Burt 1992: contacts who are not tied add 1/4 each; in a triangle (1/2 + 1/4)² each.
      case .cycle: .all(n == 3 ? 1.125 : 0.5)
      case .complete: .all(completeConstraint(n))
      case .empty, .single: .undefined(.isolate)
      }
    },
    // Borgatti 1997: n − 2t/n for n contacts with t ties among them.
    ClosedForm("effective-size") { shape, n in
      switch shape {
      case .star: .star(n - 1, 1)
      case .path: .each { $0 == 0 || $0 == n - 1 ? 1 : 2 }
      case .cycle: .all(n == 3 ? 1 : 2)
      case .complete: .all(1)
      case .empty, .single: .undefined(.isolate)
      }
    },
    ClosedForm("effective-size.efficiency") { shape, n in
      switch shape {
      case .star, .path: .all(1)
      case .cycle: .all(n == 3 ? 0.5 : 1)
      case .complete: .all(1 / (n - 1))
      case .empty, .single: .undefined(.isolate)
      }
    },
    // Contacts who constrain alike leave no hierarchy; one alone is all of it.
    ClosedForm("hierarchy") { shape, n in
      switch shape {
      case .star: .star(0, 1)
      case .path: .each { $0 == 0 || $0 == n - 1 ? 1 : 0 }
      case .cycle, .complete: .all(0)
      case .empty, .single: .undefined(.isolate)
      }
    },
  ]

  /// Everett & Borgatti 2020: p = 1/(n − 1), so C = (n − 1)(p + (n − 2)p²)².
  private static func completeConstraint(_ n: Double) -> Double {
    let p = 1 / (n - 1)
    let local = p + (n - 2) * p * p
    return (n - 1) * local * local
  }

  // MARK: - Bridging

  static let bridging: [ClosedForm] = [
    bridging("bridging-centrality", among: { score, _ in score }),
    bridging("bridging-centrality.normalised", among: { score, n in score / Closed.pairs(n - 1) }),
    ClosedForm("bridging-centrality.coefficient") { shape, n in
      switch shape {
      case .star: .star(1 / ((n - 1) * (n - 1)), n - 1)
      case .path: .each { coefficient($0, n) }
      case .cycle: .all(0.5)
      case .complete: .all(1 / (n - 1))
      case .empty, .single: .undefined(.isolate)
      }
    },
    // Among their own contacts all who are not tied are 1 apart over the actor.
    ClosedForm("localised-bridging") { shape, n in
      switch shape {
      case .star: .star(Closed.pairs(n - 1) / ((n - 1) * (n - 1)), 0)
      case .path: .each { $0 == 0 || $0 == n - 1 ? 0 : coefficient($0, n) }
      case .cycle: .all(n == 3 ? 0 : 0.5)
      case .complete: .all(0)
      case .empty, .single: .undefined(.isolate)
      }
    },
    // The mean betweenness of the ties: Everett & Valente 2016.
    ClosedForm("everett-valente") { shape, n in
      switch shape {
      case .star: .star(n - 1, 0)
      case .path: .each { mean($0, n) }
      case .cycle: .all(n == 3 ? 0 : Closed.cycleSum(n) / 2)
      case .complete, .empty, .single: .all(0)
      }
    },
    ClosedForm("everett-valente.normalised") { shape, n in
      let most = (n * n - (Closed.isEven(n) ? 2 : 1)) / 4
      switch shape {
      case .star: return .star((n - 1) / most, 0)
      case .path: return .each { mean($0, n) / most }
      case .cycle: return .all(n == 3 ? 0 : Closed.cycleSum(n) / 2 / most)
      case .complete, .empty: return .all(0)
      case .single: return .undefined(.tooFewActors)
      }
    },
    // Without the neighbours on both sides: a path of n − 2 less around, a cycle of n − 4.
    ClosedForm("bridgeness") { shape, n in
      switch shape {
      case .star, .complete, .empty, .single: .all(0)
      case .path: .each { max(0, $0 - 1) * max(0, n - 2 - $0) }
      case .cycle: .all(n < 5 ? 0 : Closed.cycleBetweenness(n - 4))
      }
    },
    ClosedForm("bridgeness.local") { shape, n in
      switch shape {
      case .star: .star(Closed.pairs(n - 1), 0)
      case .path:
        .each { Closed.pathBetweenness($0, n) - max(0, $0 - 1) * max(0, n - 2 - $0) }
      case .cycle:
        .all(Closed.cycleBetweenness(n) - (n < 5 ? 0 : Closed.cycleBetweenness(n - 4)))
      case .complete, .empty, .single: .all(0)
      }
    },
    ClosedForm("valente-fujimoto") { shape, n in
      let pairs = n * (n - 1)
      switch shape {
      // Without its tie an end has lost the middle at 1 step and n − 2 others at 2.
      case .star: return .all(n / 2 / pairs)
      case .path:
        return .each {
          $0 == 0 || $0 == n - 1
            ? Closed.pathLoss(0, n) / pairs
            : (Closed.pathLoss($0 - 1, n) + Closed.pathLoss($0, n)) / 2 / pairs
        }
      // A cycle less a path, of which n − d pairs are d apart.
      case .cycle:
        let path = n * Closed.harmonic(n - 1) - (n - 1)
        return .all((n * Closed.cycleInverse(n) / 2 - path) / pairs)
      // Two who were 1 apart are 2 apart.
      case .complete: return .all(0.5 / pairs)
      case .empty, .single: return .undefined(.isolate)
      }
    },
  ]

  private static func bridging(
    _ column: String, among share: @escaping @Sendable (Double, Double) -> Double
  ) -> ClosedForm {
    ClosedForm(column) { shape, n in
      switch shape {
      case .star: .star(share(Closed.pairs(n - 1), n) / ((n - 1) * (n - 1)), 0)
      case .path: .each { share(Closed.pathBetweenness($0, n), n) * coefficient($0, n) }
      case .cycle: .all(share(Closed.cycleBetweenness(n), n) / 2)
      case .complete: .all(0)
      case .empty, .single: .undefined(.isolate)
      }
    }
  }

  /// The bridging coefficient on a path: 1/2 over the neighbours' 1 where they are ends, 1/2 else.
  private static func coefficient(_ i: Double, _ n: Double) -> Double {
    if i == 0 || i == n - 1 { return 2 }
    return 0.5 / ((i == 1 ? 1 : 0.5) + (i == n - 2 ? 1 : 0.5))
  }

  /// The mean of the betweenness of the two ties of a place inside a path; 0 for an end.
  private static func mean(_ i: Double, _ n: Double) -> Double {
    i == 0 || i == n - 1 ? 0 : (i * (n - i) + (i + 1) * (n - 1 - i)) / 2
  }
}
