// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// How far friendly ties stay within groups such as sides, and hostile ones lead out of them, more
/// than they would by chance.
///
/// **Formula.** Q = (w⁺ Q⁺ − w⁻ Q⁻) / (w⁺ + w⁻), with Q⁺ and w⁺ modularity and value of the
/// positive arcs, Q⁻ and w⁻ those of the negative ones, taken positive. `.positive` is Q⁺,
/// `.negative` Q⁻: good is a high Q⁺ and a Q⁻ below 0.
///
/// **Convention.** Groups are `--group-by` any field or attribute; an actor without one is a group
/// of its own (`--no-side single`), shares one with its like (`group`), or is left out with its
/// ties (`drop`). Along directions where the view has them. Without negative ties the same as
/// modularity. Undefined: `singleGroup` where fewer than two groups are recorded, `noTies` where no
/// tie has a value other than 0; `.positive` and `.negative` also where there are no such ties. In
/// the signed view each tie counts 1 or −1, however large its trust is.
///
/// - Complexity: O(n + m).
/// - References: Gómez, S., Jensen, P. & Arenas, A. (2009). Analysis of community structure in
///   networks of correlated data. Physical Review E 80, 016114. doi:10.1103/PhysRevE.80.016114
public struct SignedModularity: Measure {
  /// Its entry in the catalogue.
  public static let descriptor = MeasureDescriptor(
    id: "signed-modularity", title: "Signed modularity",
    family: .cohesion, question: "Are friends within the sides and foes between them?",
    summary: "How far friendly ties stay within groups such as sides, and hostile ones lead out "
      + "of them, more than they would by chance.",
    convention: "Modularity of positive less that of negative ties, each by its share of all "
      + "value (of all ties in the signed view, where each counts 1 or −1); .positive and "
      + ".negative are the two. Undefined where fewer than two groups are recorded.",
    citation: "Gómez, Jensen & Arenas 2009, Phys. Rev. E 80, doi:10.1103/PhysRevE.80.016114",
    subject: .map, further: ["positive", "negative"], takesNegativeTies: true,
    parameters: GroupPartition.parameters)
  private let parameters: MeasureArguments

  /// Takes the parameters `group-by` and `no-side`.
  public init(_ arguments: MeasureArguments) { parameters = arguments }

  /// One row for the whole map.
  public func result(
    on graph: ActorGraph, control: RunControl
  ) throws(AnalysisError) -> MeasureResult {
    let partition = GroupPartition(of: graph, parameters)
    let parts = [1.0, -1].map { sign in
      GroupMixing(of: graph.graph, in: partition) { max(0, sign * $0) }
    }
    let total = parts.reduce(0) { $0 + ($1?.total ?? 0) }
    guard !partition.isSingle, total > 0 else {
      let none = Cell.undefined(partition.isSingle ? .singleGroup : .noTies)
      return mapResult(parameters: parameters, cells: [none, none, none])
    }
    let qualities = parts.map { part in part.map { $0.within - $0.expected } }
    let shares = zip(parts, qualities).map { ($0?.total ?? 0) / total * ($1 ?? 0) }
    return mapResult(
      parameters: parameters,
      cells: [.value(shares[0] - shares[1])]
        + qualities.map { $0.map(Cell.value) ?? .undefined(.noTies) })
  }
}
