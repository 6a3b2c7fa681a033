// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics
import Foundation

extension ClosedForm {
  /// Eigenvectors and walks.
  static let walks: [ClosedForm] = [
    ClosedForm("eigenvector") { shape, n in
      switch shape {
      case .star: .star(0.5.squareRoot(), 1 / (2 * (n - 1)).squareRoot())
      // Lovász, Combinatorial Problems and Exercises, problem 11.5; Σ sin² = (n + 1)/2.
      case .path: .each { (2 / (n + 1)).squareRoot() * sin(($0 + 1) * .pi / (n + 1)) }
      case .cycle, .complete: .all(1 / n.squareRoot())
      case .empty: .undefined(.disconnected)
      case .single: .undefined(.noTies)
      }
    },
    ClosedForm("pagerank") { shape, n in rank(shape, n) },
    ClosedForm("katz") { shape, n in
      switch shape {
      case .star:
        let (middle, end) = Closed.starWalks(0.1, n)
        let length = Closed.starLength(middle, end, n)
        return .star(middle / length, end / length)
      case .path:
        let length = Closed.length(n) { Closed.pathWalks(0.1, $0, n) }
        return .each { Closed.pathWalks(0.1, $0, n) / length }
      case .cycle, .complete, .empty: return .all(1 / n.squareRoot())
      case .single: return .all(1)
      }
    },
    ClosedForm("bonacich-power") { shape, n in
      // c = A(1 + bc), so 1 + bc is what Katz sums up, and c that less 1 by b.
      switch shape {
      case .star:
        let (middle, end) = Closed.starWalks(0.1, n)
        let scale = n.squareRoot() / Closed.starLength(middle - 1, end - 1, n)
        return .star((middle - 1) * scale, (end - 1) * scale)
      case .path:
        let scale = n.squareRoot() / Closed.length(n) { Closed.pathWalks(0.1, $0, n) - 1 }
        return .each { (Closed.pathWalks(0.1, $0, n) - 1) * scale }
      case .cycle, .complete: return .all(1)
      case .empty, .single: return .undefined(.noTies)
      }
    },
    hits("hits"), hits("hits.hub"),
    ClosedForm("subgraph-centrality") { shape, n in
      // Estrada & Rodríguez-Velázquez 2005, from the eigenvectors of each shape.
      switch shape {
      case .star:
        let root = (n - 1).squareRoot()
        return .star(cosh(root), 1 + (cosh(root) - 1) / (n - 1))
      case .path:
        return .each { place in
          (1...Int(n)).reduce(0) { sum, j in
            let angle = Double(j) * .pi / (n + 1)
            return sum + 2 / (n + 1) * pow(sin((place + 1) * angle), 2) * exp(2 * cos(angle))
          }
        }
      case .cycle:
        return .all((0..<Int(n)).reduce(0) { $0 + exp(2 * cos(2 * .pi * Double($1) / n)) } / n)
      case .complete: return .all((exp(n - 1) + (n - 1) * exp(-1)) / n)
      case .empty, .single: return .all(1)
      }
    },
  ]

  /// PageRank with damping 0.85.
  static func rank(_ shape: ClosedShape, _ n: Double) -> ClosedRows {
    switch shape {
    case .star: .star(Closed.starRank(0.85, n).middle, Closed.starRank(0.85, n).end)
    case .path: .each { Closed.pathRank(0.85, $0, n) }
    case .cycle, .complete, .empty, .single: .all(1 / n)
    }
  }

  /// Two colours tell the actors of stars, paths and even cycles apart, and leave two answers.
  private static func hits(_ column: String) -> ClosedForm {
    ClosedForm(column) { shape, n in
      switch shape {
      case .star, .path: .undefined(.severalDominantParts)
      case .cycle: Closed.isEven(n) ? .undefined(.severalDominantParts) : .all(1 / n)
      case .complete: .all(1 / n)
      case .empty, .single: .undefined(.noTies)
      }
    }
  }
}
