// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics
import Foundation

extension ClosedForm {
  /// Who matters in the whole map: ties and shortest paths.
  static let ties: [ClosedForm] =
    ["degree", "in-degree", "out-degree"].flatMap { degree($0) }
    + ["in-trust", "out-trust", "strength", "strength.in", "strength.out"].map { strength($0) } + [
      ClosedForm("layer-share") { shape, _ in
        shape.ties(3).isEmpty ? .undefined(.noLayer) : .all(1)
      }
    ]

  private static func degree(_ id: String) -> [ClosedForm] {
    [
      ClosedForm(id) { shape, n in
        switch shape {
        case .star: .star(n - 1, 1)
        case .path: .each { $0 == 0 || $0 == n - 1 ? 1 : 2 }
        case .cycle: .all(2)
        case .complete: .all(n - 1)
        case .empty, .single: .all(0)
        }
      },
      ClosedForm(id + ".normalised") { shape, n in
        switch shape {
        case .star: .star(1, 1 / (n - 1))
        case .path: .each { ($0 == 0 || $0 == n - 1 ? 1 : 2) / (n - 1) }
        case .cycle: .all(2 / (n - 1))
        case .complete: .all(1)
        case .empty: .all(0)
        case .single: .undefined(.tooFewActors)
        }
      },
    ]
  }

  /// As many times the one trust as there are ties.
  private static func strength(_ column: String) -> ClosedForm {
    ClosedForm(trust: column) { shape, n, t in
      switch shape {
      case .star: .star(t * (n - 1), t)
      case .path: .each { $0 == 0 || $0 == n - 1 ? t : 2 * t }
      case .cycle: .all(2 * t)
      case .complete: .all(t * (n - 1))
      case .empty, .single: .all(0)
      }
    }
  }

  // MARK: - Paths

  /// Shortest paths: who is between whom. Networks without cycles have one path a pair, over which
  /// whatever flows must run, so that three more measures have the same numbers there.
  static let between: [ClosedForm] = [
    betweenness("betweenness", cycle: { Closed.cycleBetweenness($0) }, complete: { _ in 0 }),
    // Brandes & Fleischer 2005: of two d apart on a cycle (n − d)/n takes the short way over d − 1
    // others, d/n the long one over n − d − 1; of two who are tied in a complete graph 2/n of the
    // current takes other ways, over n − 2 others alike.
    betweenness(
      "current-flow-betweenness", cycle: { Closed.pairs($0 - 1) / 3 },
      complete: { Closed.pairs($0 - 1) / $0 }, apart: .undefined(.disconnected),
      alone: .undefined(.tooFewActors)),
    // Of two ways round one is lost; of n − 1 ways between any two who are all tied, one.
    betweenness(
      "flow-betweenness", cycle: { Closed.pairs($0 - 1) }, complete: { Closed.pairs($0 - 1) }),
    normalised("betweenness", cycle: { Closed.cycleBetweenness($0) }, complete: { _ in 0 }),
    normalised(
      "current-flow-betweenness", cycle: { Closed.pairs($0 - 1) / 3 },
      complete: { Closed.pairs($0 - 1) / $0 }, apart: .undefined(.disconnected)),
    // Over F: 2 on a cycle, n − 1 where all are tied.
    normalised(
      "flow-betweenness", cycle: { Closed.pairs($0 - 1) / 2 },
      complete: { Closed.pairs($0 - 1) / ($0 - 1) }, apart: .undefined(.noTies)),
    // Drawn only where that is less work than counting all pairs, which it is on no map so small.
    normalised(
      "sampled-betweenness", column: "sampled-betweenness",
      cycle: { Closed.cycleBetweenness($0) }, complete: { _ in 0 }),
  ]

  private static func betweenness(
    _ column: String, cycle: @escaping @Sendable (Double) -> Double,
    complete: @escaping @Sendable (Double) -> Double,
    apart: @autoclosure @escaping @Sendable () -> ClosedRows = .all(0),
    alone: @autoclosure @escaping @Sendable () -> ClosedRows = .all(0)
  ) -> ClosedForm {
    ClosedForm(column) { shape, n in
      switch shape {
      case .star: .star(Closed.pairs(n - 1), 0)
      case .path: .each { Closed.pathBetweenness($0, n) }
      case .cycle: .all(cycle(n))
      case .complete: .all(complete(n))
      case .empty: apart()
      case .single: alone()
      }
    }
  }

  /// The same over all pairs of others.
  private static func normalised(
    _ id: String, column: String? = nil, cycle: @escaping @Sendable (Double) -> Double,
    complete: @escaping @Sendable (Double) -> Double,
    apart: @autoclosure @escaping @Sendable () -> ClosedRows = .all(0)
  ) -> ClosedForm {
    ClosedForm(column ?? id + ".normalised") { shape, n in
      switch shape {
      case .star: .star(1, 0)
      case .path: .each { Closed.pathBetweenness($0, n) / Closed.pairs(n - 1) }
      case .cycle: .all(cycle(n) / Closed.pairs(n - 1))
      case .complete: .all(complete(n) / Closed.pairs(n - 1))
      case .empty: apart()
      case .single: .undefined(.tooFewActors)
      }
    }
  }

