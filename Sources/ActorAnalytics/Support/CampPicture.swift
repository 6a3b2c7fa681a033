// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// The best two camps of a signed view, as the measures of it tell them.
struct CampPicture {
  /// The pairs of `ActorGraph.tiedPairs`, with signs.
  let pairs: [TwoCamps.Pair]
  /// What the search found.
  let camps: TwoCamps

  init(
    _ graph: ActorGraph, _ arguments: MeasureArguments, _ control: RunControl
  ) throws(AnalysisError) {
    let pairs = graph.signedPairs
    self.pairs = pairs
    camps = try control.running { control throws(Cancellation) in
      try TwoCamps(
        pairs, actorCount: graph.actorCount, budget: SearchEffort.steps(arguments),
        checking: control)
    }
  }

  /// Whether the split that is shown strains the pair.
  func isStrained(_ pair: Int) -> Bool {
    let (a, b) = (pairs[pair].first, pairs[pair].second)
    return (camps.isInFirst[a] == camps.isInFirst[b]) == pairs[pair].isHostile
  }

  /// By actor: 1 for the larger camp of its part and 2 for the smaller one; of camps of equal size
  /// 1 has the first actor. `nil` for an actor in no pair.
  var numbers: [Int?] {
    var balance = [Int](repeating: 0, count: (camps.part.max() ?? -1) + 1)
    for (actor, part) in camps.part.enumerated() where part >= 0 {
      balance[part] += camps.isInFirst[actor] ? 1 : -1
    }
    // Parts are found from their first actors.
    var leads = balance.map { $0 >= 0 }
    var isSettled = balance.map { $0 != 0 }
    return camps.part.enumerated().map { actor, part in
      guard part >= 0 else { return nil }
      if !isSettled[part] {
        leads[part] = camps.isInFirst[actor]
        isSettled[part] = true
      }
      return camps.isInFirst[actor] == leads[part] ? 1 : 2
    }
  }
}
