// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics
import Foundation

extension ClosedForm {
  /// How trust t of every tie reaches those who are not tied directly; d is the number of steps.
  static let trust: [ClosedForm] = [
    chain("trust-path") { t, d in pow(t, d) }, chain("trust-path.steps") { _, d in d },
    chain("bottleneck-trust") { t, _ in t }, chain("bottleneck-trust.steps") { _, d in d },
    // All who speak say t, and so does every mean of them.
    chain("tidal-trust") { t, _ in t }, chain("tidal-trust.steps") { _, d in d },
    // One chain on trees, two round a cycle; where all are tied the direct tie and n − 2 chains of
    // two ties, for no more than n − 1 chains share no tie.
    ClosedForm(trust: "noisy-or-trust") { shape, n, t in
      switch shape {
      case .star, .path: .pairs { i, j in pow(t, Double(shape.steps(i, j, of: Int(n)))) }
      case .cycle: .pairs { i, j in round(i, j, n, t) }
      case .complete: .all(1 - (1 - t) * pow(1 - t * t, n - 2))
      case .empty, .single: .noRows
      }
    },
    // Of a cycle the two ways are in parallel, each of ties in a row.
    ClosedForm(trust: "reliability") { shape, n, t in
      switch shape {
      case .star, .path: .pairs { i, j in pow(t, Double(shape.steps(i, j, of: Int(n)))) }
      case .cycle: .pairs { i, j in round(i, j, n, t) }
      case .complete: .all(Closed.joined(Int(n), t))
      case .empty, .single: .noRows
      }
    },
    ClosedForm(trust: "disjoint-channels") { shape, n, _ in
      switch shape {
      case .star, .path: .all(1)
      case .cycle: .all(2)
      case .complete: .all(n - 1)
      case .empty, .single: .noRows
      }
    },
    chain("disjoint-channels.first") { t, d in pow(t, d) },
    ClosedForm(trust: "disjoint-channels.second") { shape, n, t in
      switch shape {
      case .star, .path: .undefined(.fewerChannels)
      case .cycle: .pairs { i, j in pow(t, n - Double(shape.steps(i, j, of: Int(n)))) }
      case .complete: .all(t * t)
      case .empty, .single: .noRows
      }
    },
    // Each of n actors is trusted beforehand alike, and equal trusts are shared out like attention.
    ClosedForm(trust: "eigen-trust") { shape, n, _ in rank(shape, n) },
    // Two steps are looked at, and the word of those counts who are trusted 0.6 or more.
    ClosedForm(trust: "mole-trust") { shape, n, t in
      shape.ties(3).isEmpty
        ? .noRows
        : .pairs { i, j in
          let d = shape.steps(i, j, of: Int(n))
          return d == 1 || (d == 2 && t >= 0.6) ? t : nil
        }
    },
    // Raters of j, and the best product to each of them without j: Richters & Peixoto 2011.
    ClosedForm(trust: "pervasive-trust") { shape, n, t in
      switch shape {
      case .star, .path: .pairs { i, j in pow(t, Double(shape.steps(i, j, of: Int(n)))) }
      // Both neighbours of j, d − 1 steps one way and n − d − 1 the other.
      case .cycle:
        .pairs { i, j in
          let d = Double(shape.steps(i, j, of: Int(n)))
          let (near, far) = (pow(t, d - 1), pow(t, n - d - 1))
          return t * (near * near + far * far) / (near + far)
        }
      // i itself, and n − 2 others whom it trusts by t.
      case .complete: .all(t * (1 + (n - 2) * t * t) / (1 + (n - 2) * t))
      case .empty, .single: .noRows
      }
    },
    ClosedForm("distrust-propagation", reading: .signed) { shape, n in
      switch shape {
      // Of ends the middle speaks, of the middle nobody but who asks.
      case .star: .pairs { i, j in i > 0 && j > 0 ? 1 : nil }
      // The one between is all whom an end trusts, and one of two for those inside.
      case .path:
        .pairs { i, j in
          abs(i - j) == 2 ? 1 / Double(shape.degree(i, of: Int(n))) : nil
        }
      // Opposite on a cycle of four both speak; on one of three the third, half of what i gives.
      case .cycle:
        .pairs { i, j in
          let d = shape.steps(i, j, of: Int(n))
          return n == 3 ? 0.5 : d == 2 ? (n == 4 ? 1 : 0.5) : nil
        }
      case .complete: .all((n - 2) / (n - 1))
      case .empty, .single: .noRows
      }
    },
    ClosedForm(trust: "appleseed") { shape, n, t in
      switch shape {
      case .star: .pairs { i, j in starEnergy(i, j, n, t) }
      case .path: .pairs { i, j in pathEnergy(i, j, Int(n), t) }
      case .cycle: .pairs { i, j in cycleEnergy((j - i + Int(n)) % Int(n), Int(n), t) }
      case .complete: .all(200 / (n - 1))
      case .empty, .single: .noRows
      }
    },
  ]

