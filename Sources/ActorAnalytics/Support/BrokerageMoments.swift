// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// What chance alone would give: mean and variance of brokerage roles where every tie is there with
/// the probability d, independent of all others, and groups are as they are.
///
/// Of an actor the moments are those of Gould and Fernandez (1989, doi:10.2307/270949). In an
/// undirected graph each pair of ends is one way, not two that are always there together: means are
/// halved and variances follow, which R sna 2.7 leaves out. Of the whole map covariances are added
/// for every two ways that share a pair of actors, those inside a triad too, which sna leaves out.
struct BrokerageMoments {
  /// Mean and variance of a count.
  struct Moment: Hashable {
    let mean: Double
    let variance: Double

    /// How many standard deviations a count lies above its mean; `nil` where it cannot vary.
    func z(_ count: Double) -> Double? {
      mean > 0 && variance > 0 ? (count - mean) / variance.squareRoot() : nil
    }
  }

  let isDirected: Bool
  /// How many actors take part.
  let count: Double
  /// The number of groups of each size.
  let sizes: [(size: Double, groups: Double)]
  /// P(a→v→c without a→c), and the covariance of two ways that share one tie that both need.
  let open: Double
  let shared: Double
  /// The covariances of two ways that share the pair that neither may have, and one that one needs
  /// and the other may not have.
  let missing: Double
  let opposed: Double

  /// - Parameters:
  ///   - groups: the group of each actor; −1 takes no part.
  ///   - ties: the number of ties among those who take part.
  /// - Precondition: at least two take part.
  init(groups: [Int32], ties: Int, isDirected: Bool) {
    self.isDirected = isDirected
    var members: [Int32: Int] = [:]
    for group in groups where group >= 0 { members[group, default: 0] += 1 }
    var bySize: [Int: Int] = [:]
    for size in members.values { bySize[size, default: 0] += 1 }
    sizes = bySize.sorted { $0.key < $1.key }.map { (Double($0.key), Double($0.value)) }
    count = Double(members.values.reduce(0, +))
    let d = Double(ties) / (count * (count - 1) / (isDirected ? 1 : 2))
    open = d * d * (1 - d)
    shared = d * d * d * (1 - d) * (1 - d) * (1 - d)
    missing = d * d * d * d * d * (1 - d)
    opposed = -d * d * d * d * (1 - d) * (1 - d)
  }

  // MARK: - One actor

  /// The moments of an actor whose group has `size` members: the total, then each role.
  func actor(groupOf size: Double) -> [Moment] {
    let others = count - size
    func sum(_ value: (Double) -> Double) -> Double {
      sizes.reduce(0) { $0 + $1.groups * value($1.size) } - value(size)
    }
    let door = pair(
      ways: others * (size - 1),
      sharing: (size - 1) * choose2(others) + others * choose2(size - 1))
    let roles = [
      twice(
        ways: (size - 1) * (size - 2), sharing: (size - 1) * (size - 2) * (size - 3)),
      twice(
        ways: sum { $0 * ($0 - 1) }, sharing: sum { $0 * ($0 - 1) * ($0 - 2) }),
      door, door,
      twice(
        ways: others * others - sum { $0 * $0 }, sharing: 2 * sum { $0 * choose2(others - $0) }),
    ]
    let total = twice(
      ways: (count - 1) * (count - 2), sharing: (count - 1) * (count - 2) * (count - 3))
    return [total] + roles
  }

  /// A role in which both orders of its ends count; `sharing` pairs of ways share the first tie,
  /// and as many the second.
  private func twice(ways: Double, sharing: Double) -> Moment {
    let moment = pair(ways: ways, sharing: sharing)
    guard !isDirected else { return moment }
    // Each way once; each pair of ways that share a tie was counted from both orders of ends.
    let mean = moment.mean / 2
    return Moment(mean: mean, variance: mean * (1 - open) + sharing * shared)
  }

  private func pair(ways: Double, sharing: Double) -> Moment {
    let mean = ways * open
    return Moment(mean: mean, variance: mean * (1 - open) + 2 * sharing * shared)
  }
}

func choose2(_ number: Double) -> Double { number * (number - 1) / 2 }
