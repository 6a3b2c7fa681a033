// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics

extension ClosedForm {
  /// Friends and foes, where all are friends.
  static let signed: [ClosedForm] =
    ["pn-centrality", "pn-centrality.in", "pn-centrality.out"].map { standing($0) } + [
      friends("signed-degree"), friends("signed-degree.positive"),
      ClosedForm("signed-degree.negative", reading: .signed) { _, _ in .all(0) },
      ClosedForm("signed-degree.ratio", reading: .signed) { shape, _ in
        shape.ties(3).isEmpty ? .undefined(.isolate) : .all(1)
      },
      ClosedForm("triad-balance", reading: .signed) { shape, n in
        hasTriangle(shape, n) ? .all(1) : .undefined(.noTriangle)
      },
      ClosedForm("triad-balance.all-friendly", reading: .signed) { shape, n in
        hasTriangle(shape, n) ? .all(Closed.binomial(Int(n), 3)) : .all(0)
      },
      // Without a negative tie both sums of the quotient are the same.
      ClosedForm("walk-balance", reading: .signed) { _, _ in .all(1) },
      // One camp with everybody in it contradicts nothing.
      ClosedForm("frustration", reading: .signed) { _, _ in .all(0) },
      ClosedForm("frustration.normalised", reading: .signed) { shape, _ in
        shape.ties(3).isEmpty ? .undefined(.noSignedPair) : .all(1)
      },
      ClosedForm("frustration.proven", reading: .signed) { _, _ in .all(1) },
      strained("frustrated-ties"), strained("frustrated-ties.in-some"),
      strained("frustrated-ties.in-all"),
      ClosedForm("camp", reading: .signed) { shape, _ in
        shape.ties(3).isEmpty ? .undefined(.isolate) : .all(1)
      },
      ClosedForm("hostile-pairs-bridged", reading: .signed) { _, _ in .all(0) },
    ]

  /// Cycles and complete graphs of three are triangles, and larger complete ones are full of them.
  static func hasTriangle(_ shape: ClosedShape, _ n: Double) -> Bool {
    shape == .complete || (shape == .cycle && n == 3)
  }

  /// What walks sum up with 1/c for attenuation: Everett & Borgatti 2014, all ties positive.
  private static func standing(_ column: String) -> ClosedForm {
    ClosedForm(column, reading: .signed) { shape, n in
      let a = 1 / (2 * (n - 1))
      switch shape {
      case .star: return .star(Closed.starWalks(a, n).middle, Closed.starWalks(a, n).end)
      case .path: return .each { Closed.pathWalks(a, $0, n) }
      // 1/(1 − 2a) and 1/(1 − (n − 1)a).
      case .cycle: return .all((n - 1) / (n - 2))
      case .complete: return .all(2)
      case .empty, .single: return .all(1)
      }
    }
  }

  private static func friends(_ column: String) -> ClosedForm {
    ClosedForm(column, reading: .signed) { shape, n in
      switch shape {
      case .star: .star(n - 1, 1)
      case .path: .each { $0 == 0 || $0 == n - 1 ? 1 : 2 }
      case .cycle: .all(2)
      case .complete: .all(n - 1)
      case .empty, .single: .all(0)
      }
    }
  }

  private static func strained(_ column: String) -> ClosedForm {
    ClosedForm(column, reading: .signed) { shape, _ in
      shape.ties(3).isEmpty ? .noRows : .all(0)
    }
  }
}
