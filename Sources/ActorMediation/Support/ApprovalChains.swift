// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorModel
internal import GraphCore

/// Who must ask whom.
struct ApprovalChains {
  /// The longest chain from an actor.
  struct Longest {
    /// The actor first; of equally long chains the one with the lowest ids.
    let actors: [Int]
    /// The ids of its ties.
    let ties: [String]
    /// Whether the search ended before its limit.
    let isExact: Bool
  }

  private let ties: TieGraph
  private static let limit = 200_000

  /// Whether the view has no approval.
  var isEmpty: Bool { ties.graph.arcCount == 0 }

  init(_ ground: MediationGround) {
    let uses = ground.ties.filter { $0.kind == .approval }.flatMap { tie in
      ground.ways(of: tie).map {
        TieUse(id: tie.id ?? "", from: $0.from, to: $0.to, value: 1)
      }
    }
    ties = TieGraph(uses, on: ground.network)
  }

  /// All whom the actor must ask, directly or over others, itself left out.
  func approvers(of actor: Int) -> [Int] {
    let steps = Hops.distances(from: actor, in: ties.graph)
    return steps.indices.filter { steps[$0] > 0 }
  }

  /// The chain of approvals with the most ties that repeats nobody.
  ///
  /// A longest simple chain is hard to find in general; real approvals are few and hardly ever
  /// circular, and then the search is short. At its limit it ends and says so.
  func longest(from actor: Int) -> Longest {
    var best = [actor]
    var chain = [actor]
    var rows = [Array(ties.graph.neighbors(of: actor))]
    let most = approvers(of: actor).count + 1
    var steps = 0
    while let row = rows.last, best.count < most, steps < Self.limit {
      steps += 1
      guard let next = row.first.map(Int.init) else {
        rows.removeLast()
        chain.removeLast()
        continue
      }
      rows[rows.count - 1].removeFirst()
      guard !chain.contains(next) else { continue }
      chain.append(next)
      rows.append(Array(ties.graph.neighbors(of: next)))
      if chain.count > best.count { best = chain }
    }
    return Longest(
      actors: best, ties: ties.ties(along: best).map(\.id),
      isExact: best.count == most || steps < Self.limit)
  }
}
