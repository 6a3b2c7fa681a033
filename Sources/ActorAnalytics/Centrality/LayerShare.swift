// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// On which issues the ties of an actor are, and whether all of them hang on one.
///
/// **Formula.** p(v, l) = ties of v that name the layer l / ties of v that name any; the first
/// column is the largest of an actor's shares.
///
/// **Convention.** Counts the ties of the view as they are recorded, in and out alike: parallel
/// ties of two actors each for itself, a tie that holds both ways once. Values of the view play no
/// part, nor do ties that name no layer. A tie that names two layers is of both, so that shares can
/// add up to more than 1, and the largest is 1 where one issue is in all ties. A further column
/// `layer-share.<layer>` follows for each layer that a tie of the view names, in order. Undefined:
/// `noLayer` for an actor without ties that name a layer. In the signed view hostile ties count as
/// ties.
///
/// - Complexity: O(n·l + m) for n actors, l layers and m ties.
/// - References: Battiston, F., Nicosia, V. & Latora, V. (2014). Structural measures for multiplex
///   networks. Physical Review E 89, 032804. doi:10.1103/PhysRevE.89.032804
public struct LayerShare: Measure {
  /// Its entry in the catalogue.
  public static let descriptor = MeasureDescriptor(
    id: "layer-share", title: "Shares of issues",
    family: .centrality, question: "Who is tied over one issue alone, and who over many?",
    summary: "Which share of an actor's ties is on each issue, the largest share first.",
    convention: "Recorded ties of the view that name a layer, in and out; a tie of two layers "
      + "counts for both. A column for each layer follows, in order of name. Undefined without a "
      + "tie that names one. In the signed view hostile ties count as ties.",
    citation: "Battiston, Nicosia & Latora 2014, Phys. Rev. E 89, doi:10.1103/PhysRevE.89.032804",
    isOpen: true, takesNegativeTies: true)
  private let parameters: MeasureArguments

  /// Takes the parameters; there are none.
  public init(_ arguments: MeasureArguments) { parameters = arguments }

  /// One row an actor: the largest share, then that of every layer.
  public func result(
    on graph: ActorGraph, control: RunControl
  ) throws(AnalysisError) -> MeasureResult {
    let layers = graph.layers
    var totals = [Int](repeating: 0, count: graph.actorCount)
    var counts = [[Int]](repeating: totals, count: layers.names.count)
    for tie in layers.ties {
      for actor in tie.ends {
        totals[actor] += 1
        for layer in tie.layers { counts[layer][actor] += 1 }
      }
    }
    func shares(_ count: (Int) -> Int) -> [Cell] {
      totals.enumerated().map { actor, total in
        total > 0 ? .value(Double(count(actor)) / Double(total)) : .undefined(.noLayer)
      }
    }
    let largest = shares { actor in counts.reduce(0) { max($0, $1[actor]) } }
    let further = zip(layers.names, counts).map { name, count in
      MeasureColumn("\(descriptor.id).\(name)", shares { count[$0] })
    }
    let raw = actorResult(on: graph, parameters: parameters, columns: [largest])
    return MeasureResult(
      descriptor, parameters: parameters, subjects: raw.subjects, columns: raw.columns + further)
  }
}
