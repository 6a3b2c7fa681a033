// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics

extension ClosedForm {
  /// Which actors together: the first one and the rest as groups, and sets that are searched for,
  /// of one actor where the size is to be chosen.
  static let groups: [ClosedForm] = [
    ClosedForm("group-degree") { shape, n in
      switch shape {
      case .star, .complete: .groups(.value(n - 1), .value(1))
      case .path: .groups(.value(1), .value(1))
      case .cycle: .groups(.value(2), .value(1))
      case .empty, .single: .all(0)
      }
    },
    ClosedForm("group-degree.normalised") { shape, n in
      switch shape {
      case .star, .complete: .all(1)
      case .path: .groups(.value(1 / (n - 1)), .value(1))
      case .cycle: .groups(.value(2 / (n - 1)), .value(1))
      case .empty: .all(0)
      case .single: .undefined(.tooFewActors)
      }
    },
    // Everybody outside of B is next to it.
    ClosedForm("group-closeness") { shape, n in
      switch shape {
      case .star, .complete: .all(1)
      case .path: .groups(.value(2 / n), .value(1))
      case .cycle: .groups(.value((n - 1) / Closed.cycleSum(n)), .value(1))
      case .empty: .undefined(.unreached)
      case .single: .undefined(.tooFewActors)
      }
    },
    ClosedForm("group-betweenness") { shape, n in
      switch shape {
      case .star: .groups(.value(Closed.pairs(n - 1)), .value(0))
      case .cycle: .groups(.value(Closed.cycleBetweenness(n)), .value(0))
      case .path, .complete, .empty, .single: .all(0)
      }
    },
    ClosedForm("group-betweenness.normalised") { shape, n in
      let few = Cell.undefined(.tooFewActors)
      switch shape {
      case .star: return .groups(.value(1), few)
      case .cycle:
        return .groups(.value(Closed.cycleBetweenness(n) / Closed.pairs(n - 1)), few)
      case .path, .complete, .empty: return .groups(.value(0), few)
      case .single: return .undefined(.tooFewActors)
      }
    },
    ClosedForm("key-players-negative", ["size": "1"]) { shape, n in
      switch shape {
      case .star: .sets([[0]], 1)
      // The middle leaves two parts that are as equal as can be.
      case .path:
        .sets(Closed.middles(n), 1 - pathJoined(n) / ((n - 1) * (n - 2)))
      case .cycle, .complete: .sets(Closed.singles(n), 0)
      case .empty: .sets(Closed.singles(n), 1)
      case .single: .undefined(.tooFewActors)
      }
    },
    ClosedForm("key-players-positive", ["size": "1"]) { shape, n in
      switch shape {
      case .star: .sets([[0]], 1)
      // H(i) + H(n − 1 − i) is largest where both are as equal as can be.
      case .path:
        .sets(Closed.middles(n), (1 + Closed.pathInverse(Double(Closed.middles(n)[0][0]), n)) / n)
      case .cycle: .sets(Closed.singles(n), (1 + Closed.cycleInverse(n)) / n)
      case .complete, .single: .sets(Closed.singles(n), 1)
      case .empty: .sets(Closed.singles(n), 1 / n)
      }
    },
    // An actor covers three of a path or a cycle at most.
    ClosedForm("dominating-set") { shape, n in
      switch shape {
      case .star: .sets([[0]], 1)
      case .path, .cycle: .anySets((n / 3).rounded(.up))
      case .complete: .sets(Closed.singles(n), 1)
      case .empty, .single: .sets([Closed.everyone(n)], n)
      }
    },
    // Within two steps it reaches five of them at most.
    ClosedForm("reach-set") { shape, n in
      switch shape {
      case .star, .complete: .sets(Closed.singles(n), 1)
      case .path, .cycle: .anySets((n / 5).rounded(.up))
      case .empty, .single: .sets([Closed.everyone(n)], n)
      }
    },
  ]

  /// Ordered pairs that are still joined when a path has lost its middle.
  private static func pathJoined(_ n: Double) -> Double {
    let i = Double(Closed.middles(n)[0][0])
    return i * (i - 1) + (n - 1 - i) * (n - 2 - i)
  }
}
