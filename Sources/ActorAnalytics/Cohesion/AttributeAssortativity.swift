// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// Whether ties stay inside groups such as sides (up to 1) or avoid them (below 0).
///
/// **Formula.** r = (Σ e(g, g) − Σ a(g) b(g)) / (1 − Σ a(g) b(g)), where e(g, g) is the share of
/// ties within group g, a(g) the share that begin and b(g) the share that end in it. `.within` is
/// Σ e(g, g).
///
/// **Convention.** Groups are `--group-by` any field or attribute. Ties with an end that has no
/// group are left out (networkx takes “none” for a group of its own). Without directions each tie
/// counts from both ends. Which ties exist counts, not their values. Undefined: `singleGroup` where
/// fewer than two groups are recorded, `noTies` where no tie joins actors with groups, `noSpread`
/// where all such ties are within one group.
///
/// - Complexity: O(n + m).
/// - References: Newman, M. E. J. (2003). Mixing patterns in networks. Physical Review E 67,
///   026126. doi:10.1103/PhysRevE.67.026126
public struct AttributeAssortativity: Measure {
  /// Its entry in the catalogue.
  public static let descriptor = MeasureDescriptor(
    id: "attribute-assortativity", title: "Assortativity by group",
    family: .cohesion, question: "Do ties stay inside sides, or inside roles?",
    summary: "Whether ties stay inside groups such as sides or lead out of them.",
    convention: "1 where all ties stay inside groups, 0 where they do as often as by chance; "
      + ".within is the share that stays. Ties with an end without a group are left out.",
    citation: "Newman 2003, Phys. Rev. E 67, doi:10.1103/PhysRevE.67.026126",
    subject: .map, further: ["within"],
    onSigns: .measure("signed-modularity"), parameters: [ActorGroups.parameter])
  private let parameters: MeasureArguments

  /// Takes the parameter `group-by`.
  public init(_ arguments: MeasureArguments) { parameters = arguments }

  /// One row for the whole map. Refuses negative ties.
  public func result(
    on graph: ActorGraph, control: RunControl
  ) throws(AnalysisError) -> MeasureResult {
    try refuseNegativeTies(of: graph)
    let groups = ActorGroups(of: graph, by: parameters["group-by"]).groups
    return mapResult(parameters: parameters, cells: cells(groups.map(\.members), graph.graph))
  }

  private func cells(_ groups: [[Int]], _ graph: FrozenGraph) -> [Cell] {
    guard groups.count > 1 else {
      return [.undefined(.singleGroup), .undefined(.singleGroup)]
    }
    var number = [Int?](repeating: nil, count: graph.nodeCount)
    for (group, members) in groups.enumerated() {
      for actor in members { number[actor] = group }
    }
    var (begin, end) = ([Int](repeating: 0, count: groups.count), groups.map { _ in 0 })
    var (within, all) = (0, 0)
    for node in 0..<graph.nodeCount {
      guard let own = number[node] else { continue }
      for other in graph.neighbors(of: node) {
        guard let group = number[Int(other)] else { continue }
        begin[own] += 1
        end[group] += 1
        all += 1
        within += own == group ? 1 : 0
      }
    }
    guard all > 0 else { return [.undefined(.noTies), .undefined(.noTies)] }
    let share = Cell.value(Double(within) / Double(all))
    let chance = zip(begin, end).reduce(Int128(0)) { $0 + Int128($1.0) * Int128($1.1) }
    let most = Int128(all) * Int128(all) - chance
    guard most > 0 else { return [.undefined(.noSpread), share] }
    return [.value(Double(Int128(within) * Int128(all) - chance) / Double(most)), share]
  }
}
