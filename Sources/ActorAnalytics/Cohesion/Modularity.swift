// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// How far ties stay within groups such as sides more than they would by chance.
///
/// **Formula.** Q = Σ over groups of w(g, g) / w − γ · out(g) · in(g) / w², with w(g, g) the value
/// of the arcs within g, out(g) and in(g) that of the arcs that begin and end there, w that of all,
/// and γ the resolution. `.within` is Σ w(g, g) / w, `.expected` Σ out(g) in(g) / w².
///
/// **Convention.** Groups are `--group-by` any field or attribute; an actor without one is a group
/// of its own (`--no-side single`), shares one with its like (`group`), or is left out with its
/// ties (`drop`). Reads the values of the view; a tie without direction is an arc each way, which
/// gives Newman and Girvan's formula. Undefined: `singleGroup` where fewer than two groups are
/// recorded, `noTies` where no tie has a value above 0.
///
/// - Complexity: O(n + m).
/// - References: Newman, M. E. J. & Girvan, M. (2004). Finding and evaluating community structure
///   in networks. Physical Review E 69, 026113. doi:10.1103/PhysRevE.69.026113. Leicht, E. A. &
///   Newman, M. E. J. (2008). Community structure in directed networks. Physical Review Letters
///   100, 118703. doi:10.1103/PhysRevLett.100.118703. Reichardt, J. & Bornholdt, S. (2006).
///   Statistical mechanics of community detection. Physical Review E 74, 016110.
///   doi:10.1103/PhysRevE.74.016110
public struct Modularity: Measure {
  /// Its entry in the catalogue.
  public static let descriptor = MeasureDescriptor(
    id: "modularity", title: "Modularity",
    family: .cohesion, question: "Do the sides match the clusters of ties?",
    summary: "How far ties stay within groups such as sides more than they would by chance.",
    convention: "The share of the value of ties within groups less the share expected by chance; "
      + "along directions where the view has them. Undefined where fewer than two groups are "
      + "recorded.",
    citation: "Newman & Girvan 2004, Phys. Rev. E 69, doi:10.1103/PhysRevE.69.026113; Leicht & "
      + "Newman 2008, Phys. Rev. Lett. 100, doi:10.1103/PhysRevLett.100.118703",
    subject: .map, further: ["within", "expected"],
    onSigns: .measure("signed-modularity"),
    parameters: GroupPartition.parameters + [GroupPartition.resolution])
  private let parameters: MeasureArguments

  /// Takes the parameters `group-by`, `no-side` and `resolution`.
  public init(_ arguments: MeasureArguments) { parameters = arguments }

  /// One row for the whole map. Refuses negative ties; `signed-modularity` takes them.
  public func result(
    on graph: ActorGraph, control: RunControl
  ) throws(AnalysisError) -> MeasureResult {
    try refuseNegativeTies(of: graph)
    let partition = GroupPartition(of: graph, parameters)
    let mixing = GroupMixing(of: graph.graph, in: partition) { $0 }
    guard !partition.isSingle, let mixing else {
      let none = Cell.undefined(partition.isSingle ? .singleGroup : .noTies)
      return mapResult(parameters: parameters, cells: [none, none, none])
    }
    let quality = mixing.within - parameters.number("resolution") * mixing.expected
    return mapResult(
      parameters: parameters,
      cells: [.value(quality), .value(mixing.within), .value(mixing.expected)])
  }
}
