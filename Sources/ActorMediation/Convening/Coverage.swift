// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorAnalytics
internal import ActorModel
internal import GraphCore

/// The constituencies of a map, and through whom trust reaches them.
///
/// **Formula.** Actor m covers constituency x where the best product of trusts on a chain of at
/// most h ties from x to m is θ_c or more; cover(S) = Σ population share of what any member covers.
///
/// **Convention.** A constituency without a recorded population share is named and left out: its
/// share is unknown, not 0.
struct Coverage: Sendable {
  /// Positions of the constituencies that have a share, ascending.
  let constituencies: [Int]
  /// Their population shares.
  let shares: [Double]
  /// By actor the places in `constituencies` that it covers.
  let covers: [[Int]]
  /// Ids of constituencies without a share.
  let unknown: [String]

  init(_ ground: MediationGround, _ question: CoverageQuestion) {
    let actors = ground.map.actors
    let all = actors.indices.filter { actors[$0].has(.constituency) }
    constituencies = all.filter { actors[$0].populationShare != nil }
    shares = constituencies.map { actors[$0].populationShare?.value ?? 0 }
    unknown = all.filter { actors[$0].populationShare == nil }.map { actors[$0].id }
    var covers = [[Int]](repeating: [], count: actors.count)
    for (place, constituency) in constituencies.enumerated() {
      let products = ground.network.products(from: constituency, hops: question.hops)
      for actor in actors.indices
      where products[actor] > 0 && TrustComparison.isAtLeast(products[actor], question.threshold) {
        covers[actor].append(place)
      }
    }
    self.covers = covers
  }

  /// The whole of the recorded shares.
  var total: Double { shares.reduce(0, +) }

  /// What a reader has to know of the shares.
  func notices(_ ground: MediationGround) -> [String] {
    var notices: [String] = []
    if constituencies.isEmpty {
      notices.append(
        "The map has no constituency with a population share, so no coverage can be told.")
    } else if TrustComparison.isMore(total, than: 1) {
      notices.append(
        "The population shares add up to \(percent(total)); coverage is their plain sum.")
    }
    if !unknown.isEmpty {
      notices.append(
        "No population share is recorded for \(enumerated(unknown.map(ground.name))); "
          + "they are left out of the coverage.")
    }
    return notices
  }
}
