// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// The ties of one actor with the groups to which they lead; in a directed view those in and those
/// out.
struct GroupedTies {
  /// Whether the actor has no tie at all.
  let isEmpty: Bool
  /// The ties to actors who take part.
  let counted: [(group: Int32, value: Double)]

  /// - Parameter groups: −1 takes no part.
  init(of actor: Int, in graph: FrozenGraph, groups: [Int32]) {
    var ties = graph.outRow(actor).map {
      (group: groups[Int(graph.targets[$0])], value: graph.values[$0])
    }
    if graph.isDirected {
      ties += graph.inRow(actor).map {
        (groups[Int(graph.reverseSources[$0])], graph.reverseValues[$0])
      }
    }
    isEmpty = ties.isEmpty
    counted = ties.filter { $0.group >= 0 }
  }
}

/// Ties out of a group and within it, and Krackhardt and Stern's index of them.
struct ExternalInternal {
  private(set) var external = 0
  private(set) var inside = 0

  /// Counts a tie.
  mutating func add(isExternal: Bool) {
    external += isExternal ? 1 : 0
    inside += isExternal ? 0 : 1
  }

  /// (E − I) / (E + I), E and I; the first undefined without ties.
  func cells(orElse reason: UndefinedReason) -> [Cell] {
    let all = external + inside
    return [
      all == 0 ? .undefined(reason) : .value(Double(external - inside) / Double(all)),
      .value(Double(external)), .value(Double(inside)),
    ]
  }
}
