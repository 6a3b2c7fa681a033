// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// Between how many pairs of foes an actor stands as a friend of both: where balance asks either
/// for peace between the two or for the actor to take a side.
///
/// **Formula.** b(v) = the pairs {a, c} with a negative tie between them and a positive tie of v
/// with both.
///
/// **Convention.** Only in the signed view, read without directions: two actors are hostile where
/// either records it, and friendly where a positive tie joins them and no negative one. Each pair
/// of foes counts once.
///
/// - Complexity: O(Σ (d(a) + d(c))) over the hostile pairs, d the number of ties.
/// - References: Cartwright, D. & Harary, F. (1956). Structural balance: a generalization of
///   Heider's theory. Psychological Review 63, 277–293. doi:10.1037/h0046049
public struct HostilePairsBridged: Measure {
  /// Its entry in the catalogue.
  public static let descriptor = MeasureDescriptor(
    id: "hostile-pairs-bridged", title: "Hostile pairs bridged",
    family: .signed, question: "Who is a friend of both sides of an enmity?",
    summary: "Between how many pairs of foes an actor stands as a friend of both.",
    convention: "Pairs with a hostile tie to both of whom the actor is tied friendly, each once. "
      + "Read without directions; a hostile tie wins. Signed view only, where each tie counts 1 "
      + "or −1.",
    citation: "Cartwright & Harary 1956, Psychol. Rev. 63, doi:10.1037/h0046049",
    takesNegativeTies: true)
  private let parameters: MeasureArguments

  /// Takes the parameters; there are none.
  public init(_ arguments: MeasureArguments) { parameters = arguments }

  /// One row an actor: the number of pairs. Refuses views without signs.
  public func result(
    on graph: ActorGraph, control: RunControl
  ) throws(AnalysisError) -> MeasureResult {
    try requireSigns(of: graph)
    let counts = try control.running { control throws(Cancellation) in
      try Self.counts(of: graph.graph.undirected(), control)
    }
    return actorResult(
      on: graph, parameters: parameters, columns: [counts.map { .value(Double($0)) }])
  }

  /// Friends of the first of two foes are marked, and looked for among those of the second.
  private static func counts(
    of graph: FrozenGraph, _ control: KernelControl
  ) throws(Cancellation) -> [Int] {
    var counts = [Int](repeating: 0, count: graph.nodeCount)
    var isFriend = [Bool](repeating: false, count: graph.nodeCount)
    for actor in 0..<graph.nodeCount {
      try control.check()
      let row = graph.outRow(actor)
      let foes = row.filter { graph.values[$0] < 0 && graph.targets[$0] > actor }
      guard !foes.isEmpty else { continue }
      for arc in row where graph.values[arc] > 0 { isFriend[Int(graph.targets[arc])] = true }
      for foe in foes {
        for arc in graph.outRow(Int(graph.targets[foe])) where graph.values[arc] > 0 {
          let third = Int(graph.targets[arc])
          if isFriend[third] { counts[third] += 1 }
        }
      }
      for arc in row { isFriend[Int(graph.targets[arc])] = false }
    }
    return counts
  }
}
