// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

extension BrokerageMoments {
  /// The moments of the counts of all actors together: the total, then each role.
  ///
  /// Two ways covary where they share a pair of actors. For every pair (x, y) it is counted how
  /// many ways of the role need its tie and how many may not have it, each with any third actor;
  /// all two of them share the pair. Two ways among the same three actors share more than one pair,
  /// which `triad` corrects.
  ///
  /// - Complexity: O(s²) for s different sizes of groups.
  func wholeMap() -> [Moment] {
    [wholeMap(role: nil)] + BrokerageRole.allCases.map { wholeMap(role: $0) }
  }

  private func wholeMap(role: BrokerageRole?) -> Moment {
    let ways = self.ways(role)
    var variance = ways * (open * (1 - open))
    for (place, first) in sizes.enumerated() {
      let inside = first.groups * first.size * (first.size - 1)
      variance += inside * pairSum(needing(role, first.size, nil), barring(role, first.size, nil))
      for (other, second) in sizes.enumerated() {
        let groups = first.groups * (place == other ? second.groups - 1 : second.groups)
        let pairs = groups * first.size * second.size
        variance +=
          pairs
          * pairSum(
            needing(role, first.size, second.size), barring(role, first.size, second.size))
      }
    }
    return Moment(mean: ways * open, variance: variance + ways * triad(role))
  }

  /// What every two ways that share one pair of actors add, over ordered pairs of actors.
  private func pairSum(_ needing: Double, _ barring: Double) -> Double {
    let sum =
      needing * (needing - 1) * shared + barring * (barring - 1) * missing
      + 2 * needing * barring * opposed
    return isDirected ? sum : sum / 2
  }

  /// How many ways the role has.
  private func ways(_ role: BrokerageRole?) -> Double {
    func sum(_ value: (Double) -> Double) -> Double {
      sizes.reduce(0) { $0 + $1.groups * value($1.size) }
    }
    let all = count * (count - 1) * (count - 2)
    let inside = sum { $0 * ($0 - 1) * ($0 - 2) }
    let two = sum { $0 * ($0 - 1) * (count - $0) }
    let half = isDirected ? 1.0 : 0.5
    switch role {
    case nil: return all * half
    case .coordinator: return inside * half
    case .itinerant: return two * half
    case .gatekeeper, .representative: return two
    case .liaison: return (all - inside - 3 * two) * half
    }
  }

  /// How many ways of the role need the tie from an actor whose group has `x` members to one whose
  /// other group has `y`; both are in one group where there is none.
  private func needing(_ role: BrokerageRole?, _ x: Double, _ y: Double?) -> Double {
    guard let y else {
      switch role {
      case nil: return 2 * (count - 2)
      case .coordinator: return 2 * (x - 2)
      case .gatekeeper, .representative: return (isDirected ? 1 : 2) * (count - x)
      case .itinerant, .liaison: return 0
      }
    }
    switch role {
    case nil: return 2 * (count - 2)
    case .coordinator: return 0
    case .itinerant: return x + y - 2
    case .gatekeeper: return isDirected ? y - 1 : x + y - 2
    case .representative: return isDirected ? x - 1 : x + y - 2
    case .liaison: return 2 * (count - x - y)
    }
  }

  /// How many ways of the role have the two as their ends, and so may not have the tie.
  private func barring(_ role: BrokerageRole?, _ x: Double, _ y: Double?) -> Double {
    guard let y else {
      switch role {
      case nil: return count - 2
      case .coordinator: return x - 2
      case .itinerant: return count - x
      case .gatekeeper, .representative, .liaison: return 0
      }
    }
    switch role {
    case nil: return count - 2
    case .coordinator, .itinerant: return 0
    case .gatekeeper: return isDirected ? y - 1 : x + y - 2
    case .representative: return isDirected ? x - 1 : x + y - 2
    case .liaison: return count - x - y
    }
  }

  /// What is to be added for each way on account of others of the role among the same three actors.
  ///
  /// Directed, a way that turns one neighbouring two of a, v, c round shares two ties with it, each
  /// needed by one and barred by the other: counted twice, there once. Undirected, another broker
  /// of the three shares all three pairs; the two are never there together, which was counted as
  /// one pair that both need and two that oppose each other.
  private func triad(_ role: BrokerageRole?) -> Double {
    let others: Double =
      switch role {
      case nil, .coordinator, .liaison: 2
      case .gatekeeper, .representative: 1
      case .itinerant: 0
      }
    return others * (isDirected ? -opposed : -opposed - shared)
  }
}
