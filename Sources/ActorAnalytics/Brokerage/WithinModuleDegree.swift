// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// How well an actor is connected within its own group, compared with the other members.
///
/// **Formula.** z(v) = (κ(v) − mean of κ) / standard deviation of κ over the members of v's group,
/// with κ the values of an actor's ties to its own group added up.
///
/// **Convention.** Weighted by the view's values, ties in both directions added. The deviation is
/// √(mean of squares − square of mean) over all members, as Guimerà, Sales-Pardo and Amaral write
/// it (2007) and the Python toolbox bctpy computes it; the MATLAB toolbox divides by one member
/// fewer. The second column is κ. Groups and actors without one as in `participation`. Undefined:
/// `noSpread` where all members have the same κ, one member alone too; `noGroup` for who is left
/// out.
///
/// - Complexity: O(n + m).
/// - References: Guimerà, R. & Amaral, L. A. N. (2005). Functional cartography of complex metabolic
///   networks. Nature 433, 895–900. doi:10.1038/nature03288. Guimerà, R., Sales-Pardo, M. & Amaral,
///   L. A. N. (2007). Classes of complex networks defined by role-to-role connectivity profiles.
///   Nature Physics 3, 63–69. doi:10.1038/nphys489
public struct WithinModuleDegree: Measure {
  /// Its entry in the catalogue.
  public static let descriptor = MeasureDescriptor(
    id: "within-module-degree", title: "Within-module degree",
    family: .brokerage, question: "Who is well connected within its own group?",
    summary: "How far an actor's ties within its group are above those of the other members.",
    convention: "z of the ties to the own group among its members, weighted by the view's value, "
      + "both directions added; deviation over all members. Undefined where all are alike.",
    citation: "Guimerà & Amaral 2005, Nature 433, doi:10.1038/nature03288; Guimerà, Sales-Pardo & "
      + "Amaral 2007, Nature Physics 3, doi:10.1038/nphys489",
    further: ["strength"], onSigns: .nothing, parameters: GroupNumbers.parameters)
  private let parameters: MeasureArguments

  /// Takes the parameters `group-by` and `no-side`.
  public init(_ arguments: MeasureArguments) { parameters = arguments }

  /// One row an actor: z and κ. Refuses negative ties.
  public func result(
    on graph: ActorGraph, control: RunControl
  ) throws(AnalysisError) -> MeasureResult {
    try refuseNegativeTies(of: graph)
    let groups = GroupNumbers(of: graph, parameters).dense
    let strengths = groups.indices.map { actor in
      let ties = GroupedTies(of: actor, in: graph.graph, groups: groups).counted
      return CompensatedSum(ties.lazy.filter { $0.group == groups[actor] }.map(\.value)).value
    }
    var members = [[Int]](repeating: [], count: graph.actorCount)
    for actor in groups.indices where groups[actor] >= 0 {
      members[Int(groups[actor])].append(actor)
    }
    let none = Cell.undefined(.noGroup)
    var columns = [[Cell]](repeating: groups.map { _ in none }, count: 2)
    for group in members {
      let deviations = Self.deviations(group.map { strengths[$0] })
      for (place, actor) in group.enumerated() {
        columns[0][actor] = deviations.map { .value($0[place]) } ?? .undefined(.noSpread)
        columns[1][actor] = .value(strengths[actor])
      }
    }
    return actorResult(on: graph, parameters: parameters, columns: columns)
  }

  /// The deviations of numbers from their mean in standard deviations; `nil` where all are alike.
  private static func deviations(_ numbers: [Double]) -> [Double]? {
    let (low, high) = (numbers.min() ?? 0, numbers.max() ?? 0)
    // What only rounding tells apart is alike.
    let rounding = 1e-12 * high
    guard high - low > rounding else { return nil }
    let count = Double(numbers.count)
    let mean = CompensatedSum(numbers).value / count
    let offsets = numbers.map { ($0 - mean).magnitude <= rounding ? 0 : $0 - mean }
    let variance = CompensatedSum(offsets.map { $0 * $0 }).value / count
    return offsets.map { $0 / variance.squareRoot() }
  }
}