  /// The same for every pair d steps apart.
  private static func chain(
    _ column: String, _ value: @escaping @Sendable (Double, Double) -> Double
  ) -> ClosedForm {
    ClosedForm(trust: column) { shape, n, t in
      shape.ties(3).isEmpty
        ? .noRows : .pairs { i, j in value(t, Double(shape.steps(i, j, of: Int(n)))) }
    }
  }

  /// Two ways round a cycle, each a witness of its own.
  private static func round(_ i: Int, _ j: Int, _ n: Double, _ t: Double) -> Double {
    let d = Double(ClosedShape.cycle.steps(i, j, of: Int(n)))
    return 1 - (1 - pow(t, d)) * (1 - pow(t, n - d))
  }

  // MARK: - Energy

  /// The middle gives each other end t of 1 + (n − 2)t, and an end the middle t of 1 + t; from the
  /// middle all ends have the same. What stays is in proportion to what comes in, 200 in all.
  private static func starEnergy(_ i: Int, _ j: Int, _ n: Double, _ t: Double) -> Double {
    guard i > 0 else { return 200 / (n - 1) }
    let share = 0.85 * t / (1 + (n - 2) * t)
    return 200 * (j == 0 ? 1 : share) / (1 + (n - 2) * share)
  }

  /// Round the cycle from the source the amounts y passed on to each neighbour solve
  /// y(j)(1 + 2t)/(0.85t) = y(j − 1) + y(j + 1), also next to the source if y is continued there by
  /// one condition that is the same on both sides: y(j) ~ rʲ + rⁿ⁻ʲ. What comes in is y(j) times
  /// what j divides by, 1 + 2t, and 1 + t where one of its two neighbours is the source.
  private static func cycleEnergy(_ place: Int, _ n: Int, _ t: Double) -> Double {
    let r = Closed.root((1 + 2 * t) / (0.85 * t))
    func amount(_ j: Int) -> Double {
      (pow(r, Double(j)) + pow(r, Double(n - j))) * (j == 1 || j == n - 1 ? 1 + t : 1 + 2 * t)
    }
    return 200 * amount(place) / (1..<n).reduce(0) { $0 + amount($1) }
  }

  /// The same on each arm of a path, with y(m + 1) = y(m)/0.85 behind its end and, where the share
  /// `start` comes in from the source, y(0) = start + y(1)/0.85.
  private static func pathEnergy(_ i: Int, _ j: Int, _ n: Int, _ t: Double) -> Double {
    let lengths = (left: i, right: n - 1 - i)
    let start = lengths.left == 0 || lengths.right == 0 ? 1 : 0.5
    func amount(_ place: Int, _ length: Int) -> Double {
      guard length > 1 else { return start }
      let r = Closed.root((1 + 2 * t) / (0.85 * t))
      func passed(_ j: Int) -> Double {
        pow(r, Double(j - length)) * (1 / r - 1 / 0.85) + pow(r, Double(length - j))
          * (1 / 0.85 - r)
      }
      let scale = start / (passed(0) - passed(1) / 0.85)
      return scale * passed(place) * (place == 1 || place == length ? 1 + t : 1 + 2 * t)
        / (0.85 * t)
    }
    func sum(_ length: Int) -> Double {
      length == 0 ? 0 : (1...length).reduce(0) { $0 + amount($1, length) }
    }
    let found = j < i ? amount(i - j, lengths.left) : amount(j - i, lengths.right)
    return 200 * found / (sum(lengths.left) + sum(lengths.right))
  }
}
