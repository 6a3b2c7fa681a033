// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// How well an actor stands among all others when friends of those who stand well count for it and
/// hostile ties count against it.
///
/// **Formula.** x = (I − B/c)⁻¹·1 with B = P − 2N, the positive ties P less twice the negative ones
/// N, and c = 2(n − 1). With directions `.out` = (I − BBᵀ/c²)⁻¹(I + B/c)·1, from the ties that go
/// out, and `.in` the same with B turned round.
///
/// **Convention.** Only in the signed view. The first column reads the view without directions (of
/// a pair recorded both ways a negative tie wins); of an undirected view all three are the same
/// number. An actor without ties has 1. Undefined (`singular`): `.in` and `.out` where
/// every ordered pair is negative, and all three where one of only two actors is hostile to the
/// other.
///
/// - Complexity: O(n³) up to 256 actors; above, O(n + m) a step of conjugate gradients, some dozen.
/// - References: Everett, M. G. & Borgatti, S. P. (2014). Networks containing negative ties. Social
///   Networks 38, 111–120. doi:10.1016/j.socnet.2014.03.005
public struct PNCentrality: Measure {
  /// Its entry in the catalogue.
  public static let descriptor = MeasureDescriptor(
    id: "pn-centrality", title: "PN centrality",
    family: .signed, question: "Who stands well with friends, and is not dragged down by foes?",
    summary: "How well an actor stands when friends count for it and hostile ties against it.",
    convention: "(I − B/c)⁻¹·1 with B = P − 2N and c = 2(n − 1); in and out follow the ties that "
      + "come in and go out. Without ties 1. Signed view only, where each tie counts 1 or −1.",
    citation: "Everett & Borgatti 2014, Social Networks 38, doi:10.1016/j.socnet.2014.03.005",
    further: ["in", "out"], takesNegativeTies: true)
  private let parameters: MeasureArguments

  /// Takes the parameters; there are none.
  public init(_ arguments: MeasureArguments) { parameters = arguments }

  /// One row an actor: without directions, then in and out. Refuses views without signs.
  public func result(
    on graph: ActorGraph, control: RunControl
  ) throws(AnalysisError) -> MeasureResult {
    try requireSigns(of: graph)
    guard graph.actorCount > 1 else {
      let one = [Cell](repeating: .value(1), count: graph.actorCount)
      return actorResult(on: graph, parameters: parameters, columns: [one, one, one])
    }
    let columns = try control.running { control throws(Cancellation) in
      let plain = try StandingSystem(graph.graph.undirected()).both(control)
      guard graph.graph.isDirected else { return [plain, plain, plain] }
      let system = StandingSystem(graph.graph)
      return [
        plain, try system.oneWay(out: false, control), try system.oneWay(out: true, control),
      ]
    }
    let none = [Cell](repeating: .undefined(.singular), count: graph.actorCount)
    return actorResult(
      on: graph, parameters: parameters, columns: columns.map { $0?.map(Cell.value) ?? none })
  }
}
