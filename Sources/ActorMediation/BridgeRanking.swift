// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

public import ActorAnalytics

/// What decides the rank of a candidate, in the order in which it decides; only where all of it is
/// equal two share a rank. The parts are never added up to one number.
public struct RankingParts: Hashable, Sendable {
  /// Acc: the larger comes first. Undefined comes last.
  public let acceptability: Cell
  /// The actors whose loss alone ends it: the fewer come first. `nil` where no tie of the view
  /// carries trust, so that nobody can tell.
  public let criticalActors: Int?
  /// The least independence from any sponsor, because the closest one ties the most: the larger
  /// comes first. 1 where no sponsor concerns the candidate; undefined comes last.
  public let independence: Cell
  /// The support of all sponsors: the larger comes first. Undefined comes last.
  public let support: Cell
  /// The hostile pairs bridged: the more come first. `nil` where the view records neither trust nor
  /// alliance nor cooperation.
  public let hostilePairs: Int?
  /// Their weighted sum, of the pairs that have a weight: the larger comes first. Undefined comes
  /// last.
  public let weightedPairs: Cell

  /// What a part is called in sentences, in the order in which the parts decide.
  package static let names = [
    "acceptability", "critical actors", "least independence from a sponsor", "support",
    "hostile pairs bridged", "weighted hostile pairs",
  ]

  /// Numbers of which the larger comes first, in the order in which they decide.
  private var keys: [Double?] {
    [
      acceptability.number, criticalActors.map { -Double($0) }, independence.number,
      support.number, hostilePairs.map(Double.init), weightedPairs.number,
    ]
  }

  /// A part as a word.
  func words(_ part: Int) -> String {
    keys[part].map { fourDecimals($0.magnitude) } ?? "undefined"
  }

  /// The position of the first part in which the two differ; `nil` where they are equal.
  package func firstDifference(from other: RankingParts) -> Int? {
    zip(keys, other.keys).enumerated().first { _, pair in
      switch pair {
      case (let a?, let b?): !Ranking.isShared(a, b)
      case (nil, nil): false
      default: true
      }
    }?.offset
  }

  /// Competition ranks and the order of all, ids deciding last; no rank without acceptability, and
  /// then nothing but the ids orders: any other order would look like a ranking.
  ///
  /// Each part splits the groups that all parts before it left equal.
  static func ranking(_ parts: [RankingParts], ids: [String]) -> (order: [Int], ranks: [Int?]) {
    var groups = [Array(parts.indices)]
    for key in names.indices {
      groups = groups.flatMap { group -> [[Int]] in
        let isRanked = group.allSatisfy { parts[$0].acceptability.number != nil }
        guard group.count > 1, key == 0 || isRanked else { return [group] }
        let ranking = Ranking(group.map { parts[$0].keys[key] }, ids: group.map { ids[$0] })
        var split: [[Int]] = []
        for (place, position) in ranking.order.enumerated() {
          let isNew =
            place == 0 || ranking.ranks[ranking.order[place - 1]] != ranking.ranks[position]
          if isNew { split.append([]) }
          split[split.count - 1].append(group[position])
        }
        return split
      }
    }
    var ranks = [Int?](repeating: nil, count: parts.count)
    var before = 0
    for group in groups {
      for position in group where parts[position].acceptability.number != nil {
        ranks[position] = before + 1
      }
      before += group.count
    }
    return (groups.flatMap { $0.sorted { idPrecedes(ids[$0], ids[$1]) } }, ranks)
  }
}
