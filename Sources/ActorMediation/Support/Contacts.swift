// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorAnalytics
internal import ActorModel
internal import GraphCore

/// Who can reach whom in talk: trust above 0 in its direction, communication both ways.
struct Contacts {
  /// Two parties and the usable ties between them.
  struct Pair {
    let a: Int
    let b: Int
    let direct: [TieUse]
  }

  let pairs: [Pair]
  let parties: [Int]
  /// Communication ties without a strength, which count as 1.
  private(set) var assumed: [String] = []
  private(set) var broken: [String] = []
  private let graph: TieGraph
  /// By party what it reaches.
  private let reaches: [Int: LimitedReach]

  var isEmpty: Bool { graph.graph.arcCount == 0 }

  init(_ ground: MediationGround, limit: Int) {
    var uses = ground.network.uses
    for tie in ground.ties where tie.kind == .communication && tie.from != tie.to {
      let id = tie.id ?? ""
      if tie.status == .broken {
        broken.append(id)
        continue
      }
      if tie.strength == nil { assumed.append(id) }
      for (from, to) in [(tie.from, tie.to), (tie.to, tie.from)] {
        uses.append(TieUse(id: id, from: from, to: to, value: tie.strength?.value ?? 1))
      }
    }
    let graph = TieGraph(uses, on: ground.network)
    self.graph = graph
    parties = ground.network.indices(ground.principals)
    reaches = Dictionary(
      parties.map { ($0, LimitedReach(from: $0, in: graph.graph, limit: limit)) },
      uniquingKeysWith: { first, _ in first })
    pairs = ground.partyPairs.map { a, b in
      Pair(a: a, b: b, direct: graph.ties(along: [a, b]) + graph.ties(along: [b, a]))
    }
  }

  func value(of actor: Int, in pair: Pair) -> Double {
    [pair.a, pair.b].reduce(1) { $0 * (reaches[$1]?.product(to: actor) ?? 0) }
  }

  /// The best chains from both parties, and the ties on them.
  func chains(to actor: Int, from pair: Pair) -> (paths: [[Int]], ties: [TieUse]) {
    let paths = [pair.a, pair.b].compactMap { reaches[$0]?.path(to: actor) }
    return (paths, paths.flatMap(graph.ties(along:)))
  }
}