  /// Shortest paths between the first actor and the rest, and over ties.
  static let across: [ClosedForm] = [
    ClosedForm("betweenness-across") { shape, n in
      switch shape {
      case .star, .complete, .empty: .all(0)
      // All who are behind it, seen from the first.
      case .path: .each { $0 == 0 ? 0 : n - 1 - $0 }
      // At d steps all who are farther on its side, the one opposite half: (n − 1)/2 − d.
      case .cycle: .each { $0 == 0 ? 0 : max(0, (n - 1) / 2 - min($0, n - $0)) }
      case .single: .undefined(.singleGroup)
      }
    },
    ClosedForm("betweenness-across.normalised") { shape, n in
      switch shape {
      case .star, .complete, .empty:
        .cells { $0 == 0 ? .undefined(.tooFewActors) : .value(0) }
      case .path:
        .cells { $0 == 0 ? .undefined(.tooFewActors) : .value((n - 1 - Double($0)) / (n - 2)) }
      case .cycle:
        .cells { place in
          let d = min(Double(place), n - Double(place))
          return d == 0
            ? .undefined(.tooFewActors) : .value(max(0, (n - 1) / 2 - d) / (n - 2))
        }
      case .single: .undefined(.singleGroup)
      }
    },
    edges("edge-betweenness") { _ in 1 },
    edges("edge-betweenness.normalised") { Closed.pairs($0) },
  ]

  private static func edges(
    _ column: String, over divisor: @escaping @Sendable (Double) -> Double
  ) -> ClosedForm {
    ClosedForm(column) { shape, n in
      switch shape {
      case .star: .all((n - 1) / divisor(n))
      case .path: .ties { low, _ in (low + 1) * (n - 1 - low) / divisor(n) }
      // All steps of all pairs, n/2 times those of one actor, on n ties alike.
      case .cycle: .all(Closed.cycleSum(n) / 2 / divisor(n))
      case .complete: .all(1 / divisor(n))
      case .empty, .single: .noRows
      }
    }
  }

  // MARK: - Distances

  static let distances: [ClosedForm] =
    ["closeness", "closeness.wasserman-faust"].map { closeness($0) } + [
      ClosedForm("harmonic-closeness") { shape, n in
        switch shape {
        case .star: .star(n - 1, n / 2)
        case .path: .each { Closed.pathInverse($0, n) }
        case .cycle: .all(Closed.cycleInverse(n))
        case .complete: .all(n - 1)
        case .empty, .single: .all(0)
        }
      },
      ClosedForm("harmonic-closeness.normalised") { shape, n in
        switch shape {
        case .star: .star(1, n / 2 / (n - 1))
        case .path: .each { Closed.pathInverse($0, n) / (n - 1) }
        case .cycle: .all(Closed.cycleInverse(n) / (n - 1))
        case .complete: .all(1)
        case .empty: .all(0)
        case .single: .undefined(.tooFewActors)
        }
      },
      ClosedForm("eccentricity") { shape, n in
        switch shape {
        case .star: .star(1, 2)
        case .path: .each { max($0, n - 1 - $0) }
        case .cycle: .all((n / 2).rounded(.down))
        case .complete: .all(1)
        case .empty, .single: .undefined(.isolate)
        }
      },
      // Stephenson & Zelen 1989: resistances are steps on trees, d(n − d)/n round a cycle, 2/n
      // where all are tied.
      ClosedForm("information") { shape, n in
        switch shape {
        case .star: .star(1 / (n - 1), 1 / (2 * n - 3))
        case .path: .each { 1 / Closed.pathSum($0, n) }
        case .cycle: .all(6 / (n * n - 1))
        case .complete: .all(n / (2 * (n - 1)))
        case .empty: .undefined(.disconnected)
        case .single: .undefined(.tooFewActors)
        }
      },
    ]

  /// Everyone is reached, so that both columns are the same.
  private static func closeness(_ column: String) -> ClosedForm {
    ClosedForm(column) { shape, n in
      switch shape {
      case .star: .star(1, (n - 1) / (2 * n - 3))
      case .path: .each { (n - 1) / Closed.pathSum($0, n) }
      case .cycle: .all((n - 1) / Closed.cycleSum(n))
      case .complete: .all(1)
      case .empty, .single: .undefined(.isolate)
      }
    }
  }

  /// Freeman 1978/79: a star has 1, who are alike have 0.
  static let centralisation: [ClosedForm] = [
    // Two ends lack 1 each.
    centralisation("centralisation") { 2 / (($0 - 1) * ($0 - 2)) },
    centralisation("centralisation.betweenness") { n in
      let sum = Closed.binomial(Int(n), 3)
      return (n * Closed.middleBetweenness(n) - sum) / ((n - 1) * (n - 1) * (n - 2) / 2)
    },
    centralisation("centralisation.closeness", apart: .undefined(.disconnected)) { n in
      let most = (n - 1) / Closed.pathSum(((n - 1) / 2).rounded(.down), n)
      let sum = Closed.everyone(n).reduce(0) { $0 + most - (n - 1) / Closed.pathSum(Double($1), n) }
      return sum / ((n - 1) * (n - 2) / (2 * n - 3))
    },
  ]

  private static func centralisation(
    _ column: String, apart: @autoclosure @escaping @Sendable () -> ClosedRows = .all(0),
    path: @escaping @Sendable (Double) -> Double
  ) -> ClosedForm {
    ClosedForm(column) { shape, n in
      switch shape {
      case .star: .all(1)
      case .path: .all(path(n))
      case .cycle, .complete: .all(0)
      case .empty: apart()
      case .single: .undefined(.tooFewActors)
      }
    }
  }
}
