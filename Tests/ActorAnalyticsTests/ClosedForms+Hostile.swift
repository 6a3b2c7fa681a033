// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics
import Foundation

/// The same shapes where everyone who is tied is a foe: two camps contradict nothing where two
/// colours tell the actors apart, on stars, paths and even cycles.
extension ClosedForm {
  static let hostile: [ClosedForm] =
    ["pn-centrality", "pn-centrality.in", "pn-centrality.out"].map { fallen($0) } + [
      ClosedForm(hostile: "signed-degree") { shape, n in
        .each { -Double(shape.degree(Int($0), of: Int(n))) }
      },
      ClosedForm(hostile: "signed-degree.negative") { shape, n in
        .each { Double(shape.degree(Int($0), of: Int(n))) }
      },
      ClosedForm(hostile: "signed-degree.ratio") { shape, _ in
        shape.ties(3).isEmpty ? .undefined(.isolate) : .all(0)
      },
      ClosedForm(hostile: "triad-balance") { shape, n in
        hasTriangle(shape, n) ? .all(0) : .undefined(.noTriangle)
      },
      ClosedForm(hostile: "triad-balance.all-hostile") { shape, n in
        hasTriangle(shape, n) ? .all(Closed.binomial(Int(n), 3)) : .all(0)
      },
      // Over the eigenvalues: Estrada & Benzi 2014. Those of two-coloured shapes lie about 0.
      ClosedForm(hostile: "walk-balance") { shape, n in
        switch shape {
        case .star, .path, .empty, .single: return .all(1)
        case .cycle:
          let angles = Closed.everyone(n).map { 2 * cos(2 * .pi * Double($0) / n) }
          let (against, all) = (
            angles.reduce(0) { $0 + exp(-$1) }, angles.reduce(0) { $0 + exp($1) }
          )
          return .all(against / all)
        case .complete:
          return .all((exp(1 - n) + (n - 1) * exp(1)) / (exp(n - 1) + (n - 1) * exp(-1)))
        }
      },
      ClosedForm(hostile: "frustration") { shape, n in .all(strained(shape, n)) },
      ClosedForm(hostile: "frustration.normalised") { shape, n in
        let ties = Double(shape.ties(Int(n)).count)
        return ties == 0 ? .undefined(.noSignedPair) : .all(1 - 2 * strained(shape, n) / ties)
      },
      // One tie of an odd cycle, any of them; in complete graphs any is within some camp.
      ClosedForm(hostile: "frustrated-ties.in-some") { shape, n in
        shape.ties(3).isEmpty ? .noRows : .all(strained(shape, n) > 0 ? 1 : 0)
      },
      ClosedForm(hostile: "frustrated-ties.in-all") { shape, _ in
        shape.ties(3).isEmpty ? .noRows : .all(0)
      },
      // Every second one; where the camps are equal the first actor is in the first.
      ClosedForm(hostile: "camp") { shape, n in
        switch shape {
        case .star: .star(2, 1)
        case .path: .each { Closed.isEven($0) ? 1 : 2 }
        case .cycle: Closed.isEven(n) ? .each { Closed.isEven($0) ? 1 : 2 } : .noForm
        case .complete: .noForm
        case .empty, .single: .undefined(.isolate)
        }
      },
      ClosedForm(hostile: "hostile-pairs-bridged") { _, _ in .all(0) },
      // Nobody is trusted, so nobody's word counts.
      ClosedForm(hostile: "distrust-propagation") { _, _ in .noRows },
      // Less the modularity of the hostile ties: 2k²/M² for k of M/2 ties from the first actor.
      ClosedForm(hostile: "signed-modularity") { shape, n in
        switch shape {
        case .star, .path, .cycle, .complete:
          let (external, all) = mix(shape, n)
          return .all(2 * external * external / (4 * all * all))
        case .empty: return .undefined(.noTies)
        case .single: return .undefined(.singleGroup)
        }
      },
    ]

  /// A hostile tie counts −2: what walks sum up with −2/c for attenuation.
  private static func fallen(_ column: String) -> ClosedForm {
    ClosedForm(hostile: column) { shape, n in
      let a = -1 / (n - 1)
      switch shape {
      case .star: return .star(Closed.starWalks(a, n).middle, Closed.starWalks(a, n).end)
      case .path: return .each { Closed.pathWalks(a, $0, n) }
      case .cycle: return .all((n - 1) / (n + 1))
      case .complete: return .all(0.5)
      case .empty, .single: return .all(1)
      }
    }
  }

  /// The fewest ties within two camps: one of an odd cycle; of all pairs those that halves leave.
  private static func strained(_ shape: ClosedShape, _ n: Double) -> Double {
    switch shape {
    case .cycle: Closed.isEven(n) ? 0 : 1
    case .complete: Closed.pairs(n) - (n * n / 4).rounded(.down)
    case .star, .path, .empty, .single: 0
    }
  }
}
