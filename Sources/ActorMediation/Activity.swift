// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorAnalytics
internal import ActorModel

/// How busy an actor is: the number of ties that are in force and asked for, whatever they carry,
/// self-loops left out.
///
/// - Complexity: O(relationships).
struct Activity {
  private var counts: [String: Int] = [:]

  init(_ map: ActorMap, options: ViewOptions) {
    for index in TieSelection(of: map, options: options).indices {
      let tie = map.relationships[index]
      guard tie.from != tie.to else { continue }
      counts[tie.from, default: 0] += 1
      counts[tie.to, default: 0] += 1
    }
  }

  func ties(of actor: String) -> Int { counts[actor] ?? 0 }

  /// How far activity alone explains the ranks: Spearman's rank correlation, 1 where the busiest
  /// come first throughout, −1 where they come last. Equal values share their mean rank.
  ///
  /// Spearman, C. (1904). The proof and measurement of association between two things. American
  /// Journal of Psychology 15, 72–101. doi:10.2307/1412159
  ///
  /// Undefined below three ranked candidates (`tooFewCandidates`), and where all are equally busy
  /// or share one rank (`allAlike`).
  static func explains(_ ranks: [Int?], ties: [Int]) -> Cell {
    let ranked = zip(ranks, ties).compactMap { rank, ties in
      rank.map { (place: -Double($0), ties: Double(ties)) }
    }
    guard ranked.count >= 3 else { return .undefined(.tooFewCandidates) }
    let (x, y) = (meanRanks(ranked.map(\.place)), meanRanks(ranked.map(\.ties)))
    let middle = Double(ranked.count + 1) / 2
    let xy = zip(x, y).reduce(0) { $0 + ($1.0 - middle) * ($1.1 - middle) }
    let xx = x.reduce(0) { $0 + ($1 - middle) * ($1 - middle) }
    let yy = y.reduce(0) { $0 + ($1 - middle) * ($1 - middle) }
    guard xx > 0, yy > 0 else { return .undefined(.allAlike) }
    return .value(xy / (xx * yy).squareRoot())
  }

  private static func meanRanks(_ values: [Double]) -> [Double] {
    values.map { value in
      let below = values.count { $0 < value }
      return Double(below) + Double(values.count { $0 == value } + 1) / 2
    }
  }
}
